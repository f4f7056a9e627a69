"""Words: what one is, and how much it tells.

A word weighs 100 where nothing else is known of it. The tables say which words tell less: common
names of persons, common words of companies and places; initials, particles, titles and legal
forms next to nothing. Weights are kept in tables and never counted from the lists at hand, so that
a score does not move when an edition brings other names.
"""

from __future__ import annotations

import re
from collections import Counter
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
_ABBREVIATED: Final = 6  # letters up to which a form by itself may be an abbreviation: sarlau
_INNER_VOWELS: Final = re.compile("(?<=.)[aeiou](?=.)")


class Word(NamedTuple):
    """A word of a name, folded; `kept` and `kept_too` are its groups of variants."""

    text: str
    weight: int = 100
    kind: int = TELLING
    kept: int = 0
    kept_too: int = 0


@lru_cache(maxsize=300_000)
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


def corrected(text: str) -> str:
    """A word of a legal form for an unknown word that is one slip away from it, or lacks vowels.

    ``lomited`` is limited, ``cmpny`` is company; any other word is itself. One that is a form by
    itself gives way to another spelling of the same form only: limted does, asbl does not.
    """
    if len(text) < _UNVOWELED_FROM or text in _known():
        return text
    right = _one_slip_away(text)
    forms = _alone()
    return text if text in forms and forms.get(right) != forms[text] else right


def _one_slip_away(text: str) -> str:
    ends, unvoweled = _long_words()
    if found := unvoweled.get(text):
        return found
    if len(text) < _MISSPELT_FROM:
        return text
    some = _kept_by_a_slip(len(text))
    near = *ends.get((0, text[:some]), ()), *ends.get((1, text[-some:]), ())
    return next((one for one in near if one != text and _one_slip(text, one)), text)


def _kept_by_a_slip(length: int) -> int:
    """How many letters one slip leaves alone, at the one end of a word or at the other."""
    return 2 if length < 7 else 3


@lru_cache
def _known() -> frozenset[str]:
    """Words that are what they are: those of names, of business, of places and of phrases."""
    some = (tables.graded("weights"), tables.graded("people"), tables.words("places"))
    return frozenset().union(_in_phrases(), tables.groups(), *some)


@lru_cache
def _alone() -> dict[str, str]:
    """The legal forms of one word."""
    rows = (row for mine in tables.legal_forms().values() for row in mine)
    return {spelling[0]: form for spelling, form in rows if len(spelling) == 1}


@lru_cache
def _in_phrases() -> Counter[str]:
    """The words of legal forms of several words, and how often each stands in one."""
    rows = (row for mine in tables.legal_forms().values() for row in mine)
    return Counter(one for spelling, _ in rows if len(spelling) > 1 for one in spelling)


@lru_cache
def _long_words() -> tuple[dict[tuple[int, str], list[str]], dict[str, str]]:
    """The long words of legal forms: by their first (0) and last (1) letters, without vowels.

    First those that are forms by themselves, then those that stand in most phrases.
    """
    ends: dict[tuple[int, str], list[str]] = {}
    unvoweled: dict[str, str] = {}
    alone, phrases = _alone(), _in_phrases()
    for one in sorted({*alone, *phrases}, key=lambda one: (one not in alone, -phrases[one], one)):
        if len(one) >= _MISSPELT_FROM:
            unvoweled.setdefault(_INNER_VOWELS.sub("", one), one)
            if one in phrases or len(one) > _ABBREVIATED:
                for some in {_kept_by_a_slip(len(one) + more) for more in (-1, 0, 1)}:
                    ends.setdefault((0, one[:some]), []).append(one)
                    ends.setdefault((1, one[-some:]), []).append(one)
    return ends, {bare: one for bare, one in unvoweled.items() if len(bare) >= _UNVOWELED_FROM}


@lru_cache
def _phrase_words() -> frozenset[str]:
    """The words of legal forms of several words that say nothing else: joint, stock, liability."""
    business = {one for row in tables.rows("business") for one in row[0].split()}
    return frozenset(_in_phrases()) - business - tables.words("places")


def _one_slip(one: str, other: str) -> bool:
    """Is one letter replaced, missing, too many, or swapped with its neighbour?"""
    if abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
