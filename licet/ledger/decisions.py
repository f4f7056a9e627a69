"""A reviewer's decision on one match, as a value: of which pair, on what evidence, and why.

A pair is a customer's record beside an entry of a list. A decision on it stands for as long as
the evidence is the same. Once the evidence is another, the decision has lapsed: it is shown to
the next reviewer and settles nothing. Nothing here knows a database.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

import orjson

from licet.facts import Refusal

VERDICTS: Final = ("cleared", "confirmed", "reopened")
STATES: Final = ("none", *VERDICTS, "lapsed")
LONGEST_REASON: Final = 2_000  # characters: a reason is read, a report is attached elsewhere
LONGEST_WHO: Final = 200  # characters
_SHOWN: Final = 60  # characters of a text that a message quotes
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{32}")


class LedgerRefused(Refusal, ValueError):
    """What the ledger does not take."""


def _simpler(value: object) -> object:
    """What JSON has no word for: days as ISO text, sets in one order whatever the run."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Set):
        return sorted(value, key=canonical)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__}")


# The standard library's, because what it writes must be the same for as long as ledgers live.
_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), allow_nan=False, default=_simpler
).encode


def canonical(value: object) -> str:
    """The one JSON text of a value: keys in order, no spaces, ASCII only.

    Days become ISO text, tuples and sets become lists. Raises `LedgerRefused` for a number that is
    none (NaN, infinity) and for what is neither text, number, truth, day nor made of such.
    """
    try:
        return _encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise LedgerRefused(
            "what a decision leans on", str(error), "text, numbers, days, lists and mappings"
        ) from None


def digest(text: str) -> str:
    """32 hexadecimal digits that stand for a text."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def fingerprint(parts: Mapping[str, object]) -> str:
    """32 hexadecimal digits for everything that a match leaned on, in whatever order it is given.

    Raises `LedgerRefused` where `canonical` does.
    """
    return digest(canonical(parts))


def _folded(text: str | None) -> str | None:
    """A text without its case, its width and its spacing; None for one that says nothing.

    Stable for good: Unicode never changes how a character that it has is composed or folded.
    """
    if text is None:
        return None
    if not text.isascii():
        # Twice, since composing may bring back a capital, and a few letters come apart when folded.
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold())
        text = unicodedata.normalize("NFKC", plain.casefold())
    return " ".join(text.casefold().split()) or None


@dataclass(frozen=True)
class Pair:
    """A customer's record, as the customer's file has it, beside an entry of a list.

    `list` and `key` are the list's id and the entry's key in it. A field that nobody filled in is
    None; a blank one counts as that.
    """

    name: str
    country: str | None
    birth: str | None
    identifiers: str | None
    address: str | None
    list: str
    key: str

    @property
    def customer(self) -> tuple[str, str | None, str | None, str | None, str | None]:
        """The customer's half."""
        return (self.name, self.country, self.birth, self.identifiers, self.address)

    @cached_property
    def id(self) -> str:
        """32 hexadecimal digits, the same for every spelling that differs in case or spacing."""
        return digest(canonical([*map(_folded, self.customer), self.list, self.key]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided on one pair.

    `number` counts from 1 in the order of the decisions; `evidence` is the `fingerprint` of what
    the match leaned on, and `shown` what the reviewer saw of it (plain JSON). `verdict` is
    ``cleared`` (not the same party), ``confirmed`` (the same) or ``reopened`` (look again); `by`
    says who, `because` why, and `on` when, in UTC.
    """

    number: int
    pair: Pair
    evidence: str
    shown: Mapping[str, Any] = field(hash=False)
    verdict: str
    because: str
    by: str
    on: datetime


def check(decision: Decision) -> None:
    """Raises `LedgerRefused` for a decision that cannot be kept, with the first reason why."""
    pair = decision.pair
    where = f"the decision on {_quoted(pair.name)} ({pair.list} {pair.key})"
    for name, text in _texts(decision).items():
        if not text.strip():
            raise LedgerRefused(where, f"no {name}", "one")
        if "\0" in text or not _is_unicode(text):
            raise LedgerRefused(where, f"{name} {_quoted(text)}", "text that a database can keep")
    for name, text, longest in (
        ("because", decision.because, LONGEST_REASON),
        ("by", decision.by, LONGEST_WHO),
    ):
        if len(text) > longest:
            raise LedgerRefused(
                where, f"{len(text):,} characters of {name}", f"{longest:,} at most", "Shorten it."
            )
    if decision.verdict not in VERDICTS:
        known = f"{', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}"
        raise LedgerRefused(where, f"the verdict {_quoted(decision.verdict)}", known)
    if not _FINGERPRINT.fullmatch(decision.evidence):
        raise LedgerRefused(where, f"the evidence {_quoted(decision.evidence)}", "a fingerprint")
    if decision.on.utcoffset() != timedelta(0):
        raise LedgerRefused(where, f"the time {decision.on.isoformat()}", "a time in UTC")


def _texts(decision: Decision) -> dict[str, str]:
    """The texts that must say something: those of the pair that nobody filled in need not."""
    pair = decision.pair
    optional = {
        "country": pair.country,
        "birth": pair.birth,
        "identifiers": pair.identifiers,
        "address": pair.address,
    }
    filled = {name: text for name, text in optional.items() if text is not None and text.strip()}
    needed = {"name": pair.name, "list": pair.list, "key": pair.key}
    return {**needed, **filled, "because": decision.because, "by": decision.by}


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _quoted(text: str) -> str:
    return f"{text[:_SHOWN]!r}{'…' if len(text) > _SHOWN else ''}"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reviewer was shown, then and now; None where it was not there."""

    what: str
    before: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a pair stands on today's evidence.

    `state` is one of `STATES`: ``none`` (never decided), a verdict that still stands, or
    ``lapsed``: `decision` cleared or confirmed the pair on other evidence. `changed` is then what
    differs in what is shown, and empty where the difference was never shown or nobody says what
    is shown today.
    """

    state: str
    decision: Decision | None = None
    changed: tuple[Change, ...] = ()


def standing(
    decision: Decision | None, evidence: str, shown: Mapping[str, object] | None = None
) -> Standing:
    """Where a pair stands, given the last decision on it, and what its match leans on today.

    A reopened pair stays so on any evidence: it waits for a person already.
    """
    if decision is None:
        return Standing("none")
    if decision.verdict == "reopened" or decision.evidence == evidence:
        return Standing(decision.verdict, decision)
    changed = () if shown is None else _changes(decision.shown, plain(shown))
    return Standing("lapsed", decision, changed)


def plain(shown: Mapping[str, object]) -> dict[str, Any]:
    """A copy as it comes back from the ledger.

    Raises `LedgerRefused` where `canonical` does, and for text that is not Unicode.
    """
    try:
        copy: dict[str, Any] = orjson.loads(canonical(shown))
    except orjson.JSONDecodeError as error:
        raise LedgerRefused("what a reviewer was shown", str(error), "text in Unicode") from None
    return copy


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Change, ...]:
    both = ((what, before.get(what), now.get(what)) for what in sorted(before.keys() | now.keys()))
    return tuple(Change(*one) for one in both if one[1] != one[2])
