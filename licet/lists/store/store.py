"""The store: a folder with everything that was ever taken in.

```
LICET_HOME/
  catalogue.sqlite        which editions there are (licet.lists.store.catalogue)
  archive/ab/abcd….zst    every document as it came (licet.lists.store.archive)
  wordings/us-csl/….parquet   what the editions say, each wording once (….wordings)
```

All names inside are relative, so a copy of the folder is a store. docs/store.md has the format.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import zstandard

from licet.lists.reading import Document
from licet.lists.record import Entry
from licet.lists.refusal import Refused
from licet.lists.store import archive, catalogue, wordings
from licet.lists.store.catalogue import Edition

CATALOGUE = "catalogue.sqlite"
ROW_GROUP = 1_024  # wordings; the fewer, the less is unpacked for a few of them
Numbers = np.ndarray[Any, np.dtype[np.uint32]]


def packed(numbers: Numbers) -> bytes:
    """Ascending wording numbers, as differences, compressed."""
    steps = np.diff(numbers.astype(np.uint32), prepend=np.uint32(0))
    return zstandard.compress(steps.astype("<u4").tobytes(), 9)


def unpacked(blob: bytes) -> Numbers:
    """What `packed` packed."""
    steps = np.frombuffer(zstandard.decompress(blob), "<u4")
    return np.cumsum(steps, dtype=np.uint32)


def _near(wanted: Sequence[int], gap: int = ROW_GROUP, most: int = 100) -> pl.Expr:
    """Ranges that hold these ascending numbers: what lies far from all of them is not unpacked.

    Polars passes over row groups for a range, and not for `is_in`.
    """
    starts = [at for at in range(len(wanted)) if not at or wanted[at] - wanted[at - 1] > gap]
    if not 0 < len(starts) <= most:
        return pl.lit(True)
    ends = [*starts[1:], len(wanted)]
    return pl.any_horizontal(
        pl.col("number").is_between(wanted[start], wanted[end - 1])
        for start, end in zip(starts, ends, strict=True)
    )


@dataclass(frozen=True)
class Store:
    """An open store. What it says does not change while it is open; `reopened` looks again."""

    home: Path
    link: sqlite3.Connection = field(repr=False)
    _whole: set[str] = field(default_factory=set, repr=False, compare=False)

    @staticmethod
    def exists(home: Path) -> bool:
        return (home / CATALOGUE).is_file()

    @classmethod
    def open(cls, home: Path) -> Store:
        """The store in a folder, which is made where there is none."""
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = (error.strerror or "an error").lower()
            raise Refused(
                str(home), why, "a folder that can be written", "Set LICET_HOME to another."
            ) from None
        return cls(home, catalogue.connect(home / CATALOGUE))

    def reopened(self) -> Store:
        return Store(self.home, self.link)

    @property
    def documents_folder(self) -> Path:
        return self.home / "archive"

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """All editions of all sources, oldest first."""
        return catalogue.editions(self.link)

    def of(self, source: str) -> tuple[Edition, ...]:
        return tuple(one for one in self.editions if one.source == source)

    def edition(self, name: str) -> Edition:
        """The edition that a user means: ``us-csl@2026-07-31``, or ``us-csl`` for the latest."""
        found = [one for one in self.editions if name in (one.id, one.source)]
        if not found:
            near = [one.id for one in self.of(name.partition("@")[0])]
            said = ", ".join(near) or ", ".join(dict.fromkeys(e.source for e in self.editions))
            raise Refused(name, "no such edition", said or "an edition (none is imported yet)")
        return found[-1]

    # -- contents ---------------------------------------------------------------------------

    def documents(self, edition: Edition) -> tuple[Document, ...]:
        """The archived documents of an edition, byte for byte."""
        rows = self.link.execute(
            "SELECT name, checksum FROM made_of WHERE edition = ? ORDER BY place",
            (edition.number,),
        )
        return tuple(Document(row["name"], self.document(row["checksum"])) for row in rows)

    def checksums(self, edition: Edition) -> dict[str, str]:
        """Name and SHA-256 of each document of an edition."""
        rows = self.link.execute(
            "SELECT name, checksum FROM made_of WHERE edition = ? ORDER BY place",
            (edition.number,),
        )
        return {row["name"]: row["checksum"] for row in rows}

    def stored(self, checksum: str) -> archive.Stored | None:
        row = self.link.execute("SELECT * FROM document WHERE checksum = ?", (checksum,)).fetchone()
        return None if row is None else archive.Stored(*tuple(row))

    def document(self, checksum: str) -> bytes:
        """One archived document."""
        stored = self.stored(checksum)
        if stored is None:
            raise Refused(checksum, "no such document", "one that an edition is made of")
        return archive.get(self.documents_folder, stored, self.document)

    def members(self, edition: Edition) -> Numbers:
        """The numbers of an edition's wordings, ascending."""
        row = self.link.execute(
            "SELECT members FROM edition WHERE number = ?", (edition.number,)
        ).fetchone()
        return unpacked(row["members"])

    def counts(self, edition: Edition) -> dict[tuple[str, str], int]:
        """How many entries of each list and sort an edition has."""
        rows = self.link.execute(
            "SELECT list, sort, entries FROM counted WHERE edition = ? ORDER BY list, sort",
            (edition.number,),
        )
        return {(row["list"], row["sort"]): row["entries"] for row in rows}

    def lists(self) -> frozenset[str]:
        """The lists of which some edition has an entry."""
        rows = self.link.execute(
            "SELECT DISTINCT list FROM counted JOIN edition ON edition = number "
            "WHERE withdrawn IS NULL"
        )
        return frozenset(row["list"] for row in rows)

    def withdrawn(self, source: str) -> list[tuple[str, str]]:
        """The editions of a source that are out of use: the day of each, and why."""
        rows = self.link.execute(
            "SELECT as_of, withdrawn FROM edition WHERE source = ? AND withdrawn IS NOT NULL "
            "ORDER BY as_of, serial",
            (source,),
        )
        return [(row["as_of"], row["withdrawn"]) for row in rows]

    def sightings(self) -> list[tuple[int, date]]:
        """The editions, by number, and the days on which each was the publisher's latest."""
        rows = self.link.execute("SELECT edition, day FROM sighting ORDER BY day, edition")
        return [(row["edition"], date.fromisoformat(row["day"])) for row in rows]

    def parts(self, source: str) -> list[Path]:
        rows = self.link.execute("SELECT file FROM part WHERE source = ? ORDER BY first", (source,))
        return [self.home / "wordings" / source / row["file"] for row in rows]

    def _part_sums(self, source: str) -> list[str]:
        rows = self.link.execute(
            "SELECT checksum FROM part WHERE source = ? ORDER BY first", (source,)
        )
        return [row["checksum"] for row in rows]

    def wordings(self, source: str) -> pl.LazyFrame:
        """All wordings of a source, in the order of their numbers."""
        parts = self.parts(source)
        if source not in self._whole:
            for path, checksum in zip(parts, self._part_sums(source), strict=True):
                _check_whole(path, checksum)
            self._whole.add(source)
        return pl.scan_parquet(parts) if parts else pl.LazyFrame(schema=wordings.SCHEMA)

    def entries(
        self, source: str, numbers: Iterable[int], fields: Iterable[str] | None = None
    ) -> dict[int, Entry]:
        """Some wordings of a source, as entries; fields that are not asked for (None: all) are
        empty."""
        wanted = sorted(numbers)
        held = pl.col("number").is_in(pl.Series(wanted, dtype=pl.UInt32).implode())
        frame = self.wordings(source).select(pl.all() if fields is None else list(fields))
        return wordings.to_entries(frame.filter(_near(wanted) & held).collect())

    def everything(self, edition: Edition) -> pl.DataFrame:
        """All wordings of an edition as a table, in the order of their numbers."""
        members = pl.LazyFrame({"number": self.members(edition)})
        return self.wordings(edition.source).join(members, on="number", how="semi").collect()


def _check_whole(part: Path, checksum: str) -> None:
    """Refuses a file of wordings that is not there, or not as it was written."""
    try:
        found = "" if archive.checksum(part.read_bytes()) == checksum else "other bytes"
    except OSError as error:
        found = (error.strerror or "an error").lower()
    if found:
        raise Refused(
            str(part), found, "the wordings", "Copy the file again from where it is whole."
        )
