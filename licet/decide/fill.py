"""Reader 3 for a table: every missing fact of every open moment, filled in at once.

Each way of filling one fact becomes a row of a new batch, asked on one segment only. A fact is
worth finding out if one of its rows comes out differently. Moments in which no fact can do that
alone are asked again with every two facts filled together (see `ask` for one trade).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from licet.decide.ask import could_change, first_pair, in_order
from licet.decide.leaves import PRESUMED, outsiders
from licet.decide.moments import Finding
from licet.decide.planes import all_planes, outcome_at
from licet.decide.probes import SOMEONE_LISTED, filled, party_gaps, ship_to_probes
from licet.decide.table import Decided
from licet.decide.world import Batch, Index, World
from licet.facts import Involvement
from licet.law.norms import Norm
from licet.law.terms import PARTY

BLOCK = 100_000  # rows asked at a time
_PART_AND_WHOLE = ("us_controlled_content_percent", "us_content_percent")


@dataclass(frozen=True, slots=True)
class _Filling:
    """One way to fill gaps of one moment: their names, the changed classes, the people."""

    moment: int
    gaps: tuple[str, ...]
    changed: tuple[tuple[str, int], ...]
    people: tuple[Involvement, ...]


class Filler:
    """Finds the missing facts of all moments of a decided table."""

    def __init__(self, decided: Decided, findings: list[Finding]) -> None:
        self.decided = decided
        self.findings = findings
        self.facts = decided.world.facts
        self.palette: dict[Involvement, int] = {
            who: code for code, who in enumerate(decided.world.palette)
        }
        self._facts_of: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def missing(self) -> list[tuple[str, ...]]:
        """The missing facts of each moment, in the vocabulary's order."""
        answers: list[tuple[str, ...]] = [()] * len(self.findings)
        waiting = [m for m, f in enumerate(self.findings) if could_change(f.regimes)]
        alone = self._turning(self._single(moment) for moment in waiting)
        for moment, found in alone.items():
            answers[moment] = in_order(name for (name,) in found)
        stuck = [moment for moment in waiting if moment not in alone]
        for moment, pairs in self._turning(self._double(moment) for moment in stuck).items():
            answers[moment] = first_pair(pairs)
        return answers

    # -- ways to fill -------------------------------------------------------------------------

    def _single(self, moment: int) -> list[_Filling]:
        return list(self._fillings(_Filling(moment, (), (), self.findings[moment].people)))

    def _double(self, moment: int) -> list[_Filling]:
        """Two gaps filled together; of two orders the one in the vocabulary's order."""
        return [
            second
            for first in self._single(moment)
            for second in self._fillings(first)
            if in_order(second.gaps) == second.gaps
        ]

    def _fillings(self, start: _Filling) -> Iterator[_Filling]:
        """Every way to fill one more gap of a moment."""
        facts, outsiders_ = self._open_facts(self.findings[start.moment])
        case = int(self.decided.moment_case[start.moment])
        for pair in outsiders_:
            yield from self._named(start, pair, case)
        for fact in facts:
            if self._missing[fact][case]:
                gap = "ship_to" if fact == "destinations" else fact
                for cls in self._other_classes(start, fact, case):
                    yield self._more(start, gap, (fact, cls), start.people)
        for missing in party_gaps(start.people):
            if missing.name not in start.gaps:
                for people in filled(start.people, missing, self.decided.world.rulebook):
                    yield self._more(start, missing.name, None, people)

    def _digit(self, start: _Filling, fact: str, case: int) -> int:
        """The class of a fact of this moment, fillings included."""
        return dict(start.changed).get(fact, int(self.decided.batch.digits[fact][case]))

    @cached_property
    def _missing(self) -> dict[str, list[bool]]:
        """For each fact, the cases in which it is missing and worth filling."""
        found = {}
        for name, fact in self.facts.items():
            gaps = [
                "?" in value if name == "destinations" and value else value is None
                for value in fact.values
            ]
            here = np.array(gaps)[self.decided.batch.digits[name]]
            found[name] = here.tolist() if name not in PRESUMED else [False] * len(here)
        return found

    def _named(self, start: _Filling, pair: str, case: int) -> Iterator[_Filling]:
        """An outsider named: somebody unlisted, or somebody listed."""
        names = pair.split("|")
        digits = [self._digit(start, name, case) for name in names]
        if all(self.facts[n].values[d] is None for n, d in zip(names, digits, strict=True)):
            for name in names:
                change = (name, self.facts[name].of_value["somebody"])
                listed = Involvement(role=name, listing=SOMEONE_LISTED)
                yield self._more(start, name, change, start.people)
                yield self._more(start, name, change, (*start.people, listed))

    @staticmethod
    def _more(
        start: _Filling, gap: str, change: tuple[str, int] | None, people: tuple[Involvement, ...]
    ) -> _Filling:
        changed = start.changed if change is None else (*start.changed, change)
        return _Filling(start.moment, (*start.gaps, gap), changed, people)

    def _other_classes(self, start: _Filling, name: str, case: int) -> list[int]:
        """The classes a missing fact may turn out to have, consistent with what else is said."""
        fact, digit = self.facts[name], self._digit(start, name, case)
        value = fact.values[digit]
        if name == "destinations":
            if "?" not in value:
                return []
            rest = set(value) - {"?"}
            countries = ship_to_probes(self.decided.world.rulebook)
            return sorted({fact.of_value[tuple(sorted({*rest, c}))] for c in countries})
        if value is not None:
            return []
        classes = [cls for cls, other in enumerate(fact.values) if other is not None]
        if name not in _PART_AND_WHOLE:
            return classes
        other = next(fact for fact in _PART_AND_WHOLE if fact != name)
        if other not in self.facts:
            return classes
        said = self.facts[other].values[self._digit(start, other, case)]
        return [c for c in classes if said is None or _within(name, fact.values[c], said)]

    def _open_facts(self, found: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Facts of the trade, and names of outsiders, that the norms of a finding look at."""
        key = id(found)
        if key not in self._facts_of:
            facts: dict[str, None] = {}
            names: dict[str, None] = {}
            for norm in _norms_of(found, self.decided.world):
                for version in norm.versions:
                    names.update(dict.fromkeys(part.fact for part in outsiders(version.when)))
                    for leaf in version.when.leaves():
                        if leaf.about != PARTY:
                            facts[leaf.fact] = None
            self._facts_of[key] = (tuple(facts), tuple(names))
        return self._facts_of[key]

    # -- asking -------------------------------------------------------------------------------

    def _turning(self, groups: Iterator[list[_Filling]]) -> dict[int, set[tuple[str, ...]]]:
        """The gaps that turn the outcome of each moment, some way of filling them."""
        found: dict[int, set[tuple[str, ...]]] = {}
        block: list[_Filling] = []
        for group in groups:
            block += group
            if len(block) >= BLOCK:
                self._ask(block, found)
                block = []
        self._ask(block, found)
        return found

    def _ask(self, block: list[_Filling], found: dict[int, set[tuple[str, ...]]]) -> None:
        if not block:
            return
        decided = self.decided
        moments = np.array([filling.moment for filling in block], np.int32)
        cases = decided.moment_case[moments]
        batch = self._batch(block, moments, cases)
        world = decided.world.with_palette(tuple(self.palette))
        turned = np.flatnonzero(point_outcomes(world, batch) != decided.outcome[moments])
        for place in turned.tolist():
            found.setdefault(block[place].moment, set()).add(block[place].gaps)

    def _batch(self, block: list[_Filling], moments: Index, cases: Index) -> Batch:
        decided = self.decided
        digits = {name: column[cases] for name, column in decided.batch.digits.items()}
        person_case: list[int] = []
        person_code: list[int] = []
        for place, filling in enumerate(block):
            for name, cls in filling.changed:
                digits[name][place] = cls
            person_case += [place] * len(filling.people)
            person_code += [self._code(who) for who in filling.people]
        return Batch(
            digits=digits,
            knowledge=decided.batch.knowledge[cases],
            person_case=np.array(person_case, np.int32),
            person_code=np.array(person_code, np.int32),
            segments=decided.moment_segment[moments],
        )

    def _code(self, who: Involvement) -> int:
        return self.palette.setdefault(who, len(self.palette))


def _within(name: str, value: float, said: float) -> bool:
    """The controlled US content is part of the whole."""
    return value <= said if name == _PART_AND_WHOLE[0] else said <= value


def point_outcomes(world: World, batch: Batch) -> Index:
    """The outcome of each case of a batch that asks about one segment each."""
    assert batch.segments is not None
    planes = all_planes(world, batch)
    return outcome_at(planes, np.arange(batch.size, dtype=np.int32), batch.segments)


def _norms_of(found: Finding, world: World) -> Iterator[Norm]:
    """The norms whose truth is unknown: only they can turn."""
    for regime in found.regimes:
        yield from (hit.norm for hit in regime.scope if hit.truth is None)
        for demand in regime.demands:
            if demand.applies is None:
                yield demand.norm
            for lifter in (one for one in demand.lifters if one.truth is None):
                yield lifter.norm
                yield from world.rulebook.restricting(lifter.norm)
