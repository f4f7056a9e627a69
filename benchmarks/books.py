"""Order books to measure on: the shared one where it is, else an invented one of the same make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl

from licet.batch.book import Book
from licet.batch.reading.door import read
from licet.batch.recognise import fact_frame, recognise
from licet.decide.table import People
from licet.desk import Desk

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "orders"
ORDER_BOOK = SHARED / "orderbook-200k.parquet"


@dataclass(frozen=True)
class Table:
    """A table as reader 2 takes it: facts as columns, matches given."""

    frame: pl.DataFrame
    people: People

    def repeated(self, rows: int) -> Table:
        """This table, repeated or cut to so many rows."""
        height = self.frame.height
        times = -(-rows // height)
        frame = pl.concat([self.frame] * times, rechunk=True)[:rows]
        shifts = [self.people.rows + np.int32(height * turn) for turn in range(times)]
        all_rows = np.concatenate(shifts).astype(np.int32)
        codes = np.concatenate([self.people.codes] * times)
        kept = all_rows < rows
        return Table(frame, People(all_rows[kept], codes[kept], self.people.palette))

    def known_on_mixed_days(self, seed: int = 20190819) -> Table:
        """The same table with a day of knowledge for each row."""
        random = np.random.default_rng(seed)
        days = np.datetime64("2019-05-01") + random.integers(0, 520, self.frame.height)
        column = pl.Series("as_known", days.astype("datetime64[D]")).cast(pl.Date)
        return Table(self.frame.with_columns(column), self.people)


def order_table(desk: Desk) -> tuple[str, Table]:
    """The shared order book's readable rows, or an invented book's, with where it is from."""
    if ORDER_BOOK.exists():
        book, source = read(ORDER_BOOK), "the shared order book of 200,000 lines"
    else:
        book, source = invented(200_000), "an invented order book of 200,000 lines"
    seen = recognise(book, desk)
    frame = fact_frame(book, seen)
    if book.errors:
        first = pl.lit(date(2020, 1, 1))
        frame = frame.with_columns(pl.col("on").fill_null(first))
    return source, Table(frame, seen.people)


def invented(rows: int, seed: int = 7) -> Book:
    """Orders of nobody: 95 in 100 to strangers, the others to the Huawei family."""
    random = np.random.default_rng(seed)
    start = date(2019, 5, 1)

    def pick(words: list[str | None]) -> list[str | None]:
        return [words[place] for place in random.integers(0, len(words), rows)]

    buyers = [f"Customer {number}" for number in random.integers(0, 120_000, rows)]
    listed = ["Huawei Technologies Co., Ltd.", "Huawei Denmark", "HiSilicon Technologies Co., Ltd"]
    for place in np.flatnonzero(random.random(rows) < 0.05).tolist():
        buyers[place] = listed[place % len(listed)]
    days = [start + timedelta(days=int(n)) for n in random.integers(0, 500, rows)]
    frame = pl.DataFrame(
        {
            "id": [f"L{number:07}" for number in range(rows)],
            "on": days,
            "activity": pick(["export", "export", "reexport", "release"]),
            "exporter_country": pick(["US", "US", "US", "DK"]),
            "ship_from": pick(["US", "US", "US", "DK"]),
            "ship_to": pick(["CN", "DK", "DE", "IN", "VN", "IR", "BR"]),
            "item_form": pick(["commodity", "software", "technology"]),
            "eccn": pick(["EAR99", "5D991", "5A991", "3A991", "3A001", None]),
            "us_origin": random.random(rows) < 0.8,
            "purpose": pick(["network_operation", "device_support", "resale", None]),
            "network": pick(["third_party", "own", None]),
            "certificate": pick(["none", "exporter", "listed_party", None]),
            "contract_date": _made_before(days, random),
            "adds_functionality": random.random(rows) < 0.3,
            "value": np.round(random.random(rows) * 1e5, 2),
            "currency": ["USD"] * rows,
        }
    )
    parties = pl.DataFrame(
        {
            "row": pl.Series(range(rows), dtype=pl.UInt32),
            "position": pl.Series([0] * rows, dtype=pl.UInt16),
            "role": pl.Series(["end_user"] * rows).cast(pl.Categorical),
            "name": buyers,
            "country": frame.get_column("ship_to").cast(pl.Categorical),
            "address": pl.Series([None] * rows, dtype=pl.String),
            "branch_of": pl.Series([None] * rows, dtype=pl.String),
            "controlled_by_owner": pl.Series([None] * rows, dtype=pl.Boolean),
            "owners": pl.Series([None] * rows, dtype=pl.String),
        }
    )
    words = [
        n for n, kind in frame.schema.items() if kind == pl.String and n not in ("id", "currency")
    ]
    return Book(frame.with_columns(pl.col(words).cast(pl.Categorical)), parties)


def _made_before(days: list[date], random: np.random.Generator) -> list[date]:
    """A contract up to 900 days older than each act."""
    ages = random.integers(0, 900, len(days)).tolist()
    return [day - timedelta(days=age) for day, age in zip(days, ages, strict=True)]
