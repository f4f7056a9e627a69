"""The UK Sanctions List as CSV. All parties are invented."""

import csv
import io
from datetime import date

import pytest

from licet.lists.reading import Document, Reading
from licet.lists.record import Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.lists.uk_sanctions_list.csv_list import COLUMNS
from licet.lists.uk_sanctions_list.read import read

ADA = {
    "Unique ID": "NOW0001",
    "Name 6": "ZARIA",
    "Name 1": "Ada",
    "Name type": "Primary Name",
    "Regime Name": "The Nowhere (Sanctions) (EU Exit) Regulations 2019",
    "Designation Type": "Individual",
    "Date Designated": "29/06/2012",
    "D.O.B": "dd/mm/1945",
    "Nationality(/ies)": "Russia",
}


def document(*rows: dict[str, str], first: str = "Report Date: 13-Feb-2026") -> Document:
    out = io.StringIO()
    out.write(f"{first}\r\n")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return Document("UK-Sanctions-List.csv", out.getvalue().encode())


def reading(*rows: dict[str, str]) -> Reading:
    return read([document(*rows)])


def test_the_rows_of_one_unique_id_are_one_entry():
    alias = ADA | {"Name 6": "ZED", "Name 1": "", "Name type": "Alias", "D.O.B": "05/08/1946"}
    found = reading(ADA, alias | {"Alias strength": "Low quality a.k.a"})
    (entry,) = found.entries
    assert entry.names == (Name("Ada ZARIA", NameKind.PRIMARY), Name("ZED", NameKind.WEAK))
    assert [birth.text for birth in entry.births] == ["dd/mm/1945", "05/08/1946"]
    assert entry.listed_on == date(2012, 6, 29)
    assert (entry.sort, entry.countries) == (Sort.PERSON, ("RU",))
    assert entry.raw.count("\n") == 1


@pytest.mark.parametrize(
    "first", ["Report Date: 13-Feb-2026", "Report Date,13-Feb-2026", "Report Date: 13/02/2026"]
)
def test_the_first_line_bears_the_day(first):
    assert read([document(ADA, first=first)]).issued == date(2026, 2, 13)


def test_a_ship_has_its_numbers():
    ship = ADA | {"Designation Type": "Ship", "IMO number": "IMO9999999", "OFSI Group ID": "12"}
    (entry,) = reading(ship).entries
    assert entry.identifiers == (
        Identifier("imo", "9999999"),
        Identifier("other", "12", None, "OFSI Group ID"),
    )


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (document(ADA, first="Hello"), "Report Date"),
        (document(), "no designation"),
        (document(ADA | {"Unique ID": ""}), "no Unique ID"),
        (document(ADA, ADA | {"Designation Type": "Ship"}), "NOW0001 as a vessel"),
        (document(ADA | {"Name type": ""}), "without a kind"),
        (document(ADA | {"Name type": "Alias"}), "no primary name"),
        (Document("x.csv", document(ADA).data.replace(b"Gender", b"Hobby")), "Hobby"),
        (Document("x.csv", document(ADA).data[:-30]), "cells"),
    ],
)
def test_what_the_reader_does_not_know_is_refused(bad, told):
    with pytest.raises(Refused, match=told):
        read([bad])
