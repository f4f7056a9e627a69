"""Killed, stopped, or left alone: what came in waits for the next run, but not for ever."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from licet.lists.store.store import Store
from tests.lists.server import document, serving
from tests.lists.update.conftest import MONDAY, TUESDAY, UN, Office, many, un_list

PROGRAM = Path(sys.executable).parent / "licet"
BLOCK = 4096  # of a part, before its body
MARK = 8 << 20  # bytes of the body after which a part says how much of it is safe
REAL = un_list(*many(900))  # as many as the list's own sheet asks for
LONG = un_list(*many(900), filling=11 << 20)


def started(home: Path, base: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(PROGRAM), "lists", "update", "un-sc", "--mirror", base],
        env={**os.environ, "LICET_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(part: Callable[[Path], bool], home: Path, run: subprocess.Popen[str]) -> None:
    """Until a part in the store is as far as `part` says; the run must not end before."""
    while run.poll() is None:
        if any(part(one) for one in (home / "coming").glob("*.part")):
            return
        time.sleep(0.01)
    pytest.fail(f"it ended too soon: {run.communicate()}")


def has_begun(part: Path) -> bool:
    return part.stat().st_size > BLOCK


def has_a_mark(part: Path) -> bool:
    found = re.search(rb'"safe":(\d+)', part.read_bytes()[:BLOCK])
    return found is not None and int(found[1]) > 0


def test_a_killed_download_goes_on_in_the_next_run(tmp_path):
    slow = document(LONG).but(step=1 << 20, rest=0.1)
    with serving({UN: [slow, document(LONG)]}) as (base, requests):
        run = started(tmp_path, base)
        wait_for(has_a_mark, tmp_path, run)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert Store.open(tmp_path).editions == ()

        again = started(tmp_path, base)
        out, err = again.communicate()

    assert (out, err, again.returncode) == ("un-sc@2026-02-27: new, 900 entries\n", "", 0)
    assert requests[1].headers["range"] == f"bytes={MARK}-"
    store = Store.open(tmp_path)
    assert store.documents(store.edition("un-sc"))[0].data == LONG
    assert list((tmp_path / "coming").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGINT to send")
def test_a_download_that_is_stopped_says_so_and_goes_on_in_the_next_run(tmp_path):
    slow = document(REAL).but(step=10_000, rest=0.2)
    with serving({UN: [slow, document(REAL)]}) as (base, requests):
        run = started(tmp_path, base)
        wait_for(has_begun, tmp_path, run)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate()
        assert (out, run.returncode) == ("", 130)
        assert err == "licet: stopped; no file was left half-written\n"
        assert Store.open(tmp_path).editions == ()

        out, err = started(tmp_path, base).communicate()

    assert (out, err) == ("un-sc@2026-02-27: new, 900 entries\n", "")
    assert re.fullmatch(r"bytes=[1-9]\d*-", requests[1].headers["range"])


# -- parts that nobody asks for any more --------------------------------------------------------


@pytest.fixture
def part(office: Office) -> Path:
    """What is left of a download that broke off on Monday."""
    left = office.home / "coming" / "0123456789abcdef.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b" " * BLOCK + b"half a list")
    os.utime(left, (MONDAY.timestamp(),) * 2)
    return left


def test_what_broke_off_a_week_ago_is_cleared_away(office, part):
    with serving({UN: document(un_list("MISRI"))}) as (base, _):
        office.update(base, "un-sc", now=TUESDAY + timedelta(7))

    assert not part.exists()


def test_what_broke_off_yesterday_waits(office, part):
    with serving({UN: document(un_list("MISRI"))}) as (base, _):
        office.update(base, "un-sc", now=TUESDAY)

    assert part.exists()


def test_nothing_but_parts_is_cleared_away(office, part):
    other = part.rename(part.with_name("notes.txt"))
    with serving({UN: document(un_list("MISRI"))}) as (base, _):
        office.update(base, "un-sc", now=TUESDAY + timedelta(70))

    assert other.exists()
