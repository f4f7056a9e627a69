"""The rulebook checks itself: what would make it answer wrongly in silence stops the build.

`check` gives the flaws of a rulebook, `check_listings` those of its listings; `assured` hands a
rulebook back that has none. Each flaw names the rules concerned, what was expected, what to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from licet.facts import Listing
from licet.law.checks_days import dated_flaws, day_flaws
from licet.law.checks_links import link_flaws
from licet.law.checks_words import ClosedWords, meaning_flaws, word_flaws
from licet.law.english import unsettled_parts
from licet.law.flaws import Cited, Flaw, FlawKind, Place, RulebookError, flaw
from licet.law.norms import Norm
from licet.law.rulebook import Rulebook

__all__ = ["Flaw", "FlawKind", "RulebookError", "assured", "check", "check_listings"]


def assured(rulebook: Rulebook, listings: tuple[Listing, ...] = ()) -> Rulebook:
    """The rulebook itself, if it has no flaw; else raises `RulebookError` with all of them."""
    if flaws := (*check(rulebook, listings), *check_listings(listings)):
        raise RulebookError(flaws)
    return rulebook


def check(rulebook: Rulebook, listings: tuple[Listing, ...] = ()) -> tuple[Flaw, ...]:
    """Every flaw of the rulebook, in the order of its norms.

    With `listings`, the families, waves and listings that conditions name must occur there.
    """
    return tuple(_flaws(rulebook, ClosedWords.of(listings)))


def _flaws(rulebook: Rulebook, closed: ClosedWords) -> Iterator[Flaw]:
    yield from _same_id(rulebook.norms)
    for body in rulebook.bodies:
        place = Place(body.id, body.title)
        for term in (body.concerns, body.asks_nothing):
            yield from word_flaws(place, term, closed)
    for norm in rulebook.norms:
        yield from _norm_flaws(norm, rulebook)
        yield from day_flaws(norm)
        for version in norm.versions:
            yield from word_flaws(norm, version.when, closed)
    yield from link_flaws(rulebook)
    yield from meaning_flaws(rulebook)


def check_listings(listings: tuple[Listing, ...]) -> tuple[Flaw, ...]:
    """Listings with one id, a citation that does not parse, or days that cannot be."""
    dated = (found for one in listings for found in dated_flaws(one, one.cite, one.span, one.known))
    return (*_same_id(listings), *dated)


def _same_id(things: tuple[Cited, ...]) -> Iterator[Flaw]:
    by_id: dict[str, list[Cited]] = defaultdict(list)
    for thing in things:
        by_id[thing.id].append(thing)
    for name, same in by_id.items():
        if len(same) > 1:
            yield flaw(
                FlawKind.SAME_ID,
                tuple(same),
                says=f"{len(same)} entries of the rulebook are called {name}",
                expected="an id stands for one rule or listing",
                do="give each an id of its own, or delete the one that is a copy",
            )


def _norm_flaws(norm: Norm, rulebook: Rulebook) -> Iterator[Flaw]:
    texts = {name: getattr(norm, name).strip() for name in ("id", "title", "cite", "says")}
    fields = {**texts, "versions": norm.versions}
    if empty := [name for name, value in fields.items() if not value]:
        yield flaw(
            FlawKind.SAYS_NOTHING,
            (norm,),
            says=f"{' and '.join(empty)} of {norm!r} is empty",
            expected="a title, a citation, a sentence in plain words, and one version or more",
            do="write it, from the provision cited",
        )
    if norm.law not in {body.id for body in rulebook.bodies}:
        yield flaw(
            FlawKind.NO_BODY,
            (norm,),
            says=f"it belongs to {norm.law!r}, which is no body of law of this rulebook",
            expected=f"one of {', '.join(body.id for body in rulebook.bodies) or 'none'}",
            do="add the body of law to the rulebook, or make the norm with a body that is in it",
        )
    certain = [v.by.cite for v in norm.versions if not unsettled_parts(v.when)]
    if not norm.encoded and certain:
        yield flaw(
            FlawKind.NOT_OPEN,
            (norm,),
            says=f"it is marked as not encoded, and its condition under {' and '.join(certain)} "
            "leaves nothing open",
            expected="a condition that ends in unsettled(...), so that the answer is undetermined",
            do="join unsettled(why) to the condition, or drop encoded=False",
        )
