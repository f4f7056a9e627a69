"""Editions from a few entries, without files: for cases about days, not about formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from licet.lists.reading import Document, Reader, Reading
from licet.lists.record import Entry, Name, NameKind, Sort
from licet.lists.sheet import Sheet
from licet.lists.sheets import sheet
from licet.lists.store.catalogue import Edition
from licet.lists.store.importing import Terms, take
from licet.lists.store.store import Store

NOW = datetime(2026, 11, 22, 12, 0)
SDN = "us-ofac-sdn"
ENTITY_LIST = "us-bis-entity-list"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given(Sheet):
    """A real list's sheet whose reader returns what the case says."""

    reading: Reading

    def reader(self) -> Reader:
        return lambda documents: self.reading


def entry(key: str, name: str | None = None, *aliases: str, **facts: Any) -> Entry:
    """A company on the SDN List, unless the facts say otherwise."""
    names = (Name(name or key, NameKind.PRIMARY), *(Name(alias) for alias in aliases))
    return Entry(**{"key": key, "list": SDN, "sort": Sort.COMPANY, "names": names, **facts})


def listed(key: str, name: str | None = None, *aliases: str, **facts: Any) -> Entry:
    """A company on the Entity List, for all items."""
    return entry(key, name, *aliases, **{"list": ENTITY_LIST, "requirement": "all_items", **facts})


def edition(
    store: Store,
    as_of: str,
    entries: Sequence[Entry],
    source: str | None = None,
    partial: bool = False,
    lacks: Sequence[str] = (),
) -> Edition:
    """Take an edition that holds these entries; of the entries' own list unless told."""
    found = Reading("given", tuple(entries), lacks=frozenset(lacks))
    about = sheet(source or entries[0].list)
    fields = {name: getattr(about, name) for name in Sheet.__slots__}
    given = _Given(**{**fields, "floor": 1, "may_fall": 1.0}, reading=found)
    data = orjson.dumps([as_of, about.id, *entries])
    terms = Terms(now=NOW, as_of=date.fromisoformat(as_of), partial=partial)
    return take(store.reopened(), given, [Document("given.json", data)], terms).edition


def new_store(folder: Path) -> Store:
    return Store.open(folder / "home")


def renamed(one: Entry, name: str) -> Entry:
    return replace(one, names=(Name(name, NameKind.PRIMARY), *one.names[1:]))
