"""Rows, from whichever format, as entries of the lists of law that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from licet.lists.dates import day_of
from licet.lists.keys import distinct, made_key
from licet.lists.record import Address, Entry, Identifier, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.us_csl import words
from licet.lists.us_csl.ids import NONE, Ids
from licet.lists.us_csl.sources import (
    DENIED,
    ENTITY_LIST,
    MILITARY,
    NONPROLIFERATION,
    UNVERIFIED,
    is_treasurys,
    list_of,
)
from licet.lists.us_terms import Terms, register_days, register_pages, terms
from licet.spans import day_after

_SORTS: Final = {
    "Individual": Sort.PERSON,
    "Entity": Sort.COMPANY,
    "Vessel": Sort.VESSEL,
    "Aircraft": Sort.AIRCRAFT,
    "": Sort.UNKNOWN,
}
_PROSE: Final = frozenset({ENTITY_LIST, MILITARY, UNVERIFIED})
# Where `start_date` is the day on which the Federal Register printed the rule.
_STARTS_IN_PRINT: Final = frozenset({ENTITY_LIST, MILITARY, UNVERIFIED})
# Where it is the day from which the order or the sanction stands.
_STARTS_IN_FORCE: Final = frozenset({DENIED, NONPROLIFERATION})
_OLDEST: Final = 1940  # the first export licences; a start in the year 97 is a slip of the pen
_NO_TERMS: Final = Terms(None, (), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One party as the Consolidated Screening List prints it, its cells parted, with `where`.

    `said` holds what has no field of its own, with the name of its column before it.
    """

    where: str
    source: str
    name: str
    number: str = ""
    type: str = ""
    others: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    ids: Ids = NONE
    births: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    notice: str = ""
    start: str = ""
    end: str = ""
    requirement: str = ""
    policy: str = ""
    call_sign: str = ""
    flag: str = ""
    said: tuple[str, ...] = ()
    raw: str = ""


def sort_of(type_: str, where: str) -> Sort:
    """The sort of party that a type stands for; `Refused` for a type that is not known."""
    found = _SORTS.get(type_)
    if found is None:
        raise Refused(
            where,
            f"the type {quote(type_)}",
            "Individual, Entity, Vessel, Aircraft or nothing",
            "The publisher may have changed the format; the reader must learn it first.",
        )
    return found


def entries(rows: Sequence[Row]) -> tuple[Entry, ...]:
    """The rows as entries, in their order, each with a key of its own within its list."""
    lists = [list_of(row.source, row.where) for row in rows]
    by_list: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(lists):
        by_list[name].append(index)
    keys = [""] * len(rows)
    for name, places in by_list.items():
        own = [rows[index] for index in places]
        finer = () if is_treasurys(name) else _finer(own)
        found = distinct([_key(row, name) for row in own], *finer)
        for index, key in zip(places, found, strict=True):
            keys[index] = key
    return tuple(map(_entry, rows, lists, keys))


def _finer(rows: Sequence[Row]) -> tuple[list[str], ...]:
    """What tells rows of equal keys apart, the most lasting first.

    The first page cited stays when an order is renewed or an entry is amended.
    """
    return (
        [next(iter(register_pages(row.notice)), row.notice) for row in rows],
        [row.start for row in rows],
        [row.addresses[0].text if row.addresses else "" for row in rows],
        [row.notice for row in rows],
    )


def _key(row: Row, list_id: str) -> str:
    """OFAC's own number, so that its own files and this one join; else name and country."""
    if not row.name:
        raise Refused(row.where, "no name", "a name")
    if not is_treasurys(list_id):
        place = next((one.country for one in row.addresses if one.country), None)
        return made_key(row.name, place)
    if not row.number.isdigit():
        raise Refused(
            row.where,
            f"{quote(row.number)} as the entity number of {quote(row.name)}",
            "OFAC's number of the entry",
        )
    return row.number


def _entry(row: Row, list_id: str, key: str) -> Entry:
    countries, strange = _countries(row)
    starts, ends, undated = _days(row, list_id)
    found = terms(row.requirement, row.policy) if row.requirement or row.policy else _NO_TERMS
    in_print = list_id in _STARTS_IN_PRINT
    printed = register_days(row.notice) if row.notice else ()
    if in_print and starts and starts not in printed:
        printed = tuple(sorted((*printed, starts)))
    listed = min((day for by, day in row.ids.listings if by == list_id), default=None)
    if list_id in _STARTS_IN_FORCE:
        listed = starts
    return Entry(
        key=key,
        list=list_id,
        sort=sort_of(row.type, row.where),
        names=words.names(row.name, row.others, list_id in _PROSE),
        addresses=row.addresses,
        identifiers=_identifiers(row),
        births=tuple(map(words.birth, row.births)),
        birth_places=row.birth_places,
        countries=countries,
        programmes=row.programmes,
        citation=row.notice or None,
        published=printed,
        listed_on=listed,
        delisted_on=day_after(ends) if ends and list_id == DENIED else None,
        requirement="denial" if list_id == DENIED else found.requirement,
        footnotes=found.footnotes,
        review_policy=found.review_policy,
        remarks="; ".join((*row.said, *row.ids.remarks, *strange, *undated)) or None,
        raw=row.raw,
    )


def _identifiers(row: Row) -> tuple[Identifier, ...]:
    if not row.call_sign:
        return row.ids.identifiers
    return (Identifier("call_sign", row.call_sign), *row.ids.identifiers)


def _countries(row: Row) -> tuple[tuple[str, ...], list[str]]:
    """Codes of nationalities, citizenships and flag, and the words that name no country."""
    if not (row.nationalities or row.flag or row.ids.countries):
        return (), []
    found: dict[str, None] = {}
    strange = []
    for printed in row.nationalities:
        if code := words.country(printed):
            found[code] = None
        else:
            strange.append(f"Nationality: {printed}")
    if row.flag:
        if code := words.country(row.flag):
            found[code] = None
        else:
            strange.append(f"Vessel flag: {row.flag}")
    return tuple(found | dict.fromkeys(row.ids.countries)), strange


def _days(row: Row, list_id: str) -> tuple[date | None, date | None, list[str]]:
    """Start and end, and in words what has no field: what no day can be read from among it."""
    if not (row.start or row.end):
        return None, None, []
    starts, ends = _day(row.start), _day(row.end)
    undated = []
    if row.start and (starts is None or list_id not in _STARTS_IN_PRINT | _STARTS_IN_FORCE):
        undated.append(f"Start date: {row.start}")
    if row.end and (ends is None or list_id != DENIED):
        undated.append(f"End date: {row.end}")
    return starts, ends, undated


@lru_cache(maxsize=10_000)
def _day(text: str) -> date | None:
    found = day_of(text, month_first=True) if text else None
    return found if found and found.year >= _OLDEST else None
