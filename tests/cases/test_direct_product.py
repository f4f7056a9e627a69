"""Chips that are the direct product of American technology, and tools that are."""

from datetime import date
from typing import Any

import pytest

from tests.builders import HISILICON, HUAWEI, NOBODY_LISTED, ZTE, check, foundry_chip, party


def designed_by_hisilicon(on, **facts):
    """A foundry makes what HiSilicon designed, with AT-level American technology."""
    facts = {"direct_product_of": ("3E991",), "designed_by": HISILICON, **facts}
    return foundry_chip(on=on, **facts)


def off_the_shelf(on, buyer=HUAWEI, **facts):
    """Somebody else's chip, from a plant full of American tools."""
    facts = {
        "plant_direct_product": True,
        "designed_by": "Somebody Else Inc",
        **facts,
    }
    return foundry_chip(on=on, buyer=buyer, **facts)


def test_before_15_may_2020_huaweis_own_chips_are_out_of_reach():
    verdict = check(designed_by_hisilicon("2020-05-14", plant_direct_product=False))
    assert (verdict.outcome, verdict.holds_through) == ("not_subject", date(2020, 5, 14))


@pytest.mark.parametrize("day", ["2020-05-15", "2020-07-01", "2020-08-16"])
def test_from_15_may_2020_what_hisilicon_designs_is_caught(day):
    verdict = check(designed_by_hisilicon(day, production_started="2020-06-01"))
    assert verdict.outcome == "licence_required"
    assert verdict.subject_to_ear is True


@pytest.mark.parametrize("day", ["2020-05-15", "2020-07-01", "2020-08-20", "2020-09-14"])
def test_what_was_in_production_by_then_may_ship_through_14_september(day):
    verdict = check(designed_by_hisilicon(day, production_started="2020-04-01"))
    assert verdict.outcome == "authorised"
    assert verdict.authority["expires"] == "2020-09-14"
    assert verdict.holds_through == date(2020, 9, 14)


def test_on_15_september_that_is_over():
    verdict = check(designed_by_hisilicon("2020-09-15", production_started="2020-04-01"))
    assert verdict.outcome == "licence_required"


def test_what_was_caught_in_may_is_not_set_free_by_the_savings_clause_of_august():
    """The clause of August is for items newly caught then; this one was caught since May."""
    facts: dict[str, Any] = {"production_started": "2020-07-01"}
    assert check(designed_by_hisilicon("2020-08-16", **facts)).outcome == "licence_required"
    assert check(designed_by_hisilicon("2020-08-20", **facts)).outcome == "licence_required"


@pytest.mark.parametrize("limb", ["direct_product_of", "plant_direct_product"])
def test_either_the_technology_or_the_plant_is_enough(limb):
    facts: dict[str, Any] = {"direct_product_of": (), "plant_direct_product": False}
    facts[limb] = {"direct_product_of": ("3E991",), "plant_direct_product": True}[limb]
    chip = foundry_chip(
        on="2020-07-01", designed_by=HISILICON, production_started="2020-06-01", **facts
    )
    assert check(chip).outcome == "licence_required"


def test_a_chip_from_other_technology_is_free():
    chip = foundry_chip(
        on="2021-03-01",
        direct_product_of=("2E991",),
        plant_direct_product=False,
        designed_by=HISILICON,
    )
    assert check(chip).outcome == "not_subject"


def test_in_its_first_form_the_rule_left_other_peoples_chips_alone():
    facts: dict[str, Any] = {"production_started": "2020-09-15"}
    chip = off_the_shelf("2020-07-01", produced_by="A Foundry", **facts)
    verdict = check(chip)
    assert verdict.outcome == "not_subject"


def test_if_nobody_says_who_designed_the_chip_its_maker_being_known_is_not_enough():
    chip = off_the_shelf("2020-07-01", designed_by=None, produced_by=None)
    verdict = check(chip)
    assert verdict.outcome == "undetermined"
    assert "designed_by" in verdict.missing


@pytest.mark.parametrize("day", ["2020-09-15", "2021-03-01", "2026-07-23"])
def test_since_17_august_2020_other_peoples_chips_for_huawei_are_caught_too(day):
    assert check(off_the_shelf(day)).outcome == "licence_required"


def test_other_peoples_chips_begun_by_17_august_may_ship_for_four_weeks():
    verdict = check(off_the_shelf("2020-08-20", production_started="2020-08-01"))
    assert (verdict.outcome, verdict.holds_through) == ("authorised", date(2020, 9, 14))


def test_and_those_begun_later_may_not():
    chip = off_the_shelf("2020-08-20", production_started="2020-08-18")
    assert check(chip).outcome == "licence_required"


@pytest.mark.parametrize(
    "role", ["purchaser", "intermediate_consignee", "ultimate_consignee", "end_user"]
)
def test_huawei_in_any_role_brings_the_rule_with_it(role):
    chip = foundry_chip(
        on="2021-03-01",
        direct_product_of=("3E991",),
        parties=(party(NOBODY_LISTED, "VN", "end_user"), party(HUAWEI, "CN", role)),
    )
    assert check(chip).outcome == "licence_required"


def test_a_chip_for_a_module_that_huawei_ordered_is_caught():
    chip = foundry_chip(
        on="2021-03-01",
        to="VN",
        buyer=NOBODY_LISTED,
        direct_product_of=("3E991",),
        incorporated_for=HUAWEI,
    )
    verdict = check(chip)
    assert verdict.outcome == "licence_required"
    assert verdict.review_policy == "presumption of denial"


def test_a_chip_for_somebody_elses_module_is_not():
    chip = foundry_chip(
        on="2021-03-01",
        to="VN",
        buyer=NOBODY_LISTED,
        direct_product_of=("3E991",),
        plant_direct_product=True,
        incorporated_for="Somebody Else Inc",
    )
    assert check(chip).outcome == "not_subject"


def test_for_whom_an_unlisted_makers_module_is_must_be_said():
    """Whether or not some other listed company takes part, the question is the same."""
    facts: dict[str, Any] = {"on": "2021-03-01", "to": "VN", "direct_product_of": ("3E991",)}
    alone = foundry_chip(buyer=NOBODY_LISTED, **facts)
    beside = foundry_chip(
        parties=(party(NOBODY_LISTED, "VN"), party(ZTE, "CN", "purchaser")), **facts
    )
    for verdict in (check(alone), check(beside)):
        assert verdict.outcome == "undetermined"
        assert verdict.missing == ("incorporated_for",)


def test_a_module_for_huawei_was_no_matter_before_17_august_2020():
    chip = foundry_chip(
        on="2020-08-16",
        to="VN",
        buyer=NOBODY_LISTED,
        direct_product_of=("3E991",),
        incorporated_for=HUAWEI,
    )
    assert check(chip).outcome == "not_subject"


@pytest.mark.parametrize(
    ("day", "outcome"), [("2024-12-01", "not_subject"), ("2024-12-02", "licence_required")]
)
def test_the_technology_list_grew_later(day, outcome):
    chip = foundry_chip(
        on=day, buyer=HUAWEI, direct_product_of=("3E992",), plant_direct_product=False
    )
    assert check(chip).outcome == outcome


# -- tools --------------------------------------------------------------------------------------


def etcher(on="2026-07-23", to="CN", **facts):
    """A foreign etcher for an unlisted fab."""
    defaults = {
        "exporter_country": "KR",
        "ship_from": "KR",
        "buyer": "Unlisted Fab",
        "eccn": "3B001.c",
        "direct_product_of": ("3E992",),
    }
    return foundry_chip(on=on, to=to, **{**defaults, **facts})


@pytest.mark.parametrize("to", ["CN", "MO"])
def test_a_korean_etcher_for_china_or_macau_needs_a_licence(to):
    assert check(etcher(to=to)).outcome == "licence_required"


def test_a_dutch_one_hangs_on_the_countries_that_are_spared():
    assert check(etcher(exporter_country="NL", ship_from="NL")).outcome == "undetermined"


def test_before_the_rule_of_december_2024_it_is_no_stop():
    assert not check(etcher(on="2024-12-01")).outcome.stops
