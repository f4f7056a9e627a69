"""`licet why` and `licet law`: reasons and rules, and a hint where a name is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.law.rulebook import rulebook
from tests.cli.conftest import EXAMPLE, ROOT


def test_why_shows_each_condition_with_the_fact_that_answered_it(licet):
    answer = licet("why", EXAMPLE, "--id", "PO-190801")
    assert answer.status == 0
    for said in (
        "authorised: go until",
        "the act adds no functionality: adds_functionality: False",
        "the same name as 'Huawei Technologies Deutschland GmbH'",
        "no party has owners of note",
    ):
        assert said in " ".join(answer.out.replace("│", " ").split())


def test_why_names_the_fact_that_is_missing(licet):
    answer = licet("why", EXAMPLE, "--id", "PO-190805")
    assert "certificate is missing" in answer.out


def test_why_takes_the_days_of_the_question(licet):
    answer = licet("why", EXAMPLE, "--id", "PO-190801", "--on", "2019-05-17")
    assert "PO-190801 on 2019-05-17: licence required: stop" in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("why", EXAMPLE, "--id", "PO-19081"), "no trade is called 'PO-19081'; near: PO-1908"),
        (("why", EXAMPLE, "--id", "?"), "no trade is called '?'; the first is PO-190801"),
        (("law", "show", "us.ear.tgl-huawei"), "near: us.ear.tgl-huawei."),
        (("law", "search", "bananas"), "no norm speaks of 'bananas'; `licet law list` shows all"),
        (("law", "list", "--kind", "rule"), "found 'rule'; expected one of scope, requirement"),
        (("law", "timeline", "nokia"), "there are huawei, zte, affiliates"),
    ],
)
def test_a_name_that_does_not_exist_brings_those_that_do(licet, words, said):
    answer = licet(*words)
    assert answer.status == 2 and answer.out == "" and said in answer.err


def test_why_will_not_explain_half_a_trade(licet, write):
    path = write("id,on,activity\nA,never,export\n")
    answer = licet("why", path, "--id", "A")
    assert answer.status == 2 and 'found on: "never"; expected a day' in answer.err


def test_the_list_has_every_norm(licet):
    text = "".join(licet("law", "list").out.split())
    assert all(norm.id.split(".")[-1] in text for norm in rulebook().norms)


def test_a_search_finds_words_in_any_case(licet):
    answer = licet("law", "search", "HUAWEI", "vulnerabilities")
    assert "us.ear.tgl-huawei.c3" in answer.out and "us.ear.746" not in answer.out


def test_show_gives_the_versions_and_the_gaps_between_them(licet):
    answer = licet("law", "show", "us.ear.tgl-huawei.c3")
    assert "84 FR 43487, 19 August 2019 through 18 November 2019" in answer.out
    assert "Nothing in force from 16 May 2019 through 19 May 2019" in answer.out


@pytest.mark.parametrize("topic", ["huawei", "zte", "affiliates"])
def test_every_story_can_be_told_and_drawn(licet, tmp_path: Path, topic: str):
    assert "Drawn from the rulebook" in licet("law", "timeline", topic, "--width", "90").out
    assert licet("law", "timeline", topic, "--svg", tmp_path / "s.svg").status == 0
    assert (tmp_path / "s.svg").read_text().startswith("<svg")


def test_the_rulebook_finds_no_flaw_in_itself(licet):
    answer = licet("law", "check")
    assert answer.status == 0 and " 0 flaws, reviewed through " in answer.out


def test_the_page_in_docs_is_the_rulebook_as_it_is_printed_today(licet):
    page = ROOT / "docs" / "rulebook.md"
    same = page.read_text() == licet("law", "print").out
    assert same, "the law has changed: run `licet law print -o docs/rulebook.md` and commit it"
