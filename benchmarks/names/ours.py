"""licet's answers to the labelled queries, in the form that `judge.py` reads.

`python -m benchmarks.names.ours FOLDER [SET ...]` writes `FOLDER/ours/<set>.jsonl`, a line a query,
and prints how many names a second that was, on one core. FOLDER is what `sets.py` made.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import orjson

from licet.names.index import build
from licet.names.policy import DEFAULT
from licet.names.search import Found, Search

KEPT = 50  # results of a query, or all that share the best score


def lines(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


class Listed:
    """A list of labelled parties, ready to be asked."""

    def __init__(self, path: Path) -> None:
        parties = lines(path)
        self.ids = [one["id"] for one in parties for _ in one["names"]]
        self.names = [name for one in parties for name in one["names"]]
        self.search = Search(build(self.names))

    def best(self, found: Sequence[Found]) -> list[list[Any]]:
        """The best score of each party, the best parties first."""
        scores: dict[str, int] = {}
        for one in found:
            scores.setdefault(self.ids[one.name], one.score)
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        top = sum(score == ranked[0][1] for _, score in ranked) if ranked else 0
        return [[id_, score / 1000] for id_, score in ranked[: max(KEPT, top)]]


def answer(folder: Path, name: str, lists: dict[str, Listed]) -> tuple[int, float]:
    """Answer a set. Returns how many queries it has, and the seconds that searching took."""
    queries = lines(folder / "queries" / f"{name}.jsonl")
    which = queries[0]["list"]
    if which not in lists:
        lists[which] = Listed(folder / "lists" / f"{which}.jsonl")
    listed = lists[which]
    started = perf_counter()
    found = list(listed.search.all([one["query"] for one in queries], DEFAULT.look))
    seconds = perf_counter() - started
    out = folder / "ours" / f"{name}.jsonl"
    out.parent.mkdir(exist_ok=True)
    with out.open("wb") as stream:
        for query, some in zip(queries, found, strict=True):
            row = {"query": query["query"], "class": query["class"], "best": listed.best(some)}
            stream.write(orjson.dumps(row) + b"\n")
    return len(queries), seconds


def main() -> None:
    folder = Path(sys.argv[1])
    names = sys.argv[2:] or sorted(path.stem for path in (folder / "queries").glob("*.jsonl"))
    lists: dict[str, Listed] = {}
    for name in names:
        count, seconds = answer(folder, name, lists)
        print(f"{name}: {count:,} queries, {count / seconds:,.0f}/s", flush=True)


if __name__ == "__main__":
    main()
