"""Reads the Security Council's consolidated XML.

Format: <https://www.un.org/sc/resources/sc-sanctions.xsd>; the names of the elements here are
those of four editions from 2016 to 2026. Order does not matter, and empty elements are common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from lxml import etree

from licet.lists.countries import code_of
from licet.lists.dates import day_of, days_of
from licet.lists.keys import distinct
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote
from licet.lists.un_sc import parts
from licet.lists.un_sc.names import foreign, kind_of, names_in
from licet.lists.un_sc.nations import nation
from licet.lists.un_sc.shape import check
from licet.lists.xml import raw, root_of, text, texts

T = TypeVar("T", Address, Identifier)
LIST: Final = "un-sc"
_GROUPS: Final = {
    "INDIVIDUALS": ("INDIVIDUAL", Sort.PERSON),
    "ENTITIES": ("ENTITY", Sort.COMPANY),
}
_NAMES: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_SAID: Final = {
    "TITLE/VALUE": "Title",
    "DESIGNATION/VALUE": "Designation",
    "GENDER": "Gender",
    "SUBMITTED_BY": "Submitted by",
    "SUBMITTED_ON": "Submitted on",
}


def read(documents: Sequence[Document]) -> Reading:
    """The list in one document. Raises `Refused` for several, or for another format."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "nothing"
        raise Refused(names, f"{len(documents)} documents", "one XML document")
    document = documents[0]
    root = root_of(document, "CONSOLIDATED_LIST")
    found = [entry for group in _groups(document, root) for entry in group]
    references = [one.key for one in found]
    keys = distinct(references)
    twice = sorted({key for key in references if references.count(key) > 1})
    return Reading(
        format="consolidated-xml",
        entries=tuple(replace(one, key=key) for one, key in zip(found, keys, strict=True)),
        issued=_issued(document, root),
        notes=tuple(f"Reference number {one} stands on several entries." for one in twice),
    )


def _groups(document: Document, root: etree._Element) -> list[list[Entry]]:
    """The entries of both groups. Raises `Refused` where one is missing or another is there."""
    here = [str(child.tag) for child in root]
    if sorted(here) != sorted(_GROUPS):
        raise Refused(
            document.name,
            f"{', '.join(map(quote, here)) or 'nothing'} in the list",
            "INDIVIDUALS and ENTITIES, once each",
            "The file may break off, or its format may have changed.",
        )
    groups = []
    for group in root:
        tag, sort = _GROUPS[str(group.tag)]
        for element in group:
            check(document.name, element, tag)
        groups.append([_entry(document.name, element, sort) for element in group])
    return groups


def _issued(document: Document, root: etree._Element) -> date:
    printed = root.get("dateGenerated", "")
    if (issued := day_of(printed)) is None:
        raise Refused(document.name, f"dateGenerated {quote(printed)}", "a date and a time")
    return issued


def _entry(document: str, element: etree._Element, sort: Sort) -> Entry:
    reference = text(element, "REFERENCE_NUMBER")
    where = f"{document}, line {element.sourceline}, {reference or 'no reference number'}"
    if reference is None:
        raise Refused(where, "no REFERENCE_NUMBER", "one for every entry")
    tag = str(element.tag)
    names, said_of_names = _names(where, element, tag)
    addresses, said_of_addresses = _gathered(map(parts.address, element.iterfind(f"{tag}_ADDRESS")))
    numbers, said_of_numbers = _gathered(map(parts.document, element.iterfind(f"{tag}_DOCUMENT")))
    countries, said_of_countries = _countries(element)
    places, said_of_places = _birth_places(element, tag)
    said = [
        *_said(element),
        *said_of_countries,
        *said_of_names,
        *said_of_places,
        *said_of_addresses,
        *said_of_numbers,
    ]
    return Entry(
        key=reference,
        list=LIST,
        sort=sort,
        names=names,
        addresses=addresses,
        identifiers=(Identifier("un_reference", reference), *numbers),
        births=_births(where, element, tag),
        birth_places=places,
        countries=countries,
        programmes=tuple(texts(element, "UN_LIST_TYPE")),
        citation=reference,
        published=_days(where, element, "LAST_DAY_UPDATED/VALUE"),
        listed_on=next(iter(_days(where, element, "LISTED_ON")), None),
        delisted_on=next(iter(_days(where, element, "DELISTED_ON")), None),
        remarks="\n".join(dict.fromkeys(said)) or None,
        raw=raw(element),
    )


def _gathered(found: Iterable[tuple[T | None, list[str]]]) -> tuple[tuple[T, ...], list[str]]:
    """Values, each once, and the statements that came with them."""
    pairs = list(found)
    values = dict.fromkeys(one for one, _ in pairs if one is not None)
    return tuple(values), [line for _, lines in pairs for line in lines]


def _said(element: etree._Element) -> list[str]:
    """The comments, and what is said of the party in elements that have no field."""
    labelled = [f"{label}: {one}" for path, label in _SAID.items() for one in texts(element, path)]
    return [*texts(element, "COMMENTS1"), *labelled]


def _days(where: str, element: etree._Element, path: str) -> tuple[date, ...]:
    """Whole days, each once, the first first. Raises `Refused` for words that are no day."""
    found = set()
    for printed in texts(element, path):
        if (day := day_of(parts.ZONE.sub(r"\1", printed))) is None:
            raise Refused(where, f"{path} {quote(printed)}", "a day such as 2026-02-27")
        found.add(day)
    return tuple(sorted(found))


def _names(where: str, element: etree._Element, tag: str) -> tuple[tuple[Name, ...], list[str]]:
    """The names, each once, and what is said of them beside."""
    primary = " ".join(found for part in _NAMES if (found := text(element, part)))
    if not primary:
        raise Refused(where, "no name", "FIRST_NAME at least")
    names = [Name(primary, NameKind.PRIMARY)]
    if ";" in primary:  # two names of one party; the whole stays as it is printed
        names += names_in(primary, NameKind.ALIAS)
    for own in texts(element, "NAME_ORIGINAL_SCRIPT"):
        names.append(Name(own, NameKind.ORIGINAL if foreign(own) else NameKind.ALIAS))
    said: list[str] = []
    for alias in element.iterfind(f"{tag}_ALIAS"):
        kind = kind_of(where, text(alias, "QUALITY") or "")
        if cell := text(alias, "ALIAS_NAME"):
            inside = names_in(cell, kind)
            names += inside
            if [one.text for one in inside] != [cell]:
                said.append(f"Alias as printed: {cell}")
        said += _said_of(alias, cell)
    return tuple(dict.fromkeys(names)), said


def _said_of(alias: etree._Element, name: str | None) -> list[str]:
    day = text(alias, "DATE_OF_BIRTH")
    place = _place_of(alias)
    facts = (f"born {day}" if day else None, f"born in {place}" if place else None)
    said = "; ".join(one for one in (*facts, text(alias, "NOTE")) if one)
    return [f"Alias {name}: {said}" if name else f"Alias: {said}"] if said else []


def _place_of(alias: etree._Element) -> str:
    return ", ".join(
        found for part in ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH") if (found := text(alias, part))
    )


def _births(where: str, element: etree._Element, tag: str) -> tuple[Birth, ...]:
    """The births, those that are told of an alias among them, each once."""
    own = [parts.birth(where, one) for one in element.iterfind(f"{tag}_DATE_OF_BIRTH")]
    told = [Birth(one, days_of(one)) for one in texts(element, f"{tag}_ALIAS/DATE_OF_BIRTH")]
    return tuple(dict.fromkeys(one for one in [*own, *told] if one))


def _birth_places(element: etree._Element, tag: str) -> tuple[tuple[str, ...], list[str]]:
    found: list[str] = []
    said: list[str] = []
    for one in element.iterfind(f"{tag}_PLACE_OF_BIRTH"):
        words, note = parts.place(one), text(one, "NOTE")
        found += [words] if words else []
        if note:
            said.append(f"Place of birth {words}: {note}" if words else f"Place of birth: {note}")
    found += [place for one in element.iterfind(f"{tag}_ALIAS") if (place := _place_of(one))]
    return tuple(dict.fromkeys(found)), said


def _countries(element: etree._Element) -> tuple[tuple[str, ...], list[str]]:
    """Nationalities that clearly name one country; the words of the others, or more of them."""
    codes, said = [], []
    for words in texts(element, "NATIONALITY/VALUE"):
        code = nation(words)
        codes += [code] if code else []
        if code_of(words) is None or code is None:
            said.append(f"Nationality: {words}")
    return tuple(dict.fromkeys(codes)), said
