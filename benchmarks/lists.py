"""Official lists: how long an import takes and how much memory, how soon a question is answered.

Measured on the files beside the checkout (`../shared/data`), else on generated lists alone.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.measure import Ran, best, command
from benchmarks.row import Row
from licet.desk import Imported, desk
from licet.law.rulebook import rulebook
from licet.lists.documents import from_files
from licet.lists.sheets import prints, sheet
from licet.lists.store.compare import diff
from licet.lists.store.history import find, history
from licet.lists.store.importing import Terms, take
from licet.lists.store.series import Series
from licet.lists.store.store import Store

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
OF_2022 = SHARED / "csl" / "csl-2022-05-05.csv.gz"
OF_2026 = SHARED / "csl" / "csl-2026-07-31-compact.json"
MONTHS = SHARED / "ofac" / "sdn_history"
LICET = str(Path(sys.executable).with_name("licet"))
TODAY = date(2026, 11, 22)
QUICK = (10_000, 100_000)
FULL = (*QUICK, 1_000_000)
_WORDS = "northern harbour steel river optics trading marine alloy delta stone bright".split()


@contextmanager
def home() -> Iterator[Path]:
    """A place for a store, which is also `LICET_HOME` for commands."""
    before = os.environ.get("LICET_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LICET_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            os.environ.pop("LICET_HOME")
            if before is not None:
                os.environ["LICET_HOME"] = before


def measured(full: bool = False) -> Iterator[Row]:
    """All of it; lists of a million entries only where `full`."""
    if SHARED.is_dir():
        yield from screening_list()
        yield from months()
    else:
        yield Row("../shared/data is not here: generated lists alone", "")
    yield from growth(FULL if full else QUICK)


def screening_list() -> Iterator[Row]:
    """The list of 25,921 parties: taken in, and asked."""
    for before in ((), (OF_2022,)):
        with home() as folder:
            for file in before:
                _import("us-csl", file)
            ran = _import("us-csl", OF_2026)
            beside = "beside the edition of 2022" if before else "into an empty store"
            yield Row(f"import of 25,921 parties {beside}", f"{ran.seconds:.1f} s", "10 s")
            yield Row("  its peak memory", f"{ran.mebibytes:.0f} MiB", "600 MiB")
            if before:
                yield from _questions(folder)


def _questions(folder: Path) -> Iterator[Row]:
    """A store of two editions of the Consolidated Screening List."""
    ask = partial(_ask, folder, "Northern Harbour Optics Ltd")
    yield Row("first question after an import", f"{_once(ask) * 1e3:.0f} ms")
    yield Row("store opened, one name asked for", f"{best(ask) * 1e3:.0f} ms", "50 ms")
    store = Store.open(folder)
    before, after = store.of("us-csl")
    pair = partial(diff, store, before, after)
    yield Row("diff of 14,160 and 25,921 parties", f"{best(pair, runs=3) * 1e3:.0f} ms")
    yield from _one_trade()


def _one_trade() -> Iterator[Row]:
    """`licet check` of one trade as a user starts it."""
    buyer = {"role": "end_user", "name": "Northern Harbour Optics Ltd", "country": "CN"}
    trade = {"id": "1", "on": "2026-08-01", "activity": "export", "ship_from": "US"}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(trade | {"ship_to": "CN", "parties": [buyer]}, file)
        file.flush()
        words = (LICET, "check", file.name, "--format", "jsonl")
        took = min(command(*words).seconds for _ in range(3))
        yield Row("licet check of one trade, with these lists", f"{took:.2f} s")
        with home():
            took = min(command(*words).seconds for _ in range(3))
        yield Row("  without any", f"{took:.2f} s")


def months() -> Iterator[Row]:
    """The 34 monthly SDN files, in order."""
    files = sorted(MONTHS.glob("*.csv"))
    with home() as folder:
        took = _once(partial(_take_all, folder, files))
        yield Row(f"import of {len(files)} monthly SDN files", f"{took:.0f} s", "120 s")
        largest = max(file.stat().st_size for file in files)
        held = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        yield Row("  disk, against the largest file", f"{held / largest:.2f} ×", "3 ×")
        ask = partial(_history, folder, "ALFA NERO")
        yield Row("history of one party over them", f"{best(ask) * 1e3:.0f} ms", "100 ms")
        ask = partial(_history, folder, "BANK")
        yield Row("  of 200 parties", f"{best(ask, runs=3) * 1e3:.0f} ms")
        words = (LICET, "lists", "history", "ALFA NERO")
        took = min(command(*words).seconds for _ in range(3))
        yield Row("  of one, as a command", f"{took:.2f} s")


def growth(sizes: tuple[int, ...]) -> Iterator[Row]:
    """A user's own list, generated, of several sizes."""
    for size in sizes:
        with home() as folder, tempfile.TemporaryDirectory() as files:
            file = Path(files) / "own-2026-11-01.csv"
            name = _generate(file, size)
            ran = _import("own-bench", file)
            told = f"{ran.seconds:.1f} s, {ran.mebibytes:,.0f} MiB"
            yield Row(f"  own list of {size:,}: import", told)
            ask = partial(_ask, folder, name)
            told = f"{_once(ask) * 1e3:,.0f} ms, then {best(ask, runs=5) * 1e3:,.0f} ms"
            yield Row("    first question, and the next", told)
            held = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
            yield Row("    disk, against the file", f"{held / file.stat().st_size:.2f} ×")


def _generate(file: Path, size: int, seed: int = 5) -> str:
    """Companies of nobody, half of them with an alias, in twelve countries; one of the names."""
    random = np.random.default_rng(seed)
    words = random.integers(0, len(_WORDS), (size, 3)).tolist()
    countries = "US CN RU DE IR TR AE PK HK MY SG GB".split()
    with file.open("w", encoding="utf-8") as out:
        out.write("name,type,aliases,country,address,programme,remarks\n")
        for number, (one, two, three) in enumerate(words):
            name = f"{_WORDS[one]} {_WORDS[two]} {number:05} Ltd".title()
            alias = f"{_WORDS[two]} {_WORDS[three]} {number:05}".title() if number % 2 else ""
            place = countries[number % len(countries)]
            out.write(f"{name},company,{alias},{place},{number} Quay Street,WATCH,seen {number}\n")
    return name


def _import(source: str, file: Path) -> Ran:
    ran = command(LICET, "lists", "import", source, str(file))
    if ran.status:
        raise RuntimeError(f"licet lists import {source} {file.name} ended in {ran.status}")
    return ran


def _take_all(folder: Path, files: list[Path]) -> None:
    store = Store.open(folder)
    for file in files:
        take(store, sheet("us-ofac-sdn"), from_files([file]), Terms(now=datetime.now()))


def _ask(folder: Path, name: str) -> None:
    """What a process does that has started already: open the store and turn to a name."""
    imported = Imported(Store.open(folder), TODAY, rulebook().reviewed_through)
    desk(None, imported).facing([name])


def _history(folder: Path, words: str) -> None:
    store = Store.open(folder)
    for name, keys in find(store, words, ()).items():
        history(Series.of(store, name, prints), keys)


def _once(work: partial[None]) -> float:
    """Seconds of the first run, which the others do not repeat."""
    start = perf_counter()
    work()
    return perf_counter() - start
