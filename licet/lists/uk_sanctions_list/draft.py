"""A British designation while its rows are gathered: what stands in several rows is kept once.

The Foreign Office and HM Treasury share their vocabulary (names in six parts, kinds of name, three
sorts of party, dates with zeros or letters for what is not known), so both readers draft with this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from licet.lists.countries import code_of
from licet.lists.dates import day_of, days_of
from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.uk_sanctions_list.words import KINDS, LANGUAGES, SORTS, WEAK

_UNKNOWN_PARTS: Final = re.compile(r"^(?:(?:00|dd)/)?(?:(?:00|mm)/)?", re.I)
_MONTH: Final = re.compile(r"^(\d{2})/(\d{4})$")
_FOREIGN: Final = re.compile("[Ͱ-᳿Ⰰ-ⱟⴀ-\u2dff\u3040-\ua71f가-힣豈-﷿ﹰ-\ufefe]")
_NOTE: Final = re.compile(
    r"\s*\((?:previous|at time of|domicile|location|residence|in prison|since|as at|as of)\b.*$",
    re.I,
)
_IMO: Final = re.compile(r"^IMO[\s:]*(?=\d)", re.I)
_LABELLED: Final = re.compile(r"^([^\d:]{2,60}?)\s*(?::|\s[-–])\s*(?=\S*\d)(\S.*)$", re.S)
_TAX: Final = re.compile(r"\b(?:INN|TIN|UNP|VAT|tax)", re.I)


def sort_of(where: str, words: str) -> Sort:
    """The sort of party. Raises `Refused` for a word that is not one of the three."""
    if (sort := SORTS.get(words.lower())) is None:
        raise Refused(where, quote(words), "Individual, Entity or Ship")
    return sort


def kind_of(where: str, words: str, strength: str = "") -> NameKind:
    """The kind of a name, from the publisher's kind and strength. Raises `Refused` for others."""
    kind = KINDS.get(words.lower())
    weak = WEAK.get(strength.lower().rstrip("."))
    if kind is None or weak is None:
        raise Refused(
            where,
            f"a name of kind {quote(words)} and strength {quote(strength)}",
            "a kind and a strength that the reader knows",
            "The publisher may have a new word; the reader must learn it first.",
        )
    return NameKind.WEAK if weak and kind is NameKind.ALIAS else kind


def full_name(parts: Iterable[str]) -> str:
    """Given names first, the surname (the sixth part) last; organisations have only the last."""
    return " ".join(" ".join(parts).split())


@lru_cache(maxsize=10_000)
def birth_of(words: str) -> Birth:
    """``dd/mm/1945``, ``00/09/1958``, ``15/08/19yy``: what is not known is left out of the span."""
    known = _UNKNOWN_PARTS.sub("", words)
    if month := _MONTH.match(known):
        known = f"{month[2]}-{month[1]}"
    return Birth(words, days_of(known))


def day(where: str, words: str) -> date | None:
    """A whole day, or None where nothing is written. Raises `Refused` for other words."""
    if words and day_of(words) is None:
        raise Refused(where, quote(words), "a day as dd/mm/yyyy")
    return day_of(words) if words else None


@dataclass(slots=True)
class Draft:
    """An entry in the making. The dictionaries are ordered sets."""

    key: str
    sort: Sort
    names: dict[Name, None] = field(default_factory=dict)
    addresses: dict[Address, None] = field(default_factory=dict)
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    births: dict[Birth, None] = field(default_factory=dict)
    birth_places: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    regimes: dict[str, None] = field(default_factory=dict)
    listed: dict[date, None] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)

    def name(self, text: str, kind: NameKind) -> None:
        if text:
            self.names[Name(text, kind)] = None

    def original(self, text: str, language: str = "") -> None:
        """A name from the column of other scripts; some there are in Latin letters after all."""
        if not text:
            return
        kind = NameKind.ORIGINAL if _FOREIGN.search(text) else NameKind.ALIAS
        code = LANGUAGES.get(language.lower())
        self.names[Name(text, kind, code)] = None
        if language and code is None:
            self.remark("Language", language)

    def address(self, lines: Iterable[str], postcode: str, country: str) -> None:
        """The sixth line is the last before the country: a town, or a province; so no city."""
        parts = [one for one in (*lines, postcode, country) if one]
        if parts:
            code = code_of(_NOTE.sub("", country))
            found = Address(", ".join(parts), code, None, postcode or None)
            self.addresses[found] = None

    def number(self, kind: str, number: str, label: str = "") -> None:
        """An identifier; where only words about one are given, they are a remark."""
        if kind == "imo":
            number = _IMO.sub("", number)
        if number:
            self.identifiers[Identifier(kind, number, None, label or None)] = None
        else:
            self.remark(kind.replace("_", " ").capitalize(), label)

    def registrations(self, words: str) -> None:
        """Registration numbers, one a line; some carry their label before them (``INN: 77…``)."""
        for line in words.splitlines():
            text = " ".join(line.split())
            if found := _LABELLED.match(text):
                kind = "tax" if _TAX.search(found[1]) else "registration"
                self.number(kind, found[2].strip(), found[1].strip())
            else:
                self.number("registration", text)

    def birth(self, words: str) -> None:
        if words:
            self.births[birth_of(words)] = None

    def birth_place(self, *parts: str) -> None:
        if text := ", ".join(one for one in parts if one):
            self.birth_places[text] = None

    def country(self, label: str, words: str) -> None:
        """A nationality or a flag: its code, and the words where they name no known country."""
        if code := code_of(words):
            self.countries[code] = None
        else:
            self.remark(label, words)

    def remark(self, label: str, words: str) -> None:
        if words:
            self.remarks[f"{label}: {words}"] = None

    def entry(self, list_: str, raw: str) -> Entry:
        """The finished entry. Raises `Refused` where the designation has no name at all."""
        if not self.names:
            raise Refused(self.key, "a designation without a name", "one name at least")
        regimes = tuple(self.regimes)
        return Entry(
            key=self.key,
            list=list_,
            sort=self.sort,
            names=tuple(self.names),
            addresses=tuple(self.addresses),
            identifiers=tuple(self.identifiers),
            births=tuple(self.births),
            birth_places=tuple(self.birth_places),
            countries=tuple(self.countries),
            programmes=regimes,
            citation="; ".join(regimes) or None,
            listed_on=min(self.listed, default=None),
            remarks="\n".join(self.remarks) or None,
            raw=raw,
        )
