"""The imported lists at the desk: who bears these names, and how fresh is what we know?

The store keeps what every edition says; asking it by name needs the names as the room `names`
compares them (`licet.desk.cached`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from licet.desk.cached import Cache
from licet.facts import Listing
from licet.facts.vocabulary import looks_at
from licet.lists.agreement import Agreement, compare, merged, pairs
from licet.lists.freshness import Freshness, Stale
from licet.lists.sheets import prints
from licet.lists.store.listings import listings
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from licet.names import Found, Hits, bare


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
    _asked: dict[int, Hits] = field(default_factory=dict, repr=False)

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

    def bearing(
        self, names: Collection[str], bundled: tuple[Listing, ...], least: int
    ) -> tuple[tuple[Listing, ...], Found]:
        """The bundled listings and those of the entries whose names are like these; and how like.

        The imported listings are those of every entry that bears a name which is like one of the
        names by at least `least`, in permille.
        """
        ours = self.of_bundled(bundled)
        known = {one.id for one in ours}
        hits = self._hits(bundled, least)
        hits.look_up(names)
        found = {name: hits[name] for name in names}
        texts = {text for some in found.values() for text, _ in some}
        asked = self._entries(self.cache.keys(texts), known)
        others = (one for one in asked if one.id not in known)
        return merged(bundled, (*ours, *others), bare, self.reviewed), found

    def of_bundled(self, bundled: tuple[Listing, ...]) -> tuple[Listing, ...]:
        """The imported listings under the bundled names: the same for every question."""
        if bundled not in self._ours:
            names = (name for row in bundled for name in (row.name, *row.aliases))
            every = replace(self, chosen=None)
            found = self.cache.listings(
                names, lambda some: every._entries(self.cache.bearing_the_same(some))
            )
            self._ours[bundled] = tuple(one for one in found if one.list in self.lists)
        return self._ours[bundled]

    def _hits(self, bundled: tuple[Listing, ...], least: int) -> Hits:
        """The names of the store, and the bundled ones, ready to be asked."""
        if least not in self._asked:
            texts, index = self.cache.index()
            known = set(texts)
            mine = (name for row in bundled for name in (row.name, *row.aliases))
            more = [name for name in dict.fromkeys(mine) if name not in known]
            self._asked[least] = Hits([(texts, index), (more, None)], least)
        return self._asked[least]

    def _entries(
        self, keys: Mapping[str, list[str]], known: Collection[str] = ()
    ) -> tuple[Listing, ...]:
        """The imported listings of some entries, list by list.

        Entries of which a listing is `known`, by its id, need not be looked up again.
        """
        wanted = {
            name: [key for key in keys[name] if f"{name}:{key}" not in known]
            for name in keys
            if name in self.lists
        }
        return tuple(
            one for name, mine in wanted.items() if mine for one in listings(self.lists[name], mine)
        )

    def standing_for(self, bundled: tuple[Listing, ...]) -> dict[str, tuple[str, ...]]:
        """For the id of each bundled listing those of the imported ones that it stands for."""
        found = pairs(bundled, self.of_bundled(bundled), bare)
        return {one.row.id: tuple(other.id for other in one.imported) for one in found}

    def agreement(self, bundled: tuple[Listing, ...]) -> tuple[Agreement, ...]:
        """The bundled rows against the editions, name by name."""
        return compare(bundled, self.of_bundled(bundled), bare, self.lists)

    @cached_property
    def cache(self) -> Cache:
        return Cache(self.store)

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
