"""Tables of the supplements to part 744, from the eCFR's XML of that part.

An appendix is ``<DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX">``; its rows are ``<TR>``
with ``<TH>`` in the header and ``<TD>`` below it. An empty cell is ``<TD/>`` and keeps its place;
the country stands only in the first row of each. A footnote's mark is raised (``<SU>``, ``<sup>``,
``<E T="51">``); here it becomes a raised digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree

from licet.lists import dates, xml
from licet.lists.reading import Document
from licet.lists.refusal import Refused, quote
from licet.lists.us_terms import SUPERSCRIPTS

ROOTS: Final = ("DIV5", "DIV9", "DIV1", "ECFR", "DLPSTEXTCLASS")
_FIRST: Final = re.compile(rb"<([A-Za-z][\w.-]*)")
_RAISED: Final = str.maketrans("0123456789", SUPERSCRIPTS)
_ON: Final = re.compile(r"/on/(\d{4}-\d{2}-\d{2})/")
_RESERVED: Final = re.compile(r"\[?reserved\.?\]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its country heading, its other cells in the order of the columns, its source."""

    where: str
    country: str
    cells: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    issued: date | None
    notes: tuple[str, ...]


def table(document: Document, supplement: str, header: Sequence[str]) -> Table:
    """The rows of a supplement ("Supplement No. 4 to Part 744") whose columns are `header`.

    The first column is the country. Raises `Refused` for a document without the supplement, for
    another header and for a row of another width.
    """
    found = _FIRST.search(document.data)
    first = found[1].decode() if found else ""
    root = xml.root_of(document, first if first in ROOTS else ROOTS[0])
    appendix = next((one for one in root.iter("DIV9") if _is(one.get("N"), supplement)), None)
    if appendix is None:
        raise Refused(
            document.name,
            "no appendix of this number",
            f"<DIV9> of {supplement}",
            "Fetch part 744 of title 15 as XML, whole.",
        )
    rows: list[Row] = []
    notes: list[str] = []
    for one in appendix.iter("TABLE"):
        _read(one, f"{document.name}, {supplement}", header, rows, notes)
    if not rows:
        raise Refused(f"{document.name}, {supplement}", "no rows", "a table of parties")
    return Table(tuple(rows), _issued(root), tuple(notes))


def _is(found: str | None, wanted: str) -> bool:
    return " ".join((found or "").lower().split()) == wanted.lower()


def _issued(root: etree._Element) -> date | None:
    """The day of the text, from the eCFR's own address in it, or its amendment date."""
    for one in root.iter():
        if found := _ON.search(one.get("hierarchy_metadata") or ""):
            return date.fromisoformat(found[1])
        if one.tag == "AMDDATE":
            return dates.day_of(xml.text(one) or "")
    return None


def _read(
    one: etree._Element, where: str, header: Sequence[str], rows: list[Row], notes: list[str]
) -> None:
    country = ""
    for line, (element, cells) in enumerate(_grid(one), start=1):
        here = f"{where}, row {line}"
        if line == 1:
            _check_header(here, cells, header)
            continue
        if len(cells) != len(header):
            raise Refused(
                here,
                f"{len(cells)} cells",
                f"{len(header)} cells",
                "The table may have changed; the reader must learn it first.",
            )
        country = " ".join(cells[0].split()) or country
        party = cells[1].strip()
        if _RESERVED.fullmatch(party) or not any(cells[1:]):
            notes.append(f"{here}: passed over, it holds {quote(party or 'no party')}.")
            continue
        if not party or not country:
            raise Refused(here, "no party" if country else "no country", "a country and a party")
        rows.append(Row(here, country, tuple(cells[1:]), xml.raw(element)))


def _check_header(where: str, cells: Sequence[str], header: Sequence[str]) -> None:
    found = [" ".join(one.lower().split()) for one in cells]
    if found != [one.lower() for one in header]:
        raise Refused(
            where,
            f"the columns {', '.join(map(quote, cells)) or 'of none'}",
            f"the columns {', '.join(map(quote, header))}",
            "The table may have changed; the reader must learn it first.",
        )


def _grid(one: etree._Element) -> Iterator[tuple[etree._Element, list[str]]]:
    """Every row with its cells; a cell that spans rows stands, empty, in those below its first."""
    spans: dict[int, int] = {}
    for row in one.iter("TR"):
        cells: list[str] = []
        for cell in row.iterchildren("TH", "TD"):
            _fill(cells, spans)
            if (below := int(cell.get("rowspan", "1")) - 1) > 0:
                spans[len(cells)] = below
            cells.append(_text(cell))
        _fill(cells, spans)
        yield row, cells


def _fill(cells: list[str], spans: dict[int, int]) -> None:
    while spans.get(len(cells), 0) > 0:
        spans[len(cells)] -= 1
        cells.append("")


def _text(cell: etree._Element) -> str:
    """A cell's words: ``<br/>`` ends a line, a raised digit is raised, white space is single."""
    parts: list[str] = []
    _gather(cell, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: etree._Element, parts: list[str]) -> None:
    parts.append(_one_line(element.text))
    for child in element:
        if str(child.tag).lower() == "br":
            parts.append("\n")
        elif _raised(child):
            parts.append((xml.text(child) or "").translate(_RAISED))
        else:
            _gather(child, parts)
        parts.append(_one_line(child.tail))


def _one_line(words: str | None) -> str:
    return (words or "").replace("\n", " ")


def _raised(element: etree._Element) -> bool:
    tag = str(element.tag).lower()
    marks = tag in ("su", "sup", "ftref") or (tag == "e" and element.get("T") in ("51", "52"))
    return marks and re.sub(r"[\s,]", "", xml.text(element) or "").isdigit()
