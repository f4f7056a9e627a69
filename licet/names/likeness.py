# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False
"""How alike two words are.

This file is the definition, in plain Python. Where a C compiler was found at installation the same
file runs compiled, with the C types of `likeness.pxd`; both give the same whole numbers.

Two words are compared only where something says that they may be one: they are spelt alike (at
most one slip in words of four to six letters, two from seven letters on; two letters that changed
places are one slip), they sound alike (the same consonants in the same order, which is also what
is left when vowels are dropped), they look alike (a scanner's confusions), the tables keep them as
variants of one name or word, or one begins with the other. What their difference costs is then a
weighted edit distance: vowels, doubled letters and letters that sound, look or lie alike cost
less.
Sources: Damerau (1964) for the slips, Wagner and Fischer (1974) for the distance. The costs are
licet's own (`licet.names.scale`).
"""

from __future__ import annotations

from licet.names.scale import (
    BREATH,
    DELETED_FROM,
    DOUBLE,
    FAR,
    FIRST,
    FLOOR,
    HEARD,
    INITIAL,
    KEPT,
    LAST,
    LETTER,
    LIKE,
    MASK,
    MOST_CODES,
    MOST_LETTERS,
    NEAR,
    PREFIX_COST,
    PREFIX_FROM,
    SEEN,
    SOUNDS_FROM,
    SPELT,
    UNVOWELED,
    UNVOWELED_FROM,
    VARIANT,
    VOWEL,
    WEAK,
    Numbers,
)


class Words:
    """Some words: their letters one after the other, and for each word where it begins.

    `text` (uint8), `start` (int32, one more than there are words), `weight` (uint8, 0 to 100),
    `kind` (uint8), `kept` and `kept_too` (int32: groups of variants, 0 for none).
    Derived: `heard` (int64: consonants, five bits each), `heard_len` (uint8).
    """

    def __init__(
        self,
        text: Numbers,
        start: Numbers,
        weight: Numbers,
        kind: Numbers,
        kept: Numbers,
        kept_too: Numbers,
        heard: Numbers,
        heard_len: Numbers,
    ) -> None:
        self.text = text
        self.start = start
        self.weight = weight
        self.kind = kind
        self.kept = kept
        self.kept_too = kept_too
        self.heard = heard
        self.heard_len = heard_len


class Likeness:
    """The measures, with the tables and the scratch space that they work in."""

    def __init__(self, costs: Numbers, rows: Numbers) -> None:
        """`costs`: `scale.costs()`; `rows`: scratch, 4 rows of int32, `MOST_LETTERS` + 2 wide."""
        self.costs = costs
        self.rows = rows

    # -- one word -----------------------------------------------------------------------------

    def hear(self, text: Numbers, at: int, end: int) -> int:
        """The consonants of a word as it sounds: at most eleven codes, five bits each;
        the result is the codes times 16, plus how many they are.

        The first code says how it begins: 30 with a vowel, 31 with an h. Vowels, later h's and
        doubled sounds are left out; c, q, ck are k, z is s, f and w are v, x is ks.
        """
        codes = 0
        length = 0
        last = 0
        place = at
        while place < end:
            letter = text[place]
            after = text[place + 1] if place + 1 < end else 0
            first = place == at
            code = 0
            second = 0
            step = 1
            if self.is_vowel(letter):
                code = 30 if first else 0
            elif letter == 104:  # h
                code = 31 if first else 0
            elif letter == 99:  # c: ch is its own sound, ck and hard c are k, soft c is s
                if after == 104:
                    code, step = 27, 2
                elif after == 107:
                    code, step = 11, 2
                elif after in (101, 105, 121):
                    code = 19
                else:
                    code = 11
            elif letter == 107:  # k: kh begins a word as h does
                if after == 104:
                    code, step = (31 if first else 11), 2
                else:
                    code = 11
            elif letter == 113:
                code = 11
            elif letter == 112 and after == 104:
                code, step = 22, 2
            elif letter in (102, 118, 119):
                code = 22
            elif letter == 120:
                code, second = 11, 19
            elif letter == 122:
                code = 19
            elif letter >= 97:
                code = letter - 96
            else:
                code = 28 + (letter & 1)  # a digit: told apart by spelling
            if code and code != last and length < MOST_CODES:
                codes = (codes << 5) | code
                length += 1
            if code:
                last = code  # also over a vowel: what is left without vowels sounds the same
            if second and length < MOST_CODES:
                codes = (codes << 5) | second
                length += 1
                last = second
            place += step
        return codes * 16 + length

    def look(self, text: Numbers, at: int, end: int) -> int:
        """A hash of a word as it looks: rn is m, cl is d, i, j, y, 1 are l, 0 is o, 5 is s ..."""
        value = 2166136261 ^ SEEN
        last = 0
        place = at
        while place < end:
            letter = text[place]
            after = text[place + 1] if place + 1 < end else 0
            place += 1
            if letter == 114 and after == 110:
                letter = 109
                place += 1
            elif letter == 99 and after == 108:
                letter = 100
                place += 1
            elif letter in (105, 106, 121, 49):
                letter = 108
            elif letter == 48:
                letter = 111
            elif letter in (53, 122, 50):
                letter = 115
            elif letter == 56:
                letter = 98
            elif letter in (113, 99):
                letter = 107
            elif letter == 119:
                letter = 118
            if letter != last:
                value = ((value ^ letter) * 16777619) & MASK
            last = letter
        return value

    def spell(self, text: Numbers, at: int, end: int, skip: int, skip_too: int) -> int:
        """A hash of the letters from `at` to `end`, without the one or two places to skip."""
        value = 2166136261 ^ SPELT
        for place in range(at, end):
            if place != skip and place != skip_too:
                value = ((value ^ text[place]) * 16777619) & MASK
        return value

    def keys(self, words: Words, i: int, out: Numbers) -> int:
        """Write the keys of a word into `out` (uint32); returns how many there are.

        Words that are compared at all share a key, save where one begins with the other.
        """
        at, end = words.start[i], words.start[i + 1]
        text = words.text
        count = 1
        out[0] = self.spell(text, at, end, -1, -1)
        cut = min(end, at + DELETED_FROM)
        slips = self.allowed(end - at)
        if slips:
            out[count] = self.spell(text, at, cut, -1, -1)
            count += 1
            for skip in range(at, cut):
                out[count] = self.spell(text, at, cut, skip, -1)
                count += 1
                if slips > 1:
                    for too in range(skip + 1, cut):
                        out[count] = self.spell(text, at, cut, skip, too)
                        count += 1
        if self.telling(words.heard[i], words.heard_len[i]):
            out[count] = self.mixed(HEARD, words.heard[i])
            count += 1
        out[count] = self.look(text, at, end)
        count += 1
        if words.kept[i]:
            out[count] = self.mixed(KEPT, words.kept[i])
            count += 1
        if words.kept_too[i]:
            out[count] = self.mixed(KEPT, words.kept_too[i])
            count += 1
        return count

    # -- two words ----------------------------------------------------------------------------

    def likeness(self, a: Words, i: int, b: Words, j: int) -> int:
        """How alike a word of `a` and a word of `b` are: 0, or `FLOOR` to 1000."""
        a0, a1 = a.start[i], a.start[i + 1]
        b0, b1 = b.start[j], b.start[j + 1]
        m, n = a1 - a0, b1 - b0
        if m == n and self.same(a.text, a0, b.text, b0, m):
            return 1000
        if m == 1 or n == 1:
            if a.kind[i] == WEAK or b.kind[j] == WEAK or a.text[a0] < 97:
                return 0
            return INITIAL if a.text[a0] == b.text[b0] else 0
        best = 0
        if self.is_kept(a.kept[i], a.kept_too[i], b.kept[j], b.kept_too[j]):
            best = VARIANT
        if self.is_number(a.text, a0, a1) or self.is_number(b.text, b0, b1):
            return best
        short = min(m, n)
        if short >= PREFIX_FROM and m != n and self.same(a.text, a0, b.text, b0, short):
            longer = max(m, n)
            best = max(best, 1000 - PREFIX_COST * (longer - short) // longer)
        sounds = a.heard[i] == b.heard[j] and self.telling(a.heard[i], a.heard_len[i])
        if sounds and self.is_unvoweled(a.text, a0, m, b.text, b0, n):
            best = max(best, UNVOWELED)
        if (sounds and short >= SOUNDS_FROM) or self.may_be_one(a, i, b, j):
            cost = self.distance(a.text, a0, m, b.text, b0, n)
            best = max(best, 1000 - cost * 10 // max(m, n))
        return best if best >= FLOOR else 0

    def is_unvoweled(self, a: Numbers, a0: int, m: int, b: Numbers, b0: int, n: int) -> bool:
        """Is one word the other without the vowels after its first letter?"""
        if m < UNVOWELED_FROM or n < UNVOWELED_FROM:
            return False
        x = y = bare = bare_too = 0
        while True:
            while 0 < x < m and a[a0 + x] != 121 and self.is_vowel(a[a0 + x]):
                x += 1
                bare += x < m
            while 0 < y < n and b[b0 + y] != 121 and self.is_vowel(b[b0 + y]):
                y += 1
                bare_too += y < n
            if x == m or y == n:
                return x == m and y == n and (bare == 0) != (bare_too == 0)
            if a[a0 + x] != b[b0 + y]:
                return False
            x += 1
            y += 1

    def may_be_one(self, a: Words, i: int, b: Words, j: int) -> bool:
        """Are two words spelt alike, or do they look alike, so that it is worth measuring them?"""
        a0, a1 = a.start[i], a.start[i + 1]
        b0, b1 = b.start[j], b.start[j + 1]
        slips = min(self.allowed(a1 - a0), self.allowed(b1 - b0))
        if slips and self.slips(a.text, a0, a1 - a0, b.text, b0, b1 - b0, slips) <= slips:
            return True
        return self.look(a.text, a0, a1) == self.look(b.text, b0, b1)

    def same(self, a: Numbers, a0: int, b: Numbers, b0: int, length: int) -> bool:
        """Are so many letters the same?"""
        for place in range(length):
            if a[a0 + place] != b[b0 + place]:
                return False
        return True

    def is_number(self, text: Numbers, at: int, end: int) -> bool:
        """Is a word all digits? Numbers are the same or they are not."""
        for place in range(at, end):
            if text[place] >= 97:
                return False
        return True

    def slips(self, a: Numbers, a0: int, m: int, b: Numbers, b0: int, n: int, most: int) -> int:
        """Letters to insert, drop, replace or swap with a neighbour; more than `most` is most + 1.

        The optimal string alignment distance.
        """
        if m - n > most or n - m > most:
            return most + 1
        wide = MOST_LETTERS + 2
        rows = self.rows
        for j in range(n + 1):
            rows[j] = j
        now, before, older = wide, 0, 2 * wide
        for i in range(1, m + 1):
            rows[now] = i
            least = i
            for j in range(1, n + 1):
                cost = 0 if a[a0 + i - 1] == b[b0 + j - 1] else 1
                found = min(
                    min(rows[before + j] + 1, rows[now + j - 1] + 1), rows[before + j - 1] + cost
                )
                if (
                    i > 1
                    and j > 1
                    and a[a0 + i - 1] == b[b0 + j - 2]
                    and a[a0 + i - 2] == b[b0 + j - 1]
                ):
                    found = min(found, rows[older + j - 2] + 1)
                rows[now + j] = found
                least = min(least, found)
            if least > most:
                return most + 1
            now, before, older = older, now, before
        return rows[before + n]

    def odd(self, text: Numbers, at: int, place: int, end: int) -> int:
        """What it costs that one word has this letter and the other has none there."""
        letter = text[place]
        cost = LETTER
        if (place > at and text[place - 1] == letter) or (
            place + 1 < end and text[place + 1] == letter
        ):
            cost = DOUBLE
        elif self.is_vowel(letter):  # a last one tells Luis from Luisa
            cost = VOWEL if place + 1 < end else LAST
        elif letter == 104:
            cost = BREATH
        return cost + FIRST if place == at else cost

    def distance(self, a: Numbers, a0: int, m: int, b: Numbers, b0: int, n: int) -> int:
        """The weighted edit distance of two words, in hundredths of a letter."""
        wide = MOST_LETTERS + 2
        rows = self.rows
        rows[0] = 0
        for j in range(1, n + 1):
            rows[3 * wide + j] = self.odd(b, b0, b0 + j - 1, b0 + n)
            rows[j] = rows[j - 1] + rows[3 * wide + j]
        now, before, older = wide, 0, 2 * wide
        for i in range(1, m + 1):
            x = a[a0 + i - 1]
            gone = self.odd(a, a0, a0 + i - 1, a0 + m)
            rows[now] = rows[before] + gone
            for j in range(1, n + 1):
                y = b[b0 + j - 1]
                cost = self.costs[x * 128 + y]
                if i == 1 and j == 1 and cost:
                    cost += FIRST
                found = min(
                    min(rows[before + j] + gone, rows[now + j - 1] + rows[3 * wide + j]),
                    rows[before + j - 1] + cost,
                )
                if i > 1 and j > 1 and x == b[b0 + j - 2] and y == a[a0 + i - 2]:
                    found = min(found, rows[older + j - 2] + NEAR)
                if i > 1 and (x == 109 or x == 100) and j > 1 and x != y:
                    found = min(found, self.two_for_one(b, b0 + j - 2, x, rows[before + j - 2]))
                if j > 1 and (y == 109 or y == 100) and i > 1 and x != y:
                    found = min(found, self.two_for_one(a, a0 + i - 2, y, rows[older + j - 1]))
                rows[now + j] = found
            now, before, older = older, now, before
        return rows[before + n]

    def two_for_one(self, text: Numbers, place: int, one: int, so_far: int) -> int:
        """rn that was read as m, cl that was read as d."""
        left, right = text[place], text[place + 1]
        if (one == 109 and left == 114 and right == 110) or (
            one == 100 and left == 99 and right == 108
        ):
            return so_far + LIKE
        return FAR

    def is_vowel(self, letter: int) -> bool:
        """a, e, i, o, u, y."""
        return (
            letter == 97
            or letter == 101
            or letter == 105
            or letter == 111
            or letter == 117
            or letter == 121
        )

    def allowed(self, length: int) -> int:
        """How many slips a word of so many letters may have."""
        return 0 if length < 4 else 1 if length < 7 else 2

    def telling(self, codes: int, length: int) -> bool:
        """Has a word enough consonants to be known by its sound?"""
        return length >= 3 or (length == 2 and ((codes >> 5) & 31) < 30)

    def mixed(self, kind: int, value: int) -> int:
        """A hash of a number."""
        h = 2166136261 ^ kind
        for turn in range(0, 64, 8):
            h = ((h ^ ((value >> turn) & 255)) * 16777619) & MASK
        return h

    def is_kept(self, a: int, a_too: int, b: int, b_too: int) -> bool:
        """Are two words variants of one by the tables?"""
        return (a != 0 and a in (b, b_too)) or (a_too != 0 and a_too in (b, b_too))
