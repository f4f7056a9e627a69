"""The list in its first schema, `WHOLE`, published until 2017: one `ENTITY` is one entry.

`ENTITY` has the same `Id` as the later `logicalId`. Its `reg_date` is the day of the act (later
`entryIntoForceDate`), while the `reg_date` of a name, a birth or an address is the day on which
the act was published.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lxml import etree

from licet.lists.dates import day_of, days_of
from licet.lists.eu_fsf.words import (
    CONTACTS,
    IDENTIFIERS,
    NOTHING_KNOWN,
    country_of,
    kind_of,
    language_of,
    with_primary,
)
from licet.lists.keys import distinct
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Birth, Entry, Identifier, Name, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.xml import raw, root_of, text

_LIST: Final = "eu-fsf"
_SORTS: Final = {"P": Sort.PERSON, "E": Sort.COMPANY}
_LINE: Final = frozenset("Id Entity_id legal_basis reg_date pdf_link programme".split())
_ATTRIBUTES: Final = frozenset("Id Type legal_basis reg_date pdf_link programme remark".split())
_FIELDS: Final = {
    name: frozenset(words.split())
    for name, words in {
        "NAME": "LASTNAME FIRSTNAME MIDDLENAME WHOLENAME GENDER TITLE FUNCTION LANGUAGE",
        "BIRTH": "DATE PLACE COUNTRY",
        "PASSPORT": "NUMBER COUNTRY",
        "CITIZEN": "COUNTRY",
        "ADDRESS": "NUMBER STREET ZIPCODE CITY COUNTRY OTHER",
    }.items()
}
_PAPER: Final = re.compile(r"(.*?) \((\w+)-([^()]*(?:\([^()]*\))?[^()]*)\)\s*(.*)", re.S)
_ABOUT: Final = re.compile(r"(.*?) ?\(approximative\)")
_CONTACT: Final = re.compile(r"\b([A-Z]+)\[([^\]]*)\]")
_ALSO: Final = re.compile(r"of programme (\w+)")


def read_old(document: Document) -> Reading:
    """The reading of a `WHOLE` document. Raises `Refused` for another structure."""
    root = root_of(document, "WHOLE")
    found = list(root)
    if strange := {str(child.tag) for child in root} - {"ENTITY"}:
        raise Refused(document.name, f"<{min(strange)}>", "ENTITY alone")
    if not found:
        raise Refused(document.name, "no ENTITY", "a list of them")
    keys = distinct([_key(one, document.name) for one in found])
    entries = tuple(_entry(one, key) for one, key in zip(found, keys, strict=True))
    if (issued := day_of(root.get("Date", ""))) is None:
        raise Refused(document.name, f"Date {quote(root.get('Date', ''))}", "a day as dd/mm/yyyy")
    return Reading("whole", entries, issued=issued)


def _key(entity: etree._Element, document: str) -> str:
    if key := entity.get("Id"):
        return key
    raise Refused(f"{document}, line {entity.sourceline}", "no Id", "one")


def _check(entity: etree._Element, where: str) -> None:
    strange = set(map(str, entity.attrib)) - _ATTRIBUTES
    for line in entity:
        fields = _FIELDS.get(str(line.tag))
        strange |= {str(line.tag)} if fields is None else set(map(str, line.attrib)) - _LINE
        strange |= {str(field.tag) for field in line} - (fields or frozenset())
    if strange:
        raise Refused(where, f"unknown {', '.join(sorted(strange))}", "the format's own names")


def _entry(entity: etree._Element, key: str) -> Entry:
    where = f"Id {key}"
    _check(entity, where)
    if (sort := _SORTS.get(entity.get("Type", ""))) is None:
        raise Refused(where, f"Type {quote(entity.get('Type', ''))}", "P or E")
    remark = " ".join(entity.get("remark", "").split())
    act, day = entity.get("legal_basis", ""), entity.get("reg_date", "")
    remarks = [one for one in (remark, f"Act: {act}, of {day}" if act else "") if one]
    programmes = [entity.get("programme", ""), *_ALSO.findall(remark)]
    numbers: dict[Identifier, None] = {}
    names = _names(entity, where, remarks)
    _papers(entity, numbers)
    return Entry(
        key=key,
        list=_LIST,
        sort=sort,
        names=names,
        addresses=_addresses(entity, numbers, remarks),
        identifiers=tuple(numbers),
        births=_births(entity),
        birth_places=_birth_places(entity),
        countries=_citizenships(entity, remarks),
        programmes=tuple(dict.fromkeys(one for one in programmes if one)),
        citation=act or None,
        published=_published(entity, act),
        remarks="\n".join(dict.fromkeys(remarks)) or None,
        raw=raw(entity),
    )


def _published(entity: etree._Element, act: str) -> tuple[date, ...]:
    """When the entity's own act was published, as the lines say that it brought."""
    days = {day_of(line.get("reg_date", "")) for line in entity if line.get("legal_basis") == act}
    return tuple(sorted(day for day in days if day))


def _names(entity: etree._Element, where: str, remarks: list[str]) -> tuple[Name, ...]:
    names: list[tuple[Name, str]] = []
    for one in entity.iterfind("NAME"):
        parts = (text(one, name) or "" for name in ("FIRSTNAME", "MIDDLENAME", "LASTNAME"))
        words = text(one, "WHOLENAME") or " ".join(" ".join(parts).split())
        if not words:
            raise Refused(where, "a name without words", "a WHOLENAME")
        kind = kind_of(words, "")
        names.append((Name(words, kind, language_of(text(one, "LANGUAGE") or "", kind)), ""))
        for label in ("TITLE", "FUNCTION", "GENDER"):
            if said := text(one, label):
                remarks.append(f"{label.capitalize()}: {said}")
    if not names:
        raise Refused(where, "no name", "one at least")
    return with_primary(names)


def _addresses(
    entity: etree._Element, numbers: dict[Identifier, None], remarks: list[str]
) -> tuple[Address, ...]:
    found: dict[Address, None] = {}
    for one in entity.iterfind("ADDRESS"):
        number, street, postcode, city, country = (
            text(one, name) or "" for name in ("NUMBER", "STREET", "ZIPCODE", "CITY", "COUNTRY")
        )
        town = " ".join(part for part in (postcode, city) if part)
        place = ", ".join(part for part in (number, street, town, country) if part)
        if place:
            found[Address(place, country_of(country), city or None, postcode or None)] = None
        other = text(one, "OTHER") or ""
        for key, value in _CONTACT.findall(other):
            kind = CONTACTS.get(key, "other")
            numbers[Identifier(kind, value, None, None if key in {"PHONE", "WEB"} else key)] = None
        if rest := _CONTACT.sub("", other).strip():
            remarks.append(f"Address {place}: {rest}" if place else f"Address: {rest}")
    return tuple(found)


def _papers(entity: etree._Element, numbers: dict[Identifier, None]) -> None:
    """``S 123 (passport-National passport) [revoked](words)``: number, kind, words about it."""
    for one in entity.iterfind("PASSPORT"):
        words = text(one, "NUMBER") or ""
        country = country_of(text(one, "COUNTRY") or "")
        found = _PAPER.fullmatch(words)
        if found is None:
            if words:
                numbers[Identifier("other", words, country)] = None
            continue
        number, code, description, about = found.groups()
        kind = IDENTIFIERS.get(code.lower(), "other")
        label = f"{description}; {about}" if about else description if kind == "other" else ""
        if number in NOTHING_KNOWN:
            kind, number, label = "other", words, ""
        numbers[Identifier(kind, number, country, label or None)] = None


def _births(entity: etree._Element) -> tuple[Birth, ...]:
    found: dict[Birth, None] = {}
    for one in entity.iterfind("BIRTH"):
        if words := text(one, "DATE"):
            about = _ABOUT.fullmatch(words)
            found[Birth(words, days_of(about[1].replace(" - ", "-") if about else words))] = None
    return tuple(found)


def _birth_places(entity: etree._Element) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for one in entity.iterfind("BIRTH"):
        parts = [text(one, "PLACE"), text(one, "COUNTRY")]
        if place := ", ".join(part for part in parts if part):
            found[place] = None
    return tuple(found)


def _citizenships(entity: etree._Element, remarks: list[str]) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for one in entity.iterfind("CITIZEN"):
        words = text(one, "COUNTRY") or ""
        if code := country_of(words):
            codes[code] = None
        elif words:
            remarks.append(f"Citizenship: {words}")
    return tuple(codes)
