"""trade.gov's `consolidated.json`, the compact JSON, and which format a document is in."""

from datetime import date

import pytest

from licet.lists.reading import Document
from licet.lists.record import Address, Identifier, Sort
from licet.lists.refusal import Refused
from licet.lists.us_csl.read import read
from licet.lists.us_csl.sheet import SHEET
from tests.lists.us_csl.samples import (
    ENTITY_LIST,
    OFAC_SDN,
    compact_document,
    csv_document,
    json_document,
    reading,
)

HAFEN = {
    "id": "906001",
    "source": OFAC_SDN,
    "entity_number": "906001",
    "type": "Entity",
    "programs": ["CUBA"],
    "name": "HAFEN BANK LIMITED",
    "title": None,
    "addresses": [
        {
            "address": "4th Floor, 1 Example Wall",
            "city": "London",
            "state": None,
            "postal_code": "E14 0XX",
            "country": "GB",
        }
    ],
    "federal_register_notice": None,
    "start_date": None,
    "end_date": None,
    "alt_names": ["HAFEN INTERNATIONAL BANK, LTD"],
    "citizenships": [],
    "dates_of_birth": [],
    "nationalities": [],
    "places_of_birth": [],
    "source_list_url": "https://example.org/list",
    "ids": [{"type": "Company Number", "number": "01074", "country": "GB", "issue_date": None}],
}


def test_a_result_of_the_json_becomes_an_entry():
    found = reading(
        json_document(HAFEN, total=1, offset=0, search_performed_at="2026-07-31T13:15:00+00:00")
    )
    (entry,) = found.entries
    assert (found.format, found.issued, found.declared) == ("json", date(2026, 7, 31), 1)
    assert found.lacks == frozenset()
    assert (entry.key, entry.list, entry.sort) == ("906001", "us-ofac-sdn", Sort.COMPANY)
    assert entry.addresses == (
        Address("4th Floor, 1 Example Wall, London, E14 0XX, GB", "GB", "London", "E14 0XX"),
    )
    assert entry.identifiers == (Identifier("registration", "01074", "GB", "Company Number"),)
    assert [one.text for one in entry.names] == [
        "HAFEN BANK LIMITED",
        "HAFEN INTERNATIONAL BANK, LTD",
    ]


def test_a_result_without_address_is_where_its_country_is():
    result = {"source": "ISN", "name": "Muster ", "country": "TH", "start_date": "1994-02-08"}
    (entry,) = reading(json_document(result)).entries
    assert entry.addresses == (Address("TH", "TH"),)
    assert (entry.key, entry.listed_on) == ("muster|th", date(1994, 2, 8))


def test_a_date_of_listing_is_kept_in_words():
    result = {"source": "EL", "name": "Muster", "date_of_listing": "2020-01-02"}
    (entry,) = reading(json_document(result)).entries
    assert (entry.listed_on, entry.remarks) == (None, "Date of listing: 2020-01-02")


def test_csv_and_json_say_the_same_of_a_party():
    row = {
        "source": ENTITY_LIST,
        "name": "Muster Optik",
        "license_requirement": "For all items subject to the EAR",
        "start_date": "2019-05-21",
        "federal_register_notice": "84 FR 22961",
    }
    listed = {"alt_names": ["Optik", "and MO Institute."], "nationalities": ["CN"]}
    joined = {field: "; ".join(values) for field, values in listed.items()}
    (one,) = reading(json_document({**row, **listed})).entries
    (other,) = reading(csv_document({**row, **joined})).entries
    for field in one.__slots__:
        assert field == "raw" or getattr(one, field) == getattr(other, field), field


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"risk": "high"}, 'unknown fields "risk"'),
        ({"name": None}, "no name"),
        ({"alt_names": [1]}, "a list of str"),
        ({"name": ["A"]}, "a text"),
        ({"ids": [{"type": "MMSI", "value": "1"}]}, 'unknown fields "value"'),
        ({"addresses": [{"street": "1"}]}, 'unknown fields "street"'),
    ],
)
def test_a_result_of_another_shape_is_refused(change, message):
    with pytest.raises(Refused) as caught:
        reading(json_document({**HAFEN, **change}))
    assert message in str(caught.value)
    assert "result 1" in str(caught.value)


def test_one_page_of_a_search_is_no_list():
    with pytest.raises(Refused, match="one page of a search"):
        reading(json_document(HAFEN, total=25_921))


def test_the_compact_json_says_what_it_can():
    found = reading(
        compact_document(
            {"n": "Muster Optik", "a": ["MO"], "c": ["CN", "TURKIYE"], "lr": 0, "lp": 0},
            {"n": "Andere Optik", "fr": "84 FR 22961, 5/21/19"},
        )
    )
    one, other = found.entries
    assert (found.format, found.issued, found.declared) == ("compact-json", date(2026, 7, 31), 2)
    assert found.lacks == {"addresses", "identifiers", "births"}
    assert [(place.text, place.country) for place in one.addresses] == [
        ("CN", "CN"),
        ("TURKIYE", "TR"),
    ]
    assert (one.requirement, one.review_policy) == ("all_items", "presumption of denial")
    assert other.published == (date(2019, 5, 21),) and other.sort is Sort.UNKNOWN


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"entryCount": 2}, 'found 1 entries, where the document says "2"'),
        ({"countsBySource": {ENTITY_LIST: 7}}, 'the document says "7"'),
        ({"countsBySource": {ENTITY_LIST: 1, OFAC_SDN: 1}}, "found 0 entries"),
        ({"fieldKey": {"n": "alt_names"}}, '"n" for "alt_names"'),
        ({"more": 1}, 'unknown fields "more"'),
        ({"tables": {"sources": [], "urls": []}}, "a number under 0"),
        ({"entries": [{"n": "A", "zz": 1}]}, 'unknown fields "zz"'),
    ],
)
def test_a_compact_json_that_contradicts_itself_is_refused(changes, message):
    with pytest.raises(Refused) as caught:
        reading(compact_document({"n": "Muster"}, **changes))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"results": [{"name": "Mus', "JSON that is broken or breaks off"),
        (b'{"entries": []}', '"consolidated.json|"results"'),
        (b"[]", "no fields"),
        (b"name,country\nA,DE\n", "unknown columns"),
    ],
)
def test_a_document_of_another_kind_is_refused(data, message):
    with pytest.raises(Refused, match=message):
        read([Document("some.json", data)])


def test_two_documents_at_once_are_refused():
    document = json_document(HAFEN)
    with pytest.raises(Refused, match="one document"):
        read([document, document])


def test_the_sheet_knows_its_reader_and_its_lists():
    assert SHEET.reader() is read
    assert {"us-bis-entity-list", "us-bis-dpl", "us-ofac-sdn", "us-state-isn"} <= set(SHEET.lists)
