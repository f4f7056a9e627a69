"""CSV and its relatives in, columns as found out.

A tidy file goes through the fast reader; any other is taken apart record by record, so that
every bad one is a row that says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import polars as pl

from licet.batch.fields import SPACE, Form
from licet.batch.read_bytes import utf8
from licet.batch.read_columns import numbers_of
from licet.batch.read_csv_slow import NOT_UTF8, Record, Shape, records, split_first
from licet.batch.read_errors import ReadError, quote
from licet.batch.read_numbers import Numbers
from licet.batch.read_raw import KNOWN, LONGEST, Raw, check_header
from licet.batch.read_scan import tidy
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
    """What the fast reader makes of a tidy file; None where the slow one must look."""
    lines = tidy(data, layout.delimiter, len(layout.header), LONGEST)
    if lines is None or not layout.wanted:
        return None
    try:
        frame = pl.read_csv(
            data, separator=layout.delimiter, infer_schema=False, columns=list(layout.wanted)
        )
    except pl.exceptions.PolarsError:
        return None  # bytes that are not UTF-8, for one
    if frame.height != lines - 1:
        return None
    frame.columns = [layout.header[at] for at in layout.wanted]
    columns: dict[str, pl.Series | list[object]] = {
        column: frame[column] for column in frame.columns
    }
    name, first = layout.name, layout.skipped + 2
    return Raw(columns, frame.height, lambda row: f"{name}, row {row + 1} (line {row + first})")


def _slow(data: bytes, layout: _Layout) -> Raw:
    header = layout.header
    activity = header.index("activity") if "activity" in header else None
    found: list[Record] = list(records(data, Shape(layout.delimiter, len(header), activity)))
    columns: dict[str, pl.Series | list[object]] = {}
    for at in layout.wanted:
        column = header[at]
        cells = [_cell(record, at, column == "id") for record in found]
        columns[column] = pl.Series(column, cells, pl.String)
    broken = {row: record.fault for row, record in enumerate(found) if record.fault}
    foreign = sum(fault.expected == NOT_UTF8 for fault in broken.values())
    notes = [f"rows with bytes that are not UTF-8: {foreign}"] if foreign else []
    name, lines = layout.name, [record.line + layout.skipped for record in found]

    def where(row: int) -> str:
        return f"{name}, row {row + 1} (line {lines[row]})"

    return Raw(columns, len(found), where, broken, notes=notes)


def _cell(record: Record, at: int, is_id: bool) -> str | None:
    """A cell; of a broken record the id alone, because the others may have shifted."""
    if at >= len(record.cells) or (record.fault and not is_id):
        return None
    cell = record.cells[at]
    return (
        cell if cell.isascii() or not any("\ud800" <= char <= "\udfff" for char in cell) else None
    )


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
