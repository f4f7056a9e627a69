"""What sanctions and identity papers tell of a FollowTheMoney party.

Listing and delisting come from the party's sanctions. Each of them may have an end, and a party is
delisted only when all have: one that has ended says nothing of another that lives. An end is taken
as the last day, so the party is off the list from the day after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from licet.lists.dates import day_of, days_of
from licet.lists.own.ftm_records import Values, code_in, listing
from licet.lists.record import Identifier
from licet.spans import Span


@dataclass(slots=True)
class Told:
    """What the attached records of one party add."""

    said: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)


def add_paper(schema: str, values: Values, told: Told) -> None:
    """A passport or another paper; what is said beside its number goes to the remarks."""
    numbers = [*values.get("number", ()), *values.get("passportNumber", ())]
    types = values.get("type", ())
    passport = schema == "Passport" or any("passport" in one.lower() for one in types)
    kind, label = "passport" if passport else "national_id", ", ".join(types) or None
    countries = values.get("country", ())
    code = next((found for one in countries if (found := code_in(one))), None)
    told.identifiers += [Identifier(kind, one, code, label) for one in numbers]
    hidden = {"number", "passportNumber", "holder", "type"} if numbers else {"holder"}
    if said := listing(values, hidden if code is None else hidden | {"country"}):
        told.said.append(f"{schema} {', '.join(numbers)}: {said}".replace(" :", ":"))


def add_sanction(sanction: Values, raw: bytes, told: Told) -> None:
    told.programmes += [*sanction.get("programId", ()), *sanction.get("program", ())]
    told.identifiers += [Identifier("un_reference", one) for one in sanction.get("unscId", ())]
    if said := listing(sanction, {"entity"}):
        told.said.append(f"Sanction: {said}")
    if raw:
        told.raw.append(raw)


def listed_days(sanctions: list[Values]) -> tuple[date | None, date | None]:
    """The first day of listing, and the first day off the list.

    The first is that of the sanctions that live, or of all where all have ended.
    """
    ends = [_end(one) for one in sanctions]
    over = bool(ends) and all(ends)
    told = [one for one, end in zip(sanctions, ends, strict=True) if over or end is None]
    starts = [day for one in told if (day := _start(one))]
    last = max((end for end in ends if end), default=None)
    return min(starts, default=None), last if over else None


@lru_cache(maxsize=4_096)
def _span(text: str) -> Span | None:
    """The days of a date; the same few dates stand on many sanctions."""
    return days_of(text)


@lru_cache(maxsize=4_096)
def _day(text: str) -> date | None:
    return day_of(text)


def _start(sanction: Values) -> date | None:
    """The day of listing, or else the day from which it has effect; None for a partial date."""
    for name in ("listingDate", "startDate"):
        if days := [day for one in sanction.get(name, ()) if (day := _day(one))]:
            return min(days)
    return None


def _end(sanction: Values) -> date | None:
    """The first day after it has ended; None where it lives, or its end cannot be read."""
    ends = [_span(one) for one in sanction.get("endDate", ())]
    days = [one.end for one in ends if one and one.end]
    return max(days) if days and len(days) == len(ends) else None
