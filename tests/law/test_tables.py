"""The tables of facts under `licet/law/us/ear/tables`: their form, and what they must say."""

import csv
import json
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
TABLES = REPOSITORY / "licet" / "law" / "us" / "ear" / "tables"
SHARED = REPOSITORY.parent / "shared" / "data" / "ear"

# Where the official table of country groups spells a country otherwise than ours does.
NAMES_OF_THE_GROUPS = {
    "Burma": "MM",
    "China (PRC)": "CN",
    "Congo (Democratic Republic of)": "CD",
    "Czech Republic": "CZ",
    "Korea, North": "KP",
    "Korea, South": "KR",
    "Macau": "MO",
    "South Sudan, Republic of": "SS",
}


def rows(name: str) -> list[dict[str, str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
        strict=True,
    )
    found = list(table)
    assert found, f"{name} has no rows"
    assert all(None not in row and None not in row.values() for row in found), f"{name} is ragged"
    return found


def countries() -> dict[str, str]:
    lines = (TABLES / "iso3166.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def official(name: str) -> Any:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"../shared/data/ear/{name} is not here")
    return json.loads(path.read_text(encoding="utf-8"))


def members(group: str, on: str) -> set[str]:
    return {
        row["country"]
        for row in rows("country_groups.tsv")
        if row["group"] == group and row["from"] <= on and (not row["until"] or on < row["until"])
    }


DATED = ["country_groups.tsv", "footnote1_eccn.tsv"]
MARKED = [*DATED, "eccn_at_only.tsv"]


@pytest.mark.parametrize("name", MARKED)
def test_every_mark_is_one_of_three(name):
    assert {row["mark"] for row in rows(name)} <= {"V", "M", "C"}


@pytest.mark.parametrize("name", DATED)
def test_every_span_is_of_real_days_and_not_empty(name):
    for row in rows(name):
        start, known = date.fromisoformat(row["from"]), date.fromisoformat(row["known"])
        assert known <= start, row
        assert not row["until"] or start < date.fromisoformat(row["until"]), row


@pytest.mark.parametrize("name", DATED)
def test_every_dated_row_has_a_citation(name):
    assert all(row["cite"] for row in rows(name))


@pytest.mark.parametrize("name", [*MARKED, "iso3166.txt"])
def test_files_end_lines_the_same_way_everywhere(name):
    content = (TABLES / name).read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_there_are_249_iso_codes_and_kosovo():
    codes = countries()
    assert len(codes) == 250
    assert "XK" in codes
    assert all(len(code) == 2 and code.isupper() and name for code, name in codes.items())
    assert list(codes) == sorted(codes)


def test_every_country_of_a_group_is_an_iso_code():
    assert {row["country"] for row in rows("country_groups.tsv")} <= countries().keys()


def test_no_country_is_in_a_group_twice_on_one_day():
    for one, other in combinations(rows("country_groups.tsv"), 2):
        if (one["group"], one["country"]) == (other["group"], other["country"]):
            first, second = sorted((one, other), key=lambda row: row["from"])
            assert first["until"], first
            assert first["until"] <= second["from"], (first, second)


def test_sudan_left_the_terrorist_supporting_countries_on_14_january_2021():
    assert "SD" in members("E:1", "2021-01-13")
    assert "SD" not in members("E:1", "2021-01-14")
    assert "SD" in members("D:5", "2021-01-14")


def test_cuba_is_embargoed_in_a_group_of_its_own():
    assert members("E:2", "2019-08-19") == {"CU"}
    assert members("E:1", "2019-08-19") == {"IR", "KP", "SD", "SY"}


def test_india_moved_up_among_the_favoured_on_3_august_2018():
    assert "IN" in members("A:6", "2018-08-02") - members("A:5", "2018-08-02")
    assert "IN" in members("A:5", "2018-08-03") - members("A:6", "2018-08-03")


def test_macau_is_no_arms_embargoed_destination():
    assert "MO" not in members("D:5", "2026-07-23")
    assert "MO" in members("D:1", "2026-07-23")


@pytest.mark.parametrize("group", ["E:1", "E:2", "D:5", "A:5", "A:6", "D:1", "D:4"])
def test_todays_members_are_those_of_the_official_table(group):
    table = official("country-groups-2026-07-23.json")
    codes = {name: code for code, name in countries().items()} | NAMES_OF_THE_GROUPS
    assert members(group, table["ecfrIssueDate"]) == {
        codes[name] for name in table["groups"][group]
    }


def test_no_entry_is_named_twice():
    for name in ("eccn_at_only.tsv", "footnote1_eccn.tsv"):
        named = [row["eccn"] for row in rows(name)]
        assert len(named) == len(set(named))
        assert named == sorted(named)


def test_ordinary_electronics_are_controlled_for_anti_terrorism_only():
    at_only = {row["eccn"] for row in rows("eccn_at_only.tsv")}
    assert at_only >= {"3A991", "3A992", "4A994", "5A991", "5A992"}
    assert at_only >= {"3D991", "3E991", "5D991", "5D992", "5E991"}


def test_entries_with_another_reason_are_not_called_anti_terrorism_only():
    at_only = {row["eccn"] for row in rows("eccn_at_only.tsv")}
    assert at_only.isdisjoint({"5A002", "5D002", "3A001", "3B001", "3B993", "3E001", "5E001"})
    assert at_only.isdisjoint({"0B999", "3A999", "5A980", "6A991", "8A992"})


def test_mass_market_encryption_is_anti_terrorism_only_but_for_advanced_computing():
    except_of = {row["eccn"]: row["except_paragraphs"] for row in rows("eccn_at_only.tsv")}
    assert except_of["5A992"] == except_of["5D992"] == "z"


def test_every_entry_that_the_official_list_controls_for_anti_terrorism_alone_is_there():
    entries = official("ccl-2026-07-23.json")["entries"]
    alone = {e["eccn"] for e in entries if (e["reasonForControl"] or "").strip(" .") == "AT"}
    named = {row["eccn"]: row for row in rows("eccn_at_only.tsv")}
    assert alone <= named.keys()
    assert named.keys() <= {e["eccn"] for e in entries}
    for eccn in named.keys() - alone:
        assert named[eccn]["except_paragraphs"] or "not AT only" in named[eccn]["note"], eccn


def test_footnote_1_reached_the_same_sixteen_entries_in_both_forms():
    on_first_day, on_last_day = (
        {row["eccn"] for row in rows("footnote1_eccn.tsv") if row["from"] <= day}
        for day in ("2020-05-15", "2024-12-01")
    )
    assert on_first_day == on_last_day
    assert len(on_first_day) == 16
    assert {"3E991", "5D001"} <= on_first_day
    assert "3D993" not in on_first_day


def test_footnote_1_reaches_only_technology_and_software():
    assert {row["eccn"][1] for row in rows("footnote1_eccn.tsv")} == {"D", "E"}
    assert {row["eccn"][0] for row in rows("footnote1_eccn.tsv")} == {"3", "4", "5"}
