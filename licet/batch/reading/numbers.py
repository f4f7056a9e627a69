"""Numbers as people write them: decimal points, decimal commas, thousands.

``1.234`` is a thousand-odd in Copenhagen and one and a bit in Chicago. A file that separates its
fields by commas writes decimal points. A file that separates them by semicolons or tabs may
write either, so its unmistakable numbers say how to read the others; where they say nothing, or
contradict each other, a mistakable number is refused rather than guessed.
"""

from __future__ import annotations

import math
import re
from enum import Enum
from typing import Final

from licet.batch.reading.errors import Unreadable, quote


class Numbers(Enum):
    """How a file writes its numbers."""

    POINT = "decimal points"
    COMMA = "decimal commas"
    UNSURE = "decimal points or commas"


_EXPONENT = r"(?:[eE][+-]?[0-9]{{1,4}})?"
# {d} is the decimal mark, {t} the mark between thousands.
_PLAIN = r"^[+-]?(?:[0-9]+(?:{d}[0-9]*)?|{d}[0-9]+)" + _EXPONENT + "$"
_GROUPED = r"^[+-]?[1-9][0-9]{{0,2}}(?:{t}[0-9]{{3}})+(?:{d}[0-9]+)?$"
_SURE = (
    r"^[+-]?(?:[0-9]*{d}[0-9]{{1,2}}|[0-9]*{d}[0-9]{{4,}}|[0-9]{{4,}}{d}[0-9]{{3}}|"
    r"0*{d}[0-9]{{3}}|[0-9]{{1,3}}(?:{t}[0-9]{{3}})+{d}[0-9]+|[0-9]{{1,3}}(?:{t}[0-9]{{3}}){{2,}})$"
)
_MARKS: Final = {
    Numbers.POINT: {"d": r"\.", "t": ","},
    Numbers.COMMA: {"d": ",", "t": r"\."},
}
# What tells one way of writing from the other, and long numbers with marks between thousands.
SURE: Final = {how: _SURE.format(**marks) for how, marks in _MARKS.items()}
GROUPED: Final = {how: _GROUPED.format(**marks) for how, marks in _MARKS.items()}
PLAIN: Final = {how: _PLAIN.format(**marks) for how, marks in _MARKS.items()}
_READ: Final = {how: re.compile(f"{PLAIN[how]}|{GROUPED[how]}") for how in _MARKS}
_TWO_READINGS: Final = re.compile(r"^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$")


def number(text: str, how: Numbers = Numbers.POINT) -> float:
    """A finite number; raises `Unreadable` for anything else, and for one that reads two ways."""
    unsettled = how is Numbers.UNSURE or (how is Numbers.POINT and "," in text)
    if unsettled and _TWO_READINGS.match(text):
        raise Unreadable(
            f"{quote(text)}, which may be thousands or decimals",
            "a number without marks between thousands, such as 1234.5",
        )
    for style, pattern in _READ.items():
        if how in (style, Numbers.UNSURE) and pattern.match(text):
            return finite(_float(text, style))
    if any(pattern.match(text) for pattern in _READ.values()):
        raise Unreadable(quote(text), f"a number with {how.value}, as in the rest of the file")
    raise Unreadable(quote(text), "a number")


def _float(text: str, how: Numbers) -> float:
    if how is Numbers.COMMA:
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", ""))


def finite(value: float) -> float:
    """`value` itself; raises `Unreadable` for NaN and the infinities. Minus nought is nought."""
    if not math.isfinite(value):
        raise Unreadable(quote(value), "a finite number")
    return value + 0.0
