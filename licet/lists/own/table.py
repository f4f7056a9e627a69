"""A user's own list as CSV: a header with the names of some columns, then a row for each party.

`COLUMNS` are the columns, of which ``name`` alone must be there; `SEVERAL` of them hold several
values between semicolons. Cells are separated by commas, semicolons or tabs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from licet.lists.countries import code_of
from licet.lists.csv import checked_rows, decoded, raw, rows
from licet.lists.dates import day_of, days_of
from licet.lists.keys import distinct, made_key
from licet.lists.reading import Document, Reading
from licet.lists.record import IDENTIFIERS, Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote

COLUMNS: Final = (
    "id name type aliases weak_aliases former_names original_name country address identifiers "
    "birth_date birth_place nationality programme citation listed_on delisted_on remarks"
).split()
SEVERAL: Final = (
    "aliases weak_aliases former_names original_name identifiers birth_date birth_place "
    "nationality programme"
).split()
_TYPES: Final = {"": Sort.UNKNOWN} | {
    one.value: one for one in (Sort.PERSON, Sort.COMPANY, Sort.VESSEL, Sort.AIRCRAFT)
}
_KINDS: Final = {
    "aliases": NameKind.ALIAS,
    "weak_aliases": NameKind.WEAK,
    "former_names": NameKind.FORMER,
    "original_name": NameKind.ORIGINAL,
}
_NUMERIC: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]\d{4}")
_LACKS: Final = {
    "aliases": {"aliases", "weak_aliases", "former_names", "original_name"},
    "addresses": {"address", "country"},
    "identifiers": {"identifiers"},
    "births": {"birth_date", "birth_place"},
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by column, and where it is."""

    where: str
    cells: dict[str, str]
    raw: str

    def one(self, column: str) -> str:
        return " ".join(self.cells.get(column, "").split())

    def several(self, column: str) -> list[str]:
        parts = (" ".join(part.split()) for part in self.cells.get(column, "").split(";"))
        return [part for part in parts if part]

    def refused(self, column: str, found: str, expected: str) -> Refused:
        return Refused(f"{self.where}, {column}", found, expected)


def read_table(document: Document) -> Reading:
    """The rows as entries. Raises `Refused`, with line and column, for what cannot be read."""
    delimiter = _delimiter(document)
    header = _header(document, delimiter)
    found: list[Entry] = []
    ids: dict[str, int] = {}
    after_header = islice(checked_rows(document, len(header), delimiter), 1, None)
    for line, cells in after_header:
        where = f"{document.name}, line {line}"
        row = _Row(where, dict(zip(header, cells, strict=True)), raw(cells))
        if (own := row.one("id")) and ids.setdefault(own, line) != line:
            raise row.refused("id", f"{quote(own)}, as on line {ids[own]}", "an id for each row")
        found.append(_entry(row))
    if not found:
        raise Refused(document.name, "a header and no rows", "a row for each party")
    keys = distinct([one.key for one in found])
    lacks = [what for what, columns in _LACKS.items() if not columns & set(header)]
    return Reading(
        format="csv",
        entries=tuple(
            one if one.key == key else replace(one, key=key)
            for one, key in zip(found, keys, strict=True)
        ),
        lacks=frozenset(lacks),
    )


def _delimiter(document: Document) -> str:
    first = decoded(document).lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def _plain(cells: list[str]) -> list[str]:
    return [cell.strip().lower().replace(" ", "_") for cell in cells]


def _header(document: Document, delimiter: str) -> list[str]:
    header = _plain(next(iter(rows(document, delimiter)), (0, []))[1])
    strange = [name for name in header if name not in COLUMNS]
    twice = sorted({name for name in header if header.count(name) > 1})
    if strange or twice or "name" not in header:
        said = [f"unknown columns {', '.join(map(quote, strange))}"] if strange else []
        said += [f"twice {', '.join(map(quote, twice))}"] if twice and not strange else []
        said += [] if "name" in header else ['no column "name"']
        raise Refused(
            f"{document.name}, line 1",
            " and ".join(said),
            f"columns of these, name among them: {', '.join(COLUMNS)}",
            "Rename the column, or move what it says to remarks.",
        )
    return header


def _entry(row: _Row) -> Entry:
    if not (name := row.one("name")):
        raise row.refused("name", "nothing", "a name in every row")
    sort = _TYPES.get(row.one("type").lower())
    if sort is None:
        raise row.refused("type", quote(row.one("type")), "person, company, vessel or aircraft")
    country = _country(row, "country", row.one("country"))
    listed, delisted = _day(row, "listed_on"), _day(row, "delisted_on")
    if listed and delisted and delisted < listed:
        raise row.refused("delisted_on", f"{delisted}, before {listed}", "a day after listed_on")
    nationalities = (_country(row, "nationality", one) for one in row.several("nationality"))
    others = [Name(one, kind) for column, kind in _KINDS.items() for one in row.several(column)]
    return Entry(
        key=row.one("id") or made_key(name, country),
        list="own",
        sort=sort,
        names=tuple(dict.fromkeys([Name(name, NameKind.PRIMARY), *others])),
        addresses=_addresses(row, country),
        identifiers=tuple(_identifier(row, one) for one in row.several("identifiers")),
        births=tuple(_birth(row, one) for one in row.several("birth_date")),
        birth_places=tuple(row.several("birth_place")),
        countries=tuple(dict.fromkeys(one for one in nationalities if one)),
        programmes=tuple(row.several("programme")),
        citation=row.one("citation") or None,
        listed_on=listed,
        delisted_on=delisted,
        remarks=row.cells.get("remarks", "").strip() or None,
        raw=row.raw,
    )


def _addresses(row: _Row, country: str | None) -> tuple[Address, ...]:
    words = row.one("address") or row.one("country")
    return (Address(words, country),) if words else ()


def _country(row: _Row, column: str, words: str) -> str | None:
    if not words:
        return None
    if (code := code_of(words)) is None:
        raise row.refused(column, quote(words), "the name or the code of a country")
    return code


def _identifier(row: _Row, words: str) -> Identifier:
    kind, colon, number = (part.strip() for part in words.partition(":"))
    if not colon or not number or kind.lower() not in IDENTIFIERS:
        raise row.refused(
            "identifiers", quote(words), f"kind:number, the kind one of {', '.join(IDENTIFIERS)}"
        )
    return Identifier(kind.lower(), number)


def _unclear(words: str) -> bool:
    """``03/04/1971`` is March or April."""
    found = _NUMERIC.fullmatch(words)
    return found is not None and found[1] != found[2] and max(int(found[1]), int(found[2])) <= 12


def _birth(row: _Row, words: str) -> Birth:
    days = days_of(words)
    if days is None or _unclear(words):
        raise row.refused(
            "birth_date", quote(words), "a date such as 1971-03-25, 1971-03, 1971 or 25 March 1971"
        )
    return Birth(words, days)


def _day(row: _Row, column: str) -> date | None:
    words = row.one(column)
    day = day_of(words) if words else None
    if words and (day is None or _unclear(words)):
        raise row.refused(column, quote(words), "a day such as 2026-02-27")
    return day
