"""What is left out must not become a go: parties without names, actors without a country."""

from dataclasses import replace

import pytest

from licet.batch.reading.door import read
from licet.facts import Listing, Owner, Party
from licet.law.rulebook import rulebook
from licet.spans import Span, day
from tests.builders import NOBODY_LISTED, check, check_table, connectors, party, the_desk, trade


def test_an_export_that_names_no_party_is_held_for_them():
    bare = replace(connectors(on="2019-06-10", to="DK", buyer=NOBODY_LISTED), parties=())
    verdict = check(bare)
    assert (verdict.outcome, verdict.action) == ("undetermined", "hold")
    assert verdict.missing == ("parties",)


def test_one_party_without_a_name_is_enough_to_hold():
    parties = (party(NOBODY_LISTED, "DK"), Party(role="purchaser", country="DK"))
    half = replace(connectors(on="2019-06-10", to="DK", buyer=NOBODY_LISTED), parties=parties)
    assert check(half).missing == ("parties",)


def test_a_stop_stays_a_stop_whoever_else_is_not_named():
    parties = (party(), Party(role="purchaser", country="DK"))
    assert check(replace(connectors(on="2020-09-10"), parties=parties)).outcome == (
        "licence_required"
    )


def test_a_column_of_buyers_that_licet_does_not_know_lets_nothing_go(tmp_path):
    file = tmp_path / "orders.csv"
    file.write_text(
        "id,on,activity,ship_from,ship_to,us_origin,eccn,customer\n"
        'A,2019-06-10,export,US,CN,true,EAR99,"Huawei Technologies Co., Ltd."\n'
    )
    (verdict,) = check_table([read(file).trade(0)])
    assert (verdict["action"], verdict["missing"]) == ("hold", ["parties"])


@pytest.mark.parametrize(
    "facts",
    [
        {"us_person": True},
        {"us_person": True, "exporter_country": "DK"},
        {"exporter_country": "US"},
        {},
    ],
)
def test_a_payment_that_may_be_by_a_us_person_is_held_for_ofac(facts):
    paid = trade(
        on="2024-03-01", activity="payment", parties=(party(NOBODY_LISTED, "RU"),), **facts
    )
    verdict = check(paid)
    assert verdict.action == "hold"
    assert "us-ofac" in verdict.not_covered
    assert [one["not_covered"] for one in check_table([paid])] == [list(verdict.not_covered)]


def test_a_reexport_from_nowhere_stands_under_somebodys_law():
    ours = trade(
        on="2024-03-01",
        activity="reexport",
        ship_to="DK",
        us_origin=True,
        eccn="EAR99",
        parties=(party(NOBODY_LISTED, "DK"),),
    )
    assert check(ours).not_covered == ("national-export-control",)
    assert check(ours).action == "hold"


def test_an_owner_said_to_be_listed_is_listed_though_our_entry_has_ended():
    owner = Owner(
        name="ZTE Corporation",
        percent=100,
        list="us-bis-entity-list",
        requirement="all items subject to the EAR",
    )
    parties = (replace(party(NOBODY_LISTED, "CN"), owners=(owner,)),)
    ours = replace(connectors(on="2025-10-15"), parties=parties)
    assert check(ours).outcome == "licence_required"


@pytest.mark.parametrize("spelt", ["Limited Bow", "LTD. BOW"])
def test_a_legal_form_inside_a_name_hides_it_from_nobody(spelt):
    bow = Listing(
        id="bow",
        list="us-bis-entity-list",
        name="Ltd Bow",
        span=Span(day("2019-01-01")),
        known=day("2019-01-01"),
        cite="84 FR 1",
    )
    desk = replace(the_desk(), rulebook=rulebook(), listings=(bow,))
    assert desk.names.wanted([spelt, "Nobody"]) == {spelt}
