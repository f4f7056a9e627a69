"""Reader 2's algebra: every norm, for many cases, on all days at once.

A *case* is a signature (one class for each fact), a state of knowledge, and the listed parties
involved. The same terms that reader 1 walks are evaluated here once for all cases, as bit words
(`words`). With `segments`, the same algebra answers for one segment of each case only, which is
what filling in missing facts needs.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from licet.decide.words import ALL, U64, Truths, bit_at, constant, from_truths
from licet.decide.world import Batch, World
from licet.law.norms import Norm, by_party
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
