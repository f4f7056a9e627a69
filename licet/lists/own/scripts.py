"""Whether a name is written in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def latin(name: str) -> bool:
    """Whether the letters of `name` are Latin, most of them; a name without letters counts."""
    return name.isascii() or _mostly(name)


@lru_cache(maxsize=1_024)
def _latin_letter(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "FULLWIDTH LATIN", "MODIFIER"))


def _mostly(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return 2 * sum(map(_latin_letter, letters)) >= len(letters)
