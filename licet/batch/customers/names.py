"""The names of each row, and why a row has none that can be screened."""

from __future__ import annotations

from typing import Final

import polars as pl

from licet.batch.customers.table import Table, stripped
from licet.batch.reading.errors import Unreadable, quote
from licet.facts import LONGEST_NAME

_WORTH: Final = r"[\p{L}\p{N}]"  # without a letter or a digit there is nothing to compare
_UNTIDY: Final = r"\s\s|[\t\n\v\f\r\x{85}\x{a0}\x{2028}\x{2029}]"
_NAMELESS: Final = "a name with letters or digits in every row; fill it in, or take the row out"
_NUL: Final = "text without NUL bytes; write the name anew"
_SHORT: Final = (
    f"a name of at most {LONGEST_NAME} characters; shorten it to the name, with further names in "
    "columns of their own"
)


def names_of(table: Table) -> tuple[pl.DataFrame, dict[int, Unreadable]]:
    """``row`` and ``name``, a line for each name in the order of file and header, and the faults.

    A row is at fault, and has no line, where it has no name, or one that is too long or holds a
    NUL byte. A name that a row has twice is one.
    """
    columns = [_tidy(table.column(place)) for place in table.places.names]
    if table.places.parts:
        columns.append(_joined(table, columns))
    raw = pl.DataFrame({str(at): column for at, column in enumerate(columns)})
    worth = raw.select(
        pl.when(pl.all().str.contains(_WORTH)).then(pl.all())  # no name is said with "-"
    )
    faults = _faults(table, worth)
    row = pl.int_range(worth.height, dtype=pl.UInt32, eager=True).alias("row")
    screened = worth.with_columns(row)
    if faults:
        screened = screened.filter(~row.is_in(pl.Series(list(faults), dtype=pl.UInt32).implode()))
    return _lines(screened, len(columns)), faults


def _lines(frame: pl.DataFrame, width: int) -> pl.DataFrame:
    """The columns of names one below the other, each name of a row once."""
    if width == 1:
        return frame.select("row", name=pl.col("0"))
    pieces = []
    for at in range(width):
        name = pl.col(str(at))
        again = [name.eq_missing(pl.col(str(before))) for before in range(at)]
        new = name.is_not_null() & ~pl.any_horizontal(*again) if again else name.is_not_null()
        pieces.append(frame.filter(new).select("row", name=name))
    return pl.concat(pieces).sort("row", maintain_order=True)


def _tidy(column: pl.Series) -> pl.Series:
    """One line, with one blank between words."""
    text = stripped(column)
    if text.str.contains(_UNTIDY).any():
        text = stripped(text.str.replace_all(r"\s+", " "))
    return text


def _joined(table: Table, names: list[pl.Series]) -> pl.Series:
    """First, middle and last name as one; null where a name of the row holds all of them.

    A column that is headed as a whole name may hold the first name too, or only the last: what
    it holds already is not said twice.
    """
    places = table.places
    frame = pl.DataFrame({str(place): _tidy(table.column(place)) for place in places.parts})
    if places.bare is not None:
        bare = pl.col(str(places.bare))
        others = [str(place) for place in places.parts if place != places.bare]
        frame = frame.with_columns(
            pl.when(~_holds(bare, pl.col(other))).then(pl.col(other)).alias(other)
            for other in others
        )
    joined = pl.concat_str(pl.all(), separator=" ", ignore_nulls=True)
    whole = stripped(frame.select(joined).to_series())
    for at, name in enumerate(names):
        known = frame.with_columns(name.alias(f"name {at}")).select(
            pl.all_horizontal(
                _holds(pl.col(f"name {at}"), pl.col(str(place))) for place in places.parts
            )
        )
        whole = whole.set(known.to_series(), None)
    return whole


def _holds(name: pl.Expr, part: pl.Expr) -> pl.Expr:
    """Whether a name holds the words of a part of a name, or there is no such part."""
    held = _words(name).str.contains(_words(part), literal=True)
    return (part.is_null() | held).fill_null(False)


def _words(text: pl.Expr) -> pl.Expr:
    """Small letters, with a blank before, between and after the words."""
    plain = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]+", " ")
    return pl.format(" {} ", plain.str.strip_chars())


def _faults(table: Table, names: pl.DataFrame) -> dict[int, Unreadable]:
    """Why rows cannot be screened, by row; of one that could not be taken apart, no more."""
    found = _nameless(table, names)
    heading = _heading(table)
    for column in names:
        for row in (column.str.len_chars() > LONGEST_NAME).fill_null(False).arg_true().to_list():
            said = f"a name of {len(column[row]):,} characters ({quote(column[row])})"
            found[row] = Unreadable(said, _SHORT, heading)
        for row in column.str.contains("\0", literal=True).fill_null(False).arg_true().to_list():
            found[row] = Unreadable(f"a NUL byte in {quote(column[row])}", _NUL, heading)
    return dict(sorted((found | table.broken).items()))


def _nameless(table: Table, names: pl.DataFrame) -> dict[int, Unreadable]:
    empty = names.select(pl.all_horizontal(pl.all().is_null())).to_series().arg_true()
    if not len(empty):
        return {}
    places = map(str, (*table.places.names, *table.places.parts))
    written = table.frame.select(places)[empty].select(_first_said())
    heading = _heading(table)
    cells = written.to_series()
    fault = {  # one for all rows that say the same
        cell: Unreadable(
            f"{quote(cell)}, which holds no letter and no digit" if cell else "nothing",
            _NAMELESS,
            heading,
        )
        for cell in cells.unique().to_list()
    }
    return {row: fault[cell] for row, cell in zip(empty.to_list(), cells.to_list(), strict=True)}


def _first_said() -> pl.Expr:
    """The first cell that is not blank, of all columns of a frame."""
    text = pl.all().str.strip_chars()
    return pl.coalesce(pl.when(text != "").then(text))


def _heading(table: Table) -> str:
    """The column that the message points to."""
    place = (*table.places.names, *table.places.parts)[0]
    return table.headings[place] or "name"
