"""Parties as JSON: each checked, each owner beneath it checked, and put into canonical form."""

from __future__ import annotations

from typing import Any, Final

import orjson

from licet.batch.reading.errors import Unreadable, quote, shape
from licet.batch.reading.fields import NONE, SPACE, Value, did_you_mean, parse
from licet.facts import Fact, Kind, Owner, Party
from licet.facts.vocabulary import LISTS, ROLES

DEEPEST: Final = 20  # levels of owners above owners; deeper than any real structure
_NAMED: Final = 20  # unknown keys of parties that one file's note names

_PARTY: Final = {
    fact.name: fact
    for fact in (
        Fact("role", Kind.WORD, "the party's part in the trade", ROLES),
        Fact("name", Kind.NAME, "its name"),
        Fact("country", Kind.COUNTRY, "where it is"),
        Fact("address", Kind.TEXT, "its address"),
        Fact("branch_of", Kind.NAME, "of whom it is a branch"),
        Fact("controlled_by_owner", Kind.FLAG, "whether an owner controls it"),
    )
}
_OWNER: Final = {
    fact.name: fact
    for fact in (
        Fact("name", Kind.NAME, "the owner's name"),
        Fact("country", Kind.COUNTRY, "where it is"),
        Fact("percent", Kind.PERCENT, "its share"),
        Fact("list", Kind.WORD, "the list that it is on", LISTS),
        Fact("programme", Kind.TEXT, "under which programme"),
        Fact("requirement", Kind.TEXT, "what the listing demands"),
        Fact("review_policy", Kind.TEXT, "how an application would be judged"),
    )
}


def parties_of(value: object, passed_over: set[str]) -> list[dict[str, Any]]:
    """The parties in a `parties` value: a list of objects, or the JSON text of one.

    Each comes back with the fields of `Party`, `owners` as canonical JSON. Keys that nobody
    knows are added to `passed_over`. Raises `Unreadable`, naming the place inside the value.
    """
    if isinstance(value, str):
        value = _from_text(value)
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise Unreadable(shape(value), "a list of parties, each an object with a role")
    return [_party(item, f"[{at}]", passed_over) for at, item in enumerate(value)]


def _from_text(text: str) -> object:
    text = text.strip(SPACE)
    if not text or text.lower() == NONE:
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"broken JSON ({error})", "a JSON list of parties") from None


def _party(value: object, path: str, passed_over: set[str]) -> dict[str, Any]:
    given = _object(value, path, {*_PARTY, "owners"}, passed_over)
    party: dict[str, Any] = _read(_PARTY, given, path)
    owners = given.get("owners")
    party["owners"] = None
    if owners is not None:
        listed = _owners(owners, f"{path}.owners", 1, passed_over)
        party["owners"] = orjson.dumps(listed).decode()
    if party["role"] is None:
        raise Unreadable("nothing", f"a role: one of {', '.join(ROLES)}", f"{path}.role")
    if all(said is None for name, said in party.items() if name != "role"):
        raise Unreadable("a party of whom nothing is said", "at least a name", path)
    return party


def _owners(value: object, path: str, level: int, passed_over: set[str]) -> list[dict[str, Any]]:
    if level > DEEPEST and value:
        shown = path if len(path) <= 40 else f"{path[:40]}…"
        raise Unreadable("owners nested too deep", f"at most {DEEPEST} levels of owners", shown)
    if isinstance(value, str) and value.strip(SPACE).lower() in ("", NONE):
        return []
    if not isinstance(value, list | tuple):
        raise Unreadable(shape(value), "a list of owners, each an object", path)
    found = []
    for at, item in enumerate(value):
        here = f"{path}[{at}]"
        given = _object(item, here, {*_OWNER, "owners"}, passed_over)
        owner: dict[str, Any] = _read(_OWNER, given, here)
        owner = {name: said for name, said in owner.items() if said is not None}
        above = given.get("owners")
        if above is not None and (
            listed := _owners(above, f"{here}.owners", level + 1, passed_over)
        ):
            owner["owners"] = listed
        if not owner:
            raise Unreadable("an owner of whom nothing is said", "at least a name", here)
        found.append(owner)
    return found


def _object(value: object, path: str, known: set[str], passed_over: set[str]) -> dict[str, object]:
    """`value` as an object; a key that looks like a misspelt one is refused, others noted."""
    if not isinstance(value, dict):
        raise Unreadable(shape(value), "an object", path)
    for key in sorted(value.keys() - known):
        close = did_you_mean(str(key), known - value.keys())
        if close and value[key] is not None:
            raise Unreadable(f"the unknown key {quote(key)}{close}", "a key of the contract", path)
        if len(passed_over) < _NAMED:
            passed_over.add(f"parties.{key}")
    return value


def _read(known: dict[str, Fact], given: dict[str, object], path: str) -> dict[str, Value]:
    read = {}
    for name, fact in known.items():
        try:
            read[name] = parse(fact, given.get(name))
        except Unreadable as fault:
            raise fault.within(f"{path}.{name}") from None
    return read


def party_as_dict(party: Party) -> dict[str, Any]:
    """A `Party` as `parties_of` accepts it."""
    given = {name: getattr(party, name) for name in (*_PARTY, "owners")}
    if party.owners is not None:
        given["owners"] = [owner_as_dict(owner) for owner in party.owners]
    return given


def owner_as_dict(owner: Owner) -> dict[str, Any]:
    given = {name: getattr(owner, name) for name in _OWNER}
    return {**given, "owners": [owner_as_dict(above) for above in owner.owners]}


def owners_from(text: str | None) -> tuple[Owner, ...] | None:
    """The owners that `parties_of` wrote; None where nobody said."""
    return None if text is None else _built(orjson.loads(text))


def _built(listed: list[dict[str, Any]]) -> tuple[Owner, ...]:
    return tuple(Owner(**{**owner, "owners": _built(owner.get("owners", []))}) for owner in listed)
