"""Every official file at hand in one store, against counts that no reader made.

How it is counted (`tests.lists.raw_counts`): rows of a CSV by the words of their source and type
columns, objects of a JSON file, start tags of an XML file; rows of OFAC's primary files by their
third cell, and for the lists other than the SDN List by the programme, or in the advanced XML by
the number of the list. 34 monthly SDN files take a while, so eight of them are here, those around
what the cases ask; all are in `benchmarks`.
"""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime

import pytest

from licet.lists.documents import from_files
from licet.lists.refusal import Refused
from licet.lists.sheets import prints, sheet
from licet.lists.store.compare import diff
from licet.lists.store.history import history
from licet.lists.store.importing import Terms, take
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from tests.lists import raw_counts as raw

NOW = datetime(2026, 11, 22, 12, 0)
MONTHS = (
    "2021-08-24 2022-07-29 2022-08-19 2022-12-28 2023-05-30 2023-06-29 2023-12-28 2024-05-03"
).split()
ENTITY_LIST = "us-bis-entity-list"
EXCERPT = {"partial": True}


def at(day):
    return {"as_of": date.fromisoformat(day)}


# The source, its files (the first is the one that is counted), how it is counted, the terms.
FILES = [
    ("us-csl", "csl/csl-2016-02-27-columns.csv", raw.csl_csv, EXCERPT),
    ("us-csl", "csl/csl-2019-12-sample.csv", raw.csl_csv, at("2019-12-01") | EXCERPT),
    ("us-csl", "csl/csl-2022-05-05.csv.gz", raw.csl_csv, {}),
    (
        "us-csl",
        "csl/csl-2023-11-partial-header-twice.csv",
        raw.csl_cut,
        at("2023-11-01") | EXCERPT,
    ),
    ("us-csl", "csl/csl-2026-07-31-compact.json", raw.csl_compact, {}),
    ("us-ofac-sdn", "ofac/2019-01/sdn.csv ofac/2019-01/alt.csv", raw.sdn_csv, at("2019-01-31")),
    (
        "us-ofac-sdn",
        "ofac/2021-07/sdn.csv ofac/2021-07/alt.csv ofac/2021-07/add.csv "
        "ofac/2021-07/sdn_comments.csv",
        raw.sdn_csv,
        at("2021-07-31"),
    ),
    *(("us-ofac-sdn", f"ofac/sdn_history/sdn_{month}.csv", raw.sdn_csv, {}) for month in MONTHS),
    (
        "us-ofac-consolidated",
        "ofac/2021-06-xml/cons_advanced_2021-06.xml",
        raw.ofac_advanced,
        {},
    ),
    (
        "us-ofac-consolidated",
        "ofac/2025-12/cons_prim.csv ofac/2025-12/cons_alt.csv ofac/2025-12/cons_add.csv "
        "ofac/2025-12/cons_comments.csv",
        raw.non_sdn_csv,
        at("2025-12-31"),
    ),
    (
        "us-ofac-cmic",
        "ofac/ns-cmic-2026-07-09.json",
        raw.entities("us-ofac-cmic", "company"),
        {},
    ),
    (
        ENTITY_LIST,
        "bis/bis-entity-list-2026-07-09.json",
        raw.entities(ENTITY_LIST, "unknown"),
        {},
    ),
    ("us-bis-meu", "bis/bis-meu-2026-07-09.json", raw.entities("us-bis-meu", "unknown"), {}),
    ("us-bis-dpl", "bis/dpl-2019-06.txt", raw.denied_text, at("2019-06-30")),
    ("us-bis-dpl", "bis/dpl-2022-09.txt", raw.denied_text, at("2022-09-30")),
    ("us-bis-dpl", "bis/dpl-2023-11.txt", raw.denied_text, at("2023-11-30")),
    (
        "us-bis-dpl",
        "bis/bis-dpl-2026-07-09.json",
        raw.entities("us-bis-dpl", "unknown"),
        {"accept_fewer": True},
    ),
    ("us-dod-1260h", "bis/dod-1260h-2026-07-09.json", raw.entities("us-dod-1260h", "company"), {}),
    ("un-sc", "un/un-2016-02-11.xml", raw.un, EXCERPT),
    ("un-sc", "un/un-2020-11-30.xml", raw.un, {}),
    ("un-sc", "un/un-2025-11-20.xml", raw.un, {}),
    ("un-sc", "un/un-2026-02-27.xml", raw.un, {}),
    ("eu-fsf", "eu/eu-2016-02-old-schema.xml", raw.eu_old, EXCERPT),
    ("eu-fsf", "eu/eu_fsf_1_1_excerpt.xml", raw.eu, EXCERPT),
    ("uk-ofsi", "uk/boe-consolidated-2016-02.csv", raw.boe_groups, EXCERPT),
    ("uk-sanctions-list", "uk/uk_sanctions_list_excerpt.xml", raw.uk, EXCERPT),
    ("jp-meti-eul", "jp/meti-end-user-list-2025-09-29.json", raw.meti, {}),
]


@pytest.fixture(scope="session")
def everything(shared_data, tmp_path_factory):
    """A store with all files, and for each file the edition that came of it."""
    store = Store.open(tmp_path_factory.mktemp("everything"))
    editions = {}
    for source, files, _, told in FILES:
        documents = from_files([shared_data / one for one in files.split()])
        taken = take(store, sheet(source), documents, Terms(now=NOW, **told))
        editions[files] = taken.edition
    return store.reopened(), editions


@pytest.mark.parametrize(
    ("files", "count"),
    [(files, count) for _, files, count, _ in FILES],
    ids=[files.split()[0].split("/", 1)[1] for _, files, _, _ in FILES],
)
def test_the_catalogue_counts_what_the_bytes_hold(everything, shared_data, files, count):
    store, editions = everything
    first = files.split()[0]
    assert store.counts(editions[files]) == count((shared_data / first).read_bytes())


def test_every_file_is_an_edition_of_its_own(everything):
    store, editions = everything
    assert len({one.id for one in editions.values()}) == len(FILES) == len(store.editions)


def test_both_xml_files_of_june_2021_have_the_same_counts(everything, shared_data):
    store, editions = everything
    advanced = store.counts(editions["ofac/2021-06-xml/cons_advanced_2021-06.xml"])
    plain = from_files([shared_data / "ofac/2021-06-xml/consolidated_sdnschema_2021-06.xml"])
    read = sheet("us-ofac-consolidated").reader()(plain)
    assert Counter((one.list, one.sort.value) for one in read.entries) == advanced


def test_the_set_of_january_2019_is_refused_because_its_addresses_break_off(
    everything, shared_data
):
    store, _ = everything
    documents = from_files([shared_data / "ofac" / "2019-01"])
    with pytest.raises(Refused, match=r"add\.csv, line \d+: found a null that breaks off"):
        take(store, sheet("us-ofac-sdn"), documents, Terms(now=NOW, **at("2019-01-31")))
    assert store.reopened().editions == store.editions


def test_a_denied_persons_list_a_seventh_shorter_is_refused_unless_that_is_true(
    everything, shared_data
):
    store, _ = everything
    documents = from_files([shared_data / "bis/bis-dpl-2026-07-09.json"])
    with pytest.raises(Refused, match=r"564 entries, 15% fewer than the 665 of us-bis-dpl@2023"):
        take(store, sheet("us-bis-dpl"), documents, Terms(now=NOW, **at("2023-12-01")))


def test_a_yacht_that_came_and_went(everything, shared_data):
    """The editions with the number 38221 are read off the lines of the files."""
    store, _ = everything
    folder = shared_data / "ofac" / "sdn_history"
    held = []
    for month in MONTHS:
        rows = csv.reader((folder / f"sdn_{month}.csv").open(encoding="latin-1", newline=""))
        held.append(any(row[0].strip() == "38221" for row in rows))
    came, went = held.index(True), held.index(True) + held[held.index(True) :].index(False)
    events = history(Series.of(store, "us-ofac-sdn", prints), ["38221"])["38221"]
    first, last = events[0], events[-1]
    assert came > 0 and not any(held[went:])
    assert (first.what, first.edition.id) == ("appeared", f"us-ofac-sdn@{MONTHS[came]}")
    assert first.absent is not None and first.absent.id == f"us-ofac-sdn@{MONTHS[came - 1]}"
    assert (last.what, last.edition.id) == ("left", f"us-ofac-sdn@{MONTHS[went]}")
    assert [one.what for one in events].count("left") == 1
    assert first.entry.name == "ALFA NERO"


# -- the Entity List, 2022 and 2026 --------------------------------------------------------------

WORDS = {
    "China": "CN",
    "Hong Kong": "HK",
    "UAE": "AE",
    "Turkey": "TR",
    "Pakistan": "PK",
    "Iran": "IR",
    "Russia": "RU",
    "Armenia": "AM",
    "CRIMEA (OCCUPIED)": "UA",
}


def folded(name):
    """Without case, accents and marks; ``Xi?an`` is an apostrophe that the file of 2022 lost."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    silent = re.sub(r"[.'’‘`´]|(?<=[a-z])[?](?=[a-z])", "", bare)
    return " ".join(re.sub(r"[\W_]", " ", silent).casefold().split())


def party(name, others, places):
    """Name and country, and all names."""
    codes = (WORDS.get(one.strip(), one.strip()) for one in places)
    country = next((one for one in codes if re.fullmatch("[A-Z]{2}", one)), "")
    return folded(name), country, {folded(one) for one in (name, *others)} - {""}


def entity_list_2022(shared_data):
    rows = raw.csl_rows((shared_data / "csl/csl-2022-05-05.csv.gz").read_bytes())
    return [
        party(
            row["name"],
            row["alt_names"].split(";"),
            [address.rsplit(",", 1)[-1] for address in row["addresses"].split(";")],
        )
        for row in rows
        if row["source"].startswith("Entity List")
    ]


def entity_list_2026(shared_data):
    found = json.loads((shared_data / "csl/csl-2026-07-31-compact.json").read_bytes())
    sources = found["tables"]["sources"]
    return [
        party(one["n"], one.get("a", ()), one.get("c", ()))
        for one in found["entries"]
        if sources[one["s"]].startswith("Entity List")
    ]


def without_pairs(old, new):
    """What only one side has, and how many are pairs.

    A pair has the same name and country, else the same country and any name in common.
    """
    left = defaultdict(list)
    for one in new:
        left[one[:2]].append(one)
    rest = [one for one in old if not (left[one[:2]] and left[one[:2]].pop())]
    come = [one for some in left.values() for one in some]
    gone = []
    for one in rest:
        kept = (other for other in come if other[1] == one[1] and other[2] & one[2])
        if other := next(kept, None):
            come.remove(other)
        else:
            gone.append(one)
    return gone, come, len(old) - len(gone)


def named(entries):
    return Counter((folded(one.name), one.country or "") for one in entries)


def test_the_entity_list_from_2022_to_2026(everything, shared_data):
    store, _ = everything
    old, new = (store.edition(one) for one in ("us-csl@2022-05-05", "us-csl@2026-07-31"))
    found = diff(store, old, new, [ENTITY_LIST])
    gone, come, pairs = without_pairs(entity_list_2022(shared_data), entity_list_2026(shared_data))
    assert (len(come), len(gone), pairs) == (1_505, 86, 1_915)
    assert named(found.added) == Counter(one[:2] for one in come)
    assert named(found.dropped) == Counter(one[:2] for one in gone)
    assert len(found.altered) + found.same == pairs


def test_two_prints_of_the_entity_list_differ_in_what_they_call_some_parties(
    everything, shared_data
):
    """The agency's own file of 9 July 2026, and the Consolidated Screening List of the 31st.

    By name alone, counted from the bytes, 3,204 parties are in both; the two files word the rest
    differently (an address that has no name, ``32 Group`` and ``32Group``), or head them by
    another country.
    """
    store, _ = everything
    data = (shared_data / "bis/bis-entity-list-2026-07-09.json").read_bytes()
    ours = Counter(folded(one["name"]) for one in json.loads(data)["entities"])
    theirs = Counter(one[0] for one in entity_list_2026(shared_data))
    by_name = (ours & theirs).total()
    edition, other = store.edition(f"{ENTITY_LIST}@2026-07-09"), store.edition("us-csl@2026-07-31")
    found = diff(store, edition, other, [ENTITY_LIST])
    pairs = len(found.altered) + found.same
    assert by_name == 3_204
    assert (len(found.dropped), len(found.added), pairs) == (188, 199, 3_221)
    keys = {one.key for one in entries_of(store, edition)}
    assert len(keys & {one.key for one in entries_of(store, other)}) == 3_048


def entries_of(store, edition):
    found = store.entries(edition.source, store.members(edition).tolist())
    return [one for one in found.values() if one.list == ENTITY_LIST]
