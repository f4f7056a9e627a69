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


@dataclass(frozen=True, slots=True)
class Claim:
    """A listing that an owner bears, and whether it counts towards the half.

    `counts` is unknown where `hinges_on`, a fact that nobody said, would have to tell.
    """

    listing: Listing
    counts: bool | None = True
    hinges_on: str | None = None


Find = Callable[[Owner], tuple[Claim, ...]]
Claims = dict[int, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Holding:
    """A listed owner behind a party: is the party caught (None: it hangs on `hinges_on`)?

    `span` are the days on which that is so.
    """

    listing: Listing
    caught: bool | None
    span: Span
    hinges_on: str | None = None


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
    claims = {id(owner): find(owner) for owner in _everyone(owners)}
    edges = {date.min}
    for claim in (claim for found in claims.values() for claim in found):
        edges |= {claim.listing.span.start, claim.listing.span.end or date.min}
    days = sorted(edges)
    holdings: list[Holding] = []
    for start, end in zip(days, [*days[1:], None], strict=True):
        whole = _sum(owners, claims, start).caught
        for claim in _in_force(owners, claims, start):
            caught = False if claim.counts is False else whole
            hinge = (claim.hinges_on or _hinge(owners, claims)) if caught is None else None
            _extend(holdings, Holding(claim.listing, caught, Span(start, end), hinge))
    return tuple(holdings)


def _hinge(owners: tuple[Owner, ...], claims: Claims) -> str:
    """What an open sum hangs on: a share that nobody gave, else an owner's open claim."""
    everyone = list(_everyone(owners))
    open_claims = (claim.hinges_on for one in everyone for claim in claims[id(one)])
    if any(owner.percent is None for owner in everyone):
        return "owners.percent"
    return next((hinge for hinge in open_claims if hinge), "owners.percent")


def _extend(holdings: list[Holding], new: Holding) -> None:
    """Add a run of days, joined to the one before it where nothing changed."""
    for place, old in enumerate(holdings):
        same = (old.listing.id, old.caught) == (new.listing.id, new.caught)
        if same and old.span.end == new.span.start:
            whole = Span(old.span.start, new.span.end)
            holdings[place] = Holding(old.listing, old.caught, whole, old.hinges_on)
            return
    holdings.append(new)


def _everyone(owners: Iterable[Owner]) -> Iterable[Owner]:
    for owner in owners:
        yield owner
        yield from _everyone(owner.owners)


def _on(claims: tuple[Claim, ...], day: date) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if day in claim.listing.span)


def _sum(owners: tuple[Owner, ...], claims: Claims, day: date) -> _Sum:
    """The known and the possible share; an unknown one may be all that the others leave."""
    least = most = 0.0
    left = max(0.0, 100.0 - sum(owner.percent or 0.0 for owner in owners))
    unknown = False
    for owner in owners:
        counts = _counts(owner, claims, day)
        if counts is True:
            least += owner.percent or 0.0
        if counts is not False:
            most += owner.percent or 0.0
            unknown = unknown or owner.percent is None
    return _Sum(least, min(most + left if unknown else most, 100.0))


def _counts(owner: Owner, claims: Claims, day: date) -> bool | None:
    """Does this owner's share count: by a listing of its own, or because it is caught itself?"""
    answers = [claim.counts for claim in _on(claims[id(owner)], day)]
    if owner.owners:
        answers.append(_sum(owner.owners, claims, day).caught)
    if any(answers):
        return True
    return None if None in answers else False


def _in_force(owners: tuple[Owner, ...], claims: Claims, day: date) -> Iterable[Claim]:
    """The listed owners; behind an owner that does not count itself, the chain is cut."""
    for owner in owners:
        own = _on(claims[id(owner)], day)
        yield from own
        if owner.owners and _sum(owner.owners, claims, day).caught is not False:
            yield from _in_force(owner.owners, claims, day)
