"""Korean letters: family names as they are usually romanised, words of companies translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from licet.names import tables
from licet.names.scripts import HANGUL

_RUN: Final = re.compile(f"[{HANGUL}]+")


def romanised(name: str) -> str:
    """A name with its Korean letters read aloud, words apart."""
    return _RUN.sub(lambda found: f" {_run(found[0])} ", name)


def _run(run: str) -> str:
    table = tables.mapping("hangul")
    pieces = [(run, "")]  # letters, and what they were read as
    for size in range(max(map(len, table)), 1, -1):  # words of companies, the longest first
        pieces = [one for piece in pieces for one in _cut(*piece, size)]
    return " ".join(words or _aloud(part) for part, words in pieces)


def _cut(part: str, words: str, size: int) -> Iterator[tuple[str, str]]:
    """Letters that are not read yet, cut at the words of this size."""
    table = tables.mapping("hangul")
    at = start = 0
    while not words and at + size <= len(part):
        if found := table.get(part[at : at + size]):
            yield from [(part[start:at], "")] if start < at else []
            yield part[at : at + size], found
            at = start = at + size
        else:
            at += 1
    if start < len(part):
        yield part[start:], words


def _aloud(part: str) -> str:
    from anyascii import anyascii

    table = tables.mapping("hangul")
    if 2 <= len(part) <= 4 and part[0] in table:
        return f"{table[part[0]]} {anyascii(part[1:])}"
    return anyascii(part)
