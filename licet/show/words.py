"""The words and numbers that every picture shares: days, money, actions, and safe text.

Nothing here depends on a locale or a clock, so the same values print the same text everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Strictest first: the order in which a board, a page and a list of lines speak.
ACTIONS: Final = ("stop", "hold", "go_until", "go")
ACTION_WORDS: Final = {"stop": "STOP", "hold": "HOLD", "go_until": "GO UNTIL", "go": "GO"}
ACTION_SIGNS: Final = {"stop": "■", "hold": "‖", "go_until": "◷", "go": "✓"}
ACTION_SAYS: Final = {
    "stop": "may not go",
    "hold": "waits for a fact or a person",
    "go_until": "may go, last day known",
    "go": "may go, no end in sight",
}
OUTCOME_WORDS: Final = {
    "prohibited": "prohibited",
    "licence_required": "licence required",
    "undetermined": "undetermined",
    "authorised": "authorised",
    "no_licence_required": "no licence required",
    "not_subject": "not subject to these laws",
}

# Controls steer a terminal; direction marks and invisible spaces make a name read as another one.
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def clean(text: object) -> str:
    """Text that cannot steer a terminal or the reading direction: such characters are spelt out.

    Line breaks and tabs become spaces; a right-to-left override becomes ``⟨U+202E⟩``.
    """
    return _UNSAFE.sub(_spelt, "" if text is None else str(text))


def _spelt(found: re.Match[str]) -> str:
    character = found.group()
    return " " if character in "\t\n\r\u2028\u2029" else f"⟨U+{ord(character):04X}⟩"


def short_day(on: date) -> str:
    """``19 Aug 2019``."""
    return f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def long_day(on: date) -> str:
    """``Monday 19 August 2019``."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def day_text(value: object) -> str:
    """A date, or a text that is one, as ``19 Aug 2019``; any other text as it is."""
    text = clean(value)
    try:
        return short_day(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:
        return text


def plain_word(word: object) -> str:
    """A contract word as people write it: ``licence_required`` becomes ``licence required``."""
    text = clean(word)
    return OUTCOME_WORDS.get(text, text.replace("_", " "))


def count(number: int, noun: str) -> str:
    """``1 line``, ``200,000 lines``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def amount(value: float) -> str:
    """A sum at a glance: ``9,950``, ``12 k``, ``3.1 m``, ``1.2 bn``."""
    size = abs(value)
    # The thresholds lie where rounding would reach the next unit: never "1,000 k" for a million.
    if size >= 999.95e6:
        return f"{value / 1e9:,.1f} bn"
    if size >= 999.5e3:
        return f"{value / 1e6:,.1f} m"
    if size >= 9_999.5:
        return f"{value / 1e3:,.0f} k"
    return f"{value:,.0f}"


def money(values: Iterable[tuple[str, float]], limit: int = 2) -> str:
    """Sums by currency, never added across currencies; at most `limit` of them are spelt out."""
    spelt = [f"{clean(currency)} {amount(value)}".strip() for currency, value in values]
    more = len(spelt) - limit
    return " + ".join(spelt[:limit]) + (f" + {more} more" if more > 0 else "")


def share(part: int, whole: int) -> str:
    """``0.2 %``; a part that is not nothing never rounds to nothing."""
    if not part or not whole:
        return "0 %"
    percent = 100 * part / whole
    if percent < 0.1:
        return "< 0.1 %"
    if part < whole and percent > 99.9:
        return "> 99.9 %"
    return f"{percent:.0f} %" if percent == round(percent) else f"{percent:.1f} %"
