"""Each kind of fact, one bad value at a time: the row stays, and says what is wrong."""

from datetime import date

import pytest

from licet.batch.book import Book
from licet.facts import Trade


@pytest.mark.parametrize(
    ("column", "cell", "found", "expected"),
    [
        ("on", "2019-02-30", '"2019-02-30"', "a day that exists"),
        ("on", "19/08/2019", '"19/08/2019"', "YYYY-MM-DD"),
        ("on", "20190819", '"20190819"', "YYYY-MM-DD"),
        ("on", "2019-08-19 14:30:00", "14:30", "YYYY-MM-DD"),
        ("on", "", "nothing", "the day of the act"),
        ("activity", "exprot", "did you mean export?", "one of export, reexport"),
        ("activity", "re-export", "did you mean reexport?", "one of"),
        ("activity", "", "nothing", "one of export"),
        ("id", " ", "nothing", "an id"),
        ("ship_to", "UK", "write GB", "two-letter code"),
        ("ship_to", "ZZ", '"ZZ"', "two-letter code"),
        ("ship_to", "China", '"China"', "two-letter code"),
        ("eccn", "5D99", '"5D99"', "an ECCN such as"),
        ("eccn", "5F991", '"5F991"', "an ECCN such as"),
        ("eccn", "9A610..x", '"9A610..x"', "an ECCN such as"),
        ("us_content_eccns", "5E002;5E0", '"5E0"', "an ECCN such as"),
        ("us_origin", "maybe", '"maybe"', "true or false"),
        ("us_content_percent", "100.5", '"100.5"', "from 0 to 100"),
        ("us_content_percent", "-1", '"-1"', "from 0 to 100"),
        ("us_content_percent", "25%", '"25%"', "a number"),
        ("us_content_percent", "NaN", '"NaN"', "a number"),
        ("value", "inf", '"inf"', "a number"),
        ("value", "1e999", "inf", "a finite number"),
        ("value", "-5", '"-5"', "not below 0"),
        ("quantity", "-5", '"-5"', "not below 0"),
        ("value", "1,234", "may be thousands or decimals", "without marks"),
        ("value", "12,5", '"12,5"', "decimal points"),
        ("purpose", "resales", "did you mean resale?", "another word in small letters"),
        ("purpose", "Something Else", '"Something Else"', "another word in small letters"),
        ("sector", "oil_and_gas", "did you mean oil_gas?", "oil_gas"),
        ("network", "thirdparty", "did you mean third_party?", "own"),
        ("reasons_for_control", "NS Column 2", '"NS Column 2"', "NS2"),
        ("licences", "D1, D2", '"D1, D2"', "separated by ;"),
        ("licences", "none;D1", '"none"', "alone"),
        ("licences", ";;", '";;"', "the word none"),
        ("item", "a\0b", "NUL byte", "without NUL"),
        ("purchaser", "x" * 501, "501 characters", "a name of 500 at most"),
        ("diverted_to", "x" * 501, "501 characters", "a name of 500 at most"),
    ],
)
def test_a_bad_value_is_named_with_what_is_expected(cell_error, column, cell, found, expected):
    error = cell_error(column, cell)
    assert error is not None
    assert error.field == column
    assert found in error.found
    assert expected in error.expected
    assert "row 1 (line 2)" in error.where


@pytest.mark.parametrize(
    ("column", "cell", "read"),
    [
        ("on", "2019-08-19", date(2019, 8, 19)),
        ("on", "2019-08-19 00:00:00", date(2019, 8, 19)),
        ("activity", " Export ", "export"),
        ("ship_to", "de", "DE"),
        ("ship_to", "NA", "NA"),
        ("ship_to", "XK", "XK"),
        ("eccn", "9a610.A", "9A610.a"),
        ("eccn", "ear99", "EAR99"),
        ("eccn", "5A002.a.1", "5A002.a.1"),
        ("us_content_eccns", "5e002; 5D991", ("5E002", "5D991")),
        ("us_content_eccns", "none", ()),
        ("direct_product_of", "None", ()),
        ("reasons_for_control", "ns2;AT1", ("NS2", "AT1")),
        ("licences", " D2 ; D1 ", ("D2", "D1")),
        ("licences", "", None),
        ("us_origin", "YES", True),
        ("us_origin", "0", False),
        ("us_origin", "False", False),
        ("us_content_percent", "25", 25.0),
        ("value", "1,234.56", 1234.56),
        ("value", "1,234,567", 1234567.0),
        ("value", "1.234", 1.234),
        ("value", "1e3", 1000.0),
        ("value", "-0", 0.0),
        ("purpose", "Resale", "resale"),
        ("purpose", "school_trip", "school_trip"),
        ("item", "  two\nlines ", "two\nlines"),
    ],
)
def test_a_good_value_is_read_in_its_canonical_form(read_file, column, cell, read):
    row = {"id": "L1", "on": "2019-08-19", "activity": "export", column: cell}
    book = read_file(f"{','.join(row)}\n" + ",".join(f'"{text}"' for text in row.values()))
    assert not book.errors
    assert getattr(book.trade(0), column) == read


def test_controlled_content_cannot_exceed_the_content_that_it_is_part_of(read_file):
    book = read_file(
        "id,on,activity,us_content_percent,us_controlled_content_percent\n"
        "A,2019-08-19,export,10,25\nB,2019-08-19,export,25,25\nC,2019-08-19,export,,25\n"
    )
    assert list(book.errors) == [0]
    assert "25, with a us_content_percent of 10" in str(book.errors[0])


def test_rows_that_share_an_id_are_all_refused_and_name_each_other(read_file):
    rows = "".join(f"{name},2019-08-19,export\n" for name in "ABACAAAAA")
    book = read_file("id,on,activity\n" + rows)
    assert sorted(book.errors) == [0, 2, 4, 5, 6, 7, 8]
    assert '"A", which stands in row 3, 5, 6, 7, 8 and 1 more as well' in book.errors[0].found
    assert "row 1, 5" in book.errors[2].found


def test_a_row_with_an_error_keeps_its_id_and_what_could_be_read(read_file):
    book = read_file("id,on,activity,value\nA,2019-99-99,export,5\n,2019-08-19,export,6\n")
    assert book.trades["id"].to_list() == ["A", "row 2"]
    assert book.trades["value"].to_list() == [5, 6]
    assert book.trades["on"].to_list() == [None, date(2019, 8, 19)]


def test_all_problems_of_a_row_are_told_at_once(read_file):
    error = read_file("id,on,activity\nA,soon,sell\n").errors[0]
    assert error.field == "on" and [more.field for more in error.more] == ["activity"]
    assert set(error.as_dict()) == {"where", "what", "expected"}
    assert 'on: "soon"; activity: "sell"' in str(error)
    assert "on hold: correct the row" in str(error)


def test_a_value_in_a_message_is_cut_and_shows_no_control_characters(cell_error):
    error = cell_error("activity", "x\x1b[31m" + "y" * 500)
    assert "\x1b" not in str(error) and "\\u001b" in error.found and len(error.found) < 90


def test_values_from_code_are_checked_by_the_same_rules():
    bad = Trade(id="A", on=date(2019, 8, 19), activity="exprot", ship_to="UK")
    assert "did you mean export?" in str(Book.from_trades([bad]).errors[0])
