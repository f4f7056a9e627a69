"""Reader 2: a table of trades.

Rows become signatures (`columns`), signatures with a state of knowledge and their listed parties
become cases, and the algebra (`algebra`, `planes`) answers every case for all days at once. A row
then looks up its case on its day. Rows with the same case on the same segment of days share one
answer, a `Moment`, so whatever is worded is worded once for each moment.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from licet.decide.algebra import Algebra
from licet.decide.authorities import NO_END, authorities
from licet.decide.clocks import segment_column, states_of_knowledge
from licet.decide.columns import Answered, Classes, classes
from licet.decide.leaves import answers, outsiders
from licet.decide.planes import all_planes, outcome_at, run_of
from licet.decide.probes import probes, ship_to_probes, tests_by_fact
from licet.decide.signatures import (
    WORKERS,
    Column,
    combine,
    members,
    numbered,
    refined,
    representatives,
)
from licet.decide.words import Grid
from licet.decide.world import Batch, Index, World
from licet.facts import Involvement, Listing, Outcome
from licet.facts.verdict import STRICTEST_FIRST
from licet.law.rulebook import Rulebook
from licet.law.terms import TRADE, Leaf

# Facts that no norm tests and the verdict's presumptions look at.
SILENCES = (
    "diverted_to",
    "a_party_is_unlisted",
    "owners_unstated",
    "party_country_unstated",
    "published",
    "us_person",
    "licences",
    "en_route_on",
)


@dataclass(frozen=True)
class People:
    """The involvements of a table: row and palette number of each, sorted by row."""

    rows: Index
    codes: Index
    palette: tuple[Involvement, ...]

    @property
    def listings(self) -> list[Listing]:
        return [who.listing for who in self.palette if who.listing is not None]


NOBODY = People(np.zeros(0, np.int32), np.zeros(0, np.int32), ())


@dataclass(frozen=True)
class Decided:
    """A decided table: the case and the moment of each row, and the answers by moment."""

    world: World
    batch: Batch
    row_case: Index
    row_moment: Index
    moment_case: Index
    moment_segment: Index
    moment_row: npt.NDArray[np.intp]
    outcome: Index
    run_end: Index

    @cached_property
    def algebra(self) -> Algebra:
        """The truths of all cases, for whoever wants reasons."""
        return Algebra(self.world, self.batch)

    @cached_property
    def holds_through(self) -> npt.NDArray[np.int32]:
        """Last day of the run of each moment, as a day number; the largest number for none."""
        days = [day.toordinal() - _EPOCH - 1 for day in self.world.grid.days]
        table = np.array([0, *days, np.iinfo(np.int32).max], np.int32)
        return table[self.run_end]

    @cached_property
    def authorities(self) -> tuple[Index, npt.NDArray[np.int32]]:
        """What each authorised moment relies on: a norm's place, its last day; -1 for nothing."""
        norms = np.full(len(self.outcome), -1, np.int32)
        ends = np.full(len(self.outcome), NO_END, np.int32)
        wanted = np.flatnonzero(self.outcome == _AUTHORISED)
        cases, segments = self.moment_case[wanted], self.moment_segment[wanted]
        batch = self.batch.taken(cases, segments)
        norms[wanted], ends[wanted] = authorities(self.world, batch)
        return norms, ends

    def row_authorities(self) -> tuple[Index, npt.NDArray[np.int32]]:
        """The norm relied on by each row, and its last usable day."""
        norms, ends = self.authorities
        return norms[self.row_moment], ends[self.row_moment]

    def row_outcomes(self) -> Index:
        """The outcome of each row, as its place in `STRICTEST_FIRST`."""
        return self.outcome[self.row_moment]

    def row_holds_through(self) -> npt.NDArray[np.int32]:
        return self.holds_through[self.row_moment]


_EPOCH = date(1970, 1, 1).toordinal()
_AUTHORISED = STRICTEST_FIRST.index(Outcome.AUTHORISED)


def decide_table(rulebook: Rulebook, frame: pl.DataFrame, people: People = NOBODY) -> Decided:
    """Decide every row of `frame` (facts as columns, see `Book.trades`).

    Needs `on`; lists are strings joined by ``;``; `destinations` joins ship_to and the countries
    of consignees and end users. Rows must have been checked: nothing here reports bad input.
    """
    knowledges, row_knowledge = states_of_knowledge(rulebook, frame, people.listings)
    facts = _facts(rulebook, frame)
    world = World(rulebook, _grid(rulebook, people), knowledges, facts, people.palette)
    row_case, batch = _cases(world, frame.height, row_knowledge, people)
    planes = all_planes(world, batch)
    count = len(world.grid.days) + 1
    days = segment_column(world.grid, frame.get_column("on"))
    row_moment, moments = combine([numbered(row_case, batch.size), days], frame.height)
    moment_row = representatives(row_moment, moments)
    case, segment = row_case[moment_row], days.of(moment_row)
    return Decided(
        world=world,
        batch=batch,
        row_case=row_case,
        row_moment=row_moment,
        moment_case=case,
        moment_segment=segment,
        moment_row=moment_row,
        outcome=outcome_at(planes, case, segment),
        run_end=run_of(planes, case, segment, count),
    )


# -- what the table is read against ------------------------------------------------------------


@cache
def tests_of_table(rulebook: Rulebook) -> dict[str, tuple[Leaf, ...]]:
    """The tests on each fact of the trade; names of outsiders and silences have none."""
    found: dict[str, tuple[Leaf, ...]] = dict.fromkeys(SILENCES, ())
    for norm in rulebook.norms:
        for version in norm.versions:
            for part in outsiders(version.when):
                found |= dict.fromkeys(part.fact.split("|"), ())
    for (about, fact), leaves in tests_by_fact(rulebook).items():
        if about == TRADE:
            found[fact] = leaves
    return found


def _facts(rulebook: Rulebook, frame: pl.DataFrame) -> dict[str, Classes]:
    """Every fact folded into classes, with the values that reader 3 may want to fill in."""
    named = list(tests_of_table(rulebook).items())
    with ThreadPoolExecutor(WORKERS) as pool:
        folded = pool.map(lambda pair: _folded(rulebook, frame, *pair), named)
        return {fact.fact: fact for fact in folded}


def _folded(rulebook: Rulebook, frame: pl.DataFrame, fact: str, tests: tuple[Leaf, ...]) -> Classes:
    if not tests:
        known = fact in frame.columns and frame.schema[fact] == pl.String
        return classes(
            frame.select(_stated(fact)) if known else frame,
            fact,
            (),
            (("somebody", ("somebody",)),),
        )
    extra = _probe_answers(rulebook).get(fact, ())
    if fact == "destinations":
        completed = _completed_destinations(rulebook, frame)
        extra = (*extra, *((value, answers(value, tests)) for value in completed))
    return classes(frame, fact, tests, extra)


@cache
def _probe_answers(rulebook: Rulebook) -> dict[str, tuple[Answered, ...]]:
    """The probes of every fact of the trade, with what the tests say of each."""
    return {
        fact: tuple((value, answers(value, tests)) for value in probes(rulebook)[about, fact])
        for (about, fact), tests in tests_by_fact(rulebook).items()
        if about == TRADE
    }


def _stated(fact: str) -> pl.Expr:
    """Names are not compared here, so all that counts is whether there is one."""
    return pl.when(pl.col(fact).is_not_null()).then(pl.lit("somebody")).alias(fact)


def _completed_destinations(rulebook: Rulebook, frame: pl.DataFrame) -> list[tuple[str, ...]]:
    """What destinations with an unknown country may turn out to be."""
    if "destinations" not in frame.columns:
        return []
    texts = frame.get_column("destinations").unique().drop_nulls().cast(pl.String).to_list()
    rests = [set(text.split(";")) - {"?"} for text in texts if "?" in text.split(";")]
    countries = ship_to_probes(rulebook)
    return [tuple(sorted({*rest, country})) for rest in rests for country in countries]


def _grid(rulebook: Rulebook, people: People) -> Grid:
    """Every day on which anything in the law, or about these parties, begins or has ended."""
    days = {body.covered_from for body in rulebook.bodies}
    spans = [version.by.span for norm in rulebook.norms for version in norm.versions]
    spans += [member.span for group in rulebook.groups for member in group.members]
    spans += [listing.span for listing in people.listings]
    for span in spans:
        days |= {span.start} if span.end is None else {span.start, span.end}
    return Grid(tuple(sorted(days)))


# -- cases -------------------------------------------------------------------------------------


def _cases(world: World, height: int, knowledge: Column, people: People) -> tuple[Index, Batch]:
    """Number the distinct combinations of signature, knowledge and parties."""
    columns = [fact.column for fact in world.facts.values()]
    row_case, count = combine([*columns, knowledge], height)
    row_case, count = refined(row_case, count, *party_keys(people))
    rows = representatives(row_case, count)
    person_case, entries = members(people.rows, rows)
    batch = Batch(
        digits={name: fact.column.of(rows) for name, fact in world.facts.items()},
        knowledge=knowledge.of(rows),
        person_case=person_case,
        person_code=people.codes[entries],
    )
    return row_case, batch


def party_keys(people: People) -> tuple[Index, Column]:
    """The rows that involve anybody, and one number for each distinct sequence of involvements."""
    rows, starts, counts = np.unique(people.rows, return_index=True, return_counts=True)
    columns: list[Column] = []
    for place in range(int(counts.max(initial=0))):
        has = counts > place
        column = np.zeros(len(rows), np.int32)
        column[has] = people.codes[starts[has] + place] + 1
        columns.append(numbered(column, len(people.palette) + 1))
    return rows, numbered(*combine(columns, len(rows)))
