"""What ends an answer: the change between its last day and the next.

Two findings a day apart are compared, what makes the trade subject first, then requirements:
where one of them differs, the dated thing behind the difference (a listing, a version, a stay, a
country's place in a group) is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from licet.decide.finding import Demand, Hit, Regime
from licet.facts import Involvement, Listing, Outcome
from licet.facts.vocabulary import list_title
from licet.law.norms import Kind, Norm
from licet.law.rulebook import Rulebook
from licet.law.terms import InGroup
from licet.spans import day_before

Regimes = tuple[Regime, ...]


def ends_by(
    rulebook: Rulebook,
    people: tuple[Involvement, ...],
    before: Regimes,
    after: Regimes,
    day: date,
) -> dict[str, Any]:
    """The change that takes effect on `day`, the first day of another outcome."""
    for norm, who in _differing(rulebook, before, after):
        listing = None if who is None else people[who].listing
        if listing is not None and day in (listing.span.start, listing.span.end):
            return _listing_change(norm, listing, day)
        for one in (norm, *rulebook.suspending(norm), *rulebook.restricting(norm)):
            if change := _version_change(one, day) or _group_change(one, day):
                return change
    return {
        "on": day.isoformat(),
        "norm": None,
        "cite": None,
        "change": "the days that licet covers begin",
    }


def _differing(
    rulebook: Rulebook, before: Regimes, after: Regimes
) -> Iterable[tuple[Norm, int | None]]:
    """Norms that answer differently on the two days, in the order a reader should hear of them."""
    old, new = list(_answers(before)), list(_answers(after))
    subject_turned = [r.subject for r in before] != [r.subject for r in after]
    ranks = {Kind.SCOPE: 0 if subject_turned else 3, Kind.REQUIREMENT: 1, Kind.AUTHORISATION: 2}
    order = {norm: place for place, norm in enumerate(rulebook.norms)}
    changed = set(old) ^ set(new)
    pairs = {(norm, who) for norm, who, _, _ in changed}
    return sorted(
        pairs, key=lambda p: (ranks[p[0].kind], order[p[0]], -1 if p[1] is None else p[1])
    )


def _answers(regimes: Regimes) -> Iterable[tuple[Norm, int | None, int, object]]:
    for regime in regimes:
        for hit in regime.scope:
            yield hit.norm, None, 0, hit.truth
        for demand in regime.demands:
            yield from _demand_answers(demand)


def _demand_answers(demand: Demand) -> Iterable[tuple[Norm, int | None, int, object]]:
    yield demand.norm, demand.who, 0, demand.applies
    for hit in demand.lifters:
        yield hit.norm, demand.who, 0, hit.truth


def _version_change(norm: Norm, day: date) -> dict[str, Any] | None:
    starting = [v.by for v in norm.versions if v.by.span.start == day]
    if starting:
        by, change = starting[-1], f"{norm.title}: a new version takes effect"
    else:
        ending = [v.by for v in norm.versions if v.by.span.end == day]
        if not ending:
            return None
        by, change = ending[-1], f"{norm.title}: runs out on {day_before(day)}"
    return {
        "on": day.isoformat(),
        "norm": norm.id,
        "cite": by.cite,
        "change": f"{change} ({by.cite})",
    }


def _group_change(norm: Norm, day: date) -> dict[str, Any] | None:
    """A country that joins or leaves a group which this norm looks into."""
    leaves = (leaf for version in norm.versions for leaf in version.when.leaves())
    groups = {id(g): g for leaf in leaves if isinstance(leaf, InGroup) for g in leaf.groups}
    for group in groups.values():
        for member in group.members:
            if day in (member.span.start, member.span.end):
                verb = "joins" if member.span.start == day else "leaves"
                return {
                    "on": day.isoformat(),
                    "norm": norm.id,
                    "cite": member.cite,
                    "change": f"{member.country} {verb} Country Group {group.name} ({member.cite})",
                }
    return None


def _listing_change(norm: Norm, listing: Listing, day: date) -> dict[str, Any]:
    where = list_title(listing.list)
    verb = "joins" if listing.span.start == day else "leaves"
    return {
        "on": day.isoformat(),
        "norm": norm.id,
        "cite": listing.cite,
        "change": f"{listing.name} {verb} {where} ({listing.cite})",
    }


def unconfirmed(
    rulebook: Rulebook, regimes: Regimes, day: date, written: Outcome
) -> dict[str, Any]:
    """What the horizon leaves open on `day`, and what follows if the law stands as `written`."""
    found = open_change(rulebook, regimes, day, rulebook.reviewed_through)
    since, change = found if found else (None, "a scheduled change")
    return {
        "since": since.isoformat() if since else None,
        "change": change,
        "if_as_written": written.value,
    }


def open_change(
    rulebook: Rulebook, regimes: Regimes, day: date, horizon: date
) -> tuple[date, str] | None:
    """The earliest scheduled change beyond the horizon that these findings hang on."""
    found = []
    for norm in _hanging(rulebook, regimes):
        for version in norm.versions:
            span = version.by.span
            if span.end is not None and horizon < span.end <= day:
                last = day_before(span.end)
                found.append((span.end, f"{norm.title} runs through {last} ({version.by.cite})"))
            if horizon < span.start <= day:
                found.append((span.start, f"{norm.title} takes effect ({version.by.cite})"))
    return min(found) if found else None


def _hanging(rulebook: Rulebook, regimes: Regimes) -> Iterable[Norm]:
    for regime in regimes:
        hits: list[Hit | Demand] = [*regime.scope, *regime.demands]
        hits += [lifter for demand in regime.demands for lifter in demand.lifters]
        for hit in hits:
            yield hit.norm
            yield from rulebook.suspending(hit.norm)
            yield from rulebook.restricting(hit.norm)
