"""The rows of a table in text: a tidy one by the fast reader, any other record by record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import polars as pl

from licet.batch.reading.csv_slow import Record, Shape, record_of, records
from licet.batch.reading.errors import Unreadable
from licet.batch.reading.raw import BATCH, LONGEST
from licet.batch.reading.scan import Line, scan


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out; `skipped` lines of the file stand before its header.

    -1 is a header that does not stand in the file.
    """

    delimiter: str
    width: int
    skipped: int = 0

    @property
    def shape(self) -> Shape:
        return Shape(self.delimiter, self.width, None)


@dataclass(frozen=True, slots=True)
class Rows:
    """`frame` has a String column for each place of the header, called by its number, ``line``
    (UInt32, as a person counts) and ``fault`` (Int64): the place in `faults` of what is wrong
    with the row, or null. The cells of a faulty row are null, because they may have shifted.
    """

    frame: pl.DataFrame
    faults: tuple[Unreadable, ...] = ()


def rows_of(body: bytes, layout: Layout) -> Rows:
    """Every record after the header of `body`, which is UTF-8; lines without anything are none."""
    return _fast(body, layout) or _slow(body, layout)


def _fast(body: bytes, layout: Layout) -> Rows | None:
    """The tidy lines at once, the others one by one; None where all need a closer look."""
    scanned = scan(body, layout.delimiter, layout.width, LONGEST)
    if scanned is None or len(scanned[1]) > max(scanned[0] // 10, 1):
        return None
    lines, untidy = scanned
    tidy = b"".join(_kept(body, untidy)) if untidy else body
    try:
        frame = pl.read_csv(tidy, separator=layout.delimiter, infer_schema=False)
    except pl.exceptions.PolarsError:
        return None
    if frame.height != lines - len(untidy) - 1 or frame.width != layout.width:
        return None
    frame.columns = [str(place) for place in range(layout.width)]
    numbers = np.arange(2, lines + 1)
    if untidy:
        numbers = np.delete(numbers, [line.number - 1 for line in untidy])
    whole = frame.with_columns(
        pl.Series("line", numbers + layout.skipped, pl.UInt32),
        pl.lit(None, pl.Int64).alias("fault"),
    )
    odd = [
        record_of(text, line.number + 1, layout.shape)
        for line in untidy
        if (text := body[line.start : line.end]).strip(b"\r")
    ]
    if not odd:
        return Rows(whole)
    faults: list[Unreadable] = []
    return Rows(pl.concat([whole, _frame(odd, layout, faults)]).sort("line"), tuple(faults))


def _kept(body: bytes, untidy: Sequence[Line]) -> Iterable[bytes]:
    start = 0
    for line in untidy:
        yield body[start : line.start]
        start = line.end + 1
    yield body[start:]


def _slow(body: bytes, layout: Layout) -> Rows:
    """A batch at a time, because cells weigh more than columns."""
    found = records(body, layout.shape)
    faults: list[Unreadable] = []
    pieces = [_frame([], layout, faults)]
    while batch := list(islice(found, BATCH)):
        pieces.append(_frame(batch, layout, faults))
    return Rows(pl.concat(pieces), tuple(faults))


def _frame(batch: Sequence[Record], layout: Layout, faults: list[Unreadable]) -> pl.DataFrame:
    """Records as columns; what is wrong with them is added to `faults`."""
    nothing = [None] * layout.width
    cells = [nothing if record.fault else record.cells for record in batch]
    columns = list(zip(*cells, strict=True)) or [()] * layout.width
    places: list[int | None] = []
    for record in batch:
        places.append(len(faults) if record.fault else None)
        if record.fault:
            faults.append(record.fault)
    lines = [record.line + layout.skipped for record in batch]
    return pl.DataFrame(
        [
            *(pl.Series(str(at), column, pl.String) for at, column in enumerate(columns)),
            pl.Series("line", lines, pl.UInt32),
            pl.Series("fault", places, pl.Int64),
        ]
    )


def without_blank(found: Rows) -> tuple[pl.DataFrame, dict[int, Unreadable]]:
    """The rows in which something stands, and what is wrong with them, by their new index."""
    frame = found.frame
    blank = frame["fault"].is_null()
    for column in frame.drop("line", "fault"):
        if not blank.any():
            break
        blank &= column.is_null() | (column.str.strip_chars().str.len_bytes() == 0).fill_null(True)
    kept = frame.filter(~blank) if blank.any() else frame
    fault = kept["fault"]
    if fault.null_count() == len(fault):
        return kept, {}
    at = fault.is_not_null().arg_true()
    return kept, {
        row: found.faults[place]
        for row, place in zip(at.to_list(), fault[at].to_list(), strict=True)
    }
