"""What the reader of one sort of file hands on: columns as text, nothing yet understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from licet.batch.customers.columns import Places
from licet.batch.reading.errors import Unreadable, quote

_NAMED: Final = 5  # rows that a note names


@dataclass(frozen=True, slots=True)
class Table:
    """The used columns of a file called `name`.

    `frame` has one row for each data row, blank ones left out, and one String column for each
    used place of the header, called by its number (``"0"``). `label` turns the index of a row
    into the words of somebody who counts in the file. `broken` says which rows could not be
    taken apart; their cells are null.
    """

    name: str
    frame: pl.DataFrame
    headings: tuple[str, ...]
    places: Places
    label: Callable[[int], str]
    broken: dict[int, Unreadable] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def column(self, place: int) -> pl.Series:
        return self.frame[str(place)]


def stripped(column: pl.Series) -> pl.Series:
    """Text without white space at its ends; null where nothing is left."""
    text = column.str.strip_chars()
    return text.set((text.str.len_bytes() == 0).fill_null(False), None)


def as_text(column: pl.Series) -> pl.Series:
    """A column of any plain type as text: 12345.0 is 12345, a list its members joined by ``;``.

    Raises `Unreadable` for a column of structures, and for bytes that are not UTF-8.
    """
    kind = column.dtype
    if kind == pl.String:
        return column
    if isinstance(kind, pl.List) and not kind.inner.is_nested():
        return column.cast(pl.List(pl.String)).list.join(";", ignore_nulls=True)
    if kind.is_float():
        column = column.fill_nan(None)
        whole = column.cast(pl.Int64, strict=False)
        exact = (whole.cast(kind) == column).fill_null(False)
        return whole.cast(pl.String).zip_with(exact, column.cast(pl.String))
    try:
        if kind.is_nested():
            raise Unreadable(f"values of the type {kind}", "text")
        return column.cast(pl.String)
    except pl.exceptions.PolarsError:
        raise Unreadable(f"values of the type {kind} that are not text", "text in UTF-8") from None


def mentioned(rows: Sequence[int], label: Callable[[int], str], found: Sequence[object]) -> str:
    """The first rows of many, with what was found in each: ``row 2 (line 3) "Narnia"``."""
    said = [f"{label(row)} {quote(what)}" for row, what in zip(rows[:_NAMED], found, strict=False)]
    more = len(rows) - len(said)
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def blank_note(count: int) -> list[str]:
    """That rows of empty cells are no rows."""
    return [f"passed over: {count} blank row{'s' if count > 1 else ''}"] if count else []
