"""Whatever comes in: a sentence, never a traceback; never a go, and never a row lost."""

from __future__ import annotations

import datetime
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import GOOD, table

# -- one bad row among good ones ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "found", "expected"),
    [
        ({"on": "2019-02-30"}, 'on: "2019-02-30"', "a day that exists"),
        ({"on": "19.08.2019"}, 'on: "19.08.2019"', "written YYYY-MM-DD"),
        ({"on": ""}, "on: nothing", "the day of the act"),
        ({"activity": "exprt"}, '"exprt" (did you mean export?)', "one of export, reexport"),
        ({"activity": ""}, "activity: nothing", "one of export, reexport"),
        ({"us_content_percent": "120"}, 'us_content_percent: "120"', "from 0 to 100"),
        ({"ship_to": "XX"}, 'ship_to: "XX"', "two-letter code"),
        ({"end_user_country": "UK"}, 'end_user_country: "UK" (write GB)', "two-letter code"),
        ({"us_origin": "perhaps"}, 'us_origin: "perhaps"', "true or false"),
        ({"eccn": "5D9-91"}, 'eccn: "5D9-91"', "an ECCN such as 5D991"),
        ({"value": "-5"}, 'value: "-5"', "a number not below 0"),
        ({"parties": "[{}]"}, "parties[0].role: nothing", "a role"),
        ({"parties": "{"}, "parties: broken JSON", "a JSON list of parties"),
    ],
)
def test_a_row_that_cannot_be_read_waits_and_says_why(licet, write, cells, found, expected):
    answer = licet("check", write(table({}, cells, {})))
    first, bad, last = answer.verdicts
    assert answer.status == 1
    assert (bad["outcome"], bad["action"]) == ("undetermined", "hold")
    assert found in bad["error"]["what"] and expected in bad["error"]["expected"]
    assert bad["error"]["where"] == "trades.csv, row 2 (line 3)"
    assert "licet: trades.csv, row 2 (line 3): found" in answer.err
    assert first["action"] == last["action"] == "go"


def test_two_rows_with_one_id_both_wait(licet, write):
    answer = licet("check", write(table({"id": "A"}, {"id": "B"}, {"id": "A"})))
    assert [verdict["action"] for verdict in answer.verdicts] == ["hold", "go", "hold"]
    assert 'found id: "A", which stands in row 3 as well' in answer.err
    assert answer.status == 1


def test_a_row_with_a_cell_too_many_waits(licet, write):
    text = table({}, {}).replace("L2,", "L2,stray,")
    answer = licet("check", write(text))
    assert [verdict["action"] for verdict in answer.verdicts] == ["go", "hold"]
    assert "10 fields" in answer.err and "9 fields, as in the header" in answer.err


def test_a_broken_line_of_json_waits(licet, write):
    trade = '{"id": "A", "on": "2019-08-19", "activity": "import", "exporter_country": "FR"}\n'
    answer = licet(
        "check", write(trade + '{"id": "B", "on"\n' + trade.replace("A", "C"), "t.jsonl")
    )
    assert [verdict["id"] for verdict in answer.verdicts] == ["A", "row 2", "C"]
    assert answer.verdicts[1]["action"] == "hold"
    assert "t.jsonl, line 2: found broken JSON" in answer.err and answer.status == 1


def test_columns_of_the_wrong_type_in_parquet_wait_row_by_row(licet, tmp_path: Path):
    day = datetime.date(2019, 8, 19)
    frame = pl.DataFrame(
        {
            "id": [1, 2, 3],
            "on": [day, day, day],
            "activity": ["export", "export", "import"],
            "us_origin": ["maybe", "true", None],
            "us_content_percent": [[1.0], None, None],
            "end_user": [{"name": "A"}, None, None],
        }
    )
    frame.write_parquet(tmp_path / "t.parquet")
    answer = licet("check", tmp_path / "t.parquet")
    assert [verdict["id"] for verdict in answer.verdicts] == ["1", "2", "3"]
    error = answer.verdicts[0]["error"]
    assert error["where"] == "t.parquet, row 1"
    for field in ("us_origin", "us_content_percent", "end_user"):
        assert field in error["what"]
    assert answer.verdicts[1]["error"] is None and answer.status == 1


def test_a_column_of_day_numbers_is_not_guessed_at(licet, tmp_path: Path):
    frame = pl.DataFrame({"id": ["A"], "on": [43696], "activity": ["export"]})
    frame.write_parquet(tmp_path / "t.parquet")
    answer = licet("check", tmp_path / "t.parquet")
    assert 'found on: "43696"' in answer.err and answer.verdicts[0]["action"] == "hold"


@pytest.mark.parametrize(("sort", "megabytes"), [("jsonl", 200), ("csv", 50)])
def test_a_line_of_many_megabytes_is_one_bad_row(program, tmp_path: Path, sort, megabytes):
    path = tmp_path / f"long.{sort}"
    before, after = {
        "jsonl": (
            '{"id":"A","on":"2019-08-19","activity":"import"}\n{"id":"B","item":"',
            '"}\n{"id":"C","on":"2019-08-19","activity":"import"}\n',
        ),
        "csv": (
            "id,on,activity,item\nA,2019-08-19,import,x\nB,2019-08-19,import,",
            "\nC,2019-08-19,import,x\n",
        ),
    }[sort]
    with path.open("w") as out:
        out.write(before)
        out.writelines("x" * 2**20 for _ in range(megabytes))
        out.write(after)
    answer = program("check", path)
    path.unlink()
    a, b, c = answer.verdicts
    assert a["error"] is None and c["error"] is None
    assert b["error"]["what"] == f"a line of {megabytes} MiB" and b["action"] == "hold"
    assert answer.status == 1 and "Traceback" not in answer.err


def test_many_bad_rows_are_counted_not_listed(licet, write):
    answer = licet("check", write(table(*[{"on": "never"}] * 9)))
    assert answer.err.count("expected a day") == 5
    assert "licet: and 4 more rows that could not be read" in answer.err
    assert len(answer.verdicts) == 9


@pytest.mark.parametrize("form", ["json", "csv", "table", "html"])
def test_a_book_without_one_good_row_is_still_written(licet, write, form: str):
    answer = licet("check", write(table({"on": "x"}, {"on": "y"})), "--format", form)
    assert answer.status == 1 and "L1" in answer.out and "L2" in answer.out
    assert "1970" not in answer.out, "a day was invented"


# -- oddities that are fine ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"\xef\xbb\xbf" + table({}).encode(), "a byte order mark was dropped"),
        (table({}).replace("\n", "\r\n").encode(), ""),
        (table({}).encode("utf-16"), "the file is in UTF-16"),
        (table({"value": "1234,5"}, delimiter=";").encode(), "numbers have decimal commas"),
        (
            table({"our_ref": "7"}).encode(),
            'ignored, because the contract does not know them: "our_',
        ),
    ],
    ids=["a byte order mark", "Windows line ends", "UTF-16", "semicolons", "a column of one's own"],
)
def test_an_odd_file_is_read_and_remarks_stay_out_of_the_verdicts(licet, write, content, note):
    answer = licet("check", write(content))
    assert answer.status == 0 and [verdict["action"] for verdict in answer.verdicts] == ["go"]
    assert (note in answer.err) if note else not answer.err


def test_decimal_commas_are_decimals(licet, write):
    text = table({"value": "1234,5"}, {"value": "0,25"}, delimiter=";")
    answer = licet("check", write(text), "--format", "csv")
    assert [line["value"] for line in pl.read_csv(answer.out.encode()).to_dicts()] == [1234.5, 0.25]


# -- nothing to hold on to ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", b"", "found an empty file"),
        ("t.csv", b"\n \n", "found an empty file"),
        ("t.csv", b"id,on,activity\n", "found no trades (a header, and no row)"),
        ("t.csv", b"id,on\nA,2019-08-19\n", 'found no column "activity" among "id", "on"'),
        ("t.csv", b"id,on,activty\nA,2019-08-19,export\n", "did you mean activity?"),
        ("t.csv", b"id,on,on,activity\n1,2,3,4\n", 'the column "on" more than once'),
        ("t.csv", bytes(range(128, 256)) * 9, "expected text in UTF-8"),
        ("t.json", b"[", "expected whole JSON"),
        ("t.json", b"[]", "found no trades"),
        ("t.json", b'"a trade"', "a JSON object, or an array of objects"),
        ("t.jsonl", b"\n\n", "found an empty file"),
        ("t.parquet", b"PAR1 and no more", "does not read as Parquet"),
        ("t.xlsx", b"PK\x03\x04rest", "found a zip archive or an Excel workbook"),
        ("t.csv.gz", b"\x1f\x8brest", "found a gzip archive"),
    ],
)
def test_a_file_without_trades_is_refused_in_one_sentence(licet, write, name, content, said):
    answer = licet("check", write(content, name))
    assert answer.status == 2 and answer.out == ""
    assert answer.err.startswith(f"licet: {name}") and answer.err.count("\n") == 1
    assert said in answer.err and "expected" in answer.err


def test_a_file_that_is_not_there_is_named(licet, tmp_path: Path):
    answer = licet("check", tmp_path / "gone.csv")
    assert answer.status == 2 and "gone.csv: found nothing that can be opened" in answer.err


def test_a_folder_is_no_file(licet, tmp_path: Path):
    answer = licet("check", tmp_path)
    assert answer.status == 2 and "(Is a directory)" in answer.err


def test_a_file_that_may_not_be_read_is_named(licet, write, monkeypatch):
    path = write(table({}))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    answer = licet("check", path)
    assert answer.status == 2
    assert "trades.csv: found nothing that can be opened (Permission denied)" in answer.err


def test_the_program_itself_says_one_sentence_too(program, write):
    answer = program("check", write(b"\x00\xff" * 500, "noise.bin"))
    assert answer.status == 2 and answer.out == ""
    assert answer.err.startswith("licet: noise.bin") and "Traceback" not in answer.err


# -- good rows that once broke something --------------------------------------------------------


@pytest.mark.parametrize(
    "cells",
    [
        {"ship_to": "IR", "end_user_country": "SD"},
        {"activity": "payment", "exporter_country": "US", "ship_to": "", "end_user_country": "IR"},
        {"ship_to": "SY", "end_user_country": ""},
    ],
    ids=["Iran and Sudan", "a payment, destination unknown", "Syria, and a country unknown"],
)
def test_a_trade_with_two_embargoed_places_is_judged(licet, write, cells):
    answer = licet("check", write(table(cells)))
    assert answer.status == 0 and answer.verdicts[0]["error"] is None


def test_good_is_good(licet, write):
    answer = licet("check", write(table({})))
    assert [verdict["action"] for verdict in answer.verdicts] == ["go"], GOOD
