"""The tables of words beside this file, read once.

Each is tab-separated text; lines that begin with # say what it holds and where it is from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table, as cells."""
    text = files("licet.names").joinpath("tables", f"{name}.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache
def words(name: str) -> frozenset[str]:
    """The first column of a table."""
    return frozenset(row[0] for row in rows(name))


@lru_cache
def mapping(name: str) -> dict[str, str]:
    """The first two columns of a table, the first to the second."""
    return {row[0]: row[1] for row in rows(name)}


@lru_cache
def graded(name: str) -> dict[str, int]:
    """The first two columns of a table, where the second is a whole number."""
    return {row[0]: int(row[1]) for row in rows(name)}


@lru_cache
def groups() -> dict[str, tuple[int, ...]]:
    """The groups of variants that a word belongs to: names of persons and words of companies.

    A word is compared by two groups at most; the smaller ones say more, so they come first.
    """
    tables = [row[0].split() for table in ("variants", "business") for row in rows(table)]
    found: dict[str, list[tuple[int, int]]] = {}
    for number, group in enumerate(tables, 1):
        for word in group:
            found.setdefault(word, []).append((len(group), number))
    return {word: tuple(number for _, number in sorted(mine)) for word, mine in found.items()}


@lru_cache
def legal_forms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Legal forms by the first word of their spelling: (spelling, form), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, spelling in rows("legal_forms"):
        parts = tuple(spelling.split())
        found.setdefault(parts[0], []).append((parts, form))
    for mine in found.values():
        mine.sort(key=lambda one: -len(one[0]))
    return found


@lru_cache
def forms() -> frozenset[str]:
    """The legal forms themselves, one token each."""
    return frozenset(form for form, _ in rows("legal_forms"))
