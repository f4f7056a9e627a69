# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""What listed words and names are put under, so that `licet.names.finding` comes upon them."""

from __future__ import annotations

from licet.names.alignment import Alignment, Names
from licet.names.likeness import Words
from licet.names.scale import HEARD, MOST_KEYS, MOST_LETTERS, SIGNED, Numbers


class Shelving(Alignment):
    """Writes pairs of a key (uint32) and what lies under it (int32), in no order."""

    def hear_all(self, words: Words, first: int, last: int) -> None:
        """Fill in `heard` and `heard_len` of the words of a span."""
        for k in range(first, last):
            heard = self.hear(words.text, words.start[k], words.start[k + 1])
            words.heard[k] = heard // 16
            words.heard_len[k] = heard % 16

    def shelve_words(
        self, words: Words, span: tuple[int, int], keys: Numbers, under: Numbers
    ) -> int:
        """The keys of the words of a span; `keys` must have room for `MOST_KEYS` of each."""
        first, last = span
        count = 0
        for k in range(first, last):
            many = self.keys(words, k, keys[count : count + MOST_KEYS])
            for turn in range(many):
                under[count + turn] = k
            count += many
        return count

    def shelve_joins(
        self, names: Names, span: tuple[int, int], keys: Numbers, under: Numbers
    ) -> int:
        """The keys of two and three words of each name run together, as spelt and as heard.

        And of the characters that its words were read from: they may be read in another way.
        """
        first, last = span
        count = 0
        for y in range(first, last):
            at, end = names.start[y], names.start[y + 1]
            for place in range(at, end):
                if names.sign[place]:
                    keys[count] = self.mixed(SIGNED, names.sign[place])
                    under[count] = y
                    count += 1
            for many in range(2, 4):
                for place in range(at, end - many + 1):
                    length = self.join(names, place, many)
                    if length > MOST_LETTERS:
                        continue
                    keys[count] = self.spell(self.letters, 0, length, -1, -1)
                    under[count] = y
                    count += 1
                    heard = self.hear(self.letters, 0, length)
                    if heard % 16 >= 3:
                        keys[count] = self.mixed(HEARD, heard // 16)
                        under[count] = y
                        count += 1
        return count
