"""The flat JSON that a public extract makes of a US list: one object, its `entities` in a list.

``{"list_id", "source_file", "extracted", "count", "entities": [{"name", "aliases", "country",
"address", "status", "effective_date", "federal_register", "notes"}]}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import orjson

from licet.lists.reading import Document
from licet.lists.refusal import Refused, quote

_TOP: Final = {"list_id", "source_file", "extracted", "count", "entities"}
_FIELDS: Final = (
    "name",
    "aliases",
    "country",
    "address",
    "status",
    "effective_date",
    "federal_register",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Object:
    """One entity of the file; `where` says which."""

    where: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    address: str | None
    status: str | None
    effective: date | None
    citation: str | None
    notes: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class JsonList:
    objects: tuple[Object, ...]
    extracted: date | None
    declared: int


def is_json(document: Document) -> bool:
    return document.data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def json_list(document: Document, list_ids: tuple[str, ...]) -> JsonList:
    """The entities of a file whose list is one of `list_ids`.

    Raises `Refused` for JSON that is broken, for another list, for a field nobody knows, and
    where the file counts its entities otherwise than they are.
    """
    data = _loaded(document)
    if set(data) != _TOP:
        raise Refused(document.name, _listed(data), f"the fields {', '.join(sorted(_TOP))}")
    if data["list_id"] not in list_ids:
        raise Refused(document.name, f"the list {data['list_id']!r}", f"{' or '.join(list_ids)}")
    entities = data["entities"]
    if not isinstance(entities, list) or data["count"] != len(entities):
        counted = len(entities) if isinstance(entities, list) else "no list of"
        raise Refused(
            document.name,
            f"{counted} entities",
            f"{data['count']}, as the file says",
            "It may break off; fetch it again.",
        )
    objects = tuple(_objects(document.name, entities))
    return JsonList(objects, _day(document.name, data["extracted"]), len(objects))


def _loaded(document: Document) -> dict[str, Any]:
    try:
        data = orjson.loads(document.data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Refused(
            document.name,
            f"JSON that is broken or breaks off ({error})",
            "whole JSON",
            "Fetch it again.",
        ) from None
    if not isinstance(data, dict):
        raise Refused(document.name, "no JSON object", "an object with a list of entities")
    return data


def _objects(name: str, entities: list[Any]) -> Iterator[Object]:
    for number, one in enumerate(entities, start=1):
        where = f"{name}, entity {number}"
        if not isinstance(one, dict) or set(one) != set(_FIELDS):
            raise Refused(where, _listed(one), f"the fields {', '.join(_FIELDS)}")
        aliases = one["aliases"]
        if not isinstance(aliases, list) or any(not isinstance(each, str) for each in aliases):
            raise Refused(where, "aliases that are no list of words", "a list of words")
        words = {field: _words(where, field, one[field]) for field in _FIELDS if field != "aliases"}
        if not words["name"]:
            raise Refused(where, "no name", "a name")
        yield Object(
            where=where,
            name=words["name"],
            aliases=tuple(" ".join(each.split()) for each in aliases if each.strip()),
            country=words["country"],
            address=words["address"],
            status=words["status"],
            effective=_day(where, words["effective_date"]),
            citation=words["federal_register"],
            notes=words["notes"],
            raw=orjson.dumps(one).decode(),
        )


def _words(where: str, field: str, found: object) -> str | None:
    if found is not None and not isinstance(found, str):
        raise Refused(where, f"{field} that is {type(found).__name__}", "words, or null")
    return " ".join(found.split()) or None if found else None


def _day(where: str, words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except (TypeError, ValueError):
        raise Refused(where, f"the day {quote(str(words))}", "a day like 2026-07-09") from None


def _listed(found: object) -> str:
    if not isinstance(found, dict):
        return "no object"
    return f"the fields {', '.join(map(quote, sorted(map(str, found))))}"
