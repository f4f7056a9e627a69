"""``dpl.txt``: tab-separated, twelve quoted columns, a row for each order and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from licet.lists import csv
from licet.lists.countries import code_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Address
from licet.lists.refusal import Refused
from licet.lists.us_bis.supplement import NEVER
from licet.lists.us_bis_dpl.order import Order, day, entries

COLUMNS: Final = (
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Last_Update",
    "Action",
    "FR_Citation",
)
STATES: Final = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ"
    " NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU".split()
)
_ZIP: Final = re.compile(r"\d{5}(?:-\d{4})?")


def read(document: Document) -> Reading:
    """The edition in the text file. Raises `Refused` for another header, width or date."""
    rows = csv.checked_rows(document, len(COLUMNS), "\t")
    _, header = next(rows, (0, []))
    csv.check_header(document, header, COLUMNS)
    if header != list(COLUMNS):
        raise Refused(f"{document.name}, line 1", "the columns in another order", "their order")
    found = entries(_orders(document.name, rows))
    if not found:
        raise Refused(document.name, "no rows", "denial orders")
    return Reading("text", found, lacks=NEVER | {"aliases"})


def _orders(name: str, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Order]:
    for line, cells in rows:
        where = f"{name}, line {line}"
        row = dict(zip(COLUMNS, (" ".join(one.split()) for one in cells), strict=True))
        if not row["Name"]:
            raise Refused(where, "no name", "a name")
        yield Order(
            name=row["Name"],
            address=_address(row),
            first=day(where, "Effective_Date", row["Effective_Date"]),
            last=day(where, "Expiration_Date", row["Expiration_Date"]),
            citation=row["FR_Citation"],
            remarks=tuple(_remarks(row)),
            raw=csv.raw(cells),
        )


def _address(row: dict[str, str]) -> Address | None:
    parts = ("Street_Address", "City", "State", "Postal_Code", "Country")
    text = ", ".join(row[one] for one in parts if row[one])
    if not text:
        return None
    return Address(text, _country(row), row["City"] or None, row["Postal_Code"] or None)


def _country(row: dict[str, str]) -> str | None:
    """The country; left blank, it is the United States beside one of its states and a ZIP code."""
    if not row["Country"] and row["State"] in STATES and _ZIP.fullmatch(row["Postal_Code"]):
        return "US"
    return code_of(row["Country"])


def _remarks(row: dict[str, str]) -> Iterator[str]:
    standard = row["Standard_Order"].upper()
    if standard != "Y":
        yield {"N": "Non-standard order", "": "Standard order not stated"}.get(
            standard, f"Standard order: {row['Standard_Order']}"
        )
    if row["Action"]:
        yield f"Action: {row['Action']}"
    if row["Last_Update"]:
        yield f"Last update: {row['Last_Update']}"
