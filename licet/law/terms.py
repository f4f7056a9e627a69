"""Terms: the conditions that norms are written in.

A term is frozen data: a tree of tests on named facts, joined by ``&``, ``|`` and ``~``. It does
nothing by itself. Four readers walk it: `licet.decide.explain` asks it of one trade,
`licet.decide.table` of a table, `licet.decide.ask` for what is still missing, and
`licet.law.english` prints it.

Every term has one of three values: true, false, or unknown (Kleene). Two kinds of test depend
on the day, because what they look up is dated: `InGroup` and `Listed`. All others do not, which
is what makes mixed days cheap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from licet.law.tables import Entries, Group

TRADE: Final = "trade"
PARTY: Final = "party"


class Term:
    """A condition. Join terms with ``&``, ``|`` and ``~``."""

    __slots__ = ()

    def __and__(self, other: Term) -> Term:
        return All((*_parts(self, All), *_parts(other, All)))

    def __or__(self, other: Term) -> Term:
        return Any((*_parts(self, Any), *_parts(other, Any)))

    def __invert__(self) -> Term:
        return self.of if isinstance(self, Not) else Not(self)

    def leaves(self) -> Iterator[Leaf]:
        """Every test in the tree, in reading order."""
        yield from ()


def _parts(term: Term, joint: type[All] | type[Any]) -> tuple[Term, ...]:
    return term.terms if isinstance(term, joint) else (term,)


@dataclass(frozen=True, slots=True)
class All(Term):
    """True when every term is."""

    terms: tuple[Term, ...]

    def leaves(self) -> Iterator[Leaf]:
        for term in self.terms:
            yield from term.leaves()


@dataclass(frozen=True, slots=True)
class Any(Term):
    """True when one term is."""

    terms: tuple[Term, ...]

    def leaves(self) -> Iterator[Leaf]:
        for term in self.terms:
            yield from term.leaves()


@dataclass(frozen=True, slots=True)
class Not(Term):
    """True when the term is false."""

    of: Term

    def leaves(self) -> Iterator[Leaf]:
        yield from self.of.leaves()


@dataclass(frozen=True, slots=True)
class Named(Term):
    """A term that has a name in the law's own language, such as 'fully operational network'."""

    name: str
    of: Term

    def leaves(self) -> Iterator[Leaf]:
        yield from self.of.leaves()


@dataclass(frozen=True, slots=True)
class Someone(Term):
    """True when a named outsider (designer, producer, ...) is such a party.

    `fact` names them in the trade; while it is missing, the term is unknown.
    """

    fact: str
    of: Term

    def leaves(self) -> Iterator[Leaf]:
        yield from self.of.leaves()


@dataclass(frozen=True, slots=True)
class Constant(Term):
    """A term that no fact can change: always, never, or (None) unsettled law."""

    value: bool | None
    why: str = ""


ALWAYS: Final = Constant(True)


def never(why: str) -> Constant:
    """The text has been taken out; `why` says by what."""
    return Constant(False, why)


def unsettled(why: str) -> Constant:
    """The law is unclear, or licet does not hold it: unknown whatever the facts are."""
    return Constant(None, why)


@dataclass(frozen=True, slots=True)
class Leaf(Term):
    """A test on one fact of the trade or of the party at hand."""

    about: str
    fact: str
    reads: str

    def leaves(self) -> Iterator[Leaf]:
        yield self


@dataclass(frozen=True, slots=True)
class Is(Leaf):
    """The fact is one of these words. `denies` is the contrary sentence, where it is not plain."""

    words: frozenset[str | int | bool]
    denies: str = ""


@dataclass(frozen=True, slots=True)
class Has(Leaf):
    """The fact, a list, holds one of these; with no words: it holds anything at all."""

    words: frozenset[str | int]


@dataclass(frozen=True, slots=True)
class AtMost(Leaf):
    """The fact, a number or a day, is this or less."""

    bound: float | date


@dataclass(frozen=True, slots=True)
class Below(Leaf):
    """The fact, a number, is less than this."""

    bound: float


@dataclass(frozen=True, slots=True)
class On(Leaf):
    """The fact is this very day."""

    bound: date


@dataclass(frozen=True, slots=True)
class Stated(Leaf):
    """Somebody said what the fact is; never unknown itself."""


@dataclass(frozen=True, slots=True)
class InEntries(Leaf):
    """The fact, an ECCN, is within these entries."""

    entries: Entries


@dataclass(frozen=True, slots=True)
class SomeInEntries(Leaf):
    """One ECCN of the list is within these entries."""

    entries: Entries


@dataclass(frozen=True, slots=True)
class AllInEntries(Leaf):
    """Every ECCN of the list is within these entries."""

    entries: Entries


@dataclass(frozen=True, slots=True)
class InGroup(Leaf):
    """The fact, a country or list of countries, is (or has one) in these groups on the day."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Listed(Leaf):
    """The party at hand stands on this list on the day."""

    list: str


def named(name: str, term: Term) -> Term:
    """Give a term the name that the law gives it."""
    return Named(name, term)


def parts_of(term: Term) -> Iterator[Term]:
    """The term and every term within it."""
    yield term
    match term:
        case All(terms) | Any(terms):
            for one in terms:
                yield from parts_of(one)
        case Not(of) | Named(_, of) | Someone(_, of):
            yield from parts_of(of)
