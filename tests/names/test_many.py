"""Screening many names: the same, whoever does it; and nothing is left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest

from licet.names.index import Index, build
from licet.names.many import (
    Crew,
    Task,
    WorkerDied,
    build_file,
    screen_all,
    screen_many,
)
from licet.names.matches import numbered, spread
from licet.names.merging import merged
from licet.names.search import Search
from tests.names.samples import made_names, slipped

LEAST = 740
FOREIGN = ["王伟", "张 伟 贸易", "محمد علي", "Иван Петров", "김철수", "", "...", "J. P. Morgan"]


def listed_names(count: int = 200) -> list[str]:
    return [*made_names(count, Random(1)), *FOREIGN]


def asked_names(count: int) -> list[str]:
    random = Random(2)
    listed = listed_names()
    return [slipped(random.choice(listed), random) for _ in range(count)]


def rows(found) -> list[tuple[int, int, int]]:
    return list(zip(*(array.tolist() for array in found), strict=True))


def one_by_one(asked, listed, **how) -> list[tuple[int, int, int]]:
    found = Search(build(listed), **how).all(asked, LEAST)
    return [(place, *hit) for place, hits in enumerate(found) for hit in hits]


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("many") / "listed.index"
    build(listed_names()).save(path)
    return path


def test_what_is_found_is_what_searching_for_each_name_finds(index) -> None:
    asked = asked_names(300)
    found = screen_many(asked, index, LEAST, workers=1)
    assert rows(found) == one_by_one(asked, listed_names())
    assert len(found.asked) > 100
    assert [array.dtype for array in found] == [np.int32, np.int32, np.int16]


@pytest.mark.parametrize("how", [{"turned_round": True}, {"exhaustive": True}])
def test_how_to_search_is_handed_on(index, how) -> None:
    asked = asked_names(50)
    found = screen_many(asked, index, LEAST, workers=1, **how)
    assert rows(found) == one_by_one(asked, listed_names(), **how)


def test_workers_find_what_one_process_finds(index) -> None:
    asked = asked_names(6_000)
    told: list[tuple[int, int]] = []
    many = screen_many(asked, index, LEAST, workers=2, progress=lambda *counts: told.append(counts))
    assert rows(many) == rows(screen_many(asked, index, LEAST, workers=1))
    distinct = len(set(asked))
    assert told[-1] == (distinct, distinct)
    assert told == sorted(told)
    assert len(told) > 10
    assert multiprocessing.active_children() == []


def test_equal_names_are_searched_for_once_and_found_at_every_place(index) -> None:
    name = listed_names()[0]
    told = []
    asked = [name, "nobody", name]
    found = screen_many(asked, index, LEAST, workers=1, progress=lambda *n: told.append(n))
    assert told == [(2, 2)]
    assert rows(found) == one_by_one(asked, listed_names())
    assert {place for place, listed, _ in rows(found) if listed == 0} == {0, 2}


def test_nobody_asked_and_nobody_listed(index) -> None:
    assert rows(screen_many([], index, LEAST, workers=2)) == []
    assert rows(screen_all(["Ivan Petrov"], [], LEAST, workers=1)) == []


def test_listed_names_without_an_index(index) -> None:
    listed = [*listed_names(), listed_names()[3]]
    asked = asked_names(40)
    assert rows(screen_all(asked, listed, LEAST, workers=1)) == one_by_one(asked, listed)


def test_an_index_that_changes_between_two_screenings_is_read_anew(tmp_path) -> None:
    path = tmp_path / "listed.index"
    for name in ("Ivan Petrov", "Maria Schmidt"):
        build_file([name], path)
        assert rows(screen_many([name], path, LEAST, workers=1)) == [(0, 0, 1000)]


def test_codes_and_their_places() -> None:
    distinct, codes = numbered(["b", "a", "b"])
    assert (distinct, codes.tolist()) == (["b", "a"], [0, 1, 0])
    which, places = spread(np.array([1, 0, 7, 0]), codes)
    assert list(zip(which.tolist(), places.tolist(), strict=True)) == [
        (0, 1), (1, 0), (1, 2), (3, 0), (3, 2)
    ]  # fmt: skip


def test_indexes_merged_are_the_index_over_all_their_names() -> None:
    names = [*listed_names(), *asked_names(200), *FOREIGN]
    for cuts in ((), (0,), (7, 7, 100), (3, 50, 51, 300), (len(names),)):
        ends = (0, *cuts, len(names))
        parts = [names[one:end] for one, end in pairwise(ends)]
        one = merged([build(part) for part in parts], [len(part) for part in parts])
        same_arrays(one, build(names))
    same_arrays(merged([build([""]), build([])], [1, 0]), build([""]))


def same_arrays(one: Index, other: Index) -> None:
    assert one.arrays.keys() == other.arrays.keys()
    for name, array in other.arrays.items():
        assert one.arrays[name].dtype == array.dtype, name
        assert one.arrays[name].tolist() == array.tolist(), name


def test_a_worker_that_dies_is_one_sentence(index) -> None:
    with pytest.raises(WorkerDied, match=r"expected it to live.*fewer workers"), Crew(2) as crew:
        list(crew.run(die, [()]))
    assert multiprocessing.active_children() == []


def die() -> None:
    """A job: the end of its worker."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_workers_hold_no_more_than_they_need(index) -> None:
    with Crew(2) as crew:
        list(crew.search(Task(index, LEAST), asked_names(40)))
        heavy = [one for names in crew.run(heavy_modules, [()] * 4) for one in names]
    assert heavy == []


def heavy_modules() -> list[str]:
    """A job: which modules a worker should not have but for the test's own sake."""
    return [name for name in ("polars", "typer", "rich", "httpx") if name in sys.modules]


SCREEN = """
import sys
from pathlib import Path
from licet.names.many import screen_many

def tell(done, total):
    print(done, flush=True)

if __name__ == "__main__":
    names = [f"{name} {turn}" for turn in range(4000) for name in ("Ivan Petrov", "Li Wei", "Bank")]
    try:
        screen_many(names, Path(sys.argv[1]), 740, workers=2, progress=tell)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.fixture
def screening(index, tmp_path):
    """A process of its own, at work with two workers, and the workers' ids."""
    if not Path("/proc/self/task").exists():
        pytest.skip("/proc is not here")
    script = tmp_path / "screen.py"
    script.write_text(SCREEN)
    process = subprocess.Popen(
        [sys.executable, script, index],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().strip().isdigit()
    tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
    yield process, [int(one) for task in tasks for one in task.read_text().split()]
    process.kill()
    process.wait()


def test_ctrl_c_stops_all_of_it_without_a_word(screening) -> None:
    process, workers = screening
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (130, "")
    assert gone(workers)


def test_workers_do_not_outlive_a_process_that_is_killed(screening) -> None:
    process, workers = screening
    assert len(workers) >= 2
    process.kill()
    process.wait()
    assert gone(workers)


def gone(processes: list[int], within: float = 10) -> bool:
    until = time.monotonic() + within
    while any(lives(one) for one in processes):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
