"""`licet screen`: a name, or a book of customers, against the lists."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from licet.cli import screening as verbs
from licet.lists.record import Address, Birth, Identifier, Name, NameKind, Sort
from licet.lists.store.store import Store
from licet.names.evidence import birth_span
from tests.cli.conftest import HUAWEI, ROOT
from tests.lists.builders import edition, entry, listed, new_store

IVAN = entry(
    "1",
    "ZORBALAK, Ivan",
    sort=Sort.PERSON,
    births=(Birth("7 Mar 1965", birth_span("1965-03-07")),),
    countries=("RU",),
)
STAR = entry(
    "3",
    "Rapid Terningul",
    sort=Sort.VESSEL,
    identifiers=(Identifier("imo", "9123456"),),
)
VIKOSH = entry("6", "Vikosh Works")
ROT = listed("rot", "Rotorwerk Ost", addresses=(Address("Lenina 5, 220030 Minsk", "BY"),))

BOOK = """\
id,name,country,dob
C1,Rotorwerk Ost,Belarus,
C2,Jutland Dairy Machines A/S,Denmark,
C3,???,Denmark,
C4,Ivan Zorbalac,Russia,1965-03-07
C5,Rotorwerc Ost,Germany,
"""


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch) -> Store:
    """The SDN List and the Entity List, imported long ago."""
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "home"))
    kept = new_store(tmp_path)
    weak = (*VIKOSH.names, Name("Terningul", NameKind.WEAK))
    edition(kept, "2024-01-31", [IVAN, STAR, replace(VIKOSH, names=weak)])
    edition(kept, "2024-01-31", [ROT])
    return kept


def rows(answer: Any) -> list[dict[str, Any]]:
    assert answer.status == 0, answer.err
    found: list[dict[str, Any]] = json.loads(answer.out)
    return found


def brief(found: list[dict[str, Any]]) -> list[tuple]:
    return [(row["id"], row["strength"], row["key"]) for row in found]


# -- a name -------------------------------------------------------------------------------------


def test_a_name_on_a_list_is_strong_and_the_answer_says_why(licet):
    answer = licet("screen", "Rotorwerk Ost")
    assert answer.status == 0
    assert "■ strong  1.000  Rotorwerk Ost (BY)" in answer.out
    assert "us-bis-entity-list:rot" in answer.out
    assert "the same name as 'Rotorwerk Ost' on us-bis-entity-list" in answer.out


def test_a_name_that_is_only_like_one_is_possible(licet):
    answer = licet("screen", "Rotorwerc Ost")
    assert "‖ possible  0." in answer.out
    assert "rotorwerc for rotorwerk (sounds alike)" in answer.out


def test_a_name_like_nobody_s_says_so(licet):
    answer = licet("screen", "Jutland Dairy Machines A/S")
    assert answer.status == 0
    assert answer.out == "✓ nobody on the lists has a name like 'Jutland Dairy Machines A/S'\n"


def test_a_clean_answer_says_which_lists_it_speaks_for_and_which_are_stale(licet):
    """Lists of 31 January 2024, asked about a day soon after, and a day long after."""
    told = "against us-ofac-sdn@2024-01-31 (us-ofac-sdn)"
    fresh = licet("screen", "Nobody At All", "--lists", "us-ofac-sdn", "--on", "2024-02-02").err
    assert f"licet: as of 2024-02-02, {told}\n" == fresh
    late = licet("screen", "Nobody At All", "--lists", "us-ofac-sdn", "--on", "2026-11-28").err
    assert f"as of 2026-11-28, {told}\n" in late
    assert "licet: stale, last seen 1032 days before: us-ofac-sdn\n" in late
    none = licet("screen", "Nobody At All", "--lists", "us-ofac-sdn", "--on", "2020-01-01").err
    assert "against no list at all" in none and "stale, never seen then: us-ofac-sdn" in none


@pytest.mark.parametrize("country", ["BY", "by"])
def test_the_country_is_part_of_the_evidence(licet, country):
    (row,) = rows(licet("screen", "Rotorwerk Ost", "--country", country, "--format", "json"))
    assert row["country"] == "BY"
    assert row["evidence"] == [{"kind": "country", "says": "listed in BY", "effect": 0.01}]


def test_all_that_is_told_of_a_name_is_weighed(licet):
    told = ("--kind", "person", "--country", "RU", "--birth", "1965", "--identifier", "tax:1")
    (row,) = rows(licet("screen", "Ivan Zorbalac", *told, "--format", "json"))
    assert [one["kind"] for one in row["evidence"]] == ["country", "birth"]
    (other,) = rows(
        licet("screen", "Rapid Terningul", "--identifier", "IMO:9 123 456", "--format", "json")
    )
    assert other["evidence"][0]["says"] == "the same IMO number 9123456"


def test_an_address_is_too(licet):
    told = ("--address", "ul. Lenina 5, Minsk 220030", "--format", "json")
    (row,) = rows(licet("screen", "Rotorwerk Ost", *told))
    assert row["evidence"][0]["kind"] == "address"


def test_explain_shows_word_against_word_and_all_evidence(licet):
    answer = licet("screen", "Rotorwerc Ost Trade", "--country", "DE", "--explain")
    lines = [line.split() for line in answer.out.splitlines()]
    assert ["asked", "listed", "how", "alike"] in lines
    assert ["ost", "ost", "the", "same", "1.00"] in lines
    assert ["trade", "left", "over"] in lines
    assert any(line[:2] == ["names", "alone:"] for line in lines)
    assert "-0.010  country: listed in BY, here in DE" in answer.out


def test_a_limit_of_none_does_not_say_that_nobody_is_listed(licet):
    answer = licet("screen", "Rotorwerk Ost", "--limit", "0")
    assert answer.out == "… and 1 more: --limit\n"


def test_without_imported_lists_the_bundled_names_are_asked(licet):
    answer = licet("screen", HUAWEI, "--country", "CN", "--lists", "none", "--format", "json")
    assert rows(answer)[0]["strength"] == "strong"
    assert rows(licet("screen", "Rotorwerk Ost", "--lists", "none", "--format", "json")) == []


def test_only_the_lists_that_were_named_are_asked(licet):
    some = ("screen", "Rotorwerk Ost", "--format", "json", "--lists")
    assert rows(licet(*some, "us-ofac-sdn")) == []
    assert len(rows(licet(*some, "us-ofac-sdn,us-bis-entity-list"))) == 1


def test_the_lists_may_be_those_of_an_earlier_day(licet, store):
    edition(store, "2024-06-30", [listed("other", "Vikosh Works")])
    asked = ("screen", "Rotorwerk Ost", "--format", "json")
    assert len(rows(licet(*asked, "--on", "2024-06-29"))) == 1
    assert rows(licet(*asked, "--on", "2024-06-30")) == []
    assert rows(licet(*asked)) == []


# -- forms --------------------------------------------------------------------------------------


def test_json_lines_are_the_rows_of_json(licet):
    asked = ("screen", "Ivan Zorbalac", "--country", "RU", "--format")
    lines = [json.loads(line) for line in licet(*asked, "jsonl").out.splitlines()]
    assert lines == rows(licet(*asked, "json"))


def test_csv_and_parquet_hold_the_same_rows(licet, write, tmp_path):
    book = write(BOOK, "book.csv")
    for name in ("m.csv", "m.parquet", "m.json", "m.jsonl"):
        licet("screen", book, "-o", tmp_path / name)
    stored = pl.read_parquet(tmp_path / "m.parquet").to_dicts()
    assert stored == json.loads((tmp_path / "m.json").read_bytes())
    assert stored == [json.loads(line) for line in (tmp_path / "m.jsonl").read_text().splitlines()]
    text = list(csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text())))
    assert [row["reason"] for row in text] == [row["reason"] or "" for row in stored]


@pytest.mark.parametrize(
    ("more", "file"),
    [
        ((), "m.json"),
        ((), "m.parquet"),
        (("--format", "jsonl"), "m.txt"),
        (("--format", "table"), "m.txt"),
    ],
)
def test_what_is_found_of_a_name_goes_into_the_file_that_is_named(licet, tmp_path, more, file):
    answer = licet("screen", "Rotorwerk Ost", "-o", tmp_path / file, *more)
    assert (answer.status, answer.out) == (0, "")
    assert b"Rotorwerk Ost" in (tmp_path / file).read_bytes()


def test_so_does_a_book_as_a_table(licet, write, tmp_path):
    answer = licet("screen", write(BOOK, "book.csv"), "--format", "table", "-o", tmp_path / "t")
    assert answer.out == ""
    text = (tmp_path / "t").read_text()
    assert "with a strong match" in text and "Rotorwerc Ost" in text


def test_parquet_on_a_terminal_asks_for_a_file(licet):
    answer = licet("screen", "Rotorwerk Ost", "--format", "parquet")
    assert (answer.status, answer.out) == (2, "")
    assert "say where, with -o FILE" in answer.err


# -- a book -------------------------------------------------------------------------------------

EXPECTED = [
    ("C1", "strong", "rot"),
    (None, "unread", None),
    ("C4", "possible", "1"),
    ("C5", "possible", "rot"),
]


def test_a_csv_book_gives_a_row_for_each_match_and_one_for_each_row_in_error(licet, write):
    answer = licet("screen", write(BOOK, "book.csv"), "--format", "json")
    found = json.loads(answer.out)
    assert brief(found) == EXPECTED
    assert [row["row"] for row in found] == [0, 2, 3, 4]


def test_rows_that_cannot_be_read_are_told_and_the_status_is_one(licet, write):
    answer = licet("screen", write(BOOK, "book.csv"), "--format", "jsonl")
    assert answer.status == 1
    (said,) = {row["error"] for row in answer.verdicts} - {None}
    assert said.startswith('book.csv, row 3 (line 4), name: found "???"')
    assert f"licet: {said}\n" in answer.err


def test_a_book_without_errors_ends_well(licet, write):
    answer = licet("screen", write(BOOK.replace("???", "Somebody"), "book.csv"))
    assert answer.status == 0


def test_the_table_counts_the_customers(licet, write):
    out = licet("screen", write(BOOK, "book.csv")).out
    counted = dict(re.findall(r"^(\S.*?)\s{2,}(\d+)\s*$", out, re.MULTILINE))
    assert counted == {
        "customers": "5",
        "with a strong match": "1",
        "with a possible match": "2",
        "with cleared matches alone": "0",
        "could not be read": "1",
    }


def test_the_table_is_cut_at_the_limit_and_says_so(licet, write):
    out = licet("screen", write(BOOK, "book.csv"), "--limit", "1").out
    assert "… and 3 more: --limit, or -o FILE for all of them" in out
    assert "Rotorwerc Ost" not in out


def test_an_excel_book_says_the_same(licet, write, tmp_path):
    import xlsxwriter  # type: ignore[import-untyped]

    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        book.add_worksheet("Notes").write_row(0, 0, ["nothing"])
        sheet = book.add_worksheet("Customers")
        for at, line in enumerate(BOOK.splitlines()):
            sheet.write_row(at, 0, line.split(","))
    asked = ("screen", tmp_path / "book.xlsx", "--sheet", "Customers", "--format", "json")
    assert brief(json.loads(licet(*asked).out)) == EXPECTED


def test_columns_say_which_is_which(licet, write):
    book = write("Nr;Kunde;Auch;Wo\n7;Nobody;Rotorwerk Ost;BY\n", "kunden.csv")
    asked = ("screen", book, "--columns", "name=Kunde+Auch, country=Wo,id=Nr", "--format", "json")
    (row,) = rows(licet(*asked))
    assert (row["id"], row["name"], row["country"]) == ("7", "Rotorwerk Ost", "BY")


def test_what_was_read_from_where_is_told_beside_the_answer(licet, write):
    answer = licet("screen", write("Firma;Umsatz\nX;1\n", "b.csv"), "--format", "json")
    assert 'licet: read: name from "Firma"' in answer.err
    assert 'licet: not used: "Umsatz"' in answer.err
    assert json.loads(answer.out) == []


# -- the same every time ------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "parquet", "table"])
def test_a_book_that_is_screened_again_gives_the_same_bytes(licet, write, tmp_path, form):
    book = write(BOOK, "book.csv")
    for out in ("a", "b"):
        licet("screen", book, "--format", form, "-o", tmp_path / out)
    licet("screen", book, "--format", form, "-o", tmp_path / "c", "--no-remember")
    kept = (tmp_path / "a").read_bytes()
    assert kept and all((tmp_path / out).read_bytes() == kept for out in "bc")


def test_two_processes_give_the_same_bytes(program, write, tmp_path):
    book = write(BOOK, "book.csv")
    for out, seed in (("a.csv", "1"), ("b.csv", "2")):
        more = {"PYTHONHASHSEED": seed, "LICET_HOME": str(tmp_path / "home")}
        assert program("screen", book, "-o", out, **more).status == 1
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_full_assurance_gives_the_same(licet, write):
    book = write(BOOK, "book.csv")
    for what in (book, "Ivan Zorbalac", "Terningul"):
        asked = ("screen", what, "--format", "json")
        assert licet(*asked, "--full-assurance").out == licet(*asked).out


def test_nothing_is_remembered_where_nothing_is_to_be(licet, write, tmp_path):
    book = write(BOOK, "book.csv")
    licet("screen", book, "--no-remember")
    assert not (tmp_path / "home" / "screened").exists()
    licet("screen", book)
    assert (tmp_path / "home" / "screened").is_dir()


def test_what_was_interrupted_leaves_no_file_and_is_finished_by_the_next_run(
    licet, write, tmp_path, monkeypatch
):
    book, out = write(BOOK, "book.csv"), tmp_path / "m.csv"

    @contextmanager
    def broken_off(stage: str) -> Any:
        yield stopped

    def stopped(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(verbs, "steps", broken_off)
        answer = licet("screen", book, "-o", out)
    assert (answer.status, out.exists()) == (130, False)
    assert answer.err == "licet: stopped; no file was left half-written\n"
    licet("screen", book, "-o", out)
    licet("screen", book, "-o", tmp_path / "anew.csv", "--no-remember")
    assert out.read_bytes() == (tmp_path / "anew.csv").read_bytes()


# -- thresholds ---------------------------------------------------------------------------------


def test_possible_says_from_which_score_on_a_match_is_held(licet):
    asked = ("screen", "Rotorwerc Ost", "--format", "json")
    (row,) = rows(licet(*asked))
    assert rows(licet(*asked, "--possible", row["score"] + 0.001)) == []
    assert rows(licet(*asked, "--possible", row["score"])) == [row]


def test_strong_says_from_which_score_on_it_is_the_party(licet):
    asked = ("screen", "Rotorwerc Ost", "--format", "json")
    (row,) = rows(licet(*asked))
    (strong,) = rows(licet(*asked, "--strong", row["score"]))
    assert (row["strength"], strong["strength"]) == ("possible", "strong")


def test_a_lower_threshold_finds_more(licet):
    asked = ("screen", "Rotorwerk Ost Zorbalak", "--format", "json")
    assert rows(licet(*asked)) == [] and len(rows(licet(*asked, "--possible", 0.6))) == 1


@pytest.mark.parametrize("usual", [True, False])
def test_thresholds_may_stand_in_a_file(licet, write, tmp_path, usual):
    file = write("possible = 960\n", "home/screening.toml" if usual else "mine.toml")
    more = () if usual else ("--policy", file)
    assert rows(licet("screen", "Rotorwerc Ost", "--format", "json", *more)) == []


def test_what_the_command_says_goes_before_the_file(licet, write):
    write("possible = 960\n", "home/screening.toml")
    asked = ("screen", "Rotorwerc Ost", "--format", "json", "--possible", "0.8")
    assert len(rows(licet(*asked))) == 1


# -- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([""], "NAME: found ''; expected a name with a letter or a digit in it"),
        ([" "], "NAME: found ' '; expected a name with a letter"),
        ([".,;:-"], "NAME: found '.,;:-'; expected a name with a letter"),
        (["\u202e\u200b"], "expected a name with a letter or a digit in it"),
        (["😀"], "expected a name with a letter or a digit in it"),
        (["x" * 501], "NAME: found 501 characters; expected a name of 500 at most"),
        (["x" * 10_000], "NAME: found 10,000 characters; expected a name of 500 at most"),
        (["X", "--country", "Atlantis"], "--country: found 'Atlantis'; expected a country such"),
        (["X", "--country", ""], "--country: found ''; expected a country such as CN"),
        (["X", "--kind", "dog"], "--kind: found 'dog'; expected person, company, vessel or"),
        (["X", "--birth", "7.3.1965"], "--birth: found '7.3.1965'; expected 1965, 1965-03 or"),
        (["X", "--birth", "9999"], "--birth: found '9999'; expected 1965, 1965-03 or"),
        (["X", "--identifier", "9123456"], "--identifier: found '9123456'; expected such as imo:"),
        (["X", "--identifier", "imo:"], "--identifier: found 'imo:'; expected such as imo:9123456"),
        (["X", "--identifier", ":1"], "--identifier: found ':1'; expected such as imo:9123456"),
        (["X", "--identifier", "pasport:1"], "--identifier: found 'pasport:1'; expected such as"),
        (["X", "--on", "31.12.2020"], "--on: found '31.12.2020'; expected a day such as 2019-08"),
        (["X", "--possible", "nan"], "--possible: found nan; expected a score from 0 to 1"),
        (["X", "--possible", "85"], "--possible: found 85.0; expected a score from 0 to 1"),
        (["X", "--strong", "-1"], "--strong: found -1.0; expected a score from 0 to 1"),
        (["X", "--possible", "0.4"], "found look 400, possible 400, strong"),
        (["X", "--possible", "0.99"], "expected 500 or more, and each at least the one before it"),
        (["X", "--lists", "us-sdn"], "--lists: found 'us-sdn'; expected none, or by comma: us-"),
        (["X", "--policy", "nowhere.toml"], "nowhere.toml: No such file or directory"),
        (["nowhere.csv"], "nowhere.csv: found no such file; expected a customer book, or a name"),
        (["no/such/BOOK.XLSX"], "no/such/BOOK.XLSX: found no such file; expected a customer book"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_screened_is_refused_in_a_sentence(licet, words, said):
    answer = licet("screen", *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("licet: ") and answer.err.count("\n") == 1
    assert said in answer.err and len(answer.err) < 500


@pytest.mark.parametrize("name", ["x" * 500, "a/b Ltd", "Zorbalak.com", "100% Ltd", "-- Ltd"])
def test_a_name_may_look_like_a_path_or_an_option_and_be_longer_than_any_path(licet, name):
    assert licet("screen", "--", name).status == 0


@pytest.mark.parametrize("text", ["posible = 850", "possible = 0.85", "not toml"])
def test_a_policy_that_cannot_be_read_is_refused(licet, write, text):
    answer = licet("screen", "X", "--policy", write(text, "mine.toml"))
    assert answer.status == 2 and "mine.toml: " in answer.err and "found " in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--country", "DK"], "--country, --kind, --birth … describe one name; for a book see"),
        (["--columns", "naem=Kunde"], "--columns: found 'naem=Kunde'; expected one of name, id,"),
        (["--columns", "name="], "--columns: found 'name='; expected one of name, id,"),
        (["--columns", "name=Kunde"], 'found no column "Kunde" among "id", "name", "country"'),
        (["--sheet", "One"], 'found no sheets, and the sheet "One" asked for'),
    ],
)
def test_a_book_that_cannot_be_read_as_told_is_refused(licet, write, words, said):
    answer = licet("screen", write(BOOK, "book.csv"), *words)
    assert (answer.status, answer.out) == (2, "") and said in answer.err


@pytest.mark.parametrize("text", ["", "name,country\n", "Umsatz,Ort\n1,Kiel\n"])
def test_a_file_without_customers_is_refused(licet, write, text):
    answer = licet("screen", write(text, "book.csv"))
    assert answer.status == 2 and "book.csv" in answer.err and "expected" in answer.err


def test_the_book_itself_is_never_overwritten(licet, write):
    book = write(BOOK, "book.csv")
    answer = licet("screen", book, "-o", book)
    assert answer.status == 2 and "is the customer book itself" in answer.err
    assert book.read_text() == BOOK


def test_a_list_that_nobody_imported_is_refused(licet, tmp_path, monkeypatch):
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "empty"))
    answer = licet("screen", "X", "--lists", "us-ofac-sdn")
    assert answer.status == 2 and "no list has been imported into" in answer.err


# -- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", [("screen",), ("matches", "clear"), ("matches", "list")])
def test_every_option_is_on_the_contract_page(licet, verb):
    page = (ROOT / "docs" / "contract.md").read_text()
    options = set(re.findall(r"--[a-z-]+", licet(*verb, "--help").out)) - {"--help"}
    assert options
    assert not [name for name in options if not re.search(rf"(?<![\w-]){name}(?![\w-])", page)]


def test_the_page_of_verbs_names_them(licet):
    assert {"screen", "matches"} <= set(re.findall(r"^  (\w+)  ", licet("--help").out, re.M))
    of_matches = licet("matches", "--help").out
    assert all(f"  {verb}  " in of_matches for verb in ("clear", "confirm", "reopen", "list"))


def test_the_folder_of_a_name_that_is_a_folder_is_no_book(licet, tmp_path: Path):
    (tmp_path / "Zorbalak").mkdir()
    assert licet("screen", tmp_path / "Zorbalak").status == 0
