"""Outcomes as planes of days: for each outcome, the days on which each case has it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from licet.decide.algebra import Algebra
from licet.decide.signatures import WORKERS
from licet.decide.words import ALL, NONE, U64, Truths, bit_at, constant, run_end
from licet.decide.world import Batch, Index, World
from licet.facts import Outcome
from licet.facts.verdict import STRICTEST_FIRST
from licet.law.norms import Body, Kind, by_party

Planes = dict[Outcome, U64]
PART = 1 << 17  # cases worth a thread of their own


@dataclass(frozen=True)
class BodyPlanes:
    """One body of law: whether it looks at each case at all, and its outcomes."""

    concerned: U64
    planes: Planes


def body_planes(algebra: Algebra, body: Body) -> BodyPlanes:
    """The outcomes of one body of law for every case on every day (see `finding.settle`)."""
    subject = _subject(algebra, body)
    prohibited = unmet = applies = constant(False)
    for norm in algebra.world.rulebook.of(Kind.REQUIREMENT, body.id):
        person = by_party(norm)
        demand = algebra.demand(norm, person)
        open_ = demand & ~algebra.lifted(norm, person)
        applies = applies | algebra.over_cases(demand, person)
        if norm.forbids:
            prohibited = prohibited | algebra.over_cases(open_, person)
        else:
            unmet = unmet | algebra.over_cases(open_, person)
    nothing = algebra.term(body.asks_nothing, False).sure
    covered = _covered(algebra, body)
    planes = _settle(subject, prohibited, unmet, applies)
    for outcome, plane in planes.items():
        inside = plane & ~nothing
        if outcome is Outcome.NO_LICENCE_REQUIRED:
            inside = inside | nothing
        inside = inside & covered
        planes[outcome] = inside | ~covered if outcome is Outcome.UNDETERMINED else inside
    concerned = algebra.term(body.concerns, False).maybe
    return BodyPlanes(concerned, planes)


def _subject(algebra: Algebra, body: Body) -> Truths:
    brought_in = taken_out = constant(False)
    for norm in algebra.world.rulebook.of(Kind.SCOPE, body.id):
        if norm.takes_out:
            taken_out = taken_out | algebra.any_party(norm)
        else:
            brought_in = brought_in | algebra.any_party(norm)
    return brought_in & ~taken_out


def _covered(algebra: Algebra, body: Body) -> U64:
    since = algebra.world.grid.since(body.covered_from)[None, :]
    segments = algebra.batch.segments
    if segments is None:
        return since
    words = np.broadcast_to(since, (len(segments), since.shape[1]))
    return np.where(bit_at(words, segments), ALL, NONE)[:, None]


def _settle(subject: Truths, prohibited: Truths, unmet: Truths, applies: Truths) -> Planes:
    forbidden = subject.sure & prohibited.sure
    required = subject.sure & unmet.sure & ~forbidden
    outside = ~subject.maybe
    rest = ~(forbidden | required | outside)
    hanging = ~subject.sure | (prohibited.maybe & ~prohibited.sure) | (unmet.maybe & ~unmet.sure)
    return {
        Outcome.PROHIBITED: forbidden,
        Outcome.LICENCE_REQUIRED: required,
        Outcome.UNDETERMINED: rest & hanging,
        Outcome.AUTHORISED: rest & ~hanging & applies.maybe,
        Outcome.NO_LICENCE_REQUIRED: rest & ~hanging & ~applies.maybe,
        Outcome.NOT_SUBJECT: outside,
    }


def all_planes(world: World, batch: Batch) -> list[U64]:
    """The overall outcome, strictest first: for each, the days on which each case has it.

    Cases do not know of each other, so a large batch is worked on in parts, side by side.
    """
    parts = batch.parts(WORKERS) if batch.size > PART else [batch]
    with ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(lambda part: _strictest(world, part), parts))
    return [np.concatenate(planes) for planes in zip(*found, strict=True)]


def _strictest(world: World, batch: Batch) -> list[U64]:
    algebra = Algebra(world, batch)
    bodies = [body_planes(algebra, body) for body in world.rulebook.bodies]
    width = 1 if batch.segments is not None else world.grid.words
    left = np.full((batch.size, width), ALL, np.uint64)
    found: list[U64] = []
    for outcome in STRICTEST_FIRST[:-1]:
        here = np.zeros((batch.size, width), np.uint64)
        for body in bodies:
            here |= body.planes[outcome] & body.concerned
        here &= left
        left &= ~here
        found.append(here)
    return [*found, left]


def outcome_at(planes: list[U64], cases: Index, segments: Index) -> Index:
    """The overall outcome (its place in STRICTEST_FIRST) of some cases on some segments."""
    answer = np.full(len(cases), len(planes) - 1, np.int32)
    for place, plane in enumerate(planes[:-1]):
        answer[bit_at(plane[cases], segments)] = place
    return answer


def run_of(planes: list[U64], cases: Index, segments: Index, count: int) -> Index:
    """The first segment with another outcome; `count` where the run has no end."""
    outcome = outcome_at(planes, cases, segments)
    stacked = np.zeros((len(cases), planes[0].shape[1]), np.uint64)
    for place, plane in enumerate(planes):
        rows = np.flatnonzero(outcome == place)
        stacked[rows] = plane[cases[rows]]
    return run_end(stacked, segments, count)
