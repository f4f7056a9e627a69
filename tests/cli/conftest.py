"""Two ways to ask: the installed program in its own process, and the same verbs in this one."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from licet.cli import app

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "monday-2019-08-19.csv"
PROGRAM = Path(sys.executable).parent / "licet"

HUAWEI = "Huawei Technologies Co., Ltd."
GOOD = {
    "id": "GOOD",
    "on": "2019-08-19",
    "activity": "export",
    "ship_from": "US",
    "ship_to": "DE",
    "end_user": "Rheinfunk Mobilnetz GmbH",
    "end_user_country": "DE",
    "us_origin": "true",
    "eccn": "EAR99",
}


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def verdicts(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**more: str) -> dict[str, str]:
    """The environment without what would colour or widen the output."""
    loud = ("FORCE_COLOR", "NO_COLOR", "PYTHONIOENCODING", "PYTHONHASHSEED")
    plain = {name: value for name, value in os.environ.items() if name not in loud}
    path = f"{PROGRAM.parent}{os.pathsep}{plain.get('PATH', '')}"
    return {**plain, "PATH": path, "COLUMNS": "100", **more}


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Answer]:
    """The installed program, run in `tmp_path`."""

    def run(*words: object, stdin: bytes = b"", **more: str) -> Answer:
        done = subprocess.run(
            [str(PROGRAM), *map(str, words)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(**more),
            check=False,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def licet() -> Callable[..., Answer]:
    """The same verbs in this process: quicker, and enough where no process matters."""

    def run(*words: object) -> Answer:
        done = CliRunner(env={"COLUMNS": "100"}).invoke(app, [str(word) for word in words])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Answer(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A file in `tmp_path` from its text or bytes."""

    def build(content: str | bytes, name: str = "trades.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return build


def table(*rows: dict[str, str], delimiter: str = ",") -> str:
    """A CSV of good rows with some cells changed; every row has an id of its own."""
    full = [{**GOOD, "id": f"L{at}", **row} for at, row in enumerate(rows, 1)]
    names = list(dict.fromkeys(name for row in full for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(full)
    return text.getvalue()
