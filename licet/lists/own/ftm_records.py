"""Records of FollowTheMoney as they stand on their lines, and their values."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

from licet.lists.countries import code_of
from licet.lists.own.ftm_words import TEXTS
from licet.lists.refusal import Refused, quote

T = TypeVar("T", bound=Hashable)
Values = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Record:
    """An entity as it stands on its line."""

    id: str
    schema: str
    properties: Values
    caption: str | None = None
    target: bool | None = None
    datasets: Sequence[str] = ()
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Attached:
    """The records of other lines that tell more of a party; `addresses` is all there are."""

    sanctions: Sequence[Record] = ()
    papers: Sequence[Record] = ()
    addresses: Mapping[str, Record] = field(default_factory=dict)


def check(where: str, values: Values) -> None:
    """Raises `Refused` for a property that is no list, or holds what it cannot hold."""
    for name, found in values.items():
        if type(found) is not list:
            raise Refused(f"{where}, {name}", quote(str(found)), "a list of values")
        for one in found:
            if type(one) is not str and (type(one) is not dict or name in TEXTS):
                raise Refused(f"{where}, {name}", quote(str(one)), "text")


def inner(where: str, one: Any) -> Values:
    """The properties of a record that stands inside its party. Raises `Refused` for a bare id."""
    found = one.get("properties") if isinstance(one, dict) else None
    if not isinstance(found, dict):
        raise Refused(where, f"{quote(str(one))} in place of a record", "a record with properties")
    check(where, found)
    return found


def code_in(code: str) -> str | None:
    """A country as ISO 3166 alpha-2: ``ua-cri`` is a part of Ukraine, ``suhh`` is no more."""
    head = code.partition("-")[0]
    return code_of(head) if len(head) == 2 else None


def words(value: Any) -> str:
    """A value; a record inside a party by its caption or id."""
    if isinstance(value, dict):
        return str(value.get("caption") or value.get("id"))
    return str(value)


def listing(values: Values, hidden: Set[str]) -> str:
    """What a record says, each property by its name, but for those that are `hidden`."""
    return "; ".join(
        f"{name} {', '.join(map(words, found))}"
        for name, found in values.items()
        if name not in hidden and found
    )


def once(found: list[T]) -> tuple[T, ...]:
    """Each of `found` once, in order."""
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)
