"""The sweep: standing trades on every day on which the law changes, and on the day before.

Whatever the law says, exactly one verdict comes back on every day, it has a reason, and the runs
of days that the verdicts claim agree with what is answered inside and behind them.
"""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from licet.desk import desk
from licet.facts import Action, Outcome, Owner, Party, Trade, Verdict
from licet.law.rulebook import listings, rulebook

FIRST, LAST = date(2015, 12, 31), date(2026, 12, 31)
ONE_DAY = timedelta(days=1)
DESK = desk()
HUAWEI = "Huawei Technologies Co., Ltd."
ZTE = "Zhongxing Telecommunications Equipment Corporation"


def trade(name: str, **facts) -> Trade:
    """An EAR99 part from the United States to Germany, unless the case says otherwise."""
    usual = {
        "activity": "export",
        "exporter_country": "US",
        "ship_from": "US",
        "ship_to": "DE",
        "us_origin": True,
        "item_form": "commodity",
        "eccn": "EAR99",
    }
    return Trade(id=name, on=FIRST, **{**usual, **facts})


def to(name: str, country: str, role: str = "ultimate_consignee", **facts) -> tuple[Party, ...]:
    return (Party(role, name, country, **facts),)


STANDING = (
    trade("a part to a stranger", parties=to("Meyer GmbH", "DE")),
    trade("a part to Huawei", ship_to="CN", parties=to(HUAWEI, "CN")),
    trade(
        "upkeep of a network that Huawei built",
        ship_to="CN",
        parties=to(HUAWEI, "CN"),
        purpose="network_operation",
        network="third_party",
        adds_functionality=False,
        certificate="listed_party",
        contract_date=date(2018, 3, 1),
    ),
    trade(
        "work on standards with Huawei",
        ship_to="CN",
        parties=to(HUAWEI, "CN"),
        item_form="technology",
        eccn="5E991",
        purpose="standards",
        standards_organisation=True,
        standards_body="3GPP",
        standards_topic="5G",
        intent_to_publish=True,
        certificate="exporter",
    ),
    trade(
        "a foreign chip made on US tools, for Huawei",
        exporter_country="TW",
        ship_from="TW",
        ship_to="CN",
        us_origin=False,
        us_content_percent=3.0,
        direct_product_of=("3E991",),
        produced_by="A Foundry",
        designed_by=HUAWEI,
        parties=to(HUAWEI, "CN"),
        production_started=date(2020, 5, 1),
    ),
    trade("a part to ZTE", ship_to="CN", parties=to(ZTE, "CN", "purchaser")),
    trade(
        "a patch for phones that ZTE sold",
        ship_to="CN",
        parties=to(ZTE, "CN", "end_user"),
        purpose="device_support",
        device_public_on=date(2017, 6, 1),
    ),
    trade(
        "a part to a company that Huawei owns",
        parties=to("Unlisted GmbH", "DE", owners=(Owner(HUAWEI, "CN", 60.0),)),
    ),
    trade(
        "a part to a branch of Huawei abroad",
        parties=to("The Düsseldorf office", "DE", branch_of=HUAWEI),
    ),
    trade("a part to Iran", ship_to="IR", parties=to("Somebody", "IR")),
    trade("a part to Sudan", ship_to="SD", parties=to("Somebody", "SD")),
    trade("a part to Syria", ship_to="SY", parties=to("Somebody", "SY")),
    trade("a controlled part to Russia", ship_to="RU", eccn="3A001.a.1", parties=()),
    trade("a part to nobody knows where", ship_to=None),
    trade(
        "a foreign pump without US content",
        activity="reexport",
        exporter_country="DE",
        ship_from="DE",
        ship_to="FR",
        us_origin=False,
        us_content_percent=0.0,
        parties=to("Dupont SA", "FR"),
    ),
)
ids = pytest.mark.parametrize("standing", STANDING, ids=lambda one: one.id)


def change_days() -> set[date]:
    """Every day on which some norm, listing or country group begins, or has ended."""
    book = rulebook()
    spans = [version.by.span for norm in book.norms for version in norm.versions]
    spans += [listing.span for listing in listings()]
    spans += [member.span for group in book.groups for member in group.members]
    edges = {edge for span in spans for edge in (span.start, span.end) if edge is not None}
    return {day for day in edges if FIRST < day <= LAST}


CHANGES = sorted(change_days())
ASKED = sorted({FIRST, LAST, *CHANGES, *(day - ONE_DAY for day in CHANGES)})


@cache
def answers(name: str) -> dict[date, Verdict]:
    standing = next(one for one in STANDING if one.id == name)
    return {on: DESK.check(replace(standing, on=on)) for on in ASKED}


def test_the_sweep_meets_every_change_of_the_law():
    assert len(CHANGES) > 40
    assert {date(2019, 5, 20), date(2019, 8, 19), date(2020, 8, 14)} <= set(CHANGES)


@ids
def test_exactly_one_verdict_with_a_reason_comes_back_on_every_day(standing):
    for on, verdict in answers(standing.id).items():
        assert isinstance(verdict, Verdict)
        assert isinstance(verdict.outcome, Outcome)
        assert isinstance(verdict.action, Action)
        assert verdict.because, on
        assert all(reason["norm"] and reason["says"] for reason in verdict.because), on
        assert verdict.error is None
        assert (verdict.id, verdict.on) == (standing.id, on)


@ids
def test_what_is_not_settled_is_never_a_go(standing):
    for on, verdict in answers(standing.id).items():
        if verdict.outcome.stops:
            assert verdict.action is Action.STOP, on
        if verdict.outcome is Outcome.UNDETERMINED:
            assert verdict.action is Action.HOLD, on


@ids
def test_a_day_before_the_law_is_held_is_undetermined(standing):
    assert answers(standing.id)[FIRST].outcome is Outcome.UNDETERMINED


@ids
def test_an_answer_holds_for_as_long_as_it_says(standing):
    found = answers(standing.id)
    for place, (on, verdict) in enumerate(found.items()):
        end = verdict.holds_through
        assert end is None or end >= on
        inside = ASKED[place : len(ASKED) if end is None else bisect_right(ASKED, end)]
        for day in inside:
            assert found[day].outcome is verdict.outcome, (on, day)
            assert found[day].holds_through == end, (on, day)


@ids
def test_an_answer_ends_with_a_change_that_is_named(standing):
    found = answers(standing.id)
    for on, verdict in found.items():
        end = verdict.holds_through
        assert (end is None) == (verdict.ends_by is None), on
        if end is not None and verdict.ends_by is not None:
            assert verdict.ends_by["on"] == (end + ONE_DAY).isoformat()
            assert verdict.ends_by["change"]
            assert found[end + ONE_DAY].outcome is not verdict.outcome, on


@ids
def test_nothing_changes_between_two_change_days(standing):
    found = answers(standing.id)
    for first, later in zip([FIRST, *CHANGES], CHANGES, strict=False):
        assert found[first].outcome is found[later - ONE_DAY].outcome, (first, later)


def test_between_them_the_standing_trades_meet_every_outcome():
    met = {verdict.outcome for one in STANDING for verdict in answers(one.id).values()}
    assert met == set(Outcome)
