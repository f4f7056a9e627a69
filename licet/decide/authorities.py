"""The authority of every moment of a table: which authorisation is relied on, and until when.

The rule is that of `verdicts`: for each requirement the authorisation that ends last; among
several requirements, the one whose authorisation ends first; of equals, the first.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from licet.decide import calendar
from licet.decide.algebra import Algebra
from licet.decide.leaves import day_number
from licet.decide.words import bit_at
from licet.decide.world import Batch, Index, World
from licet.law.norms import Kind, Norm, by_party

NO_END: Final = np.iinfo(np.int32).max
_NONE: Final = np.iinfo(np.int64).max
# One number orders what is relied on: its end, then the party's place, then the authorisation's.
_END, _WHO = 1 << 31, 1 << 12


def authorities(world: World, batch: Batch) -> tuple[Index, npt.NDArray[np.int32]]:
    """For each case of a batch that asks about one segment each: the norm and its last day.

    The norm is its place in the rulebook, -1 for none; `NO_END` is the day where none is printed.
    """
    algebra = Algebra(world, batch)
    places = {norm: place for place, norm in enumerate(world.rulebook.norms)}
    best = np.full(batch.size, _NONE, np.int64)
    owner = batch.person_case
    firsts = np.searchsorted(owner, owner, side="left")
    nth = np.arange(len(owner)) - firsts
    for norm in world.rulebook.of(Kind.REQUIREMENT):
        if by_party(norm):
            found = _relied_on(algebra, norm, places)
            found = np.where(found == _NONE, _NONE, found + nth * _WHO)
            np.minimum.at(best, owner, found)
        else:
            best = np.minimum(best, _relied_on(algebra, norm, places))
    none = best == _NONE
    norms = np.where(none, -1, best % _WHO).astype(np.int32)
    ends = np.where(none, NO_END, best // _END).astype(np.int32)
    return norms, ends


def _relied_on(algebra: Algebra, norm: Norm, places: dict[Norm, int]) -> npt.NDArray[np.int64]:
    """What lifts one requirement, as end and place in one number; `_NONE` where nothing must."""
    batch, person = algebra.batch, by_party(norm)
    assert batch.segments is not None
    rows = batch.person_case if person else np.arange(batch.size, dtype=np.int32)
    segments, knowledge = batch.segments[rows], batch.knowledge[rows]
    applies = bit_at(algebra.demand(norm, person).maybe, segments)
    end = np.full(len(rows), -1, np.int64)
    place = np.zeros(len(rows), np.int64)
    for lifter in algebra.world.rulebook.overcoming(norm):
        sure = applies & bit_at(algebra.lifter(lifter, person).sure, segments)
        if sure.any():
            last = _ends(algebra.world, lifter)[knowledge, segments]
            later = sure & (last > end)
            end[later] = last[later]
            place[later] = places[lifter]
    return np.where(end >= 0, end * _END + place, _NONE)


def _ends(world: World, norm: Norm) -> npt.NDArray[np.int64]:
    """The last day printed in the version in force, by state of knowledge and segment."""
    table = np.full((len(world.knowledges), len(world.grid.days) + 1), NO_END, np.int64)
    for row, knowledge in enumerate(world.knowledges):
        for piece in calendar.norm_pieces(norm, knowledge):
            last = norm.versions[piece.version].by.span.last
            if piece.sure and last is not None:
                stop = None if piece.span.end is None else world.grid.segment(piece.span.end)
                table[row, world.grid.segment(piece.span.start) : stop] = day_number(last)
    return table
