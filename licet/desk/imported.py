"""The imported lists at the desk: who bears these names, and how fresh is what we know?

The store keeps what every edition says; asking it by name needs the names as the room `names`
compares them. Those are worked out once for a state of the store and kept beside it, in a file
that can be thrown away (`cache/`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path

import polars as pl

from licet.facts import Listing
from licet.facts.vocabulary import looks_at
from licet.lists.agreement import Agreement, compare, merged
from licet.lists.freshness import Freshness, Stale
from licet.lists.sheets import prints
from licet.lists.store.archive import write_whole
from licet.lists.store.listings import listings
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from licet.lists.store.wordings import names_of
from licet.names.exact import core, normalise

NAMES_VERSION = 1  # of `core` and of the columns below


@dataclass(frozen=True)
class Imported:
    """The lists of a store that are looked at; `chosen` None means all of them.

    `today` is the day on which the question is asked: nothing can be fresher. `reviewed` is the
    day through which the rulebook, and the listings that it brings along, have been reviewed.
    """

    store: Store
    today: date
    reviewed: date
    chosen: tuple[str, ...] | None = None
    _stale: dict[tuple[date, date | None], tuple[Stale, ...]] = field(
        default_factory=dict, repr=False
    )

    _ours: dict[tuple[Listing, ...], tuple[Listing, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def lists(self) -> dict[str, Series]:
        """Each list of law that some edition prints, with its editions."""
        found: dict[str, Series] = {}
        sources = dict.fromkeys(one.source for one in self.store.editions)
        held = self.store.lists()
        for name in (name for source in sources for name in prints(source)):
            wanted = self.chosen is None or name in self.chosen
            if name not in found and name in held and wanted:
                found[name] = Series.of(self.store, name, prints)
        return found

    @cached_property
    def stamp(self) -> list[str]:
        """The editions that are looked at, in a few words for each source, and a checksum."""
        lines = []
        for source in dict.fromkeys(one.source for one in self.store.editions):
            if not any(name in self.lists for name in prints(source)):
                continue
            mine = self.store.of(source)
            sums = "".join(sum_ for one in mine for sum_ in self.store.checksums(one).values())
            short = hashlib.sha256(sums.encode()).hexdigest()[:12]
            some = f"{len(mine)} editions, the last " if len(mine) > 1 else ""
            lines.append(f"{some}{mine[-1].id} (sha256 {short})")
        return lines

    # -- who bears these names ----------------------------------------------------------------

    def bearing(self, names: Collection[str], bundled: tuple[Listing, ...]) -> tuple[Listing, ...]:
        """The bundled listings, and the imported ones of the entries that bear these names."""
        ours = self._of_bundled(bundled)
        known = {one.id for one in ours}
        asked = (one for one in self.entries_bearing(names) if one.id not in known)
        return merged(bundled, (*ours, *asked), bare, self.reviewed)

    def _of_bundled(self, bundled: tuple[Listing, ...]) -> tuple[Listing, ...]:
        """The imported listings under the bundled names: the same for every question."""
        if bundled not in self._ours:
            self._ours[bundled] = self.entries_bearing(_all_names(bundled))
        return self._ours[bundled]

    def entries_bearing(self, names: Iterable[str]) -> tuple[Listing, ...]:
        """The imported listings of the entries that bear these names, list by list."""
        wanted = {bare(name) for name in names} - {""}
        keys = self._keys(wanted)
        return tuple(one for name in keys for one in listings(self.lists[name], keys[name]))

    def agreement(self, bundled: tuple[Listing, ...]) -> tuple[Agreement, ...]:
        """The bundled rows against the editions, name by name."""
        found = self.entries_bearing(_all_names(bundled))
        return compare(bundled, found, bare, self.lists)

    def _keys(self, cores: set[str]) -> dict[str, list[str]]:
        """The keys of the entries with such names, by list."""
        asked = pl.LazyFrame({"core": sorted(cores)}, schema={"core": pl.String})
        found = (
            pl.scan_parquet(self._names_file())
            .join(asked, on="core", how="semi")
            .select("list", "key")
            .unique()
            .sort("list", "key")
            .collect()
        )
        keys: dict[str, list[str]] = {}
        for name, key in found.iter_rows():
            if name in self.lists:
                keys.setdefault(name, []).append(key)
        return keys

    def _names_file(self) -> Path:
        """The names of the store as `core` has them: columns core, list, key, sorted by core."""
        state = "".join(f"{one.number}:{one.id};" for one in self.store.editions)
        mark = hashlib.sha256(f"{NAMES_VERSION}|{state}".encode()).hexdigest()[:16]
        path = self.store.home / "cache" / f"names-{mark}.parquet"
        if not path.is_file():
            self._write_names(path)
        return path

    def _write_names(self, path: Path) -> None:
        frames = [
            names_of(self.store.wordings(source)).select("list", "key", "text")
            for source in dict.fromkeys(one.source for one in self.store.editions)
        ]
        names = pl.concat([*frames, self._addresses()]).drop_nulls().unique().collect()
        texts = names.get_column("text").unique()
        cores = pl.DataFrame({"text": texts, "core": [bare(text) for text in texts]})
        frame = names.join(cores, on="text").select("core", "list", "key").unique()
        out = BytesIO()
        frame.filter(pl.col("core") != "").sort("core", "list", "key").write_parquet(
            out, row_group_size=20_000
        )
        for old in path.parent.glob("names-*.parquet"):
            old.unlink(missing_ok=True)
        write_whole(path, out.getvalue())

    def _addresses(self) -> pl.LazyFrame:
        """Entries that are an address alone go by the address."""
        frames = [
            self.store.wordings(source)
            .filter(pl.col("sort") == "address")
            .select("list", "key", text=pl.col("addresses").list.first().struct.field("text"))
            for source in dict.fromkeys(one.source for one in self.store.editions)
        ]
        return pl.concat(frames)

    # -- how fresh ----------------------------------------------------------------------------

    @cached_property
    def freshness(self) -> Freshness:
        return Freshness(self.store, tuple(self.lists), self.today)

    def stale(
        self, on: date, as_known: date | None, laws: Iterable[str] | None
    ) -> tuple[Stale, ...]:
        """The lists that these laws look at and that no edition covers on this day."""
        asked = (on, as_known)
        if asked not in self._stale:
            self._stale[asked] = self.freshness.stale(on, as_known)
        return tuple(one for one in self._stale[asked] if looks_at(laws, one.list))

    def narrowed(self, chosen: tuple[str, ...]) -> Imported:
        """The same store, with only these lists looked at."""
        return replace(self, chosen=chosen, _stale={}, _ours={})


def bare(name: str) -> str:
    """A name as the room `names` compares it, without its legal form."""
    return core(normalise(name))


def _all_names(rows: Iterable[Listing]) -> Iterable[str]:
    return (name for row in rows for name in (row.name, *row.aliases))
