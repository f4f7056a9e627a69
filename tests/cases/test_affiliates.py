"""Companies that are not listed and whose owners are: the rule of September 2025 and its stay."""

from datetime import date

import pytest

from tests.builders import (
    HUAWEI,
    HUAWEI_CLOUD,
    check,
    owner,
    party,
    to_an_affiliate,
    trade,
    unlisted_owner,
)

IN_FORCE = "2025-10-15"


def wholly_owned(on, **facts):
    return to_an_affiliate(owner(100), on=on, **facts)


# -- days ---------------------------------------------------------------------------------------


def test_until_28_september_2025_an_affiliate_is_a_company_of_its_own():
    verdict = check(wholly_owned("2025-09-28"))
    assert verdict.outcome == "no_licence_required"
    assert verdict.holds_through == date(2025, 9, 28)


@pytest.mark.parametrize("day", ["2025-09-29", "2025-09-30", "2025-11-09"])
def test_for_six_weeks_it_stands_under_its_owners_requirement(day):
    verdict = check(wholly_owned(day))
    assert verdict.outcome == "licence_required"
    assert verdict.holds_through == date(2025, 11, 9)


@pytest.mark.parametrize("day", ["2025-11-10", "2025-12-15", "2026-11-09"])
def test_while_the_rule_is_stayed_it_is_free_and_a_red_flag(day):
    verdict = check(wholly_owned(day))
    assert verdict.outcome == "no_licence_required"
    assert verdict.holds_through == date(2026, 11, 9)
    assert verdict.warnings


def test_as_known_on_9_november_2025_there_is_no_stay():
    assert check(wholly_owned("2025-11-10", as_known="2025-11-09")).outcome == "licence_required"
    assert check(wholly_owned("2025-11-10", as_known="2025-11-10")).outcome == (
        "no_licence_required"
    )


@pytest.mark.parametrize("day", ["2026-11-10", "2026-11-22", "2027-06-01"])
def test_beyond_the_stay_nobody_has_looked_yet(day):
    verdict = check(wholly_owned(day))
    assert verdict.outcome == "undetermined"
    assert verdict.action == "hold"
    assert verdict.unconfirmed["since"] == "2026-11-10"
    assert verdict.unconfirmed["if_as_written"] == "licence_required"
    assert verdict.missing == ()


@pytest.mark.parametrize("day", ["2026-11-10", "2026-11-22"])
def test_taken_as_written_the_rule_comes_back(day):
    verdict = check(wholly_owned(day, assume_as_written=True))
    assert verdict.outcome == "licence_required"
    assert verdict.unconfirmed is None


def test_the_open_future_does_not_touch_a_company_without_listed_owners():
    trade_ = to_an_affiliate(unlisted_owner(100), on="2026-11-22")
    assert check(trade_).outcome == "no_licence_required"


# -- shares -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "outcome"),
    [
        (100, "licence_required"),
        (50, "licence_required"),
        (49.99, "no_licence_required"),
        (49, "no_licence_required"),
        (1, "no_licence_required"),
    ],
)
def test_half_is_enough_and_less_is_not(percent, outcome):
    assert check(to_an_affiliate(owner(percent), on=IN_FORCE)).outcome == outcome


def test_a_minority_owner_who_names_the_board_is_a_red_flag_and_no_more():
    company = party("Pearl River Instruments", "CN", owners=(owner(49),), controlled_by_owner=True)
    verdict = check(to_an_affiliate(on=IN_FORCE, parties=(company,)))
    assert verdict.outcome == "no_licence_required"
    assert verdict.warnings


def test_shares_of_listed_owners_are_added_and_the_strictest_governs():
    verdict = check(
        to_an_affiliate(
            owner(30, "A"),
            owner(25, "B", review_policy="case-by-case"),
            unlisted_owner(45),
            on=IN_FORCE,
        )
    )
    assert verdict.outcome == "licence_required"
    assert verdict.review_policy == "presumption of denial"


def test_two_listed_owners_of_less_than_half_together_do_not_reach():
    found = check(to_an_affiliate(owner(30, "A"), owner(19, "B"), on=IN_FORCE))
    assert found.outcome == "no_licence_required"


def test_a_listed_and_a_blocked_owner_are_added():
    blocked = owner(25, "B", list="us-ofac-sdn", programme="RUSSIA-EO14024", requirement=None)
    assert check(to_an_affiliate(owner(25, "A"), blocked, on=IN_FORCE)).outcome == (
        "licence_required"
    )


@pytest.mark.parametrize("list_name", ["eu-fsf", "uk-sanctions-list", "us-bis-dpl", "us-bis-uvl"])
def test_an_owner_on_a_list_that_the_rule_does_not_name_adds_nothing(list_name):
    other = owner(40, "B", list=list_name, requirement=None, review_policy=None)
    found = check(to_an_affiliate(owner(20, "A"), other, on=IN_FORCE))
    assert found.outcome == "no_licence_required"


def test_an_sdn_of_another_programme_adds_nothing():
    other = owner(40, "B", list="us-ofac-sdn", programme="VENEZUELA", requirement=None)
    found = check(to_an_affiliate(owner(20, "A"), other, on=IN_FORCE))
    assert found.outcome == "no_licence_required"


def test_an_unknown_share_leaves_the_question_open():
    verdict = check(to_an_affiliate(owner(None), on=IN_FORCE))
    assert verdict.outcome == "undetermined"
    assert verdict.missing == ("owners.percent",)


def test_an_unknown_share_that_cannot_reach_half_does_not():
    found = check(to_an_affiliate(owner(None), unlisted_owner(60), on=IN_FORCE))
    assert found.outcome == "no_licence_required"


def test_an_unknown_share_beside_a_known_half_does_not_matter():
    found = check(to_an_affiliate(owner(50, "A"), owner(None, "B"), on=IN_FORCE))
    assert found.outcome == "licence_required"


def test_an_unknown_share_does_not_matter_while_there_is_no_rule():
    assert check(to_an_affiliate(owner(None), on="2024-10-15")).outcome == "no_licence_required"


# -- tiers --------------------------------------------------------------------------------------


def test_a_tier_that_is_itself_caught_counts_with_all_it_has():
    holding = unlisted_owner(50, "Holding", owners=(owner(50),))
    assert check(to_an_affiliate(holding, on=IN_FORCE)).outcome == "licence_required"


def test_a_tier_that_is_not_cuts_the_chain():
    holding = unlisted_owner(100, "Holding", owners=(owner(49),))
    assert check(to_an_affiliate(holding, on=IN_FORCE)).outcome == "no_licence_required"


def test_three_tiers_of_just_half_still_reach():
    top = unlisted_owner(50, "Top", owners=(owner(50),))
    middle = unlisted_owner(50, "Middle", owners=(top,))
    assert check(to_an_affiliate(middle, on=IN_FORCE)).outcome == "licence_required"


def test_a_direct_share_and_one_through_a_tier_are_added():
    holding = unlisted_owner(25, "Holding", owners=(owner(60),))
    assert check(to_an_affiliate(holding, owner(25, "B"), on=IN_FORCE)).outcome == (
        "licence_required"
    )


def test_an_unknown_share_far_up_is_asked_for():
    holding = unlisted_owner(80, "Holding", owners=(owner(None),))
    verdict = check(to_an_affiliate(holding, on=IN_FORCE))
    assert verdict.outcome == "undetermined"
    assert verdict.missing == ("owners.percent",)


# -- owners by name -----------------------------------------------------------------------------


def test_an_owner_is_recognised_by_name():
    found = check(to_an_affiliate(unlisted_owner(100, HUAWEI), on=IN_FORCE))
    assert found.outcome == "licence_required"


def test_an_owner_said_to_be_listed_and_known_by_name_needs_no_further_words():
    huawei = owner(100, HUAWEI, country="CN", requirement=None, review_policy=None)
    verdict = check(to_an_affiliate(huawei, on=IN_FORCE))
    assert verdict.outcome == "licence_required"
    assert verdict.review_policy == "presumption of denial"


def test_an_owner_whose_name_is_only_alike_is_looked_at_by_a_person():
    alike = unlisted_owner(100, "HiSilicon Technologies Inc", "SG")
    assert check(to_an_affiliate(alike, on=IN_FORCE)).outcome == "undetermined"


def test_an_owner_listed_for_controlled_items_only_does_not_touch_ear99():
    words = "all items on the Commerce Control List"
    found = check(to_an_affiliate(owner(100, requirement=words), on=IN_FORCE))
    assert found.outcome == "no_licence_required"


def test_an_owner_whose_requirement_nobody_knows_leaves_the_question_open():
    verdict = check(to_an_affiliate(owner(100, requirement=None), on=IN_FORCE))
    assert verdict.outcome == "undetermined"
    assert verdict.missing == ("owners.requirement",)


def test_a_listed_subsidiary_is_listed_whoever_owns_it():
    company = (party(HUAWEI_CLOUD, "CN", owners=()),)
    assert check(to_an_affiliate(on="2025-12-15", parties=company)).outcome == "licence_required"


def test_the_rule_is_for_foreign_companies():
    found = check(to_an_affiliate(owner(100), on=IN_FORCE, country="US"))
    assert found.outcome == "no_licence_required"


# -- the temporary licence of the rule ----------------------------------------------------------


def from_denmark(*owners, on=IN_FORCE, country="DE"):
    return trade(
        on=on,
        activity="reexport",
        exporter_country="DK",
        us_person=False,
        ship_from="DK",
        ship_to=country,
        parties=(party("Unlisted Company", country, owners=owners),),
        item_form="commodity",
        eccn="EAR99",
        us_origin=True,
    )


@pytest.mark.parametrize("country", ["DE", "JP", "SG"])
def test_an_affiliate_among_friends_may_be_supplied_for_two_months(country):
    verdict = check(from_denmark(owner(60), country=country))
    assert verdict.outcome == "authorised"
    assert verdict.authority["expires"] == "2025-11-28"
    assert verdict.holds_through == date(2025, 11, 9)


def test_one_owned_by_a_blocked_person_may_not():
    blocked = owner(
        60, list="us-ofac-sdn", programme="RUSSIA-EO14024", requirement=None, review_policy=None
    )
    verdict = check(from_denmark(blocked))
    assert verdict.outcome == "licence_required"
    assert verdict.review_policy == "presumption of denial"


def test_one_elsewhere_may_not():
    assert check(from_denmark(owner(60), country="VN")).outcome == "licence_required"


@pytest.mark.parametrize(
    ("partner", "outcome"),
    [("US", "authorised"), ("DE", "authorised"), ("SG", "authorised"), ("CN", "licence_required")],
)
def test_a_joint_venture_with_an_unlisted_friend_may(partner, outcome):
    venture = to_an_affiliate(
        owner(50), unlisted_owner(50, "The Partner", partner), on=IN_FORCE, country="CN"
    )
    assert check(venture).outcome == outcome


def test_a_partner_whose_country_joined_the_friends_later_does_not_count_yet():
    """The Emirates are in A:5 from 23 July 2026; the licence ran in 2025."""
    venture = to_an_affiliate(
        owner(50), unlisted_owner(50, "The Partner", "AE"), on=IN_FORCE, country="CN"
    )
    assert check(venture).outcome == "licence_required"


def test_a_partner_of_unknown_country_leaves_it_open():
    venture = to_an_affiliate(owner(50), unlisted_owner(50, "The Partner", None), on=IN_FORCE)
    verdict = check(venture)
    assert verdict.outcome == "undetermined"
    assert "owners.country" in verdict.missing


def test_after_the_stay_began_no_licence_is_needed_there_either():
    assert check(from_denmark(owner(60), on="2025-11-10")).outcome == "no_licence_required"


def test_a_reexporters_own_law_is_named():
    verdict = check(from_denmark(unlisted_owner(100)))
    assert verdict.outcome == "no_licence_required"
    assert "eu-dual-use" in verdict.not_covered
    assert verdict.action == "hold"
