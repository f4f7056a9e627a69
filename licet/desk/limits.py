"""What a verdict cannot vouch for: law that is not held, and lists that nobody has looked at.

Either turns a go into a hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from licet.decide.calendar import Knowledge, at, entry_pieces
from licet.facts import Listing, Match
from licet.facts.vocabulary import looks_at
from licet.law.coverage import HELD_LISTS
from licet.lists.freshness import Stale


@dataclass(frozen=True, slots=True)
class Limits:
    """`not_covered`: laws, and lists without a rule; `stale`: lists that do not cover the day."""

    not_covered: tuple[str, ...] = ()
    stale: tuple[Stale, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.not_covered or self.stale)


def ruleless(matches: Iterable[Match], laws: tuple[str, ...] | None) -> tuple[Listing, ...]:
    """The listings in a trade whose list these laws look at, and for which no rule is held."""
    return tuple(
        match.listing
        for match in matches
        if match.listing.list not in HELD_LISTS and looks_at(laws, match.listing.list)
    )


def in_force(
    found: Iterable[Listing], on: date, as_known: date | None, horizon: date
) -> tuple[str, ...]:
    """The lists of those listings that are, or may be, in force on the day."""
    knowledge = Knowledge(as_known, horizon)
    return tuple(
        dict.fromkeys(one.list for one in found if at(entry_pieces(one, knowledge), on) is not None)
    )
