"""From files to documents: unpacked, within bounds, and not an error page.

What is refused here is refused for every list: an empty file, a web page in place of data, an
archive that would unpack to more than a list can be.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from licet.lists.reading import Document
from licet.lists.refusal import Refused

LARGEST: Final = 1 << 29  # bytes of an unpacked document; the largest list is near 120 MB
_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_PAGE: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_STEP: Final = 1 << 20


def from_files(paths: Iterable[Path]) -> tuple[Document, ...]:
    """The documents in some files and folders, in the order of their names.

    Raises `Refused` for a file that is missing, cannot be read, or is no document.
    """
    found: list[Document] = []
    for path in paths:
        inside = sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
        for one in inside:
            found += unpacked(Document(one.name, _bytes(one)))
    return tuple(sorted(found, key=lambda one: one.name))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or "an error"
        raise Refused(str(path), why.lower(), "a file that can be read") from None


def unpacked(document: Document, largest: int = LARGEST) -> tuple[Document, ...]:
    """The document itself, or what is inside its gzip or zip wrapping; each one checked."""
    if document.data.startswith(_GZIP):
        name = document.name.removesuffix(".gz")
        return (_checked(Document(name, _gunzipped(document, largest)), largest),)
    if document.data.startswith(_ZIP):
        return tuple(_checked(one, largest) for one in _unzipped(document, largest))
    return (_checked(document, largest),)


def _checked(document: Document, largest: int) -> Document:
    if not document.data.strip(b"\x00\t\n\r \x1a\xef\xbb\xbf\xff\xfe"):
        raise Refused(document.name, "an empty file", "a list", "Fetch it again.")
    if len(document.data) > largest:
        raise _too_large(document.name, largest)
    if _PAGE.match(document.data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise Refused(
            document.name,
            "a web page (HTML)",
            "the list itself",
            "The publisher may be sending an error page; open the address in a browser.",
        )
    return document


def _gunzipped(document: Document, largest: int) -> bytes:
    """Counted first and kept only then, so that a bomb costs time but no memory."""
    size = 0
    for piece in _pieces(document):
        size += len(piece)
        if size > largest:
            raise _too_large(document.name, largest)
    return b"".join(_pieces(document))


def _pieces(document: Document) -> Iterator[bytes]:
    """What is inside a gzip archive, of one member or several, in pieces of at most `_STEP`."""
    source = io.BytesIO(document.data)
    rest = source.read(_STEP)
    while rest:
        stream = zlib.decompressobj(wbits=31)
        try:
            while rest and not stream.eof:
                yield stream.decompress(rest, _STEP)
                rest = stream.unconsumed_tail or (b"" if stream.eof else source.read(_STEP))
        except zlib.error:
            raise Refused(
                document.name, "a broken gzip archive", "a whole one", "Fetch it again."
            ) from None
        if not stream.eof:
            raise Refused(
                document.name, "a gzip archive that breaks off", "a whole one", "Fetch it again."
            )
        rest = stream.unused_data or source.read(_STEP)
        while rest and not (rest := rest.lstrip(b"\x00")):  # tapes are filled up with zeros
            rest = source.read(_STEP)


def _unzipped(document: Document, largest: int) -> Iterable[Document]:
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in members) > largest:
                raise _too_large(document.name, largest)
            found = []
            for member in members:
                with archive.open(member) as stream:
                    # Step by step: a member that is larger than it says is cut off there.
                    data = b"".join(iter(partial(stream.read, _STEP), b""))
                found.append(Document(Path(member.filename).name, data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(
            document.name, f"a zip archive that cannot be opened ({error})", "a whole one"
        ) from None
    if not found:
        raise Refused(document.name, "a zip archive with nothing inside", "a list")
    return found


def _too_large(name: str, largest: int) -> Refused:
    return Refused(
        name,
        f"more than {largest / (1 << 20):,.0f} MiB once unpacked",
        "a list, which is smaller",
        "It may be an archive made to fill the memory; do not use it.",
    )
