"""The door through which trades come in: a file of any accepted sort becomes a `Book`."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from licet.batch.book import Book
from licet.batch.reading.book import book_of
from licet.batch.reading.bytes import HEAD, sort_of, utf8
from licet.batch.reading.csv import raw_of_csv
from licet.batch.reading.errors import ReadError
from licet.batch.reading.json import is_json, raw_of_document, raw_of_lines
from licet.batch.reading.parquet import raw_of_parquet
from licet.batch.reading.raw import Raw

STDIN: Final = Path("-")
_SORTS: Final = {
    ".json": "document",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".parquet": "parquet",
    ".pq": "parquet",
}


def read(path: Path, *, on: date | None = None, as_known: date | None = None) -> Book:
    """The trades in `path`, or on standard input where it is ``-``, one row for each.

    The suffix says what sort of file it is (JSON, JSON lines, CSV with commas, semicolons or
    tabs, Parquet); where it says nothing, the first bytes do. `on` and `as_known` stand in for
    those columns in every row. A row that cannot be read stays, with its error.
    Raises `ReadError` for a file of which nothing can be read.
    """
    given = [name for name, day in (("on", on), ("as_known", as_known)) if day is not None]
    raw = _raw_of_bytes(given) if path == STDIN else _raw_of_file(path, given)
    return book_of(raw, on=on, as_known=as_known)


def _raw_of_bytes(given: Collection[str]) -> Raw:
    data, name = sys.stdin.buffer.read(), "standard input"
    return _raw(data, sort_of(data[:HEAD], name), name, given)


def _raw_of_file(path: Path, given: Collection[str]) -> Raw:
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            seen = sort_of(head, path.name)
            sort = seen if seen == "parquet" else _SORTS.get(path.suffix.lower(), seen)
            if sort == "parquet":
                return raw_of_parquet(path, path.name, given)
            stream.seek(0)
            if sort == "lines" and head.lstrip().startswith(b"{"):
                return raw_of_lines(stream, path.name, given)
            data = stream.read()
    except OSError as error:
        found = f"nothing that can be opened ({error.strerror})"
        raise ReadError(str(path), found, "a file of trades") from None
    return _raw(data, sort, path.name, given)


def _raw(data: bytes, sort: str, name: str, given: Collection[str]) -> Raw:
    """The same from bytes that are all there."""
    if sort == "parquet":
        return raw_of_parquet(data, name, given)
    if sort == "table":
        return raw_of_csv(data, name, given)
    data, notes = utf8(data, name)
    sort = _sort_of_json(data, sort, name)
    lines = sort == "lines"
    raw = raw_of_lines(BytesIO(data), name, given) if lines else raw_of_document(data, name, given)
    raw.notes[:0] = notes
    return raw


def _sort_of_json(data: bytes, sort: str, name: str) -> str:
    """Files named .json often hold one trade a line, and files named .jsonl an array."""
    if data.lstrip().startswith(b"["):
        return "document"
    if sort == "document" and sort_of(data[:HEAD], name) == "lines" and not is_json(data):
        return "lines"
    return sort
