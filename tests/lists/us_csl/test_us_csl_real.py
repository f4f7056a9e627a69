"""The real files, counted by other means than the reader's."""

import csv
import gzip
import io
import json
from collections import Counter
from datetime import date

import pytest

from licet.lists.reading import Document
from licet.lists.record import Sort
from licet.lists.refusal import Refused
from licet.lists.us_csl.sheet import SHEET
from tests.lists.raw_counts import in_brackets
from tests.lists.us_csl.samples import reading, real

FULL = "csl/csl-2022-05-05.csv.gz"
CUT = "csl/csl-2023-11-partial-header-twice.csv"
SAMPLES = ("csl/csl-2016-02-27-columns.csv", "csl/csl-2019-12-sample.csv")
COMPACT = "csl/csl-2026-07-31-compact.json"
TYPES = {
    "Individual": Sort.PERSON,
    "Entity": Sort.COMPANY,
    "Vessel": Sort.VESSEL,
    "Aircraft": Sort.AIRCRAFT,
}


def counted(rows):
    """By list and sort, from dictionaries with `source` and `type`."""
    return Counter(
        (in_brackets(one["source"]), TYPES.get(one["type"] or "", Sort.UNKNOWN)) for one in rows
    )


def of_entries(entries):
    return Counter((one.list, one.sort) for one in entries)


def dictionaries(text):
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [row for row in rows if row["source"] != "source"]


def whole(shared_data):
    """The file of November 2023 without the row in which it breaks off."""
    data = (shared_data / CUT).read_bytes()
    return Document("csl.csv", data[: data.rstrip().rindex(b"\n")])


def check_keys(found):
    assert len({(one.list, one.key) for one in found.entries}) == len(found.entries)


@pytest.mark.parametrize("path", SAMPLES)
def test_a_sample_is_read_row_by_row(shared_data, path):
    text = (shared_data / path).read_text("utf-8-sig")
    found = reading(real(shared_data / path))
    assert of_entries(found.entries) == counted(dictionaries(text))
    check_keys(found)


def test_the_full_list_of_2022_is_read_row_by_row(shared_data):
    text = gzip.decompress((shared_data / FULL).read_bytes()).decode()
    rows = dictionaries(text)
    found = reading(real(shared_data / FULL))
    assert len(rows) == len(found.entries) == 14_160
    assert of_entries(found.entries) == counted(rows)
    assert [one.name for one in found.entries] == [" ".join(row["name"].split()) for row in rows]
    assert SHEET.floor < len(rows) < SHEET.ceiling
    check_keys(found)


def test_nothing_of_the_full_list_is_lost(shared_data):
    text = gzip.decompress((shared_data / FULL).read_bytes()).decode()
    for entry, row in zip(
        reading(real(shared_data / FULL)).entries, dictionaries(text), strict=True
    ):
        assert json.loads(entry.raw) == list(row.values())
        kept = " ".join(
            [
                *(one.text for one in entry.names),
                *(one.text for one in entry.births),
                *(f"{one.number} {one.label}" for one in entry.identifiers),
                *entry.birth_places,
                entry.remarks or "",
            ]
        )
        for field in ("title", "remarks", "vessel_type", "license_requirement", "license_policy"):
            assert " ".join(row[field].split()) in kept
        for field in ("alt_names", "dates_of_birth", "places_of_birth"):
            for part in row[field].split("; "):
                bare = " ".join(part.split()).removeprefix("and ").rstrip(".")
                assert bare in kept or bare[6:] in kept, (field, part)  # six signs of "f.k.a."
        for part in row["ids"].split("; "):
            for word in part.split(", ")[-2:]:
                assert word.removeprefix("IMO ").strip() in kept, part


def test_the_file_of_2023_breaks_off_and_is_refused(shared_data):
    with pytest.raises(Refused, match="may break off"):
        reading(real(shared_data / CUT))


def test_the_file_of_2023_is_read_but_for_its_last_row(shared_data):
    document = whole(shared_data)
    found = reading(document)
    assert of_entries(found.entries) == counted(dictionaries(document.data.decode()))
    assert len(found.entries) == 4_226
    assert found.notes == ("csl.csv, line 2: the header again, passed over.",)
    check_keys(found)


def test_the_compact_json_of_2026_is_read_whole(shared_data):
    root = json.loads((shared_data / COMPACT).read_bytes())
    sources = root["tables"]["sources"]
    rows = [{"source": sources[one["s"]], "type": one.get("t")} for one in root["entries"]]
    found = reading(real(shared_data / COMPACT))
    assert len(found.entries) == found.declared == 25_921
    assert of_entries(found.entries) == counted(rows)
    assert found.issued == date(2026, 7, 31)
    check_keys(found)


def test_huawei_was_published_on_the_21_of_may_and_is_not_said_to_be_listed_then(shared_data):
    found = [
        one
        for one in reading(real(shared_data / FULL)).entries
        if one.list == "us-bis-entity-list" and date(2019, 5, 21) in one.published
    ]
    assert len(found) > 50
    assert {one.listed_on for one in found} == {None}


def test_treasury_keys_are_ofacs_own_numbers(shared_data):
    with (shared_data / "ofac/sdn_history/sdn_2022-04-29.csv").open(newline="") as file:
        numbers = {row[0].strip() for row in csv.reader(file) if row[0].strip().isdigit()}
    found = {
        one.key for one in reading(real(shared_data / FULL)).entries if one.list == "us-ofac-sdn"
    }
    assert len(found & numbers) > 9_900
