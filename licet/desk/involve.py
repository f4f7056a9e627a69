"""From matches and stated facts to involvements: the part that a listing has in a trade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from licet.facts import Involvement, Listing, Match, Owner, Party
from licet.law.coverage import HELD_LISTS
from licet.law.us.ear.part744_affiliates import counts
from licet.network import Claim
from licet.spans import Span


def owner_names(owners: Iterable[Owner]) -> list[str]:
    """The names of owners, and of their own owners."""
    found: list[str] = []
    for owner in owners:
        found += [owner.name] if owner.name else []
        found += owner_names(owner.owners)
    return found


def stated_lists(owners: Iterable[Owner]) -> frozenset[str]:
    """The lists that owners, and their own owners, are said to be on."""
    found: frozenset[str] = frozenset()
    for owner in owners:
        found |= stated_lists(owner.owners) | ({owner.list} if owner.list else frozenset())
    return found


def involvement(match: Match, via: str, country: str | None) -> Involvement:
    return Involvement(
        role=match.role,
        via=via,
        listing=match.listing,
        country=country,
        hinges_on=_hinge(match),
        party=match.name,
    )


def is_ruled(match: Match) -> bool:
    """Is there a rule for the list? Where there is none, no condition can ask for the listing."""
    return match.listing.list in HELD_LISTS


def elsewhere(party: Party) -> Involvement:
    """The part of one who is on a list without a rule: not unlisted, and nothing else."""
    return Involvement(role=party.role, via="elsewhere", country=party.country, party=party.name)


def _hinge(match: Match) -> str | None:
    """What would settle a match: who the party is, or since when the entry is on the list."""
    if match.strength != "strong":
        return "parties.identity"
    return None if match.listing.certain else "parties.listed_on"


def branch(match: Match, party: Party) -> Involvement:
    home = match.listing.country
    at_home = party.country is not None and party.country == home
    found = involvement(match, "branch" if at_home else "foreign_branch", party.country)
    return replace(found, party=party.name)


def claim(listing: Listing, sure: bool) -> Claim:
    """Does this listing of an owner count, and what would tell where that is unknown?"""
    if not sure:
        return Claim(listing, None, "parties.identity")
    if not listing.certain:
        return Claim(listing, None, "parties.listed_on")
    answer = counts(listing)
    return Claim(listing, answer, "owners.programme" if answer is None else None)


def stated(owner: Owner, known: Listing | None) -> Listing:
    """The listing of an owner whom the caller says to be on a list: on every day.

    The entry `known` by that name says what the caller left out, but not when: who is said to be
    listed is listed, even where our entry has ended.
    """
    words = (owner.requirement or "").casefold()
    requirement = None
    if "all items" in words and "commerce control list" not in words:
        requirement = "all_items"
    elif "commerce control list" in words or "ccl" in words:
        requirement = "ccl_items"
    return Listing(
        id=f"stated.{owner.list}.{owner.name}",
        list=owner.list or "",
        name=owner.name or "an owner",
        span=Span(date.min),
        known=date.min,
        cite="stated by the caller",
        country=owner.country,
        requirement=requirement or (known.requirement if known else None),
        review_policy=owner.review_policy or (known.review_policy if known else None),
        programme=owner.programme or (known.programme if known else None),
    )


def cut(listing: Listing, span: Span) -> Listing:
    """The listing, on the days on which it counts for this party."""
    start = max(listing.span.start, span.start)
    end = listing.span.until(span.end).end
    return replace(listing, span=Span(start, end))


def listed_days(listing: Listing) -> str:
    """The days of a listing in words; on days that are not certain, *perhaps*."""
    span = listing.span
    days = f"until {span.last}" if span.start == date.min and span.last else str(span)
    return days if listing.certain else f"perhaps {days}"


def match_dict(match: Match) -> dict[str, Any]:
    """A match as the verdict shows it."""
    return {
        "role": match.role,
        "name": match.name,
        "country": match.country,
        "list": match.listing.list,
        "listed_as": match.listing.name,
        "alias": match.alias,
        "listing": match.listing.id,
        "listed": listed_days(match.listing),
        "strength": match.strength,
        "score": match.score,
        "evidence": match.evidence,
    }
