"""licet beside its rival: the same labelled queries, one after the other, on one core each.

nomenklatura's `logic-v2` runs in an environment of its own (`make rivals`); without it nothing is
measured. Each set is asked of the rival and, as soon as it is done, of licet, so that both meet the
machine in the same minutes. By default a sample of every set; with `--full` whole sets, but for the
negatives, which takes the rival half an hour.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.names import judge, ours
from benchmarks.names.speed import COMPANIES, LIST
from benchmarks.row import Row
from licet.names.policy import DEFAULT

HERE = Path(__file__).resolve().parent
RIVALS = HERE.parents[1] / "build" / "rivals"
PYTHON = RIVALS / "bin" / "python"
SETS = RIVALS / "sets"
SAMPLE, MOST = 500, 8_000  # queries of a set, and with --full
TIMES = "50 x"


def measured(full: bool = False) -> Iterator[Row]:
    """Throughput of both, set by set; then what each found, class by class."""
    if not PYTHON.is_file() or not LIST.is_file() or not COMPANIES.is_file():
        yield Row("the rival is not here (make rivals), or ../shared/data: not compared", "")
        return
    if not (SETS / "queries").is_dir():
        _run("sets.py", SETS)
    for results in ("rival", "ours"):
        shutil.rmtree(SETS / results, ignore_errors=True)
    lists: dict[str, ours.Listed] = {}
    for path in sorted((SETS / "queries").glob("*.jsonl")):
        yield _beside(path.stem, lists, MOST if full else SAMPLE)
    yield from _found()


def _beside(name: str, lists: dict[str, ours.Listed], sample: int) -> Row:
    """How many names a second both did; ours answers all queries, the rival's among them."""
    _run("rival.py", SETS, name, "--sample", sample)
    times = json.loads((SETS / "rival" / f"{name}.time.json").read_text("utf-8"))
    theirs = times["queries"] / times["cpu_seconds"]
    count, seconds = ours.answer(SETS, name, lists)
    mine = count / seconds
    told = f"{mine:,.0f}/s, {theirs:,.0f}/s: {mine / theirs:,.0f} x"
    return Row(f"{name}: licet, logic-v2 ({times['queries']:,} queries)", told, TIMES)


def _found() -> Iterator[Row]:
    """The share found of each class, at each one's own threshold; of strangers the share held."""
    bars = ["rival", f"ours@{DEFAULT.possible / 1000}"]
    for name, sets in judge.groups(SETS).items():
        for sort, theirs, mine in judge.rows_beside(SETS, sets, bars):
            yield Row(f"  {name}, {sort} ({mine.count:,})", f"{_share(mine)}, {_share(theirs)}")


def _share(row: judge.Row) -> str:
    share = row.alerts if row.recall_any is None else row.recall_any
    return f"{share or 0:.1%}"


def _run(script: str, *words: object) -> None:
    subprocess.run([PYTHON, HERE / script, *map(str, words)], check=True, stdout=sys.stderr)
