"""What one test says of one value. Both readers ask here, so a test has one meaning.

Two tests need the day as well: `InGroup` and `Listed`; `is_dated` tells which.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from licet.decide.kleene import Truth
from licet.facts import Involvement, Trade
from licet.law.terms import (
    All,
    AllInEntries,
    AtMost,
    Below,
    Has,
    InEntries,
    InGroup,
    Is,
    Leaf,
    Listed,
    Named,
    Not,
    On,
    SomeInEntries,
    Someone,
    Stated,
    Term,
)
from licet.law.terms import Any as AnyOf

UNKNOWN_COUNTRY = "?"
SOMEBODY = "somebody"
# What a missing fact is taken to be; all others stay unknown (see facts.vocabulary).
PRESUMED: dict[str, Any] = {"published": False, "licences": (), "en_route_on": date.min}
# Roles whose country is a destination of the item.
DESTINED = ("ultimate_consignee", "end_user")


def truth(leaf: Leaf, value: Any) -> Truth:
    """The value of an undated test; a missing value that is not presumed makes it unknown."""
    if isinstance(leaf, Stated):
        return value is not None
    if value is None:
        value = PRESUMED.get(leaf.fact)
    if value is None:
        return None
    match leaf:
        case Is(words=words):
            return value in words or (
                isinstance(value, str)
                and any(isinstance(w, str) and w.casefold() == value.casefold() for w in words)
            )
        case Has(words=words):
            if not words:
                return len(value) > 0
            if any(word in value for word in words):
                return True
            return None if UNKNOWN_COUNTRY in value else False
        case AtMost(bound=bound):
            return bool(value <= bound)
        case Below(bound=bound):
            return bool(value < bound)
        case On(bound=bound):
            return bool(value == bound)
        case InEntries(entries=entries):
            return entries.holds(value)
        case SomeInEntries(entries=entries):
            return any(entries.holds(code) for code in value)
        case AllInEntries(entries=entries):
            return all(entries.holds(code) for code in value)
    raise TypeError(f"{leaf!r} depends on the day")


def answers(value: Any, tests: tuple[Leaf, ...]) -> tuple[Any, ...]:
    """What all tests on a fact say of a value: values that answer alike are of one class.

    A dated test answers with the dated memberships that it would look up.
    """
    found: list[Any] = [value is None] if tests else [value]
    for test in tests:
        if isinstance(test, InGroup):
            places = (value,) if isinstance(value, str) else value
            found.append(None if places is None else _memberships(test, places))
        else:
            found.append(truth(test, value))
    return tuple(found)


def _memberships(test: InGroup, places: Iterable[str]) -> tuple[Any, ...]:
    """The dated memberships that a look-up of these countries comes upon."""
    found = frozenset(
        (group.name, member.span, member.known)
        for place in places
        for group in test.groups
        for member in group.of(place)
    )
    return found, UNKNOWN_COUNTRY in places


def is_dated(term: Term) -> bool:
    """Does the term look something up that changes from day to day?"""
    return any(isinstance(leaf, InGroup | Listed) for leaf in term.leaves())


def countries(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """A country, or several, as a tuple; an unknown one stands as ``?``."""
    if value is None:
        return (UNKNOWN_COUNTRY,)
    return (value,) if isinstance(value, str) else value


def destinations(trade: Trade) -> tuple[str, ...]:
    """Where the item goes: `ship_to`, and where its consignee and end user are."""
    found = {trade.ship_to or UNKNOWN_COUNTRY}
    found |= {p.country for p in trade.parties if p.role in DESTINED and p.country}
    return tuple(sorted(found))


def trade_fact(trade: Trade, name: str) -> Any:
    """The value that a test about the trade looks at.

    Of the parties only whether all of them are named: who they are, the desk looks at.
    """
    if name == "destinations":
        return destinations(trade)
    if name == "parties":
        named = all(party.name or party.branch_of for party in trade.parties)
        return SOMEBODY if trade.parties and named else None
    return getattr(trade, name)


def party_fact(who: Involvement, name: str) -> Any:
    """The value that a test about the party at hand looks at."""
    if name in ("role", "via", "country", "friendly_partner"):
        return getattr(who, name)
    listing = who.listing
    if name == "family":
        return who.family or (listing.family if listing else None) or ""
    if listing is None:
        return frozenset() if name == "footnotes" else ""
    return listing.id if name == "listing" else getattr(listing, name)


def outsiders(term: Term) -> list[Someone]:
    """The `Someone` parts of a term."""
    match term:
        case Someone():
            return [term]
        case All(terms) | AnyOf(terms):
            return [part for one in terms for part in outsiders(one)]
        case Not(of) | Named(_, of):
            return outsiders(of)
        case _:
            return []


def day_number(moment: date) -> int:
    """Days since 1970-01-01, as tables store them."""
    return moment.toordinal() - _EPOCH


_EPOCH = date(1970, 1, 1).toordinal()
