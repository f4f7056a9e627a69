# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""Which listed names score at least so much against a name, without aligning all of them.

Nothing is lost that aligning all of them would find: `licet.names.gathering` takes every name that
may reach the score, and `may_reach` bounds the score of each from above by the marks on its words;
only the rest is aligned, word by word.
"""

from __future__ import annotations

from licet.names.alignment import Names
from licet.names.gathering import Gathering, Questions
from licet.names.scale import (
    COMPANY,
    COMPLETE,
    CUT_OFF,
    CUT_OFF_FROM,
    EQUAL_SIGN,
    EXTRA,
    INITIAL,
    JOINED,
    KNOWN,
    LETTER_ONLY,
    MOST_WORDS,
    PERSON,
    SLIGHT,
    TELLING,
    TOLD,
    WEAK,
    Numbers,
)


class Finder(Gathering):
    """An index over listed names, and the search in it.

    `tables` has, beside those of `Gathering`, `plain_text` (uint8), `plain_start` (int64),
    `plain_order` (int32): the names as text, and sorted.

    What is found stays in `hit_asked`, `hit_name`, `hit_score`, `hits` of them, in no order; a
    pair may stand there twice. `exhaustive`: look at every word and every name.
    """

    def __init__(
        self,
        scratch: tuple[Numbers, Numbers, Numbers, Numbers],
        names: Names,
        sizes: tuple[int, int],
        tables: dict[str, Numbers],
    ) -> None:
        """`sizes`: how many words and names there are."""
        Gathering.__init__(self, scratch, names, sizes, tables)
        self.plain_text = tables["plain_text"]
        self.plain_start = tables["plain_start"]
        self.plain_order = tables["plain_order"]
        self.hit_asked = tables["hit_asked"]
        self.hit_name = tables["hit_name"]
        self.hit_score = tables["hit_score"]
        self.hit_room = len(tables["hit_asked"])
        self.hits = 0
        self.exhaustive = False

    def look_up_words(self, q: Questions, first: int, last: int) -> int:
        """Fill in `near` for some words; returns the first for which the pool had no room."""
        for k in range(first, last):
            at = self.pool_end
            many = self.near_all(q.words, k) if self.exhaustive else self.near(q.words, k)
            if many < 0:
                return k
            q.near[3 * k] = at
            q.near[3 * k + 1] = many
            q.near[3 * k + 2] = self.effort(at, many)
        return last

    def search(self, q: Questions, first: int, last: int, least: int) -> int:
        """Find what scores at least `least` (more than 0) against some names.

        Returns the first name for which there was no room; `hits` tells what was found before it.
        """
        self.hits = 0
        for x in range(first, last):
            before = self.hits
            self.turn += 1
            self.count = 0
            self.mark(q, x, least)
            if self.exhaustive:
                self.take_all()
            else:
                self.mark_joins(q, x, least)
                self.gather_all(q, x, least)
            self.settle(q, x, least)
            self.unmark()
            self.search_plain(q, x, least)
            if self.hits > self.hit_room:
                self.hits = before
                return x
        return last

    def hit(self, x: int, y: int, score: int) -> None:
        """Note what was found; beyond the room only how many there are."""
        if self.hits < self.hit_room:
            self.hit_asked[self.hits] = x
            self.hit_name[self.hits] = y
            self.hit_score[self.hits] = score
        self.hits += 1

    def settle(self, q: Questions, x: int, least: int) -> None:
        """Align the names that may reach `least`, and keep those that do."""
        weight = 0
        for place in range(q.start[x], q.start[x + 1]):
            weight += q.words.weight[q.word[place]]
        for turn in range(self.count):
            y = self.found[turn]
            reach = 3 if self.exhaustive else self.may_reach(q, x, y, weight, least)
            if not reach & 1:
                continue
            self.lay_out(q, x, y)
            if self.turned_round:
                self.joins, self.joins_too = self.holds[y] != 0, reach > 1
                score = self.align(self.names, y, q, x)
            else:
                self.joins, self.joins_too = reach > 1, self.holds[y] != 0
                score = self.align(q, x, self.names, y)
            if score >= least:
                self.hit(x, y, score)

    def may_reach(self, q: Questions, x: int, y: int, weight: int, least: int) -> int:
        """May a listed name score `least`? 1 if so; plus 2 if it holds words of the other as one.

        `weight` is what all asked words weigh. With pairs that weigh w and are worth r, and L left
        over, the score is 2 sum(w r) / (2 sum(w) + L) at most. That is `least` or more where
        2 sum(w (r - least)) >= least L. The sum is bounded from the marks, L by what no mark covers
        (see `Alignment.choose` for how that counts).
        """
        gain = left = used = 0
        for place in range(self.names.start[y], self.names.start[y + 1]):
            t = self.names.word[place]
            covers = self.covers[t]
            if self.some_letter and self.words.kind[t] != WEAK:
                covers |= self.by_letter[self.words.text[self.words.start[t]]]
            if covers:
                used |= covers
                gain += self.gain[t] if self.covers[t] else 0
            else:
                left += self.words.weight[t]
        join = (used >> MOST_WORDS) * 2
        holds = self.holds[y]
        if holds >= EQUAL_SIGN or least <= self.worth(INITIAL):
            return join | 1
        if holds:  # which of its words these are is not known: nothing may be left of it
            used |= holds
            gain += self.weight_of(q, x, holds) * max(0, self.worth(JOINED) - least)
            left = 0
        covered = self.weight_of(q, x, used)
        gain = min(gain, covered * (1000 - least))
        if self.turned_round:
            return join | self.is_enough(gain, left, weight - covered, q.sort[x], least)
        return join | self.is_enough(gain, weight - covered, left, self.names.sort[y], least)

    def weight_of(self, q: Questions, x: int, used: int) -> int:
        """What the words weigh whose bits are set."""
        weight = 0
        for place in range(q.start[x], q.start[x + 1]):
            if used & 1:
                weight += q.words.weight[q.word[place]]
            used >>= 1
        return weight

    def is_enough(self, gain: int, left: int, left_too: int, sort: int, least: int) -> bool:
        """Does what can be gained outweigh what is left over, as `Alignment.choose` counts it?

        `sort` is that of the listed name, `left_too` what is left of it.
        """
        if left == 0 and sort == PERSON:
            return True  # it may be `PART`, whatever else the listed name holds
        if left <= SLIGHT:
            left_too = left_too * (KNOWN if sort == PERSON else COMPLETE) // 10
        elif sort != COMPANY:
            left = left * EXTRA // 10
        return 2 * gain >= least * (left + left_too)

    def lay_out(self, q: Questions, x: int, y: int) -> None:
        """Fill `sim` for an asked and a listed name from the pool."""
        a0, b0 = q.start[x], self.names.start[y]
        n = q.start[x + 1] - a0
        for j in range(self.names.start[y + 1] - b0):
            t = self.names.word[b0 + j]
            covers = self.covers[t]
            single = self.words.kind[t] == LETTER_ONLY
            for i in range(n):
                k = q.word[a0 + i]
                s = 0
                if single or q.words.kind[k] == LETTER_ONLY:
                    s = self.likeness(q.words, k, self.words, t)
                elif (covers >> i) & 1:
                    s = self.look_up(q.near[3 * k], q.near[3 * k + 1], t)
                if self.turned_round:
                    self.sim[j * MOST_WORDS + i] = s
                else:
                    self.sim[i * MOST_WORDS + j] = s

    # -- names as plain text ------------------------------------------------------------------

    def search_plain(self, q: Questions, x: int, least: int) -> None:
        """Find names that are this one letter for letter, and those of which one is cut off."""
        at, end = q.plain_start[x], q.plain_start[x + 1]
        self.take_starting(q, x, end, True)
        space = at
        while space < end and q.plain[space] != 32:
            space += 1
        if least > CUT_OFF or space == end:
            return
        if self.turned_round:
            for cut in range(max(at + CUT_OFF_FROM, space + 1), end):
                self.take_starting(q, x, cut, False)
        elif end - at >= CUT_OFF_FROM and self.tells_of(q, x) >= TOLD:
            self.take_starting(q, x, end, False)

    def take_starting(self, q: Questions, x: int, end: int, whole: bool) -> None:
        """Take the names whose text is that of the asked one up to `end`.

        `whole`: the same text; else where one of the two goes on behind it.
        """
        at = q.plain_start[x]
        place = self.first_plain(q.plain, at, end)
        while place < self.name_count:
            order = self.order_plain(place, q.plain, at, end)
            if order > 1 or (order == 1 and (whole or self.turned_round)):
                return
            y = self.plain_order[place]
            if whole:
                self.hit(x, y, 1000)
            elif order == 1 or (self.turned_round and self.tells_of(self.names, y) >= TOLD):
                self.hit(x, y, CUT_OFF)
            place += 1

    def tells_of(self, names: Names, x: int) -> int:
        """What the telling words of a name weigh."""
        weight = 0
        for place in range(names.start[x], names.start[x + 1]):
            k = names.word[place]
            if names.words.kind[k] == TELLING:
                weight += names.words.weight[k]
        return weight

    def first_plain(self, text: Numbers, at: int, end: int) -> int:
        """The place, among the names sorted as plain text, of the first not before this text."""
        low, high = 0, self.name_count
        while low < high:
            middle = (low + high) // 2
            if self.order_plain(middle, text, at, end) < 0:
                low = middle + 1
            else:
                high = middle
        return low

    def order_plain(self, place: int, text: Numbers, at: int, end: int) -> int:
        """A sorted name against a text: -1 before it, 0 the same, 1 begins with it, 2 after it."""
        y = self.plain_order[place]
        here = self.plain_start[y]
        size, length = self.plain_start[y + 1] - here, end - at
        for turn in range(min(size, length)):
            if self.plain_text[here + turn] != text[at + turn]:
                return -1 if self.plain_text[here + turn] < text[at + turn] else 2
        return -1 if size < length else 1 if size > length else 0
