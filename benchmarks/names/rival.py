"""A rival on the same queries: nomenklatura's `logic-v2`, over its own blocker and its own index.

`python benchmarks/names/rival.py FOLDER SET [SET …] [--sample N] [--batch N]`, in the rivals'
environment (`benchmarks/rivals.txt`), after `sets.py` has filled the folder. It writes
`rival/<set>.jsonl`, which `judge.py` describes, and `rival/<set>.time.json`; a set that has both
is not run again.

The rival is used as its own code uses it (`nomenklatura/blocker/index.py`, `match_entities`): the
list is indexed once, queries come in batches, the blocker names up to 75 candidates for each, and
`logic-v2` with its default configuration scores every one. Names are all that it gets. A person's
set asks as `Person`, a company's as `Organization`, a mixed one as `LegalEntity`, which may match
either; a party of unknown kind stands in the list as `LegalEntity`.

The blocker drops a token where its bearers in the batch times its bearers in the list exceed
3,600, so what it finds depends on the batch. Variants of one name therefore do not come together:
queries are shuffled first, as no customer file has forty spellings of one party in a row. Batches
of 250 rather than of thousands give it some more of the parties, for a twentieth of the time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final

from followthemoney import Dataset, StatementEntity  # type: ignore[import-not-found]
from nomenklatura.blocker import Index  # type: ignore[import-not-found]
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]
from nomenklatura.resolver import Linker  # type: ignore[import-not-found]
from nomenklatura.store import SimpleMemoryStore  # type: ignore[import-not-found]

ALGORITHM: Final = "logic-v2"
BATCH: Final = 250
KEPT: Final = 50
SEED: Final = 11
_SCHEMATA: Final = {
    "person": "Person",
    "company": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "unknown": "LegalEntity",
}
_ASKED_AS: Final = {"ssb-company": "Organization", "ofac-scores": "LegalEntity"}  # else Person

Line = dict[str, Any]


@dataclass(slots=True)
class Times:
    """What a set cost, in seconds and MiB, and what the blocker let through.

    `cpu_seconds` are those of `query_seconds` on all cores: where they are fewer, the machine was
    busy with something else. `peak_mebibytes` is of the process, which has run the sets before this
    one too. `reached`: of the `listed` queries, those with an expected party among the candidates.
    """

    set: str
    list: str
    asked_as: str
    batch: int
    parties: int
    index_seconds: float
    queries: int = 0
    listed: int = 0
    reached: int = 0
    scored: int = 0
    blocking_seconds: float = 0.0
    scoring_seconds: float = 0.0
    query_seconds: float = 0.0
    cpu_seconds: float = 0.0
    queries_per_second: float = 0.0
    peak_mebibytes: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)


class Rival:
    """One list, indexed; `seconds` says how long that took."""

    def __init__(self, file: Path, folder: Path) -> None:
        start = perf_counter()
        dataset = Dataset.make({"name": "listed", "title": file.stem})
        store = SimpleMemoryStore(dataset, Linker({}))
        with store.writer() as writer:
            for party in _read(file):
                schema = _SCHEMATA[party["kind"]]
                writer.add_entity(_entity(dataset, party["id"], schema, party["names"]))
        view = store.default_view()
        # Kept whole: assembling a candidate from its statements for every pair would be the store's
        # time, not the matcher's.
        self.parties = {entity.id: entity for entity in view.entities()}
        self.index = Index(view, folder)
        self.index.build()
        self._dataset = dataset
        self._algorithm = get_algorithm(ALGORITHM)
        self._config = self._algorithm.default_config()
        self.seconds = perf_counter() - start

    def entities(self, lines: Sequence[Line], schema: str, first: int) -> dict[str, Any]:
        """Queries as entities. The matcher remembers names by id alone, so no id comes twice."""
        named = ((f"{line['set']}-{at}", line["query"]) for at, line in enumerate(lines, first))
        return {id_: _entity(self._dataset, id_, schema, [text]) for id_, text in named}

    def candidates(self, entities: dict[str, Any]) -> dict[str, list[str]]:
        """For each query that the blocker knows a candidate for, the ids of its candidates."""
        found = self.index.match_entities(entities.values())
        return {query.id: [one.id for one, _ in matches] for query, matches in found}

    def scores(self, query: Any, ids: Sequence[str]) -> list[tuple[str, float]]:
        """The candidates and their scores, the best first; none that scores nothing."""
        compare, config, parties = self._algorithm.compare, self._config, self.parties
        scored = [(id_, compare(query, parties[id_], config).score) for id_ in ids]
        kept = [(id_, round(score, 4)) for id_, score in scored if score > 0]
        return sorted(kept, key=lambda one: (-one[1], one[0]))


def _entity(dataset: Any, id_: str, schema: str, names: Sequence[str]) -> Any:
    properties = {"name": names[:1], "alias": names[1:]}
    data = {"id": id_, "schema": schema, "properties": properties}
    return StatementEntity.from_data(dataset, data)


def _read(file: Path) -> list[Line]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def first(scored: Sequence[tuple[str, float]]) -> Sequence[tuple[str, float]]:
    """The best fifty, or all that share the best score: ties are cut nowhere but at their end."""
    ties = sum(score == scored[0][1] for _, score in scored)
    return scored[: max(KEPT, ties)]


def answers(rival: Rival, lines: Sequence[Line], times: Times) -> Iterator[Line]:
    """The results of all queries, batch by batch; `times` grows as they come."""
    for at in range(0, len(lines), times.batch):
        batch = lines[at : at + times.batch]
        start, cpu = perf_counter(), process_time()
        entities = rival.entities(batch, times.asked_as, at)
        found = rival.candidates(entities)
        blocked = perf_counter()
        scored = [rival.scores(entity, found.get(id_, ())) for id_, entity in entities.items()]
        times.scoring_seconds += perf_counter() - blocked
        times.blocking_seconds += blocked - start
        times.cpu_seconds += process_time() - cpu
        for line, id_, best in zip(batch, entities, scored, strict=True):
            candidates = found.get(id_, [])
            times.queries += 1
            times.scored += len(candidates)
            times.listed += bool(line["expected"])
            times.reached += not set(line["expected"]).isdisjoint(candidates)
            yield {"query": line["query"], "class": line["class"], "best": first(best)}
        _finish(times)
        told = f"{times.queries:,} of {len(lines):,}, {times.queries_per_second:.0f} a second"
        print(f"{times.set}: {told}", file=sys.stderr, flush=True)


def _finish(times: Times) -> None:
    times.query_seconds = times.blocking_seconds + times.scoring_seconds
    times.queries_per_second = round(times.queries / times.query_seconds, 1)
    times.peak_mebibytes = round(getrusage(RUSAGE_SELF).ru_maxrss / 1024, 1)


def drawn(file: Path, sample: int | None) -> list[Line]:
    """The queries of a set, or some of them, in an order that is mixed but always the same."""
    lines = _read(file)
    return Random(SEED).sample(lines, min(len(lines), sample or len(lines)))


def run(rival: Rival, lines: Sequence[Line], times: Times, out: Path) -> None:
    """Answer a set and write both files; the results get their name only when they are whole."""
    part = out / f"{times.set}.part"
    with part.open("w", encoding="utf-8") as file:
        for line in answers(rival, lines, times):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    part.rename(out / f"{times.set}.jsonl")
    times.versions = {name: version(name) for name in ("nomenklatura", "rigour", "followthemoney")}
    (out / f"{times.set}.time.json").write_text(json.dumps(asdict(times), indent=1), "utf-8")


def asked_as(name: str) -> str:
    """The schema of the queries of a set."""
    found = (schema for prefix, schema in _ASKED_AS.items() if name.startswith(prefix))
    return next(found, "Person")


def main() -> None:
    """Run the sets named that have not been run."""
    words = argparse.ArgumentParser(description="nomenklatura's logic-v2 on labelled queries")
    words.add_argument("folder", type=Path)
    words.add_argument("sets", nargs="+", metavar="SET")
    words.add_argument("--sample", type=int, help="ask only so many of the queries of a set")
    words.add_argument("--batch", type=int, default=BATCH, help="queries to a batch")
    words.add_argument("--out", default="rival", help="folder of the results within FOLDER")
    given = words.parse_args()
    out = given.folder / given.out
    out.mkdir(exist_ok=True)
    indexed: dict[str, Rival] = {}
    with TemporaryDirectory() as folder:
        for name in given.sets:
            if (out / f"{name}.time.json").exists():
                print(f"{name}: done before", file=sys.stderr)
                continue
            lines = drawn(given.folder / "queries" / f"{name}.jsonl", given.sample)
            source = lines[0]["list"]
            if source not in indexed:
                file = given.folder / "lists" / f"{source}.jsonl"
                indexed[source] = Rival(file, Path(folder) / source)
            rival = indexed[source]
            told = (name, source, asked_as(name), given.batch, len(rival.parties), rival.seconds)
            run(rival, lines, Times(*told), out)


if __name__ == "__main__":
    main()
