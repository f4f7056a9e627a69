"""The catalogue: which editions there are, of which documents, seen on which days.

One SQLite file. An edition is visible from the commit of the transaction that names it, and not
before; every file that the transaction wrote has its name by then. So whoever is killed leaves
files that no row names, and the next writer sweeps them away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from licet.lists.refusal import Refused

FORMAT: Final = 1  # of the store; in `PRAGMA user_version`
_PATIENCE: Final = 120.0  # seconds to wait for another writer

_TABLES: Final = """
CREATE TABLE document (
    checksum TEXT PRIMARY KEY, size INTEGER NOT NULL, base TEXT, steps INTEGER NOT NULL
) STRICT;
CREATE TABLE edition (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL, as_of TEXT NOT NULL, serial INTEGER NOT NULL,
    format TEXT NOT NULL, issued TEXT, lacks TEXT NOT NULL, partial INTEGER NOT NULL,
    entries INTEGER NOT NULL, notes TEXT NOT NULL,
    imported_at TEXT NOT NULL, program TEXT NOT NULL, members BLOB NOT NULL,
    withdrawn TEXT,
    UNIQUE (source, as_of, serial)
) STRICT;
CREATE TABLE made_of (
    edition INTEGER NOT NULL REFERENCES edition, place INTEGER NOT NULL, name TEXT NOT NULL,
    checksum TEXT NOT NULL REFERENCES document, PRIMARY KEY (edition, place)
) STRICT;
CREATE TABLE counted (
    edition INTEGER NOT NULL REFERENCES edition, list TEXT NOT NULL, sort TEXT NOT NULL,
    entries INTEGER NOT NULL, PRIMARY KEY (edition, list, sort)
) STRICT;
CREATE TABLE sighting (
    edition INTEGER NOT NULL REFERENCES edition, day TEXT NOT NULL, how TEXT NOT NULL,
    PRIMARY KEY (edition, day)
) STRICT;
CREATE TABLE fetched (
    source TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, etag TEXT,
    last_modified TEXT, checksum TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (source, name)
) STRICT;
CREATE TABLE part (
    source TEXT NOT NULL, file TEXT NOT NULL, first INTEGER NOT NULL, wordings INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (source, file)
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one source, without its contents.

    `as_of` is the day whose state it gives, and from which it counts as known; `seen` is the last
    day on which the publisher was seen to have nothing newer. `partial`: it is an excerpt, so
    what it does not hold has not been taken off the list.
    """

    number: int
    source: str
    as_of: date
    serial: int
    format: str
    issued: date | None
    lacks: frozenset[str]
    partial: bool
    entries: int
    notes: tuple[str, ...]
    imported_at: str
    seen: date

    @property
    def id(self) -> str:
        """What a user calls it: ``us-csl@2026-07-31``; a second one of the day ends in ``.2``."""
        again = f".{self.serial}" if self.serial > 1 else ""
        return f"{self.source}@{self.as_of}{again}"


def connect(path: Path) -> sqlite3.Connection:
    """The catalogue, made if it is not there. Raises `Refused` for one that is not ours."""
    try:
        link = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        link.row_factory = sqlite3.Row
        version = link.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            _make(link)
        elif version != FORMAT:
            raise Refused(
                str(path),
                f"a store of format {version}",
                f"format {FORMAT}",
                "Use the licet that wrote it, or another LICET_HOME.",
            )
    except sqlite3.Error as error:
        raise Refused(
            str(path), f"a catalogue that cannot be used ({error})", "an SQLite file of licet's"
        ) from None
    return link


def _make(link: sqlite3.Connection) -> None:
    """The tables, unless another process has just made them."""
    with writing(link):
        if link.execute("PRAGMA user_version").fetchone()[0] == 0:
            if link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise sqlite3.DatabaseError("it holds the tables of another program")
            for statement in _TABLES.split(";"):
                link.execute(statement)
            link.execute(f"PRAGMA user_version = {FORMAT}")


@contextmanager
def writing(link: sqlite3.Connection) -> Iterator[None]:
    """One transaction, alone: a second writer waits. Undone where anything goes wrong."""
    try:
        link.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            expected, do = "no other import at work", "Wait for it, then run again."
        else:
            expected, do = "a folder that can be written", "Set LICET_HOME to another."
        raise Refused("the catalogue", str(error), expected, do) from None
    try:
        yield
    except BaseException:
        link.execute("ROLLBACK")
        raise
    link.execute("COMMIT")


_EDITIONS: Final = """
SELECT number, source, as_of, serial, format, issued, lacks, partial, entries, notes, imported_at,
       (SELECT max(day) FROM sighting WHERE sighting.edition = edition.number) AS seen
FROM edition WHERE withdrawn IS NULL ORDER BY as_of, serial, number
"""


def editions(link: sqlite3.Connection) -> tuple[Edition, ...]:
    """All editions, oldest first; those that were withdrawn are not among them."""
    return tuple(_edition(row) for row in link.execute(_EDITIONS))


def _edition(row: sqlite3.Row) -> Edition:
    return Edition(
        number=row["number"],
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        serial=row["serial"],
        format=row["format"],
        issued=_day(row["issued"]),
        lacks=frozenset(row["lacks"].split()),
        partial=bool(row["partial"]),
        entries=row["entries"],
        notes=tuple(row["notes"].splitlines()),
        imported_at=row["imported_at"],
        seen=date.fromisoformat(row["seen"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def insert(link: sqlite3.Connection, table: str, **values: Any) -> int:
    """Add a row; dates and sets are written as text. Returns the row's number."""
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    cells = [value.isoformat() if isinstance(value, date) else value for value in values.values()]
    found = link.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", cells)
    return int(found.lastrowid or 0)
