"""Columns of facts, folded into classes.

Reader 2 never tests a row. For each fact it takes the distinct values of its column, asks every
test of the rulebook once for each of them (`leaves.truth`, the same as reader 1), and puts values
that answer alike into one class. A row is then a handful of class numbers, and rows with the
same numbers are one kind of trade: its *signature*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from licet.decide.leaves import answers, day_number
from licet.decide.signatures import Codes, Column
from licet.facts import FACTS, Kind
from licet.law.terms import AtMost, Below, Leaf, On

# A value and what every test on its fact says of it.
Answered = tuple[Any, tuple[Any, ...]]
LISTS = frozenset(f.name for f in FACTS if f.kind in (Kind.ECCNS, Kind.WORDS)) | {"destinations"}


@dataclass(frozen=True, slots=True)
class Classes:
    """One fact of a table: a column of classes, and one value that stands for each class.

    `of_value` gives the class of every value that was folded.
    """

    fact: str
    column: Column
    values: tuple[Any, ...]
    of_value: dict[Any, int]


def classes(
    frame: pl.DataFrame, fact: str, tests: tuple[Leaf, ...], extra: Iterable[Answered] = ()
) -> Classes:
    """Fold one column; `extra` values get a class too, whether or not a row has them."""
    bounds = sorted({t.bound for t in tests if isinstance(t, AtMost | Below | On)})
    if fact not in frame.columns:
        return _fold(fact, None, [_answered(None, tests), *extra])
    series = frame.get_column(fact)
    if bounds:
        codes, values = _ordered(series, bounds)
        return _fold(fact, codes, [_answered(value, tests) for value in values])
    codes, values = _distinct(series, fact)
    return _fold(fact, codes, [*(_answered(value, tests) for value in values), *extra])


def _answered(value: Any, tests: tuple[Leaf, ...]) -> Answered:
    return value, answers(value, tests)


def _fold(fact: str, codes: tuple[Codes, Codes] | None, values: list[Answered]) -> Classes:
    """Join the values that no test can tell apart; what is missing stays apart.

    `codes` are the raw codes of the rows and the place in `values` of each raw code.
    """
    places: dict[tuple[Any, ...], int] = {}
    standing: list[Any] = []
    of_value = np.zeros(len(values), np.int32)
    for number, (value, key) in enumerate(values):
        if key not in places:
            places[key] = len(standing)
            standing.append(value)
        of_value[number] = places[key]
    index = {value: cls for (value, _), cls in zip(values, of_value.tolist(), strict=True)}
    if codes is None:
        column = Column(None, of_value[:1], 1)
    else:
        raw, place_of = codes
        column = Column(raw, of_value[place_of], len(standing))
    return Classes(fact, column, tuple(standing), index)


def _distinct(series: pl.Series, fact: str) -> tuple[tuple[Codes, Codes], list[Any]]:
    """Raw codes, the place of each raw code among the values, and the values."""
    if series.dtype == pl.Boolean:
        raw = series.cast(pl.Int8).fill_null(2).to_numpy()
        return (raw, np.arange(3, dtype=np.int32)), [False, True, None]
    if series.dtype != pl.Categorical:
        series = series.cast(pl.String).cast(pl.Categorical)
    physical = series.to_physical()
    missing = int(physical.max() or 0) + 1  # type: ignore[arg-type]
    if physical.null_count():
        physical = physical.fill_null(missing)
    raw = physical.to_numpy()
    kept = np.flatnonzero(np.bincount(raw, minlength=missing + 1))
    place_of = np.zeros(missing + 1, np.int32)
    place_of[kept] = np.arange(len(kept), dtype=np.int32)
    read = as_list if fact in LISTS else _as_is
    known = pl.DataFrame({"code": kept[kept < missing].astype(np.uint32)})
    texts = known.select(pl.col("code").cat.to(series.dtype).cast(pl.String)).to_series().to_list()
    values: list[Any] = [read(text) for text in texts]
    return (raw, place_of), values if len(values) == len(kept) else [*values, None]


def _as_is(text: str) -> str:
    return text


def as_list(text: str) -> tuple[str, ...]:
    """A list as tables write it: ``a;b``; the empty list is the word ``none``."""
    return () if text == "none" else tuple(text.split(";"))


def _ordered(series: pl.Series, bounds: list[Any]) -> tuple[tuple[Codes, Codes], list[Any]]:
    """Days and numbers: only their place among the rulebook's bounds can matter.

    The values stand for: below the first bound, the first bound, between it and the second, and
    so on; above the last; missing.
    """
    if isinstance(bounds[0], date):
        return _ordered_days(series, bounds)
    places = _places(series.cast(pl.Float64).to_numpy(), np.array(bounds, np.float64))
    standing: list[Any] = []
    for bound in bounds:
        standing += [bound - 1e-6, bound]
    values = [*standing, bounds[-1] + 1e-6, None]
    return (places, np.arange(len(values), dtype=np.int32)), values


def _ordered_days(series: pl.Series, bounds: list[date]) -> tuple[tuple[Codes, Codes], list[Any]]:
    """Days by a table from the day before the first bound to the day after the last."""
    numbers = np.array([day_number(bound) for bound in bounds], np.float64)
    first, last = int(numbers[0]) - 1, int(numbers[-1]) + 1
    table = _places(np.arange(first, last + 1, dtype=np.float64), numbers)
    missing = len(table)
    days = series.cast(pl.Date).to_physical()
    raw = (days.clip(first, last) - first).fill_null(missing).to_numpy()
    standing: list[Any] = []
    for bound in bounds:
        standing += [bound - timedelta(days=1), bound]
    values = [*standing, bounds[-1] + timedelta(days=1), None]
    return (raw, np.append(table, len(values) - 1).astype(np.int32)), values


def _places(
    values: npt.NDArray[np.float64], bounds: npt.NDArray[np.float64]
) -> npt.NDArray[np.int32]:
    """Twice the number of bounds below a value, and one more on a bound; the last for missing."""
    places = np.zeros(len(values), np.int32)
    for bound in bounds:
        places += values > bound
        places += values >= bound
    places[np.isnan(values)] = 2 * len(bounds) + 1
    return places
