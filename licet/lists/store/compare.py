"""What changed: between two editions, and over all editions for one name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from licet.lists.record import Entry
from licet.lists.store.catalogue import Edition
from licet.lists.store.series import Series, Step
from licet.lists.store.store import Store
from licet.lists.store.wordings import names_of, to_entries

# What two wordings are compared by, in the order in which a reader wants to know.
FIELDS: Final = (
    "names sort countries addresses identifiers births birth_places programmes requirement "
    "footnotes review_policy citation published listed_on delisted_on remarks".split()
)
# A field that one format cannot say, and what the sheet calls that.
_LACKED: Final = {
    "names": "aliases",
    "addresses": "addresses",
    "identifiers": "identifiers",
    "births": "births",
    "birth_places": "births",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an entry that is worded otherwise: what went, and what came."""

    field: str
    went: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """An entry that both editions hold, worded otherwise."""

    before: Entry
    after: Entry
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """What separates two editions. Entries are compared by their keys within each list."""

    before: Edition
    after: Edition
    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]
    altered: tuple[Altered, ...]
    same: int


def diff(store: Store, before: Edition, after: Edition, lists: Iterable[str] = ()) -> Diff:
    """What `after` adds, drops and alters, on the named lists or on those that both print."""
    old, new = store.everything(before), store.everything(after)
    wanted = set(lists) or _printed(old) & _printed(new)
    old, new = (side.filter(pl.col("list").is_in(list(wanted))) for side in (old, new))
    if before.source == after.source:
        same = old.join(new, on="number", how="semi").height
        changed = [
            one.join(other, on="number", how="anti") for one, other in ((old, new), (new, old))
        ]
    else:
        same, changed = 0, [old, new]
    gone, come = (_by_key(side) for side in changed)
    lacks = before.lacks | after.lacks
    pairs = [
        (gone[key], come[key], changes(gone[key], come[key], lacks)) for key in gone if key in come
    ]
    return Diff(
        before=before,
        after=after,
        added=tuple(come[key] for key in come if key not in gone),
        dropped=tuple(gone[key] for key in gone if key not in come),
        altered=tuple(Altered(*pair) for pair in pairs if pair[2]),
        same=same + sum(not pair[2] for pair in pairs),
    )


def _printed(frame: pl.DataFrame) -> set[str]:
    return set(frame.get_column("list").unique().to_list())


def _by_key(frame: pl.DataFrame) -> dict[tuple[str, str], Entry]:
    entries = to_entries(frame.sort("list", "key")).values()
    return {(entry.list, entry.key): entry for entry in entries}


def changes(before: Entry, after: Entry, lacks: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """The fields that differ, those left out that one of the two formats cannot say."""
    found = []
    for field in FIELDS:
        if _LACKED.get(field) in lacks:
            continue
        old, new = getattr(before, field), getattr(after, field)
        if old != new and (change := _change(field, old, new)):
            found.append(change)
    return tuple(found)


def _change(field: str, old: Any, new: Any) -> Change | None:
    """What went and what came; None where only the order of a list is another."""
    went, came = _texts(old), _texts(new)
    lost = tuple(one for one in went if one not in came)
    won = tuple(one for one in came if one not in went)
    return Change(field, lost, won) if lost or won else None


def _texts(value: Any) -> tuple[str, ...]:
    """A field's value as lines of text."""
    if value is None:
        return ()
    return tuple(map(words, value)) if isinstance(value, tuple) else (str(value),)


def words(value: Any) -> str:
    """One value of a field as a reader sees it: a name with its kind, an address on one line."""
    match type(value).__name__:
        case "Name":
            tongue = f", {value.language}" if value.language else ""
            return f"{value.text} ({value.kind.value}{tongue})"
        case "Address":
            return f"{value.text} [{value.country}]" if value.country else str(value.text)
        case "Identifier":
            land = f" ({value.country})" if value.country else ""
            return f"{value.label or value.kind} {value.number}{land}"
        case "Birth":
            return str(value.text)
    return str(value)


# -- over all editions ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an entry, and the edition that told us.

    `what` is ``appeared``, ``changed`` or ``left``; `absent` is the last whole edition of the
    source before it, which did not hold the entry yet: it came in between.
    """

    what: str
    edition: Edition
    entry: Entry
    changes: tuple[Change, ...] = ()
    absent: Edition | None = None


def find(store: Store, words_: str, prints: Iterable[str]) -> dict[str, list[str]]:
    """The keys of the entries, by list, with a name that holds these words in any letter case."""
    found: dict[str, dict[str, None]] = {}
    for source in dict.fromkeys(one.source for one in store.editions):
        names = names_of(store.wordings(source)).filter(
            pl.col("text").str.to_lowercase().str.contains(words_.casefold(), literal=True)
            | (pl.col("key").str.to_lowercase() == words_.casefold())
        )
        pairs = names.select("list", "key").unique(maintain_order=True).collect()
        for name, key in pairs.iter_rows():
            found.setdefault(name, {})[key] = None
    wanted = set(prints)
    return {name: list(keys) for name, keys in found.items() if not wanted or name in wanted}


def history(series: Series, keys: Iterable[str]) -> dict[str, tuple[Event, ...]]:
    """What happened to each entry of a list, edition by edition."""
    steps = series.steps(keys)
    wanted: dict[str, set[int]] = {}
    for mine in steps.values():
        for step in mine:
            if step.wording is not None:
                wanted.setdefault(step.edition.source, set()).add(step.wording)
    entries = {
        (source, number): entry
        for source, numbers in wanted.items()
        for number, entry in series.store.entries(source, numbers).items()
    }
    return {key: tuple(_events(series, mine, entries)) for key, mine in steps.items()}


def _events(
    series: Series, steps: tuple[Step, ...], entries: Mapping[tuple[str, int], Entry]
) -> Iterable[Event]:
    last: tuple[Edition, Entry] | None = None
    for step in steps:
        if step.wording is None:
            if last is not None:
                yield Event("left", step.edition, last[1])
            last = None
            continue
        entry = entries[step.edition.source, step.wording]
        if last is None:
            yield Event("appeared", step.edition, entry, absent=series.whole_before(step.edition))
        elif changed := changes(last[1], entry, last[0].lacks | step.edition.lacks):
            yield Event("changed", step.edition, entry, changed)
        last = (step.edition, entry)
