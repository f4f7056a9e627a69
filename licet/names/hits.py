"""Names asked about, found among listed names: each distinct name once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from licet.names.index import Index, build
from licet.names.search import Search

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
        found: dict[str, list[Hit]] = {name: [] for name in wanted}
        for listed, search in self._parts:
            for name, some in zip(wanted, search.all(wanted, self.least), strict=True):
                found[name] += [(listed[one.name], one.score) for one in some]
        for name, hits in found.items():
            self._found[name] = tuple(sorted(hits, key=lambda hit: (-hit[1], hit[0])))

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
