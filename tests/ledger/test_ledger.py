"""The ledger: the last word on a pair counts, and nothing that was said is ever lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from licet.ledger import Decision, Ledger, LedgerRefused, Pair, fingerprint
from licet.ledger.tables import writing

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
THEN, TODAY = fingerprint({"names": ["ACME"]}), fingerprint({"names": ["ACME", "ACME CO"]})
SHOWN = {"names": ["ACME"], "score": 0.9}
FREED = "".join(f"DROP TRIGGER licet_decision_no_{verb};" for verb in ("UPDATE", "DELETE"))
DECIDING = """
import sys
from datetime import UTC, datetime
from licet.ledger import Ledger, Pair, fingerprint
where, who, often = sys.argv[1:]
evidence, said = fingerprint({}), dict(verdict="cleared", because="x" * 1000, by=who)
print("ready", flush=True), sys.stdin.readline()
with Ledger.open(where) as ledger:
    for at in range(int(often)):
        pair = Pair(f"{who} {at}", None, None, None, None, "own-a", "1")
        print(ledger.decide(pair, evidence, {}, **said, when=datetime.now(UTC)).number, flush=True)
"""


def pair(name: str = "Acme", list: str = "own-a", key: str = "1") -> Pair:
    return Pair(name, "GB", None, None, None, list, key)


def decide(ledger: Ledger, whom: Pair, verdict: str = "cleared", **more) -> Decision:
    said: dict[str, Any] = {"evidence": THEN, "shown": SHOWN, "verdict": verdict, "when": NOON}
    return ledger.decide(whom, **said | {"because": "another company", "by": "ann"} | more)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a PostgreSQL of our own, without the database's name."""
    tools = sorted(glob("/usr/lib/postgresql/*/bin/initdb")) or [shutil.which("initdb") or ""]
    if not tools[-1] or find_spec("psycopg") is None:
        pytest.skip("initdb or psycopg is not here")
    folder = Path(tempfile.mkdtemp(prefix="licet-pg-"))
    # PostgreSQL does not run as root.
    who: Any = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}

    def run(name: str, *words: str) -> None:
        command = [str(Path(tools[-1]).with_name(name)), "-D", f"{folder}/data", *words]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, **who)

    try:
        shutil.chown(folder, **who or {"user": os.geteuid()})
        run("initdb", "-A", "trust", "-U", "licet", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"-F -h '' -k {folder}", "start")
    except (LookupError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder)
        pytest.skip(f"PostgreSQL cannot be run here: {error}")
    yield f"postgresql+psycopg://licet@/{{}}?host={folder}"
    run("pg_ctl", "-w", "-m", "fast", "stop")
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path) -> str:
    """Where a ledger can be made: a file, or a database with nothing in it."""
    if request.param == "sqlite":
        return str(tmp_path / "home" / "ledger.sqlite")
    address = request.getfixturevalue("cluster")
    name = f"ledger_{time.monotonic_ns()}"
    engine = sa.create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as link:
        link.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return str(address.format(name))


@pytest.fixture
def ledger(where) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        yield opened


# -- what is kept


def test_a_decision_comes_back_as_it_was_made(ledger, where):
    whom = Pair("Žižkov ООО\n『社』", None, "1970-02", "x'; --", "", "us-ofac-sdn", "12 %s :a")
    shown = {"names": ("Ä", "\0"), "score": 0.1 + 0.2, "none": None, "many": 2**70}
    east = timezone(timedelta(hours=9))
    more = {"because": " so \n", "when": NOON.astimezone(east), "shown": shown}
    made = decide(ledger, whom, "confirmed", **more)
    with Ledger.open(where) as again:
        (kept,) = again.all()

    assert kept == made
    assert (made.number, made.because, made.on, made.pair) == (1, "so", NOON, whom)
    assert kept.on.tzinfo == UTC
    assert (kept.shown["names"], kept.shown["score"]) == (["Ä", "\0"], 0.1 + 0.2)


def test_the_last_word_counts_and_the_earlier_ones_remain(ledger):
    """The last one said, whatever the clocks of those who said it showed."""
    words = [decide(ledger, pair(), verdict) for verdict in ("cleared", "reopened")]
    words.append(decide(ledger, pair(), "confirmed", when=NOON - timedelta(days=1)))

    assert ledger.latest([pair("ACME ")]) == {pair().id: words[-1]}
    assert ledger.history(pair()) == tuple(words)
    assert ledger.latest([pair()], through=2) == {pair().id: words[1]}


def test_standing_tells_a_decision_from_a_lapsed_one(ledger):
    assert ledger.standing(pair(), THEN).state == "none"
    decide(ledger, pair(), "cleared")
    now = ledger.standing(pair(), TODAY, {"names": ["ACME", "ACME CO"], "score": 0.9})

    assert ledger.standing(pair(), THEN).state == "cleared"
    assert (now.state, [one.what for one in now.changed]) == ("lapsed", ["names"])


def test_all_can_be_narrowed_to_a_list_and_a_verdict(ledger):
    one = decide(ledger, pair())
    two = decide(ledger, pair(list="own-b"))
    three = decide(ledger, pair(list="own-b"), "confirmed")

    assert list(ledger.all()) == [one, two, three]
    assert list(ledger.all(list="own-b")) == [two, three]
    assert list(ledger.all(list="own-b", verdict="cleared")) == [two]
    assert list(ledger.all(list="own-c")) == []


def test_many_pairs_are_asked_for_in_chunks(ledger, monkeypatch):
    monkeypatch.setattr("licet.ledger.ledger._CHUNK", 3)
    pairs = [pair(key=str(at)) for at in range(11)]
    made = {one.id: decide(ledger, one) for one in pairs}

    assert ledger.latest(iter([*pairs, *pairs, pair("Nobody")])) == made
    assert list(ledger.all()) == list(made.values())
    assert ledger.broken() is None


@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET because = 'x'"])
def test_the_database_itself_takes_nothing_back(ledger, statement):
    decide(ledger, pair())

    with pytest.raises(LedgerRefused, match="only added to"), writing(ledger.engine) as link:
        link.exec_driver_sql(statement.format("licet_decision"))


@pytest.mark.parametrize(
    ("forgery", "first"),
    [
        ("UPDATE licet_decision SET because = 'I was told to' WHERE number = 2", 2),
        ("UPDATE licet_decision SET pair = 'x' WHERE number = 3", 3),
        ("DELETE FROM licet_decision WHERE number = 1", 2),
    ],
)
def test_who_alters_a_decision_by_other_means_is_found_out(tmp_path, forgery, first):
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        for key in "123":
            decide(ledger, pair(key=key))
        assert ledger.broken() is None
        with sqlite3.connect(tmp_path / "ledger.sqlite") as link:
            link.executescript(FREED + forgery)

        assert ledger.broken() == first


def test_the_checksum_is_the_same_in_whatever_database(ledger):
    with Ledger.open("sqlite://") as other:
        for one in (ledger, other):
            decide(one, pair("Ünal"), "confirmed")
        assert ledger.checksum() == other.checksum()


def at_work(where: str, often: int, *names: str) -> list[Any]:
    """A process for each name, which begin to decide at once."""
    program = [sys.executable, "-c", DECIDING, where]
    piped: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    runs: list[Any] = [subprocess.Popen([*program, who, str(often)], **piped) for who in names]
    assert [run.stdout.readline() for run in runs] == ["ready\n" for _ in runs]
    for run in runs:
        run.stdin.write("go\n")
        run.stdin.flush()
    return runs


def test_processes_that_make_a_ledger_and_write_at_once_all_succeed(where):
    runs = at_work(where, 40, "ann", "bob", "eve")
    numbers = [int(number) for run in runs for number in run.communicate()[0].split()]

    assert [run.returncode for run in runs] == [0, 0, 0]
    assert sorted(numbers) == list(range(1, 121))
    with Ledger.open(where) as ledger:
        assert ledger.broken() is None
        assert {one.by for one in ledger.all()} == {"ann", "bob", "eve"}


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.11])
def test_a_process_that_is_killed_leaves_no_half_decision(where, delay):
    (run,) = at_work(where, 10_000, "ann")
    assert run.stdout.readline() == "1\n"
    time.sleep(delay)
    run.kill()
    told = run.communicate()[0].count("\n") + 1

    with Ledger.open(where) as ledger:
        assert ledger.last() >= told
        assert ledger.broken() is None


def refused(where: str | Path) -> str:
    """What is said when a ledger cannot be opened: one sentence, and perhaps what to do."""
    with pytest.raises(LedgerRefused) as caught:
        Ledger.open(where)
    said = str(caught.value)
    assert "\n" not in said and ": found " in said and "; expected " in said
    return said


def of_another_program() -> bytes:
    with closing(sqlite3.connect(":memory:")) as link:
        link.execute("CREATE TABLE edition (number INTEGER)")
        return link.serialize()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"id,on,activity\n" * 100, "file is not a database"),
        (of_another_program(), "the tables of another program"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path, content, found):
    file = tmp_path / "trades.csv"
    file.write_bytes(content)

    assert refused(file).startswith(f"{file}: found {found}; expected a ledger of licet's.")
    assert file.read_bytes() == content


def test_a_ledger_of_a_later_licet_is_refused(where):
    with Ledger.open(where) as ledger, writing(ledger.engine) as link:
        link.exec_driver_sql("UPDATE licet_ledger SET format = 2")

    assert "found a ledger of format 2; expected format 1. Use the licet that" in refused(where)


@pytest.mark.parametrize("name", ["file/ledger.sqlite", "folder", "closed/ledger.sqlite"])
def test_a_folder_that_cannot_be_made_or_written_is_refused(tmp_path, name):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "closed").mkdir(0o500)
    if name.startswith("closed") and os.geteuid() == 0:
        pytest.skip("root may write anywhere")

    assert "; expected a folder that can be written. Name" in refused(tmp_path / name)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://a:secret@localhost:1/x?password=secret", "a:***@localhost:1/x: found "),
        ("mysql://a:secret@localhost/x", "found an address that begins mysql://; expected a"),
        ("sqlite+aiosqlite:///x.sqlite", "found no driver for it ("),
        ("postgresql://a:secret@localhost:port/x", "found one that cannot be read; expected a"),
    ],
)
def test_an_address_where_no_ledger_can_be_is_refused_without_its_password(address, said):
    message = refused(address)

    assert said in message and "secret" not in message


def test_a_writer_who_waits_too_long_is_told_who_is_in_the_way(where):
    with Ledger.open(where, patience=0.1) as one, Ledger.open(where, patience=0.1) as other:
        before = decide(one, pair())
        with writing(one.engine):
            with pytest.raises(LedgerRefused, match="expected no other writer at work"):
                decide(other, pair(), "confirmed")
            assert other.latest([pair()]) == {pair().id: before}
        decide(other, pair(), "confirmed")
        assert one.broken() is None
