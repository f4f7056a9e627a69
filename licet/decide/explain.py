"""Reader 1: one trade, condition by condition.

`Reading` asks every norm of the rulebook about one trade. Conditions do not depend on the day
save for what they look up in dated tables, so each is asked once; norms that can never apply to
this trade are left aside, and the days are asked only of the rest. That is what keeps one
question, with its "until when", under a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from licet.decide import calendar
from licet.decide.calendar import Knowledge, Piece
from licet.decide.finding import Demand, Hit, Regime, asks_nothing, conclude, silent
from licet.decide.kleene import Truth, both, contrary, either, some
from licet.decide.leaves import countries, is_dated, party_fact, trade_fact, truth
from licet.facts import Involvement, Trade
from licet.law.norms import Body, Kind, Norm, by_party
from licet.law.rulebook import Rulebook
from licet.law.terms import (
    All,
    Any,
    Constant,
    InGroup,
    Leaf,
    Listed,
    Named,
    Not,
    Someone,
    Term,
    parts_of,
)


@dataclass(slots=True)
class Reading:
    """One trade under one rulebook and one state of knowledge."""

    rulebook: Rulebook
    trade: Trade
    involvements: tuple[Involvement, ...]
    knowledge: Knowledge
    pieces: dict[Norm, tuple[Piece, ...]]
    undated: frozenset[int]
    _answers: dict[tuple[int, int | None], Truth] = field(default_factory=dict)
    _facts: dict[str, object] = field(default_factory=dict)
    _live: dict[tuple[Norm, int | None], bool] = field(default_factory=dict)

    def value(self, term: Term, who: int | None, day: date | None) -> Truth:
        """The truth of a term; without a day, dated look-ups are unknown."""
        if id(term) not in self.undated:
            return self._value(term, who, day)
        key = (id(term), who)
        if key not in self._answers:
            self._answers[key] = self._value(term, who, day)
        return self._answers[key]

    def _value(self, term: Term, who: int | None, day: date | None) -> Truth:
        match term:
            case All(terms):
                result: Truth = True
                for one in terms:
                    answer = self.value(one, who, day)
                    if answer is False:
                        return False
                    if answer is None:
                        result = None
                return result
            case Any(terms):
                return some(self.value(one, who, day) for one in terms)
            case Not(of):
                return contrary(self.value(of, who, day))
            case Named(_, of):
                return self.value(of, who, day)
            case Constant(constant):
                return constant
            case Someone(fact, of):
                return self._someone(fact, of, day)
            case InGroup() | Listed():
                return self._look_up(term, who, day)
            case Leaf():
                return truth(term, self.fact(term, who))
        raise TypeError(f"cannot read {term!r}")

    def fact(self, leaf: Leaf, who: int | None) -> object:
        """The value that a test looks at."""
        if leaf.about == "party":
            return None if who is None else party_fact(self.involvements[who], leaf.fact)
        if leaf.fact not in self._facts:
            self._facts[leaf.fact] = trade_fact(self.trade, leaf.fact)
        return self._facts[leaf.fact]

    def _someone(self, fact: str, of: Term, day: date | None) -> Truth:
        names = fact.split("|")
        unnamed = all(getattr(self.trade, name) is None for name in names)
        found = some(
            self.value(of, who, day)
            for who, one in enumerate(self.involvements)
            if one.role in names
        )
        return either(found, None if unnamed else False)

    def _look_up(self, leaf: InGroup | Listed, who: int | None, day: date | None) -> Truth:
        if isinstance(leaf, Listed):
            one = None if who is None else self.involvements[who]
            if one is None or one.listing is None or one.listing.list != leaf.list:
                return False
            if day is None:
                return None
            piece = calendar.at(calendar.entry_pieces(one.listing, self.knowledge), day)
            on_list = piece.sure if piece else False
            return both(on_list, None if one.hinges_on else True)
        places = countries(self.fact(leaf, who))  # type: ignore[arg-type]
        return some(self._in_groups(leaf, place, day) for place in places)

    def _in_groups(self, leaf: InGroup, place: str, day: date | None) -> Truth:
        if place == "?":
            return None
        members = [member for group in leaf.groups for member in group.of(place)]
        if day is None:
            return None if members else False
        found = (calendar.at(calendar.entry_pieces(m, self.knowledge), day) for m in members)
        return some(piece.sure if piece else False for piece in found)

    # -- norms on a day ---------------------------------------------------------------------

    def holds(self, norm: Norm, who: int | None, day: date) -> Hit | None:
        """The norm's condition on the day, or None where it is false or not in force."""
        if not self.live(norm, who):
            return None
        piece = calendar.at(self.pieces[norm], day)
        if piece is None:
            return None
        answer = both(piece.sure, self.value(norm.versions[piece.version].when, who, day))
        return None if answer is False else Hit(norm, piece.version, answer)

    def live(self, norm: Norm, who: int | None) -> bool:
        """Can this norm apply on any day at all? Most cannot, and need not be asked again."""
        one = who if by_party(norm) else None
        key = (norm, one)
        if key not in self._live:
            known = {piece.version for piece in self.pieces[norm]}
            nobody = one is None and by_party(norm)
            self._live[key] = not nobody and any(
                self.value(norm.versions[version].when, one, None) is not False for version in known
            )
        return self._live[key]

    def everyone(self, norm: Norm) -> tuple[int | None, ...]:
        """For whom a norm is decided: each involvement, or once for the trade."""
        return tuple(range(len(self.involvements))) if by_party(norm) else (None,)

    def any_party(self, norm: Norm, day: date) -> Hit | None:
        """The norm for whichever involvement answers most clearly."""
        if not by_party(norm):
            return self.holds(norm, None, day)
        hits = [self.holds(norm, who, day) for who in range(len(self.involvements))]
        found = [hit for hit in hits if hit is not None]
        return next((hit for hit in found if hit.truth), found[0] if found else None)

    def regime(self, body: Body, day: date) -> Regime:
        """What one body of law says on one day."""
        if day < body.covered_from:
            return silent(body)
        if self.value(body.asks_nothing, None, day):
            return asks_nothing(body)
        scope = tuple(self._hits(Kind.SCOPE, body, day))
        return conclude(body, scope, self._demands(body, day))

    def _hits(self, kind: Kind, body: Body, day: date) -> Iterator[Hit]:
        for norm in self.rulebook.of(kind, body.id):
            if hit := self.any_party(norm, day):
                yield hit

    def _demands(self, body: Body, day: date) -> Iterator[Demand]:
        for norm in self.rulebook.of(Kind.REQUIREMENT, body.id):
            for who in self.everyone(norm):
                if hit := self.holds(norm, who, day):
                    stays = (self.holds(s, who, day) for s in self.rulebook.suspending(norm))
                    stayed = some(stay.truth for stay in stays if stay)
                    applies = both(hit.truth, contrary(stayed))
                    if applies is not False:
                        lifters = tuple(self._lifters(norm, who, day))
                        lifted = some(lifter.truth for lifter in lifters)
                        yield Demand(norm, hit.version, who, applies, lifted, lifters)

    def _lifters(self, norm: Norm, who: int | None, day: date) -> Iterator[Hit]:
        for authorisation in self.rulebook.overcoming(norm):
            if hit := self.holds(authorisation, who, day):
                limits = (self.holds(r, who, day) for r in self.rulebook.restricting(authorisation))
                restricted = some(limit.truth for limit in limits if limit)
                answer = both(hit.truth, contrary(restricted))
                if answer is not False:
                    yield Hit(authorisation, hit.version, answer)

    # -- the whole, and its days ------------------------------------------------------------

    def regimes(self, day: date) -> tuple[Regime, ...]:
        """What every body of law that looks at this act says on the day."""
        return tuple(
            self.regime(body, day)
            for body in self.rulebook.bodies
            if self.value(body.concerns, None, day) is not False
        )

    def notices(self, day: date) -> tuple[Hit, ...]:
        """The warnings that are due."""
        hits = (self.any_party(norm, day) for norm in self.rulebook.of(Kind.NOTICE))
        return tuple(hit for hit in hits if hit is not None and hit.truth)

    def change_days(self, after: date) -> list[date]:
        """The days after `after` on which anything that can touch this trade changes."""
        found = {body.covered_from for body in self.rulebook.bodies}
        for norm, pieces in self.pieces.items():
            if any(self.live(norm, who) for who in self.everyone(norm)):
                found |= calendar.boundaries(pieces)
        for one in self.involvements:
            if one.listing is not None:
                pieces = calendar.entry_pieces(one.listing, self.knowledge)
                found |= calendar.boundaries(pieces)
        for group in self.rulebook.groups:
            for place in self._places():
                for member in group.of(place):
                    pieces = calendar.entry_pieces(member, self.knowledge)
                    found |= calendar.boundaries(pieces)
        return sorted(day for day in found if day > after)

    def _places(self) -> set[str]:
        trade, people = self.trade, self.involvements
        named = {trade.ship_from, trade.exporter_country, *(one.country for one in people)}
        return {place for place in named if place} | set(trade_fact(trade, "destinations"))


def reading(
    rulebook: Rulebook,
    trade: Trade,
    involvements: tuple[Involvement, ...],
    *,
    as_written: bool | None = None,
) -> Reading:
    """Open a trade for reading. `as_written` None follows the trade's own `assume_as_written`."""
    written = bool(trade.assume_as_written) if as_written is None else as_written
    knowledge = Knowledge(trade.as_known, rulebook.reviewed_through, written)
    return Reading(
        rulebook,
        trade,
        involvements,
        knowledge,
        _all_pieces(rulebook, knowledge),
        _undated(rulebook),
    )


@cache
def _all_pieces(rulebook: Rulebook, knowledge: Knowledge) -> dict[Norm, tuple[Piece, ...]]:
    return {norm: calendar.norm_pieces(norm, knowledge) for norm in rulebook.norms}


@cache
def _undated(rulebook: Rulebook) -> frozenset[int]:
    """The terms (by identity) whose truth is the same on every day."""
    whole = [term for body in rulebook.bodies for term in (body.concerns, body.asks_nothing)]
    whole += [version.when for norm in rulebook.norms for version in norm.versions]
    return frozenset(id(part) for term in whole for part in parts_of(term) if not is_dated(part))
