"""Verdicts out: as JSON lines, JSON, CSV or Parquet.

A file appears under its name only when it is whole: it is written beside it and renamed, so a
run that is stopped leaves nothing half-done behind.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from licet.batch.check import Checked, Progress, quiet
from licet.batch.lines import flat


@contextmanager
def whole_file(path: Path | None) -> Iterator[BinaryIO]:
    """A file that takes its name when everything is in it; standard output for None.

    An `OSError` names the file that was asked for, not the one beside it.
    """
    if path is None:
        with _naming("standard output"):
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    if path.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with _naming(str(path)):
        _folder_for(path)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as out:
                yield out
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _folder_for(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


@contextmanager
def _naming(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = name, None
        raise


def write_jsonl(checked: Checked, out: BinaryIO, progress: Progress = quiet) -> None:
    """One verdict a line, in the input's order, one for every input row.

    The next block is made while the last one is being written.
    """
    with ThreadPoolExecutor(1) as writer:
        written: Future[int] | None = None
        for done, block in checked.blocks():
            if written is not None:
                written.result()
            written = writer.submit(out.write, block)
            progress("writing verdicts", done, len(checked.book))
        if written is not None:
            written.result()


def write_json(checked: Checked, out: BinaryIO, progress: Progress = quiet) -> None:
    """One array of verdicts."""
    out.write(b"[\n")
    for done, block in checked.blocks():
        last = done == len(checked.book)
        lines = block.rstrip(b"\n").replace(b"\n", b",\n")
        out.write(lines + (b"\n" if last else b",\n"))
        progress("writing verdicts", done, len(checked.book))
    out.write(b"]\n")


def write_csv(checked: Checked, out: BinaryIO) -> None:
    """One line a verdict, lists joined by ``;``."""
    flat(checked).write_csv(out)


def write_parquet(checked: Checked, out: BinaryIO) -> None:
    """The same columns as the CSV."""
    flat(checked).write_parquet(out)
