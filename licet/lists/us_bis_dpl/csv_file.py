"""``dpl_MMDDYYYY.csv``, the list as the agency posts it since 2026: five columns.

Name and address stand in one cell, parted by commas. Known from the agency's page and from other
readers of the file, not from the file itself; so the header is compared without case, blanks and
underscores, and any column beyond these is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from licet.lists import csv
from licet.lists.countries import code_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Address
from licet.lists.refusal import Refused, quote
from licet.lists.us_bis import names as words_of
from licet.lists.us_bis.supplement import NEVER
from licet.lists.us_bis_dpl.order import Order, day, entries

COLUMNS: Final = {
    "name": ("nameandaddress",),
    "first": ("effectivedate",),
    "last": ("expirationdate",),
    "citation": (
        "appropriatefederalregistercitations",
        "appropriatefederalregistercitation",
        "federalregistercitations",
        "federalregistercitation",
        "frcitation",
        "frcitations",
    ),
    "type": ("typeofdenial", "typeofdenialorder", "standardorder"),
}


def read(document: Document) -> Reading:
    """The edition in the CSV. Raises `Refused` for another header, width or date."""
    rows = csv.checked_rows(document, len(COLUMNS))
    _, header = next(rows, (0, []))
    places = _places(document.name, header)
    found = entries(_orders(document.name, rows, places))
    if not found:
        raise Refused(document.name, "no rows", "denial orders")
    return Reading("csv", found, lacks=NEVER | {"aliases"})


def _places(name: str, header: Sequence[str]) -> dict[str, int]:
    """Where each column stands."""
    found: dict[str, int] = {}
    for place, words in enumerate(header):
        plain = re.sub(r"[\W_]+", "", words.lower())
        column = next((one for one, known in COLUMNS.items() if plain in known), None)
        if column is None or column in found:
            raise Refused(
                f"{name}, line 1",
                f"the column {quote(words)}",
                "name and address, effective and expiration date, citations, type of denial",
                "The publisher may have changed the format; the reader must learn it first.",
            )
        found[column] = place
    return found


def _orders(
    name: str, rows: Iterator[tuple[int, list[str]]], places: dict[str, int]
) -> Iterator[Order]:
    for line, cells in rows:
        where = f"{name}, line {line}"
        row = {column: " ".join(cells[at].split()) for column, at in places.items()}
        party, behind = words_of.name_and_place(row["name"])
        if not party:
            raise Refused(where, "no name", "a name and an address")
        kind = row["type"]
        yield Order(
            name=party,
            address=Address(behind, _country(behind)) if behind else None,
            first=day(where, "effective date", row["first"]),
            last=day(where, "expiration date", row["last"]),
            citation=row["citation"],
            remarks=(f"Type of denial: {kind}",) if kind else (),
            raw=csv.raw(cells),
            aliases=tuple(filter(None, [words_of.shorter(party)])),
        )


def _country(address: str) -> str | None:
    """The last piece of an address that is a country; behind it may stand a postal code."""
    pieces = [one.strip() for one in address.split(",")][-2:]
    return next((code for one in reversed(pieces) if (code := code_of(one))), None)
