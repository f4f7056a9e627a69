"""CSV as it comes from publishers, each row beside its line number."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence

import orjson

from licet.lists.reading import Document
from licet.lists.refusal import Refused, quote

csv.field_size_limit(min(sys.maxsize, 1 << 30))
END_OF_FILE = "\x1a"  # Ctrl-Z, which OFAC's files still end with


def decoded(document: Document) -> str:
    """The text of a document: UTF-8, or Windows-1252 where it is not valid UTF-8."""
    data = document.data.removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in data[:4096]:
        raise Refused(document.name, "NUL bytes", "text in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def rows(document: Document, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Every row with the number of the line on which it ends; empty lines are left out.

    Raises `Refused` for a quotation that is never closed, as in a file that breaks off.
    """
    text = decoded(document).rstrip().rstrip(END_OF_FILE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise Refused(
            f"{document.name}, line {reader.line_num}",
            f"a row that cannot be read ({error})",
            "rows of cells, quotations closed",
            "The file may break off; fetch it again.",
        ) from None


def checked_rows(
    document: Document, width: int, delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """Rows that must all have `width` cells; another width is a broken file."""
    for line, cells in rows(document, delimiter):
        if len(cells) != width:
            raise Refused(
                f"{document.name}, line {line}",
                f"{len(cells)} cells",
                f"{width} cells",
                "The file may break off, or its format may have changed.",
            )
        yield line, cells


def check_header(document: Document, header: Sequence[str], known: Sequence[str]) -> None:
    """Refuses a header with a column that nobody knows, or without one that is known."""
    strange = [name for name in header if name not in known]
    missing = [name for name in known if name not in header]
    if strange or missing:
        said = [f"unknown columns {', '.join(map(quote, strange))}"] if strange else []
        said += [f"no column {', '.join(map(quote, missing))}"] if missing else []
        raise Refused(
            f"{document.name}, line 1",
            " and ".join(said),
            f"the {len(known)} columns of the format",
            "The publisher may have changed the format; the reader must learn it first.",
        )


def raw(cells: Sequence[str]) -> str:
    """A row for `Entry.raw`: its cells as a JSON array."""
    return orjson.dumps(list(cells)).decode()
