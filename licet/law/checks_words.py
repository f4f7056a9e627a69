"""Checks of what conditions say: facts and words that the vocabulary knows, entries that exist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from licet.facts import BY_NAME, FACTS, Listing
from licet.facts import Kind as FactKind
from licet.facts.vocabulary import LISTS, ROLES
from licet.law.english import sentence
from licet.law.flaws import Cited, Flaw, FlawKind, flaw
from licet.law.norms import Norm
from licet.law.phrases import country_names
from licet.law.rulebook import Rulebook
from licet.law.tables import Entries
from licet.law.terms import (
    PARTY,
    All,
    AllInEntries,
    Any,
    Has,
    InEntries,
    Is,
    Leaf,
    Listed,
    Named,
    Not,
    SomeInEntries,
    Someone,
    Term,
)
from licet.law.words import PartyFacts

DERIVED: Final = frozenset({"destinations"})
PARTY_FACTS: Final = frozenset(
    {"listed"} | {fact.fact for fact in vars(PartyFacts).values() if hasattr(fact, "fact")}
)
_NAMES: Final = tuple(fact.name for fact in FACTS if fact.kind is FactKind.NAME)
_PARTY_WORDS: Final[dict[str, frozenset[str]]] = {
    "role": frozenset({*ROLES, *_NAMES}),
    "via": frozenset(
        {"itself", "branch", "foreign_branch", "owner", "minority_owner", "resembles"}
    ),
    "requirement": frozenset({"all_items", "ccl_items", "denial"}),
}
_CODE: Final = re.compile(r"EAR99|\d[A-E]\d{3}(\.([a-z]{1,2}|\d{1,3}))*")


@dataclass(frozen=True, slots=True)
class ClosedWords:
    """The words that a fact may have, where only certain ones make sense."""

    party: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, listings: tuple[Listing, ...]) -> ClosedWords:
        """Those of the vocabulary; with listings, their families, waves and ids as well."""
        known = dict(_PARTY_WORDS)
        if listings:
            known["listing"] = frozenset(one.id for one in listings)
            known["family"] = frozenset(one.family for one in listings if one.family)
            known["wave"] = frozenset(one.wave for one in listings if one.wave)
        return cls(known)

    def allowed(self, leaf: Leaf) -> frozenset[str] | None:
        """The words that may stand in a test on this fact; None where any may."""
        if leaf.about == PARTY:
            return (
                frozenset(country_names()) if leaf.fact == "country" else self.party.get(leaf.fact)
            )
        if leaf.fact in DERIVED:
            return frozenset(country_names())
        fact = BY_NAME[leaf.fact]
        if fact.kind is FactKind.COUNTRY:
            return frozenset(country_names())
        return frozenset(fact.words) or None


# -- one condition ----------------------------------------------------------------------------


def word_flaws(at: Cited, term: Term, closed: ClosedWords) -> Iterator[Flaw]:
    """Every flaw in the facts, words and entries that a condition names."""
    for someone in _someones(term):
        for name in someone.fact.split("|"):
            if name not in _NAMES:
                yield _unknown_fact(at, name, f"for somebody: {', '.join(_NAMES)}")
    for leaf in dict.fromkeys(term.leaves()):
        known = PARTY_FACTS if leaf.about == PARTY else {*BY_NAME, *DERIVED}
        if leaf.fact not in known:
            whose = "of the party" if leaf.about == PARTY else "of the trade"
            yield _unknown_fact(at, leaf.fact, f"{whose}: {', '.join(sorted(known))}")
        else:
            yield from _unknown_words(at, leaf, closed)
        if isinstance(leaf, InEntries | SomeInEntries | AllInEntries):
            yield from _entries(at, leaf.entries)


def _unknown_fact(at: Cited, name: str, known: str) -> Flaw:
    return flaw(
        FlawKind.FACT,
        (at,),
        says=f"a condition asks for the fact {name!r}, which no trade can state",
        expected=f"a fact {known}",
        do="correct the name, or add the fact to licet.facts.vocabulary and to Trade",
    )


def _unknown_words(at: Cited, leaf: Leaf, closed: ClosedWords) -> Iterator[Flaw]:
    allowed = frozenset(LISTS) if isinstance(leaf, Listed) else closed.allowed(leaf)
    for word in sorted(_words(leaf) - (allowed if allowed is not None else _words(leaf))):
        some = ", ".join(sorted(allowed or ()))
        yield flaw(
            FlawKind.WORD,
            (at,),
            says=f"a condition tests whether {leaf.fact!r} is {word!r}, which it can never be",
            expected=f"one of {some}" if len(some) < 400 else "a code of ISO 3166 or of the tables",
            do="correct the spelling, or add the word to the vocabulary",
        )


def _words(leaf: Leaf) -> frozenset[str]:
    match leaf:
        case Is(words=words) | Has(words=words):
            return frozenset(word for word in words if isinstance(word, str))
        case Listed(list=name):
            return frozenset({name})
    return frozenset()


def _someones(term: Term) -> Iterator[Someone]:
    match term:
        case Someone(_, of):
            yield term
            yield from _someones(of)
        case All(terms) | Any(terms):
            for one in terms:
                yield from _someones(one)
        case Not(of) | Named(_, of):
            yield from _someones(of)


def _entries(at: Cited, entries: Entries) -> Iterator[Flaw]:
    for code in sorted(entries.codes | entries.but_not):
        if not _CODE.fullmatch(code):
            yield _bad_entry(
                at,
                f"“{entries.name}” holds {code!r}, which cannot be an entry",
                "a code such as EAR99, 5D002 or 3B001.p.2",
            )
    for code in sorted(entries.codes & entries.but_not):
        yield _bad_entry(
            at,
            f"“{entries.name}” takes {code} in and leaves it out again",
            "a code stands in `codes` or in `but_not`",
        )
    try:
        re.compile(entries.pattern)
    except re.error as error:
        yield _bad_entry(
            at, f"the pattern of “{entries.name}” does not compile: {error}", "a pattern of codes"
        )


def _bad_entry(at: Cited, says: str, expected: str) -> Flaw:
    return flaw(FlawKind.ECCN, (at,), says=says, expected=expected, do="correct the set of entries")


# -- all conditions together ------------------------------------------------------------------


def meaning_flaws(rulebook: Rulebook) -> Iterator[Flaw]:
    """Names that mean one thing in one norm and another in the next."""
    meanings: dict[str, dict[object, Norm]] = defaultdict(dict)
    for norm in rulebook.norms:
        for version in norm.versions:
            for name, meaning in _named(version.when):
                meanings[name].setdefault(meaning, norm)
    for name, found in meanings.items():
        if len(found) > 1:
            texts = dict.fromkeys(_meaning(one) for one in found)
            yield flaw(
                FlawKind.TWO_MEANINGS,
                tuple(dict.fromkeys(found.values())),
                says=f"“{name}” stands for {len(found)} things: {'; or '.join(texts)}",
                expected="on the page, one name has one meaning",
                do="give each its own name, such as the year of its list",
            )


def _meaning(meaning: object) -> str:
    if isinstance(meaning, Entries):
        return ", ".join(sorted(meaning.codes)) or meaning.pattern
    return sentence(meaning) if isinstance(meaning, Term) else str(meaning)


def _named(term: Term) -> Iterable[tuple[str, object]]:
    match term:
        case Named(name, of):
            return ((name, of), *_named(of))
        case All(terms) | Any(terms):
            return tuple(found for one in terms for found in _named(one))
        case Not(of) | Someone(_, of):
            return _named(of)
        case InEntries(entries=entries) | SomeInEntries(entries=entries):
            return ((entries.name, entries),)
        case AllInEntries(entries=entries):
            return ((entries.name, entries),)
    return ()
