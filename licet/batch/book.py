"""An order book: many trades as two tables, the form in which they are judged.

The rows are the input's rows, in its order, every one of them: a row that could not be read
stays, empty where it was unreadable, and `Book.errors` says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from licet.batch.reading.errors import ReadError, RowError
from licet.batch.reading.fields import NONE
from licet.batch.reading.parties import owners_from
from licet.facts import BY_NAME, Kind, Party, Trade

__all__ = ["Book", "ReadError", "RowError"]


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """Trades as columns.

    `trades` has one row for each trade and one column for each fact that the input mentions
    (``id``, ``on`` and ``activity`` always), save the parties: days are Date, flags Boolean,
    numbers Float64, words, countries, ECCNs and lists Categorical, texts and names String. A list
    is its members joined by ``;``, the empty list the word ``none``; null is unknown.

    `parties` has one row for each party: row (UInt32, the index in `trades`), position (UInt16,
    from 0 within the trade), role, name, country, address, branch_of, controlled_by_owner, and
    owners (JSON of a list of `Owner`; null where nobody said), sorted by row and position.

    `errors` maps the index of a row to what is wrong with it. `notes` are remarks on the file.
    """

    trades: pl.DataFrame
    parties: pl.DataFrame
    errors: dict[int, RowError] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.trades.height

    def trade(self, row: int) -> Trade:
        """The trade in `row`, counted from 0.

        Raises `IndexError` where there is no such row, and `ReadError` where it could not be
        read: half a trade is not a trade.
        """
        if not 0 <= row < self.trades.height:
            raise IndexError(f"row {row}: the book has rows 0 to {self.trades.height - 1}")
        if row in self.errors:
            error = self.errors[row]
            raise ReadError(error.where, error.what, error.expected)
        cells: dict[str, Any] = self.trades.row(row, named=True)
        facts = {name: _value(name, cell) for name, cell in cells.items() if cell is not None}
        return Trade(**facts, parties=self._parties(row))

    def _parties(self, row: int) -> tuple[Party, ...]:
        rows = self.parties["row"]
        first = rows.search_sorted(row, "left")
        count = rows.search_sorted(row, "right") - first
        found = self.parties.slice(first, count).drop("row", "position").to_dicts()
        return tuple(Party(**{**cells, "owners": owners_from(cells["owners"])}) for cells in found)

    @classmethod
    def from_trades(cls, trades: Sequence[Trade]) -> Book:
        """A book of `trades`, checked by the rules that files are checked by."""
        from licet.batch.reading.book import book_of
        from licet.batch.reading.json import raw_of_trades

        return book_of(raw_of_trades(trades))


def _value(name: str, cell: Any) -> Any:
    if BY_NAME[name].kind in (Kind.ECCNS, Kind.WORDS):
        return () if cell == NONE else tuple(cell.split(";"))
    return cell
