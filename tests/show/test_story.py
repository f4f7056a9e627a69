"""The stories: what is drawn is what the norms say, to the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from licet.facts import Listing
from licet.law.rulebook import Rulebook, listings, rulebook
from licet.show import Bar, Lane, Timeline, as_svg, as_text
from licet.show.story import UnknownTopic, timeline, timeline_of, topics
from licet.spans import Span, day_after, day_before

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "img" / "huawei.svg"
MONDAY = date(2019, 8, 19)


@pytest.fixture(scope="module")
def law() -> Rulebook:
    return rulebook()


def story(topic: str) -> Timeline:
    return timeline(rulebook(), listings(), topic)


def lane(drawn: Timeline, title: str) -> Lane:
    return next(one for one in drawn.lanes if one.title == title)


def days(bars: tuple[Bar, ...], kind: str) -> list[tuple[str, str | None]]:
    """First and last day of the bars of one kind."""
    return [
        (bar.start.isoformat(), day_before(bar.end).isoformat() if bar.end else None)
        for bar in bars
        if bar.kind == kind
    ]


@pytest.mark.parametrize(
    ("title", "norm"),
    [
        ("Networks in use", "us.ear.tgl-huawei.c1"),
        ("Devices in use", "us.ear.tgl-huawei.c2"),
        ("Security vulnerabilities", "us.ear.tgl-huawei.c3"),
    ],
)
def test_each_version_of_the_licence_is_drawn_until_the_next(law, title: str, norm: str) -> None:
    drawn = [bar for bar in lane(story("huawei"), title).bars if bar.kind == "licensed"]
    versions = law.norm(norm).versions
    assert [bar.start for bar in drawn] == [version.by.span.start for version in versions]
    assert [bar.end for bar in drawn[:-1]] == [bar.start for bar in drawn[1:]]
    assert drawn[-1].end == versions[-1].by.span.end
    for bar, version in zip(drawn, versions, strict=True):
        assert version.by.cite in bar.cite
        assert bar.published == version.by.published


def test_the_label_of_a_version_is_the_last_day_that_it_prints() -> None:
    labels = [b.label for b in lane(story("huawei"), "Networks in use").bars if b.kind != "gap"]
    assert labels == ["to 19 Aug", "to 18 Nov", "to 16 Feb", "to 1 Apr", "to 15 May", "to 13 Aug"]


@pytest.mark.parametrize("title", ["Networks in use", "Devices in use", "Security vulnerabilities"])
def test_the_two_gaps_of_the_huawei_licence_are_drawn(title: str) -> None:
    gaps = days(lane(story("huawei"), title).bars, "gap")
    assert gaps == [("2019-05-16", "2019-05-19"), ("2020-08-14", "2020-08-16")]


def test_the_paragraph_that_was_removed_leaves_one_long_gap() -> None:
    bars = lane(story("huawei"), "Standards work").bars
    assert days(bars, "licensed") == [("2019-05-20", "2019-08-18")]
    assert days(bars, "gap")[1] == ("2019-08-19", "2020-06-17")
    assert days(bars, "excluded")[0][0] == "2020-06-18"


def test_the_ban_is_drawn_from_the_listings_themselves() -> None:
    bars = lane(story("huawei"), "Entity List").bars
    on_list = [one for one in listings() if one.family == "huawei"]
    assert {bar.start for bar in bars} == {one.span.start for one in on_list}
    first = sum(one.span.start == bars[0].start for one in on_list)
    assert bars[0].label == f"{first} Huawei companies"
    assert {bar.kind for bar in bars} == {"banned"}


def test_the_founding_monday_is_marked_in_the_huawei_story() -> None:
    marks = {mark.on: mark.label for mark in story("huawei").marks_shown}
    assert marks == {MONDAY: "Monday 19 August 2019"}


def test_an_authorisation_under_a_denial_order_ends_with_the_order() -> None:
    drawn = story("zte")
    assert days(lane(drawn, "Denial order").bars, "prohibited") == [("2018-04-15", "2018-07-12")]
    (bar,) = lane(drawn, "General authorisation").bars
    assert days((bar,), "licensed") == [("2018-07-02", "2018-07-12")]
    assert bar.label == "printed to 1 Aug 2018, ended 12 Jul 2018"


def test_the_zte_licence_ends_when_its_two_companies_leave_the_list() -> None:
    drawn = story("zte")
    bars = lane(drawn, "Temporary licence").bars
    assert (days(bars, "licensed")[0][0], days(bars, "licensed")[-1][1]) == (
        "2016-03-24",
        "2017-03-28",
    )
    stays = [bar for bar in lane(drawn, "Entity List").bars if bar.end is None]
    assert {bar.label for bar in stays} == {"2 more", "Shi Lirong"}


def test_the_affiliates_rule_is_open_from_the_day_after_its_stay() -> None:
    drawn = story("affiliates")
    rule = lane(drawn, "Affiliates rule").bars
    assert days(rule, "banned") == [("2025-09-29", "2025-11-09")]
    assert days(rule, "stayed") == [("2025-11-10", "2026-11-09")]
    assert days(rule, "open") == [("2026-11-10", None)]
    assert days(lane(drawn, "Stay").bars, "open") == [("2026-11-10", None)]
    licence = lane(drawn, "Temporary licence").bars
    assert days(licence, "licensed") == [("2025-09-29", "2025-11-09")]
    assert days(licence, "stayed") == [("2025-11-10", "2025-11-28")]
    assert [mark.on for mark in drawn.marks_shown] == [rulebook().reviewed_through]


@pytest.mark.parametrize("topic", topics())
def test_every_day_on_a_drawing_is_a_day_of_the_law(law, topic: str) -> None:
    spans = [version.by.span for norm in law.norms for version in norm.versions]
    spans += [gap.span for norm in law.norms for gap in norm.gaps]
    spans += [one.span for one in listings()]
    known = {edge for span in spans for edge in (span.start, span.end)}
    drawn = story(topic)
    for bar in (bar for one in drawn.lanes for bar in one.bars):
        assert {bar.start, bar.end} <= known | {None}
    assert any(drawn.shows(bar) for one in drawn.lanes for bar in one.bars)
    assert as_svg(drawn) == as_svg(story(topic))
    assert as_text(drawn) == as_text(story(topic))


def test_the_days_to_draw_can_be_chosen() -> None:
    drawn = timeline(rulebook(), listings(), "huawei", date(2019, 8, 1), date(2019, 8, 31))
    assert (drawn.first, drawn.last) == (date(2019, 8, 1), date(2019, 8, 31))


def test_an_unknown_topic_names_its_nearest() -> None:
    with pytest.raises(UnknownTopic, match=r"no story 'Huawai': did you mean huawei\?"):
        timeline(rulebook(), listings(), "Huawai")
    with pytest.raises(KeyError, match="known are huawei, zte, affiliates"):
        timeline(rulebook(), listings(), "xiaomi")


# -- the norms behind a file -------------------------------------------------------------------


def around(*names: str, on: date = MONDAY, whom: tuple[str, ...] = ("huawei.denmark",)) -> Timeline:
    found = tuple(one for one in listings() if one.id in whom)
    return timeline_of(rulebook(), found, names, on, on, on)


def test_the_norms_behind_a_file_are_drawn_around_its_days() -> None:
    drawn = around("us.ear.744.11", "us.ear.tgl-huawei.c1", "us.ear.734.3.a2", "us-ear")
    titles = [one.title for one in drawn.lanes]
    assert titles == ["Entity List", "Existing networks"]
    assert drawn.lanes[0].bars[0].label == "Huawei Denmark"
    assert drawn.first < date(2019, 5, 16) and drawn.last > date(2020, 8, 17)
    assert [mark.label for mark in drawn.marks_shown] == ["Monday 19 August 2019"]


def test_a_licence_reaches_back_no_further_than_the_parties_of_the_file() -> None:
    drawn = around("us.ear.tgl-huawei.c1")
    assert days(drawn.lanes[0].bars, "licensed")[0] == ("2019-08-19", "2019-11-17")


def test_a_file_without_recognised_parties_is_drawn_from_the_norms_alone() -> None:
    drawn = around("us.ear.746", "us.ofac.560.204", "us.ear.774", whom=())
    assert [one.bars[0].kind for one in drawn.lanes] == ["banned", "prohibited"]


def test_a_file_beyond_the_horizon_shows_what_is_open() -> None:
    drawn = around("us.ear.744.affiliates", on=date(2026, 11, 22), whom=())
    (rule,) = drawn.lanes
    assert days(rule.bars, "open") == [("2026-11-10", None)]
    assert rulebook().reviewed_through in {mark.on for mark in drawn.marks_shown}


def test_a_file_that_no_norm_decided_is_an_empty_picture() -> None:
    drawn = around()
    assert drawn.lanes == ()
    assert drawn.first < MONDAY < drawn.last
    as_svg(drawn)


def test_a_file_of_several_days_marks_the_first_and_the_last() -> None:
    drawn = timeline_of(rulebook(), (), (), date(2019, 8, 16), date(2019, 8, 23), None)
    assert [mark.on.day for mark in drawn.marks_shown] == [16, 23]
    assert drawn.title == "The law around 16–23 Aug 2019"


def test_a_listing_that_ends_cuts_the_bar_of_its_ban() -> None:
    ended = Listing(
        id="x",
        list="us-bis-entity-list",
        name="Example",
        span=Span(date(2019, 1, 1), day_after(date(2019, 6, 30))),
        known=date(2019, 1, 1),
        cite="84 FR 1",
        requirement="all_items",
    )
    drawn = timeline_of(rulebook(), (ended,), ("us.ear.744.11",), MONDAY, MONDAY, None)
    assert days(drawn.lanes[0].bars, "banned") == [("2019-01-01", "2019-06-30")]


def test_the_picture_in_the_docs_is_the_one_that_the_law_draws() -> None:
    """Write it anew with: as_svg(timeline(rulebook(), listings(), "huawei"))."""
    assert PICTURE.read_text(encoding="utf-8") == as_svg(story("huawei"))
