"""CSV record by record, for files that are not tidy: slower, and nothing escapes it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from licet.batch.reading.errors import Unreadable
from licet.batch.reading.fields import SPACE
from licet.batch.reading.raw import LONGEST
from licet.facts.vocabulary import ACTIVITIES

_SPAN: Final = 1000  # lines that one quoted cell may take
FOREIGN: Final = re.compile("[\udc80-\udcff]")  # what bytes that are not UTF-8 become
NOT_UTF8: Final = "text in UTF-8 (save the file as UTF-8 if it is in Latin-1 or Windows-1252)"


class Record(NamedTuple):
    """One record: the number of its first line, its cells, and why it is no row, if so."""

    line: int
    cells: list[str]
    fault: Unreadable | None = None


def split_first(line: str, delimiter: str) -> list[str] | None:
    """The cells of a single line; None where its quotation marks do not balance."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a row looks like: its delimiter, its width, and where its activity stands, if known."""

    delimiter: str
    width: int
    activity: int | None

    def fits(self, line: str) -> bool:
        """Whether a line is by all appearances a row of its own."""
        cells = split_first(line, self.delimiter) or line.split(self.delimiter)
        if len(cells) != self.width or self.activity is None:
            return len(cells) == self.width
        return cells[self.activity].strip(SPACE).lower() in ACTIVITIES


def records(data: bytes, shape: Shape) -> Iterator[Record]:
    """Every record after the header, of the right width or at fault; blank lines are none.

    Bytes that are not UTF-8 arrive as lone surrogates; their record is at fault.
    """
    lines = list(io.StringIO(data.decode("utf-8", "surrogateescape"), newline="\n"))
    at = 1
    while at < len(lines):
        if not lines[at].strip("\r\n"):
            at += 1
            continue
        record, used = _record(lines, at, shape)
        yield record
        at += used


def record_of(line: bytes, number: int, shape: Shape) -> Record:
    """The record in one line that stands alone; `number` counts from 1."""
    record, _ = _record([line.decode("utf-8", "surrogateescape")], 0, shape)
    return record._replace(line=number)


def _record(lines: list[str], at: int, shape: Shape) -> tuple[Record, int]:
    """The record that begins in line `at`, and how many lines it takes."""
    line, number = lines[at], at + 1
    if len(line) > LONGEST:
        found = f"a line of {len(line) / 2**20:.0f} MiB"
        fault = Unreadable(found, f"lines of at most {LONGEST // 2**20} MiB")
        return Record(number, [], fault), 1
    try:
        cells, used = _cells(lines, at, shape.delimiter)
    except csv.Error as error:
        return Record(number, line.split(shape.delimiter), _unbalanced(str(error))), 1
    if used > 1 and _swallows(lines[at + 1 : at + used], len(cells), shape):
        fault = _unbalanced("it would swallow the rows that follow")
        return Record(number, line.split(shape.delimiter), fault), 1
    if len(cells) != shape.width:
        return Record(number, cells, _ragged(len(cells), shape.width)), used
    text = line if used == 1 else "".join(lines[at : at + used])
    return Record(number, cells, None if text.isascii() else _foreign(text)), used


def _swallows(following: list[str], width: int, shape: Shape) -> bool:
    """Whether a mark left open, and closed by a stray one further down, would swallow rows.

    The last line may look like a row because a cell of many lines comes first in the record: then
    the closing mark is in that line's first cell, and the record has the right width.
    """
    *inner, last = following
    closes_first = width == shape.width and '"' in last.split(shape.delimiter)[0]
    return any(map(shape.fits, inner)) or (not closes_first and shape.fits(last))


def _cells(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    if '"' not in lines[at]:
        return lines[at].rstrip("\r\n").split(delimiter), 1
    following = (lines[i] for i in range(at, min(at + _SPAN, len(lines))))
    reader = csv.reader(following, delimiter=delimiter, strict=True)
    return next(reader), reader.line_num


def _unbalanced(why: str) -> Unreadable:
    return Unreadable(
        f"a quotation mark out of place ({why})",
        'cells with quotation marks written "like ""this"" one"',
    )


def _ragged(found: int, width: int) -> Unreadable:
    return Unreadable(
        f"{found} field{'s' if found != 1 else ''}",
        f"{width} fields, as in the header (quote a cell that holds a separator)",
    )


def _foreign(text: str) -> Unreadable | None:
    """The first byte that is not UTF-8, with its place counted from the start of the record."""
    found = FOREIGN.search(text)
    if not found:
        return None
    position = len(text[: found.start()].encode("utf-8", "surrogateescape")) + 1
    return Unreadable(f"byte 0x{ord(found[0]) - 0xDC00:02X} at position {position}", NOT_UTF8)
