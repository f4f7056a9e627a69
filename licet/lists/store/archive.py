"""The archive: every document as it came, under its checksum, never changed.

A document is stored as the difference from an earlier one of the same list (Zstandard with that
document as the dictionary), because one edition mostly repeats the last. `MOST_STEPS` bounds how
many differences must be undone to read one. The checksum is of the document itself and is
verified whenever it is read, so a damaged archive cannot pass for the publisher's words.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import zstandard

from licet.lists.refusal import Refused

MOST_STEPS: Final = 16
# The 34 monthly SDN files (93 MB) take 2.7 MB and a tenth of a second each; at level 19 they would
# take 0.9 MB and half a second each.
_LEVEL: Final = 12
_WINDOW: Final = 1 << 27  # bytes that a difference may refer back; a larger document stands alone


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a document lies: the checksum it differs from, if any, and how many steps that is."""

    checksum: str
    size: int
    base: str | None
    steps: int


def checksum(data: bytes) -> str:
    """The SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def path_of(folder: Path, sha: str) -> Path:
    return folder / sha[:2] / f"{sha}.zst"


def put(folder: Path, data: bytes, base: Stored | None, read: Callable[[str], bytes]) -> Stored:
    """Store a document; `base` is an earlier one that it may resemble, `read` fetches that."""
    sha = checksum(data)
    usable = base is not None and base.steps < MOST_STEPS and len(data) < _WINDOW
    if usable and base is not None:
        packed = _compressor(_dictionary(read(base.checksum))).compress(data)
        stored = Stored(sha, len(data), base.checksum, base.steps + 1)
    else:
        packed = _compressor(None).compress(data)
        stored = Stored(sha, len(data), None, 0)
    write_whole(path_of(folder, sha), packed)
    return stored


def get(folder: Path, stored: Stored, read: Callable[[str], bytes]) -> bytes:
    """The document, byte for byte. Raises `Refused` where the archive has been damaged."""
    where = path_of(folder, stored.checksum)
    dictionary = _dictionary(read(stored.base)) if stored.base else None
    try:
        packed = where.read_bytes()
        unpacker = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=1 << 31)
        data = unpacker.decompress(packed, max_output_size=stored.size)
    except (OSError, zstandard.ZstdError) as error:
        raise _damaged(where, str(error)) from None
    if checksum(data) != stored.checksum:
        raise _damaged(where, "bytes with another checksum")
    return data


def _damaged(where: Path, found: str) -> Refused:
    return Refused(
        str(where), found, "the archived document", "Copy the file again from where it is whole."
    )


def _dictionary(data: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _compressor(dictionary: zstandard.ZstdCompressionDict | None) -> zstandard.ZstdCompressor:
    settings = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL, window_log=27, enable_ldm=True
    )
    return zstandard.ZstdCompressor(compression_params=settings, dict_data=dictionary)


def write_whole(path: Path, data: bytes | memoryview) -> None:
    """Write a file so that under its name there is either nothing or all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
