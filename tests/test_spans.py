"""Spans of days: the first day belongs, the end does not, and a printed last day does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.spans import Span, day, day_after, day_before, through

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
ends = st.none() | days


def span(start: str, end: str | None = None) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end) if end else None)


def test_a_span_holds_its_first_day_and_not_its_end():
    first_gap = span("2019-05-16", "2019-05-20")
    assert date(2019, 5, 15) not in first_gap
    assert date(2019, 5, 16) in first_gap
    assert date(2019, 5, 19) in first_gap
    assert date(2019, 5, 20) not in first_gap


def test_through_a_day_includes_it():
    licence = through("2019-05-20", "2019-08-19")
    assert date(2019, 8, 19) in licence
    assert date(2019, 8, 20) not in licence
    assert licence.last == date(2019, 8, 19)
    assert licence.end == date(2019, 8, 20)


def test_a_licence_for_a_single_day_is_not_empty():
    one = through("2019-08-19", "2019-08-19")
    assert not one.empty
    assert date(2019, 8, 19) in one


def test_what_has_no_printed_end_goes_on():
    ban = through("2019-05-16")
    assert ban.last is None
    assert not ban.empty
    assert date.max in ban


def test_a_span_that_ends_where_it_starts_holds_nothing():
    nothing = span("2019-05-16", "2019-05-16")
    assert nothing.empty
    assert date(2019, 5, 16) not in nothing


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="2019-05-15"):
        span("2019-05-16", "2019-05-15")


@pytest.mark.parametrize("text", ["2019-02-29", "2019-13-01", "19.08.2019", ""])
def test_a_day_that_is_none_is_refused(text):
    with pytest.raises(ValueError):
        day(text)


def test_a_day_may_come_as_text_or_as_a_day():
    assert day("2020-02-29") == day(date(2020, 2, 29)) == date(2020, 2, 29)


def test_the_last_of_all_days_has_no_day_after():
    assert day_after(date.max) == date.max


@pytest.mark.parametrize(
    ("cut", "last"),
    [("2019-08-19", "2019-08-18"), ("2019-12-01", "2019-08-19"), (None, "2019-08-19")],
)
def test_a_span_cut_off_keeps_the_earlier_end(cut, last):
    licence = through("2019-05-20", "2019-08-19")
    end = date.fromisoformat(cut) if cut else None
    assert licence.until(end).last == date.fromisoformat(last)


def test_a_span_cut_off_before_it_starts_is_empty():
    assert through("2019-05-20", "2019-08-19").until(date(2019, 5, 1)).empty


def test_an_open_span_can_be_cut_off():
    assert span("2019-05-16").until(date(2020, 1, 1)) == span("2019-05-16", "2020-01-01")


def test_a_reader_sees_last_days():
    assert str(through("2019-05-20", "2019-08-19")) == "2019-05-20 to 2019-08-19"
    assert str(span("2019-05-16")) == "from 2019-05-16"


@given(days)
def test_the_day_before_the_day_after_is_the_day(moment):
    assert day_before(day_after(moment)) == moment


@given(days, ends, ends, days)
def test_a_day_is_in_a_cut_span_if_it_is_in_the_span_and_before_the_cut(start, end, cut, moment):
    if end is not None and end < start:
        start, end = end, start
    whole = Span(start, end)
    inside = moment in whole and (cut is None or moment < cut)
    assert (moment in whole.until(cut)) is inside


@given(days, days, days)
def test_two_abutting_spans_share_no_day_and_miss_none(first, second, moment):
    early, late = sorted((first, second))
    parts = (Span(date.min, early), Span(early, late), Span(late))
    assert sum(moment in part for part in parts) == 1
