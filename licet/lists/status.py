"""The state of the lists in a store, source by source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from licet.lists.sheets import SOURCES, sheet
from licet.lists.store.catalogue import Edition
from licet.lists.store.store import Store


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its editions, what the last one holds, and whether that is fresh enough.

    `age_days` counts from the day on which a whole edition was last seen at the publisher's.
    """

    id: str
    title: str
    editions: tuple[Edition, ...]
    counts: dict[str, int]
    age_days: int | None
    limit_days: int
    closed: date | None
    automatic: bool
    withdrawn: list[tuple[str, str]]

    @property
    def stale(self) -> bool:
        return self.age_days is not None and self.age_days > self.limit_days and not self.closed


def status(store: Store, today: date) -> list[Source]:
    """Every source that licet can read, those with editions first."""
    own = (one.source for one in store.editions if one.source not in SOURCES)
    every = [_source(store, name, today) for name in dict.fromkeys((*SOURCES, *own))]
    return sorted(every, key=lambda one: not one.editions)


def _source(store: Store, name: str, today: date) -> Source:
    about, mine = sheet(name), store.of(name)
    whole = [one for one in mine if not one.partial]
    counts: dict[str, int] = {}
    for (listed, _), number in (store.counts(mine[-1]) if mine else {}).items():
        counts[listed] = counts.get(listed, 0) + number
    return Source(
        id=name,
        title=about.title,
        editions=mine,
        counts=counts,
        age_days=(today - max(one.seen for one in whole)).days if whole else None,
        limit_days=about.limit_days,
        closed=about.closed,
        automatic=bool(about.remotes),
        withdrawn=store.withdrawn(name),
    )
