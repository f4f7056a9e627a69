"""Entries of the agency's lists, from tables of the eCFR and from the flat JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from licet.lists.countries import code_of
from licet.lists.keys import distinct, made_key
from licet.lists.record import Entry, Name, NameKind, Sort
from licet.lists.us_bis import names as words_of
from licet.lists.us_bis.cells import Party, assembled, party, without_see
from licet.lists.us_bis.ecfr import Row
from licet.lists.us_bis.json_list import Object
from licet.lists.us_terms import register_days, register_pages, terms


def from_row(
    row: Row, list_id: str, citation: str, requirement: str = "", policy: str = ""
) -> Entry:
    """The entry in a row of a supplement; its first cell names the party."""
    country = code_of(row.country)
    found = party(row.cells[0], country)
    remarks = list(found.remarks)
    if country is None:
        remarks.insert(0, f"Country: {row.country}")
    return _entry(found, list_id, (country, citation, requirement, policy), remarks, row.raw)


def from_object(one: Object, list_id: str, requirement: str | None = None) -> Entry:
    """The entry in an object of the flat JSON, whose notes are the requirement, or remarks."""
    country = code_of(one.country)
    found = _party(one, country)
    remarks = list(found.remarks)
    if one.country and country is None:
        remarks.insert(0, f"Country: {one.country}")
    if one.status:
        remarks.append(f"Status: {one.status}")
    if requirement is None and one.notes:
        remarks.append(one.notes)
    words = (country, one.citation or "", requirement or "", "")
    return _entry(found, list_id, words, remarks, one.raw)


def _entry(
    found: Party,
    list_id: str,
    words: tuple[str | None, str, str, str],
    remarks: Sequence[str],
    raw: str,
) -> Entry:
    country, citation, requirement, policy = words
    meant = terms(requirement or None, policy or None)
    said = [*remarks]
    if requirement:
        said.append(f"License requirement: {' '.join(requirement.split())}")
    if policy and meant.review_policy != " ".join(policy.split()):
        said.append(f"License review policy: {' '.join(policy.split())}")
    places = any(one.country for one in found.addresses)
    return Entry(
        key=_key(found, country),
        list=list_id,
        sort=Sort.UNKNOWN if found.names else Sort.ADDRESS,
        names=found.names,
        addresses=found.addresses,
        countries=(country,) if country and not places else (),
        citation=" ".join(citation.split()) or None,
        published=register_days(citation),
        requirement=meant.requirement,
        footnotes=tuple(sorted({*found.footnotes, *meant.footnotes})),
        review_policy=meant.review_policy,
        remarks="; ".join(said) or None,
        raw=raw,
    )


def _key(found: Party, country: str | None) -> str:
    """Of the name, or of an address that stands alone: its number on the list may change."""
    first = found.names or found.addresses
    return made_key(first[0].text if first else found.remarks[0], country)


def keyed(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of one list, each with a key of its own.

    Equal names of one country are told apart by the first page of their citation, which a later
    rule leaves where it is; then by their first address; then by their order.
    """
    found = list(entries)
    pages = [next(iter(register_pages(one.citation)), "") for one in found]
    places = [one.addresses[0].text if one.addresses else "" for one in found]
    keys = distinct([one.key for one in found], pages, places)
    return tuple(replace(one, key=key) for one, key in zip(found, keys, strict=True))


def _party(one: Object, country: str | None) -> Party:
    """Names and addresses of an object; the extract has cut some cells in the wrong place."""
    named = words_of.named(one.name, NameKind.PRIMARY)
    aliases, place = list(one.aliases), one.address or ""
    place = _said_before(place, one.name, named)
    if aliases and (not place or place.count(")") > place.count("(")):
        aliases[-1], behind = words_of.tail_place(aliases[-1])
        if place:  # the rest of a bracket that the name has opened
            named += [Name(each) for each in words_of.parted(words_of.tidy(place))]
        place = behind
    for alias in aliases:
        named += words_of.named(alias, NameKind.ALIAS)
    plain, remarks = without_see(place)
    return assembled(named, plain, country, (), remarks)


def _said_before(place: str, name: str, named: list[Name]) -> str:
    """The address without names at its front: "(a.k.a., X and Y), …", "X Co.), …"."""
    head, bracket, rest = place.partition(")")
    if name.rstrip(" .,").lower().endswith(("(a.k.a", "(f.k.a")) and bracket:
        named += [Name(one) for one in words_of.listed_names(head)]
        return rest.lstrip(" ,")
    mark = words_of.MARKER.match(place.removeprefix("("))
    if place.startswith("(") and mark and bracket:
        kind = NameKind.FORMER if mark["once"] else NameKind.ALIAS
        named += [Name(one, kind) for one in words_of.listed_names(head[mark.end() + 1 :])]
        return rest.lstrip(" ,")
    bare = place[mark.end() :] if mark else place
    announced = words_of.ANNOUNCES.match(bare)
    return bare[announced.end() :] if announced else bare
