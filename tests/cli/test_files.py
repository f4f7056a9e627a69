"""What lands on the disk: whole files or none, not the wrong one, the same bytes each time."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from licet.batch.write import whole_file
from tests.cli.conftest import EXAMPLE, PROGRAM, environment

ROWS = 100_000


# -- the same bytes -----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "table"])
def test_two_processes_write_the_same_bytes(program, tmp_path: Path, form: str):
    """Whatever order sets have, and however many threads there are."""
    for name, more in (
        ("a", {"PYTHONHASHSEED": "1", "POLARS_MAX_THREADS": "1"}),
        ("b", {"PYTHONHASHSEED": "2"}),
    ):
        asked = ("check", EXAMPLE, "--format", form, "-o", name, "--html", f"{name}.html")
        assert program(*asked, **more).status == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


# -- whole or not at all ------------------------------------------------------------------------


def test_an_output_file_leaves_nothing_beside_it(licet, tmp_path: Path):
    assert licet("check", EXAMPLE, "-o", tmp_path / "new" / "v.jsonl").status == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["v.jsonl"]


def test_a_write_that_fails_leaves_the_old_file_as_it_was(tmp_path: Path):
    (tmp_path / "v.jsonl").write_text("of yesterday")
    with pytest.raises(RuntimeError), whole_file(tmp_path / "v.jsonl") as out:
        out.write(b"half")
        raise RuntimeError
    assert [path.name for path in tmp_path.iterdir()] == ["v.jsonl"]
    assert (tmp_path / "v.jsonl").read_text() == "of yesterday"


def test_ctrl_c_while_verdicts_are_written_leaves_the_old_file(tmp_path: Path):
    book, out = _big_book(tmp_path), tmp_path / "out"
    out.mkdir()
    (out / "v.jsonl").write_text("of yesterday")
    run = subprocess.Popen(
        [str(PROGRAM), "check", str(book), "-o", str(out / "v.jsonl")],
        stderr=subprocess.PIPE,
        env=environment(),
    )
    while not list(out.glob(".*.part")) and run.poll() is None:
        time.sleep(0.002)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.decode() == "licet: stopped; no file was left half-written\n"
    assert [path.name for path in out.iterdir()] == ["v.jsonl"]
    assert (out / "v.jsonl").read_text() == "of yesterday"


def _big_book(folder: Path) -> Path:
    header, *rows = EXAMPLE.read_text().splitlines()
    tails = [row.split(",", 1)[1] for row in rows]
    path = folder / "big.csv"
    with path.open("w") as out:
        out.write(header + "\n")
        out.writelines(f"L{at},{tails[at % len(tails)]}\n" for at in range(ROWS))
    return path


# -- not the wrong file -------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_the_file_of_trades_is_never_overwritten(licet, write, option: str):
    path = write(EXAMPLE.read_bytes())
    answer = licet("check", path, option, path)
    assert answer.status == 2 and "is the file of trades itself" in answer.err
    assert path.read_bytes() == EXAMPLE.read_bytes()


def test_a_folder_is_no_place_for_verdicts(licet, tmp_path: Path):
    answer = licet("check", EXAMPLE, "-o", tmp_path)
    assert (answer.status, answer.err) == (2, f"licet: {tmp_path}: Is a directory\n")


def test_a_place_that_cannot_be_written_is_named_as_it_was_asked_for(licet, write):
    file = write(b"a file, no folder", "file")
    answer = licet("check", EXAMPLE, "-o", file / "v.jsonl")
    assert (answer.status, answer.err) == (2, f"licet: {file}/v.jsonl: Not a directory\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_full_disk_is_an_error_and_a_sentence(form: str):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [str(PROGRAM), "check", str(EXAMPLE), "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "licet: standard output: No space left on device\n"
