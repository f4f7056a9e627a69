"""OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML, read in one stream.

The standard is the UN's sanctions data model, version 3 (ADVANCED_XML.xsd at OFAC's Sanctions
List Service). The file is long, 120 MB, so each element is read and let go: reference values,
locations and documents come first, then the parties, then relations and listings, which are put
together at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from lxml import etree

from licet.lists.ofac import party
from licet.lists.ofac.advanced_dates import day
from licet.lists.ofac.advanced_party import IdDocument, document_of, party_of, row
from licet.lists.ofac.advanced_values import Values
from licet.lists.ofac.programmes import LIST_NAMES, SDN, UMBRELLA, UNKNOWN
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry
from licet.lists.refusal import Refused
from licet.lists.xml import iterate, text

ROOT: Final = "Sanctions"
_TAKEN: Final = (
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
    "SanctionsEntryLinks",
)
_SECTIONS: Final = (
    "DateOfIssue",
    "ReferenceValueSets",
    "Locations",
    "IDRegDocuments",
    "DistinctParties",
    "ProfileRelationships",
    "SanctionsEntries",
    "SanctionsEntryLinks",
)
_KNOWN: Final = frozenset(
    "Location LocationAreaCode LocationCountry LocationPart LocationPartValue Comment Value "
    "FeatureVersionReference IDRegDocumentReference IDRegDocument IDRegistrationNo "
    "IssuingAuthority DocumentDate DocumentedNameReference DistinctParty Profile Identity Alias "
    "DocumentedName DocumentedNamePart NamePartValue NamePartGroups MasterNamePartGroup "
    "NamePartGroup Feature FeatureVersion DatePeriod Start End From To Year Month Day "
    "VersionDetail VersionLocation IdentityReference SanctionsEntryReference ExternalReference "
    "ExRefValue DirectURL ProfileRelationship SanctionsEntry EntryEvent Date "
    "SanctionsMeasure".split()
)
_PROGRAMME: Final = "Program"


@dataclass(frozen=True, slots=True)
class _Listing:
    """One ``<SanctionsEntry>``: a party on a list."""

    list: str
    since: date | None
    programmes: tuple[str, ...]
    bases: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(slots=True)
class _File:
    values: Values
    issued: date | None = None
    documents: dict[str, list[IdDocument]] = field(default_factory=lambda: defaultdict(list))
    parties: dict[str, Entry] = field(default_factory=dict)  # by the number of the profile
    listings: dict[str, list[_Listing]] = field(default_factory=lambda: defaultdict(list))
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)


def read(document: Document, sdn: bool) -> Reading:
    """Reads the whole file: the SDN List, or the party once for each non-SDN list it is on."""
    file = _File(Values(document.name))
    for element in iterate(document, ROOT, _SECTIONS, _TAKEN):
        _take(element, file)
    for profile in (*file.listings, *file.relations):
        if profile not in file.parties:
            raise file.values.broken(f"profile {profile}")
    entries = [one for profile in file.parties for one in _entries(profile, file, sdn)]
    if not entries:
        raise Refused(document.name, "no party", "a list")
    party.check_side(document.name, sdn, [one.programmes for one in entries])
    return Reading("advanced-xml", tuple(entries), issued=file.issued, notes=tuple(file.notes))


def _take(element: etree._Element, file: _File) -> None:
    values = file.values
    if element.tag == "ReferenceValueSets":
        values.take(element)
        return
    if element.tag == "DateOfIssue":
        file.issued = day(element)
        return
    if element.tag == "SanctionsEntryLinks":
        if len(element):
            file.notes.append(f"{len(element)} links between listings are not read.")
        return
    if strange := {one.tag for one in element.iter()} - _KNOWN:
        raise Refused(
            f"{values.name}, {element.tag} {element.get('ID') or element.get('FixedRef')}",
            f"unknown elements {', '.join(sorted(strange))}",
            "the elements of OFAC's ADVANCED_XML.xsd",
            "The publisher may have changed the format; the reader must learn it first.",
        )
    match element.tag:
        case "Location":
            values.locate(element)
        case "IDRegDocument":
            file.documents[element.get("IdentityID", "")].append(document_of(element, values))
        case "DistinctParty":
            _take_party(element, file)
        case "ProfileRelationship":
            kind = values.text("RelationType", element.get("RelationTypeID"))
            former = " (former)" if element.get("Former") == "true" else ""
            other = element.get("To-ProfileID", "")
            file.relations[element.get("From-ProfileID", "")].append((kind + former, other))
        case "SanctionsEntry":
            profile = element.get("ProfileID", "")
            file.listings[profile].append(_listing(element, values))
            file.rows[profile].append(row(element))


def _take_party(element: etree._Element, file: _File) -> None:
    one = party_of(element, file.values, file.documents)
    profiles = [profile.get("ID", "") for profile in element.iterfind("Profile")]
    if len(profiles) != 1 or profiles[0] in file.parties:
        raise Refused(
            f"{file.values.name}, party {one.key}",
            f"profiles {', '.join(profiles)}",
            "one profile, which stands once",
        )
    rows = [row(element)]
    for identity in element.iterfind("Profile/Identity"):
        rows += (document.raw for document in file.documents.pop(identity.get("ID", ""), ()))
    file.parties[profiles[0]] = one
    file.rows[profiles[0]] = rows


def _listing(element: etree._Element, values: Values) -> _Listing:
    """The day on the list is the first of its events; OFAC's only event is "Created"."""
    days = [found for one in element.iterfind("EntryEvent/Date") if (found := day(one))]
    bases = [
        values.bases.get(one.get("LegalBasisID", ""), "") for one in element.iterfind("EntryEvent")
    ]
    programmes, measures = [], []
    for one in element.iterfind("SanctionsMeasure"):
        kind, comment = (
            values.text("SanctionsType", one.get("SanctionsTypeID")),
            text(one, "Comment"),
        )
        if kind == _PROGRAMME and comment:
            programmes.append(comment)
        else:
            measures.append(": ".join(filter(None, (kind, comment))))
    return _Listing(
        values.text("List", element.get("ListID")),
        min(days, default=None),
        party.once(programmes),
        party.once(one for one in bases if one not in {"", "Unknown"}),
        party.once(measures),
    )


def _entries(profile: str, file: _File, sdn: bool) -> Iterable[Entry]:
    """The party once for each list of this document; its other lists are said in the remarks."""
    bare = file.parties[profile]
    listings = [one for one in file.listings.get(profile, ()) if one.list != UMBRELLA]
    own = [one for one in listings if (LIST_NAMES.get(one.list) == SDN) == sdn]
    if not own:
        umbrella = file.listings.get(profile, [])
        words = ", ".join(one.list for one in umbrella) or "no list"
        fallback = SDN if sdn else UNKNOWN
        file.notes.append(f"Party {bare.key} ({bare.name}) is on {words}; read as {fallback}.")
        own = umbrella[:1] or [_Listing("", None, (), (), ())]
    for listing in own:
        name = SDN if sdn else LIST_NAMES.get(listing.list, UNKNOWN)
        if name == UNKNOWN and listing.list not in {"", UMBRELLA}:
            file.notes.append(f"Party {bare.key} ({bare.name}): list {listing.list} is not known.")
        yield replace(
            bare,
            list=name,
            listed_on=listing.since,
            programmes=listing.programmes,
            citation="; ".join(listing.bases) or None,
            remarks=party.joined(bare.remarks, *_further(profile, listing, listings, file)),
            raw="\n".join(file.rows[profile]),
        )


def _further(
    profile: str, listing: _Listing, listings: list[_Listing], file: _File
) -> Iterable[str]:
    for kind, other in file.relations.get(profile, ()):
        named = file.parties[other].name if other in file.parties else f"party {other}"
        yield f"{kind}: {named}"
    if listing.measures:
        yield f"Measures: {', '.join(listing.measures)}"
    for one in listings:
        if one is not listing:
            yield f"Also on: {one.list}{f' since {one.since}' if one.since else ''}"
