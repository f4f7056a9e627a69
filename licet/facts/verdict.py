"""The verdict: the answer to a trade, with everything needed to defend it later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What the law says of a trade, strictest first."""

    PROHIBITED = "prohibited"
    LICENCE_REQUIRED = "licence_required"
    UNDETERMINED = "undetermined"
    AUTHORISED = "authorised"
    NO_LICENCE_REQUIRED = "no_licence_required"
    NOT_SUBJECT = "not_subject"

    @property
    def stops(self) -> bool:
        return self in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED)

    @property
    def goes(self) -> bool:
        return not self.stops and self is not Outcome.UNDETERMINED


STRICTEST_FIRST = tuple(Outcome)


class Action(StrEnum):
    """What to do with the order line."""

    GO = "go"
    GO_UNTIL = "go_until"
    HOLD = "hold"
    STOP = "stop"


def action_for(outcome: Outcome, holds_through: date | None, limited: bool) -> Action:
    """Outcome to action; law that is touched and not held, or a stale list, makes a go a hold."""
    if outcome.stops:
        return Action.STOP
    if outcome is Outcome.UNDETERMINED or limited:
        return Action.HOLD
    return Action.GO if holds_through is None else Action.GO_UNTIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The contract's verdict, field by field; `as_dict` gives its JSON form."""

    id: str
    on: date | None
    as_known: date | None = None
    outcome: Outcome
    action: Action
    matches: tuple[dict[str, Any], ...] = ()
    not_covered: tuple[str, ...] = ()
    stale_lists: tuple[dict[str, Any], ...] = ()
    subject_to_ear: bool | None = None
    regimes: tuple[dict[str, Any], ...] = ()
    authority: dict[str, Any] | None = None
    authorities: tuple[dict[str, Any], ...] = ()
    holds_through: date | None = None
    ends_by: dict[str, Any] | None = None
    review_policy: str | None = None
    because: tuple[dict[str, Any], ...] = ()
    warnings: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unconfirmed: dict[str, Any] | None = None
    stamp: dict[str, Any] | None = None
    error: dict[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The verdict as plain JSON values, fields in the order of the contract's reading."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
