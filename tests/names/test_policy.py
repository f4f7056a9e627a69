"""The policy: one table of numbers, what a file may change of it, and what it decides."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.facts import Evidence
from licet.names.explain import Explanation
from licet.names.policy import DEFAULT, BadPolicy, Policy
from licet.names.recognise import strength

NAMES = [field.name for field in fields(Policy)]
AGAINST = Evidence("country", "listed in CN, here in DK", -10)
FOR = Evidence("country", "listed in CN", 10)


@pytest.fixture
def read(tmp_path):
    """The policy of a file with this text."""

    def build(text: str | bytes) -> Policy:
        path = tmp_path / "screening.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return Policy.read(path)

    return build


def refusal(read, text: str | bytes) -> str:
    with pytest.raises(BadPolicy) as caught:
        read(text)
    said = str(caught.value)
    assert "screening.toml: " in said and "found " in said and "\n" not in said
    return said


# -- the numbers --------------------------------------------------------------------------------


def test_what_is_looked_at_held_and_taken_for_the_party_stand_in_this_order():
    assert 500 <= DEFAULT.look < DEFAULT.possible < DEFAULT.strong < 1000


@pytest.mark.parametrize("name", NAMES[4:])
def test_the_same_speaks_for_a_match_and_another_against_it(name):
    assert (getattr(DEFAULT, name) < 0) == name.startswith("other_")


def test_the_default_policy_has_nothing_changed():
    assert DEFAULT.changed() == {}


def test_an_empty_file_changes_nothing(read):
    assert read("") == DEFAULT
    assert read("# our thresholds\n") == DEFAULT


def test_a_file_changes_the_numbers_that_it_names_and_no_others(read):
    policy = read("possible = 850\nother_birth = -300\n")
    assert policy.changed() == {"possible": 850, "other_birth": -300}
    assert policy.with_numbers({"possible": DEFAULT.possible}, "here").changed() == {
        "other_birth": -300
    }


def test_a_number_that_is_the_default_one_is_no_change(read):
    assert read(f"possible = {DEFAULT.possible}").changed() == {}


def test_thresholds_may_be_equal(read):
    assert read("look = 900\npossible = 900\nstrong = 900").strong == 900


@given(st.dictionaries(st.sampled_from(NAMES[3:]), st.integers(-1000, 1000)))
def test_what_was_changed_makes_the_same_policy_again(told):
    policy = DEFAULT.with_numbers(told, "here")
    assert DEFAULT.with_numbers(policy.changed(), "here") == policy


# -- what is refused ----------------------------------------------------------------------------


def test_an_unknown_name_is_refused_with_the_known_ones(read):
    said = refusal(read, "posible = 850")
    assert "found 'posible'; expected one of look, possible, strong" in said


def test_a_table_in_the_file_is_an_unknown_name(read):
    assert "found 'screening'; expected one of" in refusal(read, "[screening]\npossible = 850")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("0.85", "0.85"),
        ('"850"', "'850'"),
        ("true", "True"),
        ("[850]", "[850]"),
        ("1001", "1001"),
        ("-1001", "-1001"),
        ("nan", "nan"),
        ("2026-11-28", "datetime.date(2026, 11, 28)"),
    ],
)
def test_what_is_no_whole_number_in_permille_is_refused(read, written, found):
    said = refusal(read, f"same_birth = {written}")
    assert f"same_birth: found {found}; expected a whole number, in permille" in said


@pytest.mark.parametrize(
    "text",
    [
        f"possible = {DEFAULT.strong + 1}",
        f"strong = {DEFAULT.possible - 1}",
        f"look = {DEFAULT.possible + 1}",
        f"possible = {DEFAULT.look - 1}",
        "look = 499",
        "look = 0",
    ],
)
def test_thresholds_out_of_order_are_refused(read, text):
    said = refusal(read, text)
    assert "found look " in said
    assert "expected 500 or more, and each at least the one before it" in said


@pytest.mark.parametrize("text", ["possible: 850", "possible = ", b"\xff\xfe", b"look = '\x00'"])
def test_what_is_no_toml_is_refused(read, text):
    assert "found text that is not TOML (" in refusal(read, text)


def test_a_file_that_is_not_there_is_no_policy():
    with pytest.raises(FileNotFoundError):
        Policy.read(Path("nowhere.toml"))


def test_where_a_number_stands_is_what_the_caller_calls_it():
    with pytest.raises(BadPolicy, match=r"^--possible, --strong: possible: found 2000; "):
        DEFAULT.with_numbers({"possible": 2000}, "--possible, --strong")


# -- what it decides ----------------------------------------------------------------------------


def alike(score: int, **more: Any) -> Explanation:
    """Two names that are so much alike, with nothing left over."""
    names = {"asked": "Zorbalak Ost", "listed": "Zorbalac Ost"}
    found: dict[str, Any] = {**names, "score": score, "pairs": (), "left": (), "left_listed": ()}
    return Explanation(**found | more)


def decided(found: Explanation, *evidence: Evidence, policy: Policy = DEFAULT) -> str | None:
    score = found.score + sum(one.effect for one in evidence)
    return strength(found, score, evidence, policy)


def test_below_possible_there_is_no_match():
    assert decided(alike(DEFAULT.possible - 1)) is None
    assert decided(alike(DEFAULT.possible)) == "possible"


def test_from_strong_on_it_is_the_party():
    assert decided(alike(DEFAULT.strong - 1)) == "possible"
    assert decided(alike(DEFAULT.strong)) == "strong"


def test_other_evidence_lifts_to_possible_and_takes_from_it():
    assert decided(alike(DEFAULT.possible - 1), FOR) == "possible"
    assert decided(alike(DEFAULT.possible), AGAINST) is None


def test_other_evidence_makes_no_strong_match_of_a_possible_one():
    """It is the names that must be near enough."""
    assert decided(alike(DEFAULT.strong - 1), FOR) == "possible"


def test_what_speaks_against_keeps_a_match_from_being_strong():
    assert decided(alike(990), AGAINST) == "possible"


def test_an_equal_name_is_strong_wherever_the_party_is():
    assert decided(alike(1000, equal=True), AGAINST) == "strong"


@pytest.mark.parametrize("side", ["left", "left_listed"])
def test_a_word_that_is_left_over_and_tells_something_keeps_it_from_being_strong(side):
    assert decided(alike(990, **{side: ("minsk",)})) == "possible"
    assert decided(alike(990, **{side: ("ltd",)})) == "strong"


def test_a_lone_listed_word_that_tells_little_is_never_strong():
    assert decided(alike(1000, listed="Star", equal=True)) == "possible"
    assert decided(alike(1000, listed="Star Ltd", equal=True)) == "possible"
    assert decided(alike(1000, listed="Zorbalak", equal=True)) == "strong"


def test_how_little_is_said_by_the_policy():
    strict = DEFAULT.with_numbers({"lone_word": 1000}, "")
    free = DEFAULT.with_numbers({"lone_word": 0}, "")
    assert decided(alike(1000, listed="Zorbalak", equal=True), policy=strict) == "possible"
    assert decided(alike(1000, listed="Star", equal=True), policy=free) == "strong"


@given(st.integers(0, 1000), st.integers(500, 1000), st.integers(0, 300), st.booleans())
def test_a_higher_threshold_never_makes_a_match_stronger(score, possible, more, equal):
    order = [None, "possible", "strong"]
    numbers = {"look": 500, "possible": possible, "strong": 1000}
    low = DEFAULT.with_numbers(numbers, "")
    high = DEFAULT.with_numbers({**numbers, "possible": min(1000, possible + more)}, "")
    found = alike(score, equal=equal)
    assert order.index(decided(found, policy=high)) <= order.index(decided(found, policy=low))
