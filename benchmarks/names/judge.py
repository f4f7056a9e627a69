"""How well names were found: results held against labelled queries, class by class.

`python benchmarks/names/judge.py FOLDER rival ours@0.80` prints two folders of results side by
side, each at its threshold (0.70 where none is named): thresholds of two scales are not one bar.

Queries are `FOLDER/queries/<set>.jsonl` (see `sets.py`); results are `FOLDER/<name>/<set>.jsonl`,
a line a query: `{"query", "class", "best": [[id, score], …]}`, the best first, fifty of them, or
all that share the best score. Sets that differ in their seed alone are judged as one, and on the
queries that all the results named have answered: a rival may have been asked a sample. The standard
library is enough, so that every environment can judge.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from statistics import fmean
from typing import Any, Final

THRESHOLD: Final = 0.70  # of logic-v2, as OpenSanctions' own screening has it
ALL_LISTED: Final = "all listed"
ALL_STRANGERS: Final = "all strangers"
_SEED: Final = re.compile(r"-s\d+$")

Line = Mapping[str, Any]  # a query or a result, as its line of JSON has it


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the queries of one class.

    Shares are from 0 to 1. `recall`: one expected is among those that share the best score;
    `recall_any`: one is among all that are kept; both at the threshold or above. `alerts`: of names
    that nobody bears, the share that found somebody. `best`: how many share the best score, in the
    mean of the queries that found somebody; where it is large, `recall` is cheap.
    """

    sort: str
    count: int
    recall: float | None
    recall_any: float | None
    alerts: float | None
    best: float


@dataclass(frozen=True, slots=True)
class _Outcome:
    listed: bool
    at_best: bool
    at_all: bool
    found: int


def table(
    queries: Iterable[Line], results: Iterable[Line], threshold: float = THRESHOLD
) -> list[Row]:
    """A row a class, in the order in which they come, then all the listed and all the strangers.

    Queries and results are of one set. Queries without a result are not judged: a set may have
    been answered in part.
    """
    return _rows(_outcomes(queries, results, threshold))


def _outcomes(
    queries: Iterable[Line], results: Iterable[Line], threshold: float
) -> list[tuple[str, _Outcome]]:
    answers = {(line["class"], line["query"]): line["best"] for line in results}
    asked = ((line, answers.get((line["class"], line["query"]))) for line in queries)
    return [
        (line["class"], _outcome(frozenset(line["expected"]), best, threshold))
        for line, best in asked
        if best is not None
    ]


def _rows(outcomes: Sequence[tuple[str, _Outcome]]) -> list[Row]:
    found: dict[str, list[_Outcome]] = defaultdict(list)
    for sort, outcome in outcomes:
        found[sort].append(outcome)
    rows = [_row(sort, some) for sort, some in found.items()]
    for sort, listed in ((ALL_LISTED, True), (ALL_STRANGERS, False)):
        if some := [one for _, one in outcomes if one.listed is listed]:
            rows.append(_row(sort, some))
    return rows


def _outcome(
    expected: frozenset[str], best: Sequence[tuple[str, float]], threshold: float
) -> _Outcome:
    above = [(id_, score) for id_, score in best if score >= threshold]
    top = max((score for _, score in above), default=0.0)
    first = {id_ for id_, score in above if score == top}
    kept = {id_ for id_, _ in above}
    return _Outcome(bool(expected), bool(expected & first), bool(expected & kept), len(first))


def _row(sort: str, outcomes: Sequence[_Outcome]) -> Row:
    listed = [one for one in outcomes if one.listed]
    strangers = [one for one in outcomes if not one.listed]
    return Row(
        sort,
        len(outcomes),
        fmean(one.at_best for one in listed) if listed else None,
        fmean(one.at_all for one in listed) if listed else None,
        fmean(one.found > 0 for one in strangers) if strangers else None,
        fmean([one.found for one in outcomes if one.found] or [0]),
    )


def read(file: Path) -> list[Line]:
    """The lines of a file of JSON lines; none where there is no such file."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def groups(folder: Path) -> dict[str, list[str]]:
    """The sets with queries, those together that differ in their seed alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted((folder / "queries").glob("*.jsonl")):
        found[_SEED.sub("", file.stem)].append(file.stem)
    return found


def common(queries: Iterable[Line], answered: Sequence[Sequence[Line]]) -> list[Line]:
    """The queries that each of the results has answered; one asked twice counts as often as every
    one of them has answered it."""
    counts = [Counter((line["class"], line["query"]) for line in lines) for lines in answered]
    left = reduce(Counter.__and__, counts)
    found = []
    for line in queries:
        key = line["class"], line["query"]
        if left[key]:
            left[key] -= 1
            found.append(line)
    return found


def rows_beside(folder: Path, sets: Sequence[str], asked: Sequence[str]) -> list[tuple[Any, ...]]:
    """For each class of one group of sets: its name, and a `Row` for each of the results."""
    bars = [(name, float(bar or THRESHOLD)) for name, _, bar in (w.partition("@") for w in asked)]
    outcomes: list[list[tuple[str, _Outcome]]] = [[] for _ in bars]
    for one in sets:
        answered = [read(folder / name / f"{one}.jsonl") for name, _ in bars]
        queries = common(read(folder / "queries" / f"{one}.jsonl"), answered)
        for (_, bar), lines, found in zip(bars, answered, outcomes, strict=True):
            found.extend(_outcomes(queries, lines, bar))
    columns = [{row.sort: row for row in _rows(found)} for found in outcomes]
    sorts = dict.fromkeys(sort for column in columns for sort in column)
    ends = [sort for sort in (ALL_LISTED, ALL_STRANGERS) if sort in sorts]
    ordered = [*(one for one in sorts if one not in ends), *ends]
    return [(sort, *(column[sort] for column in columns)) for sort in ordered]


def compared(folder: Path, sets: Sequence[str], asked: Sequence[str]) -> list[str]:
    """The lines to print for one group of sets: a class a line, columns for each results."""
    return [
        f"  {sort:<20}" + "".join(map(_cells, rows))
        for sort, *rows in rows_beside(folder, sets, asked)
    ]


def _cells(row: Row) -> str:
    shares = "".join(
        f"{share:>8.1%}" if share is not None else f"{'·':>8}"
        for share in (row.recall, row.recall_any, row.alerts)
    )
    return f"{row.count:>7,}{shares}{row.best:>6.1f}"


def main() -> None:
    """Print the comparison of the results named, set by set."""
    if len(sys.argv) < 3:
        sys.exit("usage: python benchmarks/names/judge.py FOLDER RESULTS[@THRESHOLD] …")
    folder, asked = Path(sys.argv[1]), sys.argv[2:]
    heads = ("n", "recall", "any", "alerts", "best")
    cells = "".join(f"{head:>{width}}" for head, width in zip(heads, (7, 8, 8, 8, 6), strict=True))
    names = "".join(f"{word:>37}" for word in asked)
    print(f"{'':<22}{names}\n{'':<22}{cells * len(asked)}")
    for name, sets in groups(folder).items():
        if lines := compared(folder, sets, asked):
            print(f"{name}", *lines, sep="\n")


if __name__ == "__main__":
    main()
