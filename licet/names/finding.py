# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""Which listed names score at least so much against a name, without looking at all of them.

Nothing is lost that looking at all of them would find, for three reasons:

* *Words.* Two words that are alike at all share a key (`Likeness.keys`), or one begins with the
  other. So the words near a word are found by its keys and, in the sorted vocabulary, by its
  beginning.
* *Names.* A score of `least` cannot be reached if none of the asked name's heavier words is
  covered (`pick`), so only the names that hold a word near one of those are aligned.
* *Exceptions are looked up.* An initial covers a word that it shares no key with, so names that
  hold initials are found by every word; words written as one are found by the whole.
"""

from __future__ import annotations

from licet.names.alignment import Alignment, Names
from licet.names.likeness import Words
from licet.names.scale import (
    HEARD,
    KNOWN,
    LETTER_ONLY,
    MOST_LETTERS,
    MOST_WORDS,
    PERSON,
    PREFIX_FROM,
    SIGNED,
    STEEP,
    TELLING,
    Numbers,
)


class Finder(Alignment):
    """An index over listed names, and the search in it.

    `tables` has these arrays (int32 unless said otherwise): `key_bucket`, `key_hash` (uint32),
    `key_word`: the words under each key, by the key's first bits; `post_start`, `post_name`: the
    names that hold each word; `initial_start`, `initial_name`: those of them that hold an
    initial; `join_bucket`, `join_hash` (uint32), `join_name`: names by two or three of their
    words run together; `plain_text` (uint8), `plain_start` (int64), `plain_order`: the
    names as text, and sorted; and scratch space (`Search` says how much).

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
        Alignment.__init__(self, scratch[0], scratch[1], scratch[2], scratch[3])
        self.names = names
        self.words = self.names.words
        self.word_count = sizes[0]
        self.name_count = sizes[1]
        self.key_bucket = tables["key_bucket"]
        self.key_hash = tables["key_hash"]
        self.key_word = tables["key_word"]
        self.key_shift = shift_of(len(tables["key_bucket"]))
        self.post_start = tables["post_start"]
        self.post_name = tables["post_name"]
        self.initial_start = tables["initial_start"]
        self.initial_name = tables["initial_name"]
        self.join_bucket = tables["join_bucket"]
        self.join_hash = tables["join_hash"]
        self.join_name = tables["join_name"]
        self.join_shift = shift_of(len(tables["join_bucket"]))
        self.plain_text = tables["plain_text"]
        self.plain_start = tables["plain_start"]
        self.plain_order = tables["plain_order"]
        self.seen = tables["seen"]
        self.found = tables["found"]
        self.score = tables["score"]
        self.met = tables["met"]
        self.held_joined = tables["held_joined"]
        self.touched = tables["touched"]
        self.touched_by = tables["touched_by"]
        self.picked = tables["picked"]
        self.keys_of = tables["keys_of"]
        self.pool = tables["pool"]
        self.pool_end = 0
        self.turn = 0
        self.count = 0
        self.turned_round = False
        self.some_join = False

    def room(self, pool: Numbers) -> None:
        """Take a new, empty pool for near words (int32)."""
        self.pool = pool
        self.pool_end = 0

    # -- words --------------------------------------------------------------------------------

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
            if place < self.word_count and self.begins(place, q.text, a0, end):
                if not self.keep(q, i, place):
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

    def effort(self, at: int, many: int) -> int:
        """How many names hold one of the words at this place of the pool."""
        total = 0
        for turn in range(many):
            k = self.pool[at + 2 * turn]
            total += self.post_start[k + 1] - self.post_start[k]
        return total

    # -- names --------------------------------------------------------------------------------

    def search(self, q: Names, x: int, near: Numbers, least: int) -> int:
        """Find the listed names that score at least `least` (more than 0) against a name.

        `near` has three numbers for each word of `q.words`: place and count in the pool, and
        effort. Returns how many there are; `found` and `score` hold them, in no order.
        """
        self.turn_names()
        self.some_join = False
        a0 = q.start[x]
        n = q.start[x + 1] - a0
        self.pick(q, x, near, least)
        for i in range(n):
            k = q.word[a0 + i]
            self.gather_joined(q.words, k)
            if q.sign[a0 + i]:
                self.take_joins(self.mixed(SIGNED, q.sign[a0 + i]))
            if q.words.kind[k] != TELLING:
                continue
            at, many = near[3 * k], near[3 * k + 1]
            if self.picked[i]:
                self.gather_near(q, a0, n, i, near, least)
            else:
                self.gather(at, many, self.initial_start, self.initial_name)
        for many in range(2, 4):
            for i in range(n - many + 1):
                self.gather_joins(q, a0 + i, many)
        return self.settle(q, x, near, least)

    def scan(self, q: Names, x: int, near: Numbers, least: int) -> int:
        """As `search`, by aligning every listed name."""
        self.turn_names()
        self.some_join = True
        for y in range(self.name_count):
            self.found[y] = y
            self.held_joined[y] = self.turn
        self.count = self.name_count
        return self.settle(q, x, near, least)

    def first_plain(self, text: Numbers, length: int) -> int:
        """The place, among the names sorted as plain text, of the first not before this text."""
        low, high = 0, self.name_count
        while low < high:
            middle = (low + high) // 2
            if self.order_plain(middle, text, length) < 0:
                low = middle + 1
            else:
                high = middle
        return low

    def order_plain(self, place: int, text: Numbers, length: int) -> int:
        """A sorted name against a text: -1 before it, 0 the same, 1 begins with it, 2 after it."""
        at = self.plain_start[self.plain_order[place]]
        size = self.plain_start[self.plain_order[place] + 1] - at
        for turn in range(min(size, length)):
            if self.plain_text[at + turn] != text[turn]:
                return -1 if self.plain_text[at + turn] < text[turn] else 2
        return -1 if size < length else 1 if size > length else 0

    def turn_names(self) -> None:
        self.turn += 1
        self.count = 0

    def pick(self, q: Names, x: int, near: Numbers, least: int) -> None:
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
                effort = near[3 * k + 2] * 100 // (q.words.weight[k] + 1)
                if best < 0 or effort < best_effort:
                    best, best_effort = i, effort
            if best < 0:
                return
            self.picked[best] = 1
            weight = q.words.weight[q.word[a0 + best]]
            picked += weight
            others -= weight

    def gather_near(self, q: Names, a0: int, n: int, i: int, near: Numbers, least: int) -> None:
        """Take the names that hold a word near this one, if near enough to reach `least`.

        With this word covered so well and all others covered in full, the score is what follows.
        Words with a sign are left out of this: an equal sign makes any likeness 1000.
        """
        k = q.word[a0 + i]
        rest = 0
        for j in range(n):
            if j != i:
                rest += q.words.weight[q.word[a0 + j]]
        for turn in range(near[3 * k + 1]):
            place = near[3 * k] + 2 * turn
            t = self.pool[place]
            weight = min(q.words.weight[k], self.words.weight[t])
            alike = max(0, 1000 - (1000 - self.pool[place + 1]) * STEEP // 10)
            if q.sign[a0 + i] or weight * alike + rest * 1000 >= least * (weight + rest):
                self.gather(place, 1, self.post_start, self.post_name)

    def gather(self, at: int, many: int, start: Numbers, name: Numbers) -> None:
        """Take the names that hold one of the words at this place of the pool."""
        for turn in range(many):
            k = self.pool[at + 2 * turn]
            for place in range(start[k], start[k + 1]):
                self.take(name[place])

    def take(self, y: int) -> None:
        if self.seen[y] != self.turn:
            self.seen[y] = self.turn
            self.found[self.count] = y
            self.count += 1

    def gather_joined(self, words: Words, k: int) -> None:
        """Take the names in which two or three words run together are this one."""
        spelt = self.spell(words.text, words.start[k], words.start[k + 1], -1, -1)
        self.take_joins(spelt)
        if words.heard_len[k] >= 3:
            self.take_joins(self.mixed(HEARD, words.heard[k]))

    def take_joins(self, hash_: int) -> None:
        bucket = hash_ >> self.join_shift
        for place in range(self.join_bucket[bucket], self.join_bucket[bucket + 1]):
            if self.join_hash[place] == hash_:
                self.held_joined[self.join_name[place]] = self.turn
                self.take(self.join_name[place])

    def gather_joins(self, q: Names, at: int, many: int) -> None:
        """Take the names that hold two or three words of the asked one as one word."""
        length = self.join(q, at, many)
        if length > MOST_LETTERS or not self.any_tells(q, at, many):
            return
        self.take_words(self.spell(self.letters, 0, length, -1, -1), length)
        heard = self.hear(self.letters, 0, length)
        if heard % 16 >= 3:
            self.take_words(self.mixed(HEARD, heard // 16), length)

    def take_words(self, hash_: int, length: int) -> None:
        """Take the names that hold a word that the letters in `letters` are, run together."""
        bucket = hash_ >> self.key_shift
        for place in range(self.key_bucket[bucket], self.key_bucket[bucket + 1]):
            k = self.key_word[place]
            if self.key_hash[place] == hash_ and self.joined(length, self.words, k):
                self.some_join = True
                for turn in range(self.post_start[k], self.post_start[k + 1]):
                    self.take(self.post_name[turn])

    def settle(self, q: Names, x: int, near: Numbers, least: int) -> int:
        """Align the names that were taken, and keep those that score enough."""
        kept = 0
        self.touch(q, x, near)
        for turn in range(self.count):
            y = self.found[turn]
            self.lay_out(q, x, near, y)
            held = self.held_joined[y] == self.turn
            self.joins = held if self.turned_round else self.some_join
            self.joins_too = self.some_join if self.turned_round else held
            if self.turned_round:
                score = self.align(self.names, y, q, x, least)
            else:
                score = self.align(q, x, self.names, y, least)
            if score >= least:
                self.found[kept] = y
                self.score[kept] = score
                kept += 1
        return kept

    def touch(self, q: Names, x: int, near: Numbers) -> None:
        """Note at each listed word which words of the asked name are like it, as bits."""
        a0 = q.start[x]
        for i in range(q.start[x + 1] - a0):
            k = q.word[a0 + i]
            at = near[3 * k]
            for turn in range(near[3 * k + 1]):
                t = self.pool[at + 2 * turn]
                if self.touched[t] != self.turn:
                    self.touched[t] = self.turn
                    self.touched_by[t] = 0
                self.touched_by[t] |= 1 << i

    def lay_out(self, q: Names, x: int, near: Numbers, y: int) -> None:
        """Fill `sim` for an asked and a listed name from the pool."""
        a0, b0 = q.start[x], self.names.start[y]
        n = q.start[x + 1] - a0
        for j in range(self.names.start[y + 1] - b0):
            t = self.names.word[b0 + j]
            by = self.touched_by[t] if self.touched[t] == self.turn else 0
            single = self.words.kind[t] == LETTER_ONLY
            for i in range(n):
                k = q.word[a0 + i]
                s = 0
                if single or q.words.kind[k] == LETTER_ONLY:
                    s = self.likeness(q.words, k, self.words, t)
                elif (by >> i) & 1:
                    s = self.look_up(near[3 * k], near[3 * k + 1], t)
                if self.turned_round:
                    self.sim[j * MOST_WORDS + i] = s
                else:
                    self.sim[i * MOST_WORDS + j] = s

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
