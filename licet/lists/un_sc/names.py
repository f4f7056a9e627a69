"""Names of the Security Council's list, and the cells that hold several of them.

Most alias elements hold one name. Some hold a list (``A; B; C``, once ``A; B b) C; D``) and some
a name in its own script beside the Latin one (``Latin (other)``, ``other (Latin; Latin)``). Those
cells are taken apart only there; the caller keeps the cell as printed in the remarks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from licet.lists.record import Name, NameKind
from licet.lists.refusal import Refused, quote

_KINDS: Final = {
    "": NameKind.ALIAS,
    "good": NameKind.ALIAS,
    "a.k.a.": NameKind.ALIAS,
    "low": NameKind.WEAK,
    "f.k.a.": NameKind.FORMER,
}
_COUNTED: Final = re.compile(r"(?:^|\s)[a-h]\)\s")
_SAYS_SCRIPT: Final = re.compile(r"^original script:\s*|\s*\(original script\)$", re.I)
_SAYS_PART: Final = re.compile(r"\s+-\s+sub-unit name$")


def kind_of(where: str, quality: str) -> NameKind:
    """The kind of an alias from its QUALITY. Raises `Refused` for a word that is not known."""
    if (kind := _KINDS.get(quality.lower())) is None:
        raise Refused(where, f"an alias of quality {quote(quality)}", "Good, Low, a.k.a. or f.k.a.")
    return kind


def foreign(words: str) -> bool:
    """Whether `words` hold letters of another script than the Latin one."""
    return not words.isascii() and any(
        char.isalpha() and not unicodedata.name(char, "LATIN").startswith(("LATIN", "MODIFIER"))
        for char in words
    )


def names_in(cell: str, kind: NameKind) -> list[Name]:
    """The names that one alias element holds, in order."""
    return [Name(one, _in_script(one, kind)) for one in _texts(cell)]


def _in_script(words: str, kind: NameKind) -> NameKind:
    """A weak alias stays weak in any script: the publisher has said how little it says."""
    return NameKind.ORIGINAL if kind is NameKind.ALIAS and foreign(words) else kind


def _texts(cell: str) -> Iterator[str]:
    for listed in _COUNTED.split(cell):
        for piece in _outside_brackets(listed):
            yield from _scripts(piece)


def _scripts(piece: str) -> Iterator[str]:
    """``Latin (other)`` and ``other (Latin; Latin)`` as the names that they are."""
    head, inside = _bracketed(piece)
    if inside and head and foreign(head) != foreign(inside):
        yield head
        for one in _outside_brackets(inside):
            yield _SAYS_PART.sub("", _SAYS_SCRIPT.sub("", one))
    else:
        yield piece


def _bracketed(piece: str) -> tuple[str, str]:
    """What stands before a last pair of brackets, and what inside; brackets may be nested."""
    words = piece.rstrip(" ,")
    if not words.endswith(")"):
        return words, ""
    depth = 0
    for index in range(len(words) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(words[index], 0)
        if depth == 0:
            return words[:index].strip(), words[index + 1 : -1].strip()
    return words, ""


def _outside_brackets(words: str) -> Iterator[str]:
    """The parts between semicolons that stand in no brackets."""
    depth = start = 0
    for index, char in enumerate(words):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == ";" and depth <= 0:
            if part := words[start:index].strip():
                yield part
            start = index + 1
    if part := words[start:].strip():
        yield part
