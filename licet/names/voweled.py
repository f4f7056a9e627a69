"""Vowels for words from scripts that do not write them: mhmd is read as Muhammad."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from licet.names.measure import heard, likeness
from licet.names.tables import graded, groups

_CONSONANTS: Final = frozenset("bcdfghjklmnpqrstvwxz")
_DOUBLED: Final = re.compile(r"(.)\1")


@lru_cache
def _known() -> dict[int, list[str]]:
    """Well-known names by their sound, the best known first."""
    found: dict[int, list[str]] = {}
    grades = graded("people")
    # The table of variants begins with the best known names.
    for word in sorted(dict.fromkeys((*groups(), *grades)), key=lambda word: -grades.get(word, 0)):
        if len(word) > 2:
            found.setdefault(heard(word), []).append(word)
    return found


@lru_cache(maxsize=10_000)
def voweled(word: str) -> str:
    """The well-known name that the consonants say, else the word with an a where none is said."""
    grades = graded("people")
    if grades.get(word):
        return word
    names = [name for name in _known().get(heard(word), ()) if len(name) > len(word)]
    if len(word) > 1 and names:
        # Doubled letters are not written either; of names that are as near the best known is meant.
        near = {name: likeness(word, _DOUBLED.sub(r"\1", name)) for name in names}
        return max(names, key=lambda name: (near[name], grades.get(name, 0), -len(name)))
    out = ""
    for place, letter in enumerate(word):
        out += letter
        after = word[place + 1 : place + 2]
        between = place > 0 and letter in _CONSONANTS and after in _CONSONANTS
        if between and after != "h" and not (letter == "h" and place == 1):
            out += "a"
    return out
