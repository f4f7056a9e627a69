"""An index over names: made once, kept in one file, opened by mapping it into memory.

The file is a line of JSON (which arrays, of what kind, where) and then the arrays, each at a place
that is a multiple of 64. Nothing is read until it is needed, and two processes share it.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson

from licet.names.alignment import Names
from licet.names.fold import Reading, readings
from licet.names.measure import WORD_FIELDS, Array, as_words, scratch, view, word_arrays
from licet.names.scale import LETTER_ONLY, MOST_KEYS, VERSION, WEAK
from licet.names.shelving import Shelving
from licet.names.words import Word

MAGIC: Final = b"licet names 1\n"
_PARTS: Final = ("start", "word", "sign", "sort")
_BLOCK: Final = 20_000  # words or names that get their keys at a time


class Damaged(ValueError):
    """The file is not an index that this version reads."""


@dataclass(frozen=True)
class Index:
    """Names as arrays; `of` says for each reading which of the names given it is a reading of."""

    arrays: dict[str, Array]

    @property
    def name_count(self) -> int:
        """How many readings there are."""
        return len(self.arrays["name_start"]) - 1

    @property
    def word_count(self) -> int:
        return len(self.arrays["word_start"]) - 1

    @cached_property
    def names(self) -> Names:
        """The names as the measures take them."""
        arrays = {field: self.arrays[f"word_{field}"] for field in WORD_FIELDS}
        for field in ("heard", "heard_len"):  # which are written where words are heard
            arrays[field] = np.array(arrays[field])
        return Names(as_words(arrays), *(view(self.arrays[f"name_{one}"]) for one in _PARTS))

    def save(self, path: Path) -> None:
        """Write the index; the file is there whole or not at all."""
        head: dict[str, Any] = {"version": VERSION, "arrays": {}}
        at = 0
        for name, array in self.arrays.items():
            head["arrays"][name] = [array.dtype.str, len(array), at]
            at += -(-array.nbytes // 64) * 64
            head["sum"] = zlib.crc32(array.tobytes(), head.get("sum", 0))
        line = MAGIC + orjson.dumps(head) + b"\n"
        start = -(-len(line) // 64) * 64
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with part.open("wb") as stream:
            stream.write(line[:-1].ljust(start - 1) + b"\n")
            for array in self.arrays.values():
                stream.write(array.tobytes())
                stream.write(b"\0" * (-array.nbytes % 64))
        part.replace(path)

    @classmethod
    def open(cls, path: Path) -> Index:
        """Map the file into memory. Raises `Damaged`, and `OSError` where there is none."""
        try:
            return cls._mapped(path)
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, Damaged):
                raise
            raise Damaged(f"{path}: found {error}; expected an index of names") from error

    @classmethod
    def _mapped(cls, path: Path) -> Index:
        whole = np.memmap(path, np.uint8, mode="r")
        line_end = bytes(whole[: len(MAGIC)])
        if line_end != MAGIC:
            raise Damaged(f"{path}: found another kind of file; expected an index of names")
        size = 4096
        while (end := bytes(whole[len(MAGIC) : size]).find(b"\n")) < 0 and size < len(whole):
            size *= 2
        head = orjson.loads(bytes(whole[len(MAGIC) : len(MAGIC) + end]))
        if head["version"] != VERSION:
            raise Damaged(f"{path}: found version {head['version']}; expected {VERSION}")
        start = len(MAGIC) + end + 1
        arrays, found = {}, 0
        for name, (kind, count, at) in head["arrays"].items():
            dtype = np.dtype(kind)
            cells = whole[start + at : start + at + count * dtype.itemsize]
            if cells.nbytes != count * dtype.itemsize:
                raise Damaged(f"{path}: found a file that breaks off; expected the whole index")
            arrays[name] = cells.view(dtype)
            found = zlib.crc32(view(cells), found)
        if found != head["sum"]:  # places out of range would not be noticed by compiled code
            raise Damaged(f"{path}: found other bytes than were written; expected the whole index")
        return cls(arrays)


def build(names: Sequence[str]) -> Index:
    """An index over names; a name without letters has no reading and is never found."""
    read = [(place, one) for place, name in enumerate(names) for one in readings(name)]
    return from_readings(read)


def from_readings(read: Sequence[tuple[int, Reading]]) -> Index:
    """An index over readings, each with the place of the name it is a reading of."""
    vocabulary = sorted({word for _, one in read for word in one.words})
    place = {word: at for at, word in enumerate(vocabulary)}
    arrays = _word_arrays(vocabulary)
    word = np.array([place[word] for _, one in read for word in one.words], np.int32)
    lengths = np.array([0, *(len(one.words) for _, one in read)], np.int32)
    arrays["name_start"] = np.cumsum(lengths, dtype=np.int32)
    arrays["name_word"] = word
    arrays["name_sign"] = np.array([sign for _, one in read for sign in one.signs], np.uint32)
    arrays["name_sort"] = np.array([one.sort for _, one in read], np.uint8)
    arrays["name_of"] = np.array([place for place, _ in read], np.int32)
    arrays |= _plain_arrays([one.plain for _, one in read])
    arrays |= _postings(arrays)
    index = Index(arrays)
    _shelve(index)
    return Index(arrays)


def _word_arrays(vocabulary: Sequence[Word]) -> dict[str, Array]:
    return {f"word_{field}": array for field, array in word_arrays(vocabulary).items()}


def _plain_arrays(plain: Sequence[str]) -> dict[str, Array]:
    """The names as plain text, and the order in which they are sorted."""
    encoded = [one.encode() for one in plain]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    lengths = np.array([0, *map(len, encoded)], np.int64)
    return {
        "plain_text": np.frombuffer(b"".join(encoded) or b" ", np.uint8),
        "plain_start": np.cumsum(lengths, dtype=np.int64),
        "plain_order": np.array(order, np.int32),
    }


def _postings(arrays: dict[str, Array]) -> dict[str, Array]:
    """For each word the names that hold it, and those of them that hold an initial."""
    start, word = arrays["name_start"], arrays["name_word"]
    count = len(arrays["word_start"]) - 1
    names = np.repeat(np.arange(len(start) - 1, dtype=np.int32), np.diff(start))
    pairs = distinct(word.astype(np.int64) << 32 | names)
    words, names = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
    single = arrays["word_kind"][words] == LETTER_ONLY
    telling = ~single & (arrays["word_kind"][words] != WEAK)
    with_initial = np.isin(names, np.unique(names[single]))
    found = {}
    for label, keep in (("post", ~single), ("initial", with_initial & telling)):
        found[f"{label}_start"] = _starts(words[keep], count)
        found[f"{label}_name"] = names[keep]
    return found


def distinct(numbers: Array) -> Array:
    """Numbers sorted, each once: `np.unique` hashes them, which takes sixty times as long."""
    numbers.sort()
    first = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers[first]


def _starts(sorted_: Array, count: int) -> Array:
    """Where each of `count` numbers begins in a sorted array, and where the last ends."""
    return np.searchsorted(sorted_, np.arange(count + 1), side="left").astype(np.int32)


def _shelve(index: Index) -> None:
    """Fill in the sounds of the words, and the keys of words and names."""
    shelving = Shelving(*scratch())
    words = as_words({field: index.arrays[f"word_{field}"] for field in WORD_FIELDS})
    shelving.hear_all(words, 0, index.word_count)
    names = Names(words, *(view(index.arrays[f"name_{part}"]) for part in _PARTS))
    keys = []
    for first in range(0, index.word_count, _BLOCK):
        last = min(first + _BLOCK, index.word_count)
        hashes = np.empty((last - first) * MOST_KEYS, np.uint32)
        under = np.empty(len(hashes), np.int32)
        many = shelving.shelve_words(words, (first, last), view(hashes), view(under))
        keys.append((hashes[:many].copy(), under[:many].copy()))
    index.arrays.update(_shelves("key", "word", keys))
    joins = []
    for first in range(0, index.name_count, _BLOCK):
        last = min(first + _BLOCK, index.name_count)
        some = int(index.arrays["name_start"][last] - index.arrays["name_start"][first])
        hashes = np.empty(max(1, 5 * some), np.uint32)
        under = np.empty(len(hashes), np.int32)
        many = shelving.shelve_joins(names, (first, last), view(hashes), view(under))
        joins.append((hashes[:many].copy(), under[:many].copy()))
    index.arrays.update(_shelves("join", "name", joins))


def _shelves(label: str, under: str, parts: Sequence[tuple[Array, Array]]) -> dict[str, Array]:
    """Keys in order, what lies under each, and where each range of keys begins.

    Where many lie under one key they are all kept: a key only saves work.
    """
    empty = np.empty(0, np.uint32), np.empty(0, np.int32)
    hashes = np.concatenate([part[0] for part in (*parts, empty)])
    place = np.concatenate([part[1] for part in (*parts, empty)])
    packed = distinct(hashes.astype(np.uint64) << np.uint64(32) | place.astype(np.uint64))
    hashes = (packed >> np.uint64(32)).astype(np.uint32)
    bits = max(8, len(hashes).bit_length())
    edges = np.arange(2**bits + 1, dtype=np.uint64) << np.uint64(32 - bits)
    return {
        f"{label}_hash": hashes,
        f"{label}_{under}": (packed & np.uint64(0xFFFFFFFF)).astype(np.int32),
        f"{label}_bucket": np.searchsorted(hashes.astype(np.uint64), edges).astype(np.int32),
    }
