"""Which lines of a CSV file are tidy enough for the fast reader: a look at every byte.

The fast reader fills up short rows without a word. So before it is trusted, delimiters, line
ends and quotation marks are counted: a tidy record is one line with as many fields as the header,
and every quotation mark must stand where RFC 4180 allows one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_CHUNK: Final = 1 << 20
_LINE, _RETURN, _QUOTE = 10, 13, 34


class Line(NamedTuple):
    """A line that is not tidy: its number, counted from 0, and where it starts and ends."""

    number: int
    start: int
    end: int


def scan(data: bytes, delimiter: str, width: int, longest: int) -> tuple[int, list[Line]] | None:
    """The number of lines, and those that are not `width` fields or longer than `longest` bytes.

    None where a quotation mark stands askew or a quoted cell spans lines: a line is then not
    certain to be a record.
    """
    whole = np.frombuffer(data, np.uint8)
    if not len(whole) or whole[-1] != _LINE:
        whole = np.append(whole, np.uint8(_LINE))
    lines, carried, odd, previous = 0, 0, 0, -1
    untidy: list[Line] = []
    for start in range(0, len(whole), _CHUNK):
        chunk = whole[start : start + _CHUNK]
        marks = np.flatnonzero(chunk == _QUOTE)
        fields = np.flatnonzero(chunk == ord(delimiter))
        ends = np.flatnonzero(chunk == _LINE)
        if len(marks) or odd:
            upright = _upright(whole, marks + start, odd, ord(delimiter))
            if not upright or len(_outside(ends, marks, odd)) < len(ends):
                return None
            fields = _outside(fields, marks, odd)
            odd = (odd + len(marks)) & 1
        before = np.searchsorted(fields, ends)
        counts = np.diff(before, prepend=-carried)
        sizes = np.diff(ends + start, prepend=previous) - 1
        for at in np.flatnonzero((counts != width - 1) | (sizes > longest)).tolist():
            end = int(ends[at]) + start
            untidy.append(Line(lines + at, end - int(sizes[at]), end))
        carried = len(fields) - int(before[-1]) if len(ends) else carried + len(fields)
        previous = int(ends[-1]) + start if len(ends) else previous
        lines += len(ends)
    return None if odd else (lines, untidy)


def _outside(places: NDArray[np.intp], marks: NDArray[np.intp], odd: int) -> NDArray[np.intp]:
    """The places that are not inside quotation marks."""
    outside: NDArray[np.intp] = places[((np.searchsorted(marks, places) + odd) & 1) == 0]
    return outside


def _upright(whole: NDArray[np.uint8], marks: NDArray[np.intp], odd: int, delimiter: int) -> bool:
    """Whether each opening mark follows, and each closing mark precedes, the edge of a cell."""
    opening = ((np.arange(len(marks)) + odd) & 1) == 0
    before = whole[np.maximum(marks[opening] - 1, 0)]
    after = whole[np.minimum(marks[~opening] + 1, len(whole) - 1)]
    first = marks[opening] == 0
    edges = np.array([delimiter, _LINE, _QUOTE], np.uint8)
    return bool(
        (first | np.isin(before, edges)).all()
        and np.isin(after, np.append(edges, np.uint8(_RETURN))).all()
    )
