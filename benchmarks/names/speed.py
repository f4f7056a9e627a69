"""How fast names are screened: one, a book, and as the list grows.

Measured on the Consolidated Screening List of July 2026 (25,921 parties) and GLEIF's 399,203
companies, mixed with listed names that were misspelt; without these files nothing is measured.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
import polars as pl

from benchmarks.row import Row
from licet.names.index import Index, build
from licet.names.many import screen_many
from licet.names.policy import DEFAULT
from licet.names.search import Search

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
LIST = SHARED / "csl" / "csl-2026-07-31-compact.json"
COMPANIES = SHARED / "network" / "gleif-names-399k.parquet"
MISSPELT = 20_000
SINGLE = 3_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def listed_names() -> list[str]:
    entries = json.loads(LIST.read_bytes())["entries"]
    return [name for one in entries for name in dict.fromkeys((one["n"], *one.get("a", ())))]


def companies() -> list[str]:
    names: list[str] = pl.read_parquet(COMPANIES)["legal_name"].to_list()
    return names


def misspelt(names: Sequence[str], count: int, seed: int = 4) -> list[str]:
    """Listed names with a letter dropped, doubled or replaced, reordered, or short of a word."""
    dice = random.Random(seed)
    return [_spoilt(dice.choice(names), dice) for _ in range(count)]


def _spoilt(name: str, dice: random.Random) -> str:
    at = dice.randrange(max(1, len(name) - 1))
    words = name.split()
    turn = dice.randrange(5)
    if turn == 0:
        return name[:at] + name[at + 1 :]
    if turn == 1:
        return name[:at] + name[at] + name[at:]
    if turn == 2:
        return name[:at] + dice.choice(LETTERS) + name[at + 1 :]
    dice.shuffle(words)
    return " ".join(words if turn == 3 or len(words) < 3 else words[1:])


def grown(names: Sequence[str], count: int, seed: int = 9) -> list[str]:
    """A list of so many names: the real ones, and new ones made of their words, some misspelt."""
    dice = random.Random(seed)
    words = [word for name in names for word in name.split()]
    found = list(names[:count])
    while len(found) < count:
        made = [dice.choice(words) for _ in range(dice.randrange(2, 5))]
        if dice.random() < 0.5:
            made[0] = _spoilt(made[0], dice)
        found.append(" ".join(made))
    return found


def measured(full: bool = False) -> Iterator[Row]:
    """All of it; a list of 2,500,000 names only where `full`."""
    if not LIST.is_file() or not COMPANIES.is_file():
        yield Row("../shared/data is not here: names are not measured", "")
        return
    names = listed_names()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.index"
        started = perf_counter()
        build(names).save(path)
        yield Row(f"index over {len(names):,} names, made", _s(perf_counter() - started), "10 s")
        yield Row("  on disk", f"{path.stat().st_size / 2**20:.0f} MiB")
        started = perf_counter()
        search = Search(Index.open(path))
        yield Row("  opened", _ms(perf_counter() - started), "100 ms")
        yield from single(search, names)
        yield from book(path, names)
    sizes = (250_000, 2_500_000) if full else (250_000,)
    for size in (len(names), *sizes):
        yield from growth(names, size)


def single(search: Search, names: Sequence[str]) -> Iterator[Row]:
    """One name at a time, as a user asks; half companies of the world, half misspelt names."""
    dice = random.Random(1)
    asked = dice.sample(companies(), SINGLE // 2) + misspelt(names, SINGLE // 2)
    dice.shuffle(asked)
    for name in asked[:200]:
        search.one(name, DEFAULT.look)
    took = []
    for name in asked:
        started = perf_counter()
        search.one(name, DEFAULT.look)
        took.append(perf_counter() - started)
    yield Row("one name, median", _ms(float(np.median(took))), "2 ms")
    yield Row("  99th percentile", _ms(float(np.percentile(took, 99))), "10 ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row("  peak memory of this process, benchmark and all", f"{peak:.0f} MiB", "500 MiB")


def book(path: Path, names: Sequence[str]) -> Iterator[Row]:
    """A book end to end, on all cores, the worker processes' start included."""
    asked = companies() + misspelt(names, MISSPELT)
    random.Random(2).shuffle(asked)
    workers = os.cpu_count() or 1
    started = perf_counter()
    found = screen_many(asked, path, DEFAULT.look, workers=workers)
    seconds = perf_counter() - started
    held = len(np.unique(found.asked[found.score >= DEFAULT.possible]))
    yield Row(
        f"a book of {len(asked):,} names, {workers} cores",
        f"{len(asked) / seconds:,.0f}/s",
        "20,000/s",
    )
    yield Row("  of them with a match by the name alone", f"{held:,}")


def growth(names: Sequence[str], size: int) -> Iterator[Row]:
    """What a longer list costs."""
    some = grown(names, size)
    started = perf_counter()
    search = Search(build(some))
    made = perf_counter() - started
    asked = random.Random(3).sample(companies(), 10_000)
    started = perf_counter()
    for _ in search.all(asked, DEFAULT.look):
        pass
    rate = len(asked) / (perf_counter() - started)
    words = search.index.word_count
    yield Row(
        f"  {size:,} names ({words:,} words): made, then asked", f"{made:.0f} s, {rate:,.0f}/s"
    )


def highest(path: Path, count: int = 100) -> None:
    """Write the companies of GLEIF whose names are most like a listed one, for a person to read."""
    names = listed_names()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "list.index"
        build(names).save(index)
        asked = companies()
        found = screen_many(asked, index, DEFAULT.look, workers=os.cpu_count() or 1)
    frame = pl.DataFrame(
        {
            "name": [asked[place] for place in found.asked],
            "listed": [names[place] for place in found.listed],
            "score": found.score / 1000,
        }
    )
    best = frame.group_by("name").agg(pl.all().sort_by("score").last())
    print(best.filter(pl.col("score") >= DEFAULT.possible / 1000).height, "with a match")
    best.sort("score", "name", descending=[True, False]).head(count).write_csv(path)


def _s(seconds: float) -> str:
    return f"{seconds:.1f} s"


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms"


if __name__ == "__main__":
    highest(Path(sys.argv[1]))
