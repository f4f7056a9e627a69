"""The roll: the listed parties that names are screened against, as the lists stand on a day.

Of each list the latest print; an excerpt adds to the whole print before it. Where no print of the
list that holds them is at hand for the day, the bundled rows stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import polars as pl

from licet.desk.imported import Imported
from licet.facts import Listing
from licet.lists.record import NameKind
from licet.lists.store.catalogue import Edition
from licet.lists.store.series import Series
from licet.names.evidence import Listed
from licet.spans import Span

_FIELDS: Final = "key list sort names addresses identifiers births countries".split()


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed party, as a match shows it."""

    list: str
    key: str
    name: str
    names: tuple[str, ...]
    listed: Listed


@dataclass(frozen=True)
class Roll:
    """`entries` has one row a party (columns `_FIELDS`); `names` one a name: text, weak, entry.

    `stamp` has the editions that they are from, each with the lists that it was looked at for;
    none where it is the bundled rows.
    """

    entries: pl.DataFrame
    stamp: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def names(self) -> pl.DataFrame:
        """text, weak (the publisher calls it so), entry (row of `entries`); sorted by text."""
        flat = self.entries.with_row_index("entry").select("entry", "names").explode("names")
        texts = flat.select(
            "entry",
            text=pl.col("names").struct.field("text"),
            weak=pl.col("names").struct.field("kind") == NameKind.WEAK.value,
        )
        places = (
            self.entries.with_row_index("entry")
            .filter(pl.col("sort") == "address")
            .select(
                "entry",
                text=pl.col("addresses").list.first().struct.field("text"),
                weak=pl.lit(False),
            )
        )
        return (
            pl.concat([texts, places])
            .drop_nulls("text")
            .group_by("text", "entry")
            .agg(pl.col("weak").all())
            .sort("text", "entry")
        )

    @cached_property
    def texts(self) -> list[str]:
        """The distinct names, sorted."""
        found: list[str] = self.names["text"].unique().sort().to_list()
        return found

    @cached_property
    def bearers(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """For each of `texts` where its rows begin; for each row the entry, and if it is weak."""
        counts = self.names.group_by("text", maintain_order=True).len()["len"].to_numpy()
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return starts, self.names["entry"].to_numpy(), self.names["weak"].to_numpy()

    def entry(self, place: int) -> Entry:
        """A party of the roll."""
        if place not in self._read:
            self._read[place] = _entry(self.entries.row(place, named=True))
        return self._read[place]

    @cached_property
    def _read(self) -> dict[int, Entry]:
        return {}


def roll(
    imported: Imported | None, bundled: Sequence[Listing], on: date, lists: tuple[str, ...] | None
) -> Roll:
    """The roll of a day, of all lists or of some."""
    frames: list[pl.DataFrame] = []
    stamp: dict[str, tuple[str, ...]] = {}
    printed: set[str] = set()
    for name, series in ({} if imported is None else imported.lists).items():
        for edition in _current(series, on):
            frames.append(_of(series, edition))
            stamp[edition.id] = (*stamp.get(edition.id, ()), name)
            printed.add(name)
    ours = [
        one
        for one in bundled
        if one.list not in printed and on in one.span and (lists is None or one.list in lists)
    ]
    if ours:
        frames.append(_bundled(ours))
        stamp[f"bundled Huawei and ZTE listings ({len(ours)} entries)"] = ()
    entries = pl.concat(frames) if frames else _bundled([])
    return Roll(entries.unique(["list", "key"], keep="last", maintain_order=True), stamp)


def _current(series: Series, on: date) -> Iterable[Edition]:
    """The last whole print on a day and the excerpts after it, oldest first."""
    found: list[Edition] = []
    for edition in reversed([one for one in series.editions if one.as_of <= on]):
        found.append(edition)
        if not edition.partial:
            break
    return reversed(found)


def _of(series: Series, edition: Edition) -> pl.DataFrame:
    members = pl.LazyFrame({"number": series.members(edition)})
    frame = series.store.wordings(edition.source)
    return (
        frame.select("number", *_FIELDS)
        .join(members, on="number", how="semi")
        .filter(pl.col("list") == series.list)
        .drop("number")
        .collect()
    )


def _bundled(rows: Sequence[Listing]) -> pl.DataFrame:
    from licet.lists.store.wordings import SCHEMA

    cells = [
        {
            "key": one.id,
            "list": one.list,
            "sort": "company",
            "names": [
                {"text": name, "kind": "alias", "language": None}
                for name in dict.fromkeys((one.name, *one.aliases))
            ],
            "addresses": [],
            "identifiers": [],
            "births": [],
            "countries": [one.country] if one.country else [],
        }
        for one in rows
    ]
    return pl.DataFrame(cells, schema={name: SCHEMA[name] for name in _FIELDS})


def _entry(row: dict[str, Any]) -> Entry:
    names = tuple(dict.fromkeys(one["text"] for one in row["names"]))
    primary = [one["text"] for one in row["names"] if one["kind"] == NameKind.PRIMARY.value]
    places = [one["text"] for one in row["addresses"]]
    countries = {one["country"] for one in row["addresses"] if one["country"]}
    sort = row["sort"]
    return Entry(
        list=row["list"],
        key=row["key"],
        name=(primary or list(names) or places or [row["key"]])[0],
        names=names or tuple(places),
        listed=Listed(
            kind=sort if sort in ("person", "company", "vessel", "aircraft") else None,
            countries=frozenset(countries | set(row["countries"])),
            births=tuple((one["text"], _days(one["days"])) for one in row["births"]),
            identifiers=tuple((one["kind"], one["number"]) for one in row["identifiers"]),
            addresses=tuple(places),
        ),
    )


def _days(days: dict[str, Any] | None) -> Span | None:
    return Span(days["start"], days["end"]) if days and days["start"] else None
