"""Keys for entries that have no number of their publisher.

A key is the party's name and country, folded, so that the same entry has the same key in the
next edition and in another document that prints the same list.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

# S.A. and SA, O'Neil and ONeil are one. So is Xi?an, an apostrophe that an encoding lost; where a
# capital follows, it was a dash.
_SILENT = re.compile(r"[.'’‘`´]+|(?<=[a-z])\?(?=[a-z])")
_BETWEEN = re.compile(r"[\W_]+")


def made_key(name: str, country: str | None) -> str:
    """``name|country``, without case, accents and punctuation: ``huawei technologies co ltd|cn``.

    A name of punctuation alone stands as it is. Two entries of a list may get the same key;
    `distinct` tells them apart.
    """
    return f"{_folded(name) or name.strip()}|{_folded(country or '')}"


def _folded(words: str) -> str:
    if not words.isascii():
        parts = unicodedata.normalize("NFKD", words)
        words = "".join(char for char in parts if not unicodedata.combining(char))
    return _BETWEEN.sub(" ", _SILENT.sub("", words).casefold()).strip()


def distinct(keys: Sequence[str], *finer: Sequence[str]) -> list[str]:
    """The keys of one list's entries, in order, each different from all others.

    Where keys are equal, each of them is followed by its own words in the first of `finer` (a
    date, a citation), and where still equal in the next; words that tell nothing apart are left
    out. What is equal in all is counted in order of appearance: ``name|us``, ``name|us#2``. Every
    `finer` is as long as `keys`.
    """
    found = list(keys)
    for words in finer:
        said: dict[str, set[str]] = defaultdict(set)
        for key, word in zip(found, words, strict=True):
            said[key].add(word)
        if len(said) == len(found):
            return found
        found = [
            f"{key}|{word}" if word and len(said[key]) > 1 else key
            for key, word in zip(found, words, strict=True)
        ]
    return _counted(found)


def _counted(keys: Sequence[str]) -> list[str]:
    taken = set(keys)
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        one = key
        if seen[key] > 1:
            while (one := f"{key}#{seen[key]}") in taken:
                seen[key] += 1
            taken.add(one)
        found.append(one)
    return found
