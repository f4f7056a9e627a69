"""One list of law through all editions that print it, whoever printed them.

A list is one thing. The Consolidated Screening List and the agency's own file are two prints of
it, so the latest print of a day is the state of the list, and the agency's own comes last on a
day that has both. A whole print takes off the list whatever it does not hold; an excerpt
(`Edition.partial`) only adds what it holds.

Entries are the same where their keys are. A publisher's own number is the same in every print. A
key that was made of a name is not: two prints may word the name differently. So where another
print lacks such an entry, that only casts doubt on it; a later print of the same source ends it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import polars as pl

from licet.lists.record import Entry
from licet.lists.store.catalogue import Edition
from licet.lists.store.store import Numbers, Store

# The lists of law that a source prints.
Prints = Callable[[str], tuple[str, ...]]


# Entries by the source and the number of their wording.
Worded = Mapping[tuple[str, int], Entry]
_NUMBER = re.compile(r"\d+(#\d+)?")


@dataclass(frozen=True, slots=True)
class Step:
    """From this edition on: the entry is worded so (a number within the source), or is gone.

    `doubted`: this print lacks an entry that another print holds and only it can end.
    """

    edition: Edition
    wording: int | None
    doubted: bool = False


@dataclass(frozen=True)
class Series:
    """The editions that print one list, oldest first."""

    store: Store
    list: str
    editions: tuple[Edition, ...]
    _members: dict[int, Numbers] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, store: Store, list_id: str, prints: Prints) -> Series:
        printed = [one for one in store.editions if list_id in prints(one.source)]
        own_last = lambda one: (one.as_of, -len(prints(one.source)), one.serial)  # noqa: E731
        return cls(store, list_id, tuple(sorted(printed, key=own_last)))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.source for one in self.editions))

    def members(self, edition: Edition) -> Numbers:
        if edition.number not in self._members:
            self._members[edition.number] = self.store.members(edition)
        return self._members[edition.number]

    def steps(self, keys: Iterable[str]) -> dict[str, tuple[Step, ...]]:
        """What became of each entry: its changes in order, from its first edition on."""
        wordings = self._wordings(tuple(keys))
        return {key: tuple(self._walk(key, mine)) for key, mine in wordings.items()}

    def worded(
        self, steps: Mapping[str, tuple[Step, ...]], fields: Iterable[str] | None = None
    ) -> Worded:
        """The entries in the words of these steps; fields not asked for (None: all) are empty."""
        wanted: dict[str, set[int]] = {}
        for mine in steps.values():
            for step in mine:
                if step.wording is not None:
                    wanted.setdefault(step.edition.source, set()).add(step.wording)
        named = None if fields is None else tuple(fields)
        return {
            (source, number): entry
            for source, numbers in wanted.items()
            for number, entry in self.store.entries(source, numbers, named).items()
        }

    def _wordings(self, keys: tuple[str, ...]) -> dict[str, dict[str, Numbers]]:
        """For each key, the numbers of its wordings in each source."""
        found: dict[str, dict[str, Numbers]] = {key: {} for key in keys}
        for source in self.sources:
            frame = (
                self.store.wordings(source)
                .filter(pl.col("list") == self.list, pl.col("key").is_in(list(keys)))
                .select("key", "number")
                .collect()
            )
            for key, numbers in frame.group_by("key").agg("number").iter_rows():
                found[key][source] = np.array(numbers, np.uint32)
        return {key: mine for key, mine in found.items() if mine}

    def _walk(self, key: str, mine: Mapping[str, Numbers]) -> Iterable[Step]:
        last: tuple[str, int] | None = None
        doubted = False
        for edition in self.editions:
            numbers = mine.get(edition.source)
            held = None if numbers is None else _one_of(self.members(edition), numbers)
            if held is not None:
                if (edition.source, held) != last or doubted:
                    yield Step(edition, held)
                last, doubted = (edition.source, held), False
            elif last is not None and not edition.partial:
                ends = edition.source == last[0] or _NUMBER.fullmatch(key)
                if ends or not doubted:
                    yield Step(edition, None, doubted=not ends)
                last, doubted = (None, False) if ends else (last, True)

    def whole_before(self, edition: Edition) -> Edition | None:
        """The last whole edition of the same source before this one."""
        before = [
            one
            for one in self.editions
            if one.source == edition.source
            and not one.partial
            and (one.as_of, one.serial) < (edition.as_of, edition.serial)
        ]
        return before[-1] if before else None


def _one_of(members: Numbers, numbers: Numbers) -> int | None:
    """The first of `numbers` among the ascending `members`."""
    places = np.searchsorted(members, numbers)
    places[places == len(members)] = 0
    held = numbers[members[places] == numbers] if len(members) else numbers[:0]
    return int(held[0]) if len(held) else None
