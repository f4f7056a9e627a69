"""Days as bits: three-valued truth over all days at once.

The law's change days cut time into segments on which nothing changes. A set of days is then one
bit for each segment, kept in 64-bit words, and a truth that depends on the day is a pair of such
words: the days on which it is certain, and those on which it is possible. Logic over thousands
of cases and all days is a few machine instructions for each 64 segments, and "until when" is an
exclusive or and a count of zeros.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from licet.decide.calendar import Piece
from licet.decide.kleene import Truth

U64 = npt.NDArray[np.uint64]
ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
NONE = np.uint64(0)
WORD = 64


@dataclass(frozen=True, slots=True)
class Truths:
    """Truth for many rows: `sure` and `maybe` bits, shape (rows, words) or (rows, 1).

    One column stands for all days at once; numpy broadcasts it against the day words.
    `sure` is always within `maybe`.
    """

    sure: U64
    maybe: U64

    def __and__(self, other: Truths) -> Truths:
        return Truths(self.sure & other.sure, self.maybe & other.maybe)

    def __or__(self, other: Truths) -> Truths:
        return Truths(self.sure | other.sure, self.maybe | other.maybe)

    def __invert__(self) -> Truths:
        return Truths(~self.maybe, ~self.sure)

    def take(self, rows: npt.NDArray[np.integer]) -> Truths:
        """The truths of these rows; a single row stands for all and stays single."""
        if len(self.sure) == 1:
            return self
        return Truths(self.sure[rows], self.maybe[rows])


def constant(value: Truth) -> Truths:
    """One truth for every row and day."""
    sure = ALL if value is True else NONE
    maybe = NONE if value is False else ALL
    return Truths(np.array([[sure]], np.uint64), np.array([[maybe]], np.uint64))


def from_truths(values: Iterable[Truth]) -> Truths:
    """A truth for each row, the same on every day."""
    listed = list(values)
    sure = np.array([ALL if v is True else NONE for v in listed], np.uint64)
    maybe = np.array([NONE if v is False else ALL for v in listed], np.uint64)
    return Truths(sure[:, None], maybe[:, None])


@dataclass(frozen=True)
class Grid:
    """The change days, in order. Segment 0 lies before the first of them."""

    days: tuple[date, ...]

    @cached_property
    def words(self) -> int:
        return (len(self.days) + 1 + WORD - 1) // WORD

    def segment(self, day: date) -> int:
        return bisect_right(self.days, day)

    def first_day(self, segment: int) -> date:
        """The first day of a segment (segment 0 has none)."""
        return self.days[segment - 1]

    def bits(self, pieces: Iterable[Piece]) -> tuple[list[int], list[int]]:
        """Certain and possible days of some pieces, as words."""
        sure = maybe = 0
        for piece in pieces:
            start = self.segment(piece.span.start)
            end = len(self.days) + 1 if piece.span.end is None else self.segment(piece.span.end)
            run = (1 << end) - (1 << start)
            maybe |= run
            if piece.sure:
                sure |= run
        return self._split(sure), self._split(maybe)

    def since(self, day: date) -> U64:
        """The segments from `day` on, as words."""
        run = (1 << (len(self.days) + 1)) - (1 << self.segment(day))
        return np.array(self._split(run), np.uint64)

    def _split(self, bits: int) -> list[int]:
        return [(bits >> (WORD * place)) & int(ALL) for place in range(self.words)]

    @cached_property
    def by_number(self) -> tuple[npt.NDArray[np.int32], int]:
        """Segment of each day number from the first change day to the last, and that first one."""
        numbers = np.array([day.toordinal() for day in self.days], np.int64)
        first = int(numbers[0]) - 1
        span = np.arange(first, int(numbers[-1]) + 1)
        return np.searchsorted(numbers, span, side="right").astype(np.int32), first

    def segments(self, day_numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Segments of many days, given as days since 1970-01-01."""
        table, first = self.by_number
        shift = date(1970, 1, 1).toordinal() - first
        places = np.clip(day_numbers + np.int32(shift), 0, len(table) - 1)
        found: npt.NDArray[np.int32] = table[places]
        return found


def bit_at(words: U64, segments: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Is the bit of each row's segment set? `words` is (rows, words) or (rows, 1)."""
    shift = (segments & 63).astype(np.uint64)
    single = words.shape[1] == 1
    column = words[:, 0] if single else words[np.arange(len(segments)), segments >> 6]
    if len(column) == 1 and len(segments) != 1:
        column = np.broadcast_to(column, segments.shape)
    result: npt.NDArray[np.bool_] = ((column >> shift) & np.uint64(1)).astype(bool)
    return result


def run_end(words: U64, segments: npt.NDArray[np.int32], count: int) -> npt.NDArray[np.int32]:
    """The first segment after each row's own that is not set; `count` where there is none."""
    rows = len(segments)
    end = np.full(rows, count, np.int32)
    found = np.zeros(rows, bool)
    for place in range(words.shape[1]):
        clear = ~words[:, place]
        start = segments - place * WORD
        after = np.clip(start, 0, WORD - 1).astype(np.uint64)
        clear = np.where(start > 0, clear & (ALL << after), clear)
        clear = np.where(start >= WORD, NONE, clear)
        hit = (clear != 0) & ~found
        lowest = clear & (~clear + np.uint64(1))
        position = np.bitwise_count(lowest - np.uint64(1)).astype(np.int32) + place * WORD
        end = np.where(hit & (position < count), position, end)
        found |= hit
    return end
