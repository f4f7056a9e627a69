"""Official lists: fetch, take in, compare, look back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console

from licet.batch.write import whole_file
from licet.commands.showing import Terminal
from licet.desk import Imported
from licet.facts import Listing
from licet.law.rulebook import listings, rulebook
from licet.lists.documents import from_files
from licet.lists.fetch import Progress, Settings
from licet.lists.fetch.once import asking_once
from licet.lists.fetch.part import clear_old
from licet.lists.refusal import Refused
from licet.lists.sheets import SOURCES, prints, sheet, sheets
from licet.lists.status import Source, status
from licet.lists.store.catalogue import Edition
from licet.lists.store.compare import Diff, diff
from licet.lists.store.history import Event, find, history
from licet.lists.store.importing import Terms, take, withdraw
from licet.lists.store.listings import listings as listings_of
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from licet.lists.store.updating import update
from licet.show import as_svg
from licet.show import lists as page
from licet.show.listed import listed_timeline

_PARTS_WAIT = timedelta(7)  # for a later run to go on with a download that broke off


def take_files(home: Path, source: str, files: Sequence[Path], terms: Terms) -> None:
    """Import the documents of one edition from files, and say what came of it."""
    taken = take(Store.open(home), sheet(source), from_files(files), terms)
    told = "" if taken.new else " was here already; seen again"
    print(f"{taken.edition.id}{told}: {taken.edition.entries:,} entries ({taken.edition.format})")
    for note in taken.reading.notes:
        print(f"  {note}")
    _ready(home)


def update_all(
    home: Path, names: Sequence[str], terms: Terms, settings: Settings, progress: Progress
) -> tuple[int, int]:
    """Update each source; one that is refused does not stop the next.

    Returns how many were asked, and how many of them were refused.
    """
    store = Store.open(home)
    clear_old(settings.folder, (terms.now - _PARTS_WAIT).timestamp())
    asked = list(dict.fromkeys(names)) or _used(store)
    ask = asking_once(sheets())
    refused = 0
    for name in asked:
        try:
            found = update(store, sheet(name), terms, settings, progress, ask)
        except Refused as error:
            refused += 1
            print(_refusal(name, error, store), file=sys.stderr)
            continue
        what = "new" if found.new else "unchanged"
        print(f"{found.edition.id}: {what}, {found.edition.entries:,} entries", flush=True)
    if refused < len(asked):
        _ready(home)
    return len(asked), refused


def _refusal(name: str, error: Refused, store: Store) -> str:
    """Which list, why, what to do, and what is in use all the same."""
    which = "" if str(error).startswith(name) else f"{name}: "
    kept = store.reopened().of(name)
    stays = f" {kept[-1].id} stays in use." if kept else ""
    return f"licet: {which}{error}{stays}"


def withdraw_edition(home: Path, name: str, because: str) -> None:
    """Take an edition that was imported by mistake out of use."""
    store = Store.open(home)
    edition = store.edition(name)
    withdraw(store, edition, because)
    print(f"{edition.id}: withdrawn; it stays in the store and is not used")
    _ready(home)


def _ready(home: Path) -> None:
    """Work out what every question needs of the lists, so that the next one need not wait."""
    Imported(Store.open(home), date.max, rulebook().reviewed_through).of_bundled(listings())


def _used(store: Store) -> list[str]:
    """What `update` means without a name: the sources in the store, or at first all there are."""
    present = {one.source for one in store.editions}
    used = [name for name in SOURCES if (not present or name in present) and sheet(name).remotes]
    if not used:
        raise Refused(
            "licet lists update",
            "no list in the store that has an address",
            "the names of some lists",
            "licet lists status has them.",
        )
    return used


def show_status(home: Path, today: date, as_json: bool) -> None:
    """What there is, how much of it, how old."""
    found = status(Store.open(home), today)
    if as_json:
        _print_json([_source_dict(one) for one in found])
    else:
        page.print_sources(found, _console())


def _source_dict(one: Source) -> dict[str, Any]:
    return {
        "source": one.id,
        "title": one.title,
        "age_days": one.age_days,
        "limit_days": one.limit_days,
        "stale": one.stale,
        "closed": one.closed,
        "editions": [_edition_dict(edition) for edition in one.editions],
        "entries": one.counts,
        "withdrawn": [{"as_of": as_of, "because": why} for as_of, why in one.withdrawn],
    }


def _edition_dict(one: Edition) -> dict[str, Any]:
    return {
        "id": one.id,
        "as_of": one.as_of,
        "seen": one.seen,
        "format": one.format,
        "entries": one.entries,
        "partial": one.partial,
        "lacks": sorted(one.lacks),
        "notes": one.notes,
        "imported_at": one.imported_at,
    }


def show_diff(
    home: Path, editions: tuple[str, str], lists: Iterable[str], limit: int | None
) -> None:
    """What one edition has and the other has not; all of it as JSON where `limit` is None."""
    store = Store.open(home)
    before, after = (store.edition(name) for name in editions)
    found = diff(store, before, after, lists)
    if limit is None:
        _print_json(_diff_dict(found))
    else:
        page.print_diff(found, _console(), limit)


def _diff_dict(found: Diff) -> dict[str, Any]:
    return {
        "before": found.before.id,
        "after": found.after.id,
        "compared_by": found.fields,
        "added": found.added,
        "dropped": found.dropped,
        "altered": [
            {"list": one.after.list, "key": one.after.key, "changes": one.changes}
            for one in found.altered
        ],
        "same": found.same,
    }


def show_history(home: Path, words: str, lists: Iterable[str], limit: int | None) -> bool:
    """What became of every entry that bears a name. Returns whether there is any."""
    store = Store.open(home)
    every = {
        name: history(Series.of(store, name, prints), keys)
        for name, keys in find(store, words, lists).items()
    }
    found = {name: told for name, told in every.items() if told}
    if limit is None:
        told = (
            (key, one) for keys in found.values() for key, every in keys.items() for one in every
        )
        _print_json([_event_dict(key, one) for key, one in told])
    else:
        page.print_history(found, _console(), limit)
    return bool(found)


def draw_history(home: Path, words: str, lists: Iterable[str], limit: int, svg: Path) -> bool:
    """The listings of every entry that bears a name, drawn as SVG. Returns whether there is any."""
    store = Store.open(home)
    lanes: dict[str, list[Listing]] = {}
    days: list[date] = []
    for name, keys in find(store, words, lists).items():
        series = Series.of(store, name, prints)
        days += [one.as_of for one in series.editions]
        for one in listings_of(series, keys[:limit]):
            lanes.setdefault(one.id.rstrip("?~").partition("/")[0], []).append(one)
    if lanes:
        shown = dict(list(lanes.items())[:limit])
        story = listed_timeline(words, shown, (min(days), max(days)), date.today())
        with whole_file(svg) as stream:
            stream.write(as_svg(story).encode())
        print(f"drawn: {svg}")
    return bool(lanes)


def _event_dict(key: str, event: Event) -> dict[str, Any]:
    return {
        "list": event.entry.list,
        "key": key,
        "name": event.entry.name,
        "day": event.edition.as_of,
        "what": event.what,
        "edition": event.edition.id,
        "absent_from": event.absent.id if event.absent else None,
        "listed_on": event.entry.listed_on,
        "published": event.entry.published,
        "changes": event.changes,
    }


def show_party(home: Path, words: str, lists: Iterable[str], limit: int | None) -> bool:
    """Everything that the latest edition which held them says of those who bear a name."""
    store = Store.open(home)
    latest: list[Event] = []
    for name, keys in find(store, words, lists).items():
        told = history(Series.of(store, name, prints), keys)
        latest += [events[-1] for events in told.values()]
    latest.sort(key=lambda event: event.what == "left")
    if limit is None:
        _print_json([_entry_dict(event) for event in latest])
    else:
        for event in latest[:limit]:
            page.print_entry(event, _console())
        page.print_more(len(latest) - limit, _console())
    return bool(latest)


def _entry_dict(event: Event) -> dict[str, Any]:
    fields: dict[str, Any] = orjson.loads(orjson.dumps(event.entry))
    left = event.edition if event.what == "left" else None
    return {"edition": event.edition.id, "left": left.as_of if left else None, **fields}


def show_agreement(home: Path, today: date) -> None:
    """The bundled Huawei and ZTE rows against the imported editions, name by name."""
    imported = Imported(Store.open(home), today, rulebook().reviewed_through)
    page.print_agreement(imported.agreement(listings()), _console())


def export(home: Path, edition: str, folder: Path) -> None:
    """Write the archived documents of an edition, byte for byte, into a folder."""
    store = Store.open(home)
    folder.mkdir(parents=True, exist_ok=True)
    for document in store.documents(store.edition(edition)):
        path = folder / document.name
        path.write_bytes(document.data)
        print(path)


def _console() -> Console:
    """The terminal, or a wide page where there is none to fold lines for."""
    return Terminal(width=None if sys.stdout.isatty() else 160)


def _print_json(value: Any) -> None:
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.buffer.flush()
