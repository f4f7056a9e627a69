"""Real files: what the readers count against what lines and bytes count."""

import json
import re
from collections import Counter

import pytest

from licet.lists.reading import Document
from licet.lists.record import NameKind, Sort
from licet.lists.refusal import Refused
from licet.lists.us_ofac_cmic.read import read as read_cmic
from tests.lists.ofac.samples import real

SETS = {
    "2021-07": ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"],
    "2025-12": ["cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"],
}
# A row begins with its number and a quoted name; the type follows the name.
_ROW = re.compile(rb'^\d+,"(?:[^"]|"")*",("(\w+)"|-0- ),', re.M)
_SORT = {
    b"individual": Sort.PERSON,
    b"vessel": Sort.VESSEL,
    b"aircraft": Sort.AIRCRAFT,
    b"": Sort.COMPANY,
}


def sorts_in(data):
    """The rows of a primary file by sort, counted in its bytes alone."""
    return Counter(_SORT[found[2] or b""] for found in _ROW.finditer(data))


def sorts_of(entries):
    """Parties by sort; a party on two lists is one party."""
    return Counter(sort for _, sort in {(one.key, one.sort) for one in entries})


@pytest.mark.parametrize("folder", SETS)
def test_a_set_has_as_many_entries_of_each_sort_as_its_lines(shared_data, folder):
    found = real(shared_data, *(f"{folder}/{one}" for one in SETS[folder]), sdn=folder == "2021-07")
    data = (shared_data / "ofac" / folder / SETS[folder][0]).read_bytes()
    assert sorts_of(found.entries) == sorts_in(data)
    assert found.lacks == frozenset()


@pytest.mark.parametrize("folder", SETS)
def test_a_set_has_as_many_aliases_and_addresses_as_its_lines(shared_data, folder):
    found = real(shared_data, *(f"{folder}/{one}" for one in SETS[folder]), sdn=folder == "2021-07")
    parties = {one.key: one for one in found.entries}.values()
    alt, add = ((shared_data / "ofac" / folder / one).read_bytes() for one in SETS[folder][1:3])
    for kind, types in ((NameKind.FORMER, b"fka"), (NameKind.ALIAS, b"aka|nka")):
        counted = len(set(re.findall(rb'^(\d+),\d+,"(?:%s)",("(?:[^"]|"")*")' % types, alt, re.M)))
        assert counted == sum(name.kind is kind for one in parties for name in one.names)
    empty = len(re.findall(rb"^\d+,\d+,-0- ,-0- ,-0- ,-0- ", add, re.M))
    lines = len(re.findall(rb"^\d+,\d+,", add, re.M))
    assert sum(len(one.addresses) for one in parties) == lines - empty


def test_the_lists_of_december_2025(shared_data):
    found = real(shared_data, *(f"2025-12/{one}" for one in SETS["2025-12"]), sdn=False)
    assert Counter(one.list for one in found.entries) == {
        "us-ofac-ssi": 286,
        "us-ofac-plc": 78,
        "us-ofac-cmic": 68,
        "us-ofac-mbs": 12,
        "us-ofac-capta": 1,
    }
    assert found.notes == ()


def test_every_monthly_file_has_the_entries_of_its_lines(shared_data):
    files = sorted((shared_data / "ofac" / "sdn_history").glob("*.csv"))
    assert len(files) == 34
    for file in files:
        found = real(shared_data, f"sdn_history/{file.name}", sdn=True)
        assert sorts_of(found.entries) == sorts_in(file.read_bytes()), file.name
        assert found.lacks >= {"aliases", "addresses"}
        assert {one.list for one in found.entries} == {"us-ofac-sdn"}


def test_the_counts_of_the_first_and_last_month(shared_data):
    first = real(shared_data, "sdn_history/sdn_2021-08-24.csv", sdn=True)
    last = real(shared_data, "sdn_history/sdn_2024-05-03.csv", sdn=True)
    assert (len(first.entries), len(last.entries)) == (9_124, 14_965)


def test_january_2019_is_read_without_what_is_broken_in_it(shared_data):
    found = real(shared_data, "2019-01/sdn.csv", "2019-01/alt.csv", sdn=True)
    data = (shared_data / "ofac/2019-01/sdn.csv").read_bytes()
    assert sorts_of(found.entries) == sorts_in(data)
    assert len(found.entries) == 7_379
    with pytest.raises(Refused, match=r"add\.csv, line 11696: found a null that breaks off"):
        real(shared_data, "2019-01/sdn.csv", "2019-01/add.csv", sdn=True)
    with pytest.raises(Refused, match="rows of 10 entries that the primary file does not have"):
        real(shared_data, "2019-01/sdn.csv", "2019-01/sdn_comments.csv", sdn=True)


def test_both_xml_files_have_the_entries_of_their_bytes(shared_data):
    folder = shared_data / "ofac" / "2021-06-xml"
    plain = real(shared_data, "2021-06-xml/consolidated_sdnschema_2021-06.xml", sdn=False)
    data = (folder / "consolidated_sdnschema_2021-06.xml").read_bytes()
    assert len(plain.entries) == data.count(b"<sdnEntry>") == plain.declared == 446
    counted = {
        word: data.count(b"<sdnType>%s</sdnType>" % word)
        for word in (b"Individual", b"Entity", b"Vessel")
    }
    assert sorts_of(plain.entries) == {
        Sort.PERSON: counted[b"Individual"],
        Sort.COMPANY: counted[b"Entity"],
        Sort.VESSEL: counted[b"Vessel"],
    }
    advanced = real(shared_data, "2021-06-xml/cons_advanced_2021-06.xml", sdn=False)
    data = (folder / "cons_advanced_2021-06.xml").read_bytes()
    assert len(advanced.entries) == data.count(b"<DistinctParty ") == 446
    for number, name in (
        (b"91507", "us-ofac-ssi"),
        (b"91243", "us-ofac-plc"),
        (b"91868", "us-ofac-mbs"),
    ):
        counted = data.count(b'ListID="%s"' % number)
        assert counted == sum(one.list == name for one in advanced.entries)


def test_the_list_of_each_party_is_the_one_that_the_screening_list_says(shared_data):
    """The Consolidated Screening List of 2026-07-31 says the list; it is seven months younger."""
    said = _said_by_the_screening_list(shared_data)
    found = real(shared_data, *(f"2025-12/{one}" for one in SETS["2025-12"]), sdn=False)
    ours: dict[str, set[str]] = {}
    for one in found.entries:
        ours.setdefault(one.key, set()).add(one.list)
    agree = sum(said[key] == lists for key, lists in ours.items() if key in said)
    assert agree == len(ours.keys() & said.keys()) == 437
    assert len(ours.keys() - said.keys()) == 5  # left the lists before July 2026


def _said_by_the_screening_list(shared_data):
    table = json.loads((shared_data / "csl" / "csl-2026-07-31-compact.json").read_bytes())
    names = {
        "(SSI)": "us-ofac-ssi",
        "(PLC)": "us-ofac-plc",
        "(CMIC)": "us-ofac-cmic",
        "(CAP)": "us-ofac-capta",
        "(NS-MBS List)": "us-ofac-mbs",
    }
    found: dict[str, set[str]] = {}
    for entry in table["entries"]:
        source = table["tables"]["sources"][entry["s"]]
        name = next((name for word, name in names.items() if word in source), None)
        if name and "Treasury" in source:
            found.setdefault(entry["e"], set()).add(name)
    return found


def test_persons_are_named_alike_in_csv_and_xml(shared_data):
    """Files of 2025 and 2021: what companies are called has changed, what persons are, has not."""
    new = real(shared_data, *(f"2025-12/{one}" for one in SETS["2025-12"]), sdn=False)
    old = real(shared_data, "2021-06-xml/consolidated_sdnschema_2021-06.xml", sdn=False)
    names = {one.key: one.name for one in new.entries if one.sort is Sort.PERSON}
    shared = [one for one in old.entries if one.key in names]
    assert len(shared) == 78
    assert all(names[one.key] == one.name and ", " in one.name for one in shared)


def test_the_military_industrial_companies_are_those_of_the_file(shared_data):
    file = shared_data / "ofac" / "ns-cmic-2026-07-09.json"
    found = read_cmic([Document(file.name, file.read_bytes())])
    assert len(found.entries) == file.read_bytes().count(b'"effective_date"') == 68
    assert len({one.key for one in found.entries}) == 68
    assert all(one.listed_on for one in found.entries)
