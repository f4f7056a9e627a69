"""The Denied Persons List in its three formats."""

from datetime import date
from pathlib import Path

import pytest

from licet.lists.reading import Document
from licet.lists.refusal import Refused
from licet.lists.us_bis_dpl.read import read
from licet.lists.us_bis_dpl.text_file import COLUMNS
from tests.lists.us_bis.builders import json_file, thing

KITE = {
    "Name": " ADA KITE",
    "Street_Address": "9 ROAD",
    "City": "PHOENIX",
    "State": "AZ",
    "Postal_Code": "85043",
    "Effective_Date": "10/16/2017",
    "Expiration_Date": "10/13/2020",
    "Standard_Order": "Y",
    "Last_Update": "2017-10-23",
    "Action": "FR NOTICE ADDED",
    "FR_Citation": "82 F.R. 48792 10/20/2017",
}


def _text(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> Document:
    lines = [header, *(tuple(one.get(column, "") for column in COLUMNS) for one in rows)]
    quoted = ("\t".join(f'"{cell}"' for cell in line) for line in lines)
    return Document("dpl.txt", "\n".join(quoted).encode())


def _csv(*rows: str, header: str = "") -> Document:
    columns = "Name_and_Address,Effective_Date,Expiration_Date,FR_Citation,Type_of_Denial"
    return Document("dpl_04142026.csv", "\r\n".join([header or columns, *rows]).encode())


def test_an_order_holds_through_its_last_day() -> None:
    (one,) = read([_text(KITE)]).entries
    assert (one.list, one.requirement, one.name) == ("us-bis-dpl", "denial", "ADA KITE")
    assert one.listed_on == date(2017, 10, 16)
    assert one.delisted_on == date(2020, 10, 14)
    assert one.published == (date(2017, 10, 20),)
    assert one.addresses[0].text == "9 ROAD, PHOENIX, AZ, 85043"
    assert (one.addresses[0].city, one.addresses[0].postcode) == ("PHOENIX", "85043")
    assert one.remarks == "Action: FR NOTICE ADDED; Last update: 2017-10-23"


def test_an_order_without_a_last_day_has_no_end() -> None:
    (one,) = read([_text(KITE | {"Expiration_Date": ""})]).entries
    assert one.delisted_on is None


def test_a_state_and_a_zip_code_are_the_united_states() -> None:
    odd = KITE | {"State": "", "City": "TBILISI", "Name": "EVA KITE"}
    states = [one.country for one in read([_text(KITE, odd)]).entries]
    assert states == ["US", None]


def test_a_non_standard_order_is_said() -> None:
    (one,) = read([_text(KITE | {"Standard_Order": "N"})]).entries
    assert "Non-standard order" in (one.remarks or "")


def test_the_same_person_twice_has_two_keys() -> None:
    found = read([_text(KITE, KITE | {"City": "MESA"}, KITE)]).entries
    assert len({one.key for one in found}) == 3


def test_aliases_in_the_name() -> None:
    rows = [KITE | {"Name": one} for one in ("PEARL (A.K.A. NEI KITE) LI", "KITE AIR D/B/A K7")]
    found = read([_text(*rows)]).entries
    assert [[each.text for each in one.names] for one in found] == [
        ["PEARL LI", "NEI KITE"],
        ["KITE AIR", "K7"],
    ]


def test_the_csv_of_2026() -> None:
    line = '"KITE AIR, LLC, 9 ROAD, DUBAI, AE",2025-08-26,,"90 F.R. 41970 8/28/2025",Non-Standard'
    found = read([_csv(line)])
    (one,) = found.entries
    assert (found.format, one.name, one.country) == ("csv", "KITE AIR, LLC", "AE")
    assert (one.listed_on, one.delisted_on) == (date(2025, 8, 26), None)
    assert one.remarks == "Type of denial: Non-Standard"


def test_the_json_keeps_the_last_day_in_its_notes() -> None:
    notes = "Type of denial: Standard; Expires: 2029-01-26"
    kite = thing("ADA KITE", effective_date="2024-01-26", notes=notes)
    (one,) = read([json_file("bis-dpl", kite)]).entries
    assert one.delisted_on == date(2029, 1, 27)
    assert one.remarks == notes


REFUSED = [
    (_text(), "no rows"),
    (_text(KITE, header=(*COLUMNS[:-1], "Colour")), "Colour"),
    (_text(KITE, header=(COLUMNS[1], COLUMNS[0], *COLUMNS[2:])), "another order"),
    (_text(KITE | {"Name": " "}), "no name"),
    (_text(KITE | {"Effective_Date": "soon"}), "soon"),
    (Document("dpl.txt", _text(KITE).data[:-60]), "line 2"),
    (_csv("a,b"), "2 cells"),
    (_csv(header="Name_and_Address,Effective_Date,Expiration_Date,Colour,Type"), "Colour"),
    (Document("x.txt", b"hello"), "cells"),
]


@pytest.mark.parametrize(("document", "found"), REFUSED)
def test_what_is_not_the_list_is_refused(document: Document, found: str) -> None:
    with pytest.raises(Refused, match=found):
        read([document])


REAL = [("dpl-2019-06.txt", 546), ("dpl-2022-09.txt", 581), ("dpl-2023-11.txt", 665)]


@pytest.mark.parametrize(("name", "count"), REAL)
def test_the_files_at_hand_counted_by_lines(shared_data: Path, name: str, count: int) -> None:
    data = (shared_data / "bis" / name).read_bytes()
    lines = data.rstrip(b"\n").split(b"\n")[1:]
    found = read([Document(name, data)]).entries
    assert len(found) == len({one.key for one in found}) == len(lines) == count
    assert sum(one.delisted_on is None for one in found) == sum(
        line.split(b"\t")[7] == b'""' for line in lines
    )
    assert all(one.listed_on and one.requirement == "denial" for one in found)


def test_the_json_at_hand_counted_by_its_fields(shared_data: Path) -> None:
    data = (shared_data / "bis" / "bis-dpl-2026-07-09.json").read_bytes()
    found = read([Document("dpl.json", data)]).entries
    assert len(found) == data.count(b'"effective_date"') == 564
    assert sum(one.delisted_on is not None for one in found) == data.count(b"Expires:") == 511
