"""A store of one's own for each test, and the verbs that work on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from licet.lists.store.importing import Terms
from licet.lists.store.store import Store
from tests.cli import conftest as cli

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
