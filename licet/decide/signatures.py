"""Signatures: rows that agree in every column get one number, exactly and at memory's speed.

A column is raw codes and a table that gives the class of each raw code, so that many raw values
may be one class without the rows being rewritten. Columns are joined a few at a time, as digits
of one number, for as long as a table of all combinations stays small; the numbers that occur are
then renumbered without holes. Nothing is hashed away. Rows are worked on in blocks that stay in
the cache, on all processors (numpy releases the interpreter while it copies).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

Codes = npt.NDArray[Any]
Numbers = npt.NDArray[np.int32]
CACHED = 1 << 16  # combinations whose table stays in the cache
SMALL = 1 << 22  # combinations that are numbered by a table at all
FEW = 1 << 13  # numbers that nobody may bear, rather than renumber all rows
BLOCK = 1 << 15  # rows worked on at a time
WORKERS = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Column:
    """Raw codes of the rows (None: all rows are alike), the class of each raw code, how many."""

    codes: Codes | None
    table: Numbers
    count: int

    def everywhere(self) -> Numbers:
        """The classes of all rows; only for a column that has codes."""
        if self.codes is None:
            raise ValueError("a column without codes has no rows of its own")
        return self.table[self.codes]

    def of(self, rows: npt.NDArray[np.intp]) -> Numbers:
        """The classes of some rows."""
        if self.codes is None:
            return np.full(len(rows), self.table[0], np.int32)
        return self.table[self.codes[rows]]


def numbered(codes: Numbers, count: int) -> Column:
    """A column whose codes are already the classes."""
    return Column(codes, np.arange(count, dtype=np.int32), count)


def combine(columns: Iterable[Column], height: int) -> tuple[Numbers, int]:
    """Number the distinct combinations: (number of each row, how many there are).

    First as many columns at a time as a table in the cache has room for, then what came of
    them, by tables as large as the book is worth.
    """
    waiting = [column for column in columns if column.codes is not None and column.count > 1]
    if not waiting:
        return np.zeros(height, np.int32), 1
    waiting = [_join(group, height) for group in _groups(waiting, CACHED)]
    most = min(SMALL, max(CACHED, 16 * height))
    while len(waiting) > 1:
        waiting.sort(key=_count)
        group = _groups(waiting, most)[0]
        large = len(group) == 1
        joined = _join_large(waiting[:2]) if large else _join(group, height)
        waiting = [*waiting[2 if large else len(group) :], joined]
    return _rewritten(waiting[0], height), waiting[0].count


def _count(column: Column) -> int:
    return column.count


def _groups(columns: list[Column], most: int) -> list[list[Column]]:
    """Columns, the smallest first, in groups of no more than so many combinations."""
    groups: list[list[Column]] = []
    size = most + 1
    for column in sorted(columns, key=_count):
        if size * column.count > most:
            groups.append([])
            size = 1
        groups[-1].append(column)
        size *= column.count
    return groups


def _join(group: list[Column], height: int) -> Column:
    """One column for several, by a table of all their combinations."""
    tables: list[tuple[Codes, Numbers]] = []
    size = 1
    for column in group:
        if column.codes is not None:
            tables.append((column.codes, column.table.astype(np.int32) * np.int32(size)))
        size *= column.count
    keys = np.empty(height, np.int32)
    seen = np.zeros(size, bool)

    def work(start: int, stop: int) -> None:
        for first in range(start, stop, BLOCK):
            rows = slice(first, min(first + BLOCK, stop))
            codes, table = tables[0]
            key = table.take(codes[rows])
            for codes, table in tables[1:]:
                key += table.take(codes[rows])
            keys[rows] = key
            seen[key] = True

    in_parallel(work, height)
    occurring = np.flatnonzero(seen)
    numbers = np.empty(size, np.int32)  # touched only where something occurs
    numbers[occurring] = np.arange(len(occurring), dtype=np.int32)
    return Column(keys, numbers, len(occurring))


def _join_large(pair: list[Column]) -> Column:
    """One column for two whose combinations are too many for a table."""
    left, right = (column.everywhere() for column in pair)
    frame = pl.DataFrame({"key": left.astype(np.int64) * pair[1].count + right})
    distinct = frame.unique("key", maintain_order=True).with_row_index("number")
    joined = frame.join(distinct, on="key", how="left", maintain_order="left")
    return numbered(joined.get_column("number").to_numpy().astype(np.int32), distinct.height)


def refined(
    numbers: Numbers, count: int, rows: npt.NDArray[np.integer], column: Column
) -> tuple[Numbers, int]:
    """Tell some rows further apart, by a column that only they have (one code for each of them).

    A row keeps its number where it is not among `rows`; the others get new ones. A number that
    only they had is then nobody's; where that may be many, all are renumbered without holes.
    """
    if not len(rows):
        return numbers, count
    base = numbered(numbers[rows], count)
    finer, more = combine([base, column], len(rows))
    result = numbers.copy()
    result[rows] = count + finer
    if more < FEW:
        return result, count + more
    whole = _join([numbered(result, count + more)], len(result))
    return _rewritten(whole, len(result)), whole.count


def _rewritten(column: Column, height: int) -> Numbers:
    numbers = np.empty(height, np.int32)
    codes = column.codes
    if codes is None:
        raise ValueError("a joined column has codes")

    def work(start: int, stop: int) -> None:
        column.table.take(codes[start:stop], out=numbers[start:stop])

    in_parallel(work, height)
    return numbers


def in_parallel(work: Any, height: int) -> None:
    """Run `work(start, stop)` over all rows, a share for each processor."""
    if height < 4 * BLOCK or WORKERS == 1:
        work(0, height)
        return
    edges = [height * share // WORKERS for share in range(WORKERS + 1)]
    with ThreadPoolExecutor(WORKERS) as pool:
        for done in [pool.submit(work, *edge) for edge in pairwise(edges)]:
            done.result()


def representatives(numbers: Numbers, count: int) -> npt.NDArray[np.intp]:
    """A row for each number."""
    rows = np.zeros(count, np.intp)
    rows[numbers] = np.arange(len(numbers), dtype=np.intp)
    return rows


def members(keys: Numbers, wanted: npt.NDArray[np.integer]) -> tuple[Numbers, Numbers]:
    """All entries of some groups; `keys` (sorted) tells the group of each entry.

    Returns the place in `wanted` that each belongs to, and the place of the entry itself.
    """
    starts = np.searchsorted(keys, wanted, side="left")
    counts = np.searchsorted(keys, wanted, side="right") - starts
    owner = np.repeat(np.arange(len(wanted), dtype=np.int32), counts)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, (np.repeat(starts, counts) + nth).astype(np.int32)
