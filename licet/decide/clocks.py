"""Rows on the two clocks: which state of knowledge each has, and which segment its day is in."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from licet.decide.calendar import Knowledge, knowledge_days
from licet.decide.signatures import (
    Column,
    numbered,
)
from licet.decide.words import Grid
from licet.decide.world import Index
from licet.facts import Listing
from licet.law.rulebook import Rulebook

_EPOCH = date(1970, 1, 1).toordinal()


def segment_column(grid: Grid, days: pl.Series, missing: int = 0) -> Column:
    """The segment of each row's day; `missing` where there is none."""
    table, first = grid.by_number
    start = first - _EPOCH
    numbers = days.to_physical().clip(start, start + len(table) - 1) - start
    codes = numbers.fill_null(len(table)).to_numpy()
    return Column(codes, np.append(table, np.int32(missing)), len(grid.days) + 1)


def states_of_knowledge(
    rulebook: Rulebook, frame: pl.DataFrame, listed: list[Listing]
) -> tuple[tuple[Knowledge, ...], Column]:
    """The states of knowledge that occur, and which of them each row has.

    For each state its reading as written follows it, which `unconfirmed` needs.
    """
    members = [member for group in rulebook.groups for member in group.members]
    days = knowledge_days([*listed, *members], rulebook.norms)
    codes, table = _known_by(days, frame)
    occurring = sorted(set(table[_occurring(codes, len(table))].tolist()))
    knowledges = [
        Knowledge(_as_known(days, place), rulebook.reviewed_through, as_written)
        for place in occurring
        for as_written in (False, True)
    ]
    renumber = np.zeros(len(days) + 1, np.int32)
    renumber[occurring] = 2 * np.arange(len(occurring), dtype=np.int32)
    column = Column(codes, renumber[table], len(knowledges))
    return tuple(knowledges), _as_written(column, frame)


def _as_known(days: list[date], place: int) -> date | None:
    """A day on which exactly so many of `days` have come; None when all have."""
    if place == len(days):
        return None
    return days[place - 1] if place else date.min


def _known_by(days: list[date], frame: pl.DataFrame) -> tuple[Index | None, Index]:
    """How many of `days` have come for each row: raw codes (None: all have), and their table."""
    everything = np.array([len(days)], np.int32)
    if "as_known" not in frame.columns:
        return None, everything
    known = frame.get_column("as_known").cast(pl.Date)
    if known.null_count() == known.len():
        return None, everything
    segments = segment_column(Grid(tuple(days)), known, missing=len(days))
    return segments.codes, segments.table


def _occurring(codes: Index | None, count: int) -> npt.NDArray[np.intp]:
    if codes is None:
        return np.zeros(1, np.intp)
    seen = np.zeros(count, bool)
    seen[codes] = True
    return np.flatnonzero(seen)


def _as_written(column: Column, frame: pl.DataFrame) -> Column:
    """The next state of knowledge for the rows that take the text at its word."""
    name = "assume_as_written"
    if name not in frame.columns or not frame.get_column(name).any():
        return column
    flags = frame.get_column(name).fill_null(False).cast(pl.Int32).to_numpy()
    everywhere = np.arange(frame.height)
    return numbered((column.of(everywhere) + flags).astype(np.int32), column.count)
