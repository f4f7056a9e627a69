"""The column `ids` in its two orders, and the ids of the JSON."""

import pytest

from licet.lists.record import Identifier, Sort
from licet.lists.us_csl.ids import gathered, is_label_last, piece_of, pieces_of

PASSPORT = Identifier("passport", "K475336", "JO", "Passport")


def read(cell, label_last, sort=Sort.PERSON):
    return gathered(pieces_of(cell, label_last), sort)


@pytest.mark.parametrize(
    ("cell", "label_last"),
    [
        ("JO, 2024-08-30, 2014-08-31, K475336, Passport", True),
        ("Passport, K475336, JO, 2014-08-31, 2024-08-30", False),
        ("Passport, K475336, JO, 31 Aug 2014", False),
    ],
)
def test_a_passport_is_read_in_either_order_and_its_dates_stay_in_the_remarks(cell, label_last):
    found = read(cell, label_last)
    assert found.identifiers == (PASSPORT,)
    assert found.remarks == (cell,)


@pytest.mark.parametrize(
    ("cell", "label_last", "kind", "number", "country"),
    [
        ("US, 80-0000000, Tax ID No.", True, "tax", "80-0000000", "US"),
        ("80-0000000, Tax ID No.", True, "tax", "80-0000000", None),
        ("Tax ID No., 80-0000000, US", False, "tax", "80-0000000", "US"),
        (
            "PA, 467, Doc. 69, Public Registration Number",
            True,
            "registration",
            "467, Doc. 69",
            "PA",
        ),
        ("SWIFT/BIC, EXAMATWW", False, "swift", "EXAMATWW", None),
        ("Legal Entity Number, 00000000000000000098, AT", False, "lei", "0" * 18 + "98", "AT"),
        ("NL, 852496527, Legal Entity Number", True, "registration", "852496527", "NL"),
        ("Digital Currency Address - XBT, 1Muster", False, "crypto", "1Muster", None),
        ("Passport, B 12, 08 Sep 2006, 17 Jul 2011", False, "passport", "B 12", None),
        ("XX, 12, Tax ID No.", True, "tax", "12", None),
    ],
)
def test_numbers_get_their_kind_and_country(cell, label_last, kind, number, country):
    (found,) = read(cell, label_last).identifiers
    assert (found.kind, found.number, found.country) == (kind, number, country)


def test_four_figures_without_a_country_belong_to_the_number():
    (found,) = read("Registration Number, 12, 1998", False).identifiers
    assert found.number == "12, 1998"


@pytest.mark.parametrize(
    ("cell", "label_last"),
    [
        ("Male, Gender", True),
        ("Gender, Male", False),
        ("section 1(b) of Executive Order 13224, Secondary sanctions risk:", True),
        ("all offices worldwide", False),
    ],
)
def test_what_is_no_identifier_is_a_remark_as_printed(cell, label_last):
    found = read(cell, label_last)
    assert (found.identifiers, found.remarks) == ((), (cell,))


def test_a_country_that_is_not_known_keeps_the_id_in_the_remarks():
    assert read("XX, 12, Tax ID No.", True).remarks == ("XX, 12, Tax ID No.",)


def test_the_order_of_the_parts_is_found_from_the_cells():
    assert is_label_last(["", "US, 80, Tax ID No.", "Male, Gender; 12, MMSI"])
    assert not is_label_last(["Tax ID No., 80, US; Gender, Male"])


def test_an_id_of_the_json_names_its_parts():
    stated = {
        "type": "Passport",
        "number": "K475336",
        "country": "JO",
        "issue_date": "2014-08-31",
        "expiration_date": "",
    }
    found = gathered([piece_of(stated)], Sort.PERSON)
    assert found.identifiers == (PASSPORT,)
    assert found.remarks == ("Passport, K475336, JO, issued 2014-08-31",)


def test_a_place_of_registration_is_a_country_of_the_party():
    found = read("Nationality of Registration, Russia", False)
    assert found.countries == ("RU",)
    assert found.remarks == ("Nationality of Registration, Russia",)
