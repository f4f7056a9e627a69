# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""Which listed names are worth looking at for a name, and what their words may gain.

* *Gathering.* A score of `least` cannot be reached if none of the asked name's heavier words is
  covered (`pick`), so only the names that hold a word near one of those are taken. An initial
  covers a word that it shares no key with, so names that hold initials are found by every word;
  words written as one are found by the whole.
* *Marks.* Each listed word that is near an asked one is marked with the words it may cover and
  what that can gain at most; `licet.names.finding` bounds the score of a name by them.
"""

from __future__ import annotations

from licet.names.alignment import Names
from licet.names.likeness import Words
from licet.names.nearby import Nearby, shift_of
from licet.names.scale import (
    EQUAL_SIGN,
    HEARD,
    INITIAL,
    KNOWN,
    MOST_LETTERS,
    MOST_WORDS,
    PERSON,
    SIGNED,
    STEEP,
    TELLING,
    Numbers,
)


class Questions(Names):
    """Names that are asked about.

    `near` has three numbers for each word: place and count in the pool, and effort: how many
    listed names hold one of these. The name x as text is `plain[plain_start[x]]` and on (uint8,
    int64).
    """

    def __init__(self, names: Names, near: Numbers, plain: Numbers, plain_start: Numbers) -> None:
        Names.__init__(self, names.words, names.start, names.word, names.sign, names.sort)
        self.near = near
        self.plain = plain
        self.plain_start = plain_start


class Gathering(Nearby):
    """Listed names by their words, and those of them that were taken for a name asked about.

    `tables` has, beside those of `Nearby` (int32 unless said otherwise): `post_start`,
    `post_name`: the names that hold each word; `initial_start`, `initial_name`: those of them that
    hold an initial; `join_bucket`, `join_hash` (uint32), `join_name`: names by two or three of
    their words run together; `singles`: the words of one letter; and scratch space.

    `found` holds the names taken, `count` of them; `holds` says of each which asked words it holds
    as several run together, as bits, and `EQUAL_SIGN`. `covers` has for each marked word the asked
    words that it may cover, as bits, and one bit more (`MOST_WORDS`) where it is several of them
    run together.

    `turned_round`: the names of the index are those that are asked about, and the names that are
    searched for are listed ones: new list names against a book of customers.
    """

    def __init__(
        self,
        scratch: tuple[Numbers, Numbers, Numbers, Numbers],
        names: Names,
        sizes: tuple[int, int],
        tables: dict[str, Numbers],
    ) -> None:
        """`sizes`: how many words and names there are."""
        Nearby.__init__(self, scratch, names.words, sizes[0], tables)
        self.names = names
        self.name_count = sizes[1]
        self.post_start = tables["post_start"]
        self.post_name = tables["post_name"]
        self.initial_start = tables["initial_start"]
        self.initial_name = tables["initial_name"]
        self.join_bucket = tables["join_bucket"]
        self.join_hash = tables["join_hash"]
        self.join_name = tables["join_name"]
        self.join_shift = shift_of(len(tables["join_bucket"]))
        self.singles = tables["singles"]
        self.single_count = len(tables["singles"])
        self.seen = tables["seen"]
        self.found = tables["found"]
        self.count = 0
        self.holds = tables["holds"]
        self.covers = tables["covers"]
        self.gain = tables["gain"]
        self.marked = tables["marked"]
        self.mark_count = 0
        self.by_letter = tables["by_letter"]
        self.some_letter = False
        self.picked = tables["picked"]
        self.turned_round = False

    def worth(self, s: int) -> int:
        """What a likeness of two words is worth in the score of their names."""
        return max(0, 1000 - (1000 - s) * STEEP // 10)

    def effort(self, at: int, many: int) -> int:
        """How many names hold one of the words at this place of the pool."""
        total = 0
        for turn in range(many):
            t = self.pool[at + 2 * turn]
            total += self.post_start[t + 1] - self.post_start[t]
        return total

    # -- gathering ----------------------------------------------------------------------------

    def take_all(self) -> None:
        for y in range(self.name_count):
            self.found[y] = y
            self.holds[y] = 1
        self.count = self.name_count

    def gather_all(self, q: Questions, x: int, least: int) -> None:
        """Take all names that may reach `least`, and some that may not."""
        self.pick(q, x, least)
        a0 = q.start[x]
        for i in range(q.start[x + 1] - a0):
            k = q.word[a0 + i]
            self.gather_joined(q.words, k, 1 << i)
            if q.sign[a0 + i]:
                self.take_joins(self.mixed(SIGNED, q.sign[a0 + i]), EQUAL_SIGN)
            if q.words.kind[k] != TELLING:
                continue
            if self.picked[i]:
                self.gather_near(q, x, i, least)
            else:
                at, many = q.near[3 * k], q.near[3 * k + 1]
                self.gather(at, many, self.initial_start, self.initial_name)

    def pick(self, q: Questions, x: int, least: int) -> None:
        """Pick the words without which no name reaches `least`; those held by fewest first.

        If none of the picked words is covered, at most `others` is, so that the score is at most
        2 others / (2 others + picked). What is left over of a listed name may count less.
        """
        tenths = KNOWN if self.turned_round else 10
        every = self.turned_round and q.sort[x] == PERSON  # one word of a person's name is enough
        others = 0
        a0 = q.start[x]
        n = q.start[x + 1] - a0
        for i in range(n):
            others += q.words.weight[q.word[a0 + i]]
            self.picked[i] = 0
        picked = 0
        while every or 2000 * others >= least * (2 * others + picked * tenths // 10):
            best = -1
            best_effort = 0
            for i in range(n):
                k = q.word[a0 + i]
                if self.picked[i] or q.words.kind[k] != TELLING:
                    continue
                effort = q.near[3 * k + 2] * 100 // (q.words.weight[k] + 1)
                if best < 0 or effort < best_effort:
                    best, best_effort = i, effort
            if best < 0:
                return
            self.picked[best] = 1
            weight = q.words.weight[q.word[a0 + best]]
            picked += weight
            others -= weight

    def gather_near(self, q: Questions, x: int, i: int, least: int) -> None:
        """Take the names that hold a word near this one, if near enough to reach `least`.

        With this word covered so well and all others covered in full, the score is what follows.
        Words with a sign are left out of this: an equal sign makes any likeness 1000.
        """
        a0 = q.start[x]
        k = q.word[a0 + i]
        rest = 0
        for j in range(q.start[x + 1] - a0):
            if j != i:
                rest += q.words.weight[q.word[a0 + j]]
        for turn in range(q.near[3 * k + 1]):
            place = q.near[3 * k] + 2 * turn
            t = self.pool[place]
            weight = min(q.words.weight[k], self.words.weight[t])
            alike = self.worth(self.pool[place + 1])
            if q.sign[a0 + i] or weight * alike + rest * 1000 >= least * (weight + rest):
                self.gather(place, 1, self.post_start, self.post_name)

    def gather(self, at: int, many: int, start: Numbers, name: Numbers) -> None:
        """Take the names that hold one of the words at this place of the pool."""
        for turn in range(many):
            t = self.pool[at + 2 * turn]
            for place in range(start[t], start[t + 1]):
                self.take(name[place])

    def take(self, y: int) -> None:
        if self.seen[y] != self.turn:
            self.seen[y] = self.turn
            self.holds[y] = 0
            self.found[self.count] = y
            self.count += 1

    def gather_joined(self, words: Words, k: int, bit: int) -> None:
        """Take the names in which two or three words run together are this one."""
        spelt = self.spell(words.text, words.start[k], words.start[k + 1], -1, -1)
        self.take_joins(spelt, bit)
        if words.heard_len[k] >= 3:
            self.take_joins(self.mixed(HEARD, words.heard[k]), bit)

    def take_joins(self, hash_: int, bit: int) -> None:
        bucket = hash_ >> self.join_shift
        for place in range(self.join_bucket[bucket], self.join_bucket[bucket + 1]):
            if self.join_hash[place] == hash_:
                y = self.join_name[place]
                self.take(y)
                self.holds[y] |= bit

    # -- marks --------------------------------------------------------------------------------

    def mark(self, q: Questions, x: int, least: int) -> None:
        """Mark the listed words that are near a word of the name, and those that are initials."""
        a0 = q.start[x]
        for i in range(q.start[x + 1] - a0):
            k = q.word[a0 + i]
            weight = q.words.weight[k]
            for turn in range(q.near[3 * k + 1]):
                place = q.near[3 * k] + 2 * turn
                gain = self.worth(self.pool[place + 1]) - least
                self.note(self.pool[place], 1 << i, weight, gain)
            letter = q.words.text[q.words.start[k]]
            if q.words.start[k + 1] - q.words.start[k] == 1:
                self.by_letter[letter] |= 1 << i
                self.some_letter = True
            for turn in range(self.single_count):
                t = self.singles[turn]
                if self.words.text[self.words.start[t]] == letter:
                    self.note(t, 1 << i, weight, self.worth(INITIAL) - least)

    def note(self, t: int, bits: int, weight: int, gain: int) -> None:
        """Mark a listed word: it may cover these words, which weigh so much and gain so much."""
        if not self.covers[t]:
            self.marked[self.mark_count] = t
            self.mark_count += 1
            self.gain[t] = 0
        self.covers[t] |= bits
        gain *= min(weight, self.words.weight[t])
        self.gain[t] = max(self.gain[t], gain)

    def mark_joins(self, q: Questions, x: int, least: int) -> None:
        """Mark the listed words that are several of the name run together; take their names."""
        a0, end = q.start[x], q.start[x + 1]
        for many in range(2, 4):
            for place in range(a0, end - many + 1):
                if not self.any_tells(q, place, many):
                    continue
                length = self.join(q, place, many)
                if length > MOST_LETTERS:
                    continue
                weight = 0
                for turn in range(place, place + many):
                    weight += q.words.weight[q.word[turn]]
                bits = (1 << MOST_WORDS) | (((1 << many) - 1) << (place - a0))
                heard = self.hear(self.letters, 0, length)
                spelt = self.spell(self.letters, 0, length, -1, -1)
                self.mark_join(spelt, heard, length, bits, weight, least)
                if heard % 16 >= 3:
                    spelt = self.mixed(HEARD, heard // 16)
                    self.mark_join(spelt, heard, length, bits, weight, least)

    def mark_join(
        self, hash_: int, heard: int, length: int, bits: int, weight: int, least: int
    ) -> None:
        """Mark the listed words under a key that the letters in `letters` are; take their names."""
        bucket = hash_ >> self.key_shift
        for place in range(self.key_bucket[bucket], self.key_bucket[bucket + 1]):
            t = self.key_word[place]
            if self.key_hash[place] != hash_:
                continue
            alike = self.joined(length, heard, self.words, t)
            if alike:
                self.note(t, bits, weight, self.worth(alike) - least)
                for turn in range(self.post_start[t], self.post_start[t + 1]):
                    self.take(self.post_name[turn])

    def unmark(self) -> None:
        for turn in range(self.mark_count):
            self.covers[self.marked[turn]] = 0
        self.mark_count = 0
        if self.some_letter:
            for letter in range(128):
                self.by_letter[letter] = 0
            self.some_letter = False
