"""A download on its way: one file that says of which version it is and how much of it is safe.

The file is named for the address. It begins with a block of `BLOCK` bytes: the version as JSON,
and how many bytes of the body are known to have reached the disk. The body follows. Bytes and
version thus cannot come apart, and a power cut costs at most what was written since the last
mark.

One process at a time has the file, by a lock that ends with the process, however it ends. A
second process that fetches the same document meanwhile works in a file of its own, which nobody
else sees and which vanishes with it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, Final

import orjson

from licet.lists.fetch.version import Version, total_if_it_continues
from licet.lists.refusal import Refused

BLOCK: Final = 4096
STEP: Final = 8 << 20  # bytes between two marks

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        os.lseek(file.fileno(), 0x7FFF_FFFF, os.SEEK_SET)  # a byte that no list comes to
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Part:
    """What there is of a document: `size` bytes of the body of `version` (None: nothing yet).

    Every method raises `Refused` where the disk fails.
    """

    def __init__(self, file: IO[bytes], path: Path | None, folder: Path, step: int = STEP) -> None:
        """`file` is this process's alone; `path` is where it may wait, None for nowhere."""
        self._file = file
        self._path = path
        self._folder = folder
        self._step = step
        with _disk(folder):
            self.version, self._safe = _read_mark(file)
        self.size = self._safe

    def begin(self, version: Version) -> None:
        """Throws away what there is; what is added from now on is of `version`."""
        with _disk(self._folder):
            self.version, self.size, self._safe = version, 0, 0
            self._file.truncate(0)
            self._mark()

    def goes_on(self, headers: Mapping[str, str]) -> bool:
        """Whether a partial answer with these headers continues this; then its total is known."""
        version = self.version
        total = total_if_it_continues(version, self.size, headers) if version else None
        if version is None or total is None:
            return False
        self.version = replace(version, total=total)
        return True

    def add(self, chunk: bytes) -> None:
        with _disk(self._folder):
            self._file.seek(BLOCK + self.size)
            self._file.write(chunk)
            self._file.flush()
        self.size += len(chunk)
        if self.size - self._safe >= self._step:
            self.keep()

    def keep(self) -> None:
        """Makes sure that all of it is on the disk, and only then says so in the file."""
        with _disk(self._folder):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._safe = self.size
            self._mark()

    def data(self) -> bytes:
        with _disk(self._folder):
            self._file.seek(BLOCK)
            return self._file.read(self.size)

    def clear(self) -> None:
        """Throws away what there is."""
        with _disk(self._folder):
            self.version, self.size, self._safe = None, 0, 0
            self._file.truncate(0)

    @property
    def resumable(self) -> bool:
        """Whether a later answer can be known to continue this."""
        version = self.version
        return version is not None and version.strong is not None and self.size > 0

    @property
    def waits(self) -> bool:
        """Whether a later run will find it."""
        return self.resumable and self._path is not None

    def close(self) -> None:
        """Leaves the file where it is worth resuming, and no file where it is not."""
        waits = self.waits
        with suppress(Refused):
            if waits:
                self.keep()
        with suppress(OSError):
            self._file.close()
        if not waits and self._path is not None:
            # Another process may have taken it over by now: it then works on without a name.
            with suppress(OSError):
                self._path.unlink()

    def _mark(self) -> None:
        version = asdict(self.version) if self.version else None
        said = orjson.dumps({"version": version, "safe": self._safe})
        self._file.seek(0)
        self._file.write(said.ljust(BLOCK) if len(said) <= BLOCK else b" " * BLOCK)
        self._file.flush()


@contextmanager
def part_of(address: str, folder: Path) -> Iterator[Part]:
    """The part of the document at `address`, with what an earlier run left of it."""
    path = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.part"
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = _own(path)
        part = Part(file, path, folder) if file else Part(_private(folder), None, folder)
    try:
        yield part
    finally:
        part.close()


def clear_old(folder: Path, before: float) -> None:
    """Removes what nobody has gone on with since `before` (seconds since 1970).

    An address that names a day is asked for on that day alone, and a mirror may be set once: no
    later run would find what came in from there. Who is at work on a file keeps it, without name.
    """
    for path in folder.glob("*.part"):
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()


def _own(path: Path) -> IO[bytes] | None:
    """The file at `path`, made where it is missing; None where another process has it."""
    with suppress(OSError), ExitStack() as undo:
        file = undo.enter_context(open(path, "r+b", opener=_making))
        _lock(file)
        undo.pop_all()
        return file
    return None


def _making(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT, 0o666)


def _private(folder: Path) -> IO[bytes]:
    return tempfile.TemporaryFile(dir=folder)


def _read_mark(file: IO[bytes]) -> tuple[Version | None, int]:
    """The version and the safe bytes that a file speaks of; nothing where it cannot be read."""
    file.seek(0)
    block = file.read(BLOCK)
    try:
        said = orjson.loads(block)
        version, safe = Version(**said["version"]), int(said["safe"])
    except (ValueError, TypeError, KeyError):
        return None, 0
    held = os.fstat(file.fileno()).st_size - BLOCK
    return (version, safe) if 0 < safe <= held else (None, 0)


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = (error.strerror or "an error").lower()
        raise Refused(
            str(folder), f"{why} while writing", "a folder that takes the download"
        ) from None
