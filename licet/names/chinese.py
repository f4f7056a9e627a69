"""Chinese characters: names of companies half translated, names of persons read aloud.

华为技术有限公司 is Huawei Technology Co Ltd: words that the table of terms holds are
translated, what is left is read (pinyin, library `pypinyin`). A name without any such word may be
a person's: the first character (or two) is the family name. The same characters may be read in
Korean or Japanese, so a name can have several readings.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from licet.names import tables
from licet.names.scripts import HAN, KANA

# Family names of two characters.
_DOUBLE: Final = frozenset(
    (
        "欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 夏侯 尉迟 皇甫 "
        "公孙 慕容 令狐 宇文 长孙 轩辕 端木 百里 呼延"
    ).split()
)
_RUN: Final = re.compile(f"[{HAN}]+")
_RUN_WITH_KANA: Final = re.compile(f"[{HAN}{KANA}]+")
Piece = tuple[str, int]  # folded words, and the sign of the characters they were read from


def readings(name: str) -> list[list[Piece]]:
    """The ways to read a name that holds Chinese characters; each as pieces in order.

    What stands in other letters is a piece with the sign 0, in its own script.
    """
    simple = _simplified(name)
    alone = len(_RUN.findall(simple)) == 1
    found = [_pieces(simple, _RUN, lambda run: _mandarin(run, alone))]
    for read in (_korean, _japanese):
        pattern = _RUN_WITH_KANA if read is _japanese else _RUN
        if all(read(run) for run in pattern.findall(simple)):
            found.append(_pieces(simple, pattern, lambda run, read=read: read(run) or []))
    return found


def _pieces(name: str, pattern: re.Pattern[str], read: object) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for run in pattern.finditer(name):
        pieces.append((name[at : run.start()], 0))
        pieces += read(run[0])  # type: ignore[operator]
        at = run.end()
    return [*pieces, (name[at:], 0)]


@lru_cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=100_000)
def _simplified(name: str) -> str:
    converted: str = _converter().convert(name)  # type: ignore[attr-defined]
    return converted


def _sign(characters: str) -> int:
    """A number that stands for characters; never 0."""
    return zlib.crc32(characters.encode()) or 1


@lru_cache
def _terms() -> dict[str, str]:
    return {_simplified(term): words for term, words in tables.mapping("han_terms").items()}


@lru_cache
def _kanji() -> dict[str, str]:
    return {_simplified(name): sound for name, sound in tables.mapping("kanji").items()}


def _segments(run: str, terms: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    """A run of characters cut into terms of a table and what stands between them."""
    longest = max(map(len, terms), default=0)
    at = start = 0
    while at < len(run):
        size = next((n for n in range(longest, 0, -1) if run[at : at + n] in terms), 0)
        if size:
            if start < at:
                yield run[start:at], None
            yield run[at : at + size], terms[run[at : at + size]]
            at = start = at + size
        else:
            at += 1
    if start < len(run):
        yield run[start:], None


def _mandarin(run: str, alone: bool) -> list[Piece]:
    from pypinyin import lazy_pinyin

    segments = list(_segments(run, _terms()))
    if alone and len(segments) == 1 and segments[0][1] is None and 2 <= len(run) <= 4:
        family = 2 if len(run) > 2 and run[:2] in _DOUBLE else 1
        parts = [run[:family], run[family:]]
        return [("".join(lazy_pinyin(part, errors="ignore")), _sign(part)) for part in parts]
    pieces: list[Piece] = []
    for part, words in segments:
        if words is not None:
            pieces.append((words, 0))
        else:
            pieces.append(("".join(lazy_pinyin(part, errors="ignore")), _sign(part)))
    return pieces


def _korean(run: str) -> list[Piece]:
    """A person's name read in Korean, if all of it can be and it begins with a family name."""
    table = tables.mapping("hanja")
    if not 2 <= len(run) <= 4 or any(one not in table for one in run):
        return []
    return [(table[one], _sign(one)) for one in run]


def _japanese(run: str) -> list[Piece]:
    """A name read in Japanese, if the table knows all of it that is not kana."""
    pieces: list[Piece] = []
    for part, words in _segments(run, _kanji()):
        if words is None and _RUN.search(part):
            return []
        pieces.append((words, _sign(part)) if words is not None else (part, 0))
    return pieces if len(pieces) > 1 else []
