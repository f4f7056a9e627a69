"""Count how common words are in names of companies and of listed parties: `tables/weights.tsv`.

`python -m benchmarks.names.weights > licet/names/tables/weights.tsv` makes the table anew. Counted
are the 399,203 names of legal entities (GLEIF, CC0) and the persons of the Consolidated Screening
List (US government, public domain), each word once a name. A word that stands in one of 100
names weighs 30, in one of 1,000 names 52, in one of 10,000 names 75; rarer words are not in the
table and weigh 100. The more common of the two counts decides; a name of persons weighs at least
55. Companies of the list are not counted: a family of forty listed companies does not make its
name a common word.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import orjson
import polars as pl

from licet.names.fold import split
from licet.names.letters import seen
from licet.names.scripts import latin

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
LEAST = 25  # of any word
LEAST_OF_A_PERSON = 55
MOST = 88  # rarer words are not worth a row


def counted(names: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many names each word stands, and how many names there are."""
    found: Counter[str] = Counter()
    total = 0
    for name in names:
        total += 1
        found.update(set(split(latin(seen(name)))[0]))
    return found, total


def weight(share: float, least: int) -> int:
    """The weight of a word that stands in this share of all names."""
    return max(least, min(100, round(-14.7 - 22.4 * math.log10(share))))


def main() -> None:
    companies = pl.read_parquet(SHARED / "network" / "gleif-names-399k.parquet")["legal_name"]
    listed = orjson.loads((SHARED / "csl" / "csl-2026-07-31-compact.json").read_bytes())["entries"]
    persons = [
        name
        for one in listed
        if one.get("t") == "Individual"
        for name in {one["n"], *one.get("a", ())}
    ]
    weights: dict[str, int] = {}
    for names, least in ((companies, LEAST), (persons, LEAST_OF_A_PERSON)):
        words, total = counted(names)
        for word, count in words.items():
            if count > 7:
                weights[word] = min(weights.get(word, 100), weight(count / total, least))
    out = sys.stdout
    out.write("# How common words are in names of companies and of listed parties, as a weight.\n")
    out.write(
        "# Columns: folded word, weight (100 tells most). Words that are not here weigh 100.\n"
    )
    out.write(
        "# Source: counted over GLEIF's legal names (CC0) and the US Consolidated Screening\n"
    )
    out.write("# List (public domain) by `python -m benchmarks.names.weights`.\n")
    for word in sorted(weights):
        if len(word) > 1 and not word.isdigit() and weights[word] < MOST:
            out.write(f"{word}\t{weights[word]}\n")


if __name__ == "__main__":
    main()
