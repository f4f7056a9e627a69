"""The Remarks of OFAC's CSV files: statements between semicolons, most of them of a known form.

``DOB 14 Jun 1975; POB Leningrad, Russia; Passport 71 (Russia); a.k.a. 'BNC'.`` A statement whose
form is not known stays where it is: the whole text is kept in the entry's remarks in any case.
An alias in the Remarks is what OFAC calls a weak one (its questions 122 and 123).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from licet.lists.countries import code_of
from licet.lists.ofac.identifiers import CRYPTO, LABELS, identifier, is_number, kind_of
from licet.lists.ofac.party import birth
from licet.lists.record import Birth, Identifier, Name, NameKind, Sort

_ALIAS: Final = re.compile(r"(?:[afn]\.k\.a\.) '(.*)'\.?")
_GENERIC: Final = re.compile(r"([A-Z][\w .,'()/&-]{0,60}?(?:No\.|Number|#)) (\S*\d.*)")
_PLACE: Final = re.compile(r"(.*\S) \(([^()]*)\)")
_DATES: Final = re.compile(r"^(.*?)(?: issued [^;]*?\d{4})?(?: expires [^;]*?\d{4})?$")


@dataclass(slots=True)
class Said:
    """What the statements of one entry say, as far as it has a field."""

    sort: Sort
    names: list[Name] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)


def said(remarks: str, sort: Sort, cut: bool = False) -> Said:
    """Reads Remarks. `cut`: they break off at 1,000 characters, their last statement with them."""
    found = Said(sort)
    statements = remarks.removesuffix(".").split("; ")
    for statement in statements[:-1] if cut else statements:
        _take(statement.strip(), found)
    return found


def _take(statement: str, found: Said) -> None:
    if statement[:4] in {"alt.", "Alt."}:
        statement = statement[4:].lstrip()
    first, _, rest = statement.partition(" ")
    match first:
        case "":
            return
        case "DOB":
            found.births.append(birth(rest))
        case "POB":
            found.birth_places.append(rest)
        case "nationality" | "citizen" | "Nationality":
            place = rest.removeprefix("of Registration ")
            if code := code_of(place):
                found.countries.append(code)
        case "a.k.a." | "f.k.a." | "n.k.a.":
            if alias := _ALIAS.fullmatch(statement):
                found.names.append(Name(alias[1], NameKind.WEAK))
        case _:
            _take_number(first, statement, found)


def _take_number(first: str, statement: str, found: Said) -> None:
    label, number = _labelled(first, statement)
    kind = kind_of(label)
    if not number or not is_number(kind, number):
        return
    if "  " in number:
        number = " ".join(number.split())
    bare = _DATES.sub(r"\1", number) if "issued" in number or "expires" in number else number
    country = None
    if bare.endswith(")") and (placed := _PLACE.fullmatch(bare)) and (code := code_of(placed[2])):
        bare, country = placed[1], code
    found.identifiers.append(identifier(label, bare, country, found.sort, kind))


def _labelled(first: str, statement: str) -> tuple[str, str]:
    """The label and what follows it; two empty texts where the statement begins with no label."""
    for label in _BY_FIRST_WORD.get(first, ()):
        if statement.startswith(label):
            return label.strip(), statement[len(label) :].strip()
    if statement.startswith(CRYPTO):
        currency, _, address = statement[len(CRYPTO) :].partition(" ")
        return CRYPTO + currency, address.strip()
    if ("Number " in statement or "No. " in statement or "# " in statement) and (
        generic := _GENERIC.fullmatch(statement)
    ):
        return generic[1], generic[2]
    return "", ""


def _by_first_word() -> dict[str, list[str]]:
    """Labels by their first word, each with the blank that ends it, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in sorted(LABELS, key=len, reverse=True):
        found[label.partition(" ")[0]].append(label + " ")
    return dict(found)


_BY_FIRST_WORD: Final = _by_first_word()
