"""Flaws: what a check of the rulebook has to say, to the person who must put it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class FlawKind(StrEnum):
    """What sort of thing is wrong; the value is how a message begins."""

    SAME_ID = "one id for two"
    SAYS_NOTHING = "says nothing"
    NO_BODY = "no such body of law"
    NO_AIM = "changes nothing"
    UNKNOWN_NORM = "points outside the rulebook"
    WRONG_KIND = "points at the wrong kind"
    CIRCLE = "a circle"
    NEVER_USED = "can never be used"
    NOT_OPEN = "not encoded, yet certain"
    GAP = "undeclared gap"
    GAP_IN_FORCE = "gap while in force"
    SAME_START = "two versions from one day"
    DATE = "a date that cannot be"
    CITATION = "citation does not parse"
    FACT = "unknown fact"
    WORD = "unknown word"
    ECCN = "impossible entry"
    TWO_MEANINGS = "one name for two meanings"


class Cited(Protocol):
    """Anything of the rulebook with an id and a citation: a norm, a listing."""

    @property
    def id(self) -> str: ...
    @property
    def cite(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong: its kind, the ids concerned with their citations, and the message.

    `says` tells what is wrong, `expected` what should be there, `remedy` what to do.
    """

    kind: FlawKind
    norms: tuple[str, ...]
    says: str
    expected: str
    remedy: str
    cites: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.kind}: {self.says}"]
        lines += [
            f"  at {name} ({cite})" for name, cite in zip(self.norms, self.cites, strict=True)
        ]
        return "\n".join([*lines, f"  expected: {self.expected}", f"  do: {self.remedy}"])


@dataclass(frozen=True, slots=True)
class Place:
    """A place with an id and a citation that is neither a norm nor a listing: a body of law."""

    id: str
    cite: str


def flaw(kind: FlawKind, at: tuple[Cited, ...], *, says: str, expected: str, do: str) -> Flaw:
    """A flaw at these norms or listings."""
    names, cites = tuple(one.id for one in at), tuple(one.cite for one in at)
    return Flaw(kind, names, says, expected, do, cites)


class RulebookError(ValueError):
    """The rulebook has flaws; the message lists them all."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        self.flaws = flaws
        count = "one flaw" if len(flaws) == 1 else f"{len(flaws)} flaws"
        super().__init__("\n".join([f"The rulebook has {count}.", *map(str, flaws)]))
