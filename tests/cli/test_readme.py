"""The README is a test: its commands run and answer as shown, its examples work, its links lead
somewhere. The same goes for the targets and files that CONTRIBUTING names.
"""

from __future__ import annotations

import doctest
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, environment

README = (ROOT / "README.md").read_text()
PAGES = [
    *ROOT.glob("*.md"),
    *(page for page in (ROOT / "docs").rglob("*.md") if page.name != "rulebook.md"),
]
CUT = "…"  # in a block: the output goes on


def _commands() -> list[tuple[str, list[str]]]:
    """Each `$ licet` line of the console blocks, with the output that is shown under it."""
    found: list[tuple[str, list[str]]] = []
    for block in _blocks("console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            else:
                found[-1][1].append(line)
    return found


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def _imports_before(command: str) -> list[str]:
    """The lists that a reader who follows the page has imported by then."""
    every = [one for one, _ in _commands()]
    return [one for one in every[: every.index(command)] if one.startswith("licet lists import")]


@pytest.mark.parametrize(("command", "shown"), _commands(), ids=lambda value: str(value)[:60])
def test_a_command_runs_and_answers_as_shown(command: str, shown: list[str], tmp_path: Path):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    own = environment(LICET_HOME=str(tmp_path / "home"))
    for earlier in _imports_before(command):
        subprocess.run(earlier, shell=True, capture_output=True, cwd=tmp_path, env=own, check=True)
    done = subprocess.run(
        command, shell=True, capture_output=True, cwd=tmp_path, env=own, check=False
    )
    assert command.startswith("licet ") and done.returncode == 0, done.stderr.decode()
    answered = [line.rstrip() for line in done.stdout.decode().splitlines()]
    whole = CUT not in shown
    wanted = shown if whole else shown[: shown.index(CUT)]
    got = answered if whole else answered[: len(wanted)]
    assert got == wanted, "\n".join([f"README: `{command}` now answers", *got])


def test_each_of_the_five_questions_has_a_command():
    section = README.split("## Five questions")[1].split("\n## ")[0]
    assert len(re.findall(r"^\*\*[^*]+\?\*\*", section, re.MULTILINE)) == 5
    assert section.count("$ licet") == 5


def test_the_first_screen_has_a_sentence_a_picture_and_an_answer():
    first = "\n".join(README.splitlines()[:25])
    assert "docs/img/huawei.svg" in first and "$ licet check" in first and "GO UNTIL" in first


def test_the_trade_is_the_same_as_a_table_and_as_json(licet, tmp_path: Path):
    answers = []
    for sort in ("csv", "json"):
        (block,) = _blocks(sort)
        (tmp_path / f"trade.{sort}").write_text(block)
        answers.append(licet("check", tmp_path / f"trade.{sort}"))
    table, document = answers
    assert table.out == document.out and table.status == document.status == 0
    assert json.loads(table.out)["outcome"] == "licence_required"


def test_the_python_example_answers_as_shown():
    (block,) = _blocks("pycon")
    test = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert not said, "".join(said)


def test_the_readme_is_short():
    assert len(README.splitlines()) <= 200


# -- what pages point to ------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        there = page.parent / name if name else page
        assert there.exists(), f"{page.name} points to {target}"
        if anchor:
            assert anchor in _anchors(there.read_text()), f"{page.name} points to {target}"


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_target_of_make_that_is_named_exists(name: str):
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"\bmake ([a-z]+)", (ROOT / name).read_text()):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{name}: make {target}"


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/how-a-fact-becomes-a-verdict.md"])
def test_every_file_that_is_named_exists(name: str):
    named = re.findall(
        r"`((?:licet|docs|tests|batch|decide|facts|law|show)/[\w./-]*)`", (ROOT / name).read_text()
    )
    assert named
    for path in named:
        places = (ROOT / path, ROOT / "licet" / path)
        assert any(place.exists() for place in places), f"{name}: {path}"


def test_make_check_runs_what_contributing_says_in_that_order():
    said = re.search(r"`make check` runs.*?\.", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)
    recipe = (ROOT / "Makefile").read_text().split("\ncheck:")[1].split("\n\n")[0]
    assert said
    places = [recipe.index(tool) for tool in re.findall(r"`([a-z-]+(?: [a-z-]+)*)", said[0])[1:]]
    assert places and places == sorted(places)


def test_what_people_make_is_not_committed():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"build/", ".venv/"} <= set(ignored)
