"""What a reader found on one day: the common ground between the readers and the verdict.

Both readers report in these values, so the verdict is made in one place (`verdicts`) and the
readers can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from licet.decide.kleene import Truth
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
