# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""Which listed words are like a word, without looking at all of them.

Nothing is lost: two words that are alike at all share a key (`Likeness.keys`), or one begins with
the other. So the words near a word are found by its keys and, in the sorted vocabulary, by its
beginning.
"""

from __future__ import annotations

from licet.names.alignment import Alignment
from licet.names.likeness import Words
from licet.names.scale import PREFIX_FROM, Numbers


class Nearby(Alignment):
    """The listed words, and a pool of what was found near the words asked about.

    `tables` has `key_bucket`, `key_hash` (uint32), `key_word`: the words under each key, by the
    key's first bits; and scratch space: `met`, `pool`, `keys_of` (uint32).
    """

    def __init__(
        self,
        scratch: tuple[Numbers, Numbers, Numbers, Numbers],
        words: Words,
        count: int,
        tables: dict[str, Numbers],
    ) -> None:
        Alignment.__init__(self, scratch[0], scratch[1], scratch[2], scratch[3])
        self.words = words
        self.word_count = count
        self.key_bucket = tables["key_bucket"]
        self.key_hash = tables["key_hash"]
        self.key_word = tables["key_word"]
        self.key_shift = shift_of(len(tables["key_bucket"]))
        self.met = tables["met"]
        self.keys_of = tables["keys_of"]
        self.pool = tables["pool"]
        self.pool_end = 0
        self.turn = 0

    def room(self, pool: Numbers) -> None:
        """Take a new, empty pool for near words (int32)."""
        self.pool = pool
        self.pool_end = 0

    def near(self, q: Words, i: int) -> int:
        """Put the listed words that are like a word into the pool: place, likeness; sorted.

        Returns how many they are, or -1 if the pool is full.
        """
        self.turn += 1
        at = self.pool_end
        count = self.keys(q, i, self.keys_of)
        for turn in range(count):
            hash_ = self.keys_of[turn]
            bucket = hash_ >> self.key_shift
            for place in range(self.key_bucket[bucket], self.key_bucket[bucket + 1]):
                if self.key_hash[place] == hash_ and not self.keep(q, i, self.key_word[place]):
                    return -1
        if not self.near_by_beginning(q, i):
            return -1
        many = (self.pool_end - at) // 2
        self.sort(at, many)
        return many

    def near_all(self, q: Words, i: int) -> int:
        """As `near`, by looking at every listed word."""
        self.turn += 1
        at = self.pool_end
        for k in range(self.word_count):
            if not self.keep(q, i, k):
                return -1
        return (self.pool_end - at) // 2

    def near_by_beginning(self, q: Words, i: int) -> bool:
        """The listed words that a word begins, and those that begin with it."""
        a0, a1 = q.start[i], q.start[i + 1]
        if a1 - a0 < PREFIX_FROM:
            return True
        place = self.first_from(q.text, a0, a1)
        while place < self.word_count and self.begins(place, q.text, a0, a1):
            if not self.keep(q, i, place):
                return False
            place += 1
        for end in range(a0 + PREFIX_FROM, a1):
            place = self.first_from(q.text, a0, end)
            begins = place < self.word_count and self.begins(place, q.text, a0, end)
            if begins and not self.keep(q, i, place):
                return False
        return True

    def keep(self, q: Words, i: int, k: int) -> bool:
        """Put a listed word into the pool if it is like the one asked; False if it is full."""
        if self.met[k] == self.turn:
            return True
        self.met[k] = self.turn
        s = self.likeness(q, i, self.words, k)
        if s == 0:
            return True
        if self.pool_end + 2 > len(self.pool):
            return False
        self.pool[self.pool_end] = k
        self.pool[self.pool_end + 1] = s
        self.pool_end += 2
        return True

    def first_from(self, text: Numbers, at: int, end: int) -> int:
        """The place of the first listed word that is not before these letters."""
        low, high = 0, self.word_count
        while low < high:
            middle = (low + high) // 2
            if self.before(middle, text, at, end):
                low = middle + 1
            else:
                high = middle
        return low

    def before(self, k: int, text: Numbers, at: int, end: int) -> bool:
        """Does a listed word come before these letters?"""
        b0, b1 = self.words.start[k], self.words.start[k + 1]
        for place in range(min(b1 - b0, end - at)):
            one, other = self.words.text[b0 + place], text[at + place]
            if one != other:
                return one < other
        return b1 - b0 < end - at

    def begins(self, k: int, text: Numbers, at: int, end: int) -> bool:
        """Does a listed word begin with these letters?"""
        b0, b1 = self.words.start[k], self.words.start[k + 1]
        return b1 - b0 >= end - at and self.same(self.words.text, b0, text, at, end - at)

    def sort(self, at: int, many: int) -> None:
        """Sort pairs of the pool by their first number (Shell's method)."""
        gap = many // 2
        pool = self.pool
        while gap > 0:
            for one in range(gap, many):
                key, value = pool[at + 2 * one], pool[at + 2 * one + 1]
                other = one
                while other >= gap and pool[at + 2 * (other - gap)] > key:
                    pool[at + 2 * other] = pool[at + 2 * (other - gap)]
                    pool[at + 2 * other + 1] = pool[at + 2 * (other - gap) + 1]
                    other -= gap
                pool[at + 2 * other] = key
                pool[at + 2 * other + 1] = value
            gap //= 2

    def look_up(self, at: int, many: int, t: int) -> int:
        """The likeness that the pool holds for a listed word, 0 for none."""
        low, high = 0, many
        while low < high:
            middle = (low + high) // 2
            if self.pool[at + 2 * middle] < t:
                low = middle + 1
            else:
                high = middle
        if low < many and self.pool[at + 2 * low] == t:
            return self.pool[at + 2 * low + 1]
        return 0


def shift_of(buckets: int) -> int:
    """By how much a key of 32 bits is shifted to be the place of a bucket.

    There is one place more than there are buckets, and buckets are a power of two.
    """
    return 33 - (buckets - 1).bit_length()
