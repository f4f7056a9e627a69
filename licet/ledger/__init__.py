"""The ledger: what reviewers decided on matches, of whom, on which evidence, and why.

It is only added to, and no rule reads it. The values come at once; `Ledger`, and SQLAlchemy with
it, only when somebody asks for it, so that a check without a ledger does not pay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.ledger.decisions import (
    STATES,
    VERDICTS,
    Change,
    Decision,
    LedgerRefused,
    Pair,
    Standing,
    fingerprint,
    standing,
)

if TYPE_CHECKING:
    from licet.ledger.ledger import Ledger

__all__ = [
    "STATES",
    "VERDICTS",
    "Change",
    "Decision",
    "Ledger",
    "LedgerRefused",
    "Pair",
    "Standing",
    "fingerprint",
    "standing",
]


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from licet.ledger.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
