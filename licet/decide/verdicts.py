"""From what a reader found to the verdict: the one place where verdicts are worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from licet.decide.finding import Demand, Hit, Regime
from licet.decide.kleene import both, contrary
from licet.facts import Involvement, Outcome
from licet.facts.verdict import STRICTEST_FIRST
from licet.law.norms import Norm

# How an application would be judged, the strictest first; an unknown wording comes after these.
_POLICIES = ("policy of denial", "presumption of denial", "case-by-case")
NO_END = date.max


@dataclass(frozen=True, slots=True)
class Ruling:
    """The part of a verdict that trades of one kind, on one day, have in common."""

    outcome: Outcome
    subject_to_ear: bool | None
    regimes: tuple[dict[str, Any], ...]
    authority: dict[str, Any] | None
    authorities: tuple[dict[str, Any], ...]
    review_policy: str | None
    because: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...]


def strictest(regimes: Iterable[Regime]) -> Outcome:
    """The strictest outcome; with no body of law concerned, nothing is subject to any."""
    outcomes = [regime.outcome for regime in regimes]
    return min(outcomes, key=STRICTEST_FIRST.index) if outcomes else Outcome.NOT_SUBJECT


def rule(
    regimes: tuple[Regime, ...], people: tuple[Involvement, ...], notices: tuple[Hit, ...]
) -> Ruling:
    """Word the ruling of one day."""
    outcome = strictest(regimes)
    authorities = _authorities(regimes) if outcome is Outcome.AUTHORISED else ()
    return Ruling(
        outcome=outcome,
        subject_to_ear=next((r.subject for r in regimes if r.body.id == "us-ear"), None),
        regimes=tuple({"law": r.body.id, "outcome": r.outcome.value} for r in regimes),
        authority=_relied_on(authorities),
        authorities=tuple(_unique(authorities)),
        review_policy=_review_policy(regimes, people),
        because=tuple(_because(regimes, people, outcome)),
        warnings=tuple(hit.norm.says for hit in notices),
    )


# -- authority --------------------------------------------------------------------------------


def _authorities(regimes: tuple[Regime, ...]) -> tuple[dict[str, Any], ...]:
    """For each requirement that is lifted, its best authorisation first, then the others."""
    found = []
    for demand in (d for r in regimes for d in r.demands if d.lifted):
        sure = [hit for hit in demand.lifters if hit.truth]
        sure.sort(key=lambda hit: expiry(hit) or NO_END, reverse=True)
        found += [_authority(hit, best=hit is sure[0]) for hit in sure]
    return tuple(found)


def expiry(hit: Hit) -> date | None:
    """The last usable day printed in the version that is in force."""
    return hit.norm.versions[hit.version].by.span.last


def _authority(hit: Hit, best: bool) -> dict[str, Any]:
    return {
        "norm": hit.norm.id,
        "cite": f"{hit.norm.cite} ({hit.norm.versions[hit.version].by.cite})",
        "expires": expiry(hit),
        "_best": best,
    }


def _relied_on(authorities: tuple[dict[str, Any], ...]) -> dict[str, Any] | None:
    """Among the best for each requirement, the one that ends first."""
    best = [authority for authority in authorities if authority["_best"]]
    if not best:
        return None
    return _public(min(best, key=lambda authority: authority["expires"] or NO_END))


def _unique(authorities: tuple[dict[str, Any], ...]) -> Iterable[dict[str, Any]]:
    seen = set()
    for authority in authorities:
        if authority["norm"] not in seen:
            seen.add(authority["norm"])
            yield _public(authority)


def _public(authority: dict[str, Any]) -> dict[str, Any]:
    expires = authority["expires"]
    return {
        "norm": authority["norm"],
        "cite": authority["cite"],
        "expires": expires.isoformat() if expires else None,
    }


# -- reasons ----------------------------------------------------------------------------------


def _review_policy(regimes: tuple[Regime, ...], people: tuple[Involvement, ...]) -> str | None:
    policies = [
        policy
        for regime in regimes
        if regime.subject
        for demand in regime.demands
        if both(demand.applies, contrary(demand.lifted))
        and (policy := _policy(demand, people)) is not None
    ]
    return min(policies, key=_severity) if policies else None


def _policy(demand: Demand, people: tuple[Involvement, ...]) -> str | None:
    listing = None if demand.who is None else people[demand.who].listing
    own = listing.review_policy if listing else None
    return own or demand.norm.review_policy


def _severity(policy: str) -> tuple[int, str]:
    words = policy.casefold()
    places = [place for place, known in enumerate(_POLICIES) if words.startswith(known)]
    return (places[0] if places else len(_POLICIES), words)


def _because(
    regimes: tuple[Regime, ...], people: tuple[Involvement, ...], outcome: Outcome
) -> Iterable[dict[str, Any]]:
    """The norms that decided: those of the bodies of law that gave the outcome."""
    seen: set[tuple[str, str, str | None]] = set()
    for regime in (r for r in regimes if r.outcome is outcome):
        for entry in _reasons(regime, people):
            key = (entry["norm"], entry["effect"], entry.get("party"))
            if key not in seen:
                seen.add(key)
                yield entry


def _reasons(regime: Regime, people: tuple[Involvement, ...]) -> Iterable[dict[str, Any]]:
    if not regime.covered:
        yield _silence(regime)
        return
    for hit in regime.scope:
        yield _entry(hit.norm, hit.version, _scope_effect(hit))
    for demand in regime.demands:
        if _matters(demand, regime.outcome):
            party = None if demand.who is None else _named(people[demand.who])
            yield _entry(demand.norm, demand.version, _demand_effect(demand), party)
            for hit in demand.lifters:
                effect = "authorises" if hit.truth else "may authorise"
                yield _entry(hit.norm, hit.version, effect, party)
    if not regime.scope and not regime.demands:
        yield _nothing(regime)


def _matters(demand: Demand, outcome: Outcome) -> bool:
    """Does this requirement belong to the reason? A lifted one does where nothing else stops."""
    unmet = both(demand.applies, contrary(demand.lifted))
    if outcome is Outcome.PROHIBITED:
        return bool(unmet) and demand.norm.forbids
    if outcome is Outcome.LICENCE_REQUIRED:
        return bool(unmet)
    return True


def _scope_effect(hit: Hit) -> str:
    if hit.norm.takes_out:
        return "takes the item out" if hit.truth else "may take the item out"
    return "makes the item subject" if hit.truth else "may make the item subject"


def _demand_effect(demand: Demand) -> str:
    verb = "forbid" if demand.norm.forbids else "require a licence"
    if demand.applies is None:
        return f"may {verb}"
    return "forbids" if demand.norm.forbids else "requires a licence"


def _named(who: Involvement) -> str:
    listing = who.listing
    name = listing.name if listing else "an unlisted party"
    return f"{name} ({who.role.replace('_', ' ')})"


def _entry(norm: Norm, version: int, effect: str, party: str | None = None) -> dict[str, Any]:
    by = norm.versions[version].by.cite
    entry = {"norm": norm.id, "cite": norm.cite, "by": by, "effect": effect, "says": norm.says}
    if party:
        entry["party"] = party
    return entry


def _silence(regime: Regime) -> dict[str, Any]:
    body = regime.body
    return {
        "norm": body.id,
        "cite": body.title,
        "effect": "is not held for this day",
        "says": f"licet holds this law from {body.covered_from} on; it cannot answer earlier days.",
    }


def _nothing(regime: Regime) -> dict[str, Any]:
    body = regime.body
    if regime.outcome is Outcome.NO_LICENCE_REQUIRED:
        says = "The act has no item, and this law asks nothing of it."
    else:
        says = "Nothing in this law reaches the item or the act."
    return {"norm": body.id, "cite": body.title, "effect": "asks nothing", "says": says}
