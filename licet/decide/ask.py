"""Reader 3: which missing facts could still change the outcome?

Only norms whose truth is unknown can turn; so only the facts that their tests miss are tried.
Each is filled with its probes in turn, and kept if one of them changes the outcome. Where no
fact does so alone (two are missing at once, and either hides the other), every two are filled
together, and both are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from licet.decide.explain import Reading, reading
from licet.decide.finding import Regime
from licet.decide.kleene import both, contrary
from licet.decide.leaves import PRESUMED, SOMEBODY, outsiders, trade_fact
from licet.decide.probes import SOMEONE_LISTED, PartyGap, filled, party_gaps, probes, ship_to_probes
from licet.decide.verdicts import strictest
from licet.facts import FACTS, Involvement, Outcome, Party, Trade
from licet.law.norms import Norm
from licet.law.rulebook import Rulebook
from licet.law.terms import PARTY

Gap = str | PartyGap


def missing_facts(read: Reading, regimes: tuple[Regime, ...]) -> tuple[str, ...]:
    """The names of the facts worth finding out, in the vocabulary's words."""
    if not could_change(regimes):
        return ()
    return _search(read, strictest(regimes))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the vocabulary's order; facts about parties and owners last."""
    return tuple(sorted(set(names), key=place))


def place(name: str) -> tuple[int, str]:
    """Where a fact stands in the vocabulary; facts about parties and owners come last."""
    return _PLACES.get(name, len(_PLACES)), name


_PLACES = {fact.name: place for place, fact in enumerate(FACTS)}


def could_change(regimes: tuple[Regime, ...]) -> bool:
    """Is the outcome open: undetermined, or a requirement that a prohibition may yet top?"""
    outcome = strictest(regimes)
    if outcome is Outcome.UNDETERMINED:
        return any(regime.covered for regime in regimes)
    if outcome is not Outcome.LICENCE_REQUIRED:
        return False
    return any(
        demand.norm.forbids and both(demand.applies, contrary(demand.lifted)) is not False
        for regime in regimes
        if regime.subject is not False
        for demand in regime.demands
    )


def _search(read: Reading, outcome: Outcome) -> tuple[str, ...]:
    gaps = sorted(_gaps(read), key=lambda gap: place(_name(gap)))
    alone = [_name(gap) for gap in gaps if _can_change(read, gap, outcome)]
    if alone:
        return in_order(alone)
    for name in in_order(_name(gap) for gap in gaps):
        behind = {
            _name(other)
            for gap in gaps
            if _name(gap) == name
            for filled_in in _filled(read, gap)
            for other in _gaps(filled_in)
            if place(_name(other)) > place(name) and _can_change(filled_in, other, outcome)
        }
        if behind:
            return in_order({name, *behind})
    return ()


def first_pair(pairs: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Of facts that turn it only by two: the first, and all that turn it together with that one."""
    if not pairs:
        return ()
    first = in_order(pair[0] for pair in pairs)[0]
    return in_order({first, *(pair[1] for pair in pairs if pair[0] == first)})


def _name(gap: Gap) -> str:
    return gap.name if isinstance(gap, PartyGap) else gap


def _can_change(read: Reading, gap: Gap, outcome: Outcome) -> bool:
    day = read.trade.on
    return any(strictest(other.regimes(day)) is not outcome for other in _filled(read, gap))


def _filled(read: Reading, gap: Gap) -> Iterable[Reading]:
    """The trade with one gap filled, each way that can matter."""
    trade, people, rulebook = read.trade, read.involvements, read.rulebook
    written = read.knowledge.as_written
    if isinstance(gap, PartyGap):
        for others in filled(people, gap, rulebook):
            yield reading(rulebook, trade, others, as_written=written)
    else:
        for changed, others in _trades(trade, people, gap, read):
            yield reading(rulebook, changed, others, as_written=written)


def _trades(
    trade: Trade, people: tuple[Involvement, ...], fact: str, read: Reading
) -> Iterable[tuple[Trade, tuple[Involvement, ...]]]:
    if fact in _name_facts(read.rulebook):
        named = replace(trade, **{fact: SOMEBODY})  # type: ignore[arg-type]
        yield named, people
        yield named, (*people, Involvement(role=fact, listing=SOMEONE_LISTED))
        return
    if fact == "parties":
        yield replace(trade, parties=tuple(_named(trade))), people
        return
    if fact == "ship_to":
        values: tuple[object, ...] = ship_to_probes(read.rulebook)
    else:
        values = probes(read.rulebook).get(("trade", fact), ())
    for value in values:
        possible = consistent(trade, fact, value)
        yield replace(trade, **{fact: possible}), people  # type: ignore[arg-type]


def _named(trade: Trade) -> Iterable[Party]:
    """The parties, each with a name; somebody where there is none."""
    yield from (replace(p, name=p.name or SOMEBODY) for p in trade.parties)
    if not trade.parties:
        yield Party(role="counterparty", name=SOMEBODY)


def consistent(trade: Trade, fact: str, value: object) -> object:
    """The value, kept within what else is said: the controlled US content is part of the whole."""
    whole, part = trade.us_content_percent, trade.us_controlled_content_percent
    if fact == "us_controlled_content_percent" and whole is not None:
        return min(value, whole)  # type: ignore[call-overload]
    if fact == "us_content_percent" and part is not None:
        return max(value, part)  # type: ignore[call-overload]
    return value


@cache
def _name_facts(rulebook: Rulebook) -> frozenset[str]:
    """The facts by which the rulebook's norms know outsiders."""
    return frozenset(
        name
        for norm in rulebook.norms
        for version in norm.versions
        for part in outsiders(version.when)
        for name in part.fact.split("|")
    )


def _gaps(read: Reading) -> Iterable[Gap]:
    """What is missing among the tests of the norms whose truth is unknown."""
    found: dict[Gap, None] = {}
    for regime in read.regimes(read.trade.on):
        for norm, version, who in _open_norms(read, regime):
            found.update(dict.fromkeys(_gaps_of(read, norm, version, who)))
    return found


def _open_norms(read: Reading, regime: Regime) -> Iterable[tuple[Norm, int, int | None]]:
    everyone = (None, *range(len(read.involvements)))
    norms: dict[tuple[Norm, int | None], None] = {}
    for hit in regime.scope:
        if hit.truth is None or hit.norm.takes_out:
            norms.update(dict.fromkeys((hit.norm, who) for who in everyone))
    for demand in regime.demands:
        norms[demand.norm, demand.who] = None
        for lifter in demand.lifters:
            norms[lifter.norm, demand.who] = None
            for limit in read.rulebook.restricting(lifter.norm):
                norms[limit, demand.who] = None
    for norm, who in norms:
        here = read.holds(norm, who, read.trade.on)
        if here is not None and here.truth is None:
            yield norm, here.version, who


def _gaps_of(read: Reading, norm: Norm, version: int, who: int | None) -> Iterable[Gap]:
    term = norm.versions[version].when
    for part in outsiders(term):
        names = part.fact.split("|")
        if all(getattr(read.trade, name) is None for name in names):
            yield from names
    for leaf in term.leaves():
        if leaf.about == PARTY:
            if who is not None:
                yield from _party_gaps(read, who)
        elif leaf.fact == "destinations":
            if read.trade.ship_to is None:
                yield "ship_to"
        elif leaf.fact not in PRESUMED and trade_fact(read.trade, leaf.fact) is None:
            yield leaf.fact


def _party_gaps(read: Reading, who: int) -> Iterable[Gap]:
    return (gap for gap in party_gaps(read.involvements) if gap.who == who)


def consequences(read: Reading, name: str) -> tuple[str, ...]:
    """The outcomes that filling in one missing fact can lead to, in words."""
    day = read.trade.on
    found = {
        strictest(other.regimes(day)).value.replace("_", " ")
        for gap in _gaps(read)
        if _name(gap) == name
        for other in _filled(read, gap)
    }
    return tuple(sorted(found))
