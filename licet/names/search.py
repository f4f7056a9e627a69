"""Searching: many names against an index, in blocks, each distinct word looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from licet.names import measure
from licet.names.finding import Finder
from licet.names.fold import Reading, readings
from licet.names.index import Index
from licet.names.likeness import Words
from licet.names.measure import view
from licet.names.scale import MOST_KEYS, MOST_WORDS, TELLING, TOLD
from licet.names.words import Word

CUT_OFF: Final = 820  # a name that is how a listed one begins, cut off in the middle
CUT_OFF_FROM: Final = 18  # letters that it must have
_POOL: Final = 1 << 22  # numbers that near words take before they are forgotten
_MOST_WORDS_NEAR: Final = 200_000  # words looked up before all are forgotten
_BLOCK: Final = 2_000


class Found(NamedTuple):
    """A name of the index (by its place among the names given), and how alike, permille."""

    name: int
    score: int


class Search:
    """An index, ready to be asked. It remembers the words it has looked up."""

    def __init__(
        self, index: Index, *, exhaustive: bool = False, turned_round: bool = False
    ) -> None:
        """`exhaustive`: look at every word and every name, without any index.

        `turned_round`: the index holds the names of customers, and listed names are searched for.
        """
        self.index = index
        self.exhaustive = exhaustive
        self.turned_round = turned_round
        self._of = np.asarray(index.arrays["name_of"])
        self._order = np.asarray(index.arrays["plain_order"])
        self._near: dict[Word, tuple[int, int, int]] = {}
        names, words = index.name_count, index.word_count
        tables = {
            name: view(index.arrays[name])
            for name in (
                "key_bucket key_hash key_word post_start post_name initial_start initial_name "
                "join_bucket join_hash join_name plain_text plain_start plain_order"
            ).split()
        }
        for name, size in {
            "seen": names,
            "found": names,
            "score": names,
            "held_joined": names,
            "met": words,
            "touched": words,
            "touched_by": words,
            "picked": MOST_WORDS,
            "pool": _POOL,
        }.items():
            tables[name] = view(np.zeros(max(1, size), np.int32))
        tables["keys_of"] = view(np.zeros(MOST_KEYS, np.uint32))
        self.finder = Finder(measure.scratch(), index.names, (words, names), tables)
        self.finder.turned_round = turned_round

    def all(self, asked: Sequence[str], least: int) -> Iterator[tuple[Found, ...]]:
        """For each name in turn what scores at least `least`, the best first."""
        for start in range(0, len(asked), _BLOCK):
            some = asked[start : start + _BLOCK]
            yield from self._block([readings(name) for name in some], least)

    def one(self, name: str, least: int) -> tuple[Found, ...]:
        return self._block([readings(name)], least)[0]

    def _block(self, asked: Sequence[tuple[Reading, ...]], least: int) -> list[tuple[Found, ...]]:
        flat = [one for mine in asked for one in mine]
        distinct = list(dict.fromkeys(word for one in flat for word in one.words))
        packed = measure.names(flat)
        near = view(self._look_up(distinct, packed.words))
        finder = self.finder
        found: list[tuple[Found, ...]] = []
        x = 0
        for mine in asked:
            best: dict[int, int] = {}
            for one in mine:
                ask = finder.scan if self.exhaustive else finder.search
                many = ask(packed, x, near, least)
                for place in range(many):
                    self._note(best, finder.found[place], finder.score[place])
                for name, score in self._by_text(one, least):
                    self._note(best, name, score)
                x += 1
            ranked = sorted(best.items(), key=lambda hit: (-hit[1], hit[0]))
            found.append(tuple(Found(*hit) for hit in ranked))
        return found

    def _note(self, best: dict[int, int], reading: int, score: int) -> None:
        name = int(self._of[reading])
        if score > best.get(name, 0):
            best[name] = score

    def _look_up(self, distinct: Sequence[Word], words: Words) -> np.ndarray:
        """For each distinct word where the words near it lie in the pool."""
        near = np.zeros(3 * max(1, len(distinct)), np.int32)
        finder = self.finder
        if len(self._near) > _MOST_WORDS_NEAR:
            self._near.clear()
            finder.pool_end = 0
        look = finder.near_all if self.exhaustive else finder.near
        size = _POOL
        place = 0
        while place < len(distinct):
            word = distinct[place]
            here = self._near.get(word)
            if here is None:
                at = finder.pool_end
                many = look(words, place)
                if many < 0:  # the pool is full: begin this block anew with an empty one
                    finder.room(view(np.zeros(size, np.int32)))
                    size *= 2  # if it is too small for this block alone
                    self._near.clear()
                    place = 0
                    continue
                here = self._near[word] = (at, many, finder.effort(at, many))
            near[3 * place : 3 * place + 3] = here
            place += 1
        return near

    def _by_text(self, one: Reading, least: int) -> Iterator[tuple[int, int]]:
        """Names that are this one letter for letter, and those of which one is cut off."""
        text = one.plain.encode()
        yield from ((reading, 1000) for reading in self._starting(text, whole=True))
        if least > CUT_OFF or b" " not in text:
            return
        if self.turned_round:
            for end in range(max(CUT_OFF_FROM, text.index(b" ") + 1), len(text)):
                for reading in self._starting(text[:end], whole=True):
                    if self._told(reading) >= TOLD:
                        yield reading, CUT_OFF
        elif len(text) >= CUT_OFF_FROM and told(one) >= TOLD:
            for reading in self._starting(text, whole=False):
                yield reading, CUT_OFF

    def _told(self, reading: int) -> int:
        """What the telling words of a reading in the index weigh."""
        arrays = self.index.arrays
        start = arrays["name_start"]
        words = arrays["name_word"][start[reading] : start[reading + 1]]
        return int(arrays["word_weight"][words][arrays["word_kind"][words] == TELLING].sum())

    def _starting(self, text: bytes, *, whole: bool) -> Iterator[int]:
        """The readings whose plain text is this one, or (not `whole`) goes on after it."""
        finder, letters = self.finder, view(text)
        place = finder.first_plain(letters, len(text))
        while place < finder.name_count:
            order = finder.order_plain(place, letters, len(text))
            if order > 1 or (whole and order):
                return
            if whole or order:
                yield int(self._order[place])
            place += 1


def cut_off(asked: Reading, listed: str) -> int:
    """`CUT_OFF` if a name is how a listed one (as plain text) begins, and breaks off; else 0."""
    text = asked.plain
    long_enough = len(text) >= CUT_OFF_FROM and " " in text and len(listed) > len(text)
    return CUT_OFF if long_enough and listed.startswith(text) and told(asked) >= TOLD else 0


def told(reading: Reading) -> int:
    """What the telling words of a name weigh."""
    return sum(word.weight for word in reading.words if word.kind == TELLING)
