"""Records with any keys in, columns as found out; records are let go a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final

import polars as pl

from licet.batch.reading.errors import ReadError, Unreadable, quote
from licet.batch.reading.raw import BATCH, KNOWN, Raw, ignored, misspelt
from licet.facts import BY_NAME, Kind

_NUMERIC: Final = {n for n, fact in BY_NAME.items() if fact.kind in (Kind.NUMBER, Kind.PERCENT)}

Record = dict[str, Any]
Values = pl.Series | list[object]


class Records:
    """Gathers records into columns; `given` are columns that the call supplies itself."""

    def __init__(self, given: Collection[str]) -> None:
        self._given = given
        self._batch: list[Record] = []
        self._pieces: dict[str, list[Values]] = {}
        self._height = 0  # rows in the pieces
        self._broken: dict[int, Unreadable] = {}
        self._faults: dict[int, list[Unreadable]] = {}
        self._unknown: dict[str, str | None] = {}  # key -> the fact it is likely to mean

    def add(self, record: Record | Unreadable) -> None:
        """The next row: a record, or why there is none."""
        if isinstance(record, Unreadable):
            self._broken[self._height + len(self._batch)] = record
            record = {}
        self._batch.append(record)
        if len(self._batch) == BATCH:
            self._flush()

    def raw(self, where: Callable[[int], str], name: str) -> Raw:
        """All rows so far. Raises `ReadError` where there is none."""
        self._flush()
        if not self._height:
            raise ReadError(name, "no trades", "at least one trade")
        columns = {key: _joined(key, pieces) for key, pieces in self._pieces.items()}
        notes = ignored(key for key, meant in sorted(self._unknown.items()) if meant is None)
        return Raw(columns, self._height, where, self._broken, self._faults, notes)

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        keys = set().union(*batch)
        for key in sorted(keys - KNOWN):
            self._suspect(key, batch)
        for key in sorted((keys & KNOWN) - self._pieces.keys() - set(self._given)):
            self._pieces[key] = [pl.Series(key, [None] * self._height, pl.Null)]
        for key, pieces in self._pieces.items():
            pieces.append(column_of(key, [record.get(key) for record in batch]))
        self._height += len(batch)

    def _suspect(self, key: str, batch: list[Record]) -> None:
        """Where an unknown key looks like a misspelt fact, its rows cannot be read."""
        meant = misspelt(key, ())
        rows = [
            row
            for row, record in enumerate(batch)
            if meant and record.get(key) is not None and meant not in record
        ]
        self._unknown[key] = meant if rows else self._unknown.get(key)
        for row in rows:
            fault = Unreadable(
                f"the unknown key {quote(key)} (did you mean {meant}?)",
                "a key of the contract; rename it, or leave it out",
            )
            self._faults.setdefault(self._height + row, []).append(fault)


def column_of(key: str, values: list[Any]) -> Values:
    """A Series where all values are of one plain type, else the values themselves."""
    types = set(map(type, values)) - {type(None)}
    if not types:
        return pl.Series(key, values, pl.Null)
    if types == {str}:
        return pl.Series(key, values, pl.String)
    if types == {bool}:
        return pl.Series(key, values, pl.Boolean)
    if key in _NUMERIC and types <= {int, float}:
        try:
            return pl.Series(key, [v if v is None else float(v) for v in values], pl.Float64)
        except OverflowError:
            return values
    return values


def _joined(key: str, pieces: list[Values]) -> Values:
    series = [piece for piece in pieces if isinstance(piece, pl.Series)]
    kinds = {piece.dtype for piece in series if piece.dtype != pl.Null}
    if len(series) < len(pieces) or len(kinds) > 1:
        return [value for piece in pieces for value in piece]
    kind = kinds.pop() if kinds else pl.Null
    return pl.concat([piece.cast(kind) for piece in series])
