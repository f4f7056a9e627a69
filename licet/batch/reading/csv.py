"""CSV and its relatives in, columns as found out.

A tidy file goes through the fast reader; any other is taken apart record by record, so that
every bad one is a row that says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
import polars as pl

from licet.batch.reading.bytes import utf8
from licet.batch.reading.columns import numbers_of
from licet.batch.reading.csv_slow import (
    FOREIGN,
    NOT_UTF8,
    Record,
    Shape,
    record_of,
    records,
    split_first,
)
from licet.batch.reading.errors import ReadError, Unreadable, quote
from licet.batch.reading.fields import SPACE, Form
from licet.batch.reading.numbers import Numbers
from licet.batch.reading.raw import BATCH, KNOWN, LONGEST, Raw, check_header
from licet.batch.reading.scan import Line, scan
from licet.facts import BY_NAME, Kind

_DELIMITERS: Final = (",", ";", "\t")
_SAYS: Final = {",": "", ";": "separated by semicolons", "\t": "separated by tabs"}
_ROW: Final = re.compile(rb"[^\s]")
_EXCEL: Final = re.compile(rb"^sep=([,;\t])\r?\n")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file is laid out; `skipped` lines stand before the header."""

    name: str
    delimiter: str
    header: tuple[str, ...]
    wanted: tuple[int, ...]
    skipped: int

    @property
    def shape(self) -> Shape:
        activity = self.header.index("activity") if "activity" in self.header else None
        return Shape(self.delimiter, len(self.header), activity)


def raw_of_csv(data: bytes, name: str, given: Collection[str]) -> Raw:
    """The known columns of a table in text; `given` are columns that the call supplies itself.

    Raises `ReadError` where there is no row, or the header cannot be used.
    """
    data, notes = utf8(data, name)
    if b"\n" not in data and b"\r" in data:
        data = data.replace(b"\r", b"\n")
    said = _EXCEL.match(data)
    body = data[said.end() :] if said else data
    body = body.lstrip(b"\r\n")
    skipped = data[: len(data) - len(body)].count(b"\n")
    delimiter = said[1].decode() if said else _delimiter(body)
    header = _header(body, delimiter, name)
    notes += [_SAYS[delimiter]] if _SAYS[delimiter] else []
    notes += check_header(header, given, name)
    if not _ROW.search(body, len(_first_line(body))):
        raise ReadError(name, "no trades (a header, and no row)", "at least one row")
    wanted = [at for at, column in enumerate(header) if column in KNOWN and column not in given]
    layout = _Layout(name, delimiter, tuple(header), tuple(wanted), skipped)
    del data
    raw = _fast(body, layout) or _slow(body, layout)
    raw.notes[:0] = notes
    _form(raw, delimiter)
    return raw


def _first_line(data: bytes) -> bytes:
    end = data.find(b"\n")
    return data if end < 0 else data[:end]


def _delimiter(data: bytes) -> str:
    """The one that yields the most known column names, then the most columns."""
    line = _first_line(data).decode("utf-8", "replace")

    def worth(delimiter: str) -> tuple[int, int]:
        cells = [
            cell.strip(SPACE) for cell in split_first(line, delimiter) or line.split(delimiter)
        ]
        return len(KNOWN.intersection(cells)), len(cells)

    return max(_DELIMITERS, key=worth)


def _header(data: bytes, delimiter: str, name: str) -> list[str]:
    line = _first_line(data)
    try:
        cells = split_first(line.decode(), delimiter)
    except UnicodeDecodeError as error:
        found = f"byte 0x{line[error.start]:02X} at position {error.start + 1}"
        raise ReadError(f"{name}, header", found, "text in UTF-8") from None
    if cells is None:
        raise ReadError(f"{name}, header", quote(line.decode()), "one line of column names")
    return [cell.strip(SPACE) for cell in cells]


def _fast(data: bytes, layout: _Layout) -> Raw | None:
    """What the fast reader makes of the tidy lines, with the others put in between.

    None where the slow reader must look at all of them.
    """
    scanned = scan(data, layout.delimiter, len(layout.header), LONGEST)
    if scanned is None or not layout.wanted or len(scanned[1]) > scanned[0] // 10:
        return None
    lines, untidy = scanned
    try:
        frame = pl.read_csv(
            _without(data, untidy),
            separator=layout.delimiter,
            infer_schema=False,
            columns=list(layout.wanted),
        )
    except pl.exceptions.PolarsError:
        return None  # bytes that are not UTF-8, for one
    if frame.height != lines - len(untidy) - 1:
        return None
    frame.columns = [layout.header[at] for at in layout.wanted]
    if untidy:
        return _mixed(
            frame, [(line.number, data[line.start : line.end]) for line in untidy], layout
        )
    name, first = layout.name, layout.skipped + 2
    return Raw(
        {column: frame[column] for column in frame.columns},
        frame.height,
        lambda row: f"{name}, row {row + 1} (line {row + first})",
    )


def _without(data: bytes, untidy: Sequence[Line]) -> bytes:
    if not untidy:
        return data
    starts = [0, *(line.end + 1 for line in untidy)]
    ends = [*(line.start for line in untidy), len(data)]
    return b"".join(data[start:end] for start, end in zip(starts, ends, strict=True))


def _mixed(frame: pl.DataFrame, untidy: Sequence[tuple[int, bytes]], layout: _Layout) -> Raw:
    """The tidy rows and the broken ones, each in its place; blank lines are no rows."""
    shape = layout.shape
    blank = [number for number, text in untidy if not text.strip(b"\r")]
    odd = [record_of(text, at + 1, shape) for at, text in untidy if text.strip(b"\r")]
    total = frame.height + len(untidy) + 1
    numbers = np.setdiff1d(np.arange(1, total), blank)
    rows = np.searchsorted(numbers, [record.line - 1 for record in odd])
    order = np.empty(len(numbers), np.int64)
    order[rows] = frame.height + np.arange(len(rows))
    order[np.setdiff1d(np.arange(len(numbers)), rows)] = np.arange(frame.height)
    cells = [_cells(record, layout.header) for record in odd]
    columns: dict[str, pl.Series | list[object]] = {}
    for at, column in zip(layout.wanted, frame, strict=True):
        extra = pl.Series(column.name, [row[at] for row in cells], pl.String)
        columns[column.name] = pl.concat([column, extra]).gather(order)
    broken = {int(row): record.fault for row, record in zip(rows, odd, strict=True) if record.fault}
    name, first = layout.name, layout.skipped + 1
    return Raw(
        columns,
        len(numbers),
        lambda row: f"{name}, row {row + 1} (line {numbers[row] + first})",
        broken,
    )


def _slow(data: bytes, layout: _Layout) -> Raw:
    """The same, record by record; a batch at a time, because cells weigh more than columns."""
    header, wanted = layout.header, layout.wanted
    found = records(data, layout.shape)
    pieces: dict[int, list[pl.Series]] = {at: [] for at in wanted}
    broken: dict[int, Unreadable] = {}
    lines: list[int] = []
    while batch := list(islice(found, BATCH)):
        broken |= {len(lines) + at: fault for at, (_, _, fault) in enumerate(batch) if fault}
        lines += [line + layout.skipped for line, _, _ in batch]
        columns = list(zip(*(_cells(record, header) for record in batch), strict=True))
        for at in wanted:
            pieces[at].append(pl.Series(header[at], columns[at], pl.String))
    foreign = sum(fault.expected == NOT_UTF8 for fault in broken.values())
    return Raw(
        {header[at]: pl.concat(pieces[at]) for at in wanted},
        len(lines),
        lambda row: f"{layout.name}, row {row + 1} (line {lines[row]})",
        broken,
        notes=[f"rows with bytes that are not UTF-8: {foreign}"] if foreign else [],
    )


def _cells(record: Record, header: Sequence[str]) -> Sequence[str | None]:
    """The cells; of a broken record the id alone, because the others may have shifted."""
    if not record.fault:
        return record.cells
    known = dict(zip(header, record.cells, strict=False)).get("id", "")
    return [known if name == "id" and not FOREIGN.search(known) else None for name in header]


def _form(raw: Raw, delimiter: str) -> None:
    """Settle how the file writes lists and numbers."""
    if delimiter == ",":
        return
    numeric = [
        column
        for name, column in raw.columns.items()
        if name in BY_NAME
        and BY_NAME[name].kind in (Kind.NUMBER, Kind.PERCENT)
        and isinstance(column, pl.Series)
    ]
    unsaid = Numbers.UNSURE if delimiter == ";" else Numbers.POINT
    numbers = numbers_of(numeric, unsaid)
    raw.form = Form(separators=";," if delimiter == ";" else ";", numbers=numbers)
    if numbers is Numbers.COMMA:
        raw.notes.append("numbers have decimal commas")
