"""Addresses, births and papers of an FSF 1.1 entity. What has no field goes to `remarks`."""

from __future__ import annotations

from typing import Final

from lxml import etree

from licet.lists.dates import days_of
from licet.lists.eu_fsf.words import CONTACTS, IDENTIFIERS, NOTHING_KNOWN, country_of
from licet.lists.record import Address, Birth, Identifier
from licet.lists.xml import texts

_FLAGS: Final = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}
_DETAILS: Final = {
    "latinNumber": "in Latin letters",
    "nameOnDocument": "name on it",
    "issuedBy": "issued by",
    "issueDate": "issued on",
    "validFrom": "valid from",
    "validTo": "valid to",
    "region": "region",
}


def remark_of(element: etree._Element) -> str:
    """The remarks on a name, an address or a paper, on one line."""
    return "; ".join(texts(element, "remark"))


def _known(element: etree._Element, name: str) -> str:
    words = " ".join(element.get(name, "").split())
    return "" if words in NOTHING_KNOWN else words


def _country(element: etree._Element) -> str | None:
    return country_of(element.get("countryIso2Code", ""), element.get("countryDescription", ""))


def addresses(entity: etree._Element, remarks: list[str]) -> tuple[Address, ...]:
    """All addresses that say more than nothing, in order."""
    found: dict[Address, None] = {}
    for one in entity.iterfind("address"):
        box, city, postcode = (_known(one, name) for name in ("poBox", "city", "zipCode"))
        parts = [
            _known(one, "street"),
            f"PO box {box}" if box else "",
            " ".join(part for part in (postcode, city) if part),
            *(_known(one, name) for name in ("place", "region", "countryDescription")),
        ]
        text = ", ".join(part for part in parts if part)
        if text:
            found[Address(text, _country(one), city or None, postcode or None)] = None
        label = f"Address {text}" if text else "Address"
        if one.get("asAtListingTime") == "true":
            remarks.append(f"{label}: at the time of listing")
        if remark := remark_of(one):
            remarks.append(f"{label}: {remark}")
    return tuple(found)


def births(entity: etree._Element, remarks: list[str]) -> tuple[tuple[Birth, ...], tuple[str, ...]]:
    """Dates and places of birth."""
    dates: dict[Birth, None] = {}
    places: dict[str, None] = {}
    for one in entity.iterfind("birthdate"):
        if birth := _birth(one):
            dates[birth] = None
        named = [_known(one, name) for name in ("city", "place", "region", "countryDescription")]
        if text := ", ".join(part for part in (_known(one, "zipCode"), *named) if part):
            places[text] = None
        if remark := remark_of(one):
            remarks.append(f"Birth: {remark}")
    return tuple(dates), tuple(places)


def _birth(one: etree._Element) -> Birth | None:
    """`birthdate` is Gregorian whatever the calendar; years and months are of the calendar."""
    whole, calendar = one.get("birthdate", ""), one.get("calendarType", "")
    gregorian = calendar in {"", "GREGORIAN"}
    from_, to = one.get("yearRangeFrom"), one.get("yearRangeTo")
    year, month, day = (one.get(name) for name in ("year", "monthOfYear", "dayOfMonth"))
    parts = [year or "????"] if year or month or day else []
    parts += [f"{month or '??':0>2}"] if month or day else []
    parts += [f"{day:0>2}"] if day else []
    words = whole or "-".join(parts)
    if from_ or to:
        words = f"{words} {from_ or '????'} to {to or '????'}".strip()
    if not words:
        return None
    about = one.get("circa") == "true"
    days = days_of(words) if gregorian or whole else None
    text = f"circa {words}" if about else words
    if gregorian:
        return Birth(text, days)
    printed = f", {'-'.join(parts)}" if whole and parts else ""
    return Birth(f"{text} ({calendar.lower()}{printed})", days)


def identifiers(entity: etree._Element, remarks: list[str]) -> tuple[Identifier, ...]:
    """Papers and numbers, then telephones, e-mails and websites of the addresses."""
    found: dict[Identifier, None] = {}
    for one in entity.iterfind("identification"):
        code = one.get("identificationTypeCode", "")
        kind = IDENTIFIERS.get(code.lower(), "other")
        description = one.get("identificationTypeDescription", "") or code
        number = _known(one, "number") or _known(one, "latinNumber")
        about = _about(one, number)
        label = "; ".join([description, *about] if kind == "other" or about else [])
        if number:
            found[Identifier(kind, number, _country(one), label or None)] = None
        elif label:
            remarks.append(f"Identification: {label}")
    for one in entity.iterfind("address/contactInfo"):
        key, value = one.get("key", ""), " ".join(one.get("value", "").split())
        kind = CONTACTS.get(key, "other")
        label = key if kind == "other" or key == "FAX" else ""
        if value:
            found[Identifier(kind, value, None, label or None)] = None
    return tuple(found)


def _about(one: etree._Element, number: str) -> list[str]:
    said = [words for name, words in _FLAGS.items() if one.get(name) == "true"]
    for name, words in _DETAILS.items():
        value = _known(one, name)
        if value and not (name == "latinNumber" and value == number):
            said.append(f"{words} {value}")
    return [*said, *texts(one, "remark")]
