"""A store of one's own for each test, and the verbs that work on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from licet.lists.store.archive import checksum
from licet.lists.store.importing import Terms
from licet.lists.store.store import Store
from tests.cli import conftest as cli
from tests.lists.store.samples import csl_csv, taken

GOOD = "us-csl@2026-01-05"
WHOLE = csl_csv(14_000)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n" + b"\x00" * 200

licet, program, write = cli.licet, cli.program, cli.write


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the verbs find the store of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LICET_HOME", str(folder))
    return folder


@pytest.fixture
def store(home: Path) -> Store:
    return Store.open(home)


@pytest.fixture
def on() -> Callable[..., Terms]:
    """Terms for an edition of a day, taken in on the last day of 2026."""

    def build(day: str | None = None, **more: Any) -> Terms:
        as_of = None if day is None else date.fromisoformat(day)
        return Terms(now=datetime(2026, 12, 31, 12), as_of=as_of, **more)

    return build


def on_disk(home: Path) -> dict[Path, str]:
    """Every file of a store, and its checksum."""
    return {path: checksum(path.read_bytes()) for path in home.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> tuple[Path, dict[Path, str]]:
    """The folder of the store, and the files in it."""
    store = Store.open(tmp_path_factory.mktemp("store") / "home")
    terms = Terms(now=datetime(2026, 8, 1), as_of=datetime(2026, 1, 5).date())
    taken(store, "us-csl", WHOLE, terms, "csl.csv")
    store.link.close()
    return store.home, on_disk(store.home)


@pytest.fixture
def good(kept, monkeypatch) -> Iterator[Path]:
    """That store for one test; afterwards it must be as it was."""
    home, before = kept
    monkeypatch.setenv("LICET_HOME", str(home))
    yield home
    assert on_disk(home) == before


def in_use(licet: Callable) -> dict[str, list[str]]:
    """The editions by source, as `licet lists status` has them."""
    answer = licet("lists", "status", "--format", "json")
    assert answer.status == 0, answer.err
    sources = json.loads(answer.out)
    return {
        one["source"]: [edition["id"] for edition in one["editions"]]
        for one in sources
        if one["editions"]
    }
