"""Searching: many names against an index, in blocks, each distinct word looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from licet.names import measure
from licet.names.alignment import Names
from licet.names.finding import Finder
from licet.names.fold import Reading, readings
from licet.names.gathering import Questions
from licet.names.index import Index
from licet.names.matches import Matches, best, joined
from licet.names.measure import Array, view
from licet.names.scale import (
    CUT_OFF,
    CUT_OFF_FROM,
    MOST_KEYS,
    MOST_WORDS,
    TELLING,
    TOLD,
    Numbers,
)
from licet.names.vocabulary import Vocabulary

_POOL: Final = 1 << 22  # numbers that near words take before they are forgotten
_MOST_WORDS_ASKED: Final = 200_000  # words looked up before all are forgotten
BLOCK: Final = 2_000  # names that are searched for at a time
_HITS: Final = 1 << 14  # found at a time, at least


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
        self._of = np.asarray(index.arrays["name_of"])
        self._asked = Vocabulary()
        words, names = index.word_count, index.name_count
        room = max(_HITS, 2 * names)  # so that there is always room for all of one name
        self._hits: list[Array] = [np.zeros(room, np.int32) for _ in range(3)]
        tables = _tables(index) | _scratch(words, names)
        for name, hits in zip(("hit_asked", "hit_name", "hit_score"), self._hits, strict=True):
            tables[name] = view(hits)
        self.finder = Finder(measure.scratch(), index.names, (words, names), tables)
        self.finder.exhaustive = exhaustive
        self.finder.turned_round = turned_round

    def all(self, asked: Sequence[str], least: int) -> Iterator[tuple[Found, ...]]:
        """For each name in turn what scores at least `least`, the best first."""
        for start in range(0, len(asked), BLOCK):
            some = asked[start : start + BLOCK]
            place, listed, score = self.matches_of(list(map(readings, some)), least)
            ends = np.searchsorted(place, np.arange(len(some)), "right").tolist()
            hits = list(map(Found, listed.tolist(), score.tolist()))
            at = 0
            for end in ends:
                yield tuple(hits[at:end])
                at = end

    def one(self, name: str, least: int) -> tuple[Found, ...]:
        return next(self.all([name], least))

    def matches(self, asked: Sequence[str], least: int) -> Matches:
        """As `all`, as arrays."""
        found = []
        for start in range(0, len(asked), BLOCK):
            some = self.matches_of(list(map(readings, asked[start : start + BLOCK])), least)
            found.append(some._replace(asked=some.asked + np.int32(start)))
        return joined(found)

    def matches_of(self, read: Sequence[tuple[Reading, ...]], least: int) -> Matches:
        """The matches of names by their readings; at best some `BLOCK` at a time."""
        flat = [one for mine in read for one in mine]
        of = np.repeat(np.arange(len(read), dtype=np.int32), [len(mine) for mine in read])
        questions = self._questions(flat)
        finder = self.finder
        found = []
        x = 0
        while x < len(flat):
            x = finder.search(questions, x, len(flat), least)
            place, listed, score = (hits[: finder.hits] for hits in self._hits)
            found.append(Matches(of[place], self._of[listed], score.astype(np.int16)))
        return best(*joined(found))

    def _questions(self, flat: Sequence[Reading]) -> Questions:
        """Readings as the finder takes them, all their words looked up."""
        asked = self._asked
        size = _POOL
        if len(asked) > _MOST_WORDS_ASKED:
            self._forget(size)
        lengths = np.array([0, *(len(one.words) for one in flat)], np.int32)
        texts = [one.plain for one in flat]
        while True:
            places = asked.places(word for one in flat for word in one.words)
            names = Names(
                asked.words,
                view(np.cumsum(lengths, dtype=np.int32)),
                view(np.array(places or [0], np.int32)),
                view(np.array([sign for one in flat for sign in one.signs] or [0], np.uint32)),
                view(np.array([one.sort for one in flat] or [0], np.uint8)),
            )
            plain = view("".join(texts).encode() or b" ")
            plain_start = np.cumsum([0, *map(len, texts)], dtype=np.int64)
            questions = Questions(names, asked.near, plain, view(plain_start))
            asked.looked_up = self.finder.look_up_words(questions, asked.looked_up, len(asked))
            if asked.looked_up == len(asked):
                return questions
            self._forget(size)  # the pool is full: this block anew with an empty one
            size *= 2  # if it is too small for this block alone

    def _forget(self, size: int) -> None:
        """Forget all words, and take a pool of this size."""
        self._asked.clear()
        self.finder.room(view(np.zeros(size, np.int32)))


def _tables(index: Index) -> dict[str, Numbers]:
    """What a finder needs of an index."""
    tables = {
        name: view(index.arrays[name])
        for name in (
            "key_bucket key_hash key_word post_start post_name initial_start initial_name "
            "join_bucket join_hash join_name plain_text plain_start plain_order"
        ).split()
    }
    single = np.flatnonzero(np.diff(index.arrays["word_start"]) == 1)
    return tables | {"singles": view(single.astype(np.int32))}


def _scratch(words: int, names: int) -> dict[str, Numbers]:
    """The space that a finder works in, over so many words and names."""
    sizes = dict.fromkeys(("seen", "found", "holds"), names)
    sizes |= dict.fromkeys(("met", "covers", "gain", "marked"), words)
    sizes |= {"by_letter": 128, "picked": MOST_WORDS, "pool": _POOL}
    tables = {name: view(np.zeros(max(1, size), np.int32)) for name, size in sizes.items()}
    return tables | {"keys_of": view(np.zeros(MOST_KEYS, np.uint32))}


def cut_off(asked: Reading, listed: str) -> int:
    """`CUT_OFF` if a name is how a listed one (as plain text) begins, and breaks off; else 0."""
    text = asked.plain
    long_enough = len(text) >= CUT_OFF_FROM and " " in text and len(listed) > len(text)
    return CUT_OFF if long_enough and listed.startswith(text) and told(asked) >= TOLD else 0


def told(reading: Reading) -> int:
    """What the telling words of a name weigh."""
    return sum(word.weight for word in reading.words if word.kind == TELLING)
