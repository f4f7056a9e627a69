"""Reads the NS-CMIC List from a JSON table: ``{"count", "entities": [{"name", "notes", …}]}``.

The table was taken from OFAC's PDF (nscmiclist.pdf), which numbers nobody: keys are made of names.
``notes`` holds the statements of the PDF: ``Listing Date (CMIC): 03 Jun 2021; USCC: 911 (China)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import orjson

from licet.lists.countries import code_of
from licet.lists.csv import decoded
from licet.lists.dates import day_of
from licet.lists.keys import distinct, made_key
from licet.lists.ofac import party
from licet.lists.ofac.identifiers import identifier
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Entry, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote

LIST: Final = "us-ofac-cmic"
_TOP: Final = {"list_id", "source_file", "extracted", "count", "entities"}
_FIELDS: Final = {
    "name",
    "aliases",
    "country",
    "address",
    "status",
    "effective_date",
    "federal_register",
    "notes",
}
_LISTED: Final = "Listing Date (CMIC)"
_CREDIT_CODE: Final = "USCC"
_CREDIT_CODE_LABEL: Final = "Unified Social Credit Code (USCC)"


def read(documents: Sequence[Document]) -> Reading:
    """One JSON table. Raises `Refused` where it has other fields or not the count it declares."""
    if len(documents) != 1:
        raise Refused("the NS-CMIC List", f"{len(documents)} documents", "one JSON table")
    document = documents[0]
    rows = _rows(document)
    keys = distinct([made_key(row["name"], code_of(row["country"])) for row in rows])
    entries = tuple(_entry(row, key) for row, key in zip(rows, keys, strict=True))
    return Reading("json", entries, lacks=frozenset({"identifiers"}), declared=len(rows))


def _rows(document: Document) -> list[dict[str, Any]]:
    try:
        table = orjson.loads(decoded(document))
    except orjson.JSONDecodeError as error:
        raise Refused(
            document.name, f"no JSON, or JSON that breaks off ({error})", "JSON"
        ) from None
    if not isinstance(table, dict) or set(table) != _TOP or not isinstance(table["entities"], list):
        found = sorted(table) if isinstance(table, dict) else type(table).__name__
        raise Refused(document.name, f"{found}", f"an object with {', '.join(sorted(_TOP))}")
    rows: list[dict[str, Any]] = table["entities"]
    if table["count"] != len(rows):
        raise Refused(
            document.name,
            f"{len(rows)} entities",
            f"{table['count']}, as its count says",
            "The file may be truncated; fetch it again.",
        )
    for number, row in enumerate(rows, start=1):
        _check(f"{document.name}, entity {number}", row)
    return rows


def _check(where: str, row: object) -> None:
    if not isinstance(row, dict) or set(row) != _FIELDS:
        found = ", ".join(sorted(row)) if isinstance(row, dict) else type(row).__name__
        raise Refused(where, f"the fields {found}", ", ".join(sorted(_FIELDS)))
    words = [row[one] for one in _FIELDS - {"aliases"}]
    lists = isinstance(row["aliases"], list) and all(isinstance(one, str) for one in row["aliases"])
    if not lists or not all(one is None or isinstance(one, str) for one in words):
        raise Refused(where, quote(str(row)), "texts, and aliases a list of texts")
    if not (row["name"] or "").strip():
        raise Refused(where, "no name", "a name")


def _entry(row: dict[str, Any], key: str) -> Entry:
    notes = row["notes"] or ""
    parts = [one.partition(": ") for one in notes.split("; ")]
    said = {label: words for label, _, words in parts}
    country = code_of(row["country"])
    code, _, place = said.get(_CREDIT_CODE, "").partition(" (")
    number = (code, code_of(place.rstrip(")")), Sort.COMPANY, "registration")
    names = [" ".join(one.split()) for one in (row["name"], *row["aliases"])]
    effective = row["effective_date"]
    address = " ".join((row["address"] or "").split())
    return Entry(
        key=key,
        list=LIST,
        sort=Sort.COMPANY,
        names=party.once(
            Name(one, NameKind.ALIAS if index else NameKind.PRIMARY)
            for index, one in enumerate(names)
            if one
        ),
        addresses=(Address(address, country),) if address else (),
        identifiers=(identifier(_CREDIT_CODE_LABEL, *number),) if code else (),
        programmes=(said["Program"],) if "Program" in said else (),
        listed_on=day_of(said.get(_LISTED, "")),
        remarks=party.joined(
            notes,
            f"Effective Date (CMIC): {effective}" if effective else None,
            f"Country: {row['country']}" if row["country"] and not address else None,
            f"Status: {row['status']}" if row["status"] else None,
            f"Federal Register: {row['federal_register']}" if row["federal_register"] else None,
        ),
        raw=orjson.dumps(row).decode(),
    )
