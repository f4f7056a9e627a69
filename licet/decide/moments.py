"""What reader 2 found at a moment: its bits, turned back into the findings of reader 1.

Many moments share a finding (same norms, same versions, same parties), so each distinct one is
made once, from the bits of the algebra.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from licet.decide import calendar
from licet.decide.algebra import Algebra
from licet.decide.finding import Demand, Hit, Regime, asks_nothing, conclude, silent
from licet.decide.kleene import Truth, some
from licet.decide.signatures import members
from licet.decide.words import Truths, bit_at
from licet.decide.world import Index
from licet.facts import Involvement
from licet.law.norms import Body, Kind, Norm, by_party

Values = npt.NDArray[np.uint8]  # 0 false, 1 unknown, 2 true
_TRUTH: tuple[Truth, ...] = (False, None, True)


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One distinct finding: what each body of law says, of which parties, with which warnings."""

    regimes: tuple[Regime, ...]
    people: tuple[Involvement, ...]
    notices: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """One column of bits: what it is about, and where its truths come from."""

    role: str
    norm: Norm
    under: Norm | None
    truths: Truths


class Findings:
    """Findings of a decided table, by case and segment."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.world = algebra.world
        self._known: dict[bytes, Finding] = {}

    @cached_property
    def _trade_slots(self) -> list[_Slot]:
        return list(self._slots(person=False))

    @cached_property
    def _person_slots(self) -> list[_Slot]:
        return list(self._slots(person=True))

    def _slots(self, person: bool) -> Iterator[_Slot]:
        algebra, book = self.algebra, self.world.rulebook
        if not person:
            for kind in (Kind.SCOPE, Kind.NOTICE):
                for norm in book.of(kind):
                    yield _Slot(str(kind), norm, None, algebra.any_party(norm))
        for norm in book.of(Kind.REQUIREMENT):
            if by_party(norm) is person:
                yield _Slot("demand", norm, None, algebra.demand(norm, person))
                for lifter in book.overcoming(norm):
                    yield _Slot("lifter", lifter, norm, algebra.lifter(lifter, person))

    @cached_property
    def _order(self) -> dict[Norm, int]:
        return {norm: place for place, norm in enumerate(self.world.rulebook.norms)}

    @cached_property
    def _versions(self) -> dict[Norm, npt.NDArray[np.uint8]]:
        """The version of each norm in force, by state of knowledge and segment."""
        grid = self.world.grid
        found = {}
        for norm in self.world.rulebook.norms:
            table = np.zeros((len(self.world.knowledges), len(grid.days) + 1), np.uint8)
            for row, knowledge in enumerate(self.world.knowledges):
                pieces = calendar.norm_pieces(norm, knowledge)
                for piece in sorted(pieces, key=lambda one: one.sure is True):
                    end = None if piece.span.end is None else grid.segment(piece.span.end)
                    table[row, grid.segment(piece.span.start) : end] = piece.version
            found[norm] = table
        return found

    def at(self, cases: Index, segments: Index) -> list[Finding]:
        """The finding of each case on each segment."""
        batch = self.algebra.batch
        state = (batch.knowledge[cases], segments)
        bits = _matrix(self._trade_slots, cases, segments)
        versions = self._versions_of(self._trade_slots, state, bits)
        heads = np.concatenate([bits, versions, self._body_bits(cases, segments)], axis=1)
        owner, people = members(batch.person_case, cases)
        person_bits = _matrix(self._person_slots, people, segments[owner])
        person_state = (state[0][owner], segments[owner])
        person_versions = self._versions_of(self._person_slots, person_state, person_bits)
        codes = batch.person_code[people]
        tails = np.concatenate(
            [person_bits, person_versions, codes.astype("<u4")[:, None].view(np.uint8)], axis=1
        )
        counts = np.bincount(owner, minlength=len(cases))
        firsts = (np.cumsum(counts) - counts).tolist()
        return [
            self._finding(heads[place], tails[first : first + count], codes[first : first + count])
            for place, (first, count) in enumerate(zip(firsts, counts.tolist(), strict=True))
        ]

    def _versions_of(
        self, slots: list[_Slot], state: tuple[Index, Index], bits: Values
    ) -> npt.NDArray[np.uint8]:
        """The version behind each bit; zero where the bit is false, so that it tells nothing."""
        columns = [self._versions[slot.norm][state] for slot in slots]
        table = np.stack(columns, axis=1) if columns else np.zeros((len(bits), 0), np.uint8)
        result: npt.NDArray[np.uint8] = np.where(bits > 0, table, 0).astype(np.uint8)
        return result

    def _body_bits(self, cases: Index, segments: Index) -> Values:
        grid = self.world.grid
        columns = []
        for body in self.world.rulebook.bodies:
            concerned = self.algebra.term(body.concerns, False).take(cases).maybe
            nothing = self.algebra.term(body.asks_nothing, False).take(cases).sure
            columns += [bit_at(concerned, segments), bit_at(nothing, segments)]
            columns.append(segments >= grid.segment(body.covered_from))
        return np.stack(columns, axis=1).astype(np.uint8)

    # -- from bits to findings ----------------------------------------------------------------

    def _finding(self, head: Values, tail: Values, codes: Index) -> Finding:
        key = head.tobytes() + tail.tobytes()
        if key not in self._known:
            self._known[key] = self._make(head, tail, codes)
        return self._known[key]

    def _make(self, head: Values, tail: Values, codes: Index) -> Finding:
        width = len(self._trade_slots)
        person_width = len(self._person_slots)
        trade = list(_hits(self._trade_slots, head[:width], head[width : 2 * width]))
        persons = [
            list(_hits(self._person_slots, row[:person_width], row[person_width:]))
            for row in tail[:, : 2 * person_width]
        ]
        regimes = []
        for place, body in enumerate(self.world.rulebook.bodies):
            concerned, nothing, covered = head[2 * width + 3 * place :][:3].tolist()
            if concerned:
                state = (bool(nothing), bool(covered))
                regimes.append(_regime(body, trade, persons, state, self._order))
        notices = tuple(hit for slot, hit in trade if slot.role == "notice" and hit.truth)
        people = tuple(self.world.palette[code] for code in codes.tolist())
        return Finding(tuple(regimes), people, notices)


Found = list[tuple[_Slot, Hit]]


def _matrix(slots: list[_Slot], rows: npt.NDArray[np.integer], segments: Index) -> Values:
    """The truth of each slot for each row, as 0, 1 or 2."""
    table = np.zeros((len(segments), len(slots)), np.uint8)
    for place, slot in enumerate(slots):
        truths = slot.truths.take(rows)
        table[:, place] = bit_at(truths.sure, segments).astype(np.uint8) + bit_at(
            truths.maybe, segments
        )
    return table


def _hits(slots: list[_Slot], bits: Values, versions: Values) -> Iterator[tuple[_Slot, Hit]]:
    for place in np.flatnonzero(bits).tolist():
        slot = slots[place]
        yield slot, Hit(slot.norm, int(versions[place]), _TRUTH[bits[place]])


def _regime(
    body: Body,
    trade: Found,
    persons: list[Found],
    state: tuple[bool, bool],
    order: dict[Norm, int],
) -> Regime:
    nothing, covered = state
    if not covered:
        return silent(body)
    if nothing:
        return asks_nothing(body)
    scope = tuple(h for slot, h in trade if slot.role == "scope" and h.norm.law == body.id)
    return conclude(body, scope, _demands(body, trade, persons, order))


def _demands(
    body: Body, trade: Found, persons: list[Found], order: dict[Norm, int]
) -> list[Demand]:
    """Demands in the order of the rulebook, and within one norm in that of the parties."""
    found: list[Demand] = []
    sources: list[tuple[int | None, Found]] = [(None, trade), *enumerate(persons)]
    for who, hits in sources:
        for slot, hit in hits:
            if slot.role == "demand" and hit.norm.law == body.id:
                lifters = tuple(h for s, h in hits if s.role == "lifter" and s.under is hit.norm)
                lifted = some(lifter.truth for lifter in lifters)
                found.append(Demand(hit.norm, hit.version, who, hit.truth, lifted, lifters))
    return sorted(found, key=lambda d: (order[d.norm], -1 if d.who is None else d.who))
