"""What a table is asked about, and against what: cases in batches, and the world they stand in.

A `World` is the law, the change days, the states of knowledge, the folded facts and the listed
parties. A `Batch` is some cases of it: a class for each fact, a state of knowledge, the parties.
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
from licet.decide.signatures import members
from licet.decide.words import ALL, Grid, Truths, from_truths
from licet.facts import Involvement, Listing
from licet.law.norms import Norm
from licet.law.rulebook import Rulebook
from licet.law.tables import Membership
from licet.law.terms import (
    PARTY,
    InGroup,
    Leaf,
    Listed,
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
        owner, people = members(self.person_case, cases)
        return Batch(
            digits={name: column[cases] for name, column in self.digits.items()},
            knowledge=self.knowledge[cases],
            person_case=owner,
            person_code=self.person_code[people],
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
