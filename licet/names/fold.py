"""Folding: a name as the words that are compared.

Capitals, accents, punctuation and what nobody sees go; every script becomes Latin letters; legal
forms get one spelling; titles and particles stay, and weigh next to nothing. A name that can be
read in several ways gives several readings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from licet.names import tables
from licet.names.letters import as_latin, seen, unmasked
from licet.names.scale import COMPANY, MOST_WORDS, PERSON, TELLING, UNSAID, WEAK
from licet.names.scripts import has_han, has_hangul, latin
from licet.names.words import Word, corrected, word

SPOKEN_WEIGHT: Final = 60  # of a syllable that in letters would be a particle
MOST_CHARACTERS: Final = 1_000  # of a name; what comes after is not read
_QUIET: Final = str.maketrans(dict.fromkeys("'’‘`´ʼʻ′", ""))
_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\.){1,}(?:[^\W\d_]\b)?\.?|\b[^\W\d_](?:/[^\W\d_])+\b")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


class Reading(NamedTuple):
    """One way to read a name: its words, the signs of their characters, and all of it as text.

    `plain` is the text in its own order and without legal forms put into one spelling: by it a
    name that was cut off is known. `sort` is what the writing tells of the bearer: a
    legal form, or a family name with a comma after it.
    """

    words: tuple[Word, ...]
    signs: tuple[int, ...]
    plain: str
    sort: int = UNSAID


def readings(name: str) -> tuple[Reading, ...]:
    """The ways to read a name; none where it holds no letter and no digit."""
    if name.isascii() and name.isprintable():
        read = _reading(name[:MOST_CHARACTERS])
        return (read,) if read.words else ()
    return _foreign(name[:MOST_CHARACTERS])


@lru_cache(maxsize=20_000)
def _foreign(name: str) -> tuple[Reading, ...]:
    clean = seen(name)
    bare, doubtful = unmasked(clean)
    texts = [bare, as_latin(bare)] if doubtful else [bare]
    found: list[Reading] = []
    for text in texts:
        spoken = _korean(text)
        if has_han(spoken):
            from licet.names.chinese import readings as chinese

            found += [_from_pieces(pieces) for pieces in chinese(spoken)]
        else:
            found.append(_reading(latin(spoken)))
    return tuple(dict.fromkeys(one for one in found if one.words))


def _korean(text: str) -> str:
    if not has_hangul(text):
        return text
    from licet.names.korean import romanised

    return romanised(text)


def _from_pieces(pieces: list[tuple[str, int]]) -> Reading:
    """A reading from pieces: what was read from characters keeps their sign."""
    words: list[Word] = []
    signs: list[int] = []
    plain: list[str] = []
    for text, sign in pieces:
        part = _reading(latin(text))
        words += [_heavy(one) if sign else one for one in part.words]
        signs += [sign] * len(part.words)
        plain.append(part.plain)
    return Reading(
        tuple(words[:MOST_WORDS]), tuple(signs[:MOST_WORDS]), " ".join(filter(None, plain))
    )


def _heavy(one: Word) -> Word:
    """A word that was read from characters is no particle and no legal form, whatever it spells."""
    return one if one.kind == TELLING else Word(one.text, SPOKEN_WEIGHT)


def _reading(name: str) -> Reading:
    """A name in ASCII letters, folded."""
    parts, comma = split(name)
    folded = _formed(parts)
    sort = COMPANY if any(one in tables.forms() for one in folded) else UNSAID
    if comma and 0 < comma < len(parts):
        head, tail = _formed(parts[:comma]), _formed(parts[comma:])
        if any(one.kind != WEAK for one in map(word, tail)):
            folded = [*tail, *head]
            sort = sort or PERSON
    words = tuple(map(word, folded[:MOST_WORDS]))
    return Reading(words, (0,) * len(words), " ".join(parts), sort)


def split(name: str) -> tuple[list[str], int]:
    """The plain words of a name in ASCII, and how many stand before its only comma (0: none)."""
    low = name.lower().translate(_QUIET)
    if "." in low or "/" in low:
        low = _DOTTED.sub(_undotted, low)
    if "&" in low:
        low = low.replace("&", " and ")
    head, comma, tail = low.partition(",")
    if comma and "," not in tail:
        before = _BETWEEN.sub(" ", head).split()
        return before + _BETWEEN.sub(" ", tail).split(), len(before)
    return _BETWEEN.sub(" ", low).split(), 0


def _undotted(found: re.Match[str]) -> str:
    """S.A. is sa, A/S is as, L.L.C. is llc; J.P. are two initials."""
    letters = [one for one in found[0] if one.isalpha()]
    together = "".join(letters)
    one_word = len(letters) > 2 or together in tables.legal_forms()
    return f" {together if one_word else ' '.join(letters)} "


def _formed(parts: list[str]) -> list[str]:
    """Words with the legal forms among them put into one spelling."""
    forms = tables.legal_forms()
    right = list(map(corrected, parts))
    if forms.keys().isdisjoint(right):
        return parts
    out: list[str] = []
    at = 0
    while at < len(parts):
        for spelling, form in forms.get(right[at], ()):
            size = len(spelling)
            if size == 1 or tuple(right[at : at + size]) == spelling:
                out.append(form)
                at += size
                break
        else:
            out.append(parts[at])
            at += 1
    return out
