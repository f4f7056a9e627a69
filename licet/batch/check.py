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
from licet.batch.recognise import Seen, fact_frame, recognise
from licet.decide.table import Decided, People, decide_table
from licet.decide.worded import Worded, word
from licet.desk import Desk
from licet.facts import Action, Outcome, Verdict
from licet.facts.verdict import action_for
from licet.law.coverage import not_covered

Progress = Callable[[str, int, int], None]
CHUNK = 20_000


def quiet(stage: str, done: int, total: int) -> None:
    """A progress report nobody reads."""


@dataclass(frozen=True)
class Checked:
    """A checked book. `rows` are the readable rows; the others carry their error."""

    book: Book
    desk: Desk
    seen: Seen
    rows: np.ndarray[Any, np.dtype[np.intp]]
    decided: Decided | None
    worded: list[Worded]
    uncovered: list[tuple[str, ...]]

    @cached_property
    def place(self) -> np.ndarray[Any, np.dtype[np.intp]]:
        """The place of each row of the book among the readable ones; -1 for an unreadable one."""
        places = np.full(len(self.book), -1, np.intp)
        places[self.rows] = np.arange(len(self.rows))
        return places

    def verdict(self, row: int) -> dict[str, Any]:
        """The verdict on one row, as plain JSON values."""
        line: dict[str, Any] = orjson.loads(next(self.lines(range(row, row + 1))))
        return line

    def lines(self, rows: range | None = None) -> Iterator[bytes]:
        """The verdicts as JSON, one line for each row of the book, in its order."""
        wanted = range(len(self.book)) if rows is None else rows
        heads, tails = self._heads, self._tails
        moments = self._moments
        frame = self.book.trades[wanted.start : wanted.stop]
        ids = frame.get_column("id").to_list()
        on = frame.get_column("on").cast(pl.String).to_list()
        known = self._column(frame, "as_known")
        for offset, row in enumerate(wanted):
            place = self.place[row]
            if place < 0:
                yield self._unread(row)
                continue
            moment = moments[place]
            uncovered = self.uncovered[place]
            yield b"".join(
                (
                    b'{"id":',
                    orjson.dumps(ids[offset]),
                    b',"on":"',
                    on[offset].encode(),
                    b'","as_known":',
                    b"null" if known[offset] is None else b'"%s"' % known[offset].encode(),
                    heads[moment][bool(uncovered)],
                    b',"matches":',
                    self.seen.matches.get(row, b"[]"),
                    b',"not_covered":',
                    orjson.dumps(uncovered),
                    tails[moment],
                )
            )

    def _column(self, frame: pl.DataFrame, name: str) -> list[str | None]:
        if name not in frame.columns:
            return [None] * frame.height
        values: list[str | None] = frame.get_column(name).cast(pl.String).to_list()
        return values

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
    def _moments(self) -> list[int]:
        return [] if self.decided is None else self.decided.row_moment.tolist()

    @cached_property
    def _heads(self) -> list[tuple[bytes, bytes]]:
        """Outcome and action of each moment, with all laws covered and without."""
        return [
            tuple(
                b',"outcome":"%s","action":"%s"'
                % (
                    one.ruling.outcome.encode(),
                    action_for(one.ruling.outcome, one.holds_through, uncovered).encode(),
                )
                for uncovered in (False, True)
            )  # type: ignore[misc]
            for one in self.worded
        ]

    @cached_property
    def _tails(self) -> list[bytes]:
        """Everything that a moment's verdicts have in common, as JSON without its brace."""
        stamp = self.desk.stamp
        return [b"," + orjson.dumps(self._tail(one, stamp))[1:] for one in self.worded]

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
    seen = recognise(book, desk)
    progress("reading the law", 1, 3)
    rows = np.array([r for r in range(len(book)) if r not in book.errors], np.intp)
    if not len(rows):
        return Checked(book, desk, seen, rows, None, [], [])
    whole = fact_frame(book, seen)
    frame = whole if len(rows) == len(book) else whole[rows]
    decided = decide_table(desk.law, frame, _kept(seen.people, rows, len(book)))
    progress("giving reasons", 2, 3)

    worded = word(decided)
    progress("giving reasons", 3, 3)
    return Checked(book, desk, seen, rows, decided, worded, _uncovered(frame, rows, seen, desk))


def _kept(people: People, rows: np.ndarray[Any, Any], height: int) -> People:
    """The involvements of the readable rows, renumbered."""
    if len(rows) == height:
        return people
    places = np.full(height, -1, np.int32)
    places[rows] = np.arange(len(rows), dtype=np.int32)
    kept = places[people.rows] >= 0
    return People(places[people.rows[kept]], people.codes[kept], people.palette)


def _uncovered(
    frame: pl.DataFrame, rows: np.ndarray[Any, Any], seen: Seen, desk: Desk
) -> list[tuple[str, ...]]:
    """Laws touched and not held, for each readable row."""
    if desk.laws is not None:
        return [()] * len(rows)
    names = ("activity", "exporter_country", "ship_from")
    columns = [
        frame.get_column(n).cast(pl.String).to_list() if n in frame.columns else [None] * len(rows)
        for n in names
    ]
    known: dict[Any, tuple[str, ...]] = {}
    found = []
    for row, act, exporter, start in zip(rows.tolist(), *columns, strict=True):
        key = (act, exporter, start, seen.lists.get(row, frozenset()))
        if key not in known:
            known[key] = not_covered(act, (exporter, start), key[3])
        found.append(known[key])
    return found
