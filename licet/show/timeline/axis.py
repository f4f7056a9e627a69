"""Ticks: which days get a line and a label, by the length of the span and the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from licet.show.words import MONTHS

WEEK: Final = "week"
UNITS: Final = ((WEEK, 7.0), ("month", 30.44), ("quarter", 91.31), ("year", 365.25))


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day. `over` is the label of the next larger unit where that begins, or empty."""

    on: date
    label: str
    over: str = ""


def unit_for(days: int, places: float) -> str:
    """The finest unit of which no more than `places` labels are needed.

    Weeks only help where the span is a few months: beyond that they are noise.
    """
    for unit, length in UNITS:
        if unit == WEEK and days > 75:
            continue
        if days / length <= places:
            return unit
    return "year"


def ticks(first: date, last: date, unit: str) -> tuple[Tick, ...]:
    """The ticks from `first` through `last`; the first one carries its `over` label even where the
    larger unit began before the picture does."""
    found: list[Tick] = []
    on = _start(first, unit)
    while on <= last:
        if on >= first:
            found.append(Tick(on, _label(on, unit), _over(on, unit, first=not found)))
        on = _next(on, unit)
    return tuple(found)


def year_step(days: int, places: float) -> int:
    """Every how many years a label fits, where even years are too many."""
    years = days / 365.25
    return next((step for step in (1, 2, 5, 10, 20, 50) if years / step <= places), 100)


def _start(on: date, unit: str) -> date:
    if unit == WEEK:
        return on - timedelta(days=on.weekday())
    if unit == "year":
        return on.replace(month=1, day=1)
    month = on.month if unit == "month" else on.month - (on.month - 1) % 3
    return on.replace(month=month, day=1)


def _next(on: date, unit: str) -> date:
    if unit == WEEK:
        return on + timedelta(days=7)
    if unit == "year":
        return date(on.year + 1, 1, 1)
    months = on.month - 1 + (1 if unit == "month" else 3)
    return date(on.year + months // 12, months % 12 + 1, 1)


def _label(on: date, unit: str) -> str:
    if unit == WEEK:
        return str(on.day)
    if unit == "month":
        return MONTHS[on.month - 1][:3]
    if unit == "quarter":
        return f"Q{(on.month + 2) // 3}"
    return str(on.year)


def _over(on: date, unit: str, *, first: bool) -> str:
    if unit == "year":
        return ""
    if unit == WEEK:
        return f"{MONTHS[on.month - 1][:3]} {on.year}" if first or on.day <= 7 else ""
    return str(on.year) if first or on.month == 1 else ""
