"""Checks of what norms point at: does each aim exist, is it of the right kind, can it be met?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from licet.law.flaws import Flaw, FlawKind, flaw
from licet.law.norms import Kind, Norm, by_party
from licet.law.rulebook import Rulebook

# field -> who may point by it, and at what
_AIMS: Final = {
    "overcomes": (Kind.AUTHORISATION, (Kind.REQUIREMENT,)),
    "restricts": (Kind.RESTRICTION, (Kind.AUTHORISATION,)),
    "suspends": (Kind.STATUS, (Kind.REQUIREMENT, Kind.AUTHORISATION, Kind.SCOPE)),
}


def link_flaws(rulebook: Rulebook) -> Iterator[Flaw]:
    """Every flaw in what the norms overcome, restrict and suspend."""
    for norm in rulebook.norms:
        for verb in _AIMS:
            yield from _aims(norm, verb, rulebook)
        yield from _aimless(norm)
        yield from _never_met(norm)
    yield from _circles(rulebook.norms)


def aims(norm: Norm) -> tuple[Norm, ...]:
    """Everything that a norm points at."""
    return (*norm.overcomes, *norm.restricts, *norm.suspends)


def _aims(norm: Norm, verb: str, rulebook: Rulebook) -> Iterator[Flaw]:
    held, ids = set(rulebook.norms), {one.id for one in rulebook.norms}
    by, at = _AIMS[verb]
    for other in getattr(norm, verb):
        if other not in held:
            copy = "; the rulebook holds another norm of that id" if other.id in ids else ""
            yield flaw(
                FlawKind.UNKNOWN_NORM,
                (norm, other),
                says=f"{norm.id} {verb} {other.id}, which is not in the rulebook{copy}",
                expected="the very norm that stands in the rulebook's list",
                do=f"add {other.id} to the NORMS of its module, or take it out of `{verb}`",
            )
        if norm.kind is not by or other.kind not in at:
            kinds = " or ".join(str(kind) for kind in at)
            yield flaw(
                FlawKind.WRONG_KIND,
                (norm, other),
                says=f"the {norm.kind} {norm.id} {verb} the {other.kind} {other.id}",
                expected=f"only {_a(by)} {verb}, and only {_a(kinds)}",
                do=f"take {other.id} out of `{verb}`, or make the norms of the kinds they are",
            )


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _aimless(norm: Norm) -> Iterator[Flaw]:
    for verb, (kind, at) in _AIMS.items():
        if norm.kind is kind and not getattr(norm, verb):
            yield flaw(
                FlawKind.NO_AIM,
                (norm,),
                says=f"the {kind} {norm.id} {verb} nothing, so it can never change an answer",
                expected=f"it {verb} {_a(' or '.join(at))} or more",
                do=f"name in `{verb}` what the text lifts, takes away or suspends",
            )


def _never_met(norm: Norm) -> Iterator[Flaw]:
    """A norm that speaks of a party says nothing of a requirement on the trade as a whole."""
    if not by_party(norm):
        return
    for requirement in _requirements(norm):
        if not by_party(requirement):
            yield flaw(
                FlawKind.NEVER_USED,
                (norm, requirement),
                says=f"{norm.id} speaks of the party at hand, {requirement.id} is decided for "
                "the trade as a whole: the one is never asked where the other is",
                expected="both speak of the party at hand, or the first speaks of the trade only",
                do=f"state the condition of {norm.id} by facts of the trade, or that of "
                f"{requirement.id} by facts of the party",
            )


def _requirements(norm: Norm) -> Iterable[Norm]:
    """The requirements on whose answer a norm can bear."""
    lifted = (aim for authorisation in norm.restricts for aim in authorisation.overcomes)
    suspended = (one for one in norm.suspends if one.kind is Kind.REQUIREMENT)
    return dict.fromkeys((*norm.overcomes, *suspended, *lifted))


def _circles(norms: tuple[Norm, ...]) -> Iterator[Flaw]:
    seen: set[frozenset[Norm]] = set()
    for norm in norms:
        circle = _way_back(norm)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield flaw(
                FlawKind.CIRCLE,
                circle,
                says=" points at ".join([*(one.id for one in circle), norm.id]),
                expected="what a norm overcomes, restricts or suspends never leads back to it",
                do="take one of these out of `overcomes`, `restricts` or `suspends`",
            )


def _way_back(start: Norm) -> tuple[Norm, ...]:
    """The shortest way from a norm back to itself; empty where there is none."""
    ways: list[tuple[Norm, ...]] = [(start,)]
    met: set[Norm] = set()
    for way in ways:  # grows while it is walked: breadth first
        for other in aims(way[-1]):
            if other is start:
                return way
            if other not in met:
                met.add(other)
                ways.append((*way, other))
    return ()
