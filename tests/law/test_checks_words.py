"""Facts, words, entries and names that mean nothing, or two things."""

from dataclasses import replace

import pytest

from licet.law.checks import FlawKind, check
from licet.law.handles import Eccn, flag
from licet.law.rulebook import Rulebook, listings
from licet.law.tables import Entries
from licet.law.terms import Someone, named
from licet.law.words import activity, destinations, eccn, network, party, purpose, us_origin
from tests.law.broken import AUGUST, LAW, MAY, assert_says, ban, book, only_flaw


@pytest.mark.parametrize(
    "when",
    [
        flag("us_made", "the item is made in the US"),
        flag("loyal", "the party is loyal", about="party"),
        Someone("us_origin", us_origin),
        ~named("hidden", us_origin & flag("us_made", "the item is made in the US")),
    ],
    ids=["of the trade", "of the party", "of somebody", "inside another term"],
)
def test_a_fact_that_nobody_can_state_is_a_flaw(when):
    assert_says(only_flaw(ban(when=when)), FlawKind.FACT, "test.ban")


@pytest.mark.parametrize(
    ("when", "word"),
    [
        (purpose.is_("netwerk_operation"), "netwerk_operation"),
        (activity.is_("exports"), "exports"),
        (network.is_("third"), "third"),
        (destinations.has("UK"), "UK"),
        (party.country.is_("USA"), "USA"),
        (party.role.is_("consignee"), "consignee"),
        (party.via.is_("owners"), "owners"),
        (party.listed("us-bis-el"), "us-bis-el"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_word_that_a_fact_can_never_have_is_a_flaw(when, word):
    assert_says(only_flaw(ban(when=when)), FlawKind.WORD, repr(word), "test.ban")


def test_with_listings_a_wave_or_family_that_none_has_is_a_flaw():
    wrong = book(ban(when=party.wave.is_("2019-5") & party.family.is_("huawei")))
    (flaw,) = check(wrong, listings())
    assert_says(flaw, FlawKind.WORD, "'2019-5'", "2019-05")


def test_a_word_of_a_body_of_law_is_checked_too():
    body = replace(LAW, concerns=activity.is_("exports"))
    (flaw,) = check(Rulebook((body,), ()))
    assert_says(flaw, FlawKind.WORD, "us-test", "'exports'")


@pytest.mark.parametrize(
    "entries",
    [
        Entries("a slip", frozenset({"5D2"})),
        Entries("a slip", frozenset({"5F002"})),
        Entries("a slip", frozenset({"5D002"}), but_not=frozenset({"5D002.C"})),
        Entries("in and out", frozenset({"5D002"}), but_not=frozenset({"5D002"})),
        Entries("a slip", frozenset(), pattern="5D("),
    ],
    ids=["too short", "no such group", "capital paragraph", "in and out", "bad pattern"],
)
def test_an_entry_that_cannot_be_is_a_flaw(entries):
    assert_says(only_flaw(ban(when=eccn.within(entries))), FlawKind.ECCN, entries.name)


def test_one_name_for_two_sets_of_entries_is_a_flaw():
    first = eccn.within(Entries("the list", frozenset({"5D002"})))
    second = Eccn("trade", "eccn", "the entry").within(Entries("the list", frozenset({"5E002"})))
    flaw = only_flaw(ban(when=first), ban("test.second", when=second))
    assert_says(flaw, FlawKind.TWO_MEANINGS, "test.ban", "test.second", "5D002", "5E002")


def test_one_name_for_two_definitions_is_a_flaw():
    first, second = named("foreign", ~us_origin), named("foreign", ~activity.is_("export"))
    flaw = only_flaw(ban(when={MAY: first, AUGUST: second}))
    assert_says(flaw, FlawKind.TWO_MEANINGS, "the item is not of US origin", "not an export")
