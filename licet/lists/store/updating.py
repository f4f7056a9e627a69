"""Fetching a list's documents from its publisher, and taking them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from licet.lists.documents import unpacked
from licet.lists.fetch import Fetched, Progress, Seen, Settings, fetch
from licet.lists.reading import Document
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote, Sheet
from licet.lists.store.archive import checksum
from licet.lists.store.catalogue import Edition, insert, writing
from licet.lists.store.importing import Terms, sight, take
from licet.lists.store.store import Store

# A publisher whose address names the day may be some days behind.
_DAYS_BEHIND: Final = 7
_NOT_THERE: Final = "HTTP 404"


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update came to: the publisher's present edition, and whether it is new to us."""

    edition: Edition
    new: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Got:
    """A remote document as it stands: `changed` is False where the server says so (304)."""

    remote: Remote
    data: bytes
    fetched: Fetched
    changed: bool
    day: date | None


def update(
    store: Store, sheet: Sheet, terms: Terms, settings: Settings, progress: Progress
) -> Updated:
    """Fetch every document of a list, and take the edition in if any of them has changed.

    Raises `Refused` where a document cannot be had or is not an edition; the last one stays.
    """
    if not sheet.remotes:
        raise Refused(
            sheet.id,
            "no address to fetch it from",
            "a file",
            f"Get it from {sheet.home} and run: licet lists import {sheet.id} FILE",
        )
    got = [_get(store, sheet, remote, (terms, settings, progress)) for remote in sheet.remotes]
    if not any(one.changed for one in got) and (edition := _latest(store, sheet, got)):
        with writing(store.link):
            sight(store, edition.number, terms.now.date(), terms.how)
        return Updated(replace(edition, seen=terms.now.date()), new=False)
    documents = [inside for one in got for inside in unpacked(Document(one.remote.name, one.data))]
    days = {one.day for one in got if one.day}
    taken = take(store, sheet, documents, replace(terms, as_of=min(days, default=terms.as_of)))
    with writing(store.link):
        for one in got:
            _remember(store, sheet, one, terms.now.date())
    return Updated(taken.edition, taken.new, taken.reading.notes)


def _get(store: Store, sheet: Sheet, remote: Remote, how: tuple[Terms, Settings, Progress]) -> _Got:
    """One document: as the server has it now, or as it was archived if it has not changed."""
    terms, settings, progress = how
    row = store.link.execute(
        "SELECT * FROM fetched WHERE source = ? AND name = ?", (sheet.id, remote.name)
    ).fetchone()
    known = row is not None and store.stored(row["checksum"]) is not None
    seen = Seen(row["etag"], row["last_modified"], row["address"]) if known else Seen()
    missing: Refused | None = None
    for day, at in _addresses(remote, terms.now.date()):
        try:
            fetched = fetch(replace(remote, address=at), sheet.id, seen, settings, progress)
        except Refused as error:
            if _NOT_THERE in error.found and day is not None:
                missing = error
                continue
            raise
        if fetched.data is None:
            return _Got(remote, store.document(row["checksum"]), fetched, False, day)
        return _Got(remote, fetched.data, fetched, True, day)
    assert missing is not None  # a remote has an address, and each was answered or refused
    raise missing


def _addresses(remote: Remote, today: date) -> Iterator[tuple[date | None, str]]:
    """The addresses to try: one, or where it names the day, today's and those before it."""
    if "{date}" not in remote.address:
        yield None, remote.address
        return
    for back in range(_DAYS_BEHIND + 1):
        day = today - timedelta(back)
        yield day, remote.address.replace("{date}", day.isoformat())


def _latest(store: Store, sheet: Sheet, got: list[_Got]) -> Edition | None:
    """The latest edition, if it is made of these very documents."""
    mine = store.reopened().of(sheet.id)
    sums = sorted(checksum(one.data) for one in got)
    return mine[-1] if mine and sorted(store.checksums(mine[-1]).values()) == sums else None


def _remember(store: Store, sheet: Sheet, got: _Got, today: date) -> None:
    """What the server said, for the next conditional request."""
    insert(
        store.link,
        "fetched",
        source=sheet.id,
        name=got.remote.name,
        address=got.fetched.address,
        etag=got.fetched.etag,
        last_modified=got.fetched.last_modified,
        checksum=checksum(got.data),
        day=today,
    )
