"""Is a day covered? What a list says of a day is worth as much as its editions around that day.

A day is covered where the publisher was seen at most `Sheet.limit_days` before it. Looking back,
a longer gap will do (`BETWEEN`), if the copies on both sides of the day are known: a party that
neither holds was on the list in between only if it came and went within the gap. Days that no
edition covers are days on which nobody may say that a party is not listed. A list of which there
are excerpts only adds names, and nobody leans on it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from licet.facts.vocabulary import list_title
from licet.lists.sheet import Sheet
from licet.lists.sheets import prints, sheet
from licet.lists.store.catalogue import Edition
from licet.lists.store.store import Store

BETWEEN: Final = 45  # days; who keeps a copy a month is covered when looking back


@dataclass(frozen=True, slots=True)
class Stale:
    """A list that is not covered on a day: its last edition then, and how old it was."""

    list: str
    edition: str | None
    seen: date | None
    age_days: int | None
    limit_days: int

    @property
    def says(self) -> str:
        title = list_title(self.list)
        if self.edition is None:
            return (
                f"No edition of {title} is known for this day: who was on it then, nobody can say."
            )
        return (
            f"{title[0].upper()}{title[1:]} was last seen on {self.seen} ({self.edition}), "
            f"{self.age_days} days before; older than {self.limit_days} days it is stale."
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "list": self.list,
            "edition": self.edition,
            "seen": self.seen.isoformat() if self.seen else None,
            "limit_days": self.limit_days,
        }


@dataclass(frozen=True, slots=True)
class _Seen:
    """On this day the publisher's latest edition was this one."""

    day: date
    edition: Edition
    sheet: Sheet


@dataclass(frozen=True)
class Freshness:
    """The days on which whole editions of some lists were seen. `today` bounds what is known."""

    store: Store
    lists: tuple[str, ...]
    today: date

    @cached_property
    def _seen(self) -> dict[str, list[_Seen]]:
        whole = {one.number: one for one in self.store.editions if not one.partial}
        found: dict[str, list[_Seen]] = {name: [] for name in self.lists}
        for number, day in self.store.sightings():
            if edition := whole.get(number):
                for name in prints(edition.source):
                    if name in found:
                        found[name].append(_Seen(day, edition, sheet(edition.source)))
        return found

    def stale(self, on: date, as_known: date | None) -> tuple[Stale, ...]:
        """The lists that are not covered on the day `on`, as known by `as_known`."""
        known = min(as_known or self.today, self.today)
        found = (self._one(name, on, known) for name in self.lists if self._seen[name])
        return tuple(one for one in found if one is not None)

    def _one(self, name: str, on: date, known: date) -> Stale | None:
        seen = [one for one in self._seen[name] if one.day <= known]
        asked = min(on, known)
        place = bisect_right([one.day for one in seen], asked)
        last = seen[place - 1] if place else None
        if last is None:
            return self._before_all(name, on)
        age = (asked - last.day).days
        limit = last.sheet.limit_days
        closed = last.sheet.closed is not None and on >= last.sheet.closed
        after = seen[place].day if place < len(seen) else None
        between = after is not None and (after - last.day).days <= max(BETWEEN, limit)
        if age <= limit or between or closed:
            return None
        return Stale(name, last.edition.id, last.day, age, limit)

    def _before_all(self, name: str, on: date) -> Stale | None:
        every = self._seen[name]
        limit = min((one.sheet.limit_days for one in every), default=0)
        if every and all(one.sheet.closed and on >= one.sheet.closed for one in every):
            return None
        return Stale(name, None, None, None, limit)
