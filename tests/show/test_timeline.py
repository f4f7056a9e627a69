"""The drawings of a timeline: every bar there, gaps loud, nothing from outside."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from licet.show import KINDS, Bar, Lane, Mark, Timeline, as_svg, as_text
from licet.show.timeline.axis import ticks, unit_for
from licet.show.timeline.layout import frame_for, place_lane, text_width
from licet.show.timeline.model import label_of

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</title><script>alert("1")</script>\x1b[2J\u202etxt & co'
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def drawn_bars(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class", "").startswith("bar ")]
    return [group.get("class", "").removeprefix("bar ") for group in groups]


def one_bar(bar: Bar, first: str = "2019-01-01", last: str = "2019-12-31", title: str = "lane"):
    lane = Lane(title, (bar,))
    day = date.fromisoformat
    return Timeline("title", "", day(first), day(last), (lane,), ())


@pytest.mark.parametrize("width", [320, 420, 800, 1100, 1600])
def test_every_bar_is_drawn_with_its_kind(huawei: Timeline, width: int) -> None:
    kinds = Counter(bar.kind for lane in huawei.lanes for bar in lane.bars)
    assert Counter(drawn_bars(as_svg(huawei, width))) == kinds


def test_every_bar_says_its_lane_label_days_and_source(huawei: Timeline) -> None:
    root = ElementTree.fromstring(as_svg(huawei))
    said = [title.text for title in root.iter(f"{SVG}title")]
    assert (
        "(c)(1) networks: extension 1 (temporary licence), 19 Aug 2019 through 17 Nov 2019. "
        "84 FR 43487, published 21 Aug 2019" in said
    )
    labelled = [group.get("aria-label") for group in root.iter(f"{SVG}g") if group.get("class")]
    assert labelled and all(labelled)


def test_the_labels_of_all_gaps_stand_in_the_drawing(huawei: Timeline) -> None:
    root = ElementTree.fromstring(as_svg(huawei))
    words = Counter((text.text or "").lstrip("⚠\ufe0e ") for text in root.iter(f"{SVG}text"))
    assert words["16–19 May 2019"] == 4
    assert words["14–16 Aug 2020"] == 3
    assert words["standards gap, 10 months"] == 1


@pytest.mark.parametrize("draw", [as_svg, as_text])
def test_the_same_timeline_draws_the_same_text(huawei: Timeline, draw) -> None:
    assert draw(huawei) == draw(replace(huawei))


def test_the_svg_asks_for_nothing_from_outside(huawei: Timeline) -> None:
    svg = as_svg(huawei).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|//|@import|@font-face|<script|<image|<foreignObject", svg)
    ids = set(re.findall(r'id="([^"]+)"', svg))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids


def test_two_drawings_on_one_page_keep_their_patterns_apart(huawei: Timeline) -> None:
    other = as_svg(replace(huawei, title="another"))
    ids = [set(re.findall(r'id="([^"]+)"', svg)) for svg in (as_svg(huawei), other)]
    assert ids[0].isdisjoint(ids[1])


def test_hostile_words_stay_words() -> None:
    timeline = one_bar(
        Bar(date(2019, 2, 1), None, "banned", HOSTILE, HOSTILE), title="lane" + HOSTILE
    )
    timeline = replace(timeline, title=HOSTILE, marks=(Mark(date(2019, 3, 1), HOSTILE),))
    svg, text = as_svg(timeline), as_text(timeline)
    assert ElementTree.fromstring(svg).find(f".//{SVG}script") is None
    assert "<script" not in svg
    assert not {"\x1b", "\u202e"} & set(svg + text)
    assert "⟨U+202E⟩" in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_span_of_one_day_in_thirty_years_is_still_seen(kind: str) -> None:
    bar = Bar(date(2019, 5, 16), date(2019, 5, 17), kind, "a day")
    timeline = one_bar(bar, "2000-01-01", "2030-12-31")
    (box,) = place_lane(frame_for(timeline, 1100), timeline.lanes[0], 0).bars
    assert box.right - box.left >= 3
    assert KINDS[kind] in as_svg(timeline)
    assert "2019-05-16" in as_text(timeline)


def test_a_gap_of_one_day_keeps_its_sign_between_two_licences() -> None:
    lane = Lane(
        "licence",
        (
            Bar(date(2010, 1, 1), date(2019, 5, 16), "licensed", "one"),
            Bar(date(2019, 5, 16), date(2019, 5, 17), "gap", "gap"),
            Bar(date(2019, 5, 17), date(2030, 1, 1), "licensed", "two"),
        ),
    )
    text = as_text(Timeline("t", "", date(2010, 1, 1), date(2029, 12, 31), (lane,), ()))
    (row,) = [line for line in text.splitlines() if line.startswith("licence ")]
    assert row.count("!") == 1


def test_bars_that_overlap_in_print_get_rows_of_their_own(huawei: Timeline) -> None:
    lane = place_lane(frame_for(huawei, 1100), huawei.lanes[0], 0)
    assert [box.row for box in lane.bars] == [0, 1]


@pytest.mark.parametrize("width", [320, 420, 800, 1100])
def test_no_label_covers_another_or_leaves_the_field(huawei: Timeline, width: int) -> None:
    frame = frame_for(huawei, width)
    for lane in (place_lane(frame, lane, 0) for lane in huawei.lanes):
        boxes = [
            (label.row, label.left, label.left + text_width(label.text, 11.0))
            for label in lane.labels
        ]
        assert all(left >= frame.x0 - 1 and right <= frame.x1 + 1 for _, left, right in boxes)
        for number, (row, left, right) in enumerate(boxes):
            assert all(
                other[0] != row or other[2] <= left or right <= other[1]
                for other in boxes[number + 1 :]
            )


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_the_text_fits_its_width(huawei: Timeline, width: int) -> None:
    assert max(cell_len(line) for line in as_text(huawei, width).splitlines()) <= width


def test_wide_letters_fit_too() -> None:
    bar = Bar(date(2019, 2, 1), None, "banned", "华为技术有限公司" * 12)
    timeline = replace(one_bar(bar, title="华为技术有限公司" * 4), title="华" * 90)
    assert max(cell_len(line) for line in as_text(timeline, 80).splitlines()) <= 80
    ElementTree.fromstring(as_svg(timeline, 420))


def test_the_list_of_changes_cites_every_text_once_for_all_lanes_it_changes(
    huawei: Timeline,
) -> None:
    said = re.sub(r"\s+", " ", as_text(huawei, 80))
    for citation in ("84 FR 22961", "84 FR 23468", "84 FR 64018", "85 FR 51596"):
        assert citation in said
    assert said.count("84 FR 23468") == 1
    assert "2019-05-16 (c)(1) networks; (c)(2) devices; (c)(3) vulnerabilities" in said
    assert "GAP, nothing lifts the ban" in said


def test_a_licence_that_nothing_follows_says_so() -> None:
    bar = Bar(date(2019, 2, 1), date(2019, 3, 1), "licensed", "a licence")
    assert "nothing follows: a licence has ended" in as_text(one_bar(bar))


def test_the_legend_names_only_what_is_drawn(huawei: Timeline) -> None:
    svg, text = as_svg(huawei), as_text(huawei)
    assert "gap: nothing lifts the ban" in svg and "gap: nothing lifts the ban" in text
    assert KINDS["prohibited"] not in text and f">{KINDS['stayed']}<" not in svg


def test_a_bar_of_unknown_kind_or_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="known are"):
        Bar(date(2019, 1, 1), None, "forbidden", "x")
    with pytest.raises(ValueError, match="before its first day is over"):
        Bar(date(2019, 1, 1), date(2019, 1, 1), "gap", "x")
    with pytest.raises(ValueError, match="cannot end"):
        Timeline("t", "", date(2019, 1, 2), date(2019, 1, 1), (), ())


def test_an_empty_timeline_is_a_picture_of_nothing() -> None:
    timeline = Timeline("t", "", date(2019, 1, 1), date(2019, 1, 1), (), ())
    ElementTree.fromstring(as_svg(timeline))
    assert as_text(timeline).startswith("t\n")


@pytest.mark.parametrize(
    ("length", "unit"), [(30, "week"), (500, "month"), (2000, "quarter"), (9000, "year")]
)
def test_the_axis_counts_in_the_unit_that_fits(length: int, unit: str) -> None:
    assert unit_for(length, 26) == unit
    first = date(2019, 5, 10)
    found = ticks(first, first + timedelta(days=length), unit)
    assert found and all(tick.on >= first for tick in found)
    assert unit == "year" or found[0].over


@given(
    st.lists(st.tuples(days, days | st.none(), st.sampled_from(list(KINDS))), max_size=8),
    days,
    st.integers(0, 9000),
    st.integers(40, 200),
)
def test_any_timeline_draws_well_formed_and_within_its_width(spans, first, length, width) -> None:
    bars = tuple(
        Bar(min(a, b), max(a, b), kind, f"bar {a}") if b and a != b else Bar(a, None, kind, "bar")
        for a, b, kind in spans
    )
    last = first + timedelta(days=length)
    timeline = Timeline("t", "s", first, last, (Lane("lane", bars, "note"),), (Mark(first, "m"),))
    assert len(drawn_bars(as_svg(timeline, width * 10))) == sum(map(timeline.shows, bars))
    assert max(cell_len(line) for line in as_text(timeline, width).splitlines()) <= width
    assert all(label_of(bar) for bar in bars)
