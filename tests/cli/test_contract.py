"""docs/contract.md says of every fact, field, word, option and status what the program says."""

from __future__ import annotations

import re

import pytest

from licet.cli import Format
from licet.facts import FACTS, PRESUMPTIONS, Fact, Outcome, Verdict
from licet.facts.trade import Owner, Party
from licet.facts.verdict import Action, action_for
from licet.facts.vocabulary import LISTS, ROLES
from licet.law.rulebook import rulebook
from tests.cli.conftest import ROOT

PAGE = (ROOT / "docs" / "contract.md").read_text()


def section(title: str) -> str:
    found = re.search(rf"^#+ {title}$(.*?)(?=^#|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/contract.md has no section {title!r}"
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The cells of a section's table, without its header."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


# -- a trade ------------------------------------------------------------------------------------


def row_of(fact: Fact, presumed: str) -> str:
    return f"| `{fact.name}` | {fact.kind.value} | {fact.says} | {fact.presumed or presumed} |"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_stands_on_the_page_with_its_kind_its_meaning_and_its_presumption(fact: Fact):
    found = {name: rest for name, *rest in rows("Facts")}
    wanted = row_of(fact, "unknown")
    assert f"`{fact.name}`" in found, f"add to docs/contract.md:\n{wanted}"
    kind, says, missing = found[f"`{fact.name}`"]
    assert (kind, says) == (fact.kind.value, fact.says), f"in docs/contract.md:\n{wanted}"
    if fact.presumed:
        assert missing == fact.presumed, f"in docs/contract.md:\n{wanted}"


def test_the_page_has_the_facts_in_order_and_no_others():
    assert [name for name, *_ in rows("Facts")] == [f"`{fact.name}`" for fact in FACTS]


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.words], ids=lambda f: f.name)
def test_every_word_that_a_fact_takes_is_named(fact: Fact):
    entry = re.search(rf"^- \*\*`{fact.name}`\*\*:(.*?)(?=^- |\Z)", section("Words"), re.S | re.M)
    assert entry and set(re.findall(r"`(\w+)`", entry[1])) == set(fact.words)


def test_roles_lists_and_the_fields_of_parties_and_owners_are_named():
    assert all(f"`{role}`" in section("Words") for role in ROLES)
    parties = section("Parties")
    assert all(f"`{name}`" in parties for name in (*LISTS, *Party.__slots__, *Owner.__slots__))


def test_every_presumption_is_told_in_the_words_of_the_verdict():
    assert dict(rows("What is presumed")) == {
        f"`{name}`": says for name, says in PRESUMPTIONS.items()
    }


def test_the_page_says_which_facts_no_rule_reads():
    norms = [version.when for norm in rulebook().norms for version in norm.versions]
    conditions = [*norms, *(body.concerns for body in rulebook().bodies)]
    read = {getattr(leaf, "fact", "") for when in conditions for leaf in when.leaves()}
    claimed = re.search(r"No rule reads these yet: (.*?)\. They", section("Facts"), re.DOTALL)
    assert claimed
    assert not read & set(re.findall(r"`(\w+)`", claimed[1]))


# -- a verdict ----------------------------------------------------------------------------------


def test_every_field_of_a_verdict_is_told_and_no_other():
    told = [name for cells in rows("Fields") for name in re.findall(r"`(\w+)`", cells[0])]
    assert sorted(told) == sorted(Verdict.__slots__)


def test_the_outcomes_are_told_strictest_first_each_with_its_actions():
    told = [re.findall(r"`(\w+)`", name)[0] for name, *_ in rows("Outcomes")]
    assert told == [outcome.value for outcome in Outcome]
    for name, _, actions in rows("Outcomes"):
        action = action_for(Outcome(name.strip("`")), None, limited=False)
        assert f"`{action.value}`" in actions
    assert all(f"`{action.value}`" in section("Outcomes") for action in Action)


# -- the command line ---------------------------------------------------------------------------


def test_every_format_is_told():
    told = re.findall(r"^\| (`.*?) \|", section("Formats"), re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(told))) == {form.value for form in Format}


@pytest.mark.parametrize("words", [("check",), ("why",), ("law",), ()])
def test_every_option_and_verb_of_the_program_is_told(licet, words):
    page = section("The command line")
    text = licet(*words, "--help").out
    options = {option for option in re.findall(r"--[a-z-]+", text) if option != "--help"}
    verbs = set(re.findall(r"^  ([a-z]+)  ", text.partition("Commands:")[2], re.MULTILINE))
    assert options | verbs
    assert all(re.search(rf"(?<![\w-]){name}(?![\w-])", page) for name in options | verbs)


def test_every_exit_status_is_told():
    assert [int(status) for status, _ in rows("Exit statuses")] == [0, 1, 2, 130]
