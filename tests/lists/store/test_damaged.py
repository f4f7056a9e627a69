"""A store that cannot be used says so, and what is damaged is never read as if it were whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from licet.lists.refusal import Refused
from licet.lists.store.catalogue import writing
from licet.lists.store.store import Store
from tests.cli.conftest import PROGRAM, environment
from tests.lists.store.conftest import GOOD, PDF, in_use
from tests.lists.store.samples import (
    own_csv,
)

OWN = "own-watch"
NEXT = ("--as-of", "2026-02-05")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path, licet, write, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "file" / "home"))

    for verb in (("import", OWN, write(own_csv("Muster")), *NEXT), ("status",)):
        answer = licet("lists", *verb)
        assert answer.status == 2
        assert f"{tmp_path}/file/home: found not a directory; expected a folder" in answer.err
        assert "LICET_HOME" in answer.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused(kept, tmp_path, licet, write, monkeypatch):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    (home / "catalogue.sqlite").chmod(0o444)
    home.chmod(0o555)
    try:
        answer = licet("lists", "import", OWN, write(own_csv("Muster")), *NEXT)
        assert answer.status == 2
        assert in_use(licet) == {"us-csl": [GOOD]}
    finally:
        home.chmod(0o755)


@pytest.mark.parametrize("folder", ["archive", "wordings"])
def test_a_folder_inside_that_cannot_be_written_is_refused(good, tmp_path, licet, write, folder):
    """A file stands where a folder of the store should be made."""
    home = shutil.copytree(good, tmp_path / "home")
    shutil.rmtree(home / folder)
    (home / folder).write_bytes(b"")
    answer = licet_at(home, "lists", "import", OWN, write(own_csv("Muster")), *NEXT)

    assert answer.returncode == 2, answer
    assert answer.stderr.decode().startswith(f"licet: {home}/{folder}")
    assert [one.id for one in Store.open(home).editions] == [GOOD]


def licet_at(home: Path, *words: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(PROGRAM), *map(str, words)],
        capture_output=True,
        env=environment(LICET_HOME=str(home)),
        check=False,
    )


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch) -> None:
    """Whatever a verb writes, it writes beside the case."""
    monkeypatch.chdir(tmp_path)


VERBS = (("status",), ("history", "Muster"), ("show", "Muster"), ("export", "us-csl", "-o", "out"))


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "content", [b"not a database at all " * 300, PDF * 20, b"SQLite format 3\x00" + b"\x07" * 4000]
)
def test_a_catalogue_that_is_not_sqlite_is_refused(home, licet, verb, content):
    home.mkdir()
    (home / "catalogue.sqlite").write_bytes(content)
    answer = licet("lists", *verb)

    assert answer.status == 2
    assert f"{home}/catalogue.sqlite: found a catalogue that cannot be used" in answer.err
    assert (home / "catalogue.sqlite").read_bytes() == content


@pytest.mark.parametrize("verb", VERBS)
def test_a_catalogue_that_breaks_off_is_refused(kept, tmp_path, licet, monkeypatch, verb):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    catalogue = home / "catalogue.sqlite"
    catalogue.write_bytes(catalogue.read_bytes()[:6_000])
    answer = licet("lists", *verb)

    assert answer.status == 2
    assert "catalogue" in answer.err


@pytest.mark.parametrize("page", [1, 2, 3, 5, 7])
def test_a_catalogue_with_a_damaged_page_is_no_traceback(kept, tmp_path, page):
    home = shutil.copytree(kept[0], tmp_path / "home")
    content = bytearray((home / "catalogue.sqlite").read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    (home / "catalogue.sqlite").write_bytes(content)

    answers = [licet_at(home, "lists", *verb) for verb in VERBS[:1] + VERBS[3:]]
    assert {one.returncode for one in answers} <= {0, 2}, answers
    assert any(b"found a catalogue that cannot be used" in one.stderr for one in answers)


def test_a_catalogue_that_may_only_be_read_is_refused_for_an_import(store):
    store.link.execute("PRAGMA query_only = 1")

    with pytest.raises(Refused) as refused, writing(store.link):
        pass
    assert refused.value.expected == "a folder that can be written"


def test_a_store_of_a_newer_format_is_refused_and_left_alone(home, licet, write):
    home.mkdir()
    with sqlite3.connect(home / "catalogue.sqlite") as link:
        link.execute("PRAGMA user_version = 2")
    content = (home / "catalogue.sqlite").read_bytes()

    for verb in (("import", OWN, write(own_csv("Muster")), *NEXT), ("status",)):
        answer = licet("lists", *verb)
        assert answer.status == 2
        assert answer.err == (
            f"licet: {home}/catalogue.sqlite: found a store of format 2; expected format 1. Use "
            "the licet that wrote it, or another LICET_HOME.\n"
        )
    assert (home / "catalogue.sqlite").read_bytes() == content


def test_an_sqlite_file_of_another_program_is_refused_and_left_alone(home, licet):
    home.mkdir()
    with sqlite3.connect(home / "catalogue.sqlite") as link:
        link.execute("CREATE TABLE song (title TEXT)")
    content = (home / "catalogue.sqlite").read_bytes()
    answer = licet("lists", "status")

    assert answer.status == 2
    assert "catalogue" in answer.err
    assert (home / "catalogue.sqlite").read_bytes() == content


def test_a_damaged_document_is_refused_with_its_path(kept, tmp_path, licet, monkeypatch):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    (file,) = (home / "archive").rglob("*.zst")
    file.write_bytes(file.read_bytes()[:-9])
    answer = licet("lists", "export", "us-csl", "-o", tmp_path / "out")

    assert answer.status == 2
    assert answer.err.startswith(f"licet: {file}: found ")
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize("verb", [("show", "Erfundene Werke 7 "), ("diff", GOOD, GOOD)])
@pytest.mark.parametrize("damage", ["cut off", "emptied", "gone", "altered"])
def test_damaged_wordings_are_refused_with_their_path(
    kept, tmp_path, licet, monkeypatch, verb, damage
):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    (file,) = (home / "wordings").rglob("*.parquet")
    whole = file.read_bytes()
    half = len(whole) // 2
    altered = whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :]
    file.write_bytes({"emptied": b"", "altered": altered}.get(damage, whole[:-9]))
    if damage == "gone":
        file.unlink()
    answer = licet("lists", *verb)

    assert answer.status == 2
    assert answer.err.startswith(f"licet: {file}: found ")
