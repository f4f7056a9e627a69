"""The UK Sanctions List as XML: one `Designation` is one entry."""

from __future__ import annotations

from collections import Counter
from typing import Final

from lxml import etree

from licet.lists.dates import day_of
from licet.lists.keys import distinct
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, NameKind
from licet.lists.refusal import Refused, quote
from licet.lists.uk_sanctions_list.draft import Draft, day, full_name, kind_of, sort_of
from licet.lists.uk_sanctions_list.shape import check
from licet.lists.xml import bare, raw, root_of, text, texts

_LIST: Final = "uk-sanctions-list"
_PERSON: Final = "IndividualDetails/Individual"
_ENTITY: Final = "EntityDetails/Entity"
_SHIP: Final = "ShipDetails/Ship"
_LINES: Final = tuple(f"AddressLine{number}" for number in range(1, 7))
_PARTS: Final = tuple(f"Name{number}" for number in range(1, 7))
_NUMBERS: Final = (
    ("phone", "PhoneNumbers/PhoneNumber"),
    ("website", "Websites/Website"),
    ("email", "EmailAddresses/EmailAddress"),
    ("crypto", "CryptoWalletAddresses/CryptoWalletAddress"),
    ("imo", f"{_SHIP}/IMONumbers/IMONumber"),
)
_REMARKS: Final = (
    ("Title", "Titles/Title"),
    ("Position", f"{_PERSON}/Positions/Position"),
    ("Gender", f"{_PERSON}/Genders/Gender"),
    ("Type of entity", f"{_ENTITY}/TypeOfEntities/TypeOfEntity"),
    ("Parent company", f"{_ENTITY}/ParentCompanies/ParentCompany"),
    ("Subsidiary", f"{_ENTITY}/Subsidiaries/Subsidiary"),
    ("Current owner/operator", f"{_SHIP}/CurrentOwnerOperators/CurrentOwnerOperator"),
    ("Previous owner/operator", f"{_SHIP}/PreviousOwnerOperators/PreviousOwnerOperator"),
    ("Previous flag", f"{_SHIP}/PreviousFlags/PreviousFlag"),
    ("Type of ship", f"{_SHIP}/TypeOfShipDetails/TypeOfShip"),
    ("Tonnage", f"{_SHIP}/TonnageOfShipDetails/TonnageOfShip"),
    ("Length", f"{_SHIP}/LengthOfShipDetails/LengthOfShip"),
    ("Year built", f"{_SHIP}/YearsBuilt/YearBuilt"),
    ("Designation source", "DesignationSource"),
    ("Sanctions imposed", "SanctionsImposed"),
    ("Other information", "OtherInformation"),
    ("UK statement of reasons", "UKStatementofReasons"),
    ("Last updated", "LastUpdated"),
)


def read_xml(document: Document) -> Reading:
    """The reading of an XML document. Raises `Refused` for another structure."""
    root = bare(root_of(document, "Designations"))
    strange = {child.tag for child in root} - {"DateGenerated", "Designation"}
    if strange:
        raise Refused(document.name, f"<{min(strange)}>", "DateGenerated and Designation")
    found = root.findall("Designation")
    if not found:
        raise Refused(document.name, "no designation", "a list of designations")
    counts: Counter[str] = Counter()
    keys = distinct([_key(one, document.name) for one in found])
    entries = tuple(_entry(one, key, counts) for one, key in zip(found, keys, strict=True))
    generated = text(root, "DateGenerated") or ""
    if generated and day_of(generated) is None:
        raise Refused(document.name, f"DateGenerated {quote(generated)}", "a day as dd/mm/yyyy")
    empty = counts["empty names"]
    notes = (f"{empty} names without any words were passed over.",) if empty else ()
    return Reading("xml", entries, issued=day_of(generated), notes=notes)


def _key(designation: etree._Element, document: str) -> str:
    if key := text(designation, "UniqueID"):
        return key
    raise Refused(f"{document}, line {designation.sourceline}", "no UniqueID", "one")


def _entry(one: etree._Element, key: str, counts: Counter[str]) -> Entry:
    check(one, key)
    draft = Draft(key, sort_of(key, text(one, "IndividualEntityShip") or ""))
    _names(one, draft, counts)
    for place in one.iterfind("Addresses/Address"):
        lines = [text(place, line) or "" for line in _LINES]
        postcode, country = text(place, "AddressPostalCode"), text(place, "AddressCountry")
        draft.address(lines, postcode or "", country or "")
    _person(one, draft)
    _identifiers(one, draft)
    for flag in texts(one, f"{_SHIP}/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip"):
        draft.country("Current believed flag", flag)
    for label, path in _REMARKS:
        for words in texts(one, path):
            draft.remark(label, words)
    measures = [m.tag for m in one.iterfind("SanctionsImposedIndicators/*") if text(m) == "true"]
    draft.remark("Measures", ", ".join(measures))
    draft.regimes.update(dict.fromkeys(texts(one, "RegimeName")))
    if listed := day(key, text(one, "DateDesignated") or ""):
        draft.listed[listed] = None
    return draft.entry(_LIST, raw(one))


def _names(one: etree._Element, draft: Draft, counts: Counter[str]) -> None:
    for name in one.iterfind("Names/Name"):
        kind = kind_of(draft.key, text(name, "NameType") or "", text(name, "AliasStrength") or "")
        words = full_name(text(name, part) or "" for part in _PARTS)
        counts["empty names"] += not words
        draft.name(words, kind)
    for name in one.iterfind("NonLatinNames/NonLatinName"):
        script = text(name, "NameNonLatinScript") or ""
        draft.original(script, text(name, "NonLatinScriptLanguage") or "")
    if draft.names and not any(name.kind is NameKind.PRIMARY for name in draft.names):
        raise Refused(draft.key, "no primary name", "one at least")


def _person(one: etree._Element, draft: Draft) -> None:
    for words in texts(one, f"{_PERSON}/DOBs/DOB"):
        draft.birth(words)
    for place in one.iterfind(f"{_PERSON}/BirthDetails/Location"):
        draft.birth_place(text(place, "TownOfBirth") or "", text(place, "CountryOfBirth") or "")
    for words in texts(one, f"{_PERSON}/Nationalities/Nationality"):
        draft.country("Nationality", words)


def _identifiers(one: etree._Element, draft: Draft) -> None:
    for paper in one.iterfind(f"{_PERSON}/PassportDetails/Passport"):
        number, about = text(paper, "PassportNumber"), text(paper, "PassportAdditionalInformation")
        draft.number("passport", number or "", about or "")
    for paper in one.iterfind(f"{_PERSON}/NationalIdentifierDetails/NationalIdentifier"):
        number = text(paper, "NationalIdentifierNumber")
        about = text(paper, "NationalIdentifierAdditionalInformation")
        draft.number("national_id", number or "", about or "")
    for words in one.iterfind(f"{_ENTITY}/BusinessRegistrationNumbers/BusinessRegistrationNumber"):
        draft.registrations(words.text or "")
    for kind, path in _NUMBERS:
        for number in texts(one, path):
            draft.number(kind, number)
    for number in texts(one, f"{_SHIP}/HullIdentificationNumbers/HullIdentificationNumber"):
        draft.number("other", number, "Hull identification number (HIN)")
    for number in texts(one, "UNReferenceNumber"):
        draft.number("un_reference", number)
    for number in texts(one, "OFSIGroupID"):
        draft.number("other", number, "OFSI Group ID")
