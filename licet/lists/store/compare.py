"""What changed between two editions, or between two wordings of an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from licet.lists.keys import made_key
from licet.lists.record import Entry
from licet.lists.store.catalogue import Edition
from licet.lists.store.store import Store
from licet.lists.store.wordings import to_entries

# What two wordings are compared by, in the order in which a reader wants to know.
FIELDS: Final = (
    "names sort countries addresses identifiers births birth_places programmes requirement "
    "footnotes review_policy citation published listed_on delisted_on remarks".split()
)
# Two formats word the rest in ways of their own; these mean the same in all of them.
ACROSS_FORMATS: Final = "names sort programmes requirement footnotes review_policy".split()
# A field that one format cannot say, and what the reading calls that.
_LACKED: Final = {
    "names": "aliases",
    "addresses": "addresses",
    "identifiers": "identifiers",
    "births": "births",
    "birth_places": "births",
    "review_policy": "review_policy",
}


def comparable(before: Edition, after: Edition) -> list[str]:
    """The fields by which wordings of these two editions can be compared."""
    same = (before.source, before.format) == (after.source, after.format)
    lacks = before.lacks | after.lacks
    return [name for name in (FIELDS if same else ACROSS_FORMATS) if _LACKED.get(name) not in lacks]


_Keyed = dict[tuple[str, str], Entry]  # by list and key


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
    """What separates two editions, compared by `fields`, entry by entry within each list."""

    before: Edition
    after: Edition
    fields: tuple[str, ...]
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
    fields = comparable(before, after)
    pairs = [(gone.pop(key), come.pop(key)) for key in list(gone) if key in come]
    pairs += _renamed(gone, come)
    altered = [Altered(*pair, found) for pair in pairs if (found := changes(*pair, fields))]
    return Diff(
        before=before,
        after=after,
        fields=tuple(fields),
        added=tuple(come.values()),
        dropped=tuple(gone.values()),
        altered=tuple(altered),
        same=same + len(pairs) - len(altered),
    )


def _renamed(gone: _Keyed, come: _Keyed) -> list[tuple[Entry, Entry]]:
    """Entries without a number of the publisher's, that kept one of their names; taken out.

    Those that kept the first name are paired before those that share any other.
    """
    found = []
    for names in (slice(1), slice(None)):
        by_name: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for key, entry in come.items():
            for name in _called(entry, names):
                by_name[name].append(key)
        for key, entry in list(gone.items()):
            keys = (one for name in _called(entry, names) for one in by_name.get(name, ()))
            other = next((one for one in keys if one in come), None)
            if other is not None:
                found.append((gone.pop(key), come.pop(other)))
    return found


def _called(entry: Entry, names: slice) -> list[tuple[str, str]]:
    """Some of an entry's names, with its list and country, as a made key has them."""
    return [(entry.list, made_key(one.text, entry.country)) for one in entry.names[names]]


def _printed(frame: pl.DataFrame) -> set[str]:
    return set(frame.get_column("list").unique().to_list())


def _by_key(frame: pl.DataFrame) -> _Keyed:
    entries = to_entries(frame.sort("list", "key")).values()
    return {(entry.list, entry.key): entry for entry in entries}


def changes(before: Entry, after: Entry, fields: Iterable[str]) -> tuple[Change, ...]:
    """The named fields that differ."""
    wanted = tuple(fields)
    loose = set(wanted) <= set(ACROSS_FORMATS)
    found = (_change(name, getattr(before, name), getattr(after, name), loose) for name in wanted)
    return tuple(one for one in found if one is not None)


def _change(field: str, old: Any, new: Any, loose: bool) -> Change | None:
    """What went and what came; None where nothing did, or a list has but another order.

    `loose`: between two formats, names that differ in kind, case or marks alone are the same.
    """
    if old == new:
        return None
    went, came = _texts(old), _texts(new)
    if loose and field == "names":
        was, now = ({made_key(one.text, None) for one in side} for side in (old, new))
        went = tuple(words(one) for one in old if made_key(one.text, None) not in now)
        came = tuple(words(one) for one in new if made_key(one.text, None) not in was)
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
