"""Reader 3 for a table: every missing fact of every open moment, filled in at once.

Each way of filling one fact becomes a row of a new batch, asked on one segment only. A fact is
worth finding out if one of its rows comes out differently. The few moments in which no single
fact can do it go to reader 3 for one trade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from licet.decide.algebra import Algebra, Batch, Index, World
from licet.decide.ask import could_change, in_order
from licet.decide.leaves import PRESUMED, outsiders
from licet.decide.moments import Finding
from licet.decide.planes import body_planes, outcome_at, strictest_planes
from licet.decide.probes import SOMEONE_LISTED, PARTY_NAMES, PartyGap, filled, ship_to_probes
from licet.decide.table import Decided
from licet.facts import Involvement
from licet.law.norms import Norm
from licet.law.terms import PARTY

AskOne = Callable[[int], tuple[str, ...]]


@dataclass
class _Rows:
    """The rows of the new batch: which moment, which gap, what is different."""

    moment: list[int] = field(default_factory=list)
    gap: list[str] = field(default_factory=list)
    changed: list[tuple[str, int] | None] = field(default_factory=list)
    people: list[tuple[int, ...] | None] = field(default_factory=list)

    def add(
        self,
        moment: int,
        gap: str,
        changed: tuple[str, int] | None = None,
        people: tuple[int, ...] | None = None,
    ) -> None:
        self.moment.append(moment)
        self.gap.append(gap)
        self.changed.append(changed)
        self.people.append(people)


class Filler:
    """Finds the missing facts of all moments of a decided table."""

    def __init__(self, decided: Decided, ask_one: AskOne) -> None:
        self.decided = decided
        self.ask_one = ask_one
        self.palette: dict[Involvement, int] = {
            who: code for code, who in enumerate(decided.world.palette)
        }
        self._facts_of: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def missing(self, findings: list[Finding]) -> list[tuple[str, ...]]:
        """The missing facts of each moment."""
        rows = _Rows()
        open_moments = [m for m, found in enumerate(findings) if could_change(found.regimes)]
        for moment in open_moments:
            self._fill(moment, findings[moment], rows)
        turned = self._turned(rows)
        answers: list[tuple[str, ...]] = [()] * len(findings)
        alone: dict[int, set[str]] = {}
        for moment, gap, differs in zip(rows.moment, rows.gap, turned, strict=True):
            if differs:
                alone.setdefault(moment, set()).add(gap)
        tried = set(rows.moment)
        for moment in open_moments:
            if moment in alone:
                answers[moment] = in_order(alone[moment])
            elif moment in tried:
                answers[moment] = self.ask_one(int(self.decided.moment_row[moment]))
        return answers

    # -- what to fill -----------------------------------------------------------------------

    def _fill(self, moment: int, found: Finding, rows: _Rows) -> None:
        decided, facts = self.decided, self.decided.world.facts
        case = int(decided.moment_case[moment])
        trade_facts, names = self._open_facts(found)
        for pair in names:
            digits = {name: int(decided.batch.digits[name][case]) for name in pair.split("|")}
            if any(facts[name].values[digit] is not None for name, digit in digits.items()):
                continue
            for name in digits:
                stated = facts[name].of_value["somebody"]
                code = self._code(Involvement(role=name, listing=SOMEONE_LISTED))
                rows.add(moment, name, (name, stated))
                rows.add(moment, name, (name, stated), (*self._codes(found.people), code))
        for name in trade_facts:
            for cls in self._other_classes(name, int(decided.batch.digits[name][case])):
                rows.add(moment, "ship_to" if name == "destinations" else name, (name, cls))
        for gap in _party_gaps(found):
            for people in filled(found.people, gap, decided.world.rulebook):
                rows.add(moment, gap.name, None, self._codes(people))

    def _other_classes(self, name: str, digit: int) -> list[int]:
        """The classes a missing fact may turn out to have; none where it is not missing."""
        fact = self.decided.world.facts[name]
        value = fact.values[digit]
        if name == "destinations":
            if value is None or "?" not in value:
                return []
            rest = set(value) - {"?"}
            countries = ship_to_probes(self.decided.world.rulebook)
            return sorted({fact.of_value[tuple(sorted({*rest, c}))] for c in countries})
        if value is not None or name in PRESUMED:
            return []
        return [cls for cls, other in enumerate(fact.values) if other is not None]

    def _open_facts(self, found: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Facts of the trade, and names of outsiders, that the norms of a finding look at."""
        key = id(found)
        if key not in self._facts_of:
            facts: dict[str, None] = {}
            names: dict[str, None] = {}
            for norm in _norms_of(found, self.decided.world):
                for version in norm.versions:
                    for part in outsiders(version.when):
                        names[part.fact] = None
                    for leaf in version.when.leaves():
                        if leaf.about != PARTY:
                            facts[leaf.fact] = None
            self._facts_of[key] = (tuple(facts), tuple(names))
        return self._facts_of[key]

    def _codes(self, people: tuple[Involvement, ...]) -> tuple[int, ...]:
        return tuple(self._code(who) for who in people)

    def _code(self, who: Involvement) -> int:
        return self.palette.setdefault(who, len(self.palette))

    # -- asking -----------------------------------------------------------------------------

    def _turned(self, rows: _Rows) -> list[bool]:
        """Does each row come out differently from its moment?"""
        if not rows.moment:
            return []
        decided = self.decided
        moments = np.array(rows.moment, np.int32)
        cases = decided.moment_case[moments]
        world = World(
            decided.world.rulebook,
            decided.world.grid,
            decided.world.knowledges,
            decided.world.facts,
            tuple(self.palette),
        )
        batch = Batch(
            digits=self._digits(rows, cases),
            knowledge=decided.batch.knowledge[cases],
            person_case=np.zeros(0, np.int32),
            person_code=np.zeros(0, np.int32),
            segments=decided.moment_segment[moments],
        )
        outcomes = point_outcomes(world, self._with_people(batch, rows, cases))
        return [bool(differs) for differs in outcomes != decided.outcome[moments]]

    def _digits(self, rows: _Rows, cases: Index) -> dict[str, Index]:
        digits = {name: column[cases].copy() for name, column in self.decided.batch.digits.items()}
        for place, changed in enumerate(rows.changed):
            if changed is not None:
                digits[changed[0]][place] = changed[1]
        return digits

    def _with_people(self, batch: Batch, rows: _Rows, cases: Index) -> Batch:
        old = self.decided.batch
        starts = np.searchsorted(old.person_case, cases, side="left").tolist()
        ends = np.searchsorted(old.person_case, cases, side="right").tolist()
        case: list[int] = []
        code: list[int] = []
        for place, people in enumerate(rows.people):
            kept = old.person_code[starts[place] : ends[place]].tolist()
            codes = kept if people is None else people
            case += [place] * len(codes)
            code += codes
        return Batch(
            batch.digits,
            batch.knowledge,
            np.array(case, np.int32),
            np.array(code, np.int32),
            batch.segments,
        )


def point_outcomes(world: World, batch: Batch) -> Index:
    """The outcome of each case of a batch that asks about one segment each."""
    assert batch.segments is not None
    algebra = Algebra(world, batch)
    bodies = [body_planes(algebra, body) for body in world.rulebook.bodies]
    planes = strictest_planes(bodies, batch.size, 1)
    return outcome_at(planes, np.arange(batch.size, dtype=np.int32), batch.segments)


def _norms_of(found: Finding, world: World) -> Iterator[Norm]:
    for regime in found.regimes:
        for hit in regime.scope:
            yield hit.norm
        for demand in regime.demands:
            yield demand.norm
            for lifter in demand.lifters:
                yield lifter.norm
                yield from world.rulebook.restricting(lifter.norm)


def _party_gaps(found: Finding) -> Iterator[PartyGap]:
    seen: set[tuple[int, str]] = set()
    for who, one in enumerate(found.people):
        gaps = [one.hinges_on] if one.hinges_on else []
        if one.listing is not None:
            gaps += [
                fact
                for fact in PARTY_NAMES
                if getattr(one, fact, getattr(one.listing, fact, "")) is None
            ]
        for gap in gaps:
            if (who, gap) not in seen:
                seen.add((who, gap))
                yield PartyGap(who, gap)
