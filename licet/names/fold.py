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
from licet.names.tokens import words_of
from licet.names.words import Word

SPOKEN_WEIGHT: Final = 60  # of a syllable that in letters would be a particle
MOST_CHARACTERS: Final = 1_000  # of a name; what comes after is not read
_QUIET: Final = str.maketrans(dict.fromkeys("'`", ""))
_DOTTED: Final = re.compile(r"\b(?:[a-z]\.)+(?:[a-z]\b)?\.?|\b[a-z](?:/[a-z])+\b")
_ONE_DOTTED: Final = re.compile(r"\b[a-z][./]")
_PLAIN: Final = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | (
    _QUIET
)


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
    words, formed = words_of(parts)
    sort = COMPANY if formed else UNSAID
    if 0 < comma < len(parts):
        head, tail = words_of(parts[:comma])[0], words_of(parts[comma:])[0]
        if any(one.kind != WEAK for one in tail):
            words = [*tail, *head]
            sort = sort or PERSON
    words = words[:MOST_WORDS]
    return Reading(tuple(words), (0,) * len(words), " ".join(parts), sort)


def split(name: str) -> tuple[list[str], int]:
    """The plain words of a name in ASCII, and how many stand before its only comma (0: none)."""
    if "." in name or "/" in name:
        low = name.lower()
        quiet = low.translate(_QUIET) if "'" in low or "`" in low else low
        name = _DOTTED.sub(_undotted, quiet) if _ONE_DOTTED.search(quiet) else quiet
    if "&" in name:
        name = name.replace("&", " and ")
    if "," in name:
        head, _, tail = name.partition(",")
        if "," not in tail:
            before = head.translate(_PLAIN).split()
            return before + tail.translate(_PLAIN).split(), len(before)
    return name.translate(_PLAIN).split(), 0


def _undotted(found: re.Match[str]) -> str:
    """S.A. is sa, A/S is as, L.L.C. is llc; J.P. are two initials."""
    letters = [one for one in found[0] if one.isalpha()]
    together = "".join(letters)
    one_word = len(letters) > 2 or together in tables.legal_forms()
    return f" {together if one_word else ' '.join(letters)} "
