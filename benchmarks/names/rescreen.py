"""A million customers' names screened, and screened again after the lists have changed.

`python -m benchmarks.names.rescreen [NAMES] [FOLDER]`. The book is the 399,203 names of companies
beside the checkout (`../shared/data`) and, up to the number asked for, the same with a town added
or one letter replaced. The list is the names and aliases of the Consolidated Screening List; each
edition has a hundred entries that no earlier one had, and lacks a hundred of the last. A `FOLDER`
is kept, and where it holds a memory already, the first screening goes on from there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import orjson
import polars as pl

from benchmarks.row import Row
from licet.names.matches import Matches
from licet.names.memory import Memory
from licet.names.policy import DEFAULT

SHARED: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
BOOK: Final = SHARED / "network" / "gleif-names-399k.parquet"
LIST: Final = SHARED / "csl" / "csl-2026-07-31-compact.json"
MILLION: Final = 1_000_000
CHANGED: Final = 100
EDITIONS: Final = 3  # after the first
_TOWNS: Final = "Rotterdam Shanghai Madrid Karachi Lagos Santos Izmir Busan Chennai Dubai".split()

Entries = Sequence[Sequence[str]]


def measured(size: int = MILLION, folder: Path | None = None) -> Iterator[Row]:
    """The first screening, and those after it."""
    if not SHARED.is_dir():
        yield Row("../shared/data is not here: no names to screen", "")
        return
    with TemporaryDirectory() as other:
        home = folder or Path(other)
        memory = Memory(home, DEFAULT.look)
        names, entries = book(size), entries_of_the_list()
        yield from _first(memory, names, edition_of(entries, 0))
        for number in range(1, EDITIONS + 1):
            seconds, found = _timed(memory, names, edition_of(entries, number))
            yield Row(f"{CHANGED} entries changed: screened again", f"{seconds:.2f} s", "2 s")
            yield Row("  matches", f"{len(found.asked):,}")
        seconds, _ = _timed(memory, names, edition_of(entries, number))
        yield Row("nothing changed", f"{seconds:.2f} s")
        more = [*names, *(f"{name} Quito" for name in names[:1_000])]
        seconds, _ = _timed(memory, more, edition_of(entries, number))
        yield Row("1,000 customers more", f"{seconds:.2f} s")
        held = sum(one.stat().st_size for one in home.iterdir())
        yield Row("disk", f"{held / 1e6:,.0f} MB")
        yield from _peaks()


def _first(memory: Memory, names: Sequence[str], listed: Sequence[str]) -> Iterator[Row]:
    seconds, found = _timed(memory, names, listed, told=True)
    rate = f"{len(names) / seconds:,.0f} names/s, {seconds:,.0f} s"
    yield Row(f"{len(names):,} names against {len(listed):,}, first", rate)
    yield Row("  matches", f"{len(found.asked):,}")
    yield from _peaks()


def _timed(
    memory: Memory, names: Sequence[str], listed: Sequence[str], *, told: bool = False
) -> tuple[float, Matches]:
    def tell(done: int, total: int) -> None:
        print(f"\r{done:,} of {total:,}", end="", file=sys.stderr)

    start = perf_counter()
    workers = len(os.sched_getaffinity(0))
    found = memory.recall(names, listed, workers=workers, progress=tell if told else None)
    return perf_counter() - start, found


def _peaks() -> Iterator[Row]:
    mine, workers = (getrusage(who).ru_maxrss / 1024 for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    yield Row(
        "  peak memory, this process and the largest worker", f"{mine:,.0f}, {workers:,.0f} MiB"
    )


def book(size: int, seed: int = 3) -> list[str]:
    """So many distinct names of companies."""
    random = Random(seed)
    real = pl.read_parquet(BOOK)["legal_name"].unique(maintain_order=True).to_list()
    names = dict.fromkeys(real[:size])
    while len(names) < size:
        name = random.choice(real)
        at = random.randrange(len(name))
        slip = name[:at] + random.choice("aeinorst") + name[at + 1 :]
        names[random.choice((f"{name} {random.choice(_TOWNS)}", slip))] = None
    return list(names)


def entries_of_the_list(seed: int = 4) -> Entries:
    """The entries of the list, each as its names, in an order of chance."""
    entries = orjson.loads(LIST.read_bytes())["entries"]
    named = [(one["n"], *(one.get("a") or ())) for one in entries]
    Random(seed).shuffle(named)
    return named


def edition_of(entries: Entries, number: int) -> list[str]:
    """The names of an edition, from 0."""
    first = (EDITIONS - number) * CHANGED
    some = entries[first : len(entries) - number * CHANGED]
    return list(dict.fromkeys(name for entry in some for name in entry))


def main() -> None:
    """Measure and print."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    for row in measured(size, folder):
        print(f"{row.what:<60}{row.figure:>30}  {row.asked}", flush=True)


if __name__ == "__main__":
    main()
