"""Tables in text: separators, quotation marks, encodings, and rows that do not fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.batch.book import ReadError
from licet.batch.reading.door import read

HEADER = "id,on,activity,item\n"
GOOD = "A,2019-08-19,export,bolt\n"


def ids(book):
    return book.trades["id"].to_list()


def test_a_plain_table_becomes_a_book_in_input_order(read_file):
    book = read_file(HEADER + GOOD + "B,2019-08-20,import,\n")
    assert ids(book) == ["A", "B"] and not book.errors and not book.notes
    assert book.trades["item"].to_list() == ["bolt", None]


def test_windows_line_ends_and_a_missing_last_one_are_fine(read_file):
    book = read_file((HEADER + GOOD + GOOD.replace("A", "B").strip()).replace("\n", "\r\n"))
    assert not book.errors and book.trades["item"].to_list() == ["bolt", "bolt"]


def test_old_line_ends_of_carriage_returns_are_fine(read_file):
    assert ids(read_file((HEADER + GOOD).replace("\n", "\r"))) == ["A"]


def test_blank_lines_are_not_rows(read_file):
    assert ids(read_file("\n" + HEADER + GOOD + "\n\n" + GOOD.replace("A", "B") + "\n")) == [
        "A",
        "B",
    ]


def test_a_quoted_cell_may_hold_separators_line_ends_and_marks(read_file):
    book = read_file(HEADER + 'A,2019-08-19,export,"bolts, ""M6""\nand nuts"\n' + GOOD)
    assert book.trades["item"][0] == 'bolts, "M6"\nand nuts'


def test_a_cell_of_many_lines_may_come_first(read_file):
    book = read_file('item,id,on,activity\n"bolts\nand nuts",A,2019-08-19,export\n')
    assert book.trade(0).item == "bolts\nand nuts" and len(book) == 1


def test_a_mark_inside_a_bare_cell_is_a_letter_like_any_other(read_file):
    book = read_file(HEADER + 'A,2019-08-19,export,5" disk\nB,2019-08-19,export,3" disk\n')
    assert book.trades["item"].to_list() == ['5" disk', '3" disk'] and not book.errors


@pytest.mark.parametrize("row", ["B,2019-08-19,export\n", "B,2019-08-19,export,a,b\n", "B\n"])
def test_a_ragged_row_stays_as_an_error_and_the_others_are_read(read_file, row):
    book = read_file(HEADER + GOOD + row + GOOD.replace("A", "C"))
    assert ids(book) == ["A", "B", "C"] and list(book.errors) == [1]
    assert "4 fields, as in the header" in book.errors[1].expected
    assert "row 2 (line 3)" in book.errors[1].where
    assert book.trades["activity"].to_list() == ["export", None, "export"]


def test_a_mark_that_is_never_closed_costs_one_row_not_the_rest(read_file):
    rows = [f"L{at},2019-08-19,export,bolt\n" for at in range(50)]
    rows[7] = 'L7,2019-08-19,export,"bolt\n'
    book = read_file(HEADER + "".join(rows))
    assert len(book) == 50 and list(book.errors) == [7]
    assert "quotation mark" in book.errors[7].found


def test_two_stray_marks_do_not_swallow_the_rows_between(read_file):
    rows = [f"L{at},2019-08-19,export,bolt\n" for at in range(9)]
    rows[2] = 'L2,2019-08-19,export,"bolt\n'
    rows[5] = 'L5,2019-08-19,export,bolt"\n'
    book = read_file(HEADER + "".join(rows))
    assert ids(book) == [f"L{at}" for at in range(9)] and 2 in book.errors
    assert not {0, 1, 3, 4, 6, 7, 8} & set(book.errors)


def test_semicolons_and_decimal_commas_are_understood_and_said(read_file):
    book = read_file(
        "id;on;activity;value;us_content_eccns;us_content_percent\n"
        "A;2019-08-19;export;1.234,56;5E002,5D991;12,5\n"
        'B;2019-08-19;export;1.234;"5E002;5D991";\n'
    )
    assert not book.errors
    assert book.trades["value"].to_list() == [1234.56, 1234.0]
    assert book.trades["us_content_eccns"].to_list() == ["5E002;5D991"] * 2
    assert book.notes == ("separated by semicolons", "numbers have decimal commas")


def test_semicolons_with_decimal_points_are_understood_too(read_file):
    book = read_file("id;on;activity;value\nA;2019-08-19;export;25.5\nB;2019-08-19;export;1.234\n")
    assert book.trades["value"].to_list() == [25.5, 1.234] and not book.errors


@pytest.mark.parametrize("others", ["7", "25.5\nC;2019-08-19;export;25,5"])
def test_a_number_that_reads_two_ways_is_refused_where_the_file_does_not_settle_it(
    read_file, others
):
    text = f"id;on;activity;value\nA;2019-08-19;export;1.234\nB;2019-08-19;export;{others}\n"
    book = read_file(text)
    assert list(book.errors) == [0] and "thousands or decimals" in book.errors[0].found


def test_tabs_separate_as_well_and_leave_lists_to_semicolons(read_file):
    text = "id\ton\tactivity\tlicences\nA\t2019-08-19\texport\tD1;D2\n"
    for name in ("trades.tsv", "trades.csv", "trades"):
        assert read_file(text, name).trade(0).licences == ("D1", "D2")


def test_the_line_with_which_excel_names_its_separator_is_understood(read_file):
    book = read_file("sep=;\nid;on;activity\nA;2019-08-19;export\nB;x;export\n")
    assert ids(book) == ["A", "B"] and "line 4" in book.errors[1].where


def test_a_byte_order_mark_is_dropped_and_said(read_file):
    book = read_file(b"\xef\xbb\xbf" + (HEADER + GOOD).encode())
    assert ids(book) == ["A"] and "byte order mark" in book.notes[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_and_said(read_file, encoding):
    book = read_file((HEADER + "A,2019-08-19,export,Müller 华为\n").encode(encoding))
    assert book.trades["item"][0] == "Müller 华为" and "UTF-16" in book.notes[0]


def test_broken_utf_16_is_refused(refusal):
    assert "broken UTF-16 at byte" in refusal((HEADER + GOOD).encode("utf-16") + b"\x00")


def test_bytes_in_latin_1_cost_their_rows_and_are_never_guessed(read_file):
    rows = "A,2019-08-19,export,bolt\nB,2019-08-19,export,Müller\nC,2019-08-19,export,nut\n"
    book = read_file((HEADER + rows).encode("latin-1"))
    assert ids(book) == ["A", "B", "C"] and list(book.errors) == [1]
    assert "byte 0xFC at position 22" in book.errors[1].found
    assert "Latin-1" in book.errors[1].expected
    assert book.notes == ("rows with bytes that are not UTF-8: 1",)


def test_latin_1_in_an_id_does_not_reach_the_table(read_file):
    book = read_file((HEADER + GOOD + "Ü,2019-08-19,export,x\n").encode("latin-1"))
    assert ids(book) == ["A", "row 2"] and 1 in book.errors


def test_latin_1_in_the_header_is_refused(refusal):
    said = refusal("id,on,activity,größe\nA,2019-08-19,export,1\n".encode("latin-1"))
    assert "byte 0xF6 at position 18" in said


def test_a_nul_byte_costs_its_row(read_file):
    book = read_file(HEADER + GOOD + "B,2019-08-19,export,a\0b\n")
    assert list(book.errors) == [1] and "NUL" in book.errors[1].found


def test_a_line_of_17_mib_costs_its_row(read_file):
    book = read_file(HEADER + GOOD + f"B,2019-08-19,export,{'x' * (17 << 20)}\n" + "C" + GOOD[1:])
    assert list(book.errors) == [1] and "17 MiB" in book.errors[1].found
    assert len(book) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "an empty file"),
        ("\n \n", "an empty file"),
        (b"\xef\xbb\xbf", "an empty file"),
        (HEADER, "no trades"),
        ("<html><p>x</p></html>", 'no column "id"'),
        (HEADER + "\n\n", "no trades"),
        ("id,on\nA,2019-08-19\n", 'no column "activity" among "id", "on"'),
        ("on,item\nA,B\n", 'no column "id" and no column "activity"'),
        ("A,2019-08-19,export\nB,2019-08-19,export\n", 'no column "id"'),
        ("id,id,on,activity\nA,A,2019-08-19,export\n", 'the column "id" more than once'),
        ("id,on,activity,end_usr\nA,2019-08-19,export,X\n", "did you mean end_user?"),
        ("id,on,activity,ship-to\nA,2019-08-19,export,DE\n", "did you mean ship_to?"),
        ("id,on,activity,End_User\nA,2019-08-19,export,DE\n", "did you mean end_user?"),
        ('id,on,"activity\nA,2019-08-19,export\n', "one line of column names"),
        (b"PK\x03\x04 and so on", "Excel workbook"),
        (b"\x1f\x8b and so on", "gzip"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused_and_says_why(refusal, content, said):
    assert said in refusal(content)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ReadError, match="nothing that can be opened"):
            read(path)


def test_unknown_columns_are_passed_over_by_name(read_file):
    book = read_file("id,on,activity,colour,warehouse\nA,2019-08-19,export,red,7\n")
    assert not book.errors
    assert 'ignored, because the contract does not know them: "colour", "warehouse"' in book.notes


def test_a_column_that_resembles_one_that_is_there_too_is_no_misspelling(read_file):
    book = read_file("id,on,activity,quantity,quantity_kg\nA,2019-08-19,export,5,6\n")
    assert book.trade(0).quantity == 5 and '"quantity_kg"' in book.notes[0]


def test_a_day_given_by_the_caller_stands_in_for_the_column(read_file):
    day = date(2020, 1, 2)
    without = read_file("id,activity\nA,export\n", on=day, as_known=day)
    over = read_file("id,on,as_known,activity\nA,rubbish,worse,export\n", on=day, as_known=day)
    for book in (without, over):
        assert (book.trade(0).on, book.trade(0).as_known) == (day, day) and not book.errors


def test_both_ways_of_reading_a_table_agree(read_file):
    rows = "".join(f'L{at},2019-08-{at % 40:02},export,"nut, {at}"\n' for at in range(80))
    fast = read_file(HEADER + rows)
    slow = read_file(HEADER + rows + "\n")  # the blank line makes it untidy
    assert fast.trades.equals(slow.trades) and fast.errors == slow.errors and fast.errors


def numbered(lines):
    """The lines, each `#` replaced by the line's place, so that every id is its own."""
    return "".join(line.replace("#", f"L{at}", 1) + "\n" for at, line in enumerate(lines))


odd_lines = st.sampled_from(["#,2019-08-19,export", "#,a,b,c,d", "", "\r", "#", "x,#,,,"])
tidy_line = '#,2019-08-19,export,"nut, M6"'


@given(st.lists(st.tuples(st.integers(0, 60), odd_lines), max_size=5))
def test_a_few_odd_lines_among_many_tidy_ones_keep_their_places(tmp_path_factory, odd):
    lines = [tidy_line] * 60
    for at, line in odd:
        lines.insert(at, line)
    path = tmp_path_factory.mktemp("odd") / "t.csv"
    books = []
    for last in ("", '"L\n99",2019-08-19,export,x\n'):  # the second makes the slow reader look
        path.write_text(HEADER + numbered(lines) + last)
        books.append(read(path))
    mixed, slow = books
    assert mixed.trades.equals(slow.trades.head(len(slow) - 1))
    assert mixed.errors == slow.errors
    assert len(mixed) == sum(bool(line.strip("\r")) for line in lines)
