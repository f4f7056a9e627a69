"""OFAC's SDN.XML and CONSOLIDATED.XML: `sdnList`, one `sdnEntry` for each party.

Names of elements are those of XML.xsd at OFAC's Sanctions List Service; its namespace changed in
May 2024 and is not looked at. `Record_Count` says how many entries the file must hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from licet.lists.countries import code_of
from licet.lists.dates import day_of
from licet.lists.ofac import party
from licet.lists.ofac.identifiers import identifier, kind_of
from licet.lists.ofac.programmes import SDN
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.xml import bare, raw, root_of, text, texts

ROOT: Final = "sdnList"
_KNOWN: Final = frozenset(
    "sdnEntry uid firstName lastName title sdnType remarks programList program "
    "idList id idType idNumber idCountry issueDate expirationDate "
    "akaList aka type category addressList address address1 address2 address3 city "
    "stateOrProvince postalCode country nationalityList nationality citizenshipList citizenship "
    "mainEntry dateOfBirthList dateOfBirthItem dateOfBirth placeOfBirthList placeOfBirthItem "
    "placeOfBirth vesselInfo callSign vesselType vesselFlag vesselOwner tonnage "
    "grossRegisteredTonnage".split()
)
_ALIAS_KINDS: Final = {
    "a.k.a.": NameKind.ALIAS,
    "f.k.a.": NameKind.FORMER,
    "n.k.a.": NameKind.ALIAS,
}
_CATEGORIES: Final = frozenset({"strong", "weak"})
_VESSEL: Final = {
    "vesselType": "Vessel type",
    "tonnage": "Tonnage",
    "grossRegisteredTonnage": "GRT",
    "vesselFlag": "Vessel flag",
    "vesselOwner": "Vessel owner",
}


def read(document: Document, sdn: bool) -> Reading:
    """Reads the whole file. Raises `Refused` where the count is not the one that is declared."""
    root = bare(root_of(document, ROOT))
    found = root.findall("sdnEntry")
    declared = _declared(document, root, len(found))
    notes: list[str] = []
    entries = [
        one for element in found for one in party.on_lists(_entry(document, element), sdn, notes)
    ]
    party.check_side(document.name, sdn, [one.programmes for one in entries])
    printed = text(root, "publshInformation/Publish_Date")
    return Reading(
        "xml",
        tuple(entries),
        issued=day_of(printed, month_first=True) if printed else None,
        declared=declared,
        notes=tuple(notes),
    )


def _declared(document: Document, root: etree._Element, count: int) -> int:
    strange = {one.tag for one in root} - {"publshInformation", "sdnEntry"}
    if strange:
        raise _unknown(document, "sdnList", strange)
    printed = text(root, "publshInformation/Record_Count") or ""
    if not printed.isdigit() or int(printed) != count:
        raise Refused(
            document.name,
            f"{count} entries",
            f"{quote(printed)} entries, as its Record_Count says",
            "The file may be truncated; fetch it again.",
        )
    return count


def _unknown(document: Document, where: str, tags: set[str]) -> Refused:
    return Refused(
        f"{document.name}, {where}",
        f"unknown elements {', '.join(sorted(tags))}",
        "the elements of OFAC's XML.xsd",
        "The publisher may have changed the format; the reader must learn it first.",
    )


@dataclass(slots=True)
class _Ids:
    """What an `idList` says: numbers, countries, and statements that are neither."""

    sort: Sort
    identifiers: list[Identifier] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


def _entry(document: Document, element: etree._Element) -> Entry:
    key = text(element, "uid")
    where = f"uid {key}"
    if strange := {one.tag for one in element.iter()} - _KNOWN:
        raise _unknown(document, where, strange)
    word = text(element, "sdnType") or ""
    name = _name(element)
    if key is None or not name or word.lower() not in party.SORTS:
        raise Refused(
            f"{document.name}, {where}",
            f"{quote(name)} as name and {quote(word)} as sdnType",
            "a uid, a name, and Individual, Entity, Vessel or Aircraft",
        )
    sort = party.SORTS[word.lower()]
    ids = _ids(element, sort)
    vessel = element.find("vesselInfo")
    return Entry(
        key=key,
        list=SDN,
        sort=sort,
        names=party.once((Name(name, NameKind.PRIMARY), *_aliases(document, where, element))),
        addresses=tuple(map(_address, element.iterfind("addressList/address"))),
        identifiers=party.once(ids.identifiers),
        births=tuple(map(party.birth, texts(element, "dateOfBirthList//dateOfBirth"))),
        birth_places=tuple(texts(element, "placeOfBirthList//placeOfBirth")),
        countries=party.once((*_countries(element), *ids.countries)),
        programmes=party.once(texts(element, "programList/program")),
        remarks=party.joined(
            text(element, "remarks"), *_title(element), *ids.statements, *_vessel(vessel)
        ),
        raw=raw(element),
    )


def _name(element: etree._Element) -> str:
    return party.full_name(text(element, "lastName"), text(element, "firstName"))


def _title(element: etree._Element) -> list[str]:
    title = text(element, "title")
    return [f"Title: {title}"] if title else []


def _aliases(document: Document, where: str, element: etree._Element) -> list[Name]:
    """Aliases; one that OFAC calls weak is a weak alias, whether a.k.a. or f.k.a."""
    found = []
    for one in element.iterfind("akaList/aka"):
        kind, category = text(one, "type") or "", text(one, "category") or ""
        name = _name(one)
        if kind not in _ALIAS_KINDS or category not in _CATEGORIES or not name:
            raise Refused(
                f"{document.name}, {where}",
                f"{quote(name)} as an alias of type {quote(kind)}, category {quote(category)}",
                "a name; a.k.a., f.k.a. or n.k.a.; strong or weak",
            )
        found.append(Name(name, NameKind.WEAK if category == "weak" else _ALIAS_KINDS[kind]))
    return found


def _address(element: etree._Element) -> Address:
    city, postcode = text(element, "city"), text(element, "postalCode")
    country = text(element, "country")
    street = (text(element, part) for part in ("address1", "address2", "address3"))
    line = party.one_line(street, city, text(element, "stateOrProvince"), postcode)
    return party.address(line, country, code_of(country), city=city, postcode=postcode)


def _ids(element: etree._Element, sort: Sort) -> _Ids:
    found = _Ids(sort)
    call_sign = text(element, "vesselInfo/callSign")
    if call_sign:
        one = identifier("Vessel Call Sign", call_sign, None, sort, "call_sign")
        found.identifiers.append(one)
    for item in element.iterfind("idList/id"):
        label, number = text(item, "idType") or "", text(item, "idNumber") or ""
        words = text(item, "idCountry")
        country, kind = code_of(words), kind_of(label)
        if kind and number:
            found.identifiers.append(identifier(label, number, country, sort, kind))
        dates = [
            f"{verb} {day}"
            for verb, part in (("issued", "issueDate"), ("expires", "expirationDate"))
            if (day := text(item, part))
        ]
        place = f"({words})" if words else ""
        if label == "Nationality of Registration" and (flag := code_of(number)):
            found.countries.append(flag)
            continue
        if not (kind and number) or dates or (words and not country):
            found.statements.append(party.statement(label, number, place, *dates))
    return found


def _countries(element: etree._Element) -> list[str]:
    words = [
        *texts(element, "nationalityList/nationality/country"),
        *texts(element, "citizenshipList/citizenship/country"),
        *texts(element, "vesselInfo/vesselFlag"),
    ]
    return [code for one in words if (code := code_of(one))]


def _vessel(element: etree._Element | None) -> list[str]:
    return [f"{label}: {said}" for part, label in _VESSEL.items() if (said := text(element, part))]
