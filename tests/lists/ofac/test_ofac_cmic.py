"""The NS-CMIC List as a JSON table."""

import json
from datetime import date

import pytest

from licet.lists.reading import Document
from licet.lists.record import Identifier, NameKind
from licet.lists.refusal import Refused
from licet.lists.us_ofac_cmic.read import read

COMPANY = {
    "name": "Green Harbour Radar Co., Ltd",
    "aliases": ["GHR"],
    "country": "China",
    "address": "1 Quay Road, Dalian, China",
    "status": None,
    "effective_date": "2021-08-02",
    "federal_register": None,
    "notes": "Target Type: Public Company; Listing Date (CMIC): 03 Jun 2021; USCC: 91X (China); "
    "Program: CMIC-EO13959",
}


def table(*rows, **changes):
    whole: dict[str, object] = {"list_id": "x", "source_file": "x.pdf", "extracted": "2026-07-09"}
    whole |= {"count": len(rows), "entities": rows} | changes
    return [Document("cmic.json", json.dumps(whole).encode())]


def test_the_listing_date_is_not_the_effective_date():
    (entry,) = read(table(COMPANY)).entries
    assert entry.listed_on == date(2021, 6, 3)
    assert (entry.remarks or "").endswith("Effective Date (CMIC): 2021-08-02")


def test_a_company_has_a_key_names_and_its_credit_code():
    (entry,) = read(table(COMPANY)).entries
    assert (entry.list, entry.key) == ("us-ofac-cmic", "green harbour radar co ltd|cn")
    assert [one.kind for one in entry.names] == [NameKind.PRIMARY, NameKind.ALIAS]
    label = "Unified Social Credit Code (USCC)"
    assert entry.identifiers == (Identifier("registration", "91X", "CN", label),)
    assert entry.programmes == ("CMIC-EO13959",)


def test_equal_names_have_different_keys():
    assert len({one.key for one in read(table(COMPANY, COMPANY)).entries}) == 2


@pytest.mark.parametrize(
    ("rows", "changes", "found"),
    [
        ([COMPANY], {"count": 2}, "1 entities"),
        ([COMPANY | {"shoes": 1}], {}, "shoes"),
        ([COMPANY | {"name": " "}], {}, "no name"),
        ([COMPANY | {"aliases": "GHR"}], {}, "aliases a list"),
        ([], {"more": 1}, "more"),
    ],
)
def test_another_shape_is_refused(rows, changes, found):
    with pytest.raises(Refused, match=found):
        read(table(*rows, **changes))


def test_json_that_breaks_off_is_refused():
    (whole,) = table(COMPANY)
    with pytest.raises(Refused, match="breaks off"):
        read([Document("cmic.json", whole.data[:-9])])
