"""What reviewers said, at the desk: who was cleared is no match, who was confirmed is one.

A trade knows less of a party than a customer book does: its name and country. So a decision holds
here where it was made on that name and country alone, and where the list said then all that the
match leans on now: the name that was recognised, and the entry's country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from licet.facts import Match
from licet.ledger import Decision, Pair
from licet.names.evidence import same_country
from licet.names.fold import readings
from licet.names.recognise import STRONG

if TYPE_CHECKING:
    from licet.ledger import Ledger

_TAIL: Final = re.compile(r"(/\d+)?[?~]*$")


@dataclass(frozen=True)
class Reviewed:
    """A ledger's decisions, asked match by match.

    `same`: for the id of a bundled row those of the imported listings that it stands for, since
    a reviewer sees the entries of the list.
    """

    ledger: Ledger
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _known: dict[str, Decision | None] = field(default_factory=dict, repr=False)

    def settled(self, match: Match) -> Match | None:
        """The match as it stands: None if it was cleared, strong if it was confirmed."""
        ids = (match.listing.id, *self.same.get(match.listing.id, ()))
        every = filter(None, map(self._latest, pairs_of(match, ids)))
        decision = max(every, key=lambda one: one.number, default=None)
        if decision is None or not _same_evidence(decision.shown, match):
            return match
        if decision.verdict == "cleared":
            return None
        if decision.verdict == "confirmed":
            said = f"{match.evidence}; confirmed by {decision.by}: {decision.because}"
            return replace(match, strength=STRONG, evidence=said)
        return match

    @property
    def stamp(self) -> str:
        """Which decisions were looked at: how many, and a sum over them."""
        return f"{self.ledger.last()} decisions ({self.ledger.checksum()[:12]})"

    @cached_property
    def _decided(self) -> frozenset[str]:
        """The pairs on which something was decided: few beside the matches of a large book."""
        return self.ledger.decided()

    def _latest(self, pair: Pair) -> Decision | None:
        if pair.id not in self._decided:
            return None
        if pair.id not in self._known:
            self._known[pair.id] = self.ledger.latest([pair]).get(pair.id)
        return self._known[pair.id]


def pairs_of(match: Match, ids: Iterable[str]) -> list[Pair]:
    """The party of a trade beside an entry; the id of each of its listings holds the entry's key.

    The key may itself end as the id of a later listing does (``2024/1``).
    """
    list_ = match.listing.list
    whole = [one.removeprefix(f"{list_}:") for one in ids]
    keys = dict.fromkeys(key for one in whole for key in (one, _TAIL.sub("", one)))
    return [Pair(match.name, match.country, None, None, None, list_, key) for key in keys]


def _same_evidence(shown: Any, match: Match) -> bool:
    country = match.listing.country
    return any(_alike(match.alias, name) for name in shown.get("names", ())) and (
        country is None or any(same_country(country, one) for one in shown.get("countries", ()))
    )


def _alike(one: str, other: str) -> bool:
    """Is it the same name? The bundled rows may print it in another case, or without a point."""
    mine, theirs = ({(each.plain, each.signs) for each in readings(name)} for name in (one, other))
    return one == other or not mine.isdisjoint(theirs)
