"""The full reasoning of one trade, as a tree of steps: what `licet why` shows.

Of every condition the tree shows the parts that made it what it is: the false ones of an "and"
that is false, the true ones of an "or" that is true, the unknown ones of what is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from licet.decide import calendar
from licet.decide.ask import consequences
from licet.decide.explain import Reading
from licet.decide.finding import Demand, Regime
from licet.decide.kleene import Truth, both, contrary
from licet.decide.leaves import PRESUMED
from licet.desk import listed_days
from licet.facts import Verdict
from licet.law.english import by_whom, sentence
from licet.law.norms import Kind, Norm, by_party
from licet.law.terms import PARTY, All, Any, Constant, Leaf, Named, Not, Someone, Term
from licet.show.tree import Step


def reasoning(read: Reading, verdict: Verdict) -> Step:
    """The verdict at the root; below it each body of law, and what would change the answer."""
    day = read.trade.on
    regimes = read.regimes(day)
    children = [_regime(read, regime, day) for regime in regimes]
    children += list(_changes(read, verdict))
    return Step(
        says=f"{verdict.id} on {day}: {verdict.outcome.replace('_', ' ')}",
        value=None if verdict.outcome == "undetermined" else verdict.outcome.goes,
        detail=verdict.action.replace("_", " "),
        children=tuple(children),
    )


def _regime(read: Reading, regime: Regime, day: date) -> Step:
    scope = [
        _norm(read, norm, who, day)
        for norm in read.rulebook.of(Kind.SCOPE, regime.body.id)
        for who in read.everyone(norm)
        if _worth_showing(read, norm, who, regime)
    ]
    subject = Step(
        says=f"Is the trade subject to {regime.body.title}?",
        value=regime.subject,
        children=tuple(scope),
    )
    demands = tuple(_demand(read, demand, day) for demand in regime.demands)
    nothing = (Step(says="No requirement applies.", value=True),) if not demands else ()
    return Step(
        says=f"{regime.body.title}: {regime.outcome.replace('_', ' ')}",
        value=None if regime.outcome == "undetermined" else regime.outcome.goes,
        children=(subject, *demands, *(nothing if regime.subject is not False else ())),
    )


def _demand(read: Reading, demand: Demand, day: date) -> Step:
    party = "" if demand.who is None else f", for {_party(read, demand.who)}"
    own = _norm(read, demand.norm, demand.who, day)
    lifters = tuple(
        _lifter(read, norm, demand.who, day) for norm in read.rulebook.overcoming(demand.norm)
    )
    stays = tuple(_norm(read, s, demand.who, day) for s in read.rulebook.suspending(demand.norm))
    unmet = both(demand.applies, contrary(demand.lifted))
    verb = "forbids" if demand.norm.forbids else "requires a licence"
    return Step(
        says=f"{demand.norm.title} {verb}{party}",
        value=demand.applies,
        detail={True: "not overcome", False: "overcome", None: "open"}[unmet],
        cite=demand.norm.cite,
        children=(*own.children, *stays, *(step for step in lifters if step is not None)),
    )


def _lifter(read: Reading, norm: Norm, who: int | None, day: date) -> Step | None:
    """An authorisation that might lift a requirement, and why it does or does not."""
    if calendar.at(read.pieces[norm], day) is None or (by_party(norm) and who is None):
        return None
    limits = tuple(
        _norm(read, limit, who, day)
        for limit in read.rulebook.restricting(norm)
        if read.holds(limit, who, day)
    )
    step = _norm(read, norm, who, day)
    return Step(
        says=f"Overcome by {norm.title}?",
        value=step.value if not limits else False,
        detail=step.detail,
        cite=step.cite,
        children=(*step.children, *limits),
    )


def _norm(read: Reading, norm: Norm, who: int | None, day: date) -> Step:
    piece = calendar.at(read.pieces[norm], day)
    if piece is None:
        return Step(says=norm.title, value=False, detail="not in force on this day", cite=norm.cite)
    version = norm.versions[piece.version]
    detail = by_whom(version.by)
    if piece.sure is None:
        detail += "; whether it is in force is not known"
    return Step(
        says=norm.title,
        value=both(piece.sure, read.value(version.when, who, day)),
        detail=detail,
        cite=norm.cite,
        children=tuple(_terms(read, version.when, who, day)),
    )


def _terms(read: Reading, term: Term, who: int | None, day: date) -> Iterator[Step]:
    """The deciding parts of a condition; an "and" at the top needs no line of its own."""
    if isinstance(term, All):
        for one in _deciding(read, term, who, day):
            yield _term(read, one, who, day)
    else:
        yield _term(read, term, who, day)


def _deciding(read: Reading, term: All | Any, who: int | None, day: date) -> Iterator[Term]:
    whole = read.value(term, who, day)
    all_count = whole is (isinstance(term, All))
    for one in term.terms:
        if all_count or read.value(one, who, day) is whole:
            yield one


def _term(read: Reading, term: Term, who: int | None, day: date) -> Step:
    value: Truth = read.value(term, who, day)
    match term:
        case All() | Any():
            word = "all of these" if isinstance(term, All) else "one of these"
            deciding = list(_deciding(read, term, who, day))
            if len(deciding) == 1:
                return _term(read, deciding[0], who, day)
            children = tuple(_term(read, one, who, day) for one in deciding)
            return Step(says=word, value=value, children=children)
        case Named(name, of):
            return Step(says=name, value=value, children=tuple(_terms(read, of, who, day)))
        case Not(of) if not isinstance(of, Leaf):
            inner = tuple(_terms(read, of, who, day))
            return Step(says="none of this", value=value, children=inner)
        case Someone(fact, _):
            return Step(says=sentence(term), value=value, detail=_said(read, fact.split("|")))
        case Constant(_, why):
            return Step(says=why or "always", value=value)
        case Not(of) if isinstance(of, Leaf):
            return Step(says=sentence(term), value=value, detail=_fact(read, of, who))
        case Leaf():
            return Step(says=sentence(term), value=value, detail=_fact(read, term, who))
    raise TypeError(f"cannot show {term!r}")


def _fact(read: Reading, leaf: Leaf, who: int | None) -> str:
    if leaf.about == PARTY:
        return ""
    if leaf.fact in PRESUMED and getattr(read.trade, leaf.fact) is None:
        return f"{leaf.fact}: nobody said; presumed"
    value = read.fact(leaf, who)
    shown = ", ".join(value) if isinstance(value, tuple) else value
    return f"{leaf.fact}: {'nobody said' if value is None else shown}"


def _said(read: Reading, names: list[str]) -> str:
    values = {name: getattr(read.trade, name) for name in names}
    return "; ".join(f"{name}: {value or 'nobody said'}" for name, value in values.items())


def _party(read: Reading, who: int) -> str:
    one = read.involvements[who]
    role = one.role.replace("_", " ")
    if one.listing is None:
        where = "on a list without a rule" if one.via == "elsewhere" else "on no list"
        return f"{one.party or 'a party'} ({role}), {where}"
    via = {"itself": "", "branch": ", as a branch", "foreign_branch": ", as a branch abroad"}
    how = via.get(one.via, f", via {one.via.replace('_', ' ')}")
    days = listed_days(one.listing)
    return f"{one.listing.name} ({role}{how}; listed {days}, {one.listing.cite})"


def _worth_showing(read: Reading, norm: Norm, who: int | None, regime: Regime) -> bool:
    """What brings the trade in, or may; where nothing does, what might have."""
    day = read.trade.on
    hit = read.holds(norm, who, day)
    if regime.subject is False and not any(h.norm.takes_out for h in regime.scope):
        return norm.encoded and calendar.at(read.pieces[norm], day) is not None
    return hit is not None


def _changes(read: Reading, verdict: Verdict) -> Iterator[Step]:
    """What would change the answer: a day, a fact, an open change."""
    steps = []
    if verdict.ends_by is not None:
        change = verdict.ends_by
        steps.append(
            Step(
                says=f"The answer holds through {verdict.holds_through}; then {change['change']}",
                value=None,
                cite=change["cite"] or "",
                heading=True,
            )
        )
    for name in verdict.missing:
        outcomes = consequences(read, name)
        says = f"{name} is missing; by its value the outcome is one of: {', '.join(outcomes)}"
        steps.append(Step(says, None, heading=True))
    if verdict.unconfirmed:
        since, written = verdict.unconfirmed["since"], verdict.unconfirmed["if_as_written"]
        says = f"{verdict.unconfirmed['change']}; open since {since}. As written: {written}"
        steps.append(Step(says, None, heading=True))
    if steps:
        yield Step("What would change it", None, children=tuple(steps), heading=True)
