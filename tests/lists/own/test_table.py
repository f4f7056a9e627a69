"""A user's own list as a table, and the sheet that is made for it."""

from datetime import date

import pytest

from licet.lists.own.read import read
from licet.lists.own.sheet import sheet_for
from licet.lists.own.table import COLUMNS, SEVERAL
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.spans import through


def table(*lines: str) -> Reading:
    return read([Document("watch.csv", "\n".join(lines).encode())])


def one(header: str, row: str) -> Entry:
    (entry,) = table(header, row).entries
    return entry


def test_a_name_alone_is_an_entry():
    entry = one("name", "Blue Works")
    assert entry.names == (Name("Blue Works", NameKind.PRIMARY),)
    assert (entry.key, entry.list, entry.sort) == ("blue works|", "own", Sort.UNKNOWN)


def test_every_column_has_its_place():
    cells = {
        "id": "7",
        "name": "Blue Works",
        "type": "Company",
        "aliases": "BW; Blue W.",
        "weak_aliases": "Blue",
        "former_names": "Red Works",
        "original_name": "青工場",
        "country": "Iran",
        "address": "1 Main St",
        "identifiers": "lei:529900T8BM49AURSDO55;IMO:9074729",
        "birth_date": "1971;25 March 1972",
        "birth_place": "Qom",
        "nationality": "ir; Türkiye",
        "programme": "A;B",
        "citation": "Board decision 4",
        "listed_on": "2026-01-02",
        "delisted_on": "2026-03-04",
        "remarks": "why",
    }
    entry = one("\t".join(cells), "\t".join(cells.values()))
    assert list(cells) == COLUMNS
    assert (entry.key, entry.sort, entry.citation) == ("7", Sort.COMPANY, "Board decision 4")
    assert [(name.text, name.kind.value) for name in entry.names] == [
        ("Blue Works", "primary"),
        ("BW", "alias"),
        ("Blue W.", "alias"),
        ("Blue", "weak alias"),
        ("Red Works", "former name"),
        ("青工場", "original script"),
    ]
    assert entry.addresses == (Address("1 Main St", "IR"),)
    assert entry.identifiers == (
        Identifier("lei", "529900T8BM49AURSDO55"),
        Identifier("imo", "9074729"),
    )
    assert entry.births == (
        Birth("1971", through("1971-01-01", "1971-12-31")),
        Birth("25 March 1972", through("1972-03-25", "1972-03-25")),
    )
    assert (entry.birth_places, entry.countries) == (("Qom",), ("IR", "TR"))
    assert (entry.programmes, entry.remarks) == (("A", "B"), "why")
    assert (entry.listed_on, entry.delisted_on) == (date(2026, 1, 2), date(2026, 3, 4))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_separated_by_commas_semicolons_or_tabs(mark):
    entry = one(f"NAME{mark}Birth Date{mark}aliases", f'Blue{mark}1971{mark}"A;B"')
    assert [name.text for name in entry.names] == ["Blue", "A", "B"]


def test_a_country_alone_is_an_address():
    assert one("name,country", "Blue,Iran").addresses == (Address("Iran", "IR"),)


def test_columns_that_are_not_there_are_said_to_lack():
    assert table("name,aliases,address", "Blue,,").lacks == {"identifiers", "births"}
    assert table(",".join(COLUMNS), "1,Blue" + "," * 16).lacks == frozenset()


def test_two_rows_of_one_name_have_keys_of_their_own():
    keys = [entry.key for entry in table("name", "Blue", "Blue").entries]
    assert keys == ["blue|", "blue|#2"]


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        ("name,telephone", "Blue,1", "telephone"),
        ("firm,country", "Blue,IR", "name"),
        ("name,name", "Blue,Red", "twice"),
        ("name,country", ",Iran", "line 2, name"),
        ("name,country", "Blue,Atlantis", 'line 2, country: found "Atlantis"'),
        ("name,nationality", "Blue,Atlantean", "nationality"),
        ("name,type", "Blue,dragon", "person, company, vessel or aircraft"),
        ("name,birth_date", "Blue,spring", "birth_date"),
        ("name,birth_date", "Blue,03/04/1971", "birth_date"),
        ("name,listed_on", "Blue,2026-13-01", "listed_on"),
        ("name,listed_on", "Blue,2026", "listed_on"),
        ("name,listed_on,delisted_on", "Blue,2026-02-01,2026-01-01", "before"),
        ("name,identifiers", "Blue,9074729", "kind:number"),
        ("name,identifiers", "Blue,ship:9074729", "kind:number"),
        ("name,country", "Blue", "1 cells"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(header, row, found):
    with pytest.raises(Refused, match=found):
        table(header, row)


def test_an_id_on_two_rows_is_refused_with_both_lines():
    with pytest.raises(Refused, match=r"line 3, id.*as on line 2"):
        table("id,name", "1,Blue", "1,Red")


def test_a_day_whose_month_is_clear_may_have_slashes():
    assert one("name,listed_on", "Blue,25/03/2026").listed_on == date(2026, 3, 25)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"[{}]", b"<xml/>", b"name\n"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(Refused):
        read([Document("watch.xlsx", data)])


def test_columns_of_several_values_are_columns():
    assert set(SEVERAL) <= set(COLUMNS)


def test_a_sheet_is_made_for_the_name_the_user_gives():
    sheet = sheet_for("own-watch-2", "Watch")
    assert (sheet.id, sheet.title, sheet.lists) == ("own-watch-2", "Watch", ("own-watch-2",))
    assert sheet.reader() is read


@pytest.mark.parametrize("bad", ["watch", "own", "own-", "own-Watch", "own-../x", "us-csl"])
def test_a_name_that_does_not_begin_with_own_is_refused(bad):
    with pytest.raises(Refused, match="own-watch"):
        sheet_for(bad)
