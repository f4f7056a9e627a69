"""Ownership by the BIS test: half or more, added up over all listed owners, through tiers.

A holder counts with its whole share if it is listed, or if it is itself caught (owned to half or
more by holders that count); a holder that is neither cuts the chain. Shares are added, never
multiplied. Control without ownership does not count.
Source: 90 FR 47201 (29 September 2025); the OFAC test of 13 August 2014 is the same sum.

An unknown share leaves the sum open: at least what is known, at most that and all that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from licet.facts import Listing, Owner
from licet.spans import Span

HALF = 50.0
Find = Callable[[Owner], tuple[Listing, ...]]


@dataclass(frozen=True, slots=True)
class Holding:
    """A listed owner behind a party: is the party caught (None: it hangs on an unknown share)?

    `span` are the days on which that is so.
    """

    listing: Listing
    caught: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Sum:
    """Known share in listed hands, and the most it can be (per cent)."""

    least: float
    most: float

    @property
    def caught(self) -> bool | None:
        if self.least >= HALF:
            return True
        return False if self.most < HALF else None


def listed_owners(owners: tuple[Owner, ...], find: Find) -> tuple[Holding, ...]:
    """Every listed owner of a party with the days and the certainty of its being caught.

    `find` gives the listings of an owner. Between two days on which one of them begins or ends,
    the sum is constant, so it is made once for each such run of days.
    """
    listings = {id(owner): find(owner) for owner in _everyone(owners)}
    edges = {date.min}
    for found in listings.values():
        for listing in found:
            edges |= {listing.span.start, listing.span.end or date.min}
    days = sorted(edges)
    holdings: list[Holding] = []
    for start, end in zip(days, [*days[1:], None], strict=True):
        caught = _sum(owners, listings, start).caught
        for listing in _in_force(owners, listings, start):
            _extend(holdings, Holding(listing, caught, Span(start, end)))
    return tuple(holdings)


def _extend(holdings: list[Holding], new: Holding) -> None:
    """Add a run of days, joined to the one before it where nothing changed."""
    for place, old in enumerate(holdings):
        same = (old.listing.id, old.caught) == (new.listing.id, new.caught)
        if same and old.span.end == new.span.start:
            holdings[place] = Holding(old.listing, old.caught, Span(old.span.start, new.span.end))
            return
    holdings.append(new)


def _everyone(owners: Iterable[Owner]) -> Iterable[Owner]:
    for owner in owners:
        yield owner
        yield from _everyone(owner.owners)


def _on(listings: tuple[Listing, ...], day: date) -> tuple[Listing, ...]:
    return tuple(listing for listing in listings if day in listing.span)


def _sum(owners: tuple[Owner, ...], listings: dict[int, tuple[Listing, ...]], day: date) -> _Sum:
    least = most = stated = 0.0
    for owner in owners:
        stated += owner.percent or 0.0
    left = max(0.0, 100.0 - stated)
    for owner in owners:
        counts = _counts(owner, listings, day)
        share = owner.percent
        if counts is True:
            least += share or 0.0
        if counts is not False:
            most += left if share is None else share
    return _Sum(least, min(most, 100.0))


def _counts(owner: Owner, listings: dict[int, tuple[Listing, ...]], day: date) -> bool | None:
    """Does this owner's share count: is it listed, or caught itself?"""
    if _on(listings[id(owner)], day):
        return True
    return _sum(owner.owners, listings, day).caught if owner.owners else False


def _in_force(
    owners: tuple[Owner, ...], listings: dict[int, tuple[Listing, ...]], day: date
) -> Iterable[Listing]:
    """The listed owners whose share counts, or may; those behind a cut chain do not."""
    for owner in owners:
        own = _on(listings[id(owner)], day)
        yield from own
        if not own and owner.owners and _counts(owner, listings, day) is not False:
            yield from _in_force(owner.owners, listings, day)
