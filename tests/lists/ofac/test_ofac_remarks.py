"""What the Remarks of the CSV files say."""

from datetime import date

import pytest

from licet.lists.ofac.identifiers import kind_of
from licet.lists.record import Identifier, NameKind
from licet.spans import Span
from tests.lists.ofac.samples import one


def number(remarks, **cells):
    (found,) = one(remarks, **cells).identifiers
    return found


def test_the_whole_text_stays_in_the_remarks():
    text = "DOB 14 Jun 1975; member of nothing that has a field; a.k.a. 'GHT'."
    assert one(text).remarks == text


def test_dates_of_birth_are_spans_of_the_days_they_may_mean():
    entry = one("DOB 14 Jun 1975; alt. DOB circa 1962; alt. DOB 1960 to 1965; alt. DOB Mar 1945.")
    assert [(birth.text, birth.days) for birth in entry.births] == [
        ("14 Jun 1975", Span(date(1975, 6, 14), date(1975, 6, 15))),
        ("circa 1962", Span(date(1962, 1, 1), date(1963, 1, 1))),
        ("1960 to 1965", Span(date(1960, 1, 1), date(1966, 1, 1))),
        ("Mar 1945", Span(date(1945, 3, 1), date(1945, 4, 1))),
    ]


def test_a_date_of_birth_may_be_from_a_day_to_a_day():
    (birth,) = one("DOB 01 Jan 1961 to 31 Dec 1963.").births
    assert birth.days == Span(date(1961, 1, 1), date(1964, 1, 1))


def test_a_date_that_is_no_date_keeps_its_words():
    (birth,) = one("DOB before the war.").births
    assert (birth.text, birth.days) == ("before the war", None)


def test_places_of_birth_and_countries():
    entry = one("POB Bergen, Norway; alt. POB Oslo; nationality Norway; citizen Sweden.")
    assert entry.birth_places == ("Bergen, Norway", "Oslo")
    assert entry.countries == ("NO", "SE")


def test_an_alias_in_the_remarks_is_a_weak_alias():
    entry = one("a.k.a. 'GHT'; f.k.a. 'SA'ID'.")
    assert [(name.text, name.kind) for name in entry.names[1:]] == [
        ("GHT", NameKind.WEAK),
        ("SA'ID", NameKind.WEAK),
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Passport 71 (Norway)", Identifier("passport", "71", "NO", "Passport")),
        ("alt. Passport 71", Identifier("passport", "71", None, "Passport")),
        (
            "Passport 71 (Norway) issued 01 Feb 2001 expires 01 Feb 2011",
            Identifier("passport", "71", "NO", "Passport"),
        ),
        ("Tax ID No. 9 9 9", Identifier("tax", "9 9 9", None, "Tax ID No.")),
        ("MMSI 123456789", Identifier("mmsi", "123456789", None, "MMSI")),
        ("SWIFT/BIC ABCDNOKK", Identifier("swift", "ABCDNOKK", None, "SWIFT/BIC")),
        ("Website www.example.test", Identifier("website", "www.example.test", None, "Website")),
        (
            "Digital Currency Address - XBT 1abc",
            Identifier("crypto", "1abc", None, "Digital Currency Address - XBT"),
        ),
        (
            "Vessel Registration Identification IMO 1234567",
            Identifier("imo", "1234567", None, "Vessel Registration Identification"),
        ),
        (
            "Legal Entity Number 253400ABCDEFGHIJKL12",
            Identifier("lei", "253400ABCDEFGHIJKL12", None, "Legal Entity Number"),
        ),
        (
            "Legal Entity Number 77 (Norway)",
            Identifier("registration", "77", "NO", "Legal Entity Number"),
        ),
        (
            "Folio Mercantil No. 5 (Jalisco) (Mexico)",
            Identifier("registration", "5 (Jalisco)", "MX", "Folio Mercantil No."),
        ),
        (
            "Fishing License Number F-5 (Norway)",
            Identifier("other", "F-5", "NO", "Fishing License Number"),
        ),
    ],
)
def test_a_number_has_a_kind_and_a_country(said, found):
    assert number(f"{said}.") == found


def test_an_identification_number_of_a_person_is_a_national_one():
    assert number("Identification Number 5.", type="individual").kind == "national_id"
    assert number("Identification Number 5.").kind == "other"


def test_a_passport_without_a_number_is_no_identifier():
    assert one("Passport issued in Bergen, Norway.").identifiers == ()


@pytest.mark.parametrize(("printed", "kind"), [("1234567", "imo"), ("1234568", "registration")])
def test_seven_digits_with_the_check_digit_are_an_imo_number(printed, kind):
    assert number(f"Vessel Registration Identification {printed}.").kind == kind


@pytest.mark.parametrize(
    "statement", ["Gender Male", "Linked To: GREEN HARBOUR", "Colonel", "Target Type Bank"]
)
def test_a_statement_without_a_number_has_no_identifier(statement):
    assert one(f"{statement}.").identifiers == ()
    assert kind_of(statement) is None
