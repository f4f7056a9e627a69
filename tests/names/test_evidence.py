"""What speaks for and against a match besides the name, each kind for itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.names.evidence import Asked, Listed, birth_span, total, weigh
from licet.names.policy import DEFAULT
from licet.spans import Span

LEI = "5493001KJTIIGC8Y1R12"
OTHER_LEI = "213800D1EI4B9WTWWD28"


def found(asked: dict[str, Any], **listed: Any) -> dict[str, tuple[int, str]]:
    """The evidence by its kind: what it adds or takes, and what it says."""
    evidence = weigh(Asked("Zorbalak", **asked), Listed(**listed), DEFAULT)
    return {one.kind: (one.effect, one.says) for one in evidence}


def born(*texts: str) -> tuple[tuple[str, Span | None], ...]:
    """Dates of birth as a list gives them; of words that are no date nobody knows the days."""
    return tuple((text, birth_span(text)) for text in texts)


def test_who_says_nothing_has_nothing_for_and_nothing_against():
    whole = {"kind": "person", "countries": frozenset({"CN"}), "births": born("1965")}
    assert found({}, **whole, identifiers=(("imo", "1"),), addresses=("Minsk",)) == {}
    asked = {"kind": "person", "country": "CN", "birth": "1965", "address": "Main Street, Minsk"}
    assert found({**asked, "identifiers": (("imo", "1"),)}) == {}


# -- the kind of party --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("person", "company"), ("company", "person"), ("vessel", "company"), ("person", "aircraft")],
)
def test_another_kind_of_party_speaks_against(asked, listed):
    says = f"listed as a {listed}, asked for a {asked}"
    assert found({"kind": asked}, kind=listed) == {"kind": (DEFAULT.other_kind, says)}


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("person", "person"), ("person", None), (None, "person"), ("person", "unknown")],
)
def test_the_same_kind_and_an_unknown_one_say_nothing(asked, listed):
    assert found({"kind": asked}, kind=listed) == {}


# -- the country --------------------------------------------------------------------------------


def test_the_same_country_speaks_for_it_and_another_against():
    there = frozenset({"IR", "SY"})
    assert found({"country": "SY"}, countries=there) == {
        "country": (DEFAULT.same_country, "listed in IR, SY")
    }
    assert found({"country": "DK"}, countries=there) == {
        "country": (DEFAULT.other_country, "listed in IR, SY, here in DK")
    }


@pytest.mark.parametrize("one", ["CN", "HK", "MO"])
@pytest.mark.parametrize("other", ["CN", "HK", "MO"])
def test_hong_kong_and_macau_stand_under_china(one, other):
    here = found({"country": one}, countries=frozenset({other}))
    assert here["country"][0] == DEFAULT.same_country


def test_taiwan_does_not():
    here = found({"country": "TW"}, countries=frozenset({"CN"}))
    assert here["country"][0] == DEFAULT.other_country


# -- the date of birth --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "listed", "effect"),
    [
        ("1965-03-07", ["1965-03-07"], DEFAULT.same_birth),
        ("1965-03-07", ["1965-03"], DEFAULT.near_birth),
        ("1965-03-07", ["1965"], DEFAULT.near_birth),
        ("1965", ["1965-03-07"], DEFAULT.near_birth),
        ("1965-03", ["1965"], DEFAULT.near_birth),
        ("1965", ["1965"], DEFAULT.near_birth),
        ("1965-12", ["1965-12-31"], DEFAULT.near_birth),
        ("1965-03-07", ["1971", "1965-03-07"], DEFAULT.same_birth),
        ("1965-03-07", ["1965-03-08"], DEFAULT.other_birth),
        ("1965-03-07", ["1965-07-03"], DEFAULT.other_birth),
        ("1965-03", ["1965-04"], DEFAULT.other_birth),
        ("1965", ["1966"], DEFAULT.other_birth),
        ("1965-12", ["1966-01-01"], DEFAULT.other_birth),
    ],
)
def test_a_date_of_birth_is_the_same_or_may_be_or_is_another(asked, listed, effect):
    assert found({"birth": asked}, births=born(*listed))["birth"][0] == effect


def test_a_date_within_some_years_may_be_the_same():
    circa = ("circa 1964-1966", Span(date(1964, 1, 1), date(1967, 1, 1)))
    assert found({"birth": "1965-03-07"}, births=(circa,)) == {
        "birth": (DEFAULT.near_birth, "born circa 1964-1966, as asked")
    }


def test_another_date_says_both():
    assert found({"birth": "1965"}, births=born("1950", "1971-01-02"))["birth"] == (
        DEFAULT.other_birth,
        "born 1950, 1971-01-02, asked for 1965",
    )


def test_words_that_are_no_date_say_nothing():
    assert found({"birth": "1965"}, births=(("in the sixties", None),)) == {}
    assert found({"birth": "long ago"}, births=born("1965")) == {}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1965", date(1965, 1, 1), date(1966, 1, 1)),
        ("1965-03", date(1965, 3, 1), date(1965, 4, 1)),
        ("1965-12", date(1965, 12, 1), date(1966, 1, 1)),
        ("1964-02-29", date(1964, 2, 29), date(1964, 3, 1)),
    ],
)
def test_a_date_of_birth_is_a_day_a_month_or_a_year(text, start, end):
    assert birth_span(text) == Span(start, end)


@pytest.mark.parametrize(
    "text",
    [
        *["", "-", "x", "0", "0000", "1965-", "1965-13", "1965-02-29", "1965-03-07-08"],
        *["07.03.1965", "19650307", "19_65", "١٩٦٥", " 1965", "99999999999999999999"],
        *["9999", "9999-12", "9999-12-31"],
    ],
)
def test_what_is_no_date_of_birth_has_no_days(text):
    assert birth_span(text) is None


@given(st.text(max_size=12))
def test_any_text_is_a_date_of_birth_or_none_without_complaint(text):
    span = birth_span(text)
    assert span is None or (span.end is not None and span.start < span.end)


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day):
    spans = [birth_span(day.isoformat()[:length]) for length in (10, 7, 4)]
    assert all(span is not None and day in span for span in spans)
    assert found({"birth": day.isoformat()}, births=born(day.isoformat()))["birth"][0] > 0


# -- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["lei", "imo", "mmsi", "passport", "national_id", "tax"])
def test_an_equal_number_that_names_the_party_decides(kind):
    same = found({"identifiers": ((kind, "9123456"),)}, identifiers=((kind, "9123456"),))
    assert same["identifier"][0] == DEFAULT.same_number
    assert total(DEFAULT.look, weigh_numbers(kind), equal=False) >= DEFAULT.possible


def weigh_numbers(kind: str) -> Any:
    mine = Asked("Zorbalak", identifiers=((kind, "9123456"),))
    return weigh(mine, Listed(identifiers=((kind, "9123456"),)), DEFAULT)


@pytest.mark.parametrize("kind", ["phone", "email", "ticker", "call_sign"])
def test_an_equal_number_that_others_may_have_too_says_less(kind):
    same = found({"identifiers": ((kind, "AB12"),)}, identifiers=((kind, "AB12"),))
    assert 0 < same["identifier"][0] < DEFAULT.same_number


@pytest.mark.parametrize("kind", ["lei", "imo", "mmsi"])
def test_another_number_of_which_nobody_has_two_speaks_against(kind):
    other = found({"identifiers": ((kind, "1234567"),)}, identifiers=((kind, "7654321"),))
    assert other["identifier"][0] == DEFAULT.other_number
    assert other["identifier"][1].startswith("another ") and "7654321" in other["identifier"][1]


def test_another_passport_says_nothing():
    """People have several, and get new ones."""
    assert found({"identifiers": (("passport", "A1"),)}, identifiers=(("passport", "B2"),)) == {}


@pytest.mark.parametrize("written", ["9123456", "IMO 9123456", "imo9123456", "IMO-9.123.456"])
def test_a_number_is_the_same_however_it_is_written(written):
    same = found({"identifiers": (("imo", written),)}, identifiers=(("imo", "9123456"),))
    assert same["identifier"] == (DEFAULT.same_number, "the same IMO number 9123456")
    back = found({"identifiers": (("imo", "9123456"),)}, identifiers=(("imo", written),))
    assert back == same


def test_a_number_of_another_kind_is_another_number():
    assert found({"identifiers": (("tax", "1"),)}, identifiers=(("passport", "1"),)) == {}


def test_a_number_of_which_nobody_said_the_kind_may_be_of_any():
    same = found({"identifiers": (("other", "IMO 9123456"),)}, identifiers=(("imo", "9123456"),))
    assert same["identifier"][0] == DEFAULT.same_number


def test_one_equal_number_among_several_is_enough_and_no_other_speaks_against():
    mine = (("lei", OTHER_LEI), ("lei", LEI))
    same = found({"identifiers": mine}, identifiers=(("lei", LEI), ("imo", "1")))
    assert same == {"identifier": (DEFAULT.same_number, f"the same LEI {LEI}")}


def test_an_equal_number_and_a_different_one_are_both_told():
    mine = (("lei", LEI), ("imo", "9123456"))
    listed = Listed(identifiers=(("lei", LEI), ("imo", "9999999")))
    effects = [one.effect for one in weigh(Asked("x", identifiers=mine), listed, DEFAULT)]
    assert effects == [DEFAULT.same_number, DEFAULT.other_number]


@pytest.mark.parametrize("blank", ["", "-", "—", "№", "不明"])
@pytest.mark.parametrize("kind", ["passport", "imo", "other"])
def test_a_number_without_a_letter_or_a_digit_of_ours_is_no_number(kind, blank):
    """Else all who have none would have the same one."""
    assert found({"identifiers": ((kind, blank),)}, identifiers=((kind, "?"),)) == {}


# -- the address --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Bantian, Longgang District, Shenzhen", "Huawei Base, Bantian, Longgang, SHENZHEN 518129"),
        ("ul. Lenina 5, 220030 Minsk", "220030, Minsk, Lenina 5"),
        ("Улица Ленина, Минск", "ulitsa Lenina, Minsk"),
    ],
)
def test_an_address_that_shares_its_town_and_street_speaks_for_it(asked, listed):
    here = found({"address": asked}, addresses=("Nowhere 1", listed))
    assert here["address"][0] == DEFAULT.same_place


def test_it_says_what_is_shared():
    here = found({"address": "Main Street, Minsk 220030"}, addresses=("Minsk 220030, Other St",))
    assert here["address"][1] == "the address shares 220030, minsk"


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Main Street 4, Minsk", "Other Road 9, Minsk"),  # one word is not enough
        ("1 A St, 2 B St", "1 A St, 2 B St"),  # nor are short ones
        ("Main Street, Minsk", "Hauptstrasse, Berlin"),
    ],
)
def test_an_address_that_shares_next_to_nothing_says_nothing(asked, listed):
    assert found({"address": asked}, addresses=(listed,)) == {}


# -- together -----------------------------------------------------------------------------------

SOMEBODY = Listed(
    kind="vessel",
    countries=frozenset({"IR"}),
    births=born("1965-03-07"),
    identifiers=(("imo", "9123456"),),
    addresses=("Main Street, Tehran 15119",),
)


def test_each_kind_of_evidence_stays_visible():
    asked = Asked("x", "person", "DK", "Main Street, Tehran", "1970", (("imo", "9999999"),))
    evidence = weigh(asked, SOMEBODY, DEFAULT)
    assert [(one.kind, one.effect) for one in evidence] == [
        ("kind", DEFAULT.other_kind),
        ("country", DEFAULT.other_country),
        ("birth", DEFAULT.other_birth),
        ("identifier", DEFAULT.other_number),
        ("address", DEFAULT.same_place),
    ]
    assert all(one.says for one in evidence)


ASKED = st.builds(
    Asked,
    name=st.just("x"),
    kind=st.sampled_from([None, "person", "vessel"]),
    country=st.sampled_from([None, "IR", "DK"]),
    address=st.sampled_from([None, "Main Street, Tehran", "Elsewhere"]),
    birth=st.sampled_from([None, "1965-03-07", "1965", "1970"]),
    identifiers=st.sampled_from([(), (("imo", "9123456"),), (("imo", "9"),), (("other", "1"),)]),
)


@given(ASKED, st.integers(0, 1000))
def test_only_an_equal_name_reaches_one(asked, score):
    evidence = weigh(asked, SOMEBODY, DEFAULT)
    assert 0 <= total(score, evidence, equal=False) <= 999
    assert 0 <= total(score, evidence, equal=True) <= 1000


@given(ASKED, st.integers(0, 1000), st.integers(0, 1000), st.booleans())
def test_whoever_is_more_alike_by_name_is_not_less_so_with_evidence(asked, one, other, equal):
    evidence = weigh(asked, SOMEBODY, DEFAULT)
    low, high = sorted((one, other))
    assert total(low, evidence, equal=equal) <= total(high, evidence, equal=equal)


@given(ASKED)
def test_evidence_is_the_sum_of_its_kinds(asked):
    """No kind of evidence hides or doubles another."""
    evidence = weigh(asked, SOMEBODY, DEFAULT)
    alone = [
        weigh(Asked("x", **{field: getattr(asked, field)}), SOMEBODY, DEFAULT)
        for field in ("kind", "country", "birth", "identifiers", "address")
    ]
    assert evidence == tuple(one for some in alone for one in some)
