"""The door through which customers come in: a file of any accepted sort becomes a `Table`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from licet.batch.customers.columns import Columns
from licet.batch.customers.objects import table_of_objects
from licet.batch.customers.parquet import table_of_parquet
from licet.batch.customers.table import Table
from licet.batch.customers.text import table_of_text
from licet.batch.customers.workbook import table_of_workbook
from licet.batch.reading.bytes import HEAD, sort_of
from licet.batch.reading.errors import ReadError, quote

_SORTS: Final = {
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".txt": "table",
    ".json": "objects",
    ".jsonl": "objects",
    ".ndjson": "objects",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
}
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_EXPECTED: Final = "customers as CSV, Excel, JSON, JSON lines or Parquet"


def table_of(path: Path, columns: Columns, sheet: str | None) -> Table:
    """The used columns of the file; its first bytes say what it is, else its ending.

    Raises `ReadError` for a file that is not there, empty, or of another sort, and for a sheet
    of a file that has none.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            sort = _sort(head, path)
            data = b"" if sort == "parquet" else head + stream.read()
    except OSError as error:
        found = f"nothing that can be opened ({error.strerror})"
        raise ReadError(str(path), found, "a file of customers") from None
    if sort == "workbook":
        return table_of_workbook(data, path.name, columns, sheet)
    if sheet is not None:
        found = f"no sheets, and the sheet {quote(sheet)} asked for"
        raise ReadError(path.name, found, "a workbook; leave --sheet out for other files")
    if sort == "parquet":
        return table_of_parquet(path, columns)
    if sort == "table":
        return table_of_text(data, path.name, columns)
    return table_of_objects(data, path.name, columns)


def _sort(head: bytes, path: Path) -> str:
    """``table``, ``objects``, ``parquet`` or ``workbook``."""
    if head.startswith(_WORKBOOKS):
        return "workbook"
    try:
        seen = sort_of(head, path.name)
    except ReadError as error:
        raise ReadError(path.name, error.found, _EXPECTED) from None
    if seen == "parquet":
        return seen
    return _SORTS.get(path.suffix.lower(), "table" if seen == "table" else "objects")
