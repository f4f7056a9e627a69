"""Fetching a list's documents from its publisher, and taking them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from licet.lists.documents import unpacked
from licet.lists.fetch import Fetched, Progress, Seen, Settings, fetch
from licet.lists.fetch.once import Ask
from licet.lists.reading import Document
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote, Sheet
from licet.lists.store.archive import checksum
from licet.lists.store.catalogue import Edition, insert, writing
from licet.lists.store.importing import Terms, sight, take
from licet.lists.store.store import Store

# A publisher whose address names the day may be some days behind.
_DAYS_BEHIND: Final = 7
_DATE: Final = "{date}"
_NO_SUCH_DAY: Final = ("HTTP 404", "HTTP 400")  # the eCFR has said both of a day to come


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update came to: the publisher's present edition, and whether it is new to us."""

    edition: Edition
    new: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Address:
    """Where a document may be had, and the day that the address names, if it names one."""

    remote: Remote
    day: date | None


@dataclass(frozen=True, slots=True)
class _Got:
    """A remote document as it stands; `fetched.data` is None where it has not changed (304).

    `day`: the one that its address names, if it names one.
    """

    remote: Remote
    fetched: Fetched
    checksum: str
    day: date | None


def update(
    store: Store,
    sheet: Sheet,
    terms: Terms,
    settings: Settings,
    progress: Progress,
    ask: Ask = fetch,
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

    def asked(remote: Remote, seen: Seen) -> Fetched:
        return ask(remote, sheet.id, seen, settings, _naming(sheet, progress))

    mirrored = settings.mirror is not None
    today = terms.now.date()
    got = [_get(store, sheet, _addresses(one, today, mirrored), asked) for one in sheet.remotes]
    if edition := _latest(store, sheet, got):
        with writing(store.link):
            sight(store, edition.number, today, terms.how)
            _remember(store, sheet, got, today)
        return Updated(replace(edition, seen=max(edition.seen, today)), new=False)
    documents = [inside for one in got for inside in unpacked(_document(store, one))]
    days = {one.day for one in got if one.day}
    taken = take(store, sheet, documents, replace(terms, as_of=min(days, default=terms.as_of)))
    with writing(store.link):
        _remember(store, sheet, got, today)
    return Updated(taken.edition, taken.new, taken.reading.notes)


def _naming(sheet: Sheet, progress: Progress) -> Progress:
    """Progress under the list's name too: a file's own may say little, or be of several lists."""
    return lambda name, done, total: progress(f"{sheet.id}: {name}", done, total)


def _get(
    store: Store, sheet: Sheet, addresses: list[_Address], asked: Callable[[Remote, Seen], Fetched]
) -> _Got:
    """One document: as the server has it now, or as it was archived if it has not changed."""
    name = addresses[0].remote.name
    row = store.link.execute(
        "SELECT * FROM fetched WHERE source = ? AND name = ?", (sheet.id, name)
    ).fetchone()
    known = row is not None and store.stored(row["checksum"]) is not None
    seen = Seen(row["etag"], row["last_modified"], row["address"]) if known else Seen()
    missing: Refused | None = None
    for one in addresses:
        try:
            fetched = asked(one.remote, seen)
        except Refused as error:
            if one.day is None or error.found not in _NO_SUCH_DAY:
                raise
            missing = missing or error
            continue
        sha = row["checksum"] if fetched.data is None else checksum(fetched.data)
        return _Got(one.remote, fetched, sha, one.day)
    assert missing is not None  # there is an address, and each was answered or refused
    found = f"{missing.found}, and nothing for the {_DAYS_BEHIND} days before"
    raise Refused(missing.where, found, missing.expected, missing.do)


def _addresses(remote: Remote, today: date, mirrored: bool) -> list[_Address]:
    """The addresses to try: one, or where it names the day, today's and those before it.

    A mirror's address names no day. Which one it has, only the document can tell.
    """
    if _DATE not in remote.address or mirrored:
        return [_Address(remote, None)]
    days = [today - timedelta(back) for back in range(_DAYS_BEHIND + 1)]
    return [
        _Address(replace(remote, address=remote.address.replace(_DATE, day.isoformat())), day)
        for day in days
    ]


def _document(store: Store, got: _Got) -> Document:
    data = got.fetched.data
    return Document(got.remote.name, store.document(got.checksum) if data is None else data)


def _latest(store: Store, sheet: Sheet, got: list[_Got]) -> Edition | None:
    """The latest edition, if it is made of these very documents: then nobody reads them again."""
    mine = store.reopened().of(sheet.id)
    sums = sorted(one.checksum for one in got)
    return mine[-1] if mine and sorted(store.checksums(mine[-1]).values()) == sums else None


def _remember(store: Store, sheet: Sheet, got: Iterable[_Got], today: date) -> None:
    """What the server said, for the next conditional request.

    Such a request goes to the very address that this was said at. Where the address names the
    day, that is the same day only: of another day's document it says nothing, so that one comes
    whole, and is found to be unchanged by its checksum.
    """
    for one in got:
        insert(
            store.link,
            "fetched",
            source=sheet.id,
            name=one.remote.name,
            address=one.fetched.address,
            etag=one.fetched.etag,
            last_modified=one.fetched.last_modified,
            checksum=one.checksum,
            day=today,
        )
