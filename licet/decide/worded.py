"""Verdicts of a decided table, worded once for each moment.

What differs from row to row (the id, the days asked about, who was recognised, which laws are
not covered) is left to the caller; all else is here, in the words that reader 1 uses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from licet.decide.changes import ends_by, unconfirmed
from licet.decide.fill import Filler, point_outcomes
from licet.decide.moments import Finding, Findings
from licet.decide.presumptions import Silence, leaned_on
from licet.decide.table import Decided
from licet.decide.verdicts import Ruling, rule
from licet.facts.verdict import STRICTEST_FIRST
from licet.facts.vocabulary import ITEM_ACTS

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Worded:
    """The verdict of one moment, less what belongs to the row."""

    ruling: Ruling
    holds_through: date | None
    ends_by: dict[str, Any] | None
    assumed: tuple[str, ...]
    missing: tuple[str, ...]
    unconfirmed: dict[str, Any] | None


def word(decided: Decided) -> list[Worded]:
    """The worded verdict of every moment."""
    findings = Findings(decided.algebra)
    here = findings.at(decided.moment_case, decided.moment_segment)
    rulings = _rulings(here)
    ends = _ends(decided, findings)
    missing = Filler(decided, here).missing()
    unconfirmed = _unconfirmed(decided, here)
    silences = _silences(decided)
    lean = _Remembered()
    worded = []
    for moment, (ruling, through) in enumerate(
        zip(rulings, decided.holds_through.tolist(), strict=True)
    ):
        silent = silences[int(decided.moment_case[moment])]
        last = None if moment not in ends else _EPOCH + timedelta(days=through)
        worded.append(
            Worded(
                ruling=ruling,
                holds_through=last,
                ends_by=ends.get(moment),
                assumed=lean(silent, ruling),
                missing=missing[moment],
                unconfirmed=unconfirmed.get(moment),
            )
        )
    return worded


class _Remembered:
    """`leaned_on`, asked once for each silence and ruling."""

    def __init__(self) -> None:
        self._known: dict[tuple[Silence, int], tuple[str, ...]] = {}

    def __call__(self, silent: Silence, ruling: Ruling) -> tuple[str, ...]:
        key = (silent, id(ruling))
        if key not in self._known:
            self._known[key] = leaned_on(silent, ruling)
        return self._known[key]


def _rulings(found: list[Finding]) -> list[Ruling]:
    made: dict[int, Ruling] = {}
    for one in found:
        if id(one) not in made:
            made[id(one)] = rule(one.regimes, one.people, one.notices)
    return [made[id(one)] for one in found]


def _ends(decided: Decided, findings: Findings) -> dict[int, dict[str, Any]]:
    """The change that ends each run, for the moments whose run has an end."""
    grid = decided.world.grid
    moments = np.flatnonzero(decided.run_end <= len(grid.days))
    cases, segments = decided.moment_case[moments], decided.run_end[moments]
    before = findings.at(cases, segments - 1)
    after = findings.at(cases, segments)
    known: dict[tuple[int, int, int], dict[str, Any]] = {}
    answer = {}
    rows = zip(moments.tolist(), segments.tolist(), before, after, strict=True)
    for moment, segment, old, new in rows:
        key = (id(old), id(new), segment)
        if key not in known:
            known[key] = ends_by(
                decided.world.rulebook,
                old.people,
                old.regimes,
                new.regimes,
                grid.first_day(segment),
            )
        answer[moment] = known[key]
    return answer


def _unconfirmed(decided: Decided, found: list[Finding]) -> dict[int, dict[str, Any]]:
    """What the horizon leaves open, for the moments beyond it where it matters."""
    world, batch = decided.world, decided.batch
    horizon = world.rulebook.reviewed_through
    beyond = world.grid.segment(horizon) + 1
    states = batch.knowledge[decided.moment_case]
    moments = np.flatnonzero((decided.moment_segment >= beyond) & (states % 2 == 0))
    if not len(moments):
        return {}
    cases, segments = decided.moment_case[moments], decided.moment_segment[moments]
    same = batch.taken(cases, segments)
    outcomes = point_outcomes(world, replace(same, knowledge=same.knowledge + 1))
    differs = outcomes != decided.outcome[moments]
    answer = {}
    for moment, outcome in zip(moments[differs].tolist(), outcomes[differs].tolist(), strict=True):
        day = world.grid.first_day(int(decided.moment_segment[moment]))
        answer[moment] = unconfirmed(
            world.rulebook, found[moment].regimes, day, STRICTEST_FIRST[outcome]
        )
    return answer


def _silences(decided: Decided) -> list[Silence]:
    """What each case is silent about."""
    facts, digits = decided.world.facts, decided.batch.digits

    def of(name: str) -> list[Any]:
        return [facts[name].values[digit] for digit in digits[name].tolist()]

    rows = zip(
        of("published"),
        of("item_form"),
        of("a_party_is_unlisted"),
        of("owners_unstated"),
        of("party_country_unstated"),
        of("diverted_to"),
        of("activity"),
        of("us_person"),
        of("licences"),
        of("en_route_on"),
        strict=True,
    )
    return [
        Silence(
            published=published is None and form != "commodity",
            a_party_is_unlisted=bool(unlisted),
            owners=bool(owners),
            party_country=bool(country),
            diversion=diverted is None,
            item=activity in ITEM_ACTS,
            us_person=person is None,
            licences=licences is None,
            en_route=en_route is None,
        )
        for (
            published,
            form,
            unlisted,
            owners,
            country,
            diverted,
            activity,
            person,
            licences,
            en_route,
        ) in rows
    ]
