"""What the verdicts on a book cannot vouch for, worked out once for each kind of row.

The same three questions as `licet.desk.Desk.limits`: which laws are touched and not held, which
listings stand on a list without a rule, and which lists no edition covers on the day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
import polars as pl

from licet.batch.recognise import Seen
from licet.desk import Desk, Limits, in_force
from licet.law.coverage import Act, not_covered

Codes = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Limited:
    """A code for each readable row, and what each code means; code 0 is no limit at all."""

    codes: Codes
    kinds: tuple[Limits, ...] = (Limits(),)

    @property
    def pieces(self) -> list[bytes]:
        """The two fields of the verdict that each code stands for, as JSON."""
        return [
            b',"not_covered":%b,"stale_lists":%b'
            % (orjson.dumps(one.not_covered), orjson.dumps([s.as_dict() for s in one.stale]))
            for one in self.kinds
        ]


@dataclass
class _Kinds:
    """The different limits, numbered as they come up."""

    numbers: dict[Limits, int] = field(default_factory=lambda: {Limits(): 0})

    def __getitem__(self, limits: Limits) -> int:
        return self.numbers.setdefault(limits, len(self.numbers))


def limited(frame: pl.DataFrame, rows: np.ndarray[Any, Any], seen: Seen, desk: Desk) -> Limited:
    """The limits of every readable row; `frame` holds the facts of `rows`."""
    kinds = _Kinds()
    table = _acts(frame, desk).with_columns(
        _day(frame, "on"), _day(frame, "as_known"), row=pl.Series(rows)
    )
    days = ("on", "as_known") if desk.imported is None else ()  # without lists, none can be stale
    numbered = table.with_columns(kind=pl.struct(pl.exclude("row", *days)).rank("dense") - 1)
    distinct = numbered.unique("kind").sort("kind")
    of_kind = [_limits(cells, desk) for cells in distinct.iter_rows(named=True)]
    codes = np.array([kinds[one] for one in of_kind], np.int64)[numbered["kind"].to_numpy()]
    places = {row: place for place, row in enumerate(rows.tolist())} if _special(seen) else {}
    for row in sorted(_special(seen) & places.keys()):
        cells = table.row(places[row], named=True)
        codes[places[row]] = kinds[_limits(cells, desk, seen, row)]
    return Limited(codes, tuple(kinds.numbers))


def _special(seen: Seen) -> set[int]:
    return seen.lists.keys() | seen.ruleless.keys()


def _limits(cells: dict[str, Any], desk: Desk, seen: Seen | None = None, row: int = -1) -> Limits:
    on, known = cells["on"], cells["as_known"]
    found: tuple[str, ...] = ()
    if desk.laws is None:
        facts = ("activity", "exporter_country", "ship_from", "us_person", "to_iran")
        stated = seen.lists.get(row, frozenset()) if seen else frozenset()
        found = not_covered(Act(*(cells[name] for name in facts)), stated)
    if seen is not None:
        listed = seen.ruleless.get(row, ())
        found += in_force(listed, on, known, desk.rulebook.reviewed_through)
    return Limits(found, desk.stale(on, known))


def _acts(frame: pl.DataFrame, desk: Desk) -> pl.DataFrame:
    """What decides which laws look on; nothing where the question is narrowed to named laws."""
    if desk.laws is not None:
        return pl.DataFrame({"activity": pl.Series([None]).new_from_index(0, frame.height)})
    return frame.select(
        _text(frame, "activity"),
        _text(frame, "exporter_country"),
        _text(frame, "ship_from"),
        _flag(frame, "us_person"),
        to_iran=_text(frame, "destinations").str.split(";").list.contains("IR"),
    )


def _day(frame: pl.DataFrame, name: str) -> pl.Series:
    if name not in frame.columns:
        return pl.Series(name, [None], dtype=pl.Date).new_from_index(0, frame.height)
    return frame.get_column(name)


def _text(frame: pl.DataFrame, name: str) -> pl.Series:
    if name not in frame.columns:
        return pl.Series(name, [None], dtype=pl.String).new_from_index(0, frame.height)
    return frame.get_column(name).cast(pl.String)


def _flag(frame: pl.DataFrame, name: str) -> pl.Series:
    if name not in frame.columns:
        return pl.Series(name, [None], dtype=pl.Boolean).new_from_index(0, frame.height)
    return frame.get_column(name)
