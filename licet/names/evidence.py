"""What speaks for and against a match besides the name: country, birth, numbers, place, kind.

Each kind of evidence stands by itself, with what it adds or takes. A number that both sides have
and that is equal (an LEI, an IMO number, a passport) decides; a different one of a kind that
nobody has two of speaks against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from licet.facts import Evidence
from licet.names.policy import Policy
from licet.names.tables import words
from licet.spans import Span

Number = tuple[str, str]  # kind, number
# Nobody has two of these at a time, so a different one speaks against.
_ONE_EACH: Final = frozenset(("lei", "imo", "mmsi"))
# These name the party and nobody else.
_DECISIVE: Final = frozenset(
    ("lei", "imo", "mmsi", "passport", "national_id", "tax", "registration", "swift", "isin")
)
_NOT_ALNUM: Final = re.compile(r"[^0-9A-Z]+")
_ISO: Final = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")
_CHINA: Final = frozenset(("CN", "HK", "MO"))  # Hong Kong and Macau stand under China


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is looked for. `birth` is ISO: 1965, 1965-03 or 1965-03-07."""

    name: str
    kind: str | None = None
    country: str | None = None
    address: str | None = None
    birth: str | None = None
    identifiers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of a party, as far as a match can lean on it."""

    kind: str | None = None
    countries: frozenset[str] = frozenset()
    births: tuple[tuple[str, Span | None], ...] = ()
    identifiers: tuple[Number, ...] = ()
    addresses: tuple[str, ...] = field(default=())


def weigh(asked: Asked, listed: Listed, policy: Policy) -> tuple[Evidence, ...]:
    """All evidence that both sides have something to say about."""
    parts = (_kind, _country, _birth, _numbers, _place)
    return tuple(found for part in parts for found in part(asked, listed, policy))


def same_country(one: str, other: str) -> bool:
    """Hong Kong and Macau stand under China on the lists."""
    return one == other or {one, other} <= _CHINA


def _kind(asked: Asked, listed: Listed, policy: Policy) -> Iterator[Evidence]:
    known = ("person", "company", "vessel", "aircraft")
    if asked.kind in known and listed.kind in known and asked.kind != listed.kind:
        says = f"listed as a {listed.kind}, asked for a {asked.kind}"
        yield Evidence("kind", says, policy.other_kind)


def _country(asked: Asked, listed: Listed, policy: Policy) -> Iterator[Evidence]:
    if asked.country is None or not listed.countries:
        return
    there = ", ".join(sorted(listed.countries))
    if any(same_country(asked.country, one) for one in listed.countries):
        yield Evidence("country", f"listed in {there}", policy.same_country)
    else:
        says = f"listed in {there}, here in {asked.country}"
        yield Evidence("country", says, policy.other_country)


def _birth(asked: Asked, listed: Listed, policy: Policy) -> Iterator[Evidence]:
    if asked.birth is None:
        return
    days = birth_span(asked.birth)
    known = [(text, span) for text, span in listed.births if span is not None]
    if days is None or not known:
        return
    printed = ", ".join(text for text, _ in known)
    for text, span in known:
        if _inside(days, span) or _inside(span, days):
            exact = _length(days) == _length(span) == 1
            effect = policy.same_birth if exact else policy.near_birth
            yield Evidence("birth", f"born {text}, as asked", effect)
            return
    yield Evidence("birth", f"born {printed}, asked for {asked.birth}", policy.other_birth)


def birth_span(text: str) -> Span | None:
    """The days that an ISO date of birth may mean: a day, a month, a year."""
    if not _ISO.fullmatch(text):
        return None
    numbers = [int(part) for part in text.split("-")]
    try:
        first = date(numbers[0], *[*numbers[1:], 1, 1][:2])
        if len(numbers) == 1:
            return Span(first, date(first.year + 1, 1, 1))
        if len(numbers) == 2:
            after = (first.year + first.month // 12, first.month % 12 + 1)
            return Span(first, date(*after, 1))
        return Span(first, date.fromordinal(first.toordinal() + 1))
    except ValueError:  # no such day, or none after it
        return None


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and (
        other.end is None or (one.end is not None and one.end <= other.end)
    )


def _length(span: Span) -> int:
    return 0 if span.end is None else (span.end - span.start).days


def _numbers(asked: Asked, listed: Listed, policy: Policy) -> Iterator[Evidence]:
    mine, theirs = _told(asked.identifiers), _told(listed.identifiers)
    untold = {number for kind, number in mine if kind == "other"}
    same = sorted(mine & theirs | {one for one in theirs if one[1] in untold})
    if decisive := [one for one in same if one[0] in _DECISIVE]:
        kind, number = decisive[0]
        yield Evidence("identifier", f"the same {_word(kind)} {number}", policy.same_number)
    elif same:
        kind, number = same[0]
        yield Evidence("identifier", f"the same {_word(kind)} {number}", policy.same_number // 4)
    for kind in sorted(_ONE_EACH):
        here = {number for one, number in mine if one == kind}
        there = {number for one, number in theirs if one == kind}
        if here and there and not here & there:
            says = f"another {_word(kind)}: {', '.join(sorted(there))}"
            yield Evidence("identifier", says, policy.other_number)


def _told(identifiers: Iterable[Number]) -> set[Number]:
    """Numbers as they are compared; one without a letter or a digit of ours is none."""
    found = ((kind, bare(number)) for kind, number in identifiers)
    return {(kind, number) for kind, number in found if number}


def bare(number: str) -> str:
    """A number without spaces and punctuation, in capitals; `IMO 9,123` is `9123`."""
    plain = _NOT_ALNUM.sub("", number.upper())
    return plain.removeprefix("IMO").removeprefix("LEI") or plain


def _word(kind: str) -> str:
    capitals = {"lei": "LEI", "imo": "IMO number", "mmsi": "MMSI", "swift": "SWIFT code"}
    return capitals.get(kind, kind.replace("_", " "))


def _place(asked: Asked, listed: Listed, policy: Policy) -> Iterator[Evidence]:
    if not asked.address or not listed.addresses:
        return
    mine = _telling(asked.address)
    shared = max((mine & _telling(one) for one in listed.addresses), key=len, default=set())
    if len(shared) > 1:
        says = f"the address shares {', '.join(sorted(shared))}"
        yield Evidence("address", says, policy.same_place)


def _telling(address: str) -> set[str]:
    """The words of an address that tell something: no short words, no countries."""
    from licet.names.fold import readings

    found = {word.text for one in readings(address) for word in one.words}
    return {word for word in found if len(word) > 3} - words("particles")


def total(score: int, evidence: Iterable[Evidence], *, equal: bool) -> int:
    """The score of the names with what the evidence adds; 1000 only where the names are equal."""
    whole = score + sum(one.effect for one in evidence)
    return max(0, min(whole, 1000 if equal else 999))
