"""A denial order as an entry, whichever format names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from licet.lists import dates
from licet.lists.keys import distinct, made_key
from licet.lists.record import Address, Entry, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.us_bis import names as words_of
from licet.lists.us_bis.cells import unique
from licet.lists.us_terms import register_days, register_pages

LIST: Final = "us-bis-dpl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A row: who is denied, from which day, and the last day of the order if it has one."""

    name: str
    address: Address | None
    first: date | None
    last: date | None
    citation: str
    remarks: tuple[str, ...]
    raw: str
    aliases: tuple[str, ...] = ()


def day(where: str, column: str, words: str) -> date | None:
    """A day as the list prints it, 10/16/2017 or 2017-10-16; None for an empty cell."""
    if not words.strip():
        return None
    found = dates.day_of(words, month_first=True)
    if found is None:
        raise Refused(f"{where}, {column}", quote(words), "a day like 10/16/2017, or nothing")
    return found


def entries(orders: Iterable[Order]) -> tuple[Entry, ...]:
    """The entries of the list. A party has one for each order and address, as in the source.

    Equal names of one country are told apart by the order's first day, its first page in the
    Federal Register, the address, and their order.
    """
    rows = list(orders)
    found = [_entry(one) for one in rows]
    keys = distinct(
        [one.key for one in found],
        [one.first.isoformat() if one.first else "" for one in rows],
        [next(iter(register_pages(one.citation)), "") for one in rows],
        [one.address.text if one.address else "" for one in rows],
    )
    return tuple(replace(one, key=key) for one, key in zip(found, keys, strict=True))


def _entry(one: Order) -> Entry:
    """The order holds through the day on which it expires: the day after is the first one free."""
    named = words_of.named(one.name, NameKind.PRIMARY)
    country = one.address.country if one.address else None
    return Entry(
        key=made_key(one.name, country),
        list=LIST,
        sort=Sort.UNKNOWN,
        names=unique([*named, *(Name(alias) for alias in one.aliases)]),
        addresses=(one.address,) if one.address else (),
        citation=one.citation or None,
        published=register_days(one.citation),
        listed_on=one.first,
        delisted_on=one.last + timedelta(1) if one.last else None,
        requirement="denial",
        remarks="; ".join(one.remarks) or None,
        raw=one.raw,
    )
