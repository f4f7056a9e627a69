"""The words asked about so far, each once, in arrays that grow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from licet.names.likeness import Words
from licet.names.measure import WORD_FIELDS, Array, as_words, measures, view, word_arrays
from licet.names.scale import Numbers
from licet.names.words import Word

_ROOM: Final = 1_024  # words for which there is room at first


class Vocabulary:
    """Words and their places.

    `near` (int32, three numbers for each word) is room for what `Finder.look_up_words` finds;
    it has done so for the first `looked_up` of them.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._place: dict[Word, int] = {}
        self._arrays: dict[str, Array] = {
            field: np.zeros(_ROOM, array.dtype) for field, array in word_arrays([]).items()
        }
        self._near: Array = np.zeros(3 * _ROOM, np.int32)
        self._letters = 0
        self.looked_up = 0

    def __len__(self) -> int:
        return len(self._place)

    @property
    def words(self) -> Words:
        """The words as the measures take them, until more are added."""
        return as_words(self._arrays)

    @property
    def near(self) -> Numbers:
        return view(self._near)

    def places(self, words: Iterable[Word]) -> list[int]:
        """The places of words; those not seen before are added."""
        place, new, found = self._place, [], []
        for word in words:
            at = place.get(word)
            if at is None:
                at = place[word] = len(place)
                new.append(word)
            found.append(at)
        if new:
            self._add(new)
        return found

    def _add(self, new: list[Word]) -> None:
        at, end = len(self._place) - len(new), len(self._place)
        arrays = word_arrays(new)
        arrays["start"] = arrays["start"] + self._letters
        for field in WORD_FIELDS:
            start = self._letters if field == "text" else at
            self._arrays[field] = _put(self._arrays[field], start, arrays[field])
        self._letters = int(arrays["start"][-1])
        self._near = _with_room(self._near, 3 * end)
        measures().hear_all(self.words, at, end)


def _put(array: Array, at: int, more: Array) -> Array:
    """The array with others written into it, in a larger one if there is no room."""
    array = _with_room(array, at + len(more))
    array[at : at + len(more)] = more
    return array


def _with_room(array: Array, size: int) -> Array:
    if size <= len(array):
        return array
    larger: Array = np.zeros(max(size, 2 * len(array)), array.dtype)
    larger[: len(array)] = array
    return larger
