"""What a reader found on one day: the common ground between the readers and the verdict.

Both readers report in these values, so the verdict is made in one place (`verdicts`) and the
readers can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from licet.decide.kleene import Truth, both, contrary, some
from licet.facts import Outcome
from licet.law.norms import Body, Norm


@dataclass(frozen=True, slots=True)
class Hit:
    """A norm's condition on the day: true or unknown, and which version said so."""

    norm: Norm
    version: int
    truth: Truth


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement that applies (or may), for one involvement or for the trade (`who` None)."""

    norm: Norm
    version: int
    who: int | None
    applies: Truth
    lifted: Truth
    lifters: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """What one body of law says on one day."""

    body: Body
    outcome: Outcome
    subject: Truth
    covered: bool = True
    scope: tuple[Hit, ...] = ()
    demands: tuple[Demand, ...] = ()


def settle(subject: Truth, prohibited: Truth, unmet: Truth, applies: Truth) -> Outcome:
    """The outcome of one body of law from its four questions (Kleene).

    `subject`: is the trade subject to it; `prohibited` and `unmet`: does a prohibition, a
    requirement stand that nothing overcomes; `applies`: does any requirement apply at all.
    Where it is open whether one applies, and an authorisation overcomes it in any event, the
    trade goes under that authorisation.
    """
    if subject and prohibited:
        return Outcome.PROHIBITED
    if subject and unmet:
        return Outcome.LICENCE_REQUIRED
    if subject is False:
        return Outcome.NOT_SUBJECT
    if subject is None or prohibited is None or unmet is None:
        return Outcome.UNDETERMINED
    return Outcome.NO_LICENCE_REQUIRED if applies is False else Outcome.AUTHORISED


def subject_of(scope: tuple[Hit, ...]) -> Truth:
    """Is the trade brought in by some rule of scope, and taken out by none?"""
    brought_in = some(hit.truth for hit in scope if not hit.norm.takes_out)
    taken_out = some(hit.truth for hit in scope if hit.norm.takes_out)
    return both(brought_in, contrary(taken_out))


def conclude(body: Body, scope: tuple[Hit, ...], demands: Iterable[Demand]) -> Regime:
    """What a body of law says, from its scope and its requirements.

    `demands` are asked for only where the trade is, or may be, subject to it.
    """
    subject = subject_of(scope)
    asked = tuple(demands) if subject is not False else ()
    unmet = [(d.norm.forbids, both(d.applies, contrary(d.lifted))) for d in asked]
    outcome = settle(
        subject,
        prohibited=some(value for forbids, value in unmet if forbids),
        unmet=some(value for forbids, value in unmet if not forbids),
        applies=some(d.applies for d in asked),
    )
    return Regime(body, outcome, subject, True, scope, asked)


def silent(body: Body) -> Regime:
    """A day before the first that licet holds this law for."""
    return Regime(body, Outcome.UNDETERMINED, None, covered=False)


def asks_nothing(body: Body) -> Regime:
    """An act outside this law's subject altogether."""
    return Regime(body, Outcome.NO_LICENCE_REQUIRED, False)
