"""How many entries of each list and sort a file holds, counted from its bytes without a reader.

Standard library only: rows of `csv`, objects of `json`, start tags by regular expression. The
tables below are this module's own, so that a slip in a reader's table shows.
"""

import csv
import gzip
import io
import json
import re
from collections import Counter

CODES = {
    "EL": "us-bis-entity-list",
    "DPL": "us-bis-dpl",
    "MEU": "us-bis-meu",
    "UVL": "us-bis-uvl",
    "SDN": "us-ofac-sdn",
    "SSI": "us-ofac-ssi",
    "PLC": "us-ofac-plc",
    "CMIC": "us-ofac-cmic",
    "NS-MBS List": "us-ofac-mbs",
    "CAP": "us-ofac-capta",
    "FSE": "us-ofac-fse",
    "DTC": "us-state-debarred",
    "ISN": "us-state-isn",
}
TYPES = {
    "Individual": "person",
    "individual": "person",
    "Entity": "company",
    "-0-": "company",
    "Vessel": "vessel",
    "vessel": "vessel",
    "Aircraft": "aircraft",
    "aircraft": "aircraft",
}
PROGRAMMES = {
    "UKRAINE-EO13662": "us-ofac-ssi",
    "NS-PLC": "us-ofac-plc",
    "CMIC-EO13959": "us-ofac-cmic",
    "561-Related": "us-ofac-capta",
    "CAATSA - RUSSIA": "us-ofac-mbs",
    "BURMA-EO14014": "us-ofac-mbs",
    "ILLICIT-DRUGS-EO14059": "us-ofac-mbs",
}
LIST_NUMBERS = {
    "91243": "us-ofac-plc",
    "91469": "us-ofac-fse",
    "91507": "us-ofac-ssi",
    "91763": "us-ofac-capta",
    "91868": "us-ofac-mbs",
    "92052": "us-ofac-cmic",
}
PARTY_NUMBERS = {"1": "vessel", "2": "aircraft", "3": "company", "4": "person"}


def in_brackets(source):
    """``Entity List (EL) - Bureau …``; before 2017 the code alone."""
    return CODES[source.split("(")[1].split(")")[0] if "(" in source else source]


def csl_rows(data):
    """The rows of the Consolidated Screening List as CSV; a second header is no row."""
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [row for row in rows if row["source"] != "source"]


def csl_csv(data):
    return Counter(
        (in_brackets(row["source"]), TYPES.get(row["type"], "unknown")) for row in csl_rows(data)
    )


def csl_cut(data):
    """The same, of a file whose last row breaks off."""
    return csl_csv(data[: data.rstrip().rindex(b"\n")])


def csl_compact(data):
    found = json.loads(data)
    sources = [in_brackets(one) for one in found["tables"]["sources"]]
    return Counter(
        (sources[one["s"]], TYPES.get(one.get("t"), "unknown")) for one in found["entries"]
    )


def ofac_rows(data):
    """The rows of a primary file: those with twelve cells."""
    rows = csv.reader(io.StringIO(data.decode("latin-1"), newline=""))
    return [[cell.strip() for cell in row] for row in rows if len(row) == 12]


def sdn_csv(data):
    return Counter(("us-ofac-sdn", TYPES[row[2]]) for row in ofac_rows(data))


def non_sdn_csv(data):
    """By programme; under E.O. 14024 by the directive that binds, unless Section 11 blocks."""
    found: Counter = Counter()
    for row in ofac_rows(data):
        lists = {PROGRAMMES[one] for one in row[3].split("] [") if one in PROGRAMMES}
        bound = re.search(r"Subject to Directive (1a|3|4) -", row[11])
        if bound and "See Section 11" not in row[11]:
            lists.add("us-ofac-mbs")
        found.update((one, TYPES[row[2]]) for one in lists)
    return found


def ofac_advanced(data):
    """Profiles by kind of party, and what list each sanctions entry is of."""
    text = data.decode()
    kinds = dict(re.findall(r'<Profile ID="(\d+)" PartySubTypeID="(\d+)"', text))
    listed = set(re.findall(r'<SanctionsEntry ID="\d+" ProfileID="(\d+)" ListID="(\d+)"', text))
    return Counter(
        (LIST_NUMBERS[number], PARTY_NUMBERS[kinds[profile]])
        for profile, number in listed
        if number in LIST_NUMBERS
    )


def entities(list_id, sort):
    """A JSON file of `entities`, all of one sort; an entry called ``Address 05`` is an address."""

    def count(data):
        names = [one["name"] for one in json.loads(data)["entities"]]
        places = [bool(re.fullmatch(r"Address \d+", name)) for name in names]
        return Counter((list_id, "address" if place else sort) for place in places)

    return count


def denied_text(data):
    """One party on each line after the header."""
    return Counter({("us-bis-dpl", "unknown"): len(data.splitlines()) - 1})


def tags(list_id, **patterns):
    """So many matches of a pattern for each sort."""

    def count(data):
        found = {
            (list_id, sort): len(re.findall(pattern, data)) for sort, pattern in patterns.items()
        }
        return Counter({key: number for key, number in found.items() if number})

    return count


def boe_groups(data):
    """Groups by their type: a group has a row for each of its names."""
    lines = str(data, "cp1252").split("\n", 1)[1]
    rows = list(csv.DictReader(io.StringIO(lines, newline="")))
    groups = {row["Group ID"]: row["Group Type"] for row in rows if row["Group ID"]}
    sorts = {"Individual": "person", "Entity": "company"}
    return Counter(("uk-ofsi", sorts[one]) for one in groups.values())


def meti(data):
    kinds = [one["entity_type"] for one in json.loads(data)]
    return Counter(("jp-meti-eul", {"organization": "company"}[one]) for one in kinds)


un = tags("un-sc", person=rb"<INDIVIDUAL[\s>]", company=rb"<ENTITY[\s>]")
eu_old = tags(
    "eu-fsf",
    person=rb'<ENTITY Id="\d+" Type="P"',
    company=rb'<ENTITY Id="\d+" Type="E"',
)
eu = tags(
    "eu-fsf",
    person=rb'<subjectType code="person"',
    company=rb'<subjectType code="enterprise"',
)
uk = tags(
    "uk-sanctions-list",
    company=rb"<IndividualEntityShip>Entity<",
    person=rb"<IndividualEntityShip>Individual<",
)
