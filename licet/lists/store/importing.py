"""Taking an edition in: archive the bytes, read, check, and only then make it visible.

Reading and checking come first and touch nothing. Everything that is written is written inside
one transaction of the catalogue, which only one process can hold: files under names that nobody
reads yet, then the rows that name them. Killed before the commit, the store is as before.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from licet import __version__
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused
from licet.lists.sheet import Sheet
from licet.lists.store import archive, wordings
from licet.lists.store.catalogue import Edition, editions, insert, writing
from licet.lists.store.checks import Before, check, check_fall
from licet.lists.store.parts import numbered
from licet.lists.store.store import Store, packed

_DAY = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How an edition is taken.

    * `now`: when, for the record; `how`: ``import`` or ``update``;
    * `as_of`: the day whose state it gives; None: what the document says, or its name;
    * `partial`: an excerpt, which ends no listing and is not counted against the sheet;
    * `accept_fewer`: a large fall in entries is true.
    """

    now: datetime
    how: str = "import"
    as_of: date | None = None
    partial: bool = False
    accept_fewer: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it. `new` is False where the store already had this very edition."""

    edition: Edition
    new: bool
    reading: Reading


def take(store: Store, sheet: Sheet, documents: Sequence[Document], terms: Terms) -> Taken:
    """Make an edition of some documents. Raises `Refused`, having changed nothing."""
    reading = _with_list_id(_read(sheet, documents, terms.partial), sheet)
    check(reading, sheet, terms.partial)
    as_of = _as_of(sheet, reading, documents, terms)
    with writing(store.link):
        _sweep(store)
        present = editions(store.link)
        alike = [one for one in present if one.partial == terms.partial]
        if known := _already(store, sheet, (as_of, documents), alike):
            number, new = known.number, False
            sight(store, number, max(as_of, known.as_of), terms.how)
        else:
            if not terms.partial and not terms.accept_fewer:
                _check_fall(store, sheet, (as_of, reading), present)
            number, new = _write(store, sheet, (reading, documents), (as_of, terms)), True
        if terms.how == "update":  # the publisher has nothing newer today
            sight(store, number, terms.now.date(), terms.how)
    edition = next(one for one in editions(store.link) if one.number == number)
    return Taken(edition, new, reading)


def _read(sheet: Sheet, documents: Sequence[Document], partial: bool) -> Reading:
    """What the reader makes of the documents; of an excerpt, the last line may break off."""
    reader = sheet.reader()
    try:
        with _undisturbed():
            return reader(documents)
    except Refused:
        if not partial:
            raise
        whole = [replace(one, data=one.data[: one.data.rfind(b"\n") + 1]) for one in documents]
        if not all(one.data for one in whole):
            raise
        reading = reader(whole)
        note = "the last line breaks off and was left out"
        return replace(reading, notes=(*reading.notes, note))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Python's garbage collector rests: entries refer to nothing that it would find.

    On the Consolidated Screening List as CSV it takes a third of the reading time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _with_list_id(reading: Reading, sheet: Sheet) -> Reading:
    """A user's own list is named by the user, so only here do its entries learn its name."""
    if "own" not in {entry.list for entry in reading.entries[:1]}:
        return reading
    return replace(reading, entries=tuple(replace(e, list=sheet.id) for e in reading.entries))


def _as_of(sheet: Sheet, reading: Reading, documents: Sequence[Document], terms: Terms) -> date:
    """The edition's day: as told, as the document says, or as its file name says."""
    today = terms.now.date()
    found = terms.as_of or reading.issued or _named_day(documents)
    if found is None and terms.how == "update":
        found = today
    if found is None:
        raise Refused(
            ", ".join(one.name for one in documents),
            "no date in the document or its name",
            "the day whose state it gives",
            "Say it: --as-of YYYY-MM-DD.",
        )
    if found > today:
        raise Refused(sheet.id, f"an edition of {found}, which is yet to come", "a day by today")
    return found


def _named_day(documents: Sequence[Document]) -> date | None:
    for document in documents:
        if found := _DAY.search(document.name):
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                continue
    return None


def _already(
    store: Store,
    sheet: Sheet,
    asked: tuple[date, Sequence[Document]],
    present: Sequence[Edition],
) -> Edition | None:
    """The edition that these documents already are: of that day, or the latest one before it."""
    as_of, documents = asked
    sums = sorted(archive.checksum(one.data) for one in documents)
    before = [one for one in present if one.source == sheet.id and one.as_of <= as_of]
    mine = [one for one in before if one.as_of == as_of] or before[-1:]
    return next((one for one in mine if sorted(store.checksums(one).values()) == sums), None)


def _check_fall(
    store: Store, sheet: Sheet, new: tuple[date, Reading], present: Sequence[Edition]
) -> None:
    as_of, reading = new
    before = [
        one for one in present if one.source == sheet.id and one.as_of <= as_of and not one.partial
    ]
    if before:
        check_fall(
            _by_list(wordings.counts(reading.entries)),
            sheet,
            Before(before[-1].id, _by_list(store.counts(before[-1]))),
        )


def _by_list(counts: dict[tuple[str, str], int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (name, _), number in counts.items():
        found[name] = found.get(name, 0) + number
    return found


# -- writing, inside the transaction ------------------------------------------------------------


def _sweep(store: Store) -> None:
    """Remove what a killed import left: files that no row of the catalogue names."""
    parts = {path for (source,) in _sources(store) for path in store.parts(source)}
    rows = store.link.execute("SELECT checksum FROM document")
    documents = {archive.path_of(store.documents_folder, row["checksum"]) for row in rows}
    for folder, named in ((store.home / "wordings", parts), (store.documents_folder, documents)):
        if folder.is_dir():
            for path in folder.rglob("*"):
                if path.is_file() and path not in named:
                    path.unlink(missing_ok=True)


def _sources(store: Store) -> list[tuple[str]]:
    return [tuple(row) for row in store.link.execute("SELECT DISTINCT source FROM part")]


def _write(
    store: Store,
    sheet: Sheet,
    what: tuple[Reading, Sequence[Document]],
    when: tuple[date, Terms],
) -> int:
    reading, documents = what
    as_of, terms = when
    sums = [_archived(store, sheet.id, document) for document in documents]
    members = numbered(store, sheet.id, reading.entries)
    serial = store.link.execute(
        "SELECT count(*) FROM edition WHERE source = ? AND as_of = ?",
        (sheet.id, as_of.isoformat()),
    ).fetchone()[0]
    number = insert(
        store.link,
        "edition",
        source=sheet.id,
        as_of=as_of,
        serial=serial + 1,
        format=reading.format,
        issued=reading.issued,
        lacks=" ".join(sorted(reading.lacks)),
        partial=int(terms.partial),
        entries=len(reading.entries),
        notes="\n".join(reading.notes),
        imported_at=terms.now.isoformat(timespec="seconds"),
        program=__version__,
        members=packed(members),
    )
    for place, (document, sha) in enumerate(zip(documents, sums, strict=True)):
        insert(store.link, "made_of", edition=number, place=place, name=document.name, checksum=sha)
    for (name, sort), entries in wordings.counts(reading.entries).items():
        insert(store.link, "counted", edition=number, list=name, sort=sort, entries=entries)
    sight(store, number, as_of, terms.how)
    return number


def withdraw(store: Store, edition: Edition, because: str) -> None:
    """Take an edition that was imported by mistake out of use. It stays in the store."""
    with writing(store.link):
        store.link.execute(
            "UPDATE edition SET withdrawn = ? WHERE number = ?", (because, edition.number)
        )


def sight(store: Store, number: int, day: date, how: str) -> None:
    """Note that on this day the edition was the publisher's latest."""
    insert(store.link, "sighting", edition=number, day=day, how=how)


def _archived(store: Store, source: str, document: Document) -> str:
    """Put a document into the archive, as its difference from the last of the same name's kind."""
    sha = archive.checksum(document.data)
    if store.stored(sha) is None:
        base = _resembling(store, source, document)
        stored = archive.put(store.documents_folder, document.data, base, store.document)
        insert(
            store.link,
            "document",
            checksum=sha,
            size=stored.size,
            base=stored.base,
            steps=stored.steps,
        )
    return sha


def _resembling(store: Store, source: str, document: Document) -> archive.Stored | None:
    """The document taken last for this source that has the same kind of name."""
    kind = _kind(document.name)
    rows = store.link.execute(
        "SELECT made_of.name, made_of.checksum FROM made_of JOIN edition ON edition = number "
        "WHERE source = ? ORDER BY number DESC LIMIT 64",
        (source,),
    )
    return next((store.stored(sha) for name, sha in rows if _kind(name) == kind), None)


def _kind(name: str) -> str:
    """A file name without its digits, so that ``sdn_2021-08-24.csv`` resembles the next month's."""
    return re.sub(r"\d+", "", name.lower())
