"""A ``<DistinctParty>`` of OFAC's advanced XML: names, features and documents of one party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from licet.lists.countries import code_of
from licet.lists.ofac import party
from licet.lists.ofac.advanced_dates import printed
from licet.lists.ofac.advanced_values import Values
from licet.lists.ofac.identifiers import identifier, kind_of
from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.xml import raw, text

_ALIAS_KINDS: Final = {
    "Name": NameKind.PRIMARY,
    "A.K.A.": NameKind.ALIAS,
    "F.K.A.": NameKind.FORMER,
    "N.K.A.": NameKind.ALIAS,
}
_GIVEN: Final = {"First Name", "Middle Name", "Patronymic", "Nickname"}
_SORTS: Final = {"Individual": Sort.PERSON, "Entity": Sort.COMPANY}
_TRANSPORT: Final = {"Vessel": Sort.VESSEL, "Aircraft": Sort.AIRCRAFT}
_COUNTRIES: Final = {
    "Nationality Country",
    "Citizenship Country",
    "Nationality of Registration",
    "Vessel Flag",
}
_NAMESPACES: Final = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_LATIN_PRIMARY: Final = "Primary Latin"
# The XML calls these otherwise; statements say the same in every format.
_CALLED: Final = {"VESSEL TYPE": "Vessel type", "Vessel Flag": "Vessel flag"}


@dataclass(frozen=True, slots=True)
class IdDocument:
    """An ``<IDRegDocument>``: a number of a party; `statement` says what has no field."""

    label: str
    number: str
    country: str | None
    statement: str | None
    raw: str


@dataclass(slots=True)
class _Found:
    """What the features and documents of one party say."""

    sort: Sort
    addresses: list[Address] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


def party_of(
    element: etree._Element, values: Values, documents: Mapping[str, Sequence[IdDocument]]
) -> Entry:
    """The party as an entry that is on no list yet. `documents`: by the number of the identity."""
    profile = element.find("Profile")
    key = element.get("FixedRef")
    if profile is None or not key:
        raise values.broken(f"the profile of party {quote(key or '')}")
    sort = _sort(profile, values)
    found = _Found(sort)
    for feature in profile.iterfind("Feature"):
        label = values.text("FeatureType", feature.get("FeatureTypeID")).rstrip(": ")
        for version in feature.iterfind("FeatureVersion"):
            _feature(label, version, values, found)
    names: list[Name] = []
    for identity in profile.iterfind("Identity"):
        names += _names(identity, values)
        for document in documents.get(identity.get("ID", ""), ()):
            number = (document.number, document.country, sort, kind_of(document.label))
            found.identifiers.append(identifier(document.label, *number))
            found.statements += filter(None, [document.statement])
    if not any(one.kind is NameKind.PRIMARY for one in names):
        raise Refused(f"{values.name}, party {key}", "no primary name", "a primary name")
    comments = [text(one) for one in (*element.findall("Comment"), *profile.findall("Comment"))]
    return Entry(
        key=key,
        list="",
        sort=sort,
        names=party.once(sorted(names, key=lambda one: one.kind is not NameKind.PRIMARY)),
        addresses=tuple(found.addresses),
        identifiers=party.once(found.identifiers),
        births=party.once(found.births),
        birth_places=party.once(found.birth_places),
        countries=party.once(found.countries),
        remarks=party.joined(*comments, *found.statements, *_references(profile)),
    )


def _sort(profile: etree._Element, values: Values) -> Sort:
    number = profile.get("PartySubTypeID")
    found = _TRANSPORT.get(values.text("PartySubType", number))
    if found is None:
        kind = values.text("PartyType", values.party_types[number or ""])
        found = _SORTS.get(kind, Sort.UNKNOWN)
    return found


def _names(identity: etree._Element, values: Values) -> Iterator[Name]:
    types = {
        one.get("ID", ""): values.text("NamePartType", one.get("NamePartTypeID"))
        for one in identity.iterfind("NamePartGroups/MasterNamePartGroup/NamePartGroup")
    }
    for alias in identity.iterfind("Alias"):
        kind = _ALIAS_KINDS.get(values.text("AliasType", alias.get("AliasTypeID")), NameKind.ALIAS)
        if alias.get("LowQuality") == "true":
            kind = NameKind.WEAK
        elif alias.get("Primary") == "true":
            kind = NameKind.PRIMARY
        elif kind is NameKind.PRIMARY:
            kind = NameKind.ALIAS
        for documented in alias.iterfind("DocumentedName"):
            yield _name(documented, kind, types, values)


def _name(
    documented: etree._Element, kind: NameKind, types: dict[str, str], values: Values
) -> Name:
    """One name; in another script than Latin it is an original name, whatever the alias is."""
    last: list[str] = []
    given: list[str] = []
    latin = True
    for part in documented.iterfind("DocumentedNamePart/NamePartValue"):
        (given if types.get(part.get("NamePartGroupID", "")) in _GIVEN else last).append(
            text(part) or ""
        )
        latin = latin and values.is_latin(part.get("ScriptID"))
    whole = party.full_name(" ".join(filter(None, last)), " ".join(filter(None, given)))
    if not whole:
        raise values.broken(f"the parts of name {quote(documented.get('ID', ''))}")
    if not latin:
        return Name(whole, NameKind.ORIGINAL)
    status = values.text("DocNameStatus", documented.get("DocNameStatusID"))
    if kind is NameKind.PRIMARY and status != _LATIN_PRIMARY:
        kind = NameKind.ALIAS
    return Name(whole, kind)


def _feature(label: str, version: etree._Element, values: Values, found: _Found) -> None:
    comment = text(version, "Comment")
    numbers = [one.get("LocationID") for one in version.iterfind("VersionLocation")]
    places = [values.place(number) for number in numbers]
    date = printed(version.find("DatePeriod"))
    details = list(_details(version, values))
    if label == "Location" and places:
        for one in places:
            found.addresses += filter(None, [one.address])
            if one.elsewhere:
                found.statements.append(f"Address in another script: {one.elsewhere}")
    elif label == "Birthdate" and date:
        found.births.append(party.birth(date))
    elif label == "Place of Birth":
        found.birth_places += [*details, *(one.words for one in places if one.words)]
    elif label in _COUNTRIES:
        codes = [*(one.code or code_of(one.line) for one in places), *map(code_of, details)]
        found.countries += filter(None, codes)
        printed_as = [*(one.words for one in places), *details]
        if label == "Vessel Flag" or None in codes:
            found.statements.append(
                party.statement(_CALLED.get(label, label), ", ".join(printed_as))
            )
    elif details and (kind := kind_of(label)):
        found.identifiers += (identifier(label, one, None, found.sort, kind) for one in details)
    else:
        said = [*details, *filter(None, [date]), *(one.words for one in places)]
        words = ", ".join(filter(None, said))
        found.statements.append(party.statement(_CALLED.get(label, label), words))
    if comment:
        found.statements.append(party.statement(label, comment))


def _details(version: etree._Element, values: Values) -> Iterator[str]:
    for one in version.iterfind("VersionDetail"):
        if number := one.get("DetailReferenceID"):
            yield values.text("DetailReference", number)
        if words := text(one):
            yield words


def row(element: etree._Element) -> str:
    """The element as it stands, without the namespaces of the root."""
    head, bracket, rest = raw(element).partition(">")
    return _NAMESPACES.sub("", head) + bracket + rest


def document_of(element: etree._Element, values: Values) -> IdDocument:
    """An ``<IDRegDocument>``, read before its party is."""
    label = values.text("IDRegDocType", element.get("IDRegDocTypeID"))
    number = text(element, "IDRegistrationNo")
    if not number:
        raise values.broken(f"the number of document {quote(element.get('ID', ''))}")
    country = element.get("IssuedBy-CountryID")
    words = values.text("Country", country) if country else None
    code = (values.codes.get(country) or None) if country else None
    validity = values.text("Validity", element.get("ValidityID"))
    said = [
        f"issued by {authority}" if (authority := text(element, "IssuingAuthority")) else None,
        text(element, "Comment"),
        None if validity == "Valid" else validity,
        f"({words})" if words and not code else None,
        *(_document_date(one, values) for one in element.iterfind("DocumentDate")),
    ]
    statement = party.statement(label, number, *said) if any(said) else None
    return IdDocument(label, number, code, statement, row(element))


def _document_date(element: etree._Element, values: Values) -> str:
    kind = values.text("IDRegDocDateType", element.get("IDRegDocDateTypeID"))
    return f"{kind} {printed(element.find('DatePeriod'))}"


def _references(profile: etree._Element) -> Iterator[str]:
    for one in profile.iterfind("ExternalReference"):
        if words := text(one):
            yield f"External reference: {words}"
