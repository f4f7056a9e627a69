"""A whole order book, checked: the same verdicts as the desk's, for every row at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import orjson
import polars as pl

from licet.batch.book import Book
from licet.batch.limits import Limited, limited
from licet.batch.recognise import Seen, fact_frame, names_in, recognise
from licet.decide.table import Decided, People, decide_table
from licet.decide.worded import Worded, word
from licet.desk import Desk
from licet.facts import Action, Outcome, Verdict
from licet.facts.verdict import action_for

Progress = Callable[[str, int, int], None]
BLOCK = 20_000  # rows written at a time


def quiet(stage: str, done: int, total: int) -> None:
    """A progress report nobody reads."""


@dataclass(frozen=True)
class Checked:
    """A checked book. `rows` are the readable rows; the others carry their error.

    `limited` says for each readable row what its verdict cannot vouch for.
    """

    book: Book
    desk: Desk
    seen: Seen
    rows: np.ndarray[Any, np.dtype[np.intp]]
    decided: Decided | None
    worded: list[Worded]
    limited: Limited

    @cached_property
    def place(self) -> np.ndarray[Any, np.dtype[np.intp]]:
        """The place of each row of the book among the readable ones; -1 for an unreadable one."""
        places = np.full(len(self.book), -1, np.intp)
        places[self.rows] = np.arange(len(self.rows))
        return places

    def verdict(self, row: int) -> dict[str, Any]:
        """The verdict on one row, as plain JSON values."""
        found: dict[str, Any] = orjson.loads(self._block(row, row + 1))
        return found

    def blocks(self) -> Iterator[tuple[int, bytes]]:
        """The verdicts as lines of JSON, in the book's order: (rows done, bytes) at a time."""
        for start in range(0, len(self.book), BLOCK):
            stop = min(start + BLOCK, len(self.book))
            yield stop, self._block(start, stop)

    def _block(self, start: int, stop: int) -> bytes:
        frame = self.book.trades[start:stop]
        ids = [orjson.dumps(name) for name in frame.get_column("id").to_list()]
        days = frame.get_column("on").cast(pl.String).to_list()
        known = self._known(frame)
        places = self.place[start:stop].tolist()
        heads, tails, moments = self._heads, self._tails, self.moments
        codes, covers = self.limited.codes.tolist(), self.limited.pieces
        matches = self.seen.matches
        pieces: list[bytes] = []
        for row, place in enumerate(places, start):
            if place < 0:
                pieces += (self._unread(row), b"\n")
                continue
            moment, code, here = moments[place], codes[place], row - start
            pieces += (
                b'{"id":%b,"on":"%b","as_known":%b' % (ids[here], days[here].encode(), known[here]),
                heads[moment][code > 0],
                matches.get(row, b"[]"),
                covers[code],
                tails[moment],
            )
        return b"".join(pieces)

    def _known(self, frame: pl.DataFrame) -> list[bytes]:
        if "as_known" not in frame.columns:
            return [b"null"] * frame.height
        texts = frame.get_column("as_known").cast(pl.String).to_list()
        return [b"null" if text is None else b'"%b"' % text.encode() for text in texts]

    def _unread(self, row: int) -> bytes:
        error = self.book.errors[row]
        cells = self.book.trades.row(row, named=True)
        verdict = Verdict(
            id=cells["id"],
            on=cells["on"],
            as_known=cells.get("as_known"),
            outcome=Outcome.UNDETERMINED,
            action=Action.HOLD,
            stamp=self.desk.stamp,
            error=error.as_dict(),
        )
        return orjson.dumps(verdict.as_dict())

    @cached_property
    def moments(self) -> list[int]:
        return [] if self.decided is None else self.decided.row_moment.tolist()

    @cached_property
    def _heads(self) -> list[tuple[bytes, bytes]]:
        """Outcome and action of each moment, without any limit and with one."""
        return [
            (self._head(one, limited=False), self._head(one, limited=True)) for one in self.worded
        ]

    @staticmethod
    def _head(one: Worded, limited: bool) -> bytes:
        outcome = one.ruling.outcome
        action = action_for(outcome, one.holds_through, limited)
        return b',"outcome":"%b","action":"%b","matches":' % (outcome.encode(), action.encode())

    @cached_property
    def _tails(self) -> list[bytes]:
        """Everything that a moment's verdicts have in common, as JSON without its brace."""
        stamp = self.desk.stamp
        return [b"," + orjson.dumps(self._tail(one, stamp))[1:] + b"\n" for one in self.worded]

    @staticmethod
    def _tail(one: Worded, stamp: dict[str, Any]) -> dict[str, Any]:
        ruling = one.ruling
        return {
            "subject_to_ear": ruling.subject_to_ear,
            "regimes": ruling.regimes,
            "authority": ruling.authority,
            "authorities": ruling.authorities,
            "holds_through": one.holds_through,
            "ends_by": one.ends_by,
            "review_policy": ruling.review_policy,
            "because": ruling.because,
            "warnings": ruling.warnings,
            "assumed": one.assumed,
            "missing": one.missing,
            "unconfirmed": one.unconfirmed,
            "stamp": stamp,
            "error": None,
        }


def check(book: Book, desk: Desk, progress: Progress = quiet) -> Checked:
    """Judge every row of a book. Rows with an error are not judged and keep it."""
    progress("recognising the parties", 0, 3)
    if desk.imported is not None:
        desk = desk.facing(names_in(book))
    seen = recognise(book, desk)
    progress("reading the law", 1, 3)
    rows = np.array([r for r in range(len(book)) if r not in book.errors], np.intp)
    if not len(rows):
        return Checked(book, desk, seen, rows, None, [], Limited(np.empty(0, np.int64)))
    whole = fact_frame(book, seen)
    frame = whole if len(rows) == len(book) else whole[rows]
    decided = decide_table(desk.law, frame, _kept(seen.people, rows, len(book)))
    progress("giving reasons", 2, 3)

    worded = word(decided)
    progress("giving reasons", 3, 3)
    return Checked(book, desk, seen, rows, decided, worded, limited(frame, rows, seen, desk))


def _kept(people: People, rows: np.ndarray[Any, Any], height: int) -> People:
    """The involvements of the readable rows, renumbered."""
    if len(rows) == height:
        return people
    places = np.full(height, -1, np.int32)
    places[rows] = np.arange(len(rows), dtype=np.int32)
    kept = places[people.rows] >= 0
    return People(places[people.rows[kept]], people.codes[kept], people.palette)
