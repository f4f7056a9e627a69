"""Which column of a customer book holds what: as the user says, or by the usual headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from licet.batch.customers.headings import BARE, MEANINGS, Meaning, plain
from licet.batch.reading.errors import ReadError, quote
from licet.batch.reading.fields import did_you_mean

_LISTED: Final = 12  # headings that a message repeats
_ONE: Final = ("id", "kind", "country", "birth")
_USUAL: Final = "name, customer, company, Firma, Kunde, Nom, Razón social, Navn"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, by heading, as the user says; None leaves it to the headings.

    Several `name` columns are several names of the same customer, such as a trade name.
    """

    name: tuple[str, ...] = ()
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    address: str | None = None
    birth: str | None = None
    identifier: str | None = None

    @property
    def said(self) -> dict[str, tuple[str, ...]]:
        """The headings that the user named, by field."""
        given = {name: getattr(self, name) for name in (*_ONE, "address", "identifier")}
        return {
            **({"name": self.name} if self.name else {}),
            **{name: (heading,) for name, heading in given.items() if heading is not None},
        }


@dataclass(frozen=True, slots=True)
class Places:
    """The same as places in a file's header, counted from 0.

    `parts` are the first, middle and last name, in this order; one of them may be `bare`, a
    column that is headed as a name and holds either a part of it or all of it. `address` are the
    columns that are joined to one; `identifiers` go with the kind of number that each holds.
    """

    names: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    bare: int | None = None
    one: dict[str, int] = field(default_factory=dict)  # id, kind, country and birth
    address: tuple[int, ...] = ()
    identifiers: tuple[tuple[str, int], ...] = ()

    @property
    def used(self) -> tuple[int, ...]:
        """All of them, in the order of the header."""
        numbers = [place for _, place in self.identifiers]
        several = {*self.names, *self.parts, *self.one.values(), *self.address, *numbers}
        return tuple(sorted(several))

    @property
    def by_field(self) -> dict[str, tuple[int, ...]]:
        """The places of each field that the file has."""
        every: dict[str, tuple[int, ...]] = {
            "name": (*self.names, *self.parts),
            **{name: (self.one[name],) for name in _ONE if name in self.one},
            "address": self.address,
            "identifier": tuple(place for _, place in self.identifiers),
        }
        return {name: places for name, places in every.items() if places}


def is_known(heading: str, columns: Columns) -> bool:
    """Whether the heading is a usual one, or one that the user named."""
    word = plain(heading)
    return word in MEANINGS or any(
        word == plain(said) for headings in columns.said.values() for said in headings
    )


def recognise(headings: Sequence[str], columns: Columns, source: str) -> Places:
    """What the columns under `headings` hold; what the user says goes before what they look like.

    Every column that is headed as a name is a name of the customer: to leave one out could miss
    a listed one. Of rivals for another field the first of the table's order counts.
    Raises `ReadError` where no column is a name, where a column that the user named is not
    there, or where one that is used has a rival of the same heading.
    """
    said = {
        name: [_place(headings, heading, name, source) for heading in named]
        for name, named in columns.said.items()
    }
    taken = {place for places in said.values() for place in places}
    free = {
        place: MEANINGS[plain(heading)]
        for place, heading in enumerate(headings)
        if place not in taken and plain(heading) in MEANINGS
    }
    names, parts, bare = (said["name"], [], None) if "name" in said else _names(free, headings)
    if not names and not parts:
        raise _nameless(headings, source)
    one = {name: (said.get(name) or _of(free, name))[:1] for name in _ONE}
    found = Places(
        names=tuple(names),
        parts=tuple(parts),
        bare=bare,
        one={name: places[0] for name, places in one.items() if places},
        address=_address(said, free),
        identifiers=_identifiers(said, free, headings),
    )
    _check_rivals(headings, found, source)
    return found


def _of(free: dict[int, Meaning], wanted: str) -> list[int]:
    """The places of a field. Names stand as in the header; of the others the best comes first."""
    found = [place for place, meaning in free.items() if meaning.field == wanted]
    return found if wanted == "name" else sorted(found, key=lambda place: free[place].rank)


def _names(
    free: dict[int, Meaning], headings: Sequence[str]
) -> tuple[list[int], list[int], int | None]:
    """The names, the parts of a name, and which of those is headed as if it were all of it."""
    names = _of(free, "name")
    first, middle, last = (_of(free, part) for part in ("first", "middle", "last"))
    whole = [place for place in names if plain(headings[place]) in BARE]
    bare = whole[0] if whole and bool(first) != bool(last) else None
    if bare is not None:
        names.remove(bare)
        first, last = first or [bare], last or [bare]
    return names, [*first, *middle, *last], bare


def _address(said: dict[str, list[int]], free: dict[int, Meaning]) -> tuple[int, ...]:
    """One column, or the parts; a street under the heading of an address has its town beside it."""
    if "address" in said:
        return tuple(said["address"])
    return (*_of(free, "address")[:1], *_of(free, "address_part"))


def _identifiers(
    said: dict[str, list[int]], free: dict[int, Meaning], headings: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    places = said["identifier"] if "identifier" in said else sorted(_of(free, "identifier"))
    kinds = (MEANINGS.get(plain(headings[place]), Meaning("")).kind for place in places)
    return tuple((kind or "other", place) for kind, place in zip(kinds, places, strict=True))


def _place(headings: Sequence[str], heading: str, option: str, source: str) -> int:
    """Where the column stands that the user named: by its letters, else by its plain form."""
    exact = [at for at, one in enumerate(headings) if one == heading.strip()]
    found = exact or [at for at, one in enumerate(headings) if plain(one) == plain(heading)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ReadError(
            f"{source}, header",
            f"the column {quote(heading)} more than once",
            f"one column of that heading for --{option}; rename the others",
        )
    raise ReadError(
        f"{source}, header",
        f"no column {quote(heading)}{did_you_mean(heading, headings)} among {_listed(headings)}",
        f"a heading of the file after --{option}",
    )


def _check_rivals(headings: Sequence[str], found: Places, source: str) -> None:
    """Two columns of one heading may both be names; else nobody can say which is meant."""
    times = Counter(headings)
    for name, places in found.by_field.items():
        for place in places if name not in ("name", "identifier") else ():
            if times[headings[place]] > 1:
                raise ReadError(
                    f"{source}, header",
                    f"the column {quote(headings[place])} more than once",
                    f"one column for the {name}; rename the others",
                )


def _nameless(headings: Sequence[str], source: str) -> ReadError:
    return ReadError(
        f"{source}, header",
        f"no column of names among {_listed(headings)}",
        f"a usual heading in the first line ({_USUAL} …); say which column it is with --name, "
        "and delete any lines above the headings",
    )


def column_notes(headings: Sequence[str], found: Places) -> list[str]:
    """What was taken from where, and what was passed over."""
    taken = "; ".join(
        f"{name} from {' and '.join(quote(headings[place]) for place in places)}"
        for name, places in found.by_field.items()
    )
    used = set(found.used)
    rest = [one for place, one in enumerate(headings) if place not in used]
    return [f"read: {taken}", *([f"not used: {_listed(rest)}"] if rest else [])]


def _listed(headings: Sequence[str]) -> str:
    shown = ", ".join(map(quote, headings[:_LISTED])) or "no headings"
    more = len(headings) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown
