"""Words and names measured one by one, without an index: for tables, explanations and tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from licet.names.alignment import Alignment, Names
from licet.names.likeness import Words
from licet.names.scale import MOST_LETTERS, SPACE, Numbers, costs
from licet.names.shelving import Shelving
from licet.names.words import Word, word

if TYPE_CHECKING:
    from licet.names.fold import Reading

Array = np.ndarray[Any, np.dtype[Any]]
WORD_FIELDS: Final = tuple("text start weight kind kept kept_too heard heard_len".split())


def view(array: Any) -> Numbers:
    """An array as the measures take it: reading a number gives a plain int."""
    return memoryview(array)


def is_compiled() -> bool:
    """Were the modules that compare names compiled when licet was installed?"""
    from licet.names import alignment, finding, gathering, likeness, nearby

    files = [str(one.__file__) for one in (alignment, finding, gathering, likeness, nearby)]
    return not any(file.endswith(".py") for file in files)


def scratch() -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The space that an alignment works in: costs, rows, pairs, letters."""
    return (
        view(costs()),
        view(np.zeros(4 * (MOST_LETTERS + 2), np.int32)),
        view(np.zeros(SPACE, np.int32)),
        view(np.zeros(2 * MOST_LETTERS, np.uint8)),
    )


def word_arrays(words: Sequence[Word]) -> dict[str, Array]:
    """Words as arrays, by the names that `Words` gives them; how they sound is not filled in."""
    texts, *numbers = zip(*words, strict=True) if words else ("", (), (), (), ())
    lengths = np.array([0, *map(len, texts)], np.int32)
    count = max(1, len(words))
    arrays: dict[str, Array] = {
        "text": np.frombuffer("".join(texts).encode() or b" ", np.uint8),
        "start": np.cumsum(lengths, dtype=np.int32),
    }
    kinds = {"weight": np.uint8, "kind": np.uint8, "kept": np.int32, "kept_too": np.int32}
    for (name, kind), mine in zip(kinds.items(), numbers, strict=True):
        arrays[name] = np.array(mine or [0], kind)
    arrays["heard"] = np.zeros(count, np.int64)
    arrays["heard_len"] = np.zeros(count, np.uint8)
    return arrays


def as_words(arrays: Mapping[str, Array]) -> Words:
    """Words as the measures take them."""
    return Words(*(view(arrays[field]) for field in WORD_FIELDS))


def pack(words: Sequence[Word]) -> Words:
    """Words as the measures take them, and how they sound."""
    packed = as_words(word_arrays(words))
    measures().hear_all(packed, 0, len(words))
    return packed


@lru_cache
def measures() -> Shelving:
    """One set of measures for words asked about one by one."""
    return Shelving(*scratch())


@lru_cache
def aligner() -> Alignment:
    """One set of measures for names compared one by one."""
    return Alignment(*scratch())


@lru_cache(maxsize=200_000)
def _one(text: str) -> Words:
    return pack([word(text)])


def heard(text: str) -> int:
    """A number that is the same for words that sound alike."""
    letters = view(text.encode())
    return measures().hear(letters, 0, len(letters)) if text else 0


def likeness(one: str, other: str) -> int:
    """How alike two folded words are, permille."""
    return measures().likeness(_one(one), 0, _one(other), 0)


def names(read: Sequence[Reading]) -> Names:
    """Names as the measures take them."""
    distinct = list(dict.fromkeys(one for each in read for one in each.words))
    place = {one: at for at, one in enumerate(distinct)}
    lengths = [0, *(len(each.words) for each in read)]
    places = [place[one] for each in read for one in each.words]
    signs = [sign for each in read for sign in each.signs]
    return Names(
        pack(distinct),
        view(np.cumsum(np.array(lengths, np.int32), dtype=np.int32)),
        view(np.array(places or [0], np.int32)),
        view(np.array(signs or [0], np.uint32)),
        view(np.array([each.sort for each in read] or [0], np.uint8)),
    )
