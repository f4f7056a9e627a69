"""The scale on which names are compared: what a slip costs, and what a word can do at most.

All scores are permille (0 to 1000) and all costs hundredths of a letter, as whole numbers, so that
no machine rounds differently. They were set on the labelled sets (docs/names.md). A change here
changes scores: `VERSION` is part of what a remembered match was made by.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Numbers = memoryview[int]  # of uint8, int32, uint32 or int64
else:
    Numbers = memoryview

VERSION = 4

# -- what a slip costs, in hundredths of a letter -------------------------------------------------

LETTER = 100  # any other letter
NEAR = 70  # a neighbour on the keyboard, or two letters that changed places
LIKE = 45  # letters that sound or look alike; a vowel for a vowel
VOWEL = 45  # a vowel that is missing, or one too many
LAST = 80  # a vowel at the end
BREATH = 40  # an h
DOUBLE = 15  # a letter that stands twice
FIRST = 25  # on top: the first letter is rarely wrong

# -- how alike two words are, permille ------------------------------------------------------------

FLOOR = 700  # below this, two words are two words
VARIANT = 893  # variants of one name by the tables
INITIAL = 500  # an initial against a word that begins with it
JOINED = 960  # two words written as one
UNVOWELED = 910  # one is the other without its vowels
UNVOWELED_FROM = 3  # letters that must be left
SOUNDS_FROM = 4  # letters from which words may be one because they sound alike
OTHER_SIGNS = 850  # the same reading of other Chinese characters
PREFIX_FROM = 4  # letters that a word must have to stand for a longer one
PREFIX_COST = 500  # what the missing rest costs, if all were missing

# -- how alike two names are, permille ------------------------------------------------------------

STEEP = 18  # tenths: how much a difference between words counts in the name
REVERSED = 20  # what another order of the words costs
# How much, in tenths, what is left of the listed name counts where all of the other is covered:
# customers' records lack given names.
COMPLETE, KNOWN = 5, 4  # of any name; of one that is written as a person's
EXTRA = 14  # tenths: how much what is left of the asked name counts, save against a company
COVERED_FROM = 900  # each word at least so well, and two at least
PART = 810  # a name that is one word of a listed person's name, and no more: nobody can tell
ALONE = 14  # tenths: how much more what is left over counts where one word alone is covered
TOLD = 60  # what the covered words must weigh together, so that no lone common word is a match,
SLIGHT = 20  # unless what is left over weighs no more than this
CUT_OFF = 820  # a name that is how a listed one begins, cut off in the middle
CUT_OFF_FROM = 18  # letters that it must have

# -- kinds of word --------------------------------------------------------------------------------

TELLING = 0
LETTER_ONLY = 1  # an initial
WEAK = 2  # a particle, a title, a legal form: never a reason to match

# -- what the way a name is written tells of its bearer --------------------------------------------

UNSAID = 0
PERSON = 1  # the family name first, and a comma
COMPANY = 2  # a legal form

# -- limits ---------------------------------------------------------------------------------------

MOST_WORDS = 24  # of a name
MOST_LETTERS = 40  # of a word
MOST_CODES = 11  # consonants of a word's sound, five bits each
MOST_OFFERS = 512
MOST_KEYS = 64
DELETED_FROM = 8  # letters at the start of a word in which slips are looked for
SIM = MOST_WORDS * MOST_WORDS
EQUAL_SIGN = 1 << 30  # among the words of a name, as bits: it holds a character of the other
SPACE = SIM + 6 * MOST_OFFERS + 5 * MOST_WORDS  # of int32 that an alignment works in
FAR = 1 << 30  # more than any cost
MASK = 0xFFFFFFFF

# Kinds of key; two words that may be one share a key.
SPELT, HEARD, SEEN, KEPT = 1, 2, 3, 4
SIGNED = 5  # names that hold the same characters share this one


def costs() -> bytes:
    """What it costs to read one letter for another: 128 x 128, in hundredths of a letter."""
    table = bytearray([LETTER] * (128 * 128))
    for row in "qwertyuiop asdfghjkl zxcvbnm".split():
        for one, other in pairwise(row):
            _alike(table, one + other, NEAR)
    for pair in "qa az ws sx ed dc rf fv tg gb yh hn uj jm ik ol".split():
        _alike(table, pair, NEAR)
    for group in "aeiouy iyj ck kq sz cs fv vw uw gj gh dt bp mn 0o 1l 1i il 5s 8b 2z xs".split():
        _alike(table, group, LIKE)
    for letter in range(128):
        table[letter * 128 + letter] = 0
    return bytes(table)


def _alike(table: bytearray, letters: str, cost: int) -> None:
    for one in letters:
        for other in letters:
            place = ord(one) * 128 + ord(other)
            table[place] = min(cost, table[place])
