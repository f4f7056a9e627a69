"""From columns as found to a `Book`: convert, gather the parties, check what spans columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import polars as pl

from licet.batch.book import Book
from licet.batch.reading.columns import Faults, convert
from licet.batch.reading.errors import RowError, Unreadable, quote
from licet.batch.reading.party_table import party_table
from licet.batch.reading.raw import REQUIRED, Raw, ignored
from licet.facts import BY_NAME, FACTS, Fact, Kind

_NAMED: Final = 5  # rows that a message about a shared id lists
_EXPECTED: Final = {
    "id": "an id of the trade's own",
    "on": "the day of the act, written YYYY-MM-DD",
    "activity": f"one of {', '.join(BY_NAME['activity'].words)}",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What is wrong, row by row, in the order in which it was found.

    Of a row that could not be taken apart, nothing more is said than that.
    """

    broken: dict[int, Unreadable]
    rows: dict[int, list[Unreadable]] = field(default_factory=dict)

    def add(self, faults: Faults) -> None:
        for row, fault in faults.items():
            if row not in self.broken:
                self.rows.setdefault(row, []).append(fault)

    def errors(self, where: Callable[[int], str]) -> dict[int, RowError]:
        every = {**self.rows, **{row: [fault] for row, fault in self.broken.items()}}
        return {row: _row_error(where(row), every[row]) for row in sorted(every)}


def book_of(raw: Raw, *, on: date | None = None, as_known: date | None = None) -> Book:
    """The book of what a reader found; takes the columns out of `raw` as it goes.

    `on` and `as_known` stand in for those columns in every row.
    """
    for name, day in (("on", on), ("as_known", as_known)):
        if day is not None:
            raw.columns[name] = pl.repeat(day, raw.height, dtype=pl.Date, eager=True)
    found = _Found(raw.broken)
    for row, faults in raw.faults.items():
        for fault in faults:
            found.add({row: fault})
    passed_over: set[str] = set()
    trades = pl.DataFrame(_columns(raw, found))
    parties, faults_of_parties = party_table(raw, passed_over)
    for several in faults_of_parties:
        found.add(several)
    for name in REQUIRED:
        found.add(_required(name, trades, found))
    found.add(_content(trades))
    found.add(_ids(trades))
    notes = (*raw.notes, *ignored(sorted(passed_over)))
    return Book(_named(trades), parties, found.errors(raw.where), notes)


def _columns(raw: Raw, found: _Found) -> list[pl.Series]:
    """The facts as columns. Polars lets go of the interpreter, so threads use all cores."""

    def column(fact: Fact) -> tuple[pl.Series, Faults]:
        values = raw.columns.pop(fact.name, None)
        if values is None:
            values = pl.repeat(None, raw.height, dtype=pl.Null, eager=True)
        return convert(fact, values, raw.form)

    facts = [
        fact
        for fact in FACTS
        if fact.kind is not Kind.PARTIES and (fact.name in raw.columns or fact.name in REQUIRED)
    ]
    columns = []
    with ThreadPoolExecutor() as pool:
        for series, faults in pool.map(column, facts):
            columns.append(series)
            found.add(faults)
    return columns


def _required(name: str, trades: pl.DataFrame, found: _Found) -> Faults:
    """Where a required fact is missing, unless its value was there and unreadable."""
    return {
        row: Unreadable("nothing", _EXPECTED[name], name)
        for row in trades[name].is_null().arg_true().to_list()
        if all(fault.field != name for fault in found.rows.get(row, ()))
    }


def _content(trades: pl.DataFrame) -> Faults:
    part, whole = "us_controlled_content_percent", "us_content_percent"
    if part not in trades.columns or whole not in trades.columns:
        return {}
    above = trades.select((pl.col(part) > pl.col(whole)).fill_null(False)).to_series()
    return {
        row: Unreadable(
            f"{trades[part][row]:g}, with a {whole} of {trades[whole][row]:g}",
            "a controlled share that is not above the US content it is part of",
            part,
        )
        for row in above.arg_true().to_list()
    }


def _ids(trades: pl.DataFrame) -> Faults:
    ids = trades["id"]
    if ids.n_unique() == len(ids):
        return {}
    rows = pl.DataFrame({"id": ids, "row": pl.int_range(len(ids), eager=True)}).drop_nulls()
    shared = (
        rows.group_by("id", maintain_order=True).agg("row").filter(pl.col("row").list.len() > 1)
    )
    faults = {}
    for name, members in shared.iter_rows():
        for row in members:
            others = _others(members, row)
            faults[row] = Unreadable(
                f"{quote(name)}, which stands in {others} as well",
                "an id of its own for every trade",
                "id",
            )
    return faults


def _others(members: list[int], row: int) -> str:
    near = [other for other in members[: _NAMED + 1] if other != row][:_NAMED]
    more = len(members) - 1 - len(near)
    said = ", ".join(str(other + 1) for other in near)
    return f"row {said}" + (f" and {more} more" if more else "")


def _named(trades: pl.DataFrame) -> pl.DataFrame:
    """Every row has an id: where none could be read, its place in the input."""
    if not trades["id"].null_count():
        return trades
    place = pl.format("row {}", pl.int_range(1, pl.len() + 1))
    return trades.with_columns(pl.coalesce("id", place).alias("id"))


def _row_error(where: str, faults: Iterable[Unreadable]) -> RowError:
    first, *more = (RowError(where, fault.field, fault.found, fault.expected) for fault in faults)
    return RowError(first.where, first.field, first.found, first.expected, tuple(more))
