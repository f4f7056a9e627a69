"""The calendar: which version of what is in force, on which days, as known by when.

For one state of knowledge, a dated thing becomes a list of `Piece`s: spans of days on which it
is in force for certain, or perhaps. "Perhaps" begins where the text schedules a change after the
last day through which the law has been reviewed: nobody knows yet whether that change came.
With `as_written` the text is taken at its word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from licet.decide.kleene import Truth
from licet.facts import Listing
from licet.law.norms import Norm
from licet.law.tables import Membership
from licet.spans import Span


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known: everything published by `as_known` (None: all), reviewed through `horizon`."""

    as_known: date | None
    horizon: date
    as_written: bool = False

    def knows(self, moment: date) -> bool:
        return self.as_known is None or moment <= self.as_known

    def is_open(self, change: date) -> bool:
        """Is it open whether this scheduled change happens?"""
        return change > self.horizon and not self.as_written


@dataclass(frozen=True, slots=True)
class Piece:
    """Days on which version number `version` is in force: certainly (True) or perhaps (None)."""

    span: Span
    version: int
    sure: Truth


def norm_pieces(norm: Norm, knowledge: Knowledge) -> tuple[Piece, ...]:
    """When each version of a norm is in force; from its first day a later known one supersedes."""
    known = sorted(
        (version.by.span.start, number)
        for number, version in enumerate(norm.versions)
        if knowledge.knows(version.by.known)
    )
    pieces: list[Piece] = []
    for position, (_, number) in enumerate(known):
        after = known[position + 1][0] if position + 1 < len(known) else None
        pieces += _pieces(norm.versions[number].by.span, after, number, knowledge)
    return tuple(pieces)


def _pieces(
    span: Span, superseded: date | None, number: int, knowledge: Knowledge
) -> Iterable[Piece]:
    """The certain days of one version, and the open days after its printed end."""
    kept = span.until(superseded)
    if not kept.empty:
        yield Piece(kept, number, None if knowledge.is_open(span.start) else True)
    ran_out = span.end is not None and (superseded is None or span.end < superseded)
    if ran_out and span.end is not None and knowledge.is_open(span.end):
        yield Piece(Span(span.end, superseded), number, None)


def entry_pieces(entry: Listing | Membership, knowledge: Knowledge) -> tuple[Piece, ...]:
    """When a listing, or a country's place in a group, is in force.

    An entry ends by being taken out, which is known from the day it takes effect.
    """
    if not knowledge.knows(entry.known):
        return ()
    end = entry.span.end
    known_end = end if end is not None and knowledge.knows(end) else None
    return tuple(_pieces(Span(entry.span.start, known_end), None, 0, knowledge))


def at(pieces: tuple[Piece, ...], day: date) -> Piece | None:
    """The piece that covers the day, the certain one first."""
    found = None
    for piece in pieces:
        if day in piece.span:
            if piece.sure:
                return piece
            found = found or piece
    return found


def boundaries(pieces: Iterable[Piece]) -> set[date]:
    """The days on which something begins or has ended."""
    return {
        edge for piece in pieces for edge in (piece.span.start, piece.span.end) if edge is not None
    }


def knowledge_days(entries: Iterable[Listing | Membership], norms: Iterable[Norm]) -> list[date]:
    """The days on which somebody who follows the law learns something new, in order."""
    days = {version.by.known for norm in norms for version in norm.versions}
    for entry in entries:
        days.add(entry.known)
        if entry.span.end is not None:
            days.add(entry.span.end)
    return sorted(days)
