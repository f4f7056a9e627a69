"""Names to compare: real ones where they are at hand, made ones, and slips in either."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

COMPACT = "csl/csl-2026-07-31-compact.json"
_SYLLABLES = "ka bo lim zar eth qui yun sha dor mal vik osh ter nin gul phe wra chi jol xan".split()
_COMMON = "trading shipping group bank steel bin al de mohammed ali john smith co ltd llc sheikh"
_LOOKALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "A": "А", "E": "Е", "O": "О"}
_ACCENTS = dict(zip("aeiounscz", "áèîöúñşçž", strict=True))


def real_names(shared_data: Path) -> list[str]:
    """All names of the US Consolidated Screening List, other spellings too, each once."""
    entries = json.loads((shared_data / COMPACT).read_bytes())["entries"]
    names = (name for entry in entries for name in (entry["n"], *entry.get("a", ())))
    return list(dict.fromkeys(names))


def made_word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(1, 5)))


def made_name(random: Random) -> str:
    """A name of a few words, some of them common, some initials."""
    common = _COMMON.split()
    kinds = (made_word, made_word, lambda _: random.choice(common), lambda _: made_word(random)[0])
    return " ".join(random.choice(kinds)(random) for _ in range(random.randint(1, 6)))


def made_names(count: int, random: Random) -> list[str]:
    return [made_name(random) for _ in range(count)]


def slipped_word(word: str, random: Random) -> str:
    """A word with one slip: of the pen, of the ear, of a scanner."""
    if len(word) < 2:
        return word
    at = random.randrange(len(word))
    letter = random.choice("abcdefghijklmnopqrstuvwxyz")
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
        word[0] + "".join(one for one in word[1:] if one.lower() not in "aeiou"),
        word.replace("m", "rn", 1),
        word.replace("rn", "m", 1),
        word.replace("c", "k"),
        word[: max(2, at)],
        word + random.choice(("s", "ov", "son", "ation")),
    )
    return random.choice(ways)


def slipped(name: str, random: Random) -> str:
    """A name with one slip: in a word, among its words, or in its letters."""
    words = name.split()
    if not words:
        return name
    at = random.randrange(len(words))
    word = words[at]
    half = len(word) // 2
    ways = (
        [*words[:at], slipped_word(word, random), *words[at + 1 :]],
        [*words[:at], slipped_word(word, random), *words[at + 1 :]],
        [*words[:at], *words[at + 1 :]],
        [*words[:at], word[0], *words[at + 1 :]],
        [*words[:at], word[:half], word[half:], *words[at + 1 :]],
        ["".join(words[at : at + 2]), *words[:at], *words[at + 2 :]],
        words[::-1],
        [*words, random.choice(_COMMON.split())],
        [name[: max(1, len(name) * 2 // 3)]],
        [name.upper()],
        ["".join(_LOOKALIKES.get(one, one) for one in name)],
        ["".join(_ACCENTS.get(one, one) for one in name)],
        [name.replace(" ", "\u200b ")],
    )
    return " ".join(random.choice(ways))


def slipped_names(names: Sequence[str], count: int, random: Random) -> list[str]:
    """Names out of many, each with up to three slips."""
    found = random.choices(names, k=count)
    for most in range(3):
        found = [
            slipped(name, random) if random.random() * 4 > most + 1 else name for name in found
        ]
    return found
