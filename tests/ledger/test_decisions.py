"""A decision as a value: whom it is about, what it leans on, and how long it stands."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.ledger import (
    VERDICTS,
    Change,
    Decision,
    Ledger,
    LedgerRefused,
    Pair,
    Standing,
    fingerprint,
    standing,
)
from licet.ledger.decisions import canonical, check, plain

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
ACME = Pair("Acme Ltd", "GB", None, "HRB 4", "1 Main Street", "us-ofac-sdn", "123")
SHOWN = {"names": ["ACME LIMITED"], "countries": ["IR"], "score": 0.91}
THEN = fingerprint({"names": ["ACME LIMITED"]})
TODAY = fingerprint({"names": ["ACME LIMITED", "ACME TRADING"]})

texts = st.text(max_size=12)
records = st.builds(Pair, *[texts, *[st.none() | texts] * 4], texts, texts)
leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, width=32) | texts
leaves = leaves.filter(lambda leaf: leaf not in (float("inf"), float("-inf")))
values = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=4
)
parts = st.dictionaries(texts, values, max_size=4)


def decided(verdict: str, **more: Any) -> Decision:
    whole: dict[str, Any] = {"number": 1, "pair": ACME, "evidence": THEN, "shown": SHOWN}
    whole["on"] = NOON
    return Decision(**whole | {"verdict": verdict, "because": "no", "by": "ann"} | more)


# -- whom it is about


@pytest.mark.parametrize(
    "name",
    ["ACME LTD", "  Acme \t Ltd\n", "Ａｃｍｅ Ltd", "Acme\u00a0Ltd", "acme\u3000ltd"],
)
def test_case_width_and_spacing_make_no_other_pair(name):
    assert replace(ACME, name=name).id == ACME.id


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Acme Ltd."},
        {"name": "Acmé Ltd"},
        {"country": "IE"},
        {"birth": "1970"},
        {"identifiers": None},
        {"address": "2 Main Street"},
        {"list": "us-ofac-consolidated"},
        {"key": "124"},
    ],
    ids=str,
)
def test_whatever_else_differs_is_another_pair(more):
    assert replace(ACME, **more).id != ACME.id


def test_a_blank_field_is_one_that_nobody_filled_in():
    assert replace(ACME, birth="  ").id == ACME.id


def test_what_stands_in_one_field_does_not_count_as_the_next():
    one = Pair("Acme", "GB", None, None, None, "own-a", "1")

    assert replace(one, country=None, birth="GB").id != one.id


def test_a_pair_is_called_today_what_old_ledgers_call_it():
    """If this fails, every decision that was ever made is lost sight of."""
    assert ACME.id == "8c5410416de495a8379a718b5aec87ed"
    assert THEN == "a24d097615010009d28a34e141d1f49a"


@given(records)
def test_a_pair_is_the_same_when_its_letters_are_composed_or_taken_apart(pair):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert replace(pair, name=unicodedata.normalize(form, pair.name)).id == pair.id


@given(records)
def test_a_pair_in_folded_letters_is_the_same_pair(pair):
    assert replace(pair, name=pair.name.casefold()).id == pair.id


# -- what it leans on


@given(parts, st.randoms(use_true_random=False))
def test_evidence_has_no_order(given_parts, chance):
    items = list(given_parts.items())
    chance.shuffle(items)

    assert fingerprint(dict(items)) == fingerprint(given_parts)


@given(parts, parts)
def test_other_evidence_has_another_fingerprint(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (canonical(one) == canonical(other))


@given(parts)
def test_what_was_shown_comes_back_as_it_was(shown):
    assert canonical(plain(plain(shown))) == canonical(plain(shown))


def test_days_sets_and_tuples_are_evidence_too():
    one = {"on": date(2026, 11, 28), "aliases": {"b", "a", "c"}, "places": ("IR", "SY")}
    same = {"places": ["IR", "SY"], "aliases": frozenset("cab"), "on": "2026-11-28"}

    assert fingerprint(one) == fingerprint(same)


@pytest.mark.parametrize("part", [float("nan"), float("inf"), object(), b"bytes", {1: "a", "b": 2}])
def test_what_has_no_plain_text_is_no_evidence(part):
    with pytest.raises(LedgerRefused, match="expected text, numbers, days, lists and mappings"):
        fingerprint({"part": part})


def test_what_contains_itself_is_no_evidence():
    circle: list[object] = []
    circle.append(circle)

    with pytest.raises(LedgerRefused):
        fingerprint({"circle": circle})


def test_half_a_character_cannot_be_shown():
    with pytest.raises(LedgerRefused, match="expected text in Unicode"):
        plain({"name": "Acme \ud800"})


# -- how long it stands


def test_what_nobody_decided_has_no_standing():
    assert standing(None, TODAY) == Standing("none")


@pytest.mark.parametrize("verdict", ["cleared", "confirmed", "reopened"])
def test_on_the_same_evidence_a_decision_stands(verdict):
    before = decided(verdict)

    assert standing(before, THEN, {"score": 0.2}) == Standing(verdict, before)


@pytest.mark.parametrize("verdict", ["cleared", "confirmed"])
def test_on_other_evidence_a_decision_has_lapsed_and_says_what_is_new(verdict):
    before = decided(verdict)
    now = {"names": ("ACME LIMITED", "ACME TRADING"), "countries": ["IR"], "born": "1970"}

    assert standing(before, TODAY, now) == Standing(
        "lapsed",
        before,
        (
            Change("born", None, "1970"),
            Change("names", ["ACME LIMITED"], ["ACME LIMITED", "ACME TRADING"]),
            Change("score", 0.91, None),
        ),
    )


@pytest.mark.parametrize("shown", [None, SHOWN])
def test_a_decision_lapses_even_where_the_difference_is_not_shown(shown):
    before = decided("cleared")

    assert standing(before, TODAY, shown) == Standing("lapsed", before)


def test_what_was_reopened_waits_for_a_person_on_any_evidence():
    before = decided("reopened")

    assert standing(before, TODAY) == Standing("reopened", before)


@given(parts, parts)
def test_what_changed_is_exactly_what_differs(then, now):
    changed = standing(decided("cleared", shown=plain(then)), TODAY, now).changed

    differing = {what for what in then.keys() | now.keys() if then.get(what) != now.get(what)}
    assert {change.what for change in changed} <= differing
    assert not standing(decided("cleared", shown=plain(then)), TODAY, then).changed


def test_a_decision_cannot_be_altered_and_can_be_kept_in_a_set():
    one = decided("cleared")

    assert len({one, replace(one), replace(one, number=2)}) == 2
    for field in fields(one):
        with pytest.raises(AttributeError):
            setattr(one, field.name, None)


# -- what cannot be decided


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"verdict": "clear"},
            "found the verdict 'clear'; expected cleared, confirmed or reopened.",
        ),
        ({"because": " "}, "found no because; expected one."),
        ({"because": "x" * 2001}, "found 2,001 characters of because; expected 2,000 at most."),
        ({"by": ""}, "found no by; expected one."),
        ({"evidence": "abc"}, "found the evidence 'abc'; expected a fingerprint."),
        ({"on": datetime(2026, 11, 28)}, "found the time 2026-11-28T00:00:00; expected a time in"),
        ({"pair": replace(ACME, key="")}, "found no key; expected one."),
        ({"pair": replace(ACME, address="a\0b")}, "found address 'a\\x00b'; expected text that a"),
        ({"because": "\ud800"}, "found because '\\ud800'; expected text that a database can keep."),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(more, said):
    check(decided("cleared"))

    with pytest.raises(LedgerRefused) as caught:
        check(replace(decided("cleared"), **more))
    key = more.get("pair", ACME).key
    assert str(caught.value).startswith(f"the decision on 'Acme Ltd' (us-ofac-sdn {key}): {said}")


def test_a_time_without_a_zone_is_refused_rather_than_guessed():
    with Ledger.open("sqlite://") as ledger, pytest.raises(LedgerRefused, match="a time in UTC"):
        say(ledger, "a", "cleared", datetime(2026, 11, 28))


# -- the last word

keys = st.sampled_from("abc")
words = st.lists(st.tuples(keys, st.sampled_from(VERDICTS)), max_size=8)


def of(key: str) -> Pair:
    return replace(ACME, key=key)


def say(ledger: Ledger, key: str, verdict: str, when: datetime = NOON) -> Decision:
    said = {"verdict": verdict, "because": "no", "by": "ann"}
    return ledger.decide(of(key), THEN, SHOWN, **said, when=when)


@given(words)
def test_the_last_word_on_each_pair_counts_and_no_other_pair_is_touched(said):
    expected: dict[str, Decision] = {}
    with Ledger.open("sqlite://") as ledger:
        for number, (key, verdict) in enumerate(said, 1):
            expected[of(key).id] = made = say(ledger, key, verdict)
            assert made.number == number
            assert ledger.latest(map(of, "abcd")) == expected
        assert [(one.pair.key, one.verdict) for one in ledger.all()] == said


@given(words, words)
def test_two_ledgers_have_one_checksum_exactly_where_they_say_the_same(one, other):
    checksums = []
    for said in (one, other):
        with Ledger.open("sqlite://") as ledger:
            before = [ledger.checksum()]
            for key, verdict in said:
                say(ledger, key, verdict)
                before.append(ledger.checksum())
            assert [ledger.checksum(at) for at in range(len(before))] == before
            checksums.append(before[-1])

    assert (checksums[0] == checksums[1]) == (one == other)


def test_sqlalchemy_waits_until_somebody_opens_a_ledger():
    asked = "import sys, licet.cli, licet.ledger; print('sqlalchemy' in sys.modules)"
    then = "; licet.ledger.Ledger; print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked + then], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "True"]
