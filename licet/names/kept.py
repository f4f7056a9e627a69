"""What a memory of screened names has on disk: files that never change, and a manifest of them.

A file gets a name that none had before, and is part of the memory from the moment that a manifest
naming it replaces the last one. So a process that is killed leaves the memory as it was, and some
files that nobody names; the next one removes them. The manifest has the sum of each file and of
itself. Where one does not agree, or another version of the scale or of Unicode made the scores,
the memory is `Damaged` or forgotten, and whatever it held is worked out again.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson

from licet.names.index import Damaged
from licet.names.scale import VERSION

KINDS: Final = ("listed", "part", "names", "index", "hits", "book")
_FORMAT: Final = 1  # of the files
_MANIFEST: Final = "manifest.json"
_PIECE: Final = 1 << 20  # bytes that are summed into one number
_PAUSE: Final = 0.05  # seconds between two looks whether the lock is free


@dataclass(frozen=True, slots=True)
class File:
    """A file of the memory: its name, its size in bytes, its sum."""

    name: str
    size: int
    sum: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Customers' names; all pairs of them with the first `covered` listed names are in `hits`.

    `names`: Parquet, a column `name`. `hits`: Parquet, columns `name` and `listed` (places, the
    first in this segment) and `score` (permille). `index`: over `names`.
    """

    count: int
    covered: int
    names: File
    index: File
    hits: File


@dataclass(frozen=True, slots=True)
class Part:
    """An index over the listed names from `start` to before `end`."""

    start: int
    end: int
    index: File


@dataclass(frozen=True, slots=True)
class Book:
    """A book that was asked about: its mark, and of each of its names the place in all segments."""

    mark: str
    places: File


@dataclass(frozen=True, slots=True)
class State:
    """All that is remembered. `listed`: Parquet, a column `name`, `listed_count` rows."""

    listed: File | None = None
    listed_count: int = 0
    parts: tuple[Part, ...] = ()
    segments: tuple[Segment, ...] = ()
    books: tuple[Book, ...] = ()

    @property
    def count(self) -> int:
        """How many customers' names are remembered."""
        return sum(segment.count for segment in self.segments)

    def files(self) -> Iterator[File]:
        if self.listed:
            yield self.listed
        for part in self.parts:
            yield part.index
        for segment in self.segments:
            yield from (segment.names, segment.index, segment.hits)
        for book in self.books:
            yield book.places


@dataclass
class Kept:
    """The folder, for the one who holds its lock; `state` is what the manifest says."""

    folder: Path
    least: int
    state: State = field(default_factory=State)
    _sound: set[File] = field(default_factory=set)  # seen to be as they were written

    def load(self) -> None:
        """Read the manifest; what it does not name is removed.

        A manifest of other scores counts as none. Raises `Damaged`.
        """
        path = self.folder / _MANIFEST
        try:
            told = orjson.loads(path.read_bytes())
        except FileNotFoundError:
            self.wipe()
            return
        except orjson.JSONDecodeError as error:
            raise Damaged(f"{path}: found no JSON ({error}); expected a manifest") from None
        if not isinstance(told, dict) or told.get("sum") != _sum_of(told.get("memory")):
            raise Damaged(f"{path}: found another sum than it names; expected the manifest")
        if told["memory"]["made_by"] != self._made_by():
            self.wipe()
            return
        self.state = _state(told["memory"]["state"])
        self.sweep()

    def commit(self, state: State) -> None:
        """From now on the memory is this."""
        memory = orjson.loads(orjson.dumps({"made_by": self._made_by(), "state": state}))
        part = self.folder / f"{_MANIFEST}.part"
        with part.open("wb") as stream:
            stream.write(orjson.dumps({"sum": _sum_of(memory), "memory": memory}))
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(self.folder / _MANIFEST)
        self.state = state

    def path(self, file: File) -> Path:
        """Where a file lies. Raises `Damaged` where it is not as it was written."""
        path = self.folder / file.name
        if file in self._sound:
            return path
        try:
            found = _file(path)
        except FileNotFoundError:
            found = None
        if found != file:
            told = f"{found.size:,} bytes with another sum" if found else "none"
            raise Damaged(f"{path}: found {told}; expected the {file.size:,} bytes written there")
        self._sound.add(file)
        return path

    def put(self, kind: str, write: Callable[[Path], object]) -> File:
        """A new file, written by what is given."""
        path = self.new(kind)
        write(path)
        return _file(path)

    def new(self, kind: str) -> Path:
        return self.folder / f"{kind}-{secrets.token_hex(8)}"

    def taken(self, path: Path) -> File:
        """A file that somebody else has written, at a place that `new` gave."""
        return _file(path)

    def sweep(self) -> None:
        """Remove the files that nobody names."""
        named = {file.name for file in self.state.files()}
        for path in self.folder.iterdir():
            if path.name.split("-")[0] in KINDS and path.name not in named:
                with suppress(OSError):  # on Windows, as long as somebody has it open
                    path.unlink()

    def wipe(self) -> None:
        """Forget everything."""
        (self.folder / _MANIFEST).unlink(missing_ok=True)
        self.state = State()
        self.sweep()

    def _made_by(self) -> list[int | str]:
        return [_FORMAT, VERSION, unicodedata.unidata_version, self.least]


def _state(told: dict[str, Any]) -> State:
    def file(one: dict[str, Any]) -> File:
        return File(**one)

    files = ("names", "index", "hits")
    return State(
        listed=file(told["listed"]) if told["listed"] else None,
        listed_count=told["listed_count"],
        parts=tuple(Part(**one | {"index": file(one["index"])}) for one in told["parts"]),
        segments=tuple(
            Segment(**one | {name: file(one[name]) for name in files}) for one in told["segments"]
        ),
        books=tuple(Book(one["mark"], file(one["places"])) for one in told["books"]),
    )


def _sum_of(memory: object) -> str:
    return hashlib.sha256(orjson.dumps(memory, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _file(path: Path) -> File:
    """A file as it is now.

    Its pieces are summed, and the sums hashed: that sees damage as surely as hashing every byte,
    and takes a twentieth of a second for 400 MB.
    """
    size = path.stat().st_size
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(16 * _PIECE):
            words = np.frombuffer(piece.ljust(-(-len(piece) // 8) * 8, b"\0"), np.uint64)
            starts = np.arange(0, len(words), _PIECE // 8)
            digest.update(np.add.reduceat(words, starts).tobytes())
    return File(path.name, size, digest.hexdigest())


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[bool]:
    """Whether this process may change the folder; another one is waited for so many seconds.

    The lock goes with the process that holds it, however that ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as stream:
        until = time.monotonic() + wait
        while not (mine := _lock(stream.fileno())) and time.monotonic() < until:
            time.sleep(_PAUSE)
        yield mine


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
