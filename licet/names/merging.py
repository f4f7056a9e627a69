"""Several indexes made one, without reading any name again.

What an index holds of a word or a name depends on nothing else in it. So the words of all are put
into one order, everything that named a word by its place is renumbered, and the result is, array
for array, the index that all the names together would have given.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise, starmap
from pathlib import Path

import numpy as np

from licet.names.index import Index, _postings, _shelves, _word_arrays
from licet.names.measure import Array
from licet.names.words import Word


def merge_files(parts: Sequence[tuple[Path, int]], path: Path) -> None:
    """A job: index files, each with how many names it was made of, merged into one file."""
    opened = [Index.open(part) for part, _ in parts]
    merged(opened, [count for _, count in parts]).save(path)


def merged(indexes: Sequence[Index], counts: Sequence[int]) -> Index:
    """The index over the names of some indexes, those of the first first.

    `counts`: of how many names each was made, with those that have no reading.
    """
    some = [index.arrays for index in indexes]
    words = [_words(index) for index in indexes]
    vocabulary = sorted(set().union(*words))
    place = {word: at for at, word in enumerate(vocabulary)}
    moved = [np.array([place[word] for word in mine], np.int32) for mine in words]
    first_name = [0, *accumulate(index.name_count for index in indexes)]
    first_given = [0, *accumulate(counts)]
    arrays = _word_arrays(vocabulary)
    for mine, to in zip(some, moved, strict=True):
        for name in ("word_heard", "word_heard_len"):
            arrays[name][to] = mine[name][: len(to)]
    arrays["name_start"] = _lengthened([mine["name_start"] for mine in some])
    arrays["name_word"] = np.concatenate(
        [to[mine["name_word"]] for mine, to in zip(some, moved, strict=True)]
    )
    arrays["name_of"] = _shifted([mine["name_of"] for mine in some], first_given)
    for name in some[0]:  # what else there is of names, or of their words, names no place
        if name.startswith("name_") and name not in arrays:
            arrays[name] = np.concatenate([mine[name] for mine in some])
    arrays |= _plain(some)
    arrays |= _postings(arrays)
    keys = [(mine["key_hash"], to[mine["key_word"]]) for mine, to in zip(some, moved, strict=True)]
    joins = [
        (mine["join_hash"], mine["join_name"] + np.int32(first))
        for mine, first in zip(some, first_name, strict=False)
    ]
    arrays |= _shelves("key", "word", keys) | _shelves("join", "name", joins)
    return Index(arrays)


def _words(index: Index) -> list[Word]:
    """The vocabulary of an index."""
    text = index.arrays["word_text"].tobytes().decode()
    start = index.arrays["word_start"].tolist()
    spelt = (text[one:end] for one, end in pairwise(start))
    fields = "weight kind kept kept_too".split()
    columns = (index.arrays[f"word_{name}"].tolist() for name in fields)
    return list(starmap(Word, zip(spelt, *columns, strict=False)))


def _lengthened(starts: Sequence[Array]) -> Array:
    """Where rows begin, and the last ends, when they stand one after the other."""
    lengths = [np.zeros(1, starts[0].dtype), *(np.diff(start) for start in starts)]
    return np.cumsum(np.concatenate(lengths), dtype=starts[0].dtype)


def _shifted(places: Sequence[Array], first: Sequence[int]) -> Array:
    """Places one after the other, those of each index counted from its first."""
    shifted = [mine + np.int32(at) for mine, at in zip(places, first, strict=False)]
    return np.concatenate(shifted)


def _plain(some: Sequence[dict[str, Array]]) -> dict[str, Array]:
    """The names as plain text, and their order."""
    text = b"".join(_texts(mine) for mine in some)
    start = _lengthened([mine["plain_start"] for mine in some])
    first = [0, *accumulate(len(mine["plain_order"]) for mine in some)]
    # Sorted pieces one after the other: sorting them anew is little more than merging.
    order = _shifted([mine["plain_order"] for mine in some], first).tolist()
    begin = start.tolist()
    order.sort(key=lambda place: text[begin[place] : begin[place + 1]])
    return {
        "plain_text": np.frombuffer(text or b" ", np.uint8),
        "plain_start": start,
        "plain_order": np.array(order, np.int32),
    }


def _texts(mine: dict[str, Array]) -> bytes:
    return mine["plain_text"].tobytes()[: int(mine["plain_start"][-1])]
