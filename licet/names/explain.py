"""Why two names are alike: which word against which and how, and what was left over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from licet.names import measure, tables
from licet.names.alignment import Names
from licet.names.fold import Reading, readings
from licet.names.scale import INITIAL, PREFIX_FROM, UNVOWELED, VARIANT, WEAK
from licet.names.search import cut_off
from licet.names.words import word

_INNER: Final = re.compile("(?<=.)[aeiou](?=.)")

HOMOPHONE = "other characters, read the same"


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of one name that cover words of another; `alike` is permille."""

    asked: str
    listed: str
    how: str
    alike: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """How much two names are alike (`score`, permille), and what makes it so.

    `cut_off`: the asked name is how the listed one begins. `spoken`: the words of a name in
    another script as they were read, else None.
    """

    asked: str
    listed: str
    score: int
    pairs: tuple[Pair, ...]
    left: tuple[str, ...]
    left_listed: tuple[str, ...]
    turned: bool = False
    cut_off: bool = False
    equal: bool = False
    spoken: str | None = None

    @property
    def homophone(self) -> bool:
        """Is some of it only read the same, in other Chinese characters?"""
        return any(pair.how == HOMOPHONE for pair in self.pairs)

    @property
    def complete(self) -> bool:
        """Is no word left over, on either side, that tells anything?"""
        return all(word(text).kind == WEAK for text in (*self.left, *self.left_listed))

    @property
    def sentence(self) -> str:
        """The explanation in words that a reviewer can read."""
        if self.equal:
            return "the same name" if self.spoken is None else f"the same name, read {self.spoken}"
        parts = [] if self.spoken is None else [f"read {self.spoken}"]
        if self.cut_off:
            parts.append("the listed name begins so and goes on: cut off")
        same = [pair.listed for pair in self.pairs if pair.how == "the same"]
        if same:
            parts.append(f"the same: {', '.join(same)}")
        parts += [
            f"{pair.asked} for {pair.listed} ({pair.how})"
            for pair in self.pairs
            if pair.how != "the same"
        ]
        if self.turned:
            parts.append("in another order")
        if self.left:
            parts.append(f"not in the listed name: {', '.join(self.left)}")
        if self.left_listed:
            parts.append(f"only in the listed name: {', '.join(self.left_listed)}")
        return "; ".join(parts)


@lru_cache(maxsize=20_000)
def explain(asked: str, listed: str) -> Explanation:
    """How alike two names are, by the same measure that the search uses."""
    found = [
        _one(asked, listed, one, other) for one in readings(asked) for other in readings(listed)
    ]
    if not found:
        return Explanation(asked, listed, 0, (), (), ())
    return max(found, key=lambda one: (one.score, one.equal))


def _one(asked: str, listed: str, one: Reading, other: Reading) -> Explanation:
    measures = measure.aligner()
    measures.pair_count, measures.turned = 0, False  # what was compared before is no part of it
    score = measures.compare(_packed(one), 0, _packed(other), 0)
    flat = list(measures.pairs[: 5 * measures.pair_count])
    chosen = sorted(tuple(flat[at : at + 5]) for at in range(0, len(flat), 5))
    pairs = tuple(_pair(one, other, *five) for five in chosen)
    used = {i for i, many, *_ in chosen for i in range(i, i + many)}
    used_too = {j for _, _, j, much, _ in chosen for j in range(j, j + much)}
    spelt = one.plain == other.plain
    equal = not any(pair.how == HOMOPHONE for pair in pairs) and (
        spelt or (one.words == other.words and one.signs == other.signs)
    )
    cut = not equal and cut_off(one, other.plain)
    return Explanation(
        asked=asked,
        listed=listed,
        score=1000 if equal or spelt else max(score, cut),
        pairs=pairs,
        left=tuple(w.text for at, w in enumerate(one.words) if at not in used),
        left_listed=tuple(w.text for at, w in enumerate(other.words) if at not in used_too),
        turned=bool(measures.turned),
        cut_off=cut > score,
        equal=equal,
        spoken=None if asked.isascii() else " ".join(each.text for each in one.words),
    )


@lru_cache(maxsize=20_000)
def _packed(reading: Reading) -> Names:
    """A reading as the measures take it; a listed name comes again and again."""
    return measure.names([reading])


def _pair(one: Reading, other: Reading, *five: int) -> Pair:
    i, many, j, much, alike = five
    words = " ".join(each.text for each in one.words[i : i + many])
    listed = " ".join(each.text for each in other.words[j : j + much])
    return Pair(words, listed, _how(words, listed, alike), alike)


def _how(one: str, other: str, alike: int) -> str:
    """What makes two words alike."""
    if one == other:
        return "the same" if alike == 1000 else HOMOPHONE
    if " " in one or " " in other:
        return "written as one" if one.replace(" ", "") == other.replace(" ", "") else "as one"
    if alike == INITIAL:
        return "an initial"
    if alike == VARIANT and set(tables.groups().get(one, ())) & set(tables.groups().get(other, ())):
        return "a variant"
    if alike == UNVOWELED and _lacks_vowels(one, other):
        return "without its vowels"
    short = min(len(one), len(other))
    if short >= PREFIX_FROM and one[:short] == other[:short] and abs(len(one) - len(other)) > 1:
        return "shortened"
    return "sounds alike" if measure.heard(one) == measure.heard(other) else "spelt differently"


def _lacks_vowels(one: str, other: str) -> bool:
    """Is one word the other without the vowels inside it?"""
    bare, bare_too = _INNER.sub("", one), _INNER.sub("", other)
    return bare.rstrip("aeiou") == bare_too.rstrip("aeiou") and (one == bare) != (other == bare_too)


def is_lone(listed: str, weight: int) -> bool:
    """Is a name one word that weighs less than so much (besides legal forms and the like)?"""
    for one in readings(listed):
        telling = [each for each in one.words if each.kind != WEAK]
        if len(telling) > 1 or (telling and telling[0].weight >= weight):
            return False
    return True
