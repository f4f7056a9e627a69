"""The CSV of the Consolidated Screening List, as trade.gov and its predecessors publish it.

Three widths are seen: 27 columns (2016), 28 with `ids` (2019), 29 with `_id` as well (since 2022).
Cells with several values part them with a semicolon.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from licet.lists.csv import check_header, checked_rows, raw, rows
from licet.lists.reading import Document, Reading
from licet.lists.record import Sort
from licet.lists.refusal import Refused
from licet.lists.us_csl.entry import Row, entries, sort_of
from licet.lists.us_csl.ids import NONE, Ids, gathered, is_label_last, pieces_of
from licet.lists.us_csl.words import addresses, clean, parts

COLUMNS: Final = (
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "title",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "source_list_url",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "source_information_url",
)
LATER: Final = ("_id", "ids")  # columns that older files do not have
# What has no field of its own, and how the remarks name it. The two addresses of web pages, and
# the publisher's row number, which is another in each edition, stand in `raw` alone.
SAID: Final = (
    ("remarks", ""),
    ("title", "Title: "),
    ("license_requirement", "Licence requirement: "),
    ("license_policy", "Licence policy: "),
    ("standard_order", "Standard order: "),
    ("vessel_type", "Vessel type: "),
    ("gross_tonnage", "Tonnage: "),
    ("gross_registered_tonnage", "GRT: "),
    ("vessel_owner", "Vessel owner: "),
)

_TAKEN: Final = (
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_flag",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
)

Table = list[tuple[int, list[str]]]


def read(document: Document) -> Reading:
    """Reads the file. Raises `Refused` for columns or sources that are not known, for a row of
    another width, and for a file that breaks off."""
    header, table, notes = _table(document)
    has_ids = "ids" in header
    at = {name: header.index(name) for name in header}
    label_last = has_ids and is_label_last(cells[at["ids"]] for _, cells in table[:5_000])
    return Reading(
        "csv",
        entries(list(_rows(document.name, at, table, label_last))),
        lacks=frozenset() if has_ids else frozenset({"identifiers"}),
        notes=tuple(notes),
    )


def _table(document: Document) -> tuple[list[str], Table, list[str]]:
    """The header, the rows under it, and a note for every header that stands among them."""
    _, header = next(rows(document), (0, []))
    header = [name.strip() for name in header]
    check_header(document, header, (*COLUMNS, *(one for one in LATER if one in header)))
    if len(set(header)) < len(header):
        raise Refused(f"{document.name}, line 1", "a column that stands twice", "each one once")
    table: Table = []
    notes: list[str] = []
    lines = checked_rows(document, len(header))
    next(lines)
    for line, cells in lines:
        if [cell.strip() for cell in cells] == header if cells[0] == header[0] else False:
            notes.append(f"{document.name}, line {line}: the header again, passed over.")
        else:
            table.append((line, cells))
    return header, table, notes


def _rows(name: str, at: dict[str, int], table: Table, label_last: bool) -> Iterator[Row]:
    said = [(at[column], word) for column, word in SAID]
    pick = itemgetter(*(at[column] for column in _TAKEN))
    ids = at.get("ids")
    for line, cells in table:
        where = f"{name}, line {line}"
        source, number, type_, programmes, party, places, notice, *more = pick(cells)
        start, end, asked, judged, call_sign, flag, others, citizen, births, national, born = more
        type_ = type_.strip()
        stated = "" if ids is None else cells[ids]
        yield Row(
            where=where,
            source=source,
            name=clean(party),
            number=number.strip(),
            type=type_,
            others=parts(others),
            addresses=addresses(places),
            ids=_ids(stated, label_last, sort_of(type_, where)) if stated else NONE,
            births=parts(births),
            birth_places=parts(born),
            nationalities=parts(national) + parts(citizen),
            programmes=parts(programmes),
            notice=clean(notice),
            start=start.strip(),
            end=end.strip(),
            requirement=clean(asked),
            policy=clean(judged),
            call_sign=clean(call_sign),
            flag=clean(flag),
            said=tuple([word + clean(text) for at_, word in said if (text := cells[at_].strip())]),
            raw=raw(cells),
        )


def _ids(cell: str, label_last: bool, sort: Sort) -> Ids:
    return gathered(pieces_of(cell, label_last), sort)
