"""The installed program: quick to start, quiet in pipes, plain on any terminal."""

from __future__ import annotations

import re
import subprocess

import pytest

from licet import __version__
from licet.law.rulebook import rulebook
from tests.cli.conftest import EXAMPLE, PROGRAM, environment

HEAVY = {"polars", "numpy", "rich", "jinja2", "licet.law", "licet.batch", "licet.commands"}
VERBS = ("check", "why", "law", "version")


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("law", "--help")])
def test_help_is_there_at_once(program, words):
    """It imports neither Polars nor the law."""
    answer = program(*words, PYTHONPROFILEIMPORTTIME="1")
    imported = set(re.findall(r"\| +([\w.]+)$", answer.err, re.MULTILINE))
    assert answer.status == 0 and "licet.cli" in imported
    assert not imported & HEAVY


def test_help_names_every_verb(program):
    answer = program("--help")
    assert all(f"\n  {verb} " in answer.out for verb in VERBS)


def test_without_a_word_it_says_how_to_ask(program):
    answer = program()
    assert "Usage: licet" in answer.out + answer.err and answer.status == 2


def test_version_names_the_program_and_the_rulebook(program):
    said = f"licet {__version__}, rulebook {rulebook().version}, names compared "
    assert program("version").out.startswith(said)


def test_complaints_go_to_standard_error_and_verdicts_do_not(program, write):
    path = write("id,on,activity\nA,2019-08-19,import\nB,never,import\n")
    answer = program("check", path)
    assert answer.status == 1 and len(answer.verdicts) == 2
    assert answer.err.startswith("licet: trades.csv, row 2 (line 3): found on: ")


@pytest.mark.parametrize(
    "words",
    [("check", str(EXAMPLE)), ("check", str(EXAMPLE), "--format", "table"), ("law", "print")],
)
def test_a_reader_who_has_seen_enough_is_no_error(words):
    run = subprocess.Popen(
        [str(PROGRAM), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert run.stdout and run.stderr
    run.stdout.read(10)
    run.stdout.close()
    said = run.stderr.read()
    run.stderr.close()
    assert (run.wait(60), said) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize(
    "words",
    [
        ("check", EXAMPLE, "--format", "table"),
        ("why", EXAMPLE, "--id", "PO-190801"),
        ("law", "timeline", "zte"),
        ("law", "show", "us.ear.744.11"),
    ],
)
def test_a_terminal_without_the_letters_gets_question_marks(words, encoding):
    done = subprocess.run(
        [str(PROGRAM), *map(str, words)],
        capture_output=True,
        env=environment(PYTHONIOENCODING=encoding),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


def test_names_in_any_bytes_can_be_files(tmp_path):
    path = bytes(tmp_path) + b"/\xff.csv"
    with open(path, "wb") as out:
        out.write(EXAMPLE.read_bytes())
    done = subprocess.run(
        [str(PROGRAM), "check", path, "--format", "html"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"<!doctype html>")
