"""The list in the schema FSF 1.1: one `sanctionEntity` is one entry."""

from __future__ import annotations

from datetime import date
from typing import Final

from lxml import etree

from licet.lists.dates import day_of
from licet.lists.eu_fsf.parts import addresses, births, identifiers, remark_of
from licet.lists.eu_fsf.shape import check
from licet.lists.eu_fsf.words import (
    GRADES,
    NOTHING_KNOWN,
    OWN,
    country_of,
    kind_of,
    language_of,
    with_primary,
)
from licet.lists.keys import distinct
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, Identifier, Name, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.xml import bare, raw, root_of, texts

_LIST: Final = "eu-fsf"
_SORTS: Final = {"person": Sort.PERSON, "enterprise": Sort.COMPANY}


def read_fsf(document: Document) -> Reading:
    """The reading of an FSF 1.1 document. Raises `Refused` for another structure."""
    root = bare(root_of(document, "export"))
    found = root.findall("sanctionEntity")
    if strange := {str(child.tag) for child in root} - {"sanctionEntity"}:
        raise Refused(document.name, f"<{min(strange)}>", "sanctionEntity alone")
    if not found:
        raise Refused(document.name, "no sanctionEntity", "a list of them")
    keys = distinct([_key(one, document.name) for one in found])
    entries = tuple(_entry(one, key) for one, key in zip(found, keys, strict=True))
    generated = root.get("generationDate", "")
    return Reading("fsf-1.1", entries, issued=_day(document.name, generated[:10]))


def _key(entity: etree._Element, document: str) -> str:
    """`logicalId`: every entity has one, and the schema until 2016 has the same as `Id`."""
    if key := entity.get("logicalId"):
        return key
    raise Refused(f"{document}, line {entity.sourceline}", "no logicalId", "one")


def _day(where: str, words: str) -> date | None:
    if words and day_of(words) is None:
        raise Refused(where, quote(words), "a day as yyyy-mm-dd")
    return day_of(words) if words else None


def _entry(entity: etree._Element, key: str) -> Entry:
    where = f"logicalId {key}"
    check(entity, where)
    acts = entity.findall("regulation")
    programmes = tuple(dict.fromkeys(p for act in acts if (p := act.get("programme"))))
    titles = dict.fromkeys(t for act in acts if (t := act.get("numberTitle")))
    days = [_day(where, act.get("publicationDate", "")) for act in acts]
    remarks = _about(entity)
    names = _names(entity, where, remarks)
    places = addresses(entity, remarks)
    born, birth_places = births(entity, remarks)
    return Entry(
        key=key,
        list=_LIST,
        sort=_sort(entity, where),
        names=names,
        addresses=places,
        identifiers=_numbers(entity) + identifiers(entity, remarks),
        births=born,
        birth_places=birth_places,
        countries=_citizenships(entity, remarks),
        programmes=programmes,
        citation="; ".join(titles) or None,
        published=tuple(sorted({one for one in days if one})),
        listed_on=_listed(entity, where, programmes),
        delisted_on=_day(where, entity.get("delistingDate", "")),
        remarks="\n".join(dict.fromkeys(remarks)) or None,
        raw=raw(entity),
    )


def _sort(entity: etree._Element, where: str) -> Sort:
    """Person or enterprise, as the file says; a ship among the enterprises is not marked as one."""
    subject = entity.find("subjectType")
    code = "" if subject is None else subject.get("code", "")
    if code not in _SORTS:
        raise Refused(where, f"subjectType {quote(code)}", "person or enterprise")
    return _SORTS[code]


def _listed(entity: etree._Element, where: str, programmes: tuple[str, ...]) -> date | None:
    """The designation date where it must be the Union's own.

    For a party that the United Nations listed first it is their date, and the Union's came later.
    """
    designated = _day(where, entity.get("designationDate", ""))
    un = entity.get("unitedNationId") or entity.get("designationDetails")
    return designated if programmes and OWN.issuperset(programmes) and not un else None


def _about(entity: etree._Element) -> list[str]:
    """Remarks on the entity itself."""
    found = texts(entity, "remark")
    for label, name in (
        ("Designation date", "designationDate"),
        ("Designation details", "designationDetails"),
    ):
        if words := entity.get(name):
            found.append(f"{label}: {words}")
    for act in entity.iterfind("regulation"):
        said = (act.get("numberTitle"), act.get("regulationType"), act.get("programme"))
        force = act.get("entryIntoForceDate")
        line = ", ".join(one for one in said if one)
        found.append(f"Act: {line}" + (f", in force {force}" if force else ""))
    for one in entity.iter("additionalInformation"):
        found.append(f"{one.get('key', 'Information')}: {one.get('value') or one.text or ''}")
    return found


def _names(entity: etree._Element, where: str, remarks: list[str]) -> tuple[Name, ...]:
    names: list[tuple[Name, str]] = []
    for one in entity.iterfind("nameAlias"):
        parts = [one.get("firstName", ""), one.get("middleName", ""), one.get("lastName", "")]
        text = " ".join((one.get("wholeName", "") or " ".join(parts)).split())
        if not text:
            raise Refused(where, "a name without words", "a wholeName")
        remark = remark_of(one)
        kind = kind_of(text, remark, one.get("strong", "true") == "true")
        names.append((Name(text, kind, language_of(one.get("nameLanguage", ""), kind)), remark))
        if remark and remark.lower() not in GRADES:
            remarks.append(f"Name {text}: {remark}")
        for label in ("title", "function", "gender"):
            if words := " ".join(one.get(label, "").split()):
                remarks.append(f"{label.capitalize()}: {words}")
    if not names:
        raise Refused(where, "no name", "one at least")
    return with_primary(names)


def _numbers(entity: etree._Element) -> tuple[Identifier, ...]:
    un, eu = entity.get("unitedNationId"), entity.get("euReferenceNumber")
    found = (Identifier("un_reference", un),) if un else ()
    return (*found, Identifier("other", eu, None, "EU reference number")) if eu else found


def _citizenships(entity: etree._Element, remarks: list[str]) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for one in entity.iterfind("citizenship"):
        description = one.get("countryDescription", "")
        if code := country_of(one.get("countryIso2Code", ""), description):
            codes[code] = None
        elif description not in NOTHING_KNOWN:
            remarks.append(f"Citizenship: {description}")
        for label in ("region", "acquisitionDate", "disenfranchisementDate"):
            if words := one.get(label):
                remarks.append(f"Citizenship, {label}: {words}")
        if remark := remark_of(one):
            remarks.append(f"Citizenship: {remark}")
    return tuple(codes)
