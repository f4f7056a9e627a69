"""Dated tables that norms look things up in: country groups and sets of ECCNs.

The tables themselves are tab-separated facts beside the rulebook's modules; every row of a
dated one carries its own days, its citation, and a mark: V (read) or M (unverified).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from licet.spans import Span, day


@dataclass(frozen=True, slots=True)
class Membership:
    """One country in one group for a span of days, and when that was first known.

    The end of a membership counts as known from the day it takes effect.
    """

    country: str
    span: Span
    known: date
    cite: str


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A dated set of countries, such as Country Group E:1."""

    name: str
    members: tuple[Membership, ...]

    def of(self, country: str) -> tuple[Membership, ...]:
        return tuple(member for member in self.members if member.country == country)


@dataclass(frozen=True, slots=True)
class Entries:
    """A set of ECCNs. ``5D002`` takes its paragraphs in; `but_not` leaves paragraphs out.

    `pattern` adds every ECCN that it matches whole.
    """

    name: str
    codes: frozenset[str]
    but_not: frozenset[str] = frozenset()
    pattern: str = ""

    def holds(self, eccn: str) -> bool:
        """Is this ECCN within? A bare entry is read as its ordinary paragraphs."""
        if self.pattern and re.fullmatch(self.pattern, eccn):
            return True
        within = _itself_and_above(eccn)
        return not self.codes.isdisjoint(within) and self.but_not.isdisjoint(within)


@cache
def _itself_and_above(eccn: str) -> frozenset[str]:
    """``3B001.a.4`` stands within itself, ``3B001.a`` and ``3B001``."""
    parts = eccn.split(".")
    return frozenset(".".join(parts[:count]) for count in range(1, len(parts) + 1))


def read_rows(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a bundled table; lines that start with # are its own remarks."""
    with files(package).joinpath(name).open(encoding="utf-8") as lines:
        wanted = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(wanted, delimiter="\t")


def row_span(row: dict[str, str]) -> Span:
    return Span(day(row["from"]), day(row["until"]) if row["until"] else None)


@cache
def groups(package: str, name: str) -> dict[str, Group]:
    """All groups of one table, by name."""
    found: dict[str, list[Membership]] = {}
    for row in read_rows(package, name):
        member = Membership(row["country"], row_span(row), day(row["known"]), row["cite"])
        found.setdefault(row["group"], []).append(member)
    return {group: Group(group, tuple(members)) for group, members in found.items()}
