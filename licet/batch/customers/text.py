"""Customer books as text: CSV and its relatives, and plain lists of names, one on each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from licet.batch.customers.columns import Columns, Places, is_known, recognise
from licet.batch.customers.encoding import decoded
from licet.batch.customers.headings import MEANINGS, plain
from licet.batch.customers.rows import Layout, rows_of, without_blank
from licet.batch.customers.table import Table, blank_note
from licet.batch.reading.csv_slow import split_first
from licet.batch.reading.errors import ReadError, quote
from licet.batch.reading.fields import SPACE

_DELIMITERS: Final = (",", ";", "\t")
_SAYS: Final = {",": [], ";": ["separated by semicolons"], "\t": ["separated by tabs"]}
_NOTHING: Final = "\x1f"  # parts nothing: where there is one column, a comma is one of the name
_EXCEL: Final = re.compile(rb"^sep=([,;\t])\r?\n")
_LOOKED: Final = 20  # lines below the first that may turn out to be the headings
_SAMPLE: Final = 1000  # lines that tell a list from a table
# "Rapid Star Co., Ltd." heads no column.
_FORM: Final = re.compile(
    r",\s*(?:(?:co|pte|pty|pvt)\W*)?(?:ltd|limited|inc|incorporated|llc|l\.l\.c|llp|lp|corp|plc|gmbh"
    r"|s\.?\s?a|s\.?\s?l|s\.?r\.?[lo]|b\.?\s?v|n\.?\s?v|a\.?\s?s|spa|s\.p\.a)\.?$",
    re.I,
)
_BETWEEN: Final = re.compile(rb"[,;\t]")
_LIST: Final = "a plain list: each line is a name, the first one too"


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first line says; `skipped` lines stand before it."""

    delimiter: str
    headings: tuple[str, ...]
    skipped: int


def table_of_text(data: bytes, name: str, columns: Columns) -> Table:
    """The used columns of a table in text.

    A file of one column needs no heading. Raises `ReadError` where the header cannot be used.
    """
    data, notes = decoded(data, name)
    head, body = _head(data, columns, name)
    if not columns.said and _is_list(head, body):
        _check_headings_below(body, name)
        head, body = _Head(_NOTHING, ("name",), head.skipped - 1), b"name\n" + body
        notes.append(_LIST)
    elif len(head.headings) == 1:
        head = replace(head, delimiter=_NOTHING)
    notes += _separators(body) if head.delimiter == _NOTHING else _SAYS[head.delimiter]
    places = recognise(head.headings, columns, name)
    return _table(body, name, head, places, notes)


def _table(body: bytes, name: str, head: _Head, places: Places, notes: list[str]) -> Table:
    found = rows_of(body, Layout(head.delimiter, len(head.headings), head.skipped))
    frame, broken = without_blank(found)
    if head.delimiter != _NOTHING:  # a blank line in a list holds nothing that could be missed
        notes = [*notes, *blank_note(found.frame.height - frame.height)]
    lines = frame["line"].to_numpy()
    return Table(
        name,
        frame.select(map(str, places.used)),
        head.headings,
        places,
        lambda row: f"row {row + 1} (line {lines[row]})",
        broken,
        tuple(notes),
    )


def _head(data: bytes, columns: Columns, name: str) -> tuple[_Head, bytes]:
    """The header, and the text that begins with it."""
    if b"\n" not in data and b"\r" in data:
        data = data.replace(b"\r", b"\n")
    said = _EXCEL.match(data)
    body = (data[said.end() :] if said else data).lstrip(b"\r\n")
    skipped = data[: len(data) - len(body)].count(b"\n")
    line = _first_line(body)
    delimiter = said[1].decode() if said else _delimiter(line, columns)
    cells = split_first(line, delimiter)
    if cells is None and delimiter in line:
        raise ReadError(f"{name}, header", quote(line), "one line of headings")
    headings = tuple(cell.strip(SPACE) for cell in cells or [line])
    return _Head(delimiter, headings, skipped), body


def _first_line(body: bytes) -> str:
    return body.partition(b"\n")[0].decode().rstrip("\r")


def _delimiter(line: str, columns: Columns) -> str:
    """The one that yields the most known headings, then the most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        cells = split_first(line, delimiter) or line.split(delimiter)
        return sum(is_known(cell, columns) for cell in cells), len(cells)

    return max(_DELIMITERS, key=worth)


def _is_list(head: _Head, body: bytes) -> bool:
    """Whether there are no headings, and no columns: every line is a name, commas and all.

    A table has a comma in every line; of a list, some names have one.
    """
    if any(plain(heading) in MEANINGS for heading in head.headings):
        return False
    if len(head.headings) == 1 or (head.delimiter == "," and _FORM.search(_first_line(body))):
        return True
    lines = [line for line in body.split(b"\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    return head.delimiter == "," and 10 * sum(b"," not in line for line in lines) >= len(lines)


def _check_headings_below(body: bytes, name: str) -> None:
    """A title above the headings looks like a list of names; to take it for one would be wrong."""
    for number, line in enumerate(body.split(b"\n", _LOOKED + 1)[1:-1], start=1):
        text = line.decode().strip()
        for delimiter in _DELIMITERS:
            cells = split_first(text, delimiter) or []
            known = [MEANINGS[word].field for cell in cells if (word := plain(cell)) in MEANINGS]
            if len(cells) > 1 and len(known) > 1 and "name" in known:
                raise ReadError(
                    f"{name}, header",
                    f"{quote(_first_line(body))} above the headings {quote(text)}",
                    f"headings in the first line; delete what stands above them ({number} "
                    f"line{'s' if number > 1 else ''})",
                )


def _separators(body: bytes) -> list[str]:
    """That names hold what elsewhere parts columns; a wrong guess should be seen."""
    if not _BETWEEN.search(body):
        return []
    several = sum(_BETWEEN.search(line) is not None for line in body.split(b"\n"))
    lines = "line holds" if several == 1 else "lines hold"
    return [f"one column: {several} {lines} a comma, semicolon or tab, taken as part of the name"]
