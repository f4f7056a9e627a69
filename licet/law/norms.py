"""Norms: the five kinds of rule, each with its citation, its words, and its dated versions.

* **scope**: what makes a trade subject to a body of law (or takes it out again);
* **requirement**: a licence is needed, or nothing can be granted;
* **authorisation**: a general licence, licence exception, savings clause, exclusion;
* **restriction**: takes an authorisation away;
* **status**: a norm stayed or not enforced for a span of days.

A norm is written once and never changes; what changes is which of its versions is in force.
A version is an `Instrument` (who said so, from which day, known since when) and a condition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Required, TypedDict, Unpack

from licet.law.terms import ALWAYS, PARTY, All, Any, Constant, Leaf, Named, Not, Term
from licet.spans import Span, day, through


class Kind(StrEnum):
    SCOPE = "scope"
    REQUIREMENT = "requirement"
    AUTHORISATION = "authorisation"
    RESTRICTION = "restriction"
    STATUS = "status"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document that puts law in force: its citation, its days, and when its text was public.

    `known` is the first day on which the operative text was public; where nothing else is
    said, the effective day. `published` is the day of the Federal Register issue.
    `unverified` says what of it could not be read in the source.
    """

    cite: str
    span: Span
    known: date
    published: date | None = None
    title: str = ""
    unverified: str = ""

    def __hash__(self) -> int:
        return hash((self.cite, self.span))


class InstrumentFields(TypedDict, total=False):
    """What may be said of an instrument beside its citation and first day."""

    last: str
    known: str
    published: str
    title: str
    unverified: str


def instrument(cite: str, start: str, **said: Unpack[InstrumentFields]) -> Instrument:
    """An instrument in force from `start` through `last`, both days included."""
    published = said.get("published")
    return Instrument(
        cite=cite,
        span=through(start, said.get("last")),
        known=day(said.get("known", start)),
        published=day(published) if published else None,
        title=said.get("title", ""),
        unverified=said.get("unverified", ""),
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two versions on which there was deliberately nothing."""

    span: Span
    why: str


def gap(start: str, last: str, why: str) -> Gap:
    return Gap(through(start, last), why)


@dataclass(frozen=True, slots=True)
class Version:
    """What a norm said under one instrument."""

    by: Instrument
    when: Term


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Norm:
    """One rule. Two norms are the same only if they are the same object."""

    id: str
    kind: Kind
    law: str
    title: str
    cite: str
    says: str
    versions: tuple[Version, ...]
    gaps: tuple[Gap, ...] = ()
    forbids: bool = False
    takes_out: bool = False
    encoded: bool = True
    overcomes: tuple[Norm, ...] = ()
    restricts: tuple[Norm, ...] = ()
    suspends: tuple[Norm, ...] = ()
    review_policy: str | None = None

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"


When = Term | Mapping[Instrument | tuple[Instrument, ...], Term]


def _versions(when: When, by: Instrument | tuple[Instrument, ...] | None) -> tuple[Version, ...]:
    """One term for all instruments, or a mapping from instruments to terms."""
    if isinstance(when, Term):
        if by is None:
            raise ValueError("a norm with one condition needs the instrument it stands on: by=")
        return tuple(Version(one, when) for one in _each(by))
    return tuple(Version(one, term) for key, term in when.items() for one in _each(key))


def _each(key: Instrument | tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    return key if isinstance(key, tuple) else (key,)


@dataclass(frozen=True, slots=True)
class Body:
    """A body of law: what it concerns, since when licet holds it, and how far it is reviewed.

    `concerns`: acts it looks at, else the regime is left out of the verdict. `asks_nothing`:
    acts that are outside its subject altogether, such as a payment under the EAR.
    """

    id: str
    title: str
    covered_from: date
    reviewed_through: date
    concerns: Term = ALWAYS
    asks_nothing: Term = field(default_factory=lambda: Constant(False))
    takes_item: bool = True

    def scope(self, name: str, **fields: Unpack[Fields]) -> Norm:
        """What brings a trade under this law, or (`takes_out`) out from under it."""
        return _norm(Kind.SCOPE, self, name, fields)

    def requirement(self, name: str, **fields: Unpack[Fields]) -> Norm:
        """A licence is needed; or, with `forbids`, nothing but a licence under it will do."""
        return _norm(Kind.REQUIREMENT, self, name, fields)

    def authorisation(self, name: str, **fields: Unpack[Fields]) -> Norm:
        """Lifts the requirements that it names, for the party that it is asked about."""
        return _norm(Kind.AUTHORISATION, self, name, fields)

    def restriction(self, name: str, **fields: Unpack[Fields]) -> Norm:
        """Takes authorisations away."""
        return _norm(Kind.RESTRICTION, self, name, fields)

    def status(self, name: str, **fields: Unpack[Fields]) -> Norm:
        """Norms are in the book and without effect for a span of days."""
        return _norm(Kind.STATUS, self, name, fields)

    def notice(self, name: str, **fields: Unpack[Fields]) -> Norm:
        """A red flag or a duty: it warns and changes no outcome."""
        return _norm(Kind.NOTICE, self, name, fields)


class Fields(TypedDict, total=False):
    """What a rulebook module says of a norm; the names of `Norm`, and `when` with `by`."""

    title: Required[str]
    cite: Required[str]
    says: Required[str]
    when: When
    by: Instrument | tuple[Instrument, ...]
    gaps: tuple[Gap, ...]
    forbids: bool
    takes_out: bool
    encoded: bool
    overcomes: tuple[Norm, ...]
    restricts: tuple[Norm, ...]
    suspends: tuple[Norm, ...]
    review_policy: str


def _norm(kind: Kind, body: Body, name: str, fields: Fields) -> Norm:
    return Norm(
        id=name,
        kind=kind,
        law=body.id,
        title=fields["title"],
        cite=fields["cite"],
        says=fields["says"],
        versions=_versions(fields.get("when", ALWAYS), fields.get("by")),
        gaps=fields.get("gaps", ()),
        forbids=fields.get("forbids", False),
        takes_out=fields.get("takes_out", False),
        encoded=fields.get("encoded", True),
        overcomes=fields.get("overcomes", ()),
        restricts=fields.get("restricts", ()),
        suspends=fields.get("suspends", ()),
        review_policy=fields.get("review_policy"),
    )


def touches_party(term: Term) -> bool:
    """Does this term speak of the party at hand? (`Someone` speaks of outsiders.)"""
    match term:
        case All(terms) | Any(terms):
            return any(touches_party(one) for one in terms)
        case Not(of) | Named(_, of):
            return touches_party(of)
        case Leaf():
            return term.about == PARTY
        case _:
            return False


@cache
def by_party(norm: Norm) -> bool:
    """Is this norm decided for each listed party, rather than once for the trade?"""
    return any(touches_party(version.when) for version in norm.versions)
