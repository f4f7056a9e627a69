"""Parquet in, columns as found out."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from pathlib import Path

import polars as pl

from licet.batch.reading.errors import ReadError
from licet.batch.reading.raw import KNOWN, Raw, check_header


def raw_of_parquet(source: Path | bytes, name: str, given: Collection[str]) -> Raw:
    """The known columns of a Parquet file; `given` are columns that the call supplies itself.

    Raises `ReadError` where the file is not Parquet, is damaged, or lacks a required column.
    """
    try:
        schema = pl.read_parquet_schema(_opened(source))
        notes = check_header(list(schema), given, name)
        wanted = [column for column in schema if column in KNOWN and column not in given]
        frame = pl.read_parquet(_opened(source), columns=wanted or list(schema)[:1])
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        said = str(error).strip().splitlines() or ["no reason given"]
        raise ReadError(
            name, f"a file that does not read as Parquet ({said[0]})", "a whole Parquet file"
        ) from None
    if not frame.height:
        raise ReadError(name, "no trades (columns, and no row)", "at least one row")
    height = frame.height
    columns: dict[str, pl.Series | list[object]] = {column: frame[column] for column in wanted}
    return Raw(columns, height, lambda row: f"{name}, row {row + 1}", notes=notes)


def _opened(source: Path | bytes) -> Path | BytesIO:
    return BytesIO(source) if isinstance(source, bytes) else source
