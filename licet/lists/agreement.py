"""One story: the bundled Huawei and ZTE tables, and the lists as imported.

Where both hold an entry, the bundled row wins for the days through which the law is reviewed. It
was read from the rules themselves, so it knows the day on which a listing took effect and the day
on which that was public; an edition knows only the day of its own, and a Federal Register page
that came later. The edition adds the names that the row lacks, and is the check on it: an entry
that a later edition does not hold any more has ended, whatever the row says.

An imported entry is the bundled one if it stands on the same list and its primary name, legal
form aside, is a name of the row, in the same country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from licet.facts import Listing
from licet.lists.store.series import Series

Core = Callable[[str], str]  # a name without its legal form, letter case and accents
_CHINA = frozenset({"CN", "HK", "MO"})  # the Entity List prints the last two under the first


@dataclass(frozen=True, slots=True)
class Pair:
    """A bundled row, and the imported listings of the entries that it stands for (or none)."""

    row: Listing
    imported: tuple[Listing, ...]


def pairs(rows: Iterable[Listing], imported: Iterable[Listing], core: Core) -> tuple[Pair, ...]:
    """Each bundled row with what the editions say of the same entry."""
    by_name: dict[tuple[str, str], list[Listing]] = {}
    for one in imported:
        by_name.setdefault((one.list, core(one.name)), []).append(one)
    return tuple(Pair(row, tuple(_same(row, by_name, core))) for row in rows)


def _same(
    row: Listing, by_name: Mapping[tuple[str, str], list[Listing]], core: Core
) -> Iterable[Listing]:
    seen: set[str] = set()
    for name in dict.fromkeys(core(text) for text in (row.name, *row.aliases)):
        for one in by_name.get((row.list, name), ()):
            if one.id not in seen and _one_place(row.country, one.country):
                seen.add(one.id)
                yield one


def _one_place(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or {one, other} <= _CHINA


def merged(
    rows: tuple[Listing, ...], imported: tuple[Listing, ...], core: Core, reviewed: date
) -> tuple[Listing, ...]:
    """The bundled rows, completed by the editions, and the imported listings that no row is."""
    found = pairs(rows, imported, core)
    ours = {one.id for pair in found for one in pair.imported}
    known = {(row.list, core(name)) for row in rows for name in (row.name, *row.aliases)}
    completed = (_completed(pair, known, core, reviewed) for pair in found)
    return (*completed, *(one for one in imported if one.id not in ours))


def _completed(pair: Pair, known: set[tuple[str, str]], core: Core, reviewed: date) -> Listing:
    """The row with the names that only the editions have; ended where a later edition ends it."""
    row = pair.row
    names = dict.fromkeys(
        name
        for one in pair.imported
        for name in (one.name, *one.aliases)
        if (row.list, core(name)) not in known
    )
    return replace(row, aliases=(*row.aliases, *names), span=row.span.until(_end(pair, reviewed)))


def _end(pair: Pair, reviewed: date) -> date | None:
    """The day on which an edition later than our review no longer holds the entry."""
    ends = [one.span.end for one in pair.imported if one.certain or one.span.end is None]
    gone = [end for end in ends if end is not None]
    last = max(gone, default=None)
    return last if last is not None and len(gone) == len(ends) and last > reviewed else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Do a row and the editions agree? `says` names the difference, or is empty."""

    row: Listing
    imported: tuple[Listing, ...]
    says: str


def compare(
    rows: tuple[Listing, ...],
    imported: tuple[Listing, ...],
    core: Core,
    series: Mapping[str, Series],
) -> tuple[Agreement, ...]:
    """Every bundled row whose list has been imported, against the editions."""
    held = {(one.list, core(name)) for one in imported for name in (one.name, *one.aliases)}
    return tuple(
        Agreement(pair.row, pair.imported, _difference(pair, held, core, series[pair.row.list]))
        for pair in pairs(rows, imported, core)
        if pair.row.list in series
    )


def _difference(pair: Pair, held: set[tuple[str, str]], core: Core, series: Series) -> str:
    row = pair.row
    whole = [one for one in series.editions if not one.partial]
    expected = [one for one in whole if one.as_of in row.span]
    certain = [one for one in pair.imported if one.certain]
    if not expected:
        return "" if not certain else f"the editions hold it, outside {row.span}"
    if not certain:
        inside = any((row.list, core(name)) in held for name in (row.name, *row.aliases))
        return "" if inside else "no edition holds it under this name"
    missed = [one for one in expected if not any(one.as_of in c.span for c in certain)]
    if missed:
        return f"not in {', '.join(one.id for one in missed)}"
    asked = {(c.requirement, c.footnotes) for c in certain}
    if (row.requirement, row.footnotes) not in asked:
        said = "; ".join(sorted(f"{need}, footnotes {sorted(notes)}" for need, notes in asked))
        return f"the editions say {said}; the row {row.requirement}, {sorted(row.footnotes)}"
    return ""
