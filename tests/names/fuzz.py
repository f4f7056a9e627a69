"""Throw names at the search that nobody would write, for as long as asked.

    python -m tests.names.fuzz --seconds 300 --seed 1

Random Unicode, listed names with slips, and pathological repeats are searched for in a list (the
real one of the shared data where it is there, else made names). Nothing may raise, what is found
must be what is found without an index (on a sample), and no name may take longer than `--bound`
seconds. Prints how many names it tried, the slowest, and what it found wrong; ends with 1 if that
is anything.
"""

from __future__ import annotations

import argparse
import heapq
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from licet.names.index import build
from licet.names.search import Search
from tests.names.samples import COMPACT, made_names, real_names, slipped

LEAST = 700
SHORT = 400  # names of the list on which every name is compared
EVERY = 40  # of how many names one is compared on the whole list, and a list made of those tried
SLOWEST = 10
RANGES = (
    (0x20, 0x7E),
    (0x00, 0x24F),
    (0x300, 0x36F),
    (0x370, 0x52F),
    (0x530, 0x6FF),
    (0x900, 0xDFF),
    (0x1100, 0x11FF),
    (0x2000, 0x2BFF),
    (0x3040, 0x30FF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFFFF),
    (0x1F000, 0x1FAFF),
    (0x0, 0x10FFFF),
)
WARM = ("李伟", "김정은", "محمد", "Газпром", "राम")  # tables are read at first use
REPEATED = (
    "a|ab|zor|.|a.|A/|,|&| |-|'|bin |al |co ltd |limited liability |joint stock |S.A. |1|12 |"
    "é|а|РОСТЕХ |ﷺ|محمد|عبد |李|华为|有限公司|山田|トヨタ|김|삼성|주식회사|क|नमः|"
    "\u0301|\u200b|\u202e|"
    "😀|👩‍👩‍👧|\ud800|\x00|Huawei |Huawei|Vladimir, |zorbalak zorbalac |rn|cl|xx|mohammed ali "
).split("|")


@dataclass
class Tried:
    """What was tried, how long the slowest took, and what was wrong."""

    kinds: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    compared: int = 0

    def time(self, seconds: float, kind: str, name: str) -> None:
        self.kinds[kind] += 1
        heapq.heappush(self.slowest, (seconds, kind, name))
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)


# -- names ----------------------------------------------------------------------------------------


def soup(random: Random) -> str:
    """Characters of one to three ranges of Unicode, with spaces between them."""
    ranges = random.choices(RANGES, k=random.randint(1, 3))
    size = random.choice((1, 3, 10, 40, 200, 2_000))
    letters = (chr(random.randint(*random.choice(ranges))) for _ in range(random.randint(0, size)))
    return "".join(" " if random.random() < 0.1 else one for one in letters)


def repeated(random: Random) -> str:
    """A few pieces over and over."""
    pieces = random.choices(REPEATED, k=random.choice((1, 1, 1, 2, 3)))
    return "".join(pieces) * random.choice((2, 3, 24, 25, 100, 1_000, 10_000))


def slips(listed: Sequence[str], random: Random) -> str:
    """A listed name with slips."""
    name = random.choice(listed)
    for _ in range(random.randint(0, 4)):
        name = slipped(name, random)
    return name


def mixture(listed: Sequence[str], random: Random) -> str:
    """Words of listed names, and anything between them."""
    words = [
        word for name in random.choices(listed, k=random.randint(1, 6)) for word in name.split()
    ]
    random.shuffle(words)
    return random.choice((" ", ", ", "", ".", "\u200b", soup(random))).join(words)


def name_and_kind(listed: Sequence[str], random: Random) -> tuple[str, str]:
    kind = random.choice(("soup", "slips", "slips", "mixture", "repeated"))
    if kind == "soup":
        return soup(random), kind
    if kind == "repeated":
        return repeated(random), kind
    return (slips if kind == "slips" else mixture)(listed, random), kind


# -- what must hold -------------------------------------------------------------------------------


def check(listed: Sequence[str], asked: Sequence[str], tried: Tried) -> None:
    """Is the same found with an index and without, both ways round?"""
    index = build(listed)
    for turned_round in (False, True):
        ways = [Search(index, turned_round=turned_round, exhaustive=one) for one in (False, True)]
        for name in asked:
            one, other = (way.one(name, LEAST) for way in ways)
            tried.compared += 1
            if one != other:
                tried.wrong.append(f"{name!r} (turned round: {turned_round}): {one} and {other}")


def run(listed: Sequence[str], seconds: float, seed: int, bound: float) -> Tried:
    random, tried = Random(seed), Tried()
    index = build(listed)
    searching, exhaustive = (Search(index, exhaustive=one) for one in (False, True))
    for name in WARM:
        searching.one(name, LEAST)
    recent: list[str] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name, kind = name_and_kind(listed, random)
        recent.append(name)
        try:
            start = time.perf_counter()
            hits = searching.one(name, LEAST)
            took = time.perf_counter() - start
            tried.time(took, kind, name)
            if took > bound:
                tried.wrong.append(f"{name!r} took {took:.2f} s")
            if len(recent) == EVERY:
                tried.compared += 1
                if hits != exhaustive.one(name, LEAST):
                    tried.wrong.append(f"{name!r}: on the whole list another find without an index")
                check([*random.choices(listed, k=SHORT), *recent], recent, tried)
                recent = []
        except Exception:
            tried.wrong.append(f"{name!r}:\n{traceback.format_exc(limit=-3)}")
            recent = []
    return tried


def report(tried: Tried) -> None:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in tried.kinds.most_common())
    print(f"{tried.kinds.total():,} names tried ({kinds})")
    print(f"{tried.compared:,} of the answers compared with those without an index")
    print("the slowest:")
    for seconds, kind, name in sorted(tried.slowest, reverse=True):
        print(f"  {seconds * 1000:8.1f} ms  {kind:8}  {len(name):6,} characters  {name[:12]!a}")
    print(f"{len(tried.wrong)} wrong")
    for one in tried.wrong[:20]:
        print(f"  {one[:600]!a}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Throw names at the search.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=1.0, help="seconds a name may take")
    options = parser.parse_args()
    shared_data = Path(__file__).resolve().parents[3] / "shared" / "data"
    real = (shared_data / COMPACT).is_file()
    listed = real_names(shared_data) if real else made_names(20_000, Random(options.seed))
    print(f"{len(listed):,} {'listed' if real else 'made'} names, seed {options.seed}")
    tried = run(listed, options.seconds, options.seed, options.bound)
    report(tried)
    return 1 if tried.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
