# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""How alike two names are: words against words, and how much of both names that is.

Plain Python, and the definition; compiled with the types of `alignment.pxd` where there is a
compiler.

Two names are aligned word by word, the best pairs first. The score is the part of both names that
is covered, each word weighed by how much it tells (`licet.names.words`); what is left over on
either side counts against. A pair weighs what the lighter of its words weighs, so a misspelt
common word stays common.
"""

from __future__ import annotations

from licet.names.likeness import Likeness, Words
from licet.names.scale import (
    ALONE,
    COMPANY,
    COMPLETE,
    COVERED_FROM,
    EXTRA,
    FLOOR,
    INITIAL,
    JOINED,
    KNOWN,
    MOST_LETTERS,
    MOST_OFFERS,
    MOST_WORDS,
    OTHER_SIGNS,
    PART,
    PERSON,
    REVERSED,
    SIM,
    SLIGHT,
    SPACE,
    STEEP,
    TELLING,
    TOLD,
    VARIANT,
    WEAK,
    Numbers,
)


class Names:
    """Some names, each a row of words.

    The words of name x are `word[start[x]]` to `word[start[x + 1] - 1]`, as places in `words`.
    `sign` (uint32) stands beside `word`: it tells Chinese characters of one reading apart, 0 for
    a word in letters. `sort` (uint8) says what a name's writing tells of its bearer:
    `PERSON`, `COMPANY` or nothing.
    """

    def __init__(
        self, words: Words, start: Numbers, word: Numbers, sign: Numbers, sort: Numbers
    ) -> None:
        self.words = words
        self.start = start
        self.word = word
        self.sign = sign
        self.sort = sort


class Alignment(Likeness):
    """Which word covers which.

    `sim` is the table of likenesses of the words of two names, `MOST_WORDS` wide. What was chosen
    last stays in `pairs` (five numbers each: place and count of the words in the first name, the
    same in the second, likeness), `pair_count` and `turned`. `joins` and `joins_too`: may words of
    the first, and of the second name be written as one in the other?
    """

    def __init__(self, costs: Numbers, rows: Numbers, space: Numbers, letters: Numbers) -> None:
        """Scratch space: `space` (int32, `SPACE` long), `letters` (uint8, 2 `MOST_LETTERS`)."""
        Likeness.__init__(self, costs, rows)
        after = SIM + 6 * MOST_OFFERS
        self.sim = space[0:SIM]
        self.offers = space[SIM:after]
        self.pairs = space[after:SPACE]
        self.letters = letters
        self.offered = 0
        self.pair_count = 0
        self.turned = 0
        self.joins = True
        self.joins_too = True

    def compare(self, a: Names, x: int, b: Names, y: int) -> int:
        """The score of two names, permille, from their words alone.

        This is what a search must find, however it goes about it.
        """
        a0, b0 = a.start[x], b.start[y]
        for i in range(a.start[x + 1] - a0):
            for j in range(b.start[y + 1] - b0):
                self.sim[i * MOST_WORDS + j] = self.likeness(
                    a.words, a.word[a0 + i], b.words, b.word[b0 + j]
                )
        return self.align(a, x, b, y)

    def align(self, a: Names, x: int, b: Names, y: int) -> int:
        """Cover two names with each other's words, given `sim`, and score it."""
        a0, b0 = a.start[x], b.start[y]
        n, m = a.start[x + 1] - a0, b.start[y + 1] - b0
        self.offered = 0
        for i in range(n):
            for j in range(m):
                s = self.sim[i * MOST_WORDS + j]
                s = self.signed(s, a.sign[a0 + i], b.sign[b0 + j])
                if s:
                    self.offer(i * 32 + 1, j * 32 + 1, s, self.weigh(a, a0 + i, 1, b, b0 + j, 1))
        if n > 1 and self.joins:
            self.offer_joined(a, x, b, y, False)
        if m > 1 and self.joins_too:
            self.offer_joined(b, y, a, x, True)
        if not self.offered:  # most pairs of names
            self.pair_count = 0
            return 0
        return self.choose(a, x, b, y)

    def signed(self, s: int, one: int, other: int) -> int:
        """A likeness where words were read from characters: those are not misspelt by ear."""
        if one == other:
            return s if one == 0 else 1000
        if s == 1000:
            return OTHER_SIGNS if one and other else s
        return FLOOR if s == VARIANT else 0

    def weigh(self, a: Names, i: int, many: int, b: Names, j: int, much: int) -> int:
        """What a pair weighs: the lighter of the two sides."""
        one = other = 0
        for place in range(i, i + many):
            one += a.words.weight[a.word[place]]
        for place in range(j, j + much):
            other += b.words.weight[b.word[place]]
        return min(one, other)

    def offer(self, i: int, j: int, s: int, weight: int) -> None:
        """Put a pair up for choosing; `i` and `j` are a place times 32 plus how many words."""
        if self.offered < MOST_OFFERS:
            place = 6 * self.offered
            self.offers[place] = i >> 5
            self.offers[place + 1] = i & 31
            self.offers[place + 2] = j >> 5
            self.offers[place + 3] = j & 31
            self.offers[place + 4] = s
            self.offers[place + 5] = weight
            self.offered += 1

    def offer_joined(self, a: Names, x: int, b: Names, y: int, other_way: bool) -> None:
        """Offer two or three words of `a` that are written as one in `b`."""
        a0, b0 = a.start[x], b.start[y]
        n, m = a.start[x + 1] - a0, b.start[y + 1] - b0
        for many in range(2, 4):
            for i in range(n - many + 1):
                if not self.may_join(a, a0 + i, many, b, b0, m):
                    continue
                length = self.join(a, a0 + i, many)
                heard = self.hear(self.letters, 0, length)
                for j in range(m):
                    s = self.joined(length, heard, b.words, b.word[b0 + j])
                    read = a.sign[a0 + i] or b.sign[b0 + j]  # from characters: exactly or not
                    if s == 0 or (read and s != JOINED):
                        continue
                    weight = self.weigh(a, a0 + i, many, b, b0 + j, 1)
                    if other_way:
                        self.offer(j * 32 + 1, i * 32 + many, s, weight)
                    else:
                        self.offer(i * 32 + many, j * 32 + 1, s, weight)

    def may_join(self, a: Names, at: int, many: int, b: Names, b0: int, m: int) -> bool:
        """Is one of the words of `b` about as long as these together, and begins like them?"""
        if not self.any_tells(a, at, many):
            return False
        length = 0
        for turn in range(at, at + many):
            length += a.words.start[a.word[turn] + 1] - a.words.start[a.word[turn]]
        first = a.words.text[a.words.start[a.word[at]]]
        for j in range(b0, b0 + m):
            k = b.word[j]
            n = b.words.start[k + 1] - b.words.start[k]
            if n >= 4 and abs(length - n) <= 3 and b.words.text[b.words.start[k]] == first:
                return True
        return False

    def any_tells(self, a: Names, at: int, many: int) -> bool:
        """Is one of these words more than a particle, a legal form or an initial?"""
        for turn in range(at, at + many):
            if a.words.kind[a.word[turn]] == TELLING:
                return True
        return False

    def join(self, a: Names, at: int, many: int) -> int:
        """Write words one behind the other into `letters`; returns how long that is."""
        length = 0
        words = a.words
        for turn in range(at, at + many):
            k = a.word[turn]
            for place in range(words.start[k], words.start[k + 1]):
                if length <= MOST_LETTERS:
                    self.letters[length] = words.text[place]
                    length += 1
        return length

    def joined(self, length: int, heard: int, words: Words, k: int) -> int:
        """How alike the letters in `letters`, run together, are to one word: at most `JOINED`.

        `heard` is how they sound (`hear`).
        """
        b0 = words.start[k]
        n = words.start[k + 1] - b0
        if n < 4 or length > MOST_LETTERS or length - n > 3 or n - length > 3:
            return 0
        if self.letters[0] != words.text[b0] or words.kind[k] != TELLING:
            return 0
        if length == n and self.same(self.letters, 0, words.text, b0, n):
            return JOINED
        if words.heard_len[k] < 3:
            return 0
        if heard // 16 != words.heard[k] or heard % 16 != words.heard_len[k]:
            return 0
        cost = self.distance(self.letters, 0, length, words.text, b0, n)
        s = JOINED - cost * 5 // max(length, n)
        return s if s >= FLOOR else 0

    def choose(self, a: Names, x: int, b: Names, y: int) -> int:
        """Take the pairs that cover most, each word once, and weigh what is left over."""
        a0, b0 = a.start[x], b.start[y]
        used = used_too = covered = alike = told = tellers = 0
        parts = 0
        well = well_spelt = True
        self.pair_count = 0
        best = self.best(0, 0)
        while best >= 0:
            used |= self.bits(best)
            used_too |= self.bits(best + 2)
            for place in range(5):
                self.pairs[5 * self.pair_count + place] = self.offers[best + place]
            self.pair_count += 1
            s, weight = self.offers[best + 4], self.offers[best + 5]
            covered += weight
            alike += weight * max(0, 1000 - (1000 - s) * STEEP // 10)
            if self.tells(a, a0, b, b0, best):
                told += weight
                parts += 1
                well = well and s >= COVERED_FROM
                well_spelt = well_spelt and s >= JOINED
                tellers += self.offers[best + 1] + self.offers[best + 3] - 1
            elif s == INITIAL and a.words.kind[a.word[a0 + self.offers[best]]] == TELLING:
                well_spelt = False
            best = self.best(used, used_too)
        left = self.left_over(a, x, used)
        left_too = self.left_over(b, y, used_too)
        if tellers == 0:
            return 0
        part = 0
        if left == 0 and b.sort[y] == PERSON and parts == 1 and well_spelt:
            part = PART
        if told < TOLD and left + left_too > SLIGHT:
            return part
        if tellers == 1:
            left, left_too = left * ALONE // 10, left_too * ALONE // 10
        elif well and left <= SLIGHT:
            left_too = left_too * (KNOWN if b.sort[y] == PERSON else COMPLETE) // 10
        if left > SLIGHT and b.sort[y] != COMPANY:
            left = left * EXTRA // 10
        self.turned = self.is_turned(a, a0, b, b0)
        score = 2 * alike // (2 * covered + left + left_too)
        return max(part, score - REVERSED if self.turned else score)

    def left_over(self, a: Names, x: int, used: int) -> int:
        """What the words weigh that nothing covers."""
        left = 0
        at = a.start[x]
        for i in range(a.start[x + 1] - at):
            if not (used >> i) & 1:
                left += a.words.weight[a.word[at + i]]
        return left

    def best(self, used: int, used_too: int) -> int:
        """The offer that covers most with words not used yet, or -1; of equals the straightest."""
        best = best_gain = -1
        for turn in range(self.offered):
            place = 6 * turn
            if used & self.bits(place) or used_too & self.bits(place + 2):
                continue
            gain = self.offers[place + 4] * self.offers[place + 5] * 64
            gain += 63 - abs(self.offers[place] - self.offers[place + 2])
            if gain > best_gain:
                best, best_gain = place, gain
        return best

    def bits(self, place: int) -> int:
        """The words of one side of an offer, as bits."""
        return ((1 << self.offers[place + 1]) - 1) << self.offers[place]

    def tells(self, a: Names, a0: int, b: Names, b0: int, best: int) -> bool:
        """Is this pair more than an initial, a particle or a legal form?"""
        if self.offers[best + 1] > 1 or self.offers[best + 3] > 1:
            return True
        i, j = a.word[a0 + self.offers[best]], b.word[b0 + self.offers[best + 2]]
        return a.words.kind[i] == TELLING and b.words.kind[j] == TELLING

    def is_turned(self, a: Names, a0: int, b: Names, b0: int) -> bool:
        """Do the words that tell stand in another order?"""
        for one in range(self.pair_count):
            for other in range(self.pair_count):
                i, j = self.pairs[5 * one], self.pairs[5 * one + 2]
                k, l = self.pairs[5 * other], self.pairs[5 * other + 2]  # noqa: E741
                if i < k and j > l:
                    kinds = a.words.kind
                    weak = kinds[a.word[a0 + i]] == WEAK or kinds[a.word[a0 + k]] == WEAK
                    kinds = b.words.kind
                    weak = weak or kinds[b.word[b0 + j]] == WEAK or kinds[b.word[b0 + l]] == WEAK
                    if not weak:
                        return True
        return False
