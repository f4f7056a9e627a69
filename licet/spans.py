"""Spans of days, half-open, and the two clocks.

A `Span` holds its first day and not its end: ``Span(16 May, 20 May)`` is the 16th to the 19th.
Law prints last days ("through 19 August"), so `through` turns one into an end, and
`Span.last` turns an end back into the day a reader expects to see.

The two clocks of everything dated in licet:

* *in force*: the span of days on which a thing has effect;
* *known*: the first day on which its operative text was public.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

ONE_DAY: Final = timedelta(days=1)


def day(text: str | date) -> date:
    """Read an ISO day such as ``2019-08-19``; raises `ValueError` for an impossible one."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def day_after(last: date) -> date:
    """The end of a half-open span whose last day is `last`."""
    return last if last == date.max else last + ONE_DAY


def day_before(end: date) -> date:
    """The last day of a half-open span that ends at `end`."""
    return end - ONE_DAY


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` up to, and not including, `end`; no `end` means no end is printed."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"a span cannot end ({self.end}) before it starts ({self.start})")

    def __contains__(self, moment: date) -> bool:
        return self.start <= moment and (self.end is None or moment < self.end)

    @property
    def last(self) -> date | None:
        """The last day inside the span, or None where no end is printed."""
        return None if self.end is None else day_before(self.end)

    @property
    def empty(self) -> bool:
        return self.end is not None and self.end <= self.start

    def until(self, end: date | None) -> Span:
        """This span, cut off at `end` if that comes earlier."""
        if end is None or (self.end is not None and self.end <= end):
            return self
        return Span(self.start, max(end, self.start))

    def __str__(self) -> str:
        if self.end is None:
            return f"from {self.start}"
        return f"{self.start} to {self.last}"


def through(start: str | date, last: str | date | None = None) -> Span:
    """The span from `start` through the day `last`, which belongs to it."""
    return Span(day(start), None if last is None else day_after(day(last)))
