"""The End User List as a JSON array, one object for a row of METI's PDF.

The array comes from a public reader of the PDF and not from METI. That reader cuts the table at
fixed columns, and where METI sets the country's English name and the company's name on one line,
both end up in the country (``addresses``) and the name is empty. Here such a row is mended only
where it is certain what happened: the country cell begins with a country's name, and the name is
empty, which METI's never is. What follows the country is then the name.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

import orjson

from licet.lists.countries import code_of
from licet.lists.dates import day_of
from licet.lists.jp_meti_eul.row import Row, concerns, entry, keyed
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused, quote

# Kept in the raw row alone: what the maker of the JSON adds to every row.
_MAKERS: Final = frozenset(
    "country date_added entity_type last_verified list_id source_list_name".split()
)
_READ: Final = frozenset("addresses aliases entity_name id reason source_url".split())
_NUMBER: Final = re.compile(r"^jp-eul-(\d+)$")
_RELEASE: Final = re.compile(r"/press/\d{4}/\d{2}/(\d{4})(\d{2})(\d{2})\d{3}/")
_WMD, _CONVENTIONAL = "大量破壊兵器等の懸念:", "通常兵器の懸念:"
_BULLET: Final = " ・"


def read_json(document: Document) -> Reading:
    """The rows in their order in the list. Raises `Refused` for rows missing or unknown keys."""
    try:
        rows = orjson.loads(document.data)
    except orjson.JSONDecodeError as error:
        raise Refused(document.name, f"broken JSON ({error})", "a whole array") from None
    if not isinstance(rows, list) or not rows or not all(isinstance(one, dict) for one in rows):
        raise Refused(document.name, "other JSON", "an array of objects, one for each row")
    numbered = sorted((_number(document, one), one) for one in _checked(document, rows))
    numbers = [number for number, _ in numbered]
    if numbers != list(range(1, len(numbers) + 1)):
        raise Refused(document.name, "rows missing or twice", f"rows 1 to {numbers[-1]}, once each")
    found = [_row(document, number, one) for number, one in numbered]
    mended = sum(1 for row in found if row.said)
    notes = [f"{mended} rows were mended; their remarks say how."] if mended else []
    return Reading(
        format="json",
        entries=keyed([entry(row) for row in found]),
        issued=_issued(document, rows),
        lacks=frozenset({"identifiers", "births"}),
        notes=tuple(notes),
    )


def _checked(document: Document, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for row in rows:
        if row.keys() != _MAKERS | _READ:
            odd = ", ".join(quote(key) for key in sorted(row.keys() ^ (_MAKERS | _READ)))
            raise Refused(
                f"{document.name}, {row.get('id')}",
                f"unknown or missing keys {odd}",
                "the twelve keys of the format",
                "The format may have changed; the reader must learn it first.",
            )
        texts = (row["entity_name"], row["reason"], row["source_url"], *row["aliases"])
        if not all(isinstance(one, str) for one in (*texts, *row["addresses"])):
            raise Refused(f"{document.name}, {row['id']}", "a value that is no text", "text")
        if len(row["addresses"]) != 1:
            raise Refused(f"{document.name}, {row['id']}", "not one country", "one country")
    return rows


def _number(document: Document, row: dict[str, Any]) -> int:
    found = _NUMBER.match(str(row["id"]))
    if found is None:
        raise Refused(document.name, f"the id {quote(str(row['id']))}", "jp-eul- and a number")
    return int(found[1])


def _issued(document: Document, rows: list[dict[str, Any]]) -> date | None:
    """The day of METI's press release, which its address bears."""
    addresses = {str(row["source_url"]) for row in rows}
    if len(addresses) != 1:
        raise Refused(document.name, "rows from several press releases", "rows from one")
    found = _RELEASE.search(addresses.pop())
    return day_of("-".join(found.groups())) if found else None


def _row(document: Document, number: int, source: dict[str, Any]) -> Row:
    where = f"{document.name}, No. {number}"
    country, name, said = _mended(where, source["addresses"][0], source["entity_name"].strip())
    aliases = [one for one in source["aliases"] if one.strip()]
    if _BULLET in name:  # the mark before each alias, in the wrong cell
        said.append(f"Name as read: {name}")
        name, *more = name.split(_BULLET)
        aliases = [*(one.strip() for one in more), *aliases]
    wmd, conventional = _reason(where, source["reason"])
    return Row(
        where=where,
        country=country,
        name=name.strip(),
        aliases=aliases,
        concerns=concerns(where, wmd, conventional),
        raw=orjson.dumps(source).decode(),
        said=said,
    )


def _mended(where: str, cell: str, name: str) -> tuple[str, str, list[str]]:
    """The country, the name, and what was mended.

    Words after the country in its cell are the name if there is no other. If there is one, they
    may be the head of it or not: they stay visible in the remarks, and the name as it is.
    Raises `Refused` for a row without a name.
    """
    cell = " ".join(cell.split())
    country, rest = _country(cell)
    if not rest and name:
        return country, name, []
    if not rest:
        raise Refused(where, "no name", "a name for every row")
    if not name:
        said = f"Mended: the name was read from the cell of the country ({cell})."
        return country, rest, [said]
    said = f"Not mended: after the country stands {rest}, which may belong to the name."
    return country, name, [said]


def _country(cell: str) -> tuple[str, str]:
    """The longest beginning of the cell that names a country, and the words after it."""
    words = cell.split()
    for count in range(len(words), 0, -1):
        if code_of(" ".join(words[:count])):
            return " ".join(words[:count]), " ".join(words[count:])
    return cell, ""


def _reason(where: str, reason: str) -> tuple[str, str]:
    """The words about weapons of mass destruction and those about conventional weapons."""
    found = {_WMD: "", _CONVENTIONAL: ""}
    for part in reason.split(";"):
        words = part.strip()
        head = next((one for one in found if words.startswith(one)), None)
        if head is None or found[head]:
            raise Refused(where, f"the reason {quote(reason)}", f"{_WMD} … or {_CONVENTIONAL} …")
        found[head] = words.removeprefix(head).strip()
    return found[_WMD], found[_CONVENTIONAL]
