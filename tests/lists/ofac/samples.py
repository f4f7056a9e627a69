"""Small documents in OFAC's formats; every name and number is invented."""

import csv
import io

from licet.lists.ofac.reader import read
from licet.lists.reading import Document, Reading

NULL = "-0- "
_PRIMARY = (
    "ent_num name type program title call_sign vess_type tonnage grt flag owner remarks".split()
)


def table(name, *rows, end="\x1a"):
    """A CSV as OFAC writes it: no header, CR LF, Ctrl-Z at the end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return Document(name, (out.getvalue() + end).encode())


def row(ent_num, name="GREEN HARBOUR TRADING", **cells):
    """A row of the primary file; cells that are not named are null."""
    cells = {"ent_num": ent_num, "name": name, "program": "SDGT"} | cells
    return [cells.get(column, NULL) for column in _PRIMARY]


def primary(*rows, name="sdn.csv"):
    return table(name, *rows)


def one(remarks=NULL, sdn=True, **cells):
    """The one entry of a primary file of one row."""
    (entry,) = read([primary(row("7", remarks=remarks, **cells))], sdn=sdn).entries
    return entry


SDN_XML = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="{namespace}">
  <publshInformation>
    <Publish_Date>07/24/2026</Publish_Date><Record_Count>{count}</Record_Count>
  </publshInformation>{entries}
</sdnList>"""


def sdn_xml(*entries, count=None, namespace="http://tempuri.org/sdnList.xsd"):
    """SDN.XML with these entries, each the inside of an `sdnEntry` without its programmes."""
    whole = "".join(f"<sdnEntry>{one}</sdnEntry>" for one in entries)
    count = len(entries) if count is None else count
    text = SDN_XML.format(namespace=namespace, count=count, entries=whole)
    return Document("SDN.XML", text.encode())


def xml_entry(uid="7", name="GREEN HARBOUR TRADING", kind="Entity", more="", programme="SDGT"):
    return (
        f"<uid>{uid}</uid><lastName>{name}</lastName><sdnType>{kind}</sdnType>"
        f"<programList><program>{programme}</program></programList>{more}"
    )


_SETS = {
    "AliasType": {"1400": "A.K.A.", "1401": "F.K.A.", "1403": "Name"},
    "Country": {"1": "Norway", "2": "undetermined"},
    "DetailReference": {"1": "Male"},
    "DocNameStatus": {"1": "Primary Latin", "2": "Others"},
    "FeatureType": {
        "8": "Birthdate",
        "9": "Place of Birth",
        "10": "Nationality Country",
        "14": "Website",
        "25": "Location",
        "224": "Gender",
        "345": "Digital Currency Address - XBT",
    },
    "IDRegDocDateType": {"1": "Issue Date"},
    "IDRegDocType": {"1571": "Passport", "1626": "Vessel Registration Identification"},
    "List": {
        "1550": "SDN List",
        "91507": "Sectoral Sanctions Identifications List",
        "91868": "Non-SDN Menu-Based Sanctions List",
        "91512": "Consolidated List",
        "99999": "A List of Tomorrow",
    },
    "LocPartType": {"1450": "REGION", "1451": "ADDRESS1", "1454": "CITY", "1456": "POSTAL CODE"},
    "NamePartType": {
        "1520": "Last Name",
        "1521": "First Name",
        "1522": "Middle Name",
        "1525": "Entity Name",
    },
    "PartyType": {"1": "Individual", "2": "Entity", "4": "Transport"},
    "RelationType": {"15003": "Owned or Controlled By"},
    "SanctionsType": {"1": "Program", "1705": "Block"},
    "Validity": {"1": "Valid"},
}
_HEAD = (
    '<AreaCodeValues><AreaCode ID="1" CountryID="1">NO</AreaCode>'
    '<AreaCode ID="2" CountryID="2"/></AreaCodeValues>'
    '<PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>'
    '<PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>'
    '<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>'
    '<ScriptValues><Script ID="215" ScriptCode="Latin">Latin</Script>'
    '<Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>'
    '<LegalBasisValues><LegalBasis ID="5" LegalBasisShortRef="Executive Order 99999">x'
    "</LegalBasis></LegalBasisValues>"
)


def advanced(*parties, documents="", locations="", entries="", relations=""):
    """An advanced XML with these parties; places, documents and listings as they are given."""
    sets = "".join(
        f"<{kind}Values>"
        + "".join(f'<{kind} ID="{number}">{text}</{kind}>' for number, text in values.items())
        + f"</{kind}Values>"
        for kind, values in _SETS.items()
    )
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="http://www.un.org/sanctions/1.0">'
        '<DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>7</Month><Day>24</Day>'
        f"</DateOfIssue><ReferenceValueSets>{sets}{_HEAD}</ReferenceValueSets>"
        f"<Locations>{locations}</Locations><IDRegDocuments>{documents}</IDRegDocuments>"
        f"<DistinctParties>{''.join(parties)}</DistinctParties>"
        f"<ProfileRelationships>{relations}</ProfileRelationships>"
        f"<SanctionsEntries>{entries}</SanctionsEntries></Sanctions>"
    )
    return Document("SDN_ADVANCED.XML", text.encode())


def party(number="7", *names, kind="3", features=""):
    """A party; `kind`: 1 a vessel, 3 an entity, 4 a person. Without names it has one."""
    whole = "".join(names) or name(("GREEN HARBOUR TRADING", "1525"), alias="1403", first=True)
    groups = "".join(
        f'<MasterNamePartGroup><NamePartGroup ID="{one}" NamePartTypeID="{one}"/>'
        "</MasterNamePartGroup>"
        for one in _SETS["NamePartType"]
    )
    return (
        f'<DistinctParty FixedRef="{number}"><Comment/><Profile ID="{number}" '
        f'PartySubTypeID="{kind}"><Identity ID="{number}0" Primary="true" False="false">{whole}'
        f"<NamePartGroups>{groups}</NamePartGroups></Identity>{features}</Profile></DistinctParty>"
    )


def name(*parts, alias="1400", first=False, weak=False, script="215"):
    """An alias of one name; each part is a text and the number of its type."""
    values = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{kind}" ScriptID="{script}">{text}'
        "</NamePartValue></DocumentedNamePart>"
        for text, kind in parts
    )
    return (
        f'<Alias AliasTypeID="{alias}" Primary="{str(first).lower()}" '
        f'LowQuality="{str(weak).lower()}"><DocumentedName ID="1" DocNameStatusID="'
        f'{1 if first else 2}">{values}</DocumentedName></Alias>'
    )


def feature(kind, inside):
    return (
        f'<Feature ID="1" FeatureTypeID="{kind}"><FeatureVersion ID="1" ReliabilityID="1">'
        f"<Comment/>{inside}</FeatureVersion></Feature>"
    )


def listing(profile="7", number="1550", programme="SDGT", day=(2020, 3, 5)):
    year, month, number_of_day = day
    return (
        f'<SanctionsEntry ID="9" ProfileID="{profile}" ListID="{number}"><EntryEvent ID="9" '
        f'EntryEventTypeID="1" LegalBasisID="5"><Comment/><Date><Year>{year}</Year>'
        f"<Month>{month}</Month><Day>{number_of_day}</Day></Date></EntryEvent>"
        f'<SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>{programme}</Comment>'
        '</SanctionsMeasure><SanctionsMeasure ID="2" SanctionsTypeID="1705"/></SanctionsEntry>'
    )


def real(shared_data, *paths, sdn) -> Reading:
    """Real files, read as one edition."""
    files = [shared_data / "ofac" / path for path in paths]
    return read([Document(one.name, one.read_bytes()) for one in files], sdn=sdn)
