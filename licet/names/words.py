"""Words: what one is, and how much it tells.

A word weighs 100 where nothing else is known of it. The tables say which words tell less: common
names of persons, common words of companies and places; initials, particles, titles and legal
forms next to nothing. Weights are kept in tables and never counted from the lists at hand, so that
a score does not move when an edition brings other names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from licet.names import tables
from licet.names.scale import LETTER_ONLY, MOST_LETTERS, TELLING, WEAK

INITIAL_WEIGHT: Final = 40
LETTER_WEIGHT: Final = 15  # of a letter that is also a word: y, e, i
FORM_WEIGHT: Final = 8
PHRASE_WEIGHT: Final = 15  # a word of a legal form, but not in its place
PARTICLE_WEIGHT: Final = 6
TITLE_WEIGHT: Final = 12
PLACE_WEIGHT: Final = 80
BUSINESS_WEIGHT: Final = 50
GRADE_WEIGHT: Final = {1: 88, 2: 76, 3: 64}
# Letters from which a word may be one of a legal form misspelt (limited, company, corporation),
# or without its vowels (lmtd, cmpny).
_MISSPELT_FROM: Final = 5
_UNVOWELED_FROM: Final = 3
_INNER_VOWELS: Final = re.compile("(?<=.)[aeiou](?=.)")


class Word(NamedTuple):
    """A word of a name, folded; `kept` and `kept_too` are its groups of variants."""

    text: str
    weight: int = 100
    kind: int = TELLING
    kept: int = 0
    kept_too: int = 0


@lru_cache(maxsize=500_000)
def word(text: str) -> Word:
    """What a folded word is; the same text is always the same word."""
    text = text[:MOST_LETTERS]
    if text in tables.forms():
        return Word(text, FORM_WEIGHT, WEAK)
    if len(text) == 1:
        weight = LETTER_WEIGHT if text in tables.words("particles") else INITIAL_WEIGHT
        return Word(text, weight, LETTER_ONLY if text.isalpha() else TELLING)
    if text in tables.words("titles"):
        return Word(text, TITLE_WEIGHT, WEAK)
    if text in tables.words("particles"):
        return Word(text, PARTICLE_WEIGHT, WEAK)
    mine = tables.groups().get(text, ())
    kept, kept_too, *_ = *mine, 0, 0
    return Word(text, _weight(text), TELLING, kept, kept_too)


def _weight(text: str) -> int:
    """The least that a table says a word weighs."""
    weights = [tables.graded("weights").get(text, 100)]
    if grade := tables.graded("people").get(text):
        weights.append(GRADE_WEIGHT[grade])
    if text in _phrase_words():
        weights.append(PHRASE_WEIGHT)
    if text in tables.words("places"):
        weights.append(PLACE_WEIGHT)
    return min(weights)


@lru_cache(maxsize=500_000)
def corrected(text: str) -> str:
    """A word of a legal form for an unknown word that is one slip away from it, or lacks vowels.

    ``lomited`` is limited, ``cmpny`` is company; any other word is itself.
    """
    if len(text) < _UNVOWELED_FROM or _known(text):
        return text
    if found := _long_words()[1].get(text):
        return found
    if len(text) < _MISSPELT_FROM:
        return text
    near = [one for letters in _slips(text) for one in _long_words()[0].get(letters, ())]
    return next((one for one in near if _one_slip(text, one)), text)


def _known(text: str) -> bool:
    return (
        text in tables.graded("weights")
        or text in tables.graded("people")
        or text in tables.words("places")
        or text in tables.groups()
    )


@lru_cache
def _long_words() -> tuple[dict[str, list[str]], dict[str, str]]:
    """The long words of legal forms: by what is left of them without a letter, without vowels."""
    slips: dict[str, list[str]] = {}
    unvoweled: dict[str, str] = {}
    spellings = [spelling for mine in tables.legal_forms().values() for spelling, _ in mine]
    alone = {spelling[0] for spelling in spellings if len(spelling) == 1}
    for one in dict.fromkeys(one for spelling in spellings for one in spelling):
        if len(one) >= _MISSPELT_FROM:
            unvoweled.setdefault(_INNER_VOWELS.sub("", one), one)
            if len(one) > _MISSPELT_FROM or one not in alone:
                for letters in _slips(one):
                    slips.setdefault(letters, []).append(one)
    return slips, {bare: one for bare, one in unvoweled.items() if len(bare) >= _UNVOWELED_FROM}


@lru_cache
def _phrase_words() -> frozenset[str]:
    """The words of legal forms of several words that say nothing else: joint, stock, liability."""
    spellings = (spelling for mine in tables.legal_forms().values() for spelling, _ in mine)
    found = {one for spelling in spellings if len(spelling) > 1 for one in spelling}
    business = {one for row in tables.rows("business") for one in row[0].split()}
    return frozenset(found - business - tables.words("places"))


def _slips(text: str) -> list[str]:
    without = (text[:at] + text[at + 1 :] for at in range(len(text)))
    return list(dict.fromkeys((text, *without)))


def _one_slip(one: str, other: str) -> bool:
    """Is one letter replaced, missing, too many, or swapped with its neighbour?"""
    if abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
