"""`licet check`: one verdict for every row, in every format, from every sort of file."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import orjson
import polars as pl
import pytest

from licet.batch.reading.door import read
from licet.desk import desk
from tests.cli.conftest import EXAMPLE, HUAWEI, table

IDS = [line.split(",", 1)[0] for line in EXAMPLE.read_text().splitlines()[1:]]
MORNING = date(2019, 8, 19)
MONDAY = ("check", EXAMPLE, "--as-known", "2019-08-19")


# -- formats ------------------------------------------------------------------------------------


def test_jsonl_has_one_verdict_for_every_row_in_the_order_of_the_rows(licet):
    answer = licet(*MONDAY)
    assert (answer.status, answer.err) == (0, "")
    assert [verdict["id"] for verdict in answer.verdicts] == IDS


def test_json_is_the_same_verdicts_as_an_array(licet):
    lines, array = licet(*MONDAY, "--format", "jsonl"), licet(*MONDAY, "--format", "json")
    assert json.loads(array.out) == lines.verdicts


def test_csv_and_parquet_say_the_same_as_jsonl(licet, tmp_path: Path):
    licet(*MONDAY, "-o", tmp_path / "v.parquet")
    licet(*MONDAY, "-o", tmp_path / "v.csv")
    stored, text = pl.read_parquet(tmp_path / "v.parquet"), pl.read_csv(tmp_path / "v.csv")
    assert stored.columns == text.columns
    for name in ("id", "outcome", "action", "review_policy"):
        whole = [verdict[name] for verdict in licet(*MONDAY).verdicts]
        assert stored[name].to_list() == text[name].to_list() == whole


def test_the_table_has_the_numbers_then_the_lines_for_a_person(licet):
    answer = licet(*MONDAY, "--format", "table", "--limit", "3")
    for word in ("■ STOP", "‖ HOLD", "◷ GO UNTIL", "✓ GO", "52 lines", "… and 32 more"):
        assert word in answer.out


def test_the_page_comes_beside_the_verdicts(licet, tmp_path: Path):
    page = tmp_path / "new" / "monday.html"
    answer = licet(*MONDAY, "--html", page)
    assert len(answer.verdicts) == len(IDS)
    assert answer.err == f"The page with all reasons: {page}\n"
    assert page.read_text() == licet(*MONDAY, "--format", "html").out


def test_parquet_does_not_go_to_a_terminal_or_a_pipe(licet):
    answer = licet(*MONDAY, "--format", "parquet")
    assert answer.status == 2 and answer.out == "" and "say where, with -o FILE" in answer.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("v.json", b"[\n{"),
        ("v.jsonl", b'{"id"'),
        ("v.csv", b"id,on,"),
        ("v.parquet", b"PAR1"),
        ("v.html", b"<!doctype html>"),
        ("v.txt", b'{"id"'),
        ("v", b'{"id"'),
    ],
)
def test_the_suffix_of_the_output_says_the_format(licet, tmp_path: Path, name, begins):
    licet(*MONDAY, "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_format_that_is_asked_for_wins_over_the_suffix(licet, tmp_path: Path):
    licet(*MONDAY, "--format", "csv", "-o", tmp_path / "v.json")
    assert (tmp_path / "v.json").read_text().startswith("id,on,")


# -- sorts of input -----------------------------------------------------------------------------


def test_a_trade_is_judged_alike_as_csv_json_lines_and_parquet(licet, write, tmp_path: Path):
    text = table({"end_user": HUAWEI, "end_user_country": "CN", "ship_to": "CN"})
    frame = pl.read_csv(text.encode())
    frame.write_parquet(tmp_path / "t.parquet")
    rows = frame.to_dicts()
    for row in rows:
        row["us_origin"] = True
        name, country = row.pop("end_user"), row.pop("end_user_country")
        row["parties"] = [{"role": "end_user", "name": name, "country": country}]
    paths = [
        write(text, "t.csv"),
        write(text.replace(",", "\t").replace("Co.\t", "Co.,"), "t.tsv"),
        tmp_path / "t.parquet",
        write(orjson.dumps(rows), "t.json"),
        write(orjson.dumps(rows[0]), "one.json"),
        write(orjson.dumps(rows[0]) + b"\n", "t.jsonl"),
    ]
    assert len({licet("check", path).out for path in paths}) == 1


def test_trades_may_come_through_a_pipe(program):
    answer = program("check", "-", stdin=EXAMPLE.read_bytes())
    assert answer.status == 0 and [verdict["id"] for verdict in answer.verdicts] == IDS


# -- days and laws ------------------------------------------------------------------------------


def test_on_judges_all_trades_as_of_one_day(licet):
    answer = licet("check", EXAMPLE, "--on", "2019-05-17")
    assert {verdict["on"] for verdict in answer.verdicts} == {"2019-05-17"}
    assert {verdict["action"] for verdict in answer.verdicts} >= {"stop", "go"}


def test_as_known_uses_no_later_instrument(licet):
    before, after = (
        licet("check", EXAMPLE, "--on", "2019-11-19", *known).verdicts[0]
        for known in (("--as-known", "2019-11-17"), ())
    )
    assert (before["action"], before["as_known"]) == ("stop", "2019-11-17")
    assert (after["action"], after["as_known"]) == ("go_until", None)


def test_laws_narrow_the_question(licet):
    answer = licet("check", EXAMPLE, "--laws", "us-ear")
    assert {regime["law"] for v in answer.verdicts for regime in v["regimes"]} == {"us-ear"}
    assert not any(verdict["not_covered"] for verdict in answer.verdicts)
    assert answer.verdicts[0]["stamp"]["laws"] == ["us-ear"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--laws", "us-itar"), "found 'us-itar'; expected one or more of us-ear, us-ofac"),
        (("--laws", ""), "found ''; expected one or more of us-ear, us-ofac"),
        (("--on", "2019-02-30"), "--on: found '2019-02-30'; expected a day such as 2019-08-19"),
        (("--as-known", "monday"), "--as-known: found 'monday'; expected a day"),
        (("--limit", "-1"), "Invalid value for '--limit'"),
        (("--format", "xlsx"), "'xlsx' is not one of 'table', 'json'"),
    ],
)
def test_a_wrong_question_is_answered_with_the_right_words(licet, options, said):
    answer = licet("check", EXAMPLE, *options)
    assert answer.status == 2 and answer.out == "" and said in answer.err


# -- the table and the single trade -------------------------------------------------------------


@pytest.mark.parametrize("days", [{}, {"as_known": MORNING}, {"on": date(2026, 11, 22)}])
@pytest.mark.parametrize("laws", [None, ("us-ear",)])
def test_a_book_is_judged_as_its_trades_are_one_by_one(licet, days, laws):
    """The batch path and the desk give the same JSON, key by key, byte by byte."""
    options = [f"--{name.replace('_', '-')}={day}" for name, day in days.items()]
    options += [f"--laws={','.join(laws)}"] if laws else []
    lines = licet("check", EXAMPLE, *options).out.splitlines()
    book, one_by_one = read(EXAMPLE, **days), desk(laws)
    for row, line in enumerate(lines):
        assert line == orjson.dumps(one_by_one.check(book.trade(row)).as_dict()).decode()


def test_parquet_verdicts_have_days_as_days(licet, tmp_path: Path):
    licet(*MONDAY, "-o", tmp_path / "v.parquet")
    kinds = pl.read_parquet_schema(BytesIO((tmp_path / "v.parquet").read_bytes()))
    assert kinds["on"] == kinds["holds_through"] == pl.Date
