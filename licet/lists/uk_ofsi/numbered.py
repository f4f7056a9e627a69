"""Cells that hold several values with numbers before them: ``(1) Tripoli (2)-(3) Tunis (4) -``.

The numbers tie cells together: town 2 lies in country 2. A range or several numbers before one
value mean that value for each; a dash alone means none.
"""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(r"\((\d{1,2})\)")
_RANGE: Final = frozenset({"-", "–", "to"})
_AND: Final = frozenset({"", "and", ",", "&"})
ALL: Final = 0  # the number of a value that has none


def numbered(cell: str) -> dict[int, str]:
    """The values of a cell by number; a cell without numbers is one value, under `ALL`."""
    words = " ".join(cell.split())
    if not words.startswith("(1)"):
        return {ALL: words} if words else {}
    _, *parts = _MARK.split(words)
    values: dict[int, str] = {}
    waiting: list[int] = []
    from_ = 0
    for number, after in zip(map(int, parts[::2]), parts[1::2], strict=True):
        waiting += range(from_ + 1, number + 1) if 0 < from_ < number else [number]
        from_ = 0
        value = after.strip()
        if after in _RANGE or value == "to":
            from_ = number
        elif value not in _AND:
            for one in waiting:
                values[one] = _joined(values.get(one), "" if value in _RANGE else value)
            waiting = []
    return {number: value for number, value in values.items() if value}


def _joined(before: str | None, value: str) -> str:
    """A number that stands twice keeps both values."""
    return f"{before}; {value}" if before else value


def pairs(first: str, second: str) -> list[tuple[str, str]]:
    """Two cells tied together by number; values without a partner stand alone.

    Where only one of the two cells has numbers, nothing says what belongs together: each value
    stands alone.
    """
    left, right = numbered(first), numbered(second)
    if (ALL in left) != (ALL in right) and left and right:
        return [(one, "") for one in left.values()] + [("", one) for one in right.values()]
    return [(left.get(one, ""), right.get(one, "")) for one in sorted(left.keys() | right.keys())]
