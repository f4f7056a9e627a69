"""Dates of OFAC's advanced XML, as its other formats print them.

A `DatePeriod` has a start and an end, each from a day to a day: the year 1959 starts on 1 January
and ends on 31 December 1959. ``Approximate`` is what the other formats call circa.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from lxml import etree

from licet.lists.refusal import Refused

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(element: etree._Element | None) -> date | None:
    """``<Year/><Month/><Day/>`` as one day; None where there is no element."""
    if element is None:
        return None
    year, month, number = (element.findtext(part) for part in ("Year", "Month", "Day"))
    try:
        return date(int(year or ""), int(month or ""), int(number or ""))
    except ValueError:
        found = f"{year}-{month}-{number} as a date"
        raise Refused("a date of the advanced XML", found, "year, month and day") from None


def printed(period: etree._Element | None) -> str | None:
    """``13 Feb 1966``, ``Mar 1945``, ``circa 1959``, ``1955 to 1958``; None for an empty period."""
    if period is None:
        return None
    start, end = period.find("Start"), period.find("End")
    first = None if start is None else day(start.find("From"))
    last = None if end is None else day(end.find("To"))
    if first is None:
        return None
    about = any(one is not None and one.get("Approximate") == "true" for one in (start, end))
    return f"{'circa ' if about else ''}{_between(first, last or first)}"


def _between(first: date, last: date) -> str:
    if first == last:
        return f"{first.day:02d} {_MONTHS[first.month - 1]} {first.year}"
    whole_month = (first.day, last.day) == (1, monthrange(last.year, last.month)[1])
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if whole_month and (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    return f"{_between(first, first)} to {_between(last, last)}"
