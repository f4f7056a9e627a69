"""Labelled queries for name screening, and the lists that they are asked of, as lines of JSON.

`python benchmarks/names/sets.py OUT_FOLDER`, in the rivals' environment (`benchmarks/rivals.txt`).
It reads `../shared/data` beside the checkout, and writes

* `lists/<list>.jsonl`, a party a line: `{"id", "kind", "names": [primary, alias, …], "countries"}`,
  where `kind` is person, company, vessel, aircraft or unknown, and the id is the list's name and
  the party's place in its file, from 1 (``csl-17``): no id of the publisher is on every party;
* `queries/<set>.jsonl`, a query a line: `{"set", "class", "query", "expected": [id, …], "list"}`;
  `expected` is empty for a negative, a name that no party of the list bears.

Sources: the Consolidated Screening List of 2026-07-31; the perturbations and negatives of the PyPI
package `sanctions-screening-benchmark`; names made up or kept by nomenklatura, yente and moov-io's
watchman. Seeds are fixed: the same files give the same queries.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from ssb import negatives, perturb  # type: ignore[import-not-found]  # the rivals' environment

SHARED: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
CSL: Final = SHARED / "csl" / "csl-2026-07-31-compact.json"
MATCHING: Final = SHARED / "matching"
SEEDS: Final = (1, 2, 3)
SAMPLE: Final = 300  # names of a kind for each seed
_KINDS: Final = {
    "Individual": "person",
    "Entity": "company",
    "Vessel": "vessel",
    "Aircraft": "aircraft",
}
# How a sentence of the Bureau of Industry and Security begins an alias: not part of the name.
_LEAD: Final = re.compile(r"^(?:and |[af]\.\s?k\.\s?a\.,?\s+)")


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a list; `names` has the primary name first."""

    id: str
    kind: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A name asked for, its class, and the ids of those who bear it."""

    text: str
    sort: str
    expected: tuple[str, ...] = ()


class Bearers:
    """Which parties of a list bear a name: the same letters and digits, whatever stands between."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._ids: dict[str, dict[str, None]] = defaultdict(dict)
        for party in parties:
            for name in party.names:
                self._ids[letters(name)][party.id] = None

    def of(self, name: str) -> tuple[str, ...]:
        """Their ids, in the order of the list."""
        return tuple(self._ids.get(letters(name), ()))


def letters(name: str) -> str:
    """Letters and digits alone, case folded: one party is printed ``CO.,LTD`` and ``Co., Ltd.``."""
    return "".join(filter(str.isalnum, name.casefold()))


def screening_list() -> list[Party]:
    """The 25,921 parties. The file's key says what its letters stand for: `n` name, `a` other
    names, `t` type, `c` countries of the addresses; the tables of words are not needed here."""
    entries: list[dict[str, Any]] = json.loads(CSL.read_text("utf-8"))["entries"]
    return [
        Party(
            f"csl-{number}",
            _KINDS.get(entry.get("t", ""), "unknown"),
            _names([entry["n"], *entry.get("a", ())]),
            tuple(dict.fromkeys(entry.get("c", ()))),
        )
        for number, entry in enumerate(entries, 1)
    ]


def _names(printed: Iterable[str]) -> tuple[str, ...]:
    cleaned = (_LEAD.sub("", " ".join(name.split())) for name in printed)
    return tuple(dict.fromkeys(filter(None, cleaned)))


def named(source: str, kind: str, names: Iterable[str]) -> list[Party]:
    """Parties of a single name each."""
    return [Party(f"{source}-{at}", kind, (name,)) for at, name in enumerate(names, 1)]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of labelled names, by the columns that its first line names."""
    with (MATCHING / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def perturbed(parties: list[Party], bearers: Bearers, seed: int) -> list[Query]:
    """Every perturbation of every primary name, at most three of a class."""
    found = []
    for party in parties:
        source = party.names[0]
        expected = bearers.of(source)
        for one in perturb.apply_all(source, party.id, seed, max_per_class=3):
            found.append(Query(one.text, one.perturbation, expected))
    return found


def strangers(parties: list[Party], listed: set[str], seed: int) -> list[Query]:
    """The package's negatives, made of these parties' names.

    `listed`: all names of the list, case folded. What equals one of them is no negative; what is
    one of them in another order still is, by the package's rule.
    """
    names = [party.names[0] for party in parties]
    made = negatives.generate(names, seed=seed, per_class=1, listed_index=listed)
    return [Query(one.text, f"neg-{one.negative_class}") for one in made]


def perturbed_sets(csl: list[Party]) -> Iterator[tuple[str, str, list[Query]]]:
    """`ssb-person-s1` … `ssb-company-s3`: 300 names each, drawn anew for each seed."""
    bearers = Bearers(csl)
    listed = {name.casefold() for party in csl for name in party.names}
    for seed in SEEDS:
        random = Random(seed)
        for kind in ("person", "company"):
            drawn = random.sample([party for party in csl if party.kind == kind], SAMPLE)
            queries = perturbed(drawn, bearers, seed) + strangers(drawn, listed, seed)
            yield f"ssb-{kind}-s{seed}", "csl", queries


def people_sets(un: list[Party], congress: list[Party]) -> Iterator[tuple[str, str, list[Query]]]:
    """Names of people: nobody's, those of the United Nations' list, those of the Congress."""
    for table in ("us", "global"):
        nobody = [Query(row["full_name"], "negative") for row in rows(f"negatives_{table}.csv")]
        yield f"negatives-{table}", "csl", nobody
    treated = [row["full_name"] for row in rows("positives_un_treated.csv")]
    yield (
        "un-treated",
        "un",
        [
            Query(name, "unchanged" if name == party.names[0] else "changed", (party.id,))
            for name, party in zip(treated, un, strict=True)
        ],
    )
    for name, parties in (("un-untreated", un), ("congress", congress)):
        source, bearers = name.removesuffix("-untreated"), Bearers(parties)
        own = [party.names[0] for party in parties]
        yield name, source, [Query(one, "unchanged", bearers.of(one)) for one in own]


def ofac_set(ofac: list[Party]) -> list[Query]:
    """What OFAC's own search answered: one query for the names that it scores 95 and more, whom a
    screening must find, and one for those from 85 to 94, whom it may."""
    bearers = Bearers(ofac)
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in rows("ofac-search-scores.csv"):
        score = float(row["ofac_score"])
        if score >= 85:
            band = "95+" if score >= 95 else "85-94"
            found[row["query_name"], band].update(dict.fromkeys(bearers.of(row["result_name"])))
    return [Query(text, band, tuple(ids)) for (text, band), ids in found.items()]


def script_pairs() -> list[tuple[str, str, str]]:
    """Query, expected name, and in a word the script of the query. The table has no header line:
    its columns are named in a comment."""
    lines = (MATCHING / "cross-script-pairs.csv").read_text("utf-8").splitlines()
    script, found = "", []
    for line in lines:
        if line.startswith("#"):
            script = line[1:].split()[0].lower() if " to Latin" in line else script
        elif line:
            query, expected, *_ = next(csv.reader([line]))
            found.append((query, expected, script))
    return found


def lists() -> dict[str, list[Party]]:
    """The lists by name."""
    pairs = script_pairs()
    answered = (row["result_name"] for row in rows("ofac-search-scores.csv"))
    full = "positives_{}_untreated.csv"
    return {
        "csl": screening_list(),
        "un": named("un", "person", (row["full_name"] for row in rows(full.format("un")))),
        "congress": named(
            "congress", "person", (row["full_name"] for row in rows(full.format("us_congress")))
        ),
        "ofac": named("ofac", "unknown", filter(None, dict.fromkeys(answered))),
        "script": named("script", "person", dict.fromkeys(expected for _, expected, _ in pairs)),
    }


def sets(parties: dict[str, list[Party]]) -> Iterator[tuple[str, str, list[Query]]]:
    """All sets: name, the list that is asked, the queries."""
    yield from perturbed_sets(parties["csl"])
    yield from people_sets(parties["un"], parties["congress"])
    yield "ofac-scores", "ofac", ofac_set(parties["ofac"])
    bearers = Bearers(parties["script"])
    across = [Query(text, sort, bearers.of(expected)) for text, expected, sort in script_pairs()]
    yield "cross-script", "script", across


def write(file: Path, lines: Iterable[dict[str, Any]]) -> int:
    """Write lines of JSON; how many."""
    file.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with file.open("w", encoding="utf-8") as out:
        for count, line in enumerate(lines, 1):  # noqa: B007  the last number is the count
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return count


def main() -> None:
    """Write all lists and sets into the folder named."""
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/names/sets.py OUT_FOLDER")
    if not CSL.is_file():
        sys.exit("../shared/data is not beside the checkout: there are no names to make sets of")
    folder = Path(sys.argv[1])
    parties = lists()
    for name, found in parties.items():
        count = write(folder / "lists" / f"{name}.jsonl", map(asdict, found))
        print(f"lists/{name}.jsonl: {count:,} parties", file=sys.stderr)
    for name, source, queries in sets(parties):
        lines = (
            {"set": name, "class": q.sort, "query": q.text, "expected": q.expected, "list": source}
            for q in queries
        )
        count = write(folder / "queries" / f"{name}.jsonl", lines)
        print(f"queries/{name}.jsonl: {count:,} queries", file=sys.stderr)


if __name__ == "__main__":
    main()
