"""What is worked out once for a state of the store, and kept beside it (`LICET_HOME/cache`).

The files can be thrown away at any time. Their names bear the state that they were made for, so an
old one is never read for a new state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import orjson
import polars as pl

from licet import __version__
from licet.facts import Listing
from licet.lists.store.archive import write_whole
from licet.lists.store.store import Store
from licet.lists.store.wordings import names_of
from licet.names import bare
from licet.names.index import Damaged, Index, build
from licet.names.scale import VERSION as SCALE
from licet.spans import Span

VERSION: Final = 3  # of `bare`, of the rules that make listings, and of the files


@dataclass(frozen=True)
class Cache:
    """The files for the present state of one store."""

    store: Store

    @cached_property
    def _mark(self) -> str:
        """Of the documents too: another store may once have lain in this folder."""
        state = "".join(
            f"{one.number}:{one.id}:{one.partial}:{sorted(self.store.checksums(one).values())};"
            for one in self.store.editions
        )
        return hashlib.sha256(f"{__version__}|{VERSION}|{SCALE}|{state}".encode()).hexdigest()[:16]

    def keys(self, texts: Iterable[str]) -> dict[str, list[str]]:
        """The keys of the entries that bear one of these names, letter for letter, by list."""
        asked = pl.DataFrame({"text": sorted(set(texts))}, schema={"text": pl.String})
        found = (
            pl.read_parquet(self._names())
            .join(asked, on="text", how="semi")
            .select("list", "key")
            .unique()
            .sort("list", "key")
        )
        keys: dict[str, list[str]] = {}
        for name, key in found.iter_rows():
            keys.setdefault(name, []).append(key)
        return keys

    def bearing_the_same(self, names: Iterable[str]) -> dict[str, list[str]]:
        """The keys of the entries of which a name is one of these, but for the legal form."""
        cores = {bare(name) for name in names} - {""}
        texts = pl.read_parquet(self._names(), columns=["text", "core"])
        return self.keys(texts.filter(pl.col("core").is_in(list(cores)))["text"])

    def index(self) -> tuple[list[str], Index]:
        """All names of the store in order, and an index over them."""
        texts = pl.read_parquet(self._names(), columns=["text"])["text"].unique().sort().to_list()
        path = self._file("names", "index")
        if path.is_file():
            try:
                return texts, Index.open(path)
            except Damaged:
                path.unlink()
        index = build(texts)
        self._clear("names", path)
        path.parent.mkdir(parents=True, exist_ok=True)
        index.save(path)
        return texts, Index.open(path)

    def listings(
        self, asked: Iterable[str], make: Callable[[list[str]], tuple[Listing, ...]]
    ) -> tuple[Listing, ...]:
        """The listings of some names that are asked for again and again."""
        names = list(asked)
        which = hashlib.sha256("\n".join(names).encode()).hexdigest()[:8]
        path = self._file(f"listings-{which}", "json")
        if not path.is_file():
            found = make(names)
            self._write(path, b"[%b]" % b",".join(orjson.dumps(one, _plain) for one in found))
            return found
        return tuple(_listing(one) for one in orjson.loads(path.read_bytes()))

    # -- files ---------------------------------------------------------------------------------

    def _file(self, kind: str, suffix: str) -> Path:
        return self.store.home / "cache" / f"{kind}-{self._mark}.{suffix}"

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file, and remove those of its kind that were made for another state."""
        self._clear(path.name.removesuffix(f"-{self._mark}{path.suffix}"), path)
        write_whole(path, data)

    def _clear(self, kind: str, path: Path) -> None:
        for old in path.parent.glob(f"{kind}-*{path.suffix}"):
            old.unlink(missing_ok=True)

    def _names(self) -> Path:
        """The names of the store: columns text, core (`bare` of it), list, key."""
        path = self._file("names", "parquet")
        if path.is_file():
            return path
        sources = dict.fromkeys(one.source for one in self.store.editions)
        printed = [self.store.wordings(source) for source in sources]
        frames = [names_of(one).select("list", "key", "text") for one in printed]
        frames += [_addresses(one) for one in printed]
        names = pl.concat(frames).drop_nulls().unique().collect()
        texts = names.get_column("text").unique()
        cores = pl.DataFrame({"text": texts, "core": [bare(text) for text in texts]})
        frame = names.join(cores, on="text").select("text", "core", "list", "key")
        out = BytesIO()
        frame.sort("text", "list", "key").write_parquet(out)
        self._write(path, out.getvalue())
        return path


def _addresses(wordings: pl.LazyFrame) -> pl.LazyFrame:
    """Entries that are an address alone go by the address."""
    first = pl.col("addresses").list.first().struct.field("text")
    return wordings.filter(pl.col("sort") == "address").select("list", "key", text=first)


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


def _listing(cells: dict[str, Any]) -> Listing:
    span, end = cells["span"], cells["span"]["end"]
    read = {
        "span": Span(date.fromisoformat(span["start"]), date.fromisoformat(end) if end else None),
        "known": date.fromisoformat(cells["known"]),
        "aliases": tuple(cells["aliases"]),
        "footnotes": frozenset(cells["footnotes"]),
    }
    return Listing(**{**cells, **read})
