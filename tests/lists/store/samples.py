"""Invented lists of any size, and the wrappings in which files come."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from licet.lists.reading import Document
from licet.lists.sheets import sheet
from licet.lists.store import archive
from licet.lists.store.catalogue import Edition
from licet.lists.store.importing import Taken, Terms, take
from licet.lists.store.store import Store
from tests.lists.us_csl.samples import DEBARRED, ENTITY_LIST, OFAC_SDN, WIDE

# How the rows of the sample are spread over three of the lists that the CSL prints.
SHARES = ((OFAC_SDN, 8), (ENTITY_LIST, 3), (DEBARRED, 1))


def csl_csv(count: int = 12_000, *, without: Iterable[str] = ()) -> bytes:
    """A Consolidated Screening List of `count` rows, less those of the sources `without`."""
    sources = [source for source, share in SHARES for _ in range(share)]
    gone = set(without)
    out = io.StringIO()
    writer = csv.DictWriter(out, WIDE, restval="")
    writer.writeheader()
    for number in range(count):
        if (source := sources[number % len(sources)]) not in gone:
            writer.writerow(
                {
                    "_id": f"{number:06}",
                    "source": source,
                    "entity_number": f"{700_000 + number}",
                    "type": "Entity",
                    "name": f"Erfundene Werke {number} GmbH",
                    "addresses": f"Musterweg {number}, Musterstadt, DE",
                }
            )
    return out.getvalue().encode()


def own_csv(*names: str) -> bytes:
    """A list of one's own: these names, each with a number."""
    rows = [f"N{at},{name},company" for at, name in enumerate(names)]
    return "\n".join(["id,name,type", *rows, ""]).encode()


def many(count: int, mark: str = "") -> tuple[str, ...]:
    """Invented names; another `mark` makes others of them."""
    return tuple(f"Invented Trading {number} {mark}Ltd" for number in range(count))


def member(size: int, byte: bytes = b"\x00") -> bytes:
    """A gzip archive that unpacks to `size` times `byte`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(byte * size) + packer.flush()


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, data in files.items():
            archived.writestr(name, data)
    return out.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """A zip archive whose one member is said to unpack to `size` bytes, in both places."""
    changed = bytearray(data)
    struct.pack_into("<L", changed, data.rfind(b"PK\x01\x02") + 24, size)
    struct.pack_into("<L", changed, data.find(b"PK\x03\x04") + 22, size)
    return bytes(changed)


def taken(store: Store, source: str, data: bytes, terms: Terms, name: str = "list.csv") -> Taken:
    """One document taken in, as `licet lists import` does it."""
    return take(store, sheet(source), [Document(name, data)], terms)


def told(store: Store) -> dict[str, object]:
    """Everything that a store says, read afresh, by the ids of its editions."""
    return {one.id: contents(store, one) for one in store.reopened().editions}


def contents(store: Store, edition: Edition) -> tuple[object, ...]:
    """What a store says of an edition: itself, its bytes, its counts, its entries.

    Every document is verified against its checksum on the way, and every wording is made an
    entry; they must be as many as the edition has.
    """
    documents = store.documents(edition)
    sums = list(store.checksums(edition).values())
    assert [archive.checksum(one.data) for one in documents] == sums
    entries = store.entries(edition.source, store.members(edition).tolist())
    assert len(entries) == edition.entries == sum(store.counts(edition).values())
    return edition, documents, store.counts(edition), tuple(entries.values())


def ids(store: Store) -> list[str]:
    """The editions of a store, read afresh."""
    return [one.id for one in store.reopened().editions]


def names(store: Store, edition: str) -> list[str]:
    """The names of an edition, in the order of its wordings."""
    found = store.reopened().edition(edition)
    entries = store.entries(found.source, store.members(found).tolist())
    return [one.name for one in entries.values()]


def unnamed(store: Store) -> set[Path]:
    """The files in the store's folder that nothing in the catalogue names, the cache aside."""
    rows = store.link.execute("SELECT checksum FROM document").fetchall()
    named = {archive.path_of(store.documents_folder, row["checksum"]) for row in rows}
    named |= set(_parts(store)) | {store.home / "catalogue.sqlite"}
    cache = store.home / "cache"
    files = {path for path in store.home.rglob("*") if path.is_file()}
    return {path for path in files if cache not in path.parents} - named


def _parts(store: Store) -> Iterator[Path]:
    for row in store.link.execute("SELECT DISTINCT source FROM part").fetchall():
        yield from store.parts(row["source"])
