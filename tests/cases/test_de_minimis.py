"""Foreign-made goods with American parts: how much is too much, and for where."""

from typing import Any

import pytest

from tests.builders import (
    NOBODY_LISTED,
    check,
    danish_router,
    party,
    trade,
)


def router(on="2019-06-15", controlled=None, eccns=None, to="CN", **facts):
    return danish_router(
        on=on, to=to, us_controlled_content_percent=controlled, us_content_eccns=eccns, **facts
    )


def civil_router(**facts):
    return router(buyer=NOBODY_LISTED, **facts)


@pytest.mark.parametrize("day", ["2019-06-15", "2026-07-23"])
def test_parts_that_need_no_licence_to_china_do_not_count_even_for_huawei(day):
    ours = router(on=day, controlled=0, eccns=("EAR99",), us_content_percent=26)
    assert check(ours).outcome == "not_subject"


def test_nor_if_nobody_worked_out_the_controlled_share():
    ours = router(eccns=("EAR99", "3A991"), us_content_percent=60)
    assert check(ours).outcome == "not_subject"


@pytest.mark.parametrize(
    ("share", "outcome"),
    [(25, "not_subject"), (25.01, "licence_required"), (26, "licence_required")],
)
def test_a_quarter_is_the_limit_for_china(share, outcome):
    assert check(router(controlled=share, eccns=("3A001",))).outcome == outcome


def test_what_is_above_the_limit_will_be_denied_to_huawei():
    verdict = check(router(controlled=26, eccns=("3A001",)))
    assert verdict.review_policy == "presumption of denial"
    assert verdict.subject_to_ear is True


def test_american_goods_are_american_wherever_they_lie():
    stock = danish_router(on="2019-06-15", us_origin=True, eccn="EAR99")
    assert check(stock).outcome == "licence_required"


@pytest.mark.parametrize("share", [0, 9, 9.9])
def test_less_than_a_tenth_may_go_to_iran(share):
    ours = civil_router(on="2019-12-02", to="IR", controlled=share, eccns=("3A001",))
    assert check(ours).outcome == "not_subject"


def test_exactly_a_tenth_is_enough_for_the_ear_and_too_much_for_ofac():
    ours = civil_router(on="2019-12-02", to="IR", controlled=10, eccns=("3A001",))
    verdict = check(ours)
    assert verdict.subject_to_ear is False
    assert {"law": "us-ear", "outcome": "not_subject"} in verdict.regimes
    assert verdict.action == "hold"
    assert "us-ofac" in verdict.not_covered


@pytest.mark.parametrize("share", [10.01, 24])
def test_more_than_a_tenth_is_subject_for_iran(share):
    ours = civil_router(on="2019-12-02", to="IR", controlled=share, eccns=("3A001",))
    verdict = check(ours)
    assert verdict.subject_to_ear is True
    assert verdict.outcome.stops


@pytest.mark.parametrize("country", ["CU", "SY", "KP"])
def test_the_tenth_holds_for_all_of_group_e(country):
    less = civil_router(on="2019-12-02", to=country, controlled=10, eccns=("3A001",))
    more = civil_router(on="2019-12-02", to=country, controlled=11, eccns=("3A001",))
    assert check(less).outcome == "not_subject"
    assert check(more).outcome == "licence_required"


def test_a_us_person_may_not_supply_iran_even_with_goods_that_have_nothing_american():
    ours = civil_router(on="2019-12-02", to="IR", controlled=0, us_person=True)
    verdict = check(ours)
    assert verdict.outcome == "prohibited"
    assert verdict.subject_to_ear is False


def test_a_us_person_may_not_export_ear99_goods_to_iran():
    verdict = check(
        trade(
            on="2024-03-01",
            exporter_country="US",
            us_person=True,
            ship_from="US",
            ship_to="IR",
            parties=(party(NOBODY_LISTED, "IR"),),
            item_form="commodity",
            eccn="EAR99",
            us_origin=True,
        )
    )
    assert verdict.outcome == "prohibited"


def test_sudan_leaves_group_e_on_14_january_2021():
    facts: dict[str, Any] = {"to": "SD", "controlled": 15, "eccns": ("3A001",)}
    before = check(civil_router(on="2021-01-13", **facts))
    assert before.outcome == "licence_required"
    assert before.holds_through.isoformat() == "2021-01-13"
    assert check(civil_router(on="2021-01-14", **facts)).outcome == "not_subject"


def test_the_end_of_the_state_departments_listing_a_month_earlier_changes_nothing():
    ours = civil_router(on="2020-12-14", to="SD", controlled=15, eccns=("3A001",))
    assert check(ours).outcome == "licence_required"


@pytest.mark.parametrize("eccn", ["9A610.a", "3A611.x", "9A515.d"])
def test_military_parts_have_no_limit_for_china(eccn):
    ours = civil_router(on="2026-07-23", controlled=1, eccns=(eccn,))
    assert check(ours).subject_to_ear is True


def test_military_parts_have_the_ordinary_limit_for_japan():
    ours = civil_router(on="2026-07-23", to="JP", controlled=1, eccns=("9A610.a",))
    assert check(ours).subject_to_ear is False


def test_minor_military_parts_have_no_limit_for_china_and_one_for_lebanon():
    facts: dict[str, Any] = {"on": "2026-07-23", "controlled": 1, "eccns": ("9A610.y",)}
    assert check(civil_router(**facts)).subject_to_ear is True
    assert check(civil_router(to="LB", **facts)).subject_to_ear is False


def test_a_computer_whose_entry_may_know_no_limit_is_not_cleared():
    ours = civil_router(on="2026-07-23", controlled=1, eccns=("3A001",), eccn="4A003")
    assert not check(ours).outcome.goes


def test_below_the_limit_the_direct_product_question_remains():
    ours = router(on="2021-03-01", controlled=5, eccns=("3A001",), direct_product_of=("5E001",))
    assert check(ours).outcome == "licence_required"


def test_transit_through_the_united_states_makes_it_subject():
    ours = router(controlled=0, eccns=(), ship_from="US")
    assert check(ours).subject_to_ear is True


@pytest.mark.parametrize("elsewhere", ["IR", "CU"])
def test_what_is_free_for_syria_is_not_free_for_where_it_goes_on_to(elsewhere):
    facts: dict[str, Any] = {"on": "2026-03-01", "to": "SY", "us_origin": True, "eccn": "EAR99"}
    alone = danish_router(buyer=NOBODY_LISTED, **facts)
    assert check(alone).outcome == "authorised"
    onward = (party("A Shop", "SY"), party("Another Shop", elsewhere, "ultimate_consignee"))
    assert check(danish_router(parties=onward, **facts)).outcome == "licence_required"
