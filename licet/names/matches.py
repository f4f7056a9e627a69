"""Pairs of names that are alike, as arrays; and names that are equal, counted once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from licet.names.measure import Array


class Matches(NamedTuple):
    """Pairs of names that are alike: places in the two sequences given, and the score in permille.

    Three arrays of one length (int32, int32, int16), sorted by asked place, score descending,
    listed place.
    """

    asked: Array
    listed: Array
    score: Array


def numbered(names: Sequence[str]) -> tuple[list[str], Array]:
    """The distinct names as they first come, and for each name (int32) which of them it is."""
    number: dict[str, int] = {}
    places = (number.setdefault(name, len(number)) for name in names)
    codes = np.fromiter(places, np.int32, len(names))
    return list(number), codes


def spread(ids: Array, codes: Array) -> tuple[Array, Array]:
    """For each id every place whose code it is: two arrays, which of the ids, and the place."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    first = np.searchsorted(ordered, ids, "left")
    count = np.searchsorted(ordered, ids, "right") - first
    which = np.repeat(np.arange(len(ids)), count)
    within = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    return which, order[first[which] + within]


def joined(some: Sequence[Matches]) -> Matches:
    """Matches one after the other."""
    empty = Matches(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int16))
    return Matches(*(np.concatenate(arrays) for arrays in zip(empty, *some, strict=True)))


def ranked(asked: Array, listed: Array, score: Array) -> Matches:
    """Matches in their order."""
    order = np.lexsort((listed, -score.astype(np.int32), asked))
    return Matches(
        asked[order].astype(np.int32), listed[order].astype(np.int32), score[order].astype(np.int16)
    )


def best(asked: Array, listed: Array, score: Array) -> Matches:
    """Matches in their order; of a pair that was found more than once the best."""
    found = ranked(asked, listed, score)
    pair = found.asked.astype(np.int64) << 32 | found.listed
    first = np.sort(np.unique(pair, return_index=True)[1])
    return Matches(*(array[first] for array in found))
