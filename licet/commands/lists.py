"""Official lists: fetch, take in, compare, look back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from licet.commands.showing import Terminal
from licet.desk import Imported
from licet.law.rulebook import listings, rulebook
from licet.lists.documents import from_files
from licet.lists.fetch import Progress, Settings
from licet.lists.refusal import Refused
from licet.lists.sheets import SOURCES, prints, sheet
from licet.lists.status import Source, status
from licet.lists.store.catalogue import Edition
from licet.lists.store.compare import Diff, Event, diff, find, history
from licet.lists.store.importing import Terms, take
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from licet.lists.store.updating import update
from licet.show import lists as page


def take_files(home: Path, source: str, files: Sequence[Path], terms: Terms) -> None:
    """Import the documents of one edition from files, and say what came of it."""
    taken = take(Store.open(home), sheet(source), from_files(files), terms)
    told = "" if taken.new else " was here already; seen again"
    print(f"{taken.edition.id}{told}: {taken.edition.entries:,} entries ({taken.edition.format})")
    for note in taken.reading.notes:
        print(f"  {note}")


def update_all(
    home: Path, names: Sequence[str], terms: Terms, settings: Settings, progress: Progress
) -> tuple[int, int]:
    """Update each source; one that is refused does not stop the next.

    Returns how many were asked, and how many of them were refused.
    """
    store = Store.open(home)
    asked = list(names or _used(store))
    refused = 0
    for name in asked:
        try:
            found = update(store, sheet(name), terms, settings, progress)
        except Refused as error:
            refused += 1
            kept = store.reopened().of(name)
            stays = f" {kept[-1].id} stays in use." if kept else ""
            print(f"licet: {error}{stays}", file=sys.stderr)
            continue
        what = "new" if found.new else "unchanged"
        print(f"{found.edition.id}: {what}, {found.edition.entries:,} entries")
    return len(asked), refused


def _used(store: Store) -> list[str]:
    """What `update` means without a name: the sources in the store, or at first all there are."""
    present = {one.source for one in store.editions}
    return [name for name in SOURCES if (not present or name in present) and sheet(name).remotes]


def show_status(home: Path, today: date, as_json: bool) -> None:
    """What there is, how much of it, how old."""
    found = status(Store.open(home), today)
    if as_json:
        _print_json([_source_dict(one) for one in found])
    else:
        page.print_sources(found, Terminal())


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
        page.print_diff(found, Terminal(), limit)


def _diff_dict(found: Diff) -> dict[str, Any]:
    return {
        "before": found.before.id,
        "after": found.after.id,
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
    found = {
        name: history(Series.of(store, name, prints), keys)
        for name, keys in find(store, words, lists).items()
    }
    if limit is None:
        told = (
            (key, one) for keys in found.values() for key, every in keys.items() for one in every
        )
        _print_json([_event_dict(key, one) for key, one in told])
    else:
        page.print_history(found, Terminal(), limit)
    return bool(found)


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
    latest: list[tuple[Edition, Any]] = []
    for name, keys in find(store, words, lists).items():
        told = history(Series.of(store, name, prints), keys)
        latest += [(events[-1].edition, events[-1].entry) for events in told.values()]
    if limit is None:
        _print_json([{"edition": edition.id, **_plain(entry)} for edition, entry in latest])
    else:
        for edition, entry in latest[:limit]:
            page.print_entry(entry, edition.id, Terminal())
    return bool(latest)


def _plain(entry: Any) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(orjson.dumps(entry))
    return found


def show_agreement(home: Path, today: date) -> None:
    """The bundled Huawei and ZTE rows against the imported editions, name by name."""
    imported = Imported(Store.open(home), today, rulebook().reviewed_through)
    page.print_agreement(imported.agreement(listings()), Terminal())


def export(home: Path, edition: str, folder: Path) -> None:
    """Write the archived documents of an edition, byte for byte, into a folder."""
    store = Store.open(home)
    folder.mkdir(parents=True, exist_ok=True)
    for document in store.documents(store.edition(edition)):
        path = folder / document.name
        path.write_bytes(document.data)
        print(path)


def _print_json(value: Any) -> None:
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def downloads() -> Iterator[Progress]:
    """Bars for what is being fetched, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        numbers: dict[str, Any] = {}

        def report(name: str, done: int, total: int | None) -> None:
            if name not in numbers:
                numbers[name] = bar.add_task(name, total=total)
            bar.update(numbers[name], completed=done, total=total)

        yield report
