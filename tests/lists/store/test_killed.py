"""An import that is killed leaves the store as it was: at any statement, any file, any moment."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from licet.lists.store.store import Store
from tests.cli.conftest import PROGRAM, environment
from tests.lists.store.samples import many, own_csv, taken, told, unnamed

KILLS = 20
FEWER = 4  # of the real list, which takes several times as long
OWN = "own-watch"

# Takes the file in again and again, each time on a fresh copy of the store, and each time is
# killed one step later: before the next statement of SQL, or before the next file gets its name.
# Prints how many steps there were. A child is made for each; nothing has started a thread yet.
STEP_BY_STEP = """
import os, shutil, signal, sqlite3, sys
from datetime import datetime
from pathlib import Path

from licet.lists.documents import from_files
from licet.lists.sheets import sheet
from licet.lists.store.importing import Terms, take
from licet.lists.store.store import Store

before, file, out = map(Path, sys.argv[1:])
connect, replace = sqlite3.connect, os.replace

def one(last):
    steps = 0
    def step(*_):
        nonlocal steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
    def connecting(*words, **more):
        link = connect(*words, **more)
        link.set_trace_callback(step)
        return link
    def replacing(self, target):
        step()
        replace(self, target)
        step()
    sqlite3.connect, Path.replace = connecting, replacing
    terms = Terms(now=datetime(2026, 12, 31), as_of=datetime(2026, 2, 5).date())
    take(Store.open(out / str(last)), sheet("own-watch"), from_files([file]), terms)
    os._exit(0)

last = 0
while True:
    last += 1
    if before.is_dir():
        shutil.copytree(before, out / str(last))
    if (child := os.fork()) == 0:
        one(last)
    if os.waitpid(child, 0)[1] != signal.SIGKILL:
        break
print(last)
"""


def import_command(source: str, file: Path) -> list[str]:
    return [str(PROGRAM), "lists", "import", source, str(file), "--as-of", "2026-08-01"]


def check_as_before_or_one_more(home: Path, before: dict[str, object]) -> bool:
    """Everything readable and as before; returns whether there is one edition more, whole."""
    store = Store.open(home)
    assert store.link.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert store.link.execute("PRAGMA foreign_key_check").fetchall() == []
    now = told(store)
    store.link.close()
    assert {name: now.get(name) for name in before} == before
    assert len(now) - len(before) in (0, 1)
    return len(now) > len(before)


@pytest.fixture
def before(home, on) -> dict[str, object]:
    """A store with two editions of a small list, in `home`; what it says."""
    store = Store.open(home)
    taken(store, OWN, own_csv(*many(200)), on("2026-01-05"))
    taken(store, OWN, own_csv(*many(210)), on("2026-01-06"))
    found = told(store)
    store.link.close()
    return found


@pytest.mark.parametrize("from_nothing", [True, False], ids=["a first import", "another import"])
def test_killed_at_any_statement_and_any_file_the_store_is_as_before(
    from_nothing, before, home, tmp_path, write, on
):
    if from_nothing:
        shutil.rmtree(home)
        before = {}
    file = write(own_csv(*many(230)), "list.csv")
    out = tmp_path / "killed"
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", STEP_BY_STEP, str(home), str(file), str(out)],
        capture_output=True,
        env=environment(),
        check=True,
        timeout=120,
    )
    steps = int(done.stdout)

    whole = [check_as_before_or_one_more(out / str(at), before) for at in range(1, steps + 1)]
    assert steps > 20
    assert whole == sorted(whole)  # first not, and from the commit on there it is
    assert (whole[0], whole[-1]) == (False, True)
    for at in range(1, steps + 1):
        store = Store.open(out / str(at))
        again = taken(store, OWN, file.read_bytes(), on("2026-02-05"))
        assert again.new != whole[at - 1]
        assert unnamed(store) == set()


def moments(command: list[str], home: Path, scratch: Path, kills: int) -> Iterator[float]:
    """Seconds after which to kill, spread by chance over the time that a whole run takes."""
    copy = scratch / "measured"
    if home.is_dir():
        shutil.copytree(home, copy)
    began = time.monotonic()
    subprocess.run(command, capture_output=True, env=environment(LICET_HOME=str(copy)), check=True)
    length = time.monotonic() - began
    chance = random.Random(20261122)
    for at in range(kills):
        yield length * (at + chance.random()) / kills


def killed_often(
    command: list[str], home: Path, scratch: Path, check: Callable[[], bool], kills: int = KILLS
) -> int:
    """Kills an import at so many moments; returns how many of them came too late to matter."""
    kept = scratch / "kept"
    shutil.copytree(home, kept)
    late = 0
    for delay in moments(command, home, scratch, kills):
        running = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
        )
        try:
            running.wait(delay)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        _, said = running.communicate()
        assert running.returncode in (0, -signal.SIGKILL), said
        if check():  # it was done already: begin again from the store as it was
            late += 1
            shutil.rmtree(home)
            shutil.copytree(kept, home)
    return late


def test_killed_at_twenty_moments_the_store_is_as_before(before, home, tmp_path, write, licet):
    file = write(own_csv(*many(8_000)), "big.csv")
    command = import_command(OWN, file)

    def check() -> bool:
        assert licet("lists", "status").status == 0
        return check_as_before_or_one_more(home, before)

    assert killed_often(command, home, tmp_path, check) < KILLS

    done = subprocess.run(command, capture_output=True, env=environment(), check=True)
    assert b"own-watch@2026-08-01: 8,000 entries" in done.stdout
    assert check()
    assert unnamed(Store.open(home)) == set()


def test_killed_while_it_reads_the_real_list_the_store_is_as_before(
    home, tmp_path, shared_data, licet
):
    old = shared_data / "csl" / "csl-2022-05-05.csv.gz"
    assert licet("lists", "import", "us-csl", old).status == 0
    before = told(Store.open(home))
    command = import_command("us-csl", shared_data / "csl" / "csl-2026-07-31-compact.json")

    def check() -> bool:
        assert licet("lists", "status").status == 0
        return check_as_before_or_one_more(home, before)

    assert killed_often(command, home, tmp_path, check, FEWER) < FEWER

    subprocess.run(command, capture_output=True, env=environment(), check=True)
    assert check()
    assert unnamed(Store.open(home)) == set()


# -- two at once


def at_once(*commands: list[str]) -> list[tuple[int, str]]:
    running = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()
        )
        for command in commands
    ]
    return [(one.returncode, out.decode()) for one in running for out in [one.communicate()[0]]]


def test_two_first_imports_of_two_lists_at_once_both_succeed(home, write):
    one, two = write(own_csv(*many(300)), "a.csv"), write(own_csv(*many(400, "B ")), "b.csv")

    answers = at_once(import_command("own-one", one), import_command("own-two", two))

    assert [status for status, _ in answers] == [0, 0], answers
    assert sorted(told(Store.open(home))) == ["own-one@2026-08-01", "own-two@2026-08-01"]
    assert unnamed(Store.open(home)) == set()


def test_two_files_of_one_list_at_once_are_two_editions(before, home, write):
    one, two = write(own_csv(*many(300)), "a.csv"), write(own_csv(*many(400, "B ")), "b.csv")

    answers = at_once(import_command(OWN, one), import_command(OWN, two))

    assert [status for status, _ in answers] == [0, 0], answers
    now = told(Store.open(home))
    assert sorted(now) == [*before, "own-watch@2026-08-01", "own-watch@2026-08-01.2"]
    assert {name: now[name] for name in before} == before
    assert unnamed(Store.open(home)) == set()


def test_one_file_twice_at_once_is_one_edition(before, home, write):
    file = write(own_csv(*many(300)), "a.csv")

    answers = at_once(*[import_command(OWN, file)] * 2)

    assert [status for status, _ in answers] == [0, 0], answers
    assert sum("was here already; seen again" in said for _, said in answers) == 1
    assert sorted(told(Store.open(home))) == [*before, "own-watch@2026-08-01"]


def test_one_may_be_killed_while_the_other_waits_for_it(before, home, write):
    """The lock of a process that is dead holds nobody up."""
    file = write(own_csv(*many(300)), "a.csv")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)], stdout=subprocess.PIPE, env=environment()
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    waiting = subprocess.Popen(import_command(OWN, file), stdout=subprocess.PIPE, env=environment())
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(2)
    holder.kill()
    holder.wait()

    assert waiting.communicate(timeout=60)[0].startswith(b"own-watch@2026-08-01: 300 entries")
    assert len(told(Store.open(home))) == len(before) + 1


HOLD = """
import sys, time
from pathlib import Path
from licet.lists.store.catalogue import writing
from licet.lists.store.store import Store
with writing(Store.open(Path(sys.argv[1])).link):
    print("held", flush=True)
    time.sleep(120)
"""
