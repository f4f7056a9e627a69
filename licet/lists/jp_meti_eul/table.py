"""The End User List's own table, saved as CSV from METI's workbook.

The titles are those of the printed table, Japanese over English: ``No.``, ``国名、地域名`` Country
or Region, ``企業名､組織名`` Company or Organization, ``別名`` Also Known As, ``懸念区分`` Type
of WMD and, since September 2025, ``通常兵器`` Conventional Weapons. Cells keep their line breaks:
the country in Japanese and English, an alias on each line after ``・``, the concern in words and
letters.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from licet.lists.csv import checked_rows, raw, rows
from licet.lists.dates import day_of
from licet.lists.jp_meti_eul.row import Row, concerns, entry, keyed
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused, quote

_TITLES: Final = {
    "no": ("no",),
    "country": ("countryorregion", "国名地域名"),
    "name": ("companyororganization", "企業名組織名"),
    "aliases": ("alsoknownas", "別名"),
    "wmd": ("typeofwmd", "懸念区分"),
    "conventional": ("conventionalweapons", "通常兵器"),
}
_PUNCTUATION: Final = re.compile(r"[\W_]+")
_BULLET: Final = re.compile(r"^\s*[・･•]\s*")
_STAMP: Final = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d{2})")


def read_table(document: Document) -> Reading:
    """The rows in order. Raises `Refused` for other columns, or a number that is left out."""
    header = next(iter(rows(document)), (0, []))[1]
    columns = _columns(document, header)
    found: list[Row] = []
    for line, cells in checked_rows(document, len(header)):
        if cells == header:
            continue
        where = f"{document.name}, line {line}"
        by_name = dict(zip(columns, cells, strict=True))
        number = unicodedata.normalize("NFKC", by_name["no"]).strip()
        if number != str(len(found) + 1):
            expected = f"No. {len(found) + 1}, the numbers being without a gap"
            raise Refused(where, f"No. {quote(number)}", expected)
        found.append(_row(where, by_name, raw(cells)))
    if not found:
        raise Refused(document.name, "no rows", "a list")
    return Reading(
        format="csv",
        entries=keyed([entry(row) for row in found]),
        issued=_issued(document),
        lacks=frozenset({"identifiers", "births"}),
    )


def _columns(document: Document, header: list[str]) -> list[str]:
    """What each column holds. Raises `Refused` for unknown, missing or repeated ones."""
    found = []
    for title in header:
        plain = _PUNCTUATION.sub("", unicodedata.normalize("NFKC", title)).lower()
        names = [
            name
            for name, words in _TITLES.items()
            if plain and (plain in words or plain in (words[-1] + words[0], words[0] + words[-1]))
        ]
        found += names or [""]
    missing = [name for name in _TITLES if name not in found and name != "conventional"]
    if missing or "" in found or len(set(found)) != len(found):
        raise Refused(
            f"{document.name}, line 1",
            f"the columns {', '.join(map(quote, header))}",
            "No., Country or Region, Company or Organization, Also Known As, Type of WMD, "
            "Conventional Weapons",
            "Save METI's own table as CSV; a new column must be learnt first.",
        )
    return found


def _issued(document: Document) -> date | None:
    """The day in METI's name for the file, ``20250929_4.csv``."""
    found = _STAMP.search(document.name)
    return day_of("-".join(found.groups())) if found else None


def _row(where: str, cells: dict[str, str], source: str) -> Row:
    name = " ".join(cells["name"].split())
    if not name:
        raise Refused(where, "no name", "a name for every row")
    return Row(
        where=where,
        country=_country(cells["country"]),
        name=name,
        aliases=_aliases(cells["aliases"]),
        concerns=concerns(where, cells["wmd"], cells.get("conventional", "")),
        raw=source,
    )


def _country(cell: str) -> str:
    """The English lines of the cell, or all of it where there are none."""
    lines = [" ".join(line.split()) for line in cell.splitlines() if line.strip()]
    return " ".join([line for line in lines if line.isascii()] or lines)


def _aliases(cell: str) -> list[str]:
    """One alias after each mark; a line without a mark goes on with the alias before it."""
    found: list[str] = []
    for line in filter(str.strip, cell.splitlines()):
        if _BULLET.match(line) or not found:
            found.append(_BULLET.sub("", line).strip())
        else:
            found[-1] = f"{found[-1]} {line.strip()}"
    return [one for one in found if one]
