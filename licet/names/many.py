"""Screening many names: in chunks, by several processes where that pays.

The workers are spawned, not forked, so that they hold nothing of this process but the index file,
which all of them map into memory. What comes out depends neither on the chunks nor on how many
workers there are.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import ModuleType, TracebackType
from typing import Any, Final, Self, TypeVar

import numpy as np

from licet.names.index import Index, build
from licet.names.matches import Matches, joined, numbered, ranked, spread
from licet.names.search import Search

CHUNK: Final = 5_000  # names that a worker is given at a time, at most
FEW: Final = 5_000  # names for which no worker is started
_LEAST_CHUNK: Final = 16
_OPEN: Final = 4  # indexes that a process keeps open
T = TypeVar("T")
Progress = Callable[[int, int], None]  # how many names are done, of how many


class WorkerDied(RuntimeError):
    """A worker process ended in the middle of its work."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to search, and how; a worker opens each once."""

    index: Path
    least: int  # permille
    turned_round: bool = False
    exhaustive: bool = False


def screen_many(  # noqa: PLR0913 - the three last are how, not what, and are left out
    names: Sequence[str],
    index_path: Path,
    least: int,
    *,
    workers: int,
    exhaustive: bool = False,
    turned_round: bool = False,
    progress: Progress | None = None,
) -> Matches:
    """All pairs of a name and a name of the index that score at least `least` permille.

    `progress` hears of distinct names: equal ones are searched for once. Raises `WorkerDied`.
    """
    distinct, codes = numbered(names)
    task = Task(index_path, least, turned_round, exhaustive)
    found, done = [], 0
    with Crew(workers) as crew:
        for size, some in crew.search(task, distinct, here=len(distinct) <= FEW):
            found.append(some)
            done += size
            if progress:
                progress(done, len(distinct))
    asked, listed, score = joined(found)
    which, places = spread(asked, codes)
    return ranked(places, listed[which], score[which])


def screen_all(
    names: Sequence[str],
    listed: Sequence[str],
    least: int,
    *,
    workers: int,
    progress: Progress | None = None,
) -> Matches:
    """As `screen_many`, against listed names that are not in an index yet."""
    with TemporaryDirectory(prefix="licet-") as folder:
        path = Path(folder) / "listed.index"
        build(listed).save(path)
        return screen_many(names, path, least, workers=workers, progress=progress)


class Crew:
    """Some worker processes; none is started before there is work for it.

    While a crew lives, the index files it is asked to search must not change.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        _opened.cache_clear()
        if self._pool is None:
            return
        if kind is not None:  # nobody waits for what they are at
            for process in list((self._pool._processes or {}).values()):
                process.terminate()
        self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def search(
        self, task: Task, names: Sequence[str], *, here: bool = False
    ) -> Iterator[tuple[int, Matches]]:
        """Search for names in chunks: of each how many names it had and what was found.

        The asked places are those in `names`. `here`: by this process. Raises `WorkerDied`.
        """
        size = min(CHUNK, max(_LEAST_CHUNK, -(-len(names) // (8 * self._workers))))
        starts = range(0, len(names), size)
        chunks = [(task, names[start : start + size]) for start in starts]
        for start, found in zip(starts, self.run(_found, chunks, here=here), strict=True):
            yield min(size, len(names) - start), found._replace(asked=found.asked + np.int32(start))

    def run(
        self, job: Callable[..., T], rows: Sequence[tuple[Any, ...]], *, here: bool = False
    ) -> Iterator[T]:
        """What a job gives for each row of arguments, in order.

        Workers begin at once; `here`, or with one worker, each is done when its turn comes.
        """
        if here or self._workers < 2:
            return starmap(job, rows)
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, spawn, _begin)
        with _apart():
            futures = [self._pool.submit(job, *row) for row in rows]
        return map(_result, futures)


def build_file(names: Sequence[str], path: Path) -> None:
    """A job: an index over names, in a file."""
    build(names).save(path)


# -- in a worker ----------------------------------------------------------------------------------


def _begin() -> None:
    """Ctrl-C is for the process that asked; and where that is killed, nobody is left behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # a search makes no circles, and what it remembers is not worth looking through
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _found(task: Task, names: Sequence[str]) -> Matches:
    return _opened(task).matches(names, task.least)


@lru_cache(maxsize=_OPEN)
def _opened(task: Task) -> Search:
    index = Index.open(task.index)
    return Search(index, exhaustive=task.exhaustive, turned_round=task.turned_round)


# -- in the process that asks ---------------------------------------------------------------------


def _result(future: Future[T]) -> T:
    try:
        return future.result()
    except BrokenProcessPool:
        raise WorkerDied(
            "screening: found a worker process that ended before its work was done; expected it "
            "to live. It may have been killed, or memory ran out. Run again with fewer workers."
        ) from None


@contextmanager
def _apart() -> Iterator[None]:
    """Workers that are started here are no part of what this process is doing.

    They do not hear Ctrl-C, not even before `_begin`; this process hears it a moment later. And
    they do not run its main module again, which spawned processes do: it holds nothing for them.
    """
    main = sys.modules["__main__"]
    blocks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blocks else set()
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if blocks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
