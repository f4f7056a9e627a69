"""Reader 2's algebra: every norm, for many cases, on all days at once.

A *case* is a signature (one class for each fact), a state of knowledge, and the listed parties
involved. The same terms that reader 1 walks are evaluated here once for all cases, as bit words
(`words`). With `segments`, the same algebra answers for one segment of each case only, which is
what filling in missing facts needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from licet.decide import calendar
from licet.decide.calendar import Knowledge
from licet.decide.columns import Classes
from licet.decide.kleene import Truth
from licet.decide.leaves import countries, party_fact, truth
from licet.decide.words import ALL, U64, Grid, Truths, bit_at, constant, from_truths
from licet.facts import Involvement, Listing
from licet.law.norms import Norm, by_party
from licet.law.rulebook import Rulebook
from licet.law.tables import Membership
from licet.law.terms import (
    PARTY,
    All,
    Any,
    Constant,
    InGroup,
    Leaf,
    Listed,
    Named,
    Not,
    Someone,
    Term,
)

Index = npt.NDArray[np.int32]
DayWords = tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]


@dataclass(frozen=True)
class Batch:
    """Cases to evaluate.

    `digits[fact]` is the class of each case; `knowledge` its state of knowledge; `person_case`
    and `person_code` are the involved parties, sorted by case, as numbers into the palette.
    With `segments`, each case is asked about that one segment.
    """

    digits: dict[str, Index]
    knowledge: Index
    person_case: Index
    person_code: Index
    segments: Index | None = None

    @property
    def size(self) -> int:
        return len(self.knowledge)

    def taken(self, cases: Index, segments: Index | None = None) -> Batch:
        """Some of these cases, in the order asked; each may be asked for more than once."""
        starts = np.searchsorted(self.person_case, cases, side="left")
        counts = np.searchsorted(self.person_case, cases, side="right") - starts
        owner = np.repeat(np.arange(len(cases), dtype=np.int32), counts)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        return Batch(
            digits={name: column[cases] for name, column in self.digits.items()},
            knowledge=self.knowledge[cases],
            person_case=owner,
            person_code=self.person_code[np.repeat(starts, counts) + nth],
            segments=segments,
        )

    def parts(self, count: int) -> list[Batch]:
        """The same cases in so many batches."""
        edges = [self.size * part // count for part in range(count + 1)]
        return [self._part(*edge) for edge in pairwise(edges)]

    def _part(self, start: int, stop: int) -> Batch:
        first, last = np.searchsorted(self.person_case, (start, stop))
        return Batch(
            digits={name: column[start:stop] for name, column in self.digits.items()},
            knowledge=self.knowledge[start:stop],
            person_case=self.person_case[first:last] - np.int32(start),
            person_code=self.person_code[first:last],
            segments=None if self.segments is None else self.segments[start:stop],
        )

    @cached_property
    def person_starts(self) -> tuple[Index, Index]:
        """The cases that have parties, and where the parties of each begin."""
        cases, starts = np.unique(self.person_case, return_index=True)
        return cases.astype(np.int32), starts.astype(np.int32)


@dataclass(frozen=True)
class World:
    """What a table is read against: the law, the days, the states of knowledge, the parties."""

    rulebook: Rulebook
    grid: Grid
    knowledges: tuple[Knowledge, ...]
    facts: dict[str, Classes]
    palette: tuple[Involvement, ...]
    _norms: dict[Norm, list[DayWords]] = field(default_factory=dict)
    _static: dict[Leaf, Truths] = field(default_factory=dict)
    _dated: dict[Leaf, DayWords] = field(default_factory=dict)
    _entries: dict[int, DayWords] = field(default_factory=dict)

    def with_palette(self, palette: tuple[Involvement, ...]) -> World:
        """The same world with other parties in it; what does not hang on them is kept."""
        return World(
            self.rulebook,
            self.grid,
            self.knowledges,
            self.facts,
            palette,
            _norms=self._norms,
            _entries=self._entries,
        )

    def norm_words(self, norm: Norm) -> list[DayWords]:
        """For each version: certain and possible days, shape (states of knowledge, words)."""
        if norm not in self._norms:
            made = []
            pieces = [calendar.norm_pieces(norm, k) for k in self.knowledges]
            for number in range(len(norm.versions)):
                rows = [
                    self.grid.bits(p for p in of_state if p.version == number)
                    for of_state in pieces
                ]
                made.append(_day_words(rows))
            self._norms[norm] = made
        return self._norms[norm]

    def static(self, leaf: Leaf) -> Truths:
        """An undated test, for each class of its fact or each party of the palette."""
        if leaf not in self._static:
            if leaf.about == PARTY:
                values: Iterable[object] = (party_fact(who, leaf.fact) for who in self.palette)
            else:
                values = self.facts[leaf.fact].values
            known: dict[object, Truth] = {}
            for value in (listed := list(values)):
                if value not in known:
                    known[value] = truth(leaf, value)
            self._static[leaf] = from_truths(known[value] for value in listed)
        return self._static[leaf]

    def dated(self, leaf: InGroup | Listed) -> DayWords:
        """A dated look-up: shape (classes or parties, states of knowledge, words)."""
        if leaf not in self._dated:
            if isinstance(leaf, Listed):
                rows = [self._listed(leaf, who) for who in self.palette]
            else:
                rows = [self._grouped(leaf, places) for places in self._places(leaf)]
            shape = (len(rows), len(self.knowledges), self.grid.words)
            sure = np.array([row[0] for row in rows], np.uint64).reshape(shape)
            maybe = np.array([row[1] for row in rows], np.uint64).reshape(shape)
            self._dated[leaf] = (sure, maybe)
        return self._dated[leaf]

    def _places(self, leaf: InGroup) -> list[tuple[str, ...]]:
        if leaf.about == PARTY:
            return [countries(party_fact(who, leaf.fact)) for who in self.palette]
        return [countries(value) for value in self.facts[leaf.fact].values]

    def _listed(self, leaf: Listed, who: Involvement) -> DayWords:
        if who.listing is None or who.listing.list != leaf.list:
            return self._nowhere
        sure, maybe = self._entry(who.listing)
        return (np.zeros_like(sure), maybe) if who.hinges_on else (sure, maybe)

    def _grouped(self, leaf: InGroup, places: tuple[str, ...]) -> DayWords:
        sure, maybe = (words.copy() for words in self._nowhere)
        for member in (m for place in places for group in leaf.groups for m in group.of(place)):
            certain, possible = self._entry(member)
            sure |= certain
            maybe |= possible
        return (sure, np.full_like(maybe, ALL)) if "?" in places else (sure, maybe)

    def _entry(self, entry: Listing | Membership) -> DayWords:
        """The days of one dated entry, for each state of knowledge."""
        if id(entry) not in self._entries:
            pieces = (calendar.entry_pieces(entry, k) for k in self.knowledges)
            self._entries[id(entry)] = _day_words([self.grid.bits(of_state) for of_state in pieces])
        return self._entries[id(entry)]

    @cached_property
    def _nowhere(self) -> DayWords:
        shape = (len(self.knowledges), self.grid.words)
        return np.zeros(shape, np.uint64), np.zeros(shape, np.uint64)


def _day_words(rows: list[tuple[list[int], list[int]]]) -> DayWords:
    return (
        np.array([sure for sure, _ in rows], np.uint64),
        np.array([maybe for _, maybe in rows], np.uint64),
    )


class Algebra:
    """The truths of one batch, each computed when first asked for."""

    def __init__(self, world: World, batch: Batch) -> None:
        self.world = world
        self.batch = batch
        self._terms: dict[tuple[Term, bool], Truths] = {}
        self._norms: dict[tuple[Norm, bool], Truths] = {}

    # -- terms ------------------------------------------------------------------------------

    def term(self, term: Term, person: bool) -> Truths:
        """A term for each case, or (`person`) for each involved party."""
        key = (term, person)
        if key not in self._terms:
            self._terms[key] = self._evaluate(term, person)
        return self._terms[key]

    def _evaluate(self, term: Term, person: bool) -> Truths:
        match term:
            case All(terms):
                result = self.term(terms[0], person)
                for one in terms[1:]:
                    result = result & self.term(one, person)
                return result
            case Any(terms):
                result = self.term(terms[0], person)
                for one in terms[1:]:
                    result = result | self.term(one, person)
                return result
            case Not(of):
                return ~self.term(of, person)
            case Named(_, of):
                return self.term(of, person)
            case Constant(value):
                return constant(value)
            case Someone(fact, of):
                return self._to_people(self._someone(fact, of), person)
            case Leaf():
                return self._leaf(term, person)
        raise TypeError(f"cannot evaluate {term!r}")

    def _leaf(self, leaf: Leaf, person: bool) -> Truths:
        batch = self.batch
        if leaf.about == PARTY:
            if not person:
                return constant(False)
            rows, knowledge = batch.person_code, batch.knowledge[batch.person_case]
        else:
            rows, knowledge = batch.digits[leaf.fact], batch.knowledge
        if isinstance(leaf, InGroup | Listed):
            sure, maybe = self.world.dated(leaf)
            found = self._on_days(sure[rows, knowledge], maybe[rows, knowledge], leaf.about)
        else:
            found = self.world.static(leaf).take(rows)
        return found if leaf.about == PARTY else self._to_people(found, person)

    def _someone(self, fact: str, of: Term) -> Truths:
        names = fact.split("|")
        unnamed = constant(True)
        for name in names:
            missing = from_truths(v is None for v in self.world.facts[name].values)
            unnamed = unnamed & missing.take(self.batch.digits[name])
        roles = from_truths([who.role in names for who in self.world.palette] or [False])
        here = roles.take(self.batch.person_code) & self.term(of, True)
        return self.to_cases(here) | (unnamed & constant(None))

    def _to_people(self, truths: Truths, person: bool) -> Truths:
        return truths.take(self.batch.person_case) if person else truths

    def to_cases(self, people: Truths) -> Truths:
        """Is it so for any of a case's parties?"""
        size = self.batch.size
        width = people.sure.shape[1]
        sure = np.zeros((size, width), np.uint64)
        maybe = np.zeros((size, width), np.uint64)
        cases, starts = self.batch.person_starts
        if len(cases):
            count = len(self.batch.person_case)
            for into, words in ((sure, people.sure), (maybe, people.maybe)):
                full = np.broadcast_to(words, (count, width)) if len(words) == 1 else words
                into[cases] = np.bitwise_or.reduceat(full, starts, axis=0)
        return Truths(sure, maybe)

    def _on_days(self, sure: U64, maybe: U64, about: str) -> Truths:
        segments = self.batch.segments
        if segments is None:
            return Truths(sure, maybe)
        if about == PARTY:
            segments = segments[self.batch.person_case]
        return Truths(_mask(bit_at(sure, segments)), _mask(bit_at(maybe, segments)))

    # -- norms ------------------------------------------------------------------------------

    def norm(self, norm: Norm, person: bool) -> Truths:
        """A norm's condition and days together, for each case or each involved party."""
        key = (norm, person)
        if key not in self._norms:
            self._norms[key] = self._norm(norm, person)
        return self._norms[key]

    def _norm(self, norm: Norm, person: bool) -> Truths:
        if not person and by_party(norm):
            return constant(False)
        if person and not by_party(norm):
            return self._to_people(self.norm(norm, False), True)
        batch = self.batch
        knowledge = batch.knowledge[batch.person_case] if person else batch.knowledge
        about = PARTY if person else "trade"
        result = constant(False)
        versions = zip(norm.versions, self.world.norm_words(norm), strict=True)
        for version, (sure, maybe) in versions:
            days = self._on_days(sure[knowledge], maybe[knowledge], about)
            result = result | (days & self.term(version.when, person))
        return result

    def any_party(self, norm: Norm) -> Truths:
        """A norm for each case, whichever of its parties it is true of."""
        return self.to_cases(self.norm(norm, True)) if by_party(norm) else self.norm(norm, False)

    def demand(self, norm: Norm, person: bool) -> Truths:
        """A requirement, less the stays that suspend it."""
        applies = self.norm(norm, person)
        for stay in self.world.rulebook.suspending(norm):
            applies = applies & ~self.norm(stay, person)
        return applies

    def lifter(self, authorisation: Norm, person: bool) -> Truths:
        """An authorisation, less the restrictions that take it away."""
        lifts = self.norm(authorisation, person)
        for limit in self.world.rulebook.restricting(authorisation):
            lifts = lifts & ~self.norm(limit, person)
        return lifts

    def lifted(self, norm: Norm, person: bool) -> Truths:
        """Is the requirement overcome by any authorisation that names it?"""
        result = constant(False)
        for authorisation in self.world.rulebook.overcoming(norm):
            result = result | self.lifter(authorisation, person)
        return result

    def over_cases(self, truths: Truths, person: bool) -> Truths:
        return self.to_cases(truths) if person else truths


def _mask(bits: npt.NDArray[np.bool_]) -> U64:
    return np.where(bits, ALL, np.uint64(0))[:, None]
