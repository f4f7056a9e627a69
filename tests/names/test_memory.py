"""The memory: what it recalls is what screening everything again would find."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from licet.names import kept, many, recall
from licet.names.index import build
from licet.names.kept import locked
from licet.names.memory import Busy, Memory
from licet.names.scale import VERSION
from licet.names.search import Search
from tests.names.samples import made_names, real_names, slipped

LEAST = 740
# Few names, so that most are like some other: signs, other scripts, initials, joined words, names
# that are cut off, names without a letter, half a surrogate pair, a line break.
POOL = [
    "Huawei Technologies Co., Ltd.", "Huawei Tech", "HuaWei Technologys Co Ltd", "华为技术有限公司",
    "华为技术", "王伟", "王 偉", "Wang Wei", "W. Wei", "Weiwang", "Ivan Petrov", "Petrov, Ivan",
    "I. Petrov", "Иван Петров", "محمد علي", "Mohammed Ali", "Muhamad Aly", "김철수", "Kim Chul-soo",
    "J. P. Morgan", "JP Morgan", "Al Rashid Trading Company of the Gulf", "AlRashid Trading Co",
    "Al Rashid Trading Company of", "Bank Melli", "Bank\ud800 Melli Iran", "Bank Melli Iran",
    "Bank\nMelli", "", "...", "Ltd",
]  # fmt: skip


def rows(found) -> list[tuple[int, int, int]]:
    return list(zip(*(array.tolist() for array in found), strict=True))


@lru_cache
def alone(listed: str) -> Search:
    return Search(build([listed]))


@lru_cache(maxsize=100_000)
def score(asked: str, listed: str) -> int:
    found = alone(listed).one(asked, LEAST)
    return found[0].score if found else 0


def anew(asked, listed) -> list[tuple[int, int, int]]:
    """Every name asked about against every listed one, each pair for itself."""
    pairs = [(a, b, score(x, y)) for a, x in enumerate(asked) for b, y in enumerate(listed)]
    return sorted(
        (pair for pair in pairs if pair[2]), key=lambda pair: (pair[0], -pair[2], pair[1])
    )


def searched(memory, asked, listed) -> int:
    """Recall, held against the law; how many customers' names had to be searched for."""
    told: list[tuple[int, int]] = []
    found = memory.recall(asked, listed, workers=1, progress=lambda *n: told.append(n))
    assert rows(found) == anew(asked, listed)
    assert not told or told[-1][0] == told[-1][1]
    return told[-1][1] if told else 0


class Changes(RuleBasedStateMachine):
    """Names come and go in the book and on the list, in any order."""

    @initialize(block=st.sampled_from([1, 2, 7]))
    def begin(self, block) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.memory = Memory(Path(self.folder.name), LEAST, block=block)
        self.asked: list[str] = []
        self.listed: list[str] = []

    @rule(names=st.lists(st.sampled_from(POOL), max_size=8))
    def another_book(self, names) -> None:
        self.asked = names

    @rule(names=st.lists(st.sampled_from(POOL), max_size=8))
    def another_list(self, names) -> None:
        self.listed = names

    @rule(name=st.sampled_from(POOL), at=st.integers(0, 8))
    def one_customer_more(self, name, at) -> None:
        self.asked = [*self.asked[:at], name, *self.asked[at:]]

    @rule(name=st.sampled_from(POOL), at=st.integers(0, 8))
    def one_listed_more(self, name, at) -> None:
        self.listed = [*self.listed[:at], name, *self.listed[at:]]

    @rule()
    def another_process(self) -> None:
        self.memory = Memory(self.memory.folder, LEAST, block=self.memory.block)

    @rule()
    def forgotten(self) -> None:
        self.memory.forget()

    @invariant()
    def recalls_what_screening_again_finds(self) -> None:
        if hasattr(self, "memory"):
            searched(self.memory, self.asked, self.listed)
            assert searched(self.memory, self.asked, self.listed) == 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=20, stateful_step_count=10, deadline=None)


@pytest.fixture
def memory(tmp_path) -> Memory:
    return Memory(tmp_path / "screened", LEAST, block=5, wait=0)


def files(memory) -> list[str]:
    return sorted(path.name for path in memory.folder.iterdir())


def told(memory):
    """What the manifest says."""
    return json.loads((memory.folder / "manifest.json").read_bytes())["memory"]["state"]


def test_only_what_is_new_is_searched_for(memory) -> None:
    assert searched(memory, POOL[:12], POOL[8:20]) == 12
    assert searched(memory, POOL[:12], POOL[8:20]) == 0
    assert searched(memory, POOL[:15], POOL[8:20]) == 3
    assert searched(memory, POOL[3:9], POOL[10:14]) == 0  # some have left the book and the list
    assert searched(memory, POOL[:15], POOL[8:21]) == 15  # among them one new listed name
    assert searched(memory, POOL[14::-1], POOL[21:7:-1]) == 15  # in another order


def test_many_small_segments_become_few(memory) -> None:
    for end in range(1, len(POOL) + 1):
        searched(memory, POOL[:end], POOL)
        assert len(told(memory)["segments"]) <= recall.MOST_SEGMENTS
    assert sum(one["count"] for one in told(memory)["segments"]) == len(POOL)
    assert searched(memory, POOL, POOL) == 0


def test_a_large_segment_stays_when_small_ones_become_one(tmp_path) -> None:
    memory = Memory(tmp_path, LEAST)
    names = made_names(60, Random(4))
    searched(memory, names[:50], POOL)
    large = told(memory)["segments"][0]
    for end in range(51, 61):
        searched(memory, names[:end], POOL)
    first, *others = told(memory)["segments"]
    assert first == large
    assert len(others) < recall.MOST_SEGMENTS
    assert searched(memory, names[::-1], POOL) == 0


def test_files_that_nobody_needs_are_removed(memory) -> None:
    for end in range(1, 20):
        searched(memory, POOL[:end], POOL[: 2 * end])
    state = json.dumps(told(memory))
    left = [name for name in files(memory) if name not in state]
    assert left == ["lock", "manifest.json"]
    (memory.folder / "hits-of-a-killed-run").write_bytes(b"")
    (memory.folder / "notes.txt").write_bytes(b"")
    searched(memory, POOL[:19], POOL)
    assert "notes.txt" in files(memory)
    assert "hits-of-a-killed-run" not in files(memory)


@pytest.mark.parametrize("step", range(1, 16))
def test_a_run_that_breaks_off_anywhere_goes_on_where_it_was(memory, monkeypatch, step) -> None:
    searched(memory, POOL[:7], POOL[:9])
    steps = iter(range(1, step + 1))

    def broken(real):
        def call(*arguments):
            if next(steps, None) is None:
                raise KeyboardInterrupt
            return real(*arguments)

        return call

    with monkeypatch.context() as patched:
        for name in ("commit", "put", "sweep"):
            patched.setattr(kept.Kept, name, broken(getattr(kept.Kept, name)))
        with pytest.raises(KeyboardInterrupt):
            while True:
                memory.recall(POOL[:25], POOL[:20], workers=1)
    before = sum(one["count"] for one in told(memory)["segments"])
    assert searched(memory, POOL[:25], POOL[:20]) <= 25
    assert sum(one["count"] for one in told(memory)["segments"]) == 25
    assert before in (7, 12, 17, 22, 25)


@pytest.mark.parametrize("kind", [*kept.KINDS, "manifest.json"])
@pytest.mark.parametrize("damage", ["flipped", "cut", "gone", "empty"])
def test_what_is_damaged_is_made_anew(memory, kind, damage) -> None:
    searched(memory, POOL[:20], POOL[:20])
    (path, *_) = sorted(memory.folder.glob(f"{kind}*"))
    whole = path.read_bytes()
    middle = len(whole) // 2
    harmed = {
        "flipped": whole[:middle] + bytes([whole[middle] ^ 16]) + whole[middle + 1 :],
        "cut": whole[:middle],
        "empty": b"",
    }
    path.unlink() if damage == "gone" else path.write_bytes(harmed[damage])
    searched(memory, POOL, POOL)
    assert searched(memory, POOL, POOL) == 0


def test_scores_of_another_scale_are_forgotten(memory, monkeypatch) -> None:
    searched(memory, POOL[:9], POOL)
    with monkeypatch.context() as patched:
        patched.setattr(kept, "VERSION", VERSION + 1)
        assert searched(memory, POOL[:9], POOL) == 9
        assert searched(memory, POOL[:9], POOL) == 0
    assert searched(memory, POOL[:9], POOL) == 9


def test_matches_from_another_score_are_forgotten(memory) -> None:
    searched(memory, POOL[:9], POOL)
    other = Memory(memory.folder, 990)
    found = other.recall(POOL[:9], POOL, workers=1)
    assert rows(found) == [row for row in anew(POOL[:9], POOL) if row[2] >= 990]


def test_forgetting_leaves_nothing(memory) -> None:
    searched(memory, POOL, POOL)
    memory.forget()
    assert files(memory) == ["lock"]
    assert searched(memory, POOL, POOL) == len(POOL)


def test_where_another_process_is_at_work_everything_is_screened(memory) -> None:
    searched(memory, POOL[:9], POOL)
    before = files(memory)
    with locked(memory.folder, 0) as mine:
        assert mine
        assert searched(memory, POOL[:12], POOL) == 12
        with pytest.raises(Busy, match="another process at work"):
            memory.forget()
    assert files(memory) == before
    assert searched(memory, POOL[:12], POOL) == 3


def test_another_process_is_waited_for(memory) -> None:
    memory.wait = 20
    searched(memory, POOL[:9], POOL)

    def hold() -> None:
        with locked(memory.folder, 0):
            held.append(True)
            time.sleep(0.5)

    held: list[bool] = []
    other = Thread(target=hold)
    other.start()
    while not held:
        time.sleep(0.01)
    assert searched(memory, POOL[:12], POOL) == 3
    other.join()


def test_workers_give_what_one_process_gives(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(recall, "FEW", 100)
    monkeypatch.setattr(recall, "_FEW_PAIRS", 100)
    random = Random(6)
    listed = [*POOL, *made_names(300, random)]
    asked = [slipped(random.choice(listed[1:]), random) for _ in range(800)]
    one = Memory(tmp_path / "one", LEAST)
    two = Memory(tmp_path / "two", LEAST, block=150)
    for names, others in ((asked[:600], listed[40:]), (asked[100:], listed)):
        found = one.recall(names, others, workers=1)
        assert rows(two.recall(names, others, workers=2)) == rows(found)
        assert rows(many.screen_all(names, others, LEAST, workers=1)) == rows(found)
        assert len(found.asked) > 300


RECALL = """
import sys
from pathlib import Path
from random import Random
from licet.names.memory import Memory
from tests.names.samples import made_names

def tell(done, total):
    print(done, total, flush=True)

if __name__ == "__main__":
    names = made_names(6000, Random(8))
    Memory(Path(sys.argv[1]), 740, block=500).recall(names, names[::3], workers=2, progress=tell)
"""


def test_a_run_that_is_killed_loses_one_block_at_most(tmp_path) -> None:
    script = tmp_path / "recall.py"
    script.write_text(RECALL)
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, script, tmp_path / "screened"],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        done, total = map(int, line.split())
        if done >= 1_700:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert total > 4_000
    memory = Memory(tmp_path / "screened", LEAST, block=500, wait=0)
    names, again = made_names(6_000, Random(8)), []
    found = memory.recall(
        names, names[::3], workers=1, progress=lambda *counts: again.append(counts)
    )
    assert total - done <= again[-1][1] <= total - done + 500
    assert rows(found) == rows(many.screen_all(names, names[::3], LEAST, workers=1))


def test_real_names_and_a_list_that_changes(tmp_path, shared_data) -> None:
    random = Random(9)
    listed = random.sample(real_names(shared_data), 3_000)
    asked = [slipped(name, random) for name in random.sample(listed, 1_000)]
    memory = Memory(tmp_path, LEAST, block=400)
    for start in (0, 100, 900):
        edition = listed[start : start + 2_000]
        found = memory.recall(asked[start:], edition, workers=1)
        assert rows(found) == rows(many.screen_all(asked[start:], edition, LEAST, workers=1))
