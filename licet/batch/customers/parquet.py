"""Customer books as Parquet."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from licet.batch.customers.columns import Columns, recognise
from licet.batch.customers.table import Table, as_text
from licet.batch.reading.errors import ReadError, Unreadable, quote


def table_of_parquet(path: Path, columns: Columns) -> Table:
    """The used columns of a Parquet file, as text.

    Raises `ReadError` where the file is not whole, or a used column holds structures.
    """
    name = path.name
    try:
        headings = tuple(pl.read_parquet_schema(path))
        places = recognise(headings, columns, name)
        frame = pl.read_parquet(path, columns=[headings[place] for place in places.used])
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        said = str(error).strip().splitlines() or ["no reason given"]
        raise ReadError(
            name, f"a file that does not read as Parquet ({said[0]})", "a whole Parquet file"
        ) from None
    whole = {*places.names, *places.parts}
    cells = [_cells(frame[headings[place]], place, place in whole, name) for place in places.used]
    return Table(name, pl.DataFrame(cells), headings, places, lambda row: f"row {row + 1}")


def _cells(column: pl.Series, place: int, is_name: bool, name: str) -> pl.Series:
    where = f"{name}, column {quote(column.name)}"
    if is_name and column.dtype.is_nested():
        raise ReadError(
            where, f"values of the type {column.dtype}", "one name in each row, as text"
        )
    try:
        return as_text(column).alias(str(place))
    except Unreadable as fault:
        raise ReadError(where, fault.found, fault.expected) from None
