"""HM Treasury's consolidated list in both sets of columns. All parties are invented."""

import csv
import io
from collections import Counter, defaultdict
from datetime import date

import pytest

from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.lists.uk_ofsi.columns import SINCE_2022, UNTIL_2022
from licet.lists.uk_ofsi.numbered import numbered, pairs
from licet.lists.uk_ofsi.read import read
from licet.spans import Span

ADA = {
    "Name 6": "ZARIA",
    "Name 1": "Ada",
    "Group Type": "Individual",
    "Alias Type": "Prime Alias",
    "Regime": "Nowhere",
    "Listed On": "24/04/2002",
    "Last Updated": "20/01/2015",
    "Group ID": "7087",
}


def document(*rows: dict[str, str], columns: list[str] = UNTIL_2022) -> Document:
    out = io.StringIO()
    out.write("Last Updated,12/02/2016\r\n")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return Document("ConList.csv", out.getvalue().encode("cp1252", "xmlcharrefreplace"))


def reading(*rows: dict[str, str], columns: list[str] = UNTIL_2022) -> Reading:
    return read([document(*rows, columns=columns)])


def only(**cells: str) -> Entry:
    (found,) = reading(ADA | {name.replace("_", " "): cell for name, cell in cells.items()}).entries
    return found


def test_the_rows_of_a_group_are_one_entry_even_where_they_stand_apart():
    other = ADA | {"Group ID": "1", "Name 6": "OTHER"}
    former = ADA | {"Name 6": "ZED", "Alias Type": "FKA"}
    found = reading(ADA, other, former)
    assert [entry.key for entry in found.entries] == ["7087", "1"]
    assert found.entries[0].names == (
        Name("Ada ZARIA", NameKind.PRIMARY),
        Name("Ada ZED", NameKind.FORMER),
    )
    assert found.issued == date(2016, 2, 12)


def test_listed_on_is_the_day_of_listing_and_the_earliest_where_two_regimes_list():
    (found,) = reading(ADA, ADA | {"Regime": "Elsewhere", "Listed On": "01/02/2001"}).entries
    assert found.listed_on == date(2001, 2, 1)
    assert found.programmes == ("Nowhere", "Elsewhere")
    assert "Listed On: 24/04/2002" in (found.remarks or "")


def test_zeros_in_a_birth_are_what_is_not_known():
    (birth,) = only(DOB="00/00/1943").births
    assert birth.text == "00/00/1943"
    assert birth.days == Span(date(1943, 1, 1), date(1944, 1, 1))


def test_numbered_towns_lie_in_the_countries_of_their_numbers():
    found = only(Town_of_Birth="(1) Tripoli (2) Tunis", Country_of_Birth="(1) Libya (2) Tunisia")
    assert found.birth_places == ("Tripoli, Libya", "Tunis, Tunisia")


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Tripoli", {0: "Tripoli"}),
        ("", {}),
        ("(1) Tripoli (2) Tunis", {1: "Tripoli", 2: "Tunis"}),
        ("(1)-(2) Tunisia (3) Libya", {1: "Tunisia", 2: "Tunisia", 3: "Libya"}),
        ("(1) to (3) Algeria (4) Oman", {1: "Algeria", 2: "Algeria", 3: "Algeria", 4: "Oman"}),
        ("(1) (2) (4) Libya (3) Oman", {1: "Libya", 2: "Libya", 4: "Libya", 3: "Oman"}),
        ("(1) Tiaret (2)-(6) -", {1: "Tiaret"}),
        ("(1) Bengasi (2) - (3) -", {1: "Bengasi"}),
        ("(1) A (1) B", {1: "A; B"}),
    ],
)
def test_a_cell_of_several_values_is_read_by_its_numbers(cell, values):
    assert numbered(cell) == values


def test_a_country_without_a_number_is_not_given_to_numbered_towns():
    assert pairs("(1) Tripoli (2) Tunis", "Libya") == [
        ("Tripoli", ""),
        ("Tunis", ""),
        ("", "Libya"),
    ]


@pytest.mark.parametrize(
    ("cell", "number", "label"),
    [
        ("A74109 (Nowhere). Issued 1995", "A74109", "A74109 (Nowhere). Issued 1995"),
        ("4117921", "4117921", None),
        ("Nowhere passport no. FA0157612.", "FA0157612", "Nowhere passport no. FA0157612."),
        ("no 123456 and no 654321", "no 123456 and no 654321", None),
    ],
)
def test_a_passport_is_its_number_where_the_words_name_one(cell, number, label):
    assert only(Passport_Details=cell).identifiers == (Identifier("passport", number, None, label),)


def test_a_nationality_is_a_country_and_words_that_are_none_stay():
    found = only(Nationality="(1) Tunisian (2) Possibly Lunar")
    assert found.countries == ("TN",)
    assert "Nationality: Possibly Lunar" in (found.remarks or "")


def test_the_reference_of_the_united_nations_is_found_in_the_words():
    found = only(Other_Information="UN Ref QI.B.62.02. Also referred to as Zed.")
    assert found.identifiers == (Identifier("un_reference", "QI.B.62.02"),)
    assert "Also referred to as Zed." in (found.remarks or "")


def test_a_group_without_a_primary_name_is_noted():
    found = reading(ADA | {"Alias Type": "AKA"})
    assert found.entries[0].name == "Ada ZARIA"
    assert "1 groups have no row with a primary name" in found.notes[0]
    assert "(alias)" in (found.entries[0].remarks or "")


def test_the_columns_since_2022_have_scripts_quality_and_numbers():
    row = ADA | {
        "Alias Type": "Primary name",
        "Name Non-Latin Script": "Ада",
        "Non-Latin Script Language": "Russian",
        "Passport Number": "(1) A1 (2) B2",
        "Passport Details": "(1) old (2) new",
        "National Identification Number": "55",
        "UK Sanctions List Date Designated": "31/12/2020",
        "Other Information": "(UK Sanctions List Ref):NOW0001 (UN Ref):QDi.006",
    }
    weak = row | {"Name 6": "ZED", "Alias Type": "AKA", "Alias Quality": "Low quality"}
    text = document(row, weak, columns=SINCE_2022).data.replace(
        b"&#1040;&#1076;&#1072;", "Ада".encode()
    )
    (found,) = read([Document("ConList.csv", text)]).entries
    assert [name.kind for name in found.names] == [
        NameKind.PRIMARY,
        NameKind.ORIGINAL,
        NameKind.WEAK,
    ]
    assert found.identifiers == (
        Identifier("passport", "A1", None, "old"),
        Identifier("passport", "B2", None, "new"),
        Identifier("national_id", "55"),
        Identifier("un_reference", "QDi.006"),
        Identifier("other", "NOW0001", None, "UK Sanctions List Ref"),
    )
    assert found.listed_on == date(2002, 4, 24)
    assert "UK Sanctions List Date Designated: 31/12/2020" in (found.remarks or "")


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (document(), "no group"),
        (document(ADA | {"Group ID": "x"}), "Group ID"),
        (document(ADA | {"Group Type": "Moon"}), "Moon"),
        (document(ADA, ADA | {"Group Type": "Ship"}), "7087 as a vessel"),
        (document(ADA | {"Alias Type": "Pen name"}), "Pen name"),
        (document(ADA | {"Name 6": "", "Name 1": ""}), "without a name"),
        (document(ADA | {"Listed On": "soon"}), "soon"),
        (Document("x.csv", document(ADA).data.replace(b"Regime", b"Hobby", 1)), "Hobby"),
        (Document("x.csv", document(ADA).data[:-40]), "cells"),
        (Document("x.csv", b"Name 6,Name 1\n"), "Last Updated and a day"),
        (Document("x.xml", b"<ArrayOfFinancialSanctionsTarget/>"), "XML"),
    ],
)
def test_what_the_reader_does_not_know_is_refused(bad, told):
    with pytest.raises(Refused, match=told):
        read([bad])


@pytest.fixture(scope="module")
def real(shared_data) -> tuple[dict[str, list[list[str]]], Reading]:
    """The rows of the real file by group, as Python's own csv reads them, and the reading."""
    data = (shared_data / "uk" / "boe-consolidated-2016-02.csv").read_bytes()
    groups = defaultdict(list)
    for row in list(csv.reader(io.StringIO(data.decode("cp1252"), newline="")))[2:]:
        groups[row[-1]].append(row)
    return groups, read([Document("c.csv", data)])


def test_every_group_of_the_real_file_is_an_entry(real):
    groups, found = real
    assert sum(map(len, groups.values())) == 800
    assert [entry.key for entry in found.entries] == list(groups)
    types = Counter(rows[0][UNTIL_2022.index("Group Type")] for rows in groups.values())
    sorts = Counter(entry.sort for entry in found.entries)
    assert sorts == {Sort.PERSON: types["Individual"], Sort.COMPANY: types["Entity"]}
    assert types == {"Individual": 323, "Entity": 140}


def test_no_name_or_birth_of_the_real_file_is_lost(real):
    groups, found = real
    dob = UNTIL_2022.index("DOB")
    for entry in found.entries:
        rows = groups[entry.key]
        told = {" ".join(" ".join([*row[1:6], row[0]]).split()) for row in rows}
        assert {name.text for name in entry.names} == told
        assert {birth.text for birth in entry.births} == {row[dob] for row in rows} - {""}
        assert all(birth.days for birth in entry.births)
        assert entry.listed_on is not None


def test_the_real_file_is_a_part_of_the_list_and_the_reading_says_so(real):
    assert "228 groups have no row with a primary name" in real[1].notes[0]
