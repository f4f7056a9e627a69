"""JSON: an object, an array, one object a line; broken ones cost a row each."""

import io
import json
import tracemalloc
from datetime import date

import pytest

TRADE = {"id": "A", "on": "2019-08-19", "activity": "export"}
GOOD = json.dumps(TRADE)


def other(name, **facts):
    return json.dumps({**TRADE, "id": name, **facts})


def test_an_object_an_array_and_lines_give_the_same_book(read_file):
    forms = {
        "one.json": GOOD,
        "pretty.json": json.dumps(TRADE, indent=2),
        "array.json": f"[{GOOD}]",
        "lines.jsonl": GOOD,
        "lines.ndjson": f"\n{GOOD}\r\n\n",
        "array.jsonl": f" [{GOOD}]",
        "unnamed": GOOD,
    }
    books = [read_file(text, name) for name, text in forms.items()]
    assert all(book.trade(0) == books[0].trade(0) and not book.errors for book in books)
    assert books[0].trade(0).on == date(2019, 8, 19)


def test_a_json_file_may_hold_one_trade_a_line(read_file):
    assert len(read_file(f"{GOOD}\n{other('B')}\n", "trades.json")) == 2
    assert len(read_file(f"{GOOD}\n{other('B')}\n", "trades")) == 2


def test_standard_input_is_sniffed(read_file, monkeypatch):
    from pathlib import Path

    from licet.batch.reading.door import read

    for text in (GOOD, f"[{GOOD}]", f"{GOOD}\n{other('B')}", "id,on,activity\nA,2019-08-19,export"):
        stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
        monkeypatch.setattr("sys.stdin", stdin)
        assert read(Path("-")).trade(0).id == "A"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('{"id": "B", ', "broken JSON"),
        ("[1, 2]", "a list"),
        ("17", '"17"'),
        ('{"id": "B", "value": NaN}', "broken JSON"),
        ('{"id": "\\ud800"}', "broken JSON"),
        ('{"owners": [' * 5000, "nested too deep"),
    ],
)
def test_a_broken_line_costs_one_row(read_file, line, found):
    book = read_file(f"{GOOD}\n{line}\n{other('C')}\n", "trades.jsonl")
    assert book.trades["id"].to_list() == ["A", "row 2", "C"] and list(book.errors) == [1]
    assert found in book.errors[1].found and book.errors[1].where == "trades.jsonl, line 2"


def test_a_broken_first_line_costs_one_row_too(read_file):
    for name in ("trades.jsonl", "trades"):
        assert list(read_file(f'{{"id": \n{GOOD}\n{other("B")}\n', name).errors) == [0]


def test_latin_1_costs_its_line_and_names_the_byte(read_file):
    line = other("B").replace("B", "Bü").encode("latin-1")
    book = read_file(GOOD.encode() + b"\n" + line + b"\n", "trades.jsonl")
    assert "byte 0xFC at position 10" in book.errors[1].found


def test_a_byte_order_mark_and_utf_16_are_read_and_said(read_file):
    marked = read_file(b"\xef\xbb\xbf" + GOOD.encode(), "trades.jsonl")
    wide = read_file(f"{GOOD}\n{other('B')}".encode("utf-16"), "trades.jsonl")
    assert "byte order mark" in marked.notes[0] and not marked.errors
    assert "UTF-16" in wide.notes[0] and len(wide) == 2


def test_a_line_over_16_mib_costs_its_row_and_little_memory(read_file, tmp_path):
    path = tmp_path / "trades.jsonl"
    with path.open("w") as stream:
        stream.write(GOOD + "\n" + '{"id": "')
        for _ in range(64):
            stream.write("x" * 2**20)
        stream.write('"}\n' + other("C") + "\n")
    from licet.batch.reading.door import read

    tracemalloc.start()
    book = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert book.trades["id"].to_list() == ["A", "row 2", "C"] and "64 MiB" in book.errors[1].found
    assert peak < 48 * 2**20


def test_a_broken_element_of_an_array_costs_one_row(read_file):
    book = read_file(f'[{GOOD},\n{{"id": "B", "value": 1,}},\n{other("C")}]', "trades.json")
    assert list(book.errors) == [1] and len(book) == 3
    assert list(read_file(f"[{GOOD}, 5]", "trades.json").errors) == [1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "no trades"),
        ("5", '"5"'),
        ("{", "broken JSON"),
        (f"[{GOOD}, {GOOD[:-5]}", "broken JSON"),
        (f'[{GOOD}, {{"id": "B"x"}}, {GOOD}]', "broken JSON"),
        (f'[{{"id": "B"x"}}, {GOOD}, {{"id": "C"x"}}]', "broken JSON"),
    ],
)
def test_a_document_that_cannot_be_taken_apart_is_refused(refusal, text, said):
    assert said in refusal(text, "trades.json")


def test_a_misspelt_key_costs_its_row_and_a_strange_one_is_noted(read_file):
    lines = [GOOD, other("B", purpos="resale"), other("C", colour="red"), other("D", purpos=None)]
    book = read_file("\n".join(lines), "trades.jsonl")
    assert list(book.errors) == [1] and "did you mean purpose?" in book.errors[1].found
    assert '"colour"' in book.notes[0] and "purpos" not in book.notes[0]


def test_values_of_mixed_types_are_read_one_by_one(read_file):
    lines = [
        other("A", us_origin="yes", value="5", us_content_eccns=["5e002"], licences="D1;D2"),
        other(17, us_origin=True, value=5, us_content_eccns=[], licences=["D1"]),
        other("C", us_origin={}, value=True, us_content_eccns=[5], licences=["D1;D2"]),
        other("D", value="1e999", on=5, item=["x"]),
    ]
    book = read_file("\n".join(lines), "trades.jsonl")
    first, second = book.trade(0), book.trade(1)
    assert (first.us_origin, first.value, first.us_content_eccns) == (True, 5.0, ("5E002",))
    assert (second.id, second.us_content_eccns, second.licences) == ("17", (), ("D1",))
    assert sorted(book.errors) == [2, 3]
    assert len(book.errors[2].more) == 3 and len(book.errors[3].more) >= 2


def test_rows_beyond_one_batch_keep_their_places(read_file):
    lines = [other(f"L{at}", **({"value": at} if at > 9000 else {})) for at in range(9100)]
    lines[9050] = "broken"
    book = read_file("\n".join(lines), "trades.jsonl")
    assert book.trade(9001).value == 9001 and book.trade(8999).value is None
    assert list(book.errors) == [9050]


def test_a_row_without_a_required_fact_is_an_error(read_file):
    errors = read_file('[{"id": "A"}, {}, {"on": null, "x": 1}]', "trades.json").errors
    assert sorted(errors) == [0, 1, 2] and errors[0].field == "on"
    assert [more.field for more in errors[1].more] == ["on", "activity"]
