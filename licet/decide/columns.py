"""Columns of facts, folded into classes.

Reader 2 never tests a row. For each fact it takes the distinct values of its column, asks every
test of the rulebook once for each of them (`leaves.truth`, the same as reader 1), and puts values
that answer alike into one class. A row is then a handful of class numbers, and rows with the
same numbers are one kind of trade: its *signature*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from licet.decide.leaves import PRESUMED, day_number, truth
from licet.law.terms import AtMost, InGroup, Leaf, On

Codes = npt.NDArray[np.int32]
LISTS = frozenset(
    {"destinations", "us_content_eccns", "direct_product_of", "reasons_for_control", "licences"}
)


@dataclass(frozen=True, slots=True)
class Classes:
    """One fact of a table: the class of each row, and one value that stands for each class.

    `of_value` gives the class of every value that was folded.
    """

    fact: str
    rows: Codes
    values: tuple[Any, ...]
    of_value: dict[Any, int]

    @property
    def count(self) -> int:
        return len(self.values)


def classes(
    frame: pl.DataFrame, fact: str, tests: tuple[Leaf, ...], extra: Iterable[Any] = ()
) -> Classes:
    """Fold one column; `extra` values get a class too, whether or not a row has them."""
    bounds = sorted({t.bound for t in tests if isinstance(t, AtMost | On)})
    if fact not in frame.columns:
        rows = np.zeros(frame.height, np.int32)
        return _fold(fact, rows, [None, *extra], tests)
    column = frame.get_column(fact)
    if bounds:
        return _fold(fact, *_ordered(column, bounds), tests)
    codes, values = _distinct(column, fact)
    return _fold(fact, codes, [*values, *extra], tests)


def _fold(fact: str, codes: Codes, values: list[Any], tests: tuple[Leaf, ...]) -> Classes:
    """Join the values that no test can tell apart; what is missing stays apart."""
    places: dict[tuple[Any, ...], int] = {}
    standing: list[Any] = []
    of_value = np.zeros(len(values), np.int32)
    for number, value in enumerate(values):
        key = _answers(fact, value, tests)
        if key not in places:
            places[key] = len(standing)
            standing.append(value)
        of_value[number] = places[key]
    index = dict(zip(values, of_value.tolist(), strict=True))
    return Classes(fact, of_value[codes], tuple(standing), index)


def _answers(fact: str, value: Any, tests: tuple[Leaf, ...]) -> tuple[Any, ...]:
    seen = PRESUMED.get(fact) if value is None else value
    answers: list[Any] = [value is None] if tests else [value]
    for test in tests:
        if isinstance(test, InGroup):
            places = (seen,) if isinstance(seen, str) else seen
            answers.append(None if places is None else _memberships(test, places))
        else:
            answers.append(truth(test, seen))
    return tuple(answers)


def _memberships(test: InGroup, places: Iterable[str]) -> tuple[Any, ...]:
    return tuple(
        sorted(
            (group.name, member.span, member.known)
            for place in places
            for group in test.groups
            for member in group.of(place)
        )
    ) + (("?",) if "?" in places else ())


def _distinct(column: pl.Series, fact: str) -> tuple[Codes, list[Any]]:
    """Code of each row and the value of each code; a missing value is the last code."""
    if column.dtype == pl.Boolean:
        codes = column.cast(pl.Int8).fill_null(2).to_numpy().astype(np.int32)
        return codes, [False, True, None]
    if column.dtype != pl.Categorical:
        column = column.cast(pl.String).cast(pl.Categorical)
    physical = column.to_physical().cast(pl.Int64)
    missing = int(physical.max() or 0) + 1  # type: ignore[arg-type]
    numbers = physical.fill_null(missing).to_numpy()
    a_row = np.full(missing + 1, -1, np.int64)
    a_row[numbers] = np.arange(len(numbers))
    kept = np.flatnonzero(a_row >= 0)
    renumbered = np.zeros(missing + 1, np.int32)
    renumbered[kept] = np.arange(len(kept), dtype=np.int32)
    read = as_list if fact in LISTS else _as_is
    texts = column.gather(a_row[kept]).cast(pl.String).to_list()
    return renumbered[numbers], [None if text is None else read(text) for text in texts]


def _as_is(text: str) -> str:
    return text


def as_list(text: str) -> tuple[str, ...]:
    """A list as tables write it: ``a;b``; the empty list is the word ``none``."""
    return () if text == "none" else tuple(text.split(";"))


def _ordered(column: pl.Series, bounds: list[Any]) -> tuple[Codes, list[Any]]:
    """Days and numbers: only their place among the rulebook's bounds can matter."""
    if isinstance(bounds[0], date):
        numbers = np.array([day_number(bound) for bound in bounds], np.float64)
        values = column.cast(pl.Date).to_physical().cast(pl.Float64).to_numpy()
        step: Callable[[Any, float], Any] = lambda bound, by: bound + timedelta(days=by)  # noqa: E731
    else:
        numbers = np.array(bounds, np.float64)
        values = column.cast(pl.Float64).to_numpy()
        step = lambda bound, by: bound + by * 1e-6  # noqa: E731
    missing = np.isnan(values)
    below = np.searchsorted(numbers, values, side="left")
    equal = np.zeros(len(values), bool)
    inside = below < len(numbers)
    equal[inside] = numbers[below[inside]] == values[inside]
    codes = (2 * below + equal).astype(np.int32)
    codes[missing] = 2 * len(bounds) + 1
    standing: list[Any] = []
    for bound in bounds:
        standing += [step(bound, -1), bound]
    return codes, [*standing, step(bounds[-1], 1), None]


# -- signatures -------------------------------------------------------------------------------

_DENSE = 1 << 20  # key spaces up to this size are numbered by a look-up table


def combine(parts: Iterable[tuple[npt.NDArray[Any], int]]) -> tuple[Codes, int]:
    """One number for each distinct combination: (numbers of the rows, how many there are).

    `parts` are code columns with the number of their codes. Exact: nothing is hashed away.
    """
    key: npt.NDArray[np.int64] | None = None
    size = 1
    for codes, count in parts:
        if key is None:
            key, size = codes.astype(np.int64), max(count, 1)
            continue
        if size * count > _DENSE:
            key, size = dense(key, size)
        key = key * count + codes
        size *= count
    if key is None:
        raise ValueError("nothing to combine")
    numbers, size = dense(key, size)
    return numbers.astype(np.int32), size


def dense(key: npt.NDArray[np.int64], size: int) -> tuple[npt.NDArray[np.int64], int]:
    """Renumber keys 0, 1, 2 ... without holes."""
    if size <= 4 * _DENSE:
        seen = np.zeros(size, bool)
        seen[key] = True
        numbers = np.cumsum(seen, dtype=np.int32) - 1
        return numbers[key].astype(np.int64), int(numbers[-1]) + 1
    frame = pl.DataFrame({"key": key})
    groups = frame.unique("key", maintain_order=True).with_row_index("number")
    joined = frame.join(groups, on="key", how="left", maintain_order="left")
    return joined.get_column("number").to_numpy().astype(np.int64), groups.height


def representatives(numbers: Codes, count: int) -> npt.NDArray[np.intp]:
    """A row for each number."""
    rows = np.zeros(count, np.intp)
    rows[numbers[::-1]] = np.arange(len(numbers), dtype=np.intp)[::-1]
    return rows
