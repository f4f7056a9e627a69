"""Which presumptions a verdict leaned on.

A stop leans on none but "not published": nothing that could be learnt of the parties or of the
end use would free the trade. A verdict that lets go, or holds, leans on all that were not stated.
"""

from __future__ import annotations

from dataclasses import dataclass

from licet.decide.verdicts import Ruling
from licet.facts import Involvement, Outcome, Trade

LISTED_VIA = ("itself", "branch", "foreign_branch", "owner")


@dataclass(frozen=True, slots=True)
class Silence:
    """What nobody said about a trade."""

    published: bool
    a_party_is_unlisted: bool
    owners: bool
    diversion: bool
    item: bool
    us_person: bool


def silence(trade: Trade, people: tuple[Involvement, ...]) -> Silence:
    """What this trade is silent about. A trade without parties is silent about who they are."""
    listed = sum(1 for p in trade.parties if _is_listed(p.role, p.name, people))
    return Silence(
        published=trade.published is None and trade.item_form != "commodity",
        a_party_is_unlisted=listed < len(trade.parties) or not trade.parties,
        owners=any(party.owners is None for party in trade.parties),
        diversion=trade.diverted_to is None,
        item=trade.activity in ("export", "reexport", "transfer", "release"),
        us_person=trade.us_person is None,
    )


def _is_listed(role: str, name: str | None, people: tuple[Involvement, ...]) -> bool:
    return any(
        one.listing is not None and one.via in LISTED_VIA and (one.role, one.party) == (role, name)
        for one in people
    )


def leaned_on(
    found: Silence, outcome: Outcome, subject: bool | None, laws: tuple[str, ...]
) -> tuple[str, ...]:
    """The presumptions behind an outcome, by their names in `facts.PRESUMPTIONS`."""
    names = []
    if found.published and found.item and subject is not False:
        names.append("published")
    if found.us_person and "us-ofac" in laws:
        names.append("us_person")
    if not outcome.stops:
        names += [
            name
            for name, silent in (
                ("parties", found.a_party_is_unlisted),
                ("owners", found.owners and found.item),
                ("diverted_to", found.diversion and found.item),
                ("end_use", found.item and subject is not False),
            )
            if silent
        ]
    return tuple(names)


def assumed(trade: Trade, people: tuple[Involvement, ...], ruling: Ruling) -> tuple[str, ...]:
    """The presumptions that the verdict on this trade leaned on."""
    laws = tuple(regime["law"] for regime in ruling.regimes)
    return leaned_on(silence(trade, people), ruling.outcome, ruling.subject_to_ear, laws)
