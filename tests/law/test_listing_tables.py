"""The tables of listed Huawei and ZTE names hold what they claim."""

import csv
import datetime
import json
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "licet" / "law" / "us" / "ear" / "listings"
ENTITY_LIST = ROOT / "../shared/data/bis/bis-entity-list-2026-07-09.json"

HEADER = (
    "id\tfamily\twave\tname\taliases\tcountry\tlist\tfrom\tuntil\tknown\tcite"
    "\tfootnotes\trequirement\treview_policy\tmark\tnote"
)
# How many names each rule listed, as the rules themselves count them.
HUAWEI_WAVES = {"2019-05": 69, "2019-08": 46, "2020-08": 38, "other": 1}
ZTE_WAVES = {"2016-03": 4, "2017-03": 1, "2018-04": 2}
FIRST_DAYS = {
    "2019-05": ("2019-05-16", "84 FR 22961"),
    "2019-08": ("2019-08-19", "84 FR 43493"),
    "2020-08": ("2020-08-17", "85 FR 51596"),
    "2016-03": ("2016-03-08", "81 FR 12004"),
    "2018-04": ("2018-04-15", "83 FR 17644"),
}
# The Entity List cites the page of the entry, our table the first page of the rule.
HUAWEI_PAGES = ("84 FR 22963", "84 FR 43495", "85 FR 51603")


def table(family):
    """Rows of one family's table, as dictionaries of text."""
    with (TABLES / f"{family}.tsv").open(encoding="utf-8", newline="") as lines:
        text = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def every_row():
    """Rows of both tables."""
    return table("huawei") + table("zte")


def names_of(row):
    """The listed name and its aliases."""
    return [row["name"], *filter(None, row["aliases"].split(";"))]


def day(text):
    """A calendar day, or an error that names the text."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", text), text
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize("family", ["huawei", "zte"])
def test_a_table_has_the_agreed_columns_in_order(family):
    rows = table(family)
    assert rows
    assert all(None not in row.values() for row in rows), "a row is too short"
    assert all("\t".join(row) == HEADER for row in rows)
    assert {row["family"] for row in rows} == {family}


def test_an_id_stands_for_one_row_in_both_tables():
    counts = Counter(row["id"] for row in every_row())
    assert [row_id for row_id, count in counts.items() if count > 1] == []
    assert all(re.fullmatch(r"(huawei|zte)\.[a-z0-9-]+", row_id) for row_id in counts)


def test_a_listing_ends_after_it_begins():
    for row in every_row():
        assert not row["until"] or day(row["from"]) < day(row["until"]), row["id"]


def test_a_listing_is_known_within_days_of_its_effect():
    for row in every_row():
        assert abs((day(row["known"]) - day(row["from"])).days) <= 7, row["id"]


def test_a_citation_names_volume_and_page():
    for row in every_row():
        assert re.fullmatch(r"\d{2} FR \d{5}", row["cite"]), row["id"]


def test_the_coded_columns_use_their_own_words():
    for row in every_row():
        assert re.fullmatch(r"[A-Z]{2}", row["country"]), row["id"]
        assert row["footnotes"] in {"", "1;2"}, row["id"]
        assert row["mark"] in {"V", "M"}, row["id"]
        assert (row["list"], row["requirement"]) in {
            ("us-bis-entity-list", "all_items"),
            ("us-bis-dpl", "denial"),
        }, row["id"]


def test_an_inferred_row_says_what_is_inferred():
    assert [row["id"] for row in every_row() if row["mark"] == "M" and not row["note"]] == []


def test_names_are_clean_and_not_repeated_within_a_row():
    for row in every_row():
        names = names_of(row)
        assert len(names) == len({name.casefold() for name in names}), row["id"]
        for name in names:
            assert name == " ".join(name.split()), row["id"]
            assert not re.search(r"[?\ufffd]|Affiliated Entity|[,;]$", name), row["id"]


def test_each_wave_lists_as_many_names_as_its_rule_counts():
    assert Counter(row["wave"] for row in table("huawei")) == HUAWEI_WAVES
    assert Counter(row["wave"] for row in table("zte")) == ZTE_WAVES


def test_a_wave_has_one_first_day_and_one_citation():
    for row in every_row():
        if row["wave"] in FIRST_DAYS:
            assert (row["from"], row["cite"]) == FIRST_DAYS[row["wave"]], row["id"]


def test_only_the_waves_of_the_huawei_rules_carry_the_huawei_footnotes():
    for row in every_row():
        expected = "1;2" if row["wave"] in {"2019-05", "2019-08", "2020-08"} else ""
        assert row["footnotes"] == expected, row["id"]


def test_huawei_denmark_is_listed_from_the_second_wave():
    (denmark,) = (row for row in table("huawei") if row["id"] == "huawei.denmark")
    assert denmark["from"] == "2019-08-19"


def test_two_zte_companies_left_the_entity_list_and_two_stayed():
    until = {row["id"]: row["until"] for row in table("zte") if row["wave"] == "2016-03"}
    assert until == {
        "zte.corporation": "2017-03-29",
        "zte.kangxun": "2017-03-29",
        "zte.beijing-8-star": "",
        "zte.parsian": "",
    }


def test_every_huawei_name_of_the_entity_list_is_in_the_table():
    if not ENTITY_LIST.exists():
        pytest.skip("the Entity List of July 2026 is not beside the checkout")
    entries = json.loads(ENTITY_LIST.read_text(encoding="utf-8"))["entities"]
    listed = {
        entry["name"]
        for entry in entries
        if (entry["federal_register"] or "").startswith(HUAWEI_PAGES)
    }
    ours = {name for row in table("huawei") for name in names_of(row)}
    assert len(listed) == 130
    assert sorted(listed - ours) == []
