"""Steps that every OFAC format takes on the way to entries."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from licet.lists.dates import days_of
from licet.lists.ofac import programmes
from licet.lists.record import Address, Birth, Entry, Sort
from licet.lists.refusal import Refused
from licet.spans import Span

T = TypeVar("T", bound=Hashable)
SORTS: Final = {
    "individual": Sort.PERSON,
    "entity": Sort.COMPANY,
    "vessel": Sort.VESSEL,
    "aircraft": Sort.AIRCRAFT,
}


def full_name(last: str | None, first: str | None) -> str:
    """``SURNAME, Given names``, as OFAC prints it in its CSV files and on its pages."""
    return ", ".join(part for part in (last, first) if part)


def birth(printed: str) -> Birth:
    """A date of birth; OFAC also prints spans of days, ``01 Jan 1961 to 31 Dec 1963``."""
    days = days_of(printed)
    first, to, last = printed.removeprefix("circa ").partition(" to ")
    if days is None and to and (start := days_of(first)) and (end := days_of(last)):
        days = Span(start.start, end.end) if end.end and start.start < end.end else None
    return Birth(printed, days)


def one_line(
    street: Iterable[str | None], city: str | None, region: str | None, postcode: str | None
) -> str:
    """Street and place as the CSV files print them: ``29 Some street, City, Region 190000``."""
    place = ", ".join(part for part in (city, region) if part)
    place = " ".join(part for part in (place, postcode) if part)
    return ", ".join(part for part in (*street, place) if part)


def address(text: str, country_words: str | None, code: str | None, **parts: str | None) -> Address:
    """An address on one line, its country last."""
    whole = ", ".join(part for part in (text, country_words) if part)
    return Address(whole, code, parts.get("city"), parts.get("postcode"))


def once(values: Iterable[T]) -> tuple[T, ...]:
    """The values in order, each one once."""
    found = tuple(values)
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


def statement(label: str, *words: str | None) -> str:
    """``label: words``, as the Remarks would say it."""
    return f"{label.rstrip(': ')}: {' '.join(one for one in words if one)}"


def joined(*statements: str | None) -> str | None:
    """Statements for `Entry.remarks`, on one line."""
    return "; ".join(one for one in statements if one) or None


def on_lists(entry: Entry, sdn: bool, notes: list[str]) -> Iterable[Entry]:
    """The entry once for each list that its programmes and remarks say it is on."""
    if sdn:
        yield entry
        return
    lists, note = programmes.lists_of(entry.programmes, entry.remarks or "")
    if note:
        notes.append(f"Entry {entry.key} ({entry.name}): {note}.")
    for one in lists:
        since = programmes.listed_on(one, entry.remarks or "")
        yield replace(entry, list=one, listed_on=since)


def check_side(where: str, sdn: bool, read: Sequence[Sequence[str]]) -> None:
    """Refuses the SDN List where the non-SDN lists are expected, and the other way round.

    The two are published in the same formats; only their programmes tell them apart.
    """
    others = sum(programmes.is_non_sdn(one) for one in read)
    if read and sdn and others * 2 > len(read):
        raise Refused(
            where,
            f"{others} of {len(read)} entries under programmes of the non-SDN lists",
            "the SDN List",
            "This seems to be the consolidated (non-SDN) file; read it as us-ofac-consolidated.",
        )
    if read and not sdn and others * 2 < len(read):
        raise Refused(
            where,
            f"only {others} of {len(read)} entries under programmes of the non-SDN lists",
            "the consolidated (non-SDN) lists",
            "This seems to be the SDN List; read it as us-ofac-sdn.",
        )
