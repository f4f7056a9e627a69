"""Steps that both JSON formats of the Consolidated Screening List take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from licet.lists.refusal import Refused, quote


def check_keys(where: str, found: Iterable[str], known: Iterable[str]) -> None:
    """Refuses an object with a key that nobody knows."""
    if strange := sorted(set(found) - set(known)):
        raise Refused(
            where,
            f"unknown fields {', '.join(map(quote, strange))}",
            "the fields of the format",
            "The publisher may have changed the format; the reader must learn it first.",
        )


def listed(where: str, value: object, sort: type) -> list[Any]:
    """A list of which every member is a `sort`; an empty one for null."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, sort) for one in value):
        raise Refused(where, quote(str(value)), f"a list of {sort.__name__}")
    return value


def check_count(where: str, found: int, declared: object) -> None:
    """Refuses a document that holds another number of entries than it says."""
    if found != declared:
        raise Refused(
            where,
            f"{found:,} entries, where the document says {quote(str(declared))}",
            "as many as it says",
            "It may break off, or be one page of a search; fetch the whole list.",
        )
