"""What a timeline is made of: frozen values, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from licet.show.words import clean, short_day
from licet.spans import day_after, day_before

# Kind of bar -> what the legend says of it. The order is the legend's.
KINDS: Final = {
    "prohibited": "prohibited",
    "banned": "licence required",
    "licensed": "temporary licence",
    "excluded": "permanent exclusion",
    "gap": "gap: nothing lifts the ban",
    "stayed": "in the book, suspended",
    "open": "not known yet",
    "listed": "on the list",
    "law": "other law",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of days that means one thing. `end` is half-open; None: no end is printed."""

    start: date
    end: date | None
    kind: str
    label: str
    cite: str = ""
    published: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of bar {self.kind!r}; known are: {', '.join(KINDS)}")
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"bar {self.label!r} ends ({self.end}) before its first day is over")

    @property
    def days(self) -> str:
        """The days in words, with the last day that a reader of the law expects."""
        if self.end is None:
            return f"from {short_day(self.start)}, no end printed"
        last = day_before(self.end)
        if last == self.start:
            return f"{short_day(self.start)} only"
        return f"{short_day(self.start)} through {short_day(last)}"

    @property
    def source(self) -> str:
        """Citation and day of publication, as far as known."""
        printed = f"published {short_day(self.published)}" if self.published else ""
        return ", ".join(part for part in (clean(self.cite), printed) if part)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the picture."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One day that the reader should find at once."""

    on: date
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture. Days run from `first` through `last`, both drawn."""

    title: str
    subtitle: str
    first: date
    last: date
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a timeline cannot end ({self.last}) before it starts ({self.first})")

    @property
    def length(self) -> int:
        """How many days are drawn."""
        return (day_after(self.last) - self.first).days

    def shows(self, bar: Bar) -> bool:
        """Whether any day of the bar is drawn."""
        return bar.start <= self.last and (bar.end is None or bar.end > self.first)

    def goes_on(self, bar: Bar) -> bool:
        """Whether the bar runs out of the picture on the right."""
        return bar.end is None or bar.end > day_after(self.last)

    @property
    def marks_shown(self) -> tuple[Mark, ...]:
        """The marks that fall inside the picture, earliest first."""
        inside = (mark for mark in self.marks if self.first <= mark.on <= self.last)
        return tuple(sorted(inside, key=lambda mark: (mark.on, mark.label)))

    @property
    def kinds_shown(self) -> tuple[str, ...]:
        """The kinds of bar in the picture, in the legend's order."""
        used = {bar.kind for lane in self.lanes for bar in lane.bars if self.shows(bar)}
        return tuple(kind for kind in KINDS if kind in used)


def label_of(bar: Bar) -> str:
    """What stands at a bar: its label, or what its kind means."""
    return clean(bar.label) or KINDS[bar.kind]
