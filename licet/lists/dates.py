"""Dates as publishers print them: whole, partial, about, from a year to a year.

A partial date is the span of days that it may mean: ``1971`` is all of that year. ``circa`` keeps
its year (a reviewer sees the publisher's words beside it).
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from licet.spans import Span, day_after

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),
        start=1,
    )
}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.? (\d{4})")  # 25 Mar 1971, March 1971
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), ?(\d{4})")  # March 25, 1971
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")  # 25/03/1971
_YEARS = re.compile(r"(?:between )?(\d{4}) ?(?:-|–|to|and) ?(\d{4})")
_ABOUT = re.compile(r"^(?:circa|approximately|approx\.?|about|c\.|ca\.?)\s*", re.I)


def days_of(text: str, month_first: bool = False) -> Span | None:
    """The days that a printed date may mean, or None where the words are not a date.

    `month_first` reads ``03/25/1971``, as American publishers write it.
    """
    bare = _ABOUT.sub("", " ".join(text.split()))
    if found := _ISO.fullmatch(bare):
        year, month, day = (int(part) if part else 0 for part in found.groups())
        return _span(year, month, day)
    if found := _WORDS.fullmatch(bare):
        return _span(int(found[3]), _MONTHS.get(found[2][:3].lower()), int(found[1] or 0))
    if found := _AMERICAN.fullmatch(bare):
        return _span(int(found[3]), _MONTHS.get(found[1][:3].lower()), int(found[2]))
    if found := _SLASHES.fullmatch(bare):
        one, two = int(found[1]), int(found[2])
        return _span(int(found[3]), *((one, two) if month_first else (two, one)))
    if found := _YEARS.fullmatch(bare):
        first, last = _span(int(found[1]), 0, 0), _span(int(found[2]), 0, 0)
        return Span(first.start, last.end) if first and last and first.start <= last.start else None
    return None


def day_of(text: str, month_first: bool = False) -> date | None:
    """A printed date as one day; None where it is partial, or no date at all."""
    span = days_of(text, month_first)
    whole = span is not None and span.end is not None and span.end - span.start == timedelta(1)
    return span.start if span is not None and whole else None


def _span(year: int, month: int | None, day: int) -> Span | None:
    """A day, a month (day 0) or a year (month 0, day 0); None for a date that cannot be."""
    if month is None or not MINYEAR <= year < MAXYEAR or month > 12:
        return None
    if not month:
        return Span(date(year, 1, 1), date(year + 1, 1, 1)) if not day else None
    if not day:
        after = date(year + month // 12, month % 12 + 1, 1)
        return Span(date(year, month, 1), after)
    try:
        whole = date(year, month, day)
    except ValueError:
        return None
    return Span(whole, day_after(whole))
