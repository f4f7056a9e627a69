"""Names asked about, found among listed names: each distinct name once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from licet.names.fold import readings
from licet.names.index import Index, build
from licet.names.search import BLOCK, Search

Hit = tuple[str, int]  # a listed name, and how alike it is in permille
Found = Mapping[str, tuple[Hit, ...]]  # for a name asked about, the most alike first


class Hits(Found):
    """What listed names are like a name; found when it is asked."""

    def __init__(self, listed: Iterable[tuple[Sequence[str], Index | None]], least: int) -> None:
        """`listed`: names, and an index over them in that order (None: made here)."""
        self.least = least
        self._parts = [(names, Search(index or build(names))) for names, index in listed if names]
        self._found: dict[str, tuple[Hit, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Hit, ...]:
        if name not in self._found:
            self.look_up([name])
        return self._found[name]

    def look_up(self, names: Iterable[str]) -> None:
        """Find many names at once, which is faster than one by one."""
        wanted = [name for name in dict.fromkeys(names) if name not in self._found]
        found: dict[str, list[Hit]] = {}
        for start in range(0, len(wanted), BLOCK):
            some = wanted[start : start + BLOCK]
            read = list(map(readings, some))  # once for all lists
            for listed, search in self._parts:
                pairs = search.matches_of(read, self.least)
                for asked, place, score in zip(*(part.tolist() for part in pairs), strict=True):
                    found.setdefault(some[asked], []).append((listed[place], score))
        for hits in found.values():
            hits.sort(key=lambda hit: (-hit[1], hit[0]))
        self._found.update((name, tuple(found.get(name, ()))) for name in wanted)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
