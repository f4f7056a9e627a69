"""Dates of birth as customer books write them, in ISO form as far as they are certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from licet.lists.dates import days_of
from licet.spans import Span

# 03/04/1971 and 3-4-1971 read two ways. With dots the day comes first everywhere.
_EITHER: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\.?")
_COMPACT: Final = re.compile(r"((?:18|19|20)\d\d)(\d\d)(\d\d)")
_YEAR: Final = re.compile(r"\d{4}")
_HOUR: Final = re.compile(r"[ T]\d{1,2}:\d\d.*$", re.S)


def month_first(values: Iterable[str]) -> bool | None:
    """Whether a column writes the month before the day (03/25/1971); None where it cannot be told.

    It can be told where some dates are certain, and all of those agree.
    """
    said = {one for value in values if (one := _order(value)) is not None}
    return said.pop() if len(said) == 1 else None


def _order(value: str) -> bool | None:
    """Whether one date has the month first; None where it reads both ways, or not at all."""
    found = _EITHER.fullmatch(_day_alone(value))
    if not found or (int(found[1]) > 12) == (int(found[2]) > 12):
        return None
    return int(found[2]) > 12


def _day_alone(text: str) -> str:
    """A date without the hour that a workbook adds."""
    bare = " ".join(text.split())
    return _HOUR.sub("", bare) if ":" in bare else bare


def birth_of(text: str, months_first: bool | None) -> tuple[str | None, bool]:
    """The date as ``1965-03-07``, ``1965-03`` or ``1965``, and whether that is all it says.

    Of a date that reads two ways only the year is certain. None where the words are no date.
    """
    bare = _day_alone(text)
    if not _YEAR.search(bare):
        return None, True
    if found := _YEAR_FIRST.fullmatch(bare) or _COMPACT.fullmatch(bare):
        bare = "-".join(found.groups())
    found = _EITHER.fullmatch(bare)
    if found is None:
        return _iso(days_of(bare)), True
    slashed = "/".join(found.groups())
    readings = {_iso(days_of(slashed, month_first=first)) for first in (True, False)} - {None}
    if len(readings) == 2:
        return (
            (found[3], False)
            if months_first is None
            else (_iso(days_of(slashed, month_first=months_first)), True)
        )
    return (readings.pop() if readings else None), True


def _iso(span: Span | None) -> str | None:
    """A span that is a day, a month or a year; None for others, such as several years."""
    if span is None or span.end is None:
        return None
    start, last = span.start, span.end - timedelta(1)
    if start == last:
        return start.isoformat()
    if (start.day, start.year) != (1, last.year):
        return None
    if start.month == last.month:
        return f"{start:%Y-%m}" if start.year > 999 else None
    whole = (start.month, last.month, last.day) == (1, 12, 31)
    return f"{start:%Y}" if whole and start.year > 999 else None
