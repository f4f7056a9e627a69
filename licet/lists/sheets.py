"""All lists that licet can read, by the names that users call them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from licet.facts.vocabulary import OWN
from licet.lists.refusal import Refused
from licet.lists.sheet import Sheet

SOURCES: Final = (
    "us-csl",
    "us-bis-entity-list",
    "us-bis-dpl",
    "us-bis-meu",
    "us-bis-uvl",
    "us-ofac-sdn",
    "us-ofac-consolidated",
    "us-ofac-cmic",
    "us-dod-1260h",
    "un-sc",
    "eu-fsf",
    "uk-sanctions-list",
    "uk-ofsi",
    "jp-meti-eul",
)


@cache
def sheet(source: str) -> Sheet:
    """The sheet of a list. Raises `Refused` for a name that nobody knows."""
    if source.startswith(OWN) and source != OWN:
        from licet.lists.own.sheet import sheet_for

        return sheet_for(source)
    if source not in SOURCES:
        raise Refused(
            source,
            "no list of this name",
            f"one of {', '.join(SOURCES)}",
            f"A list of your own has a name that begins with {OWN!r}.",
        )
    found: Sheet = import_module(f"licet.lists.{source.replace('-', '_')}.sheet").SHEET
    return found


def sheets() -> tuple[Sheet, ...]:
    """The sheets of all official lists."""
    return tuple(sheet(source) for source in SOURCES)


def prints(source: str) -> tuple[str, ...]:
    """The lists of law that a source prints."""
    return sheet(source).lists
