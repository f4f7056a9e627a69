"""Customer books of every sort: what is read, what costs its row, and what is only noted."""

import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import orjson
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.batch.customers import Columns, read_customers
from licet.batch.reading.errors import ReadError

HEADER = "name,country\n"


@pytest.fixture
def read(tmp_path):
    def build(content, file="book.csv", sheet=None, **said):
        path = tmp_path / file
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_customers(path, Columns(**said), sheet)

    return build


@pytest.fixture
def refusal(read):
    def build(content, file="book.csv", **said):
        with pytest.raises(ReadError) as caught:
            read(content, file, **said)
        assert file in str(caught.value) and "expected" in str(caught.value)
        return str(caught.value)

    return build


@pytest.fixture
def workbook(tmp_path):
    """A workbook from its sheets, each a list of rows."""

    def build(**sheets):
        import xlsxwriter  # type: ignore[import-untyped]

        path = tmp_path / "made.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
        return path.read_bytes()

    return build


def names(book):
    return book.frame["name"].to_list()


def noted(book, words):
    """The one note that holds `words`."""
    (note,) = [note for note in book.notes if words in note]
    return note


# ---------------------------------------------------------------- the frame


def test_each_row_becomes_a_line_with_what_is_known_of_the_customer(read):
    book = read(
        "id,name,type,country,address,dob,passport\n"
        '7,Anna Müller,person,Germany,"Rue 1, Paris",1965-03-07,C01X\n'
        "8,Rapid Star,,,,,\n"
    )
    assert book.frame.schema == {
        "row": pl.UInt32,
        **dict.fromkeys("id name kind country address birth identifiers".split(), pl.String),
    }
    assert book.frame.rows() == [
        (0, "7", "Anna Müller", "person", "DE", "Rue 1, Paris", "1965-03-07", "passport:C01X"),
        (1, "8", "Rapid Star", None, None, None, None, None),
    ]
    assert not book.errors and len(book) == 2


def test_a_row_with_two_names_gives_two_lines(read):
    book = read("Kunde,Navn 2,Land\nA,B,DK\nC,,SE\n,D,NO\nE,E,FI\n", name=("Kunde", "Navn 2"))
    assert book.frame.select("row", "name", "country").rows() == [
        (0, "A", "DK"),
        (0, "B", "DK"),
        (1, "C", "SE"),
        (2, "D", "NO"),
        (3, "E", "FI"),
    ]
    assert len(book) == 4


def test_first_middle_and_last_name_are_joined(read):
    book = read("last_name,first_name,middle_name\nSmith,John,Q\nLee,,\n")
    assert names(book) == ["John Q Smith", "Lee"]


def test_first_and_last_name_are_another_name_unless_the_row_has_it_already(read):
    book = read(
        'company,first name,last name\nACME,John,Smith\n,Ann,Lee\n"Smith, JOHN",John,Smith\n'
    )
    assert names(book) == ["ACME", "John Smith", "Ann Lee", "Smith, JOHN"]


def test_a_name_beside_first_names_is_a_last_name_or_the_whole(read):
    book = read("Name;Vorname\nMüller;Hans\nHans Maier;Hans\nRapid Star GmbH;\n;Eva\n")
    assert names(book) == ["Hans Müller", "Hans Maier", "Rapid Star GmbH", "Eva"]


def test_white_space_around_and_inside_names_is_tidied(read):
    assert names(read('name,x\n"  Rapid \n Star\u00a0 Ltd ",1\n')) == ["Rapid Star Ltd"]


def test_notes_say_which_columns_were_read(read):
    book = read("Kunde;Land;Umsatz\nA;DE;1\n")
    assert noted(book, "read: name") == 'read: name from "Kunde"; country from "Land"'
    assert (
        noted(book, "not used") == 'not used: "Umsatz"' and "separated by semicolons" in book.notes
    )


# ---------------------------------------------------------------- rows in error


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (",DE", "found nothing"),
        ('" ",DE', "found nothing"),
        ("-,DE", 'found "-", which holds no letter'),
        ("???,DE", 'found "???", which holds no letter'),
        ("\u202e\u200b,DE", 'found "\\u202e\\u200b", which holds no letter'),
        (f"{'x' * 10_000},DE", "a name of 10,000 characters"),
        (f"{'x' * 501},DE", "a name of 501 characters"),
        ("A\0B,DE", 'a NUL byte in "A\\u0000B"'),
    ],
)
def test_a_name_that_cannot_be_screened_is_an_error_and_the_others_are_read(read, row, found):
    book = read(f"{HEADER}Good,FR\n{row}\nBetter,GB\n")
    assert names(book) == ["Good", "Better"] and list(book.errors) == [1] and len(book) == 3
    said = str(book.errors[1])
    assert said.startswith("book.csv, row 2 (line 3), name: found") and found in said
    assert "expected" in said and len(said) < 400


def test_a_name_of_500_characters_is_read(read):
    assert len(names(read(f"{HEADER}{'x' * 500},DE\n"))[0]) == 500


def test_one_name_that_is_too_long_costs_the_row_even_beside_a_good_one(read):
    book = read(f"name,alias\nA,{'x' * 501}\n")
    assert not names(book) and "501" in str(book.errors[0]) and len(book) == 1


@pytest.mark.parametrize("row", ["B\n", "B,DE,x\n", "B,,,\n"])
def test_a_ragged_row_is_an_error_of_its_row(read, row):
    book = read(HEADER + "A,FR\n" + row + "C,GB\n")
    assert names(book) == ["A", "C"] and book.frame["row"].to_list() == [0, 2]
    said = str(book.errors[1])
    assert "book.csv, row 2 (line 3): found" in said and "2 fields, as in the header" in said


def test_many_ragged_rows_are_errors_too(read):
    book = read(HEADER + "A,FR\nB\n" * 20)
    assert names(book) == ["A"] * 20 and list(book.errors) == list(range(1, 40, 2))


def test_a_mark_that_is_never_closed_costs_one_row(read):
    book = read(HEADER + 'A,FR\n"B,DE\n' + "C,GB\n" * 9)
    assert list(book.errors) == [1] and "quotation mark" in str(book.errors[1]) and len(book) == 11


# ---------------------------------------------------------------- evidence


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("de", "DE"),
        ("DEU", "DE"),
        (" Germany ", "DE"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("Österreich", "AT"),
        ("Südkorea", "KR"),
        ("Rusland", "RU"),
        ("Россия", "RU"),
        ("中国", "CN"),
        ("UK", "GB"),
        ("EL", "GR"),
        ("Kosovo", "XK"),
        ("Iran", "IR"),
        ("Kongo (Demokratische Republik)", None),
        ("Korea", None),  # North or South
        ("-", None),
        ("", None),
    ],
)
def test_countries_are_known_by_code_and_by_name_in_many_languages(read, words, code):
    assert read(f"{HEADER}A,{words}\n").frame["country"].to_list() == [code]


def test_a_country_nobody_knows_is_noted_and_the_row_is_screened(read):
    rows = "".join(f"A{at},Narnia {'x' * at}\n" for at in range(8))
    book = read(HEADER + "Z,DE\n" + rows)
    assert len(names(book)) == 9 and not book.errors
    note = noted(book, "country: screened without it")
    assert "8 rows" in note and 'row 2 (line 3) "Narnia"' in note and note.endswith("and 3 more")


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("1965-03-07", "1965-03-07"),
        ("1965-3-7", "1965-03-07"),
        ("1965-03-07 00:00:00", "1965-03-07"),
        ("1965-03-07T12:30:00Z", "1965-03-07"),
        ("1965/03/07", "1965-03-07"),
        ("19650307", "1965-03-07"),
        ("07.03.1965", "1965-03-07"),
        ("7 March 1965", "1965-03-07"),
        ("25/03/1965", "1965-03-25"),
        ("03/25/1965", "1965-03-25"),
        ("25-03-1965", "1965-03-25"),
        ("03/03/1965", "1965-03-03"),
        ("1965-03", "1965-03"),
        ("March 1965", "1965-03"),
        ("1965-12", "1965-12"),
        ("1965-01", "1965-01"),
        ("1965", "1965"),
        ("circa 1965", "1965"),
    ],
)
def test_births_are_read_as_far_as_they_are_certain(read, written, birth):
    book = read(f"name,dob\nA,{written}\n")
    assert book.frame["birth"].to_list() == [birth]
    assert not [note for note in book.notes if note.startswith("birth")]


@pytest.mark.parametrize(
    "written",
    ["soon", "1965-13-01", "30.02.1965", "7.3.65", "1960-1965", "23808", "99999999", "\0"],
)
def test_what_is_no_date_of_birth_is_noted_and_the_row_is_screened(read, written):
    book = read(f"name,dob\nA,{written}\n")
    assert book.frame["birth"].to_list() == [None] and names(book) == ["A"]
    assert "1 row: row 1 (line 2)" in noted(book, "birth: screened without it")


def test_a_date_that_reads_two_ways_is_settled_by_the_others_of_its_column(read):
    american = read("name,dob\nA,03/04/1965\nB,12/31/1970\n")
    assert american.frame["birth"].to_list() == ["1965-03-04", "1970-12-31"]
    danish = read("name,dob\nA,03-04-1965\nB,31-12-1970\n")
    assert danish.frame["birth"].to_list() == ["1965-04-03", "1970-12-31"]


@pytest.mark.parametrize("others", ["", "B,12/31/1970\nC,31/12/1970\n"])
def test_a_date_that_reads_two_ways_is_its_year_where_nothing_settles_it(read, others):
    book = read(f"name,dob\nA,03/04/1965\n{others}")
    assert book.frame["birth"][0] == "1965"
    assert 'row 1 (line 2) "03/04/1965"' in noted(book, "by the year alone")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Individual", "person"),
        ("NATURAL_PERSON", "person"),
        ("Firma", "company"),
        ("Legal Entity", "company"),
        ("ship", "vessel"),
        ("Flugzeug", "aircraft"),
        ("", None),
    ],
)
def test_kinds_are_known_by_many_words(read, word, kind):
    assert read(f"name,type\nA,{word}\n").frame["kind"].to_list() == [kind]


def test_a_kind_that_is_none_is_noted(read):
    book = read("name,type\nA,gold\n")
    assert book.frame["kind"].to_list() == [None] and '"gold"' in noted(book, "kind: screened")


def test_numbers_stand_with_their_kinds(read):
    book = read(
        "name,lei,imo,passport,identifier\n"
        "A,5493001KJTIIGC8Y1R12,9187629,,\n"
        "B,,,C01X; C02X;,LEI: 5493;tax:7;9\n"
        "C,,-,,\n"
    )
    assert book.frame["identifiers"].to_list() == [
        "lei:5493001KJTIIGC8Y1R12;imo:9187629",
        "passport:C01X;passport:C02X;lei:5493;tax:7;other:9",
        None,
    ]


def test_an_address_in_parts_is_joined(read):
    book = read("name,city,zip,street\nA,Paris,75001,Rue 1\nB,Lyon,,\nC,,,\n")
    assert book.frame["address"].to_list() == ["Rue 1, 75001, Paris", "Lyon", None]


def test_a_nul_byte_outside_the_name_costs_its_cell_and_is_noted(read):
    book = read("name,id,address\nA,1\0,Rue\n")
    assert book.frame.row(0)[1:3] == (None, "A") and "NUL" in noted(book, "id: screened without")


def test_rows_in_error_are_not_noted_as_well(read):
    book = read(HEADER + ",Narnia\nA,DE\n")
    assert list(book.errors) == [0] and not [n for n in book.notes if n.startswith("country")]


# ---------------------------------------------------------------- text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("suffix", ["csv", "tsv", "txt"])
def test_the_delimiter_is_found_whatever_the_ending(read, delimiter, suffix):
    text = 'Kunde|Land\n"Rapid, Star; Ltd"|DE\n'.replace("|", delimiter)
    book = read(text, f"book.{suffix}")
    assert (names(book), book.frame["country"][0]) == (["Rapid, Star; Ltd"], "DE")


def test_a_file_with_semicolons_in_windows_1252_is_read_and_said(read):
    book = read("Kunde;Straße;Land\nMüller & Söhne – GmbH;Größe 1;Österreich\n".encode("cp1252"))
    assert book.frame.select("name", "address", "country").row(0) == (
        "Müller & Söhne – GmbH",
        "Größe 1",
        "AT",
    )
    assert noted(book, "Windows-1252")


def test_a_few_foreign_bytes_do_not_spoil_a_file_in_utf_8(read):
    data = (HEADER + "Société Générale,FR\nНева,RU\n").encode() + "Müller,DE\n".encode("latin-1")
    assert names(read(data)) == ["Société Générale", "Нева", "Müller"]


@pytest.mark.parametrize("encoding", ["cp1251", "gb2312", "koi8-r"])
def test_bytes_of_another_script_are_refused_and_never_turned_into_other_names(refusal, encoding):
    text = "中国华为技术有限公司" if encoding == "gb2312" else "Газпром нефть"
    said = refusal((HEADER + f"{text},RU\n" * 9).encode(encoding))
    assert "not Western text" in said and "save it as UTF-8" in said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_unicode_is_read_and_said(read, encoding):
    book = read((HEADER + "Müller 华为,CN\n").encode(encoding))
    assert names(book) == ["Müller 华为"]
    assert any("UTF-16" in note or "byte order mark" in note for note in book.notes)


def test_broken_utf_16_is_refused(refusal):
    assert "broken UTF-16" in refusal((HEADER + "A,DE\n").encode("utf-16") + b"\x00")


def test_quoted_cells_may_hold_lines_and_bare_ones_marks(read):
    book = read('name,address\n"Rapid ""Star""","Rue 1\nParis"\n5" Disk Co,x\n')
    assert names(book) == ['Rapid "Star"', '5" Disk Co']
    assert book.frame["address"][0] == "Rue 1\nParis"


def test_blank_lines_are_not_rows_and_blank_cells_neither(read):
    book = read(HEADER + "A,DE\n\n,\n , \nB,x\nC\n")
    assert book.frame["row"].to_list() == [0, 1] and "passed over: 2 blank rows" in book.notes
    assert "row 2 (line 6)" in noted(book, "country: screened")
    assert "row 3 (line 7)" in str(book.errors[2])


def test_the_line_with_which_excel_names_its_separator_is_understood(read):
    book = read("sep=;\nname;land\nA;DE\n;DE\n")
    assert names(book) == ["A"] and "row 2 (line 4)" in str(book.errors[1])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_fine(read, end):
    assert read(f"name,country{end}A,DE{end}B,FR").frame["country"].to_list() == ["DE", "FR"]


def test_names_keep_letters_that_turn_the_direction(read):
    assert names(read(HEADER + "\u202eefac\u202c Ltd,DE\nشركة,AE\n")) == [
        "\u202eefac\u202c Ltd",
        "شركة",
    ]


def test_letters_that_were_lost_before_are_noted(read):
    assert "row 1 (line 2)" in noted(read(HEADER + "M\ufffdller,DE\n"), "letters were lost")


def test_two_columns_of_one_heading_are_two_names(read):
    assert names(read("name,name,country\nA,B,DE\n")) == ["A", "B"]


def test_both_ways_of_reading_a_table_agree(read):
    rows = "".join(f'N{at},"x, {at}"\n' for at in range(50)) + "B\n\nC,DE\n"
    fast, slow = read(HEADER + rows), read(HEADER + rows + '5" D,DE\n')
    assert fast.frame.equals(slow.frame.head(fast.frame.height))
    assert {row: str(why) for row, why in fast.errors.items()} == {
        row: str(why) for row, why in slow.errors.items()
    }


def test_a_million_equal_rows_are_read_by_the_column(read):
    book = read(HEADER + "Rapid Star Ltd,Germany\n" * 1_000_000)
    assert len(book) == 1_000_000 and book.frame["country"].unique().to_list() == ["DE"]


# ---------------------------------------------------------------- plain lists


@pytest.mark.parametrize("name", ["book.txt", "book.csv"])
def test_one_column_without_a_heading_is_a_list_and_its_first_line_is_a_name(read, name):
    book = read("Rapid Star\n\nBlue Sky\n12345\n", name)
    assert names(book) == ["Rapid Star", "Blue Sky", "12345"]
    assert book.frame["row"].to_list() == [0, 1, 2] and noted(book, "a plain list")


def test_one_column_with_a_heading_has_its_names_below_it(read):
    book = read("name\nRapid Star\n-\n")
    assert names(book) == ["Rapid Star"] and "row 2 (line 3), name" in str(book.errors[1])


@pytest.mark.parametrize(
    "first", ["Rapid Star Co., Ltd.", "Rapid Star\nBlue Sky Co., Ltd.", "Rapid, Star & Sons\nBlue"]
)
def test_a_comma_in_a_list_is_one_of_the_name_and_said(read, first):
    book = read(first + '\n"Green, ""Moon"" Inc"\n', "book.txt")
    assert names(book) == [*first.split("\n"), 'Green, "Moon" Inc']
    assert "taken as part of the name" in noted(book, "one column")


def test_a_title_above_the_headings_is_not_taken_for_a_name(refusal):
    said = refusal("Customers of 2026\nname;country\nA;DE\n")
    assert 'above the headings "name;country"' in said and "delete" in said


def test_a_table_without_headings_is_refused(refusal):
    assert "--name" in refusal("Rapid Star,DE\nBlue Sky,FR\n", "book.txt")


def test_numbers_are_names_where_names_are_asked_for(read):
    assert names(read("name\n12345\n007\n")) == ["12345", "007"]


# ---------------------------------------------------------------- workbooks


def test_a_sheet_is_read_with_its_numbers_and_days(read, workbook):
    rows = [
        ["Name", "Nr", "Land", "DOB"],
        ["A", 12345, "DE", date(1965, 3, 7)],
        [999, "x", "", 1965],
    ]
    book = read(workbook(Kunden=rows), "book.xlsx")
    assert book.frame.select("id", "name", "country", "birth").rows() == [
        ("12345", "A", "DE", "1965-03-07"),
        ("x", "999", None, "1965"),
    ]


def test_rows_of_a_sheet_are_counted_as_the_program_counts_them(read, workbook):
    rows = [[], [], ["Name", "Land"], ["A", "DE"], [], ["", "FR"]]
    book = read(workbook(Kunden=rows), "book.xlsx")
    assert 'book.xlsx, sheet "Kunden", row 6, Name: found nothing' in str(book.errors[1])
    assert names(book) == ["A"] and "passed over: 1 blank row" in book.notes


def test_the_first_sheet_is_read_unless_another_is_named(read, workbook):
    data = workbook(Eins=[["name"], ["A"]], Zwei=[["name"], ["B"]])
    first, second = read(data, "book.xlsx"), read(data, "book.xlsx", sheet="Zwei")
    assert (names(first), names(second)) == (["A"], ["B"])
    assert noted(first, 'read the sheet "Eins"; not read: "Zwei"')


def test_a_workbook_is_known_whatever_its_ending(read, workbook):
    assert names(read(workbook(A=[["name"], ["A"]]), "book.csv")) == ["A"]


def test_a_workbook_that_cannot_be_read_is_refused(read, refusal, workbook):
    data = workbook(Eins=[["name"], ["A"]], Leer=[])
    assert 'no sheet "Drei" among "Eins", "Leer"' in refusal(data, "book.xlsx", sheet="Drei")
    assert "an empty sheet" in refusal(data, "book.xlsx", sheet="Leer")
    assert "does not read as a workbook" in refusal(data[: len(data) // 2], "book.xlsx")
    assert "does not read as a workbook" in refusal("<html><p>x</p></html>", "book.xls")
    assert "--name" in refusal(workbook(A=[["Kd"], ["A"]]), "book.xlsx")
    assert "no customers" in refusal(workbook(A=[["name"]]), "book.xlsx")
    assert "no sheets" in refusal(HEADER + "A,DE\n", sheet="Eins")


def test_without_the_package_a_workbook_is_refused_in_a_sentence(refusal, workbook, monkeypatch):
    data = workbook(A=[["name"], ["A"]])
    monkeypatch.setitem(sys.modules, "fastexcel", None)
    assert "pip install fastexcel" in refusal(data, "book.xlsx")


# ---------------------------------------------------------------- JSON and Parquet


CUSTOMERS = [{"name": "A", "id": 7, "country": "de"}, {"name": 12345, "dob": 1965.0}, {"id": 9}]


def test_an_array_of_objects_is_read(read):
    book = read(orjson.dumps(CUSTOMERS), "book.json")
    assert book.frame.select("id", "name", "country", "birth").rows() == [
        ("7", "A", "DE", None),
        (None, "12345", None, "1965"),
    ]
    assert "book.json, row 3, name: found nothing" in str(book.errors[2])


def test_objects_one_a_line_are_read(read):
    lines = b"\n\n".join(map(orjson.dumps, CUSTOMERS))
    for name in ("book.jsonl", "book.json", "book"):
        book = read(lines, name)
        assert names(book) == ["A", "12345"] and "line 5" in str(book.errors[2])


@pytest.mark.parametrize("broken", ["{oops}", "[1]", "7", '{"name": ["B", "C"]}', '{"name": {}}'])
def test_a_broken_object_costs_its_row(read, broken):
    one, other = '{"name": "A"}', '{"name": "D"}'
    lines = read(f"{one}\n{broken}\n{other}\n", "book.jsonl")
    array = read(f"[{one}, {broken}, {other}]", "book.json")
    for book in (lines, array):
        assert names(book) == ["A", "D"] and list(book.errors) == [1]


def test_a_list_of_numbers_in_json_is_several_numbers(read):
    book = read('[{"name": "A", "passport": ["P1", "P2"], "country": ["DE", "FR"]}]', "book.json")
    assert book.frame["identifiers"].to_list() == ["passport:P1;passport:P2"]
    assert '"DE;FR"' in noted(book, "country: screened")


@pytest.mark.parametrize("content", ["[]", "{}", "7", '{"nm": "A"}', "[{", "null"])
def test_json_without_customers_is_refused(refusal, content):
    refusal(content, "book.json")


def test_parquet_is_read_with_its_types(read):
    frame = pl.DataFrame(
        {
            "name": [12345, 7],
            "id": [1.0, None],
            "dob": [date(1965, 3, 7), None],
            "country": pl.Series(["DE", "zz"], dtype=pl.Categorical),
            "passport": [["P1", "P2"], None],
            "turnover": [1.5, 2.5],
        }
    )
    buffer = BytesIO()
    frame.write_parquet(buffer)
    for name in ("book.parquet", "book.csv"):
        book = read(buffer.getvalue(), name)
        assert book.frame.row(0)[1:] == (
            ("1", "12345", None, "DE", None, "1965-03-07", "passport:P1;passport:P2")
        )
        assert (
            'row 2 "zz"' in noted(book, "country: screened")
            and 'not used: "turnover"' in book.notes
        )


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ([["A", "B"]], "values of the type List"),
        ([{"first": "A"}], "values of the type Struct"),
        ([b"\xff"], "not text"),
    ],
)
def test_parquet_whose_names_are_no_text_is_refused(refusal, column, said):
    buffer = BytesIO()
    pl.DataFrame({"name": column}).write_parquet(buffer)
    assert said in refusal(buffer.getvalue(), "book.parquet")


def test_parquet_days_with_hours_are_days(read):
    buffer = BytesIO()
    pl.DataFrame({"name": ["A"], "dob": [datetime(1965, 3, 7, 5)]}).write_parquet(buffer)
    assert read(buffer.getvalue(), "book.parquet").frame["birth"].to_list() == ["1965-03-07"]


# ---------------------------------------------------------------- files of which nothing is read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "an empty file"),
        ("\n \n", "an empty file"),
        (b"\0" * 100, "an empty file"),
        (HEADER, "no customers"),
        (HEADER + "\n,\n", "no customers"),
        ("name\n", "no customers"),
        ("Kd,Bez\nA,B\n", '"Kd", "Bez"'),
        ('name,"country\nA,DE\n', "one line of headings"),
        (b"\x1f\x8b and so on", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"PAR1 and then nothing", "does not read as Parquet"),
        (b"PK\x03\x04 and so on", "does not read as a workbook"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused_and_says_why(refusal, content, said):
    assert said in refusal(content)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ReadError, match="nothing that can be opened"):
            read_customers(path, Columns())


PIECES = st.sampled_from(
    [
        "name",
        "country",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        '"',
        '""',
        "\0",
        "A",
        "Müller",
        "\u202e",
        "-",
        " ",
    ]
)


@given(
    st.one_of(
        st.binary(max_size=80), st.lists(PIECES, max_size=40).map(lambda p: "".join(p).encode())
    )
)
def test_any_bytes_are_read_or_refused_and_every_row_is_a_line_or_an_error(tmp_path_factory, data):
    path = Path(tmp_path_factory.mktemp("any") / "book.csv")
    for content in (data, b"name,country\n" + data):
        path.write_bytes(content)
        try:
            book = read_customers(path, Columns())
        except ReadError as error:
            assert "expected" in str(error)
            continue
        assert sorted({*book.frame["row"].to_list(), *book.errors}) == list(range(len(book)))
        assert not set(book.frame["row"].to_list()) & set(book.errors)
        assert not book.frame["name"].null_count()
