"""Which presumptions a verdict leaned on.

A stop leans only on what would free the trade: that the item is not published, that no licence
is held out, that no savings clause is claimed. A verdict that lets go, or holds, leans on all that
was not stated of the parties and of the end use.
"""

from __future__ import annotations

from dataclasses import dataclass

from licet.decide.leaves import DESTINED
from licet.decide.verdicts import Ruling
from licet.facts import Involvement, Outcome, Trade
from licet.facts.vocabulary import ITEM_ACTS

LISTED_VIA = ("itself", "branch", "foreign_branch", "owner", "elsewhere")


@dataclass(frozen=True, slots=True)
class Silence:
    """What nobody said about a trade."""

    published: bool
    a_party_is_unlisted: bool
    owners: bool
    party_country: bool
    diversion: bool
    item: bool
    us_person: bool
    licences: bool
    en_route: bool


def silence(trade: Trade, people: tuple[Involvement, ...]) -> Silence:
    """What this trade is silent about. A trade without parties is silent about who they are."""
    listed = {one.place for one in people if one.via in LISTED_VIA} - {None}
    return Silence(
        published=trade.published is None and trade.item_form != "commodity",
        a_party_is_unlisted=len(listed) < len(trade.parties) or not trade.parties,
        owners=any(party.owners is None for party in trade.parties),
        party_country=any(p.role in DESTINED and p.country is None for p in trade.parties),
        diversion=trade.diverted_to is None,
        item=trade.activity in ITEM_ACTS,
        us_person=trade.us_person is None,
        licences=trade.licences is None,
        en_route=trade.en_route_on is None,
    )


def leaned_on(found: Silence, ruling: Ruling) -> tuple[str, ...]:
    """The presumptions behind a ruling, by their names in `facts.PRESUMPTIONS`."""
    outcome, subject = ruling.outcome, ruling.subject_to_ear
    laws = {regime["law"] for regime in ruling.regimes}
    because = {entry["norm"] for entry in ruling.because}
    refused = outcome is Outcome.LICENCE_REQUIRED
    silent = {
        "published": found.published and found.item and subject is not False,
        "us_person": found.us_person and "us-ofac" in laws,
        "licences": found.licences and refused,
        "en_route_on": found.en_route and refused and "us.ear.744.11" in because,
        "parties": found.a_party_is_unlisted and not outcome.stops,
        "party_country": found.party_country and found.item and not outcome.stops,
        "owners": found.owners and found.item and not outcome.stops,
        "diverted_to": found.diversion and found.item and not outcome.stops,
        "end_use": found.item and subject is not False and not outcome.stops,
    }
    return tuple(name for name, leaned in silent.items() if leaned)


def assumed(trade: Trade, people: tuple[Involvement, ...], ruling: Ruling) -> tuple[str, ...]:
    """The presumptions that the verdict on this trade leaned on."""
    return leaned_on(silence(trade, people), ruling)
