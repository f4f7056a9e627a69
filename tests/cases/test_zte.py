"""ZTE: listed in 2016, licensed for a year, denied in 2018, forgiven in July."""

from datetime import date
from typing import Any

import pytest

from tests.builders import (
    EIGHT_STAR,
    NOBODY_LISTED,
    ZTE,
    check,
    connectors,
    party,
    patch_for_a_phone,
    us_export,
)

KANGXUN = "ZTE Kangxun Telecommunications Ltd."


def goods(on, name=ZTE, **facts):
    return connectors(on=on, buyer=name, **facts)


def phone_patch(on, **facts):
    """A fix for a ZTE telephone on sale since New Year 2018."""
    defaults = {"device_public_on": "2018-01-01", "parties": (party(ZTE),)}
    return patch_for_a_phone(on=on, certificate=None, **{**defaults, **facts})


def test_the_day_before_the_listing_zte_is_free():
    verdict = check(goods("2016-03-07"))
    assert (verdict.outcome, verdict.holds_through) == ("no_licence_required", date(2016, 3, 7))


@pytest.mark.parametrize("day", ["2016-03-08", "2016-03-10", "2016-03-23"])
@pytest.mark.parametrize("name", [ZTE, KANGXUN, EIGHT_STAR])
def test_for_sixteen_days_the_listing_stands_alone(day, name):
    assert check(goods(day, name)).outcome == "licence_required"


@pytest.mark.parametrize(
    ("day", "expires"),
    [
        ("2016-03-24", "2016-06-30"),
        ("2016-04-01", "2016-06-30"),
        ("2016-11-18", "2017-02-27"),
        ("2017-02-24", "2017-03-29"),
        ("2017-03-01", "2017-03-29"),
        ("2017-03-28", "2017-03-29"),
    ],
)
@pytest.mark.parametrize("name", [ZTE, KANGXUN])
def test_the_temporary_licence_is_renewed_four_times(day, expires, name):
    verdict = check(goods(day, name))
    assert (verdict.outcome, verdict.authority["expires"]) == ("authorised", expires)


@pytest.mark.parametrize("day", ["2016-07-15", "2016-08-30", "2016-09-15", "2016-11-17"])
def test_between_its_steps_the_licence_never_lapses(day):
    assert check(goods(day)).outcome == "authorised"


def test_as_known_in_april_2016_the_licence_ends_with_june():
    verdict = check(goods("2016-04-01", as_known="2016-04-01"))
    assert verdict.holds_through == date(2016, 6, 30)


@pytest.mark.parametrize("day", ["2016-04-01", "2017-03-01", "2017-04-01", "2026-07-01"])
def test_the_other_two_companies_stay_listed(day):
    assert check(goods(day, EIGHT_STAR)).outcome == "licence_required"
    parsian = (party("ZTE Parsian", "CN", "purchaser"), party("Unlisted Buyer", "CN"))
    assert check(goods(day, parties=parsian)).outcome == "licence_required"


@pytest.mark.parametrize("day", ["2017-03-29", "2018-04-14"])
def test_off_the_list_zte_is_free_again(day):
    verdict = check(goods(day))
    assert (verdict.outcome, verdict.holds_through) == ("no_licence_required", date(2018, 4, 14))


@pytest.mark.parametrize("day", ["2018-04-15", "2018-04-16", "2018-06-08", "2018-07-12"])
@pytest.mark.parametrize("name", [ZTE, KANGXUN])
def test_under_the_denial_order_everything_is_forbidden(day, name):
    verdict = check(goods(day, name))
    assert verdict.outcome == "prohibited"
    assert verdict.holds_through == date(2018, 7, 12)


def test_an_announced_settlement_lifts_nothing():
    assert check(goods("2018-06-10")).outcome == "prohibited"


def test_a_licence_of_ones_own_does_not_overcome_a_denial_order():
    assert check(goods("2018-05-02", licences=("D1234567",))).outcome == "prohibited"


@pytest.mark.parametrize("part", ["designed_by", "produced_by"])
def test_what_zte_once_made_is_not_thereby_a_dealing_with_zte(part):
    ours = connectors(on="2018-05-02", to="DK", buyer=NOBODY_LISTED, **{part: ZTE})
    assert check(ours).outcome == "no_licence_required"


def test_what_is_known_to_go_on_to_zte_is():
    ours = connectors(on="2018-05-02", to="DK", buyer=NOBODY_LISTED, diverted_to=ZTE)
    assert check(ours).outcome == "prohibited"


def test_a_phone_patch_is_forbidden_until_the_authorisation_of_2_july():
    verdict = check(phone_patch("2018-07-01"))
    assert (verdict.outcome, verdict.holds_through) == ("prohibited", date(2018, 7, 1))


@pytest.mark.parametrize("day", ["2018-07-02", "2018-07-05", "2018-07-12"])
def test_from_2_july_phones_already_sold_may_be_patched(day):
    verdict = check(phone_patch(day))
    assert verdict.outcome == "authorised"
    assert verdict.authority["expires"] == "2018-08-01"
    assert verdict.holds_through == date(2018, 7, 12)


def test_as_known_on_5_july_the_authorisation_runs_to_1_august():
    verdict = check(phone_patch("2018-07-05", as_known="2018-07-05"))
    assert verdict.holds_through == date(2018, 8, 1)


def test_a_phone_first_sold_after_the_order_is_left_out():
    assert check(phone_patch("2018-07-05", device_public_on="2018-04-16")).outcome == "prohibited"


def test_a_network_with_an_old_contract_may_be_kept_running():
    facts: dict[str, Any] = {"parties": (party(ZTE),), "item_form": "software", "eccn": "5D991"}
    old = us_export(
        on="2018-07-05", purpose="network_operation", contract_date="2017-09-01", **facts
    )
    new = us_export(
        on="2018-07-05", purpose="network_operation", contract_date="2018-05-01", **facts
    )
    assert check(old).outcome == "authorised"
    assert check(new).outcome == "prohibited"


@pytest.mark.parametrize("country", ["CU", "SD"])
def test_the_authorisation_does_not_reach_country_group_e(country):
    assert check(phone_patch("2018-07-05", to=country, parties=(party(ZTE, "CN"),))).outcome == (
        "prohibited"
    )


@pytest.mark.parametrize("day", ["2018-07-13", "2018-07-14", "2026-07-01"])
def test_from_13_july_2018_zte_is_free(day):
    verdict = check(goods(day))
    assert (verdict.outcome, verdict.holds_through) == ("no_licence_required", None)


def test_the_authorisation_for_zte_frees_no_other_listed_company():
    both = (party(ZTE), party(EIGHT_STAR, "CN", "purchaser"))
    assert check(phone_patch("2018-07-05", parties=both)).outcome == "licence_required"
    assert check(phone_patch("2018-07-01", parties=both)).outcome == "prohibited"
