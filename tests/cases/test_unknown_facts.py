"""What nobody said: when it matters, when it does not, and what is asked for."""

from datetime import date
from typing import Any

import pytest

from tests.builders import (
    HUAWEI,
    NOBODY_LISTED,
    check,
    connectors,
    danish_router,
    foundry_chip,
    owner,
    party,
    patch_for_a_network,
    patch_for_a_phone,
    standards_work,
    to_an_affiliate,
    trade,
    us_export,
    vulnerability_report,
)


def asks_for(trade_, *facts):
    verdict = check(trade_)
    assert verdict.outcome == "undetermined"
    assert verdict.action == "hold"
    assert verdict.missing == facts
    return verdict


def test_a_patch_without_a_purpose_hangs_on_it():
    asks_for(patch_for_a_network(on="2019-06-10", certificate="exporter", purpose=None), "purpose")


def test_while_there_is_no_temporary_licence_the_purpose_is_of_no_use():
    for day in ("2019-05-17", "2020-08-14"):
        verdict = check(patch_for_a_network(on=day, purpose=None))
        assert (verdict.outcome, verdict.missing) == ("licence_required", ())


def test_a_purpose_that_nothing_covers_settles_it_whatever_else_is_missing():
    bare = us_export(on="2019-09-10", item_form="commodity", purpose="new_product")
    verdict = check(bare)
    assert (verdict.outcome, verdict.missing) == ("licence_required", ())


@pytest.mark.parametrize(
    "fact", ["certificate", "contract_date", "network", "adds_functionality", "purpose"]
)
def test_each_condition_of_the_extended_licence_is_asked_for(fact):
    asks_for(patch_for_a_network(on="2019-09-10", **{fact: None}), fact)


@pytest.mark.parametrize("fact", ["network", "adds_functionality"])
def test_its_first_form_did_not_ask_for_these(fact):
    found = check(patch_for_a_network(on="2019-06-10", certificate="exporter", **{fact: None}))
    assert found.outcome == "authorised"


def test_an_open_question_closes_when_the_licence_runs_out():
    verdict = asks_for(patch_for_a_network(on="2019-09-10", certificate=None), "certificate")
    assert verdict.holds_through == date(2020, 8, 13)


def test_two_missing_conditions_are_both_asked_for():
    verdict = check(patch_for_a_network(on="2019-09-10", certificate=None, network=None))
    assert verdict.outcome == "undetermined"
    assert {"certificate", "network"} <= set(verdict.missing)


def test_the_age_of_a_phone_is_asked_for():
    asks_for(patch_for_a_phone(on="2019-09-10", device_public_on=None), "device_public_on")


def test_whose_network_a_hole_endangers_is_asked_for():
    asks_for(vulnerability_report(on="2020-09-10", network=None), "network")


def test_whether_a_meeting_is_of_a_standards_body_is_asked_for():
    asks_for(standards_work(on="2020-07-15", standards_organisation=None), "standards_organisation")


def test_an_unclassified_item_is_on_hold():
    asks_for(connectors(on="2026-07-23", buyer=NOBODY_LISTED, eccn=None, purpose=None), "eccn")


def test_an_unclassified_item_for_huawei_is_a_stop_all_the_same():
    assert check(connectors(on="2026-07-23", eccn=None)).outcome == "licence_required"


def test_without_a_destination_the_embargoes_are_open():
    sale = us_export(
        on="2026-07-23",
        to=None,
        parties=(party(NOBODY_LISTED, None),),
        item_form="commodity",
        eccn="EAR99",
    )
    asks_for(sale, "ship_to")


def test_without_a_destination_a_sale_to_huawei_is_a_stop():
    sale = us_export(on="2026-07-23", to=None, item_form="commodity", eccn="EAR99")
    assert check(sale).outcome.stops


def test_an_item_of_unknown_origin_from_denmark_is_on_hold():
    ours = danish_router(on="2019-06-15", us_origin=None, us_controlled_content_percent=3.0)
    asks_for(ours, "us_origin")


def test_the_origin_does_not_matter_for_what_leaves_the_united_states():
    assert check(connectors(on="2019-06-15", us_origin=None)).outcome == "licence_required"


def test_a_foreign_item_of_unknown_content_is_on_hold():
    verdict = check(danish_router(on="2019-06-15"))
    assert verdict.outcome == "undetermined"
    assert "us_controlled_content_percent" in verdict.missing


def test_no_us_content_at_all_needs_no_second_figure():
    assert check(danish_router(on="2019-06-15", us_content_percent=0.0)).outcome == "not_subject"


def test_a_whole_content_below_the_limit_needs_none_either():
    ours = danish_router(on="2019-06-15", to="JP", buyer=NOBODY_LISTED, us_content_percent=25.0)
    assert check(ours).outcome == "not_subject"


def test_to_china_the_parts_might_still_be_military():
    verdict = check(danish_router(on="2019-06-15", us_content_percent=25.0))
    assert verdict.outcome == "undetermined"
    assert "us_content_eccns" in verdict.missing


def test_a_chip_of_unknown_descent_for_huawei_is_on_hold():
    chip = foundry_chip(on="2021-03-01", buyer=HUAWEI)
    verdict = check(chip)
    assert verdict.outcome == "undetermined"
    assert {"direct_product_of", "plant_direct_product"} <= set(verdict.missing)


def test_when_production_began_is_asked_for_while_it_can_help():
    facts: dict[str, Any] = {
        "direct_product_of": ("3E991",),
        "buyer": HUAWEI,
        "designed_by": HUAWEI,
    }
    asks_for(foundry_chip(on="2020-07-01", **facts), "production_started")
    assert check(foundry_chip(on="2020-09-15", **facts)).outcome == "licence_required"


def test_before_licet_begins_there_is_no_answer():
    verdict = check(connectors(on="2015-06-01"))
    assert verdict.outcome == "undetermined"
    assert verdict.missing == ()


def test_a_payment_needs_to_say_nothing_else():
    bare = trade(on="2024-03-01", activity="payment")
    assert check(bare).outcome == "no_licence_required"


def test_almost_nothing_known_is_on_hold_and_not_a_go():
    verdict = check(trade(on="2024-03-01", activity="export"))
    assert verdict.outcome == "undetermined"
    assert "ship_to" in verdict.missing


def test_silence_about_publication_is_taken_as_not_published_and_said():
    verdict = check(patch_for_a_network(on="2019-09-10"))
    assert "published" in verdict.assumed


def test_silence_about_owners_is_taken_as_none_of_note_and_said():
    verdict = check(connectors(on="2025-10-15", buyer=NOBODY_LISTED))
    assert verdict.outcome == "no_licence_required"
    assert {"parties", "owners", "diverted_to", "end_use"} <= set(verdict.assumed)


def test_a_stop_leans_only_on_what_would_free_it():
    assert check(connectors(on="2025-10-15")).assumed == ("licences", "en_route_on")


def test_a_licence_held_out_makes_a_refusal_an_open_question():
    verdict = check(connectors(on="2025-10-15", licences=("D1234567",)))
    assert verdict.outcome == "undetermined"


def test_a_settled_requirement_wins_over_an_unknown_elsewhere():
    both = (party(HUAWEI, "CN", "purchaser"), party("Company", "CN", owners=(owner(None),)))
    assert check(to_an_affiliate(on="2025-10-15", parties=both)).outcome == "licence_required"
