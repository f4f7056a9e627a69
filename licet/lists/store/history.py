"""What became of a party, over all editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from licet.lists.record import Entry
from licet.lists.store.catalogue import Edition
from licet.lists.store.compare import Change, changes, comparable
from licet.lists.store.series import Series, Step, Worded
from licet.lists.store.store import Store
from licet.lists.store.wordings import names_of


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an entry, and the edition that told us.

    `what` is ``appeared``, ``changed``, ``doubted`` (another print of the list lacks it) or
    ``left``; `absent` is the last whole edition of the
    source before it, which did not hold the entry yet: it came in between.
    """

    what: str
    edition: Edition
    entry: Entry
    changes: tuple[Change, ...] = ()
    absent: Edition | None = None


def find(store: Store, words_: str, prints: Iterable[str]) -> dict[str, list[str]]:
    """The keys of the entries, by list, with a name that holds these words in any letter case."""
    found: dict[str, dict[str, None]] = {}
    for source in dict.fromkeys(one.source for one in store.editions):
        names = names_of(store.wordings(source)).filter(
            pl.col("text").str.to_lowercase().str.contains(words_.casefold(), literal=True)
            | (pl.col("key").str.to_lowercase() == words_.casefold())
        )
        pairs = names.select("list", "key").unique(maintain_order=True).collect()
        for name, key in pairs.iter_rows():
            found.setdefault(name, {})[key] = None
    wanted = set(prints)
    return {name: list(keys) for name, keys in found.items() if not wanted or name in wanted}


def history(series: Series, keys: Iterable[str]) -> dict[str, tuple[Event, ...]]:
    """What happened to each entry of a list, edition by edition."""
    steps = series.steps(keys)
    entries = series.worded(steps)
    return {key: tuple(_events(series, mine, entries)) for key, mine in steps.items() if mine}


def _events(series: Series, steps: tuple[Step, ...], entries: Worded) -> Iterable[Event]:
    last: tuple[Edition, Entry] | None = None
    for step in steps:
        if step.wording is None:
            if last is not None:
                what = "doubted" if step.doubted else "left"
                yield Event(what, step.edition, last[1])
            last = last if step.doubted else None
            continue
        entry = entries[step.edition.source, step.wording]
        if last is None:
            yield Event("appeared", step.edition, entry, absent=series.whole_before(step.edition))
        elif changed := changes(last[1], entry, comparable(last[0], step.edition)):
            yield Event("changed", step.edition, entry, changed)
        last = (step.edition, entry)
