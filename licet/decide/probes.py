"""Probes: for each fact, values that between them make every test on it come out every way.

Reader 3 fills a missing fact with each of its probes to see whether the outcome can change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from licet.decide.leaves import SOMEBODY, answers
from licet.facts import Involvement, Listing
from licet.law.rulebook import Rulebook
from licet.law.tables import Entries
from licet.law.terms import (
    PARTY,
    AllInEntries,
    AtMost,
    Below,
    Has,
    InEntries,
    InGroup,
    Is,
    Leaf,
    Listed,
    On,
    SomeInEntries,
    Stated,
)
from licet.spans import Span

SOME_WORD = "another word"
SOME_COUNTRY = "ZZ"
SOME_ENTRY = "0A000"
# Facts of a party at hand that may be missing, and the names a user knows them by.
PARTY_NAMES = {
    "requirement": "owners.requirement",
    "programme": "owners.programme",
    "country": "parties.country",
    "friendly_partner": "owners.country",
}
# On which lists an entry that lacks the fact lacks something.
_MISSED_OF = {
    "requirement": ("us-bis-entity-list",),
    "programme": ("us-ofac-sdn",),
    "country": ("us-bis-entity-list", "us-ofac-sdn", "us-bis-meu"),
    "friendly_partner": ("us-bis-entity-list", "us-bis-meu"),
}
SOMEONE_LISTED = Listing(
    id="probe",
    list="us-bis-entity-list",
    name="a listed company",
    span=Span(date.min),
    known=date.min,
    cite="",
    family="huawei",
    footnotes=frozenset({1, 2, 3, 4, 5}),
    requirement="all_items",
)


def of_leaf(leaf: Leaf) -> Iterable[Any]:
    """Values that make this one test come out true and false."""
    match leaf:
        case Is(words=words) if words == {True}:
            return (True, False)
        case Is(words=words):
            return (*sorted(words, key=str), SOME_WORD)
        case Has(words=words):
            return ((), *((word,) for word in sorted(words, key=str)), (SOME_WORD,))
        case AtMost(bound=date() as bound):
            return (bound, bound + timedelta(days=1))
        case AtMost(bound=bound) | Below(bound=bound):
            return (bound, bound - 0.001, bound + 0.001)  # type: ignore[operator]
        case On(bound=bound):
            return (bound, bound + timedelta(days=1))
        case InEntries(entries=entries):
            return (*_samples(entries), SOME_ENTRY)
        case SomeInEntries(entries=entries) | AllInEntries(entries=entries):
            return ((), *((code,) for code in _samples(entries)), (SOME_ENTRY,))
        case InGroup(groups=groups):
            return (*(m.country for g in groups for m in g.members), SOME_COUNTRY)
        case Stated(fact="parties"):
            return (SOMEBODY,)
        case Listed() | Stated():
            return ()
    raise TypeError(f"no probes for {leaf!r}")


def _samples(entries: Entries) -> tuple[str, ...]:
    """One code of each kind that other sets may tell apart."""
    if entries.pattern:
        return tuple(c for c in ("9A610.a", "9A610.y", "9A515.a") if entries.holds(c))
    return tuple(sorted(entries.codes | {c for c in entries.but_not if c}))


@cache
def tests_by_fact(rulebook: Rulebook) -> dict[tuple[str, str], tuple[Leaf, ...]]:
    """Every test of the rulebook, by its subject (trade or party) and fact."""
    found: dict[tuple[str, str], dict[Leaf, None]] = {}
    terms = [term for body in rulebook.bodies for term in (body.concerns, body.asks_nothing)]
    terms += [version.when for norm in rulebook.norms for version in norm.versions]
    for leaf in (leaf for term in terms for leaf in term.leaves()):
        found.setdefault((leaf.about, leaf.fact), {})[leaf] = None
    return {key: tuple(leaves) for key, leaves in found.items()}


@cache
def probes(rulebook: Rulebook) -> dict[tuple[str, str], tuple[Any, ...]]:
    """For every fact the rulebook tests, one value of each class that the tests can tell apart."""
    found = {}
    for key, tests in tests_by_fact(rulebook).items():
        classes: dict[tuple[Any, ...], Any] = {}
        for value in (value for test in tests for value in of_leaf(test)):
            classes.setdefault(answers(value, tests), value)
        found[key] = tuple(classes.values())
    return found


@cache
def ship_to_probes(rulebook: Rulebook) -> tuple[str, ...]:
    """Countries for a missing `ship_to`."""
    values = probes(rulebook).get(("trade", "destinations"), ())
    flat = {v if isinstance(v, str) else (v[0] if v else SOME_COUNTRY) for v in values}
    return tuple(sorted((flat - {SOME_WORD}) | {SOME_COUNTRY}))


@dataclass(frozen=True, slots=True)
class PartyGap:
    """A fact missing about one involvement, under the name that the user knows it by."""

    who: int
    fact: str

    @property
    def name(self) -> str:
        return PARTY_NAMES.get(self.fact, self.fact)


def party_gaps(people: tuple[Involvement, ...]) -> Iterable[PartyGap]:
    """What is missing about each involvement."""
    for who, one in enumerate(people):
        if one.hinges_on:
            yield PartyGap(who, one.hinges_on)
        for fact, listings in _MISSED_OF.items():
            here = one.listing is not None and one.listing.list in listings
            if here and getattr(one, fact, getattr(one.listing, fact, "")) is None:
                yield PartyGap(who, fact)


def filled(
    people: tuple[Involvement, ...], gap: PartyGap, rulebook: Rulebook
) -> Iterable[tuple[Involvement, ...]]:
    """The involvements with one missing fact filled in, every way that can matter."""
    one = people[gap.who]
    before, after = people[: gap.who], people[gap.who + 1 :]
    if one.hinges_on == gap.fact:
        others = tuple(p for p in people if p.hinges_on != gap.fact)
        yield others
        yield tuple(replace(p, hinges_on=None) if p.hinges_on == gap.fact else p for p in people)
        return
    for value in probes(rulebook).get((PARTY, gap.fact), ()):
        if gap.fact in ("requirement", "programme") and one.listing is not None:
            changed = replace(one, listing=replace(one.listing, **{gap.fact: value}))
        else:
            changed = replace(one, **{gap.fact: value})
        yield (*before, changed, *after)
