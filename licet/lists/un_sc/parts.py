"""Addresses, births and documents of the Security Council's list.

Each function returns what has a field in the common record and, beside it, the statements that
have none, as lines for the remarks.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from licet.lists.dates import days_of
from licet.lists.record import Address, Birth, Identifier
from licet.lists.refusal import Refused, quote
from licet.lists.un_sc.nations import nation
from licet.lists.xml import text

ZONE: Final = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$")  # 2015-07-01-04:00
_PLACE: Final = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_DATES: Final = {"": "", "exact": "", "approximately": "approximately ", "between": ""}
_DOCUMENTS: Final = {
    "passport": "passport",
    "numéro de passeport": "passport",
    "número de pasaporte": "passport",
    "national identification number": "national_id",
    "national identification no.": "national_id",
}


def place(element: etree._Element) -> str:
    """A place on one line, from its smallest part to its country."""
    return ", ".join(found for name in _PLACE if (found := text(element, name)))


def address(element: etree._Element) -> tuple[Address | None, list[str]]:
    """One address; its note, or a country that is not clearly one, is a statement."""
    words, note = place(element), text(element, "NOTE")
    said = [f"Address {words}: {note}" if words else f"Address: {note}"] if note else []
    if not words:
        return None, said
    code = nation(text(element, "COUNTRY"))
    return Address(words, code, text(element, "CITY"), text(element, "ZIP_CODE")), said


def birth(where: str, element: etree._Element) -> Birth | None:
    """A date of birth: a day, a year, from a year to a year, or the words of its note alone.

    Raises `Refused` for a type of date that is not known.
    """
    kind = (text(element, "TYPE_OF_DATE") or "").lower()
    if kind not in _DATES:
        raise Refused(where, f"a date of type {quote(kind)}", "EXACT, APPROXIMATELY or BETWEEN")
    note = text(element, "NOTE")
    printed = _date(element)
    if not printed:
        return Birth(note, days_of(note)) if note else None
    days = days_of(printed)
    words = _DATES[kind] + printed
    return Birth(f"{words} ({note})" if note else words, days)


def _date(element: etree._Element) -> str:
    first, last = text(element, "FROM_YEAR"), text(element, "TO_YEAR")
    if first and last:
        return f"between {first} and {last}"
    if first or last:
        return f"from {first}" if first else f"to {last}"
    return ZONE.sub(r"\1", text(element, "DATE") or text(element, "YEAR") or "")


def document(element: etree._Element) -> tuple[Identifier | None, list[str]]:
    """A passport or card: its number, and what is said of its issue. Without a number, words."""
    printed = text(element, "TYPE_OF_DOCUMENT") or ""
    label, number = text(element, "TYPE_OF_DOCUMENT2"), text(element, "NUMBER")
    words = text(element, "ISSUING_COUNTRY") or text(element, "COUNTRY_OF_ISSUE")
    code = nation(words)
    details = [one for one in _issue(element, bool(code and number)) if one]
    if number is None:
        whole = [one for one in (printed, label, *details) if one]
        return None, [f"Document: {'; '.join(whole)}"] if whole else []
    kind = _DOCUMENTS.get(printed.lower(), "other")
    if label is None and kind == "other":
        label = printed or None
    said = [f"Document {number}: {'; '.join(details)}"] if details else []
    return Identifier(kind, number, code, label), said


def _issue(element: etree._Element, coded: bool) -> list[str | None]:
    """What is said of a document's issue; a country that the identifier bears is left out."""
    issuer, place_of = text(element, "ISSUING_COUNTRY"), text(element, "COUNTRY_OF_ISSUE")
    day, city = text(element, "DATE_OF_ISSUE"), text(element, "CITY_OF_ISSUE")
    at = ", ".join(one for one in (city, place_of) if one)
    plain = coded and not city and (issuer is None or nation(issuer) == nation(place_of))
    return [
        f"issuer {issuer}" if issuer and not (coded and nation(issuer)) else None,
        f"issued {day}" if day else None,
        f"issued in {at}" if at and not plain else None,
        text(element, "NOTE"),
    ]
