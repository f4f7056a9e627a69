"""Signatures: rows get one number exactly where they agree in every column."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.decide import signatures
from licet.decide.signatures import Column, combine, numbered, refined, representatives


def tables(columns: list[list[int]]) -> list[Column]:
    return [numbered(np.array(one, np.int32), max(one) + 1) for one in columns]


def same_partition(numbers: np.ndarray, rows: list[tuple[int, ...]]) -> bool:
    pairs = set(zip(numbers.tolist(), rows, strict=True))
    return len(pairs) == len(set(numbers.tolist())) == len(set(rows))


@st.composite
def books(draw: st.DrawFn) -> list[list[int]]:
    height = draw(st.integers(1, 60))
    sizes = draw(st.lists(st.sampled_from([1, 2, 3, 7, 40, 500]), min_size=1, max_size=9))
    return [
        draw(st.lists(st.integers(0, size - 1), min_size=height, max_size=height)) for size in sizes
    ]


@pytest.mark.parametrize(("cached", "small"), [(1 << 16, 1 << 22), (8, 64), (1, 1)])
@given(columns=books())
def test_rows_share_a_number_exactly_where_they_agree(columns, cached, small):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signatures, "CACHED", cached)
        patch.setattr(signatures, "SMALL", small)
        numbers, count = combine(tables(columns), len(columns[0]))
    assert same_partition(numbers, list(zip(*columns, strict=True)))
    assert set(numbers.tolist()) <= set(range(count))


@given(columns=books(), data=st.data())
def test_some_rows_may_be_told_further_apart(columns, data):
    height = len(columns[0])
    numbers, count = combine(tables(columns), height)
    some = sorted(data.draw(st.sets(st.integers(0, height - 1))))
    finer = data.draw(st.lists(st.integers(0, 3), min_size=len(some), max_size=len(some)))
    column = numbered(np.array(finer, np.int32), 4)
    found, more = refined(numbers, count, np.array(some, np.intp), column)
    extra = dict(zip(some, finer, strict=True))
    rows = [(*row, extra.get(at, -1)) for at, row in enumerate(zip(*columns, strict=True))]
    assert same_partition(found, rows)
    assert max(found.tolist()) < more


def test_each_number_has_a_row_that_bears_it():
    numbers = np.array([2, 0, 1, 0], np.int32)
    assert numbers[representatives(numbers, 3)].tolist() == [0, 1, 2]


def test_columns_in_which_all_rows_are_alike_tell_nothing():
    numbers, count = combine([Column(None, np.zeros(1, np.int32), 1)], 3)
    assert (numbers.tolist(), count) == ([0, 0, 0], 1)
