"""The column `ids`: identifiers, and statements that OFAC keeps beside them.

Two orders of the same parts are seen in the CSV, between commas:

* until 2022 in the order of the alphabet, the type last: ``JO, 2024-08-30, 2014-08-31, K475336,
  Passport`` (country, expiry, issue, number, type);
* since 2023 the type first: ``Passport, K475336, JO, 2014-08-31, 2024-08-30``.

Any part but the type may be missing. What is no identifier (``Gender, Male``, ``Secondary
sanctions risk:, …``) stands in the remarks as printed, and so does an identifier with its dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from licet.lists.countries import code_of
from licet.lists.dates import day_of
from licet.lists.ofac import identifiers as ofac
from licet.lists.record import Identifier, Sort
from licet.lists.us_csl.sources import CAPTA, CMIC, MENU_BASED

# Words of the Consolidated Screening List that OFAC's table of kinds does not have.
_MORE: Final = {
    "RFC": "tax",
    "RSIN": "tax",
    "Paraguayan tax identification number": "tax",
    "British National Overseas Passport": "passport",
    "CNP (Personal Numerical Code)": "national_id",
    "Stateless Person ID Card": "national_id",
    "Dubai Chamber of Commerce Membership No.": "registration",
    "MSB Registration Number": "registration",
    "Romanian C.R.": "registration",
    "Tourism License No.": "registration",
    "MICEX Code": "ticker",
    "Romanian Permanent Resident": "other",
    "Seafarer's Identification Document": "other",
    "UN/LOCODE": "other",
    "Other Vessel Call Sign": "call_sign",
}
_LISTING: Final = re.compile(r"Listing Date \(([^()]+)\):?")
_LISTED_BY: Final = {
    "CMIC": CMIC,
    "EO 14024 Directive 1": MENU_BASED,
    "EO 14024 Directive 1a": MENU_BASED,
    "EO 14024 Directive 2": CAPTA,
    "EO 14024 Directive 3": MENU_BASED,
    "EO 14024 Directive 4": MENU_BASED,
    "EO 14014 Directive 1": MENU_BASED,
}
_PLACES: Final = frozenset(
    {"Nationality of Registration", "Nationality Country", "Registration Country"}
)
_WHOLE_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2} \d{4}")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d-\d\d)?|(?:\d{1,2} )?[A-Z][a-z]{2} \d{4}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One id as printed, in parts; `dated`: it prints when the number was issued or expires."""

    label: str
    number: str
    country: str
    printed: str
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Ids:
    """What the ids of one entry say. `listings`: by list of law, the day of its listing there."""

    identifiers: tuple[Identifier, ...] = ()
    remarks: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    listings: tuple[tuple[str, date], ...] = ()


NONE: Final = Ids()


@lru_cache(maxsize=2_000)
def kind_of(label: str) -> str | None:
    """The kind of number that a type stands for; None where it stands for a statement."""
    return _MORE.get(label) or ofac.kind_of(label)


def is_label_last(cells: Iterable[str]) -> bool:
    """Whether the type of an id stands last in these cells (else first)."""
    balance = 0
    for cell in cells:
        for piece in cell.split("; "):
            first, comma, rest = piece.partition(", ")
            if comma:
                last = rest.rpartition(", ")[2]
                balance += bool(kind_of(last)) - bool(kind_of(first))
    return balance > 0


def pieces_of(cell: str, label_last: bool) -> list[Piece]:
    """The ids of a cell of the CSV."""
    split = _label_last if label_last else _label_first
    return [split(printed) for one in cell.split("; ") if (printed := one.strip())]


def _label_last(printed: str) -> Piece:
    *before, label = printed.split(", ")
    place = ""
    if len(before) < 2:
        return Piece(label, ", ".join(before), "", printed)
    if _is_alpha_2(before[0]):
        place = before.pop(0)
    bare = list(before)
    while len(bare) > 1 and _WHOLE_DATE.fullmatch(bare[0]):
        del bare[0]
    return Piece(label, ", ".join(bare), place, printed, len(bare) < len(before))


def _label_first(printed: str) -> Piece:
    label, *after = printed.split(", ")
    bare = list(after)
    while len(bare) > 2 and _DATE.fullmatch(bare[-1]):
        del bare[-1]
    if len(bare) > 1 and _is_alpha_2(bare[-1]):
        return Piece(label, ", ".join(bare[:-1]), bare[-1], printed, len(bare) < len(after))
    bare = list(after)  # without a country, four figures at the end may belong to the number
    while len(bare) > 1 and _WHOLE_DATE.fullmatch(bare[-1]):
        del bare[-1]
    return Piece(label, ", ".join(bare), "", printed, len(bare) < len(after))


def _is_alpha_2(part: str) -> bool:
    return len(part) == 2 and part.isascii() and part.isalpha() and part.isupper()


def piece_of(stated: Mapping[str, str]) -> Piece:
    """An id of the JSON file: `type`, `number`, `country`, `issue_date`, `expiration_date`."""
    label, number, place = (stated.get(key) or "" for key in ("type", "number", "country"))
    days = [
        f"{word} {day}"
        for word, key in (("issued", "issue_date"), ("expires", "expiration_date"))
        if (day := stated.get(key))
    ]
    printed = ", ".join(one for one in (label, number, place, *days) if one)
    return Piece(label, number, place, printed, bool(days))


def gathered(pieces: Iterable[Piece], sort: Sort) -> Ids:
    """The pieces as identifiers and, where they are none, as remarks; nothing is left out."""
    found: list[Identifier] = []
    remarks: list[str] = []
    places: list[str] = []
    listings: list[tuple[str, date]] = []
    for piece in pieces:
        kind = kind_of(piece.label) if piece.number else None
        code = code_of(piece.country) if piece.country else None
        if kind:
            found.append(ofac.identifier(piece.label, piece.number, code, sort, kind))
        if not kind or piece.dated or (piece.country and code is None):
            remarks.append(piece.printed)
        if kind is None and (listing := _LISTING.fullmatch(piece.label)):
            if (by := _LISTED_BY.get(listing[1])) and (day := day_of(piece.number)):
                listings.append((by, day))
        elif piece.label in _PLACES and (code := code_of(piece.number)):
            places.append(code)
    if not found and not remarks:
        return NONE
    return Ids(tuple(found), tuple(remarks), tuple(places), tuple(listings))
