"""Whether a CSV file is tidy enough for the fast reader, found out by looking at every byte.

The fast reader fills up short rows without a word. So before it is trusted, delimiters, line
ends and quotation marks are counted: every record must be one line with as many fields as the
header, and every quotation mark must stand where RFC 4180 allows one.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

_CHUNK: Final = 1 << 20
_LINE, _RETURN, _QUOTE = 10, 13, 34


def tidy(data: bytes, delimiter: str, width: int, longest: int) -> int | None:
    """The number of records of a tidy file, its header included.

    None where a record is not `width` fields wide or spans lines, a quotation mark stands askew,
    or a line is longer than `longest` bytes.
    """
    whole = np.frombuffer(data, np.uint8)
    if not len(whole) or whole[-1] != _LINE:
        whole = np.append(whole, np.uint8(_LINE))
    records, carried, odd, begun = 0, 0, 0, 0
    for start in range(0, len(whole), _CHUNK):
        chunk = whole[start : start + _CHUNK]
        marks = np.flatnonzero(chunk == _QUOTE)
        fields = np.flatnonzero(chunk == ord(delimiter))
        ends = np.flatnonzero(chunk == _LINE)
        if len(marks) or odd:
            if not _upright(whole, marks + start, odd, ord(delimiter)):
                return None
            if len(_outside(ends, marks, odd)) < len(ends):
                return None
            fields = _outside(fields, marks, odd)
            odd = (odd + len(marks)) & 1
        before = np.searchsorted(fields, ends)
        counts = np.diff(before, prepend=-carried)
        sizes = np.diff(ends + start, prepend=begun)
        if (counts != width - 1).any() or (sizes > longest).any():
            return None
        carried = len(fields) - int(before[-1]) if len(ends) else carried + len(fields)
        begun = int(ends[-1]) + start if len(ends) else begun
        records += len(ends)
    return None if odd or carried else records


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
