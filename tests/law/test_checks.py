"""The rulebook checks itself: one small broken rulebook for each flaw, and ours, which has none."""

from dataclasses import replace
from datetime import date

import pytest

from licet.facts import Listing
from licet.law.checks import FlawKind, RulebookError, assured, check, check_listings
from licet.law.norms import Body, Instrument, gap, instrument
from licet.law.rulebook import Rulebook, listings, rulebook
from licet.law.tables import Entries
from licet.law.terms import Eccn, Someone, flag, named, unsettled
from licet.law.words import activity, destinations, eccn, network, party, purpose, us_origin
from licet.spans import Span

LAW = Body("us-test", "A law for tests", date(2016, 1, 1), date(2026, 10, 10))
MAY = instrument("84 FR 23468", "2019-05-20", last="2019-08-19", published="2019-05-22")
AUGUST = instrument("84 FR 43487", "2019-08-19", last="2019-11-18", published="2019-08-21")


def said(cite="15 CFR 744.11", **fields):
    """What every norm says of itself, unless the case says otherwise."""
    given = {"title": "A rule", "cite": cite, "says": "What it says.", "when": us_origin, "by": MAY}
    return {**given, **fields}


def ban(name="test.ban", **fields):
    return LAW.requirement(name, **said(**fields))


def licence(*lifts, name="test.licence", **fields):
    return LAW.authorisation(name, **said(cite="15 CFR 740.5", overcomes=lifts, **fields))


def book(*norms):
    return Rulebook((LAW,), norms)


def only_flaw(*norms):
    (found,) = check(book(*norms))
    return found


def assert_says(flaw, kind, *parts):
    """The flaw is of this kind, and its message names every rule, what to expect, what to do."""
    assert flaw.kind is kind
    message = str(flaw)
    assert all(
        f"{name} ({cite})" in message for name, cite in zip(flaw.norms, flaw.cites, strict=True)
    )
    assert "expected: " in message
    assert "do: " in message
    for part in parts:
        assert part in message


def test_the_bundled_rulebook_has_no_flaw():
    assert [str(flaw) for flaw in check(rulebook(), listings())] == []
    assert [str(flaw) for flaw in check_listings(listings())] == []
    assert assured(rulebook(), listings()) is rulebook()


def test_a_rulebook_with_flaws_is_refused_with_all_of_them():
    with pytest.raises(RulebookError) as refused:
        assured(book(ban(says="", title="")), ())
    assert "has one flaw" in str(refused.value)
    with pytest.raises(RulebookError, match=r"(?s)2 flaws.*test\.one.*test\.two"):
        assured(book(licence(name="test.one"), licence(name="test.two")))


# -- what norms point at ----------------------------------------------------------------------


def test_two_norms_with_one_id_are_a_flaw():
    flaw = only_flaw(ban(), ban(cite="15 CFR 744.16"))
    assert_says(flaw, FlawKind.SAME_ID, "(15 CFR 744.11)", "(15 CFR 744.16)")


@pytest.mark.parametrize(
    "norm",
    [
        licence(),
        LAW.restriction("test.limit", **said()),
        LAW.status("test.stay", **said()),
    ],
    ids=["an authorisation", "a restriction", "a status"],
)
def test_an_exception_that_overcomes_nothing_is_a_flaw(norm):
    assert_says(only_flaw(norm), FlawKind.NO_AIM, norm.id)


def test_pointing_at_a_norm_outside_the_rulebook_is_a_flaw():
    flaw = only_flaw(licence(ban()))
    assert_says(flaw, FlawKind.UNKNOWN_NORM, "test.licence", "test.ban")


def test_pointing_at_an_older_copy_of_a_norm_is_a_flaw():
    flaw = only_flaw(ban(), licence(ban()))
    assert_says(flaw, FlawKind.UNKNOWN_NORM, "another norm of that id")


def test_an_authorisation_may_overcome_only_requirements():
    lifted = licence(requirement := ban())
    flaw = only_flaw(requirement, lifted, licence(lifted, name="test.twice"))
    assert_says(flaw, FlawKind.WRONG_KIND, "test.twice", "test.licence")


def test_a_restriction_may_restrict_only_authorisations():
    requirement = ban()
    limit = LAW.restriction("test.limit", **said(restricts=(requirement,)))
    assert_says(only_flaw(requirement, limit), FlawKind.WRONG_KIND, "test.limit", "test.ban")


def test_a_status_may_not_suspend_a_notice():
    notice = LAW.notice("test.flag", **said())
    stay = LAW.status("test.stay", **said(suspends=(notice,)))
    assert_says(only_flaw(notice, stay), FlawKind.WRONG_KIND, "test.stay", "test.flag")


def test_a_requirement_overcomes_nothing():
    first = ban()
    second = ban("test.second", overcomes=(first,))
    assert_says(only_flaw(first, second), FlawKind.WRONG_KIND, "test.second", "test.ban")


def test_a_circle_is_found_once_and_named_all_the_way_round():
    requirement = ban()
    lifted = licence(requirement)
    object.__setattr__(requirement, "suspends", (lifted,))
    flaws = check(book(requirement, lifted))
    (circle,) = [flaw for flaw in flaws if flaw.kind is FlawKind.CIRCLE]
    assert_says(circle, FlawKind.CIRCLE, "test.ban points at test.licence points at test.ban")


OF_A_PARTY = party.listed("us-bis-entity-list")


def test_a_licence_for_a_party_cannot_lift_a_requirement_on_the_whole_trade():
    requirement = ban()
    flaw = only_flaw(requirement, licence(requirement, when=OF_A_PARTY))
    assert_says(flaw, FlawKind.NEVER_USED, "test.licence", "test.ban")


def test_a_licence_for_the_whole_trade_may_lift_a_requirement_on_a_party():
    requirement = ban(when=OF_A_PARTY)
    assert check(book(requirement, licence(requirement))) == ()


def test_a_restriction_on_a_party_cannot_bear_on_a_requirement_on_the_whole_trade():
    lifted = licence(requirement := ban())
    limit = LAW.restriction("test.limit", **said(restricts=(lifted,), when=OF_A_PARTY))
    flaw = only_flaw(requirement, lifted, limit)
    assert_says(flaw, FlawKind.NEVER_USED, "test.limit", "test.ban")


def test_a_norm_of_a_law_that_the_rulebook_does_not_hold_is_a_flaw():
    (flaw,) = check(Rulebook((replace(LAW, id="us-other"),), (ban(),)))
    assert_says(flaw, FlawKind.NO_BODY, "us-test", "us-other")


# -- days -------------------------------------------------------------------------------------


def test_an_undeclared_gap_between_versions_is_a_flaw():
    later = instrument("84 FR 43487", "2019-08-23", published="2019-08-23")
    flaw = only_flaw(ban(by=(MAY, later)))
    assert_says(
        flaw,
        FlawKind.GAP,
        "84 FR 23468 and 84 FR 43487",
        "20 August 2019 through 22 August 2019",
        'gap("2019-08-20", "2019-08-22", why)',
    )


def test_a_declared_gap_is_no_flaw():
    later = instrument("84 FR 43487", "2019-08-23", published="2019-08-23")
    declared = (gap("2019-08-20", "2019-08-21", "so"), gap("2019-08-22", "2019-08-22", "so"))
    assert check(book(ban(by=(MAY, later), gaps=declared))) == ()


def test_a_gap_that_is_declared_in_part_is_a_flaw():
    later = instrument("84 FR 43487", "2019-08-23", published="2019-08-23")
    flaw = only_flaw(ban(by=(MAY, later), gaps=(gap("2019-08-20", "2019-08-21", "so"),)))
    assert_says(flaw, FlawKind.GAP, "22 August 2019 through 22 August 2019")


def test_versions_that_overlap_by_a_day_leave_no_gap():
    assert check(book(ban(by=(MAY, AUGUST)))) == ()


def test_a_temporary_version_that_leaves_nothing_behind_it_is_a_flaw():
    standing = instrument("15 CFR 744.11", "2016-01-01")
    flaw = only_flaw(ban(by=(standing, AUGUST)))
    assert_says(flaw, FlawKind.GAP, "15 CFR 744.11", "84 FR 43487", "from 19 November 2019 on")


def test_a_gap_over_days_in_force_is_a_flaw():
    flaw = only_flaw(ban(gaps=(gap("2019-08-19", "2019-08-25", "so it seemed"),)))
    assert_says(flaw, FlawKind.GAP_IN_FORCE, "so it seemed", "84 FR 23468")


def test_two_versions_from_one_day_are_a_flaw():
    rival = instrument("84 FR 23500", "2019-05-20", last="2019-08-19", published="2019-05-22")
    flaw = only_flaw(ban(by=(MAY, rival)))
    assert_says(flaw, FlawKind.SAME_START, "84 FR 23468 and 84 FR 23500", "20 May 2019")


@pytest.mark.parametrize(
    ("by", "part"),
    [
        (instrument("84 FR 1", "2019-05-20", last="2019-05-19"), "ends before it has begun"),
        (instrument("84 FR 1", "2019-05-20", known="2019-07-20"), "known 61 days after"),
        (
            instrument("84 FR 1", "2019-05-20", known="2019-05-23", published="2019-05-22"),
            "known (2019-05-23) after it was published",
        ),
        (instrument("84 FR 1", "2019-01-20", published="2019-12-02"), "316 days away"),
        (instrument("84 FR 1", "2019-05-20", published="2019-05-25"), "at a weekend"),
        (instrument("85 FR 1", "2019-05-20", published="2019-05-22"), "volume 85 is that of 2020"),
        (instrument("94 FR 1", "2019-05-20"), "volume 94 is that of 2029"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_date_that_cannot_be_is_a_flaw(by: Instrument, part: str):
    found = [flaw for flaw in check(book(ban(by=by))) if flaw.kind is FlawKind.DATE]
    assert any(part in flaw.says for flaw in found)
    assert_says(found[0], FlawKind.DATE, "test.ban")


def test_a_citation_of_a_norm_that_does_not_parse_is_a_flaw():
    assert_says(only_flaw(ban(cite="section 744")), FlawKind.CITATION, "'section 744'")


def test_a_citation_of_an_instrument_that_does_not_parse_is_a_flaw():
    flaw = only_flaw(ban(by=replace(MAY, cite="84 FR page 1")))
    assert_says(flaw, FlawKind.CITATION, "84 FR page 1", "84 FR 43487")


# -- what conditions say ----------------------------------------------------------------------


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


def test_a_norm_that_says_nothing_is_a_flaw():
    assert_says(only_flaw(ban(says=" ")), FlawKind.SAYS_NOTHING, "says of", "test.ban")
    assert_says(only_flaw(ban(title="")), FlawKind.SAYS_NOTHING, "title of")
    assert_says(only_flaw(ban(by=())), FlawKind.SAYS_NOTHING, "versions of")


def test_a_norm_that_is_not_encoded_must_leave_something_open():
    assert_says(only_flaw(ban(encoded=False)), FlawKind.NOT_OPEN, "84 FR 23468")
    assert check(book(ban(encoded=False, when=us_origin & unsettled("so")))) == ()


# -- listings ---------------------------------------------------------------------------------

LISTING = Listing(
    id="someone",
    list="us-bis-entity-list",
    name="Someone Ltd",
    span=Span(date(2019, 5, 16)),
    known=date(2019, 5, 16),
    cite="84 FR 22961",
)


def test_two_listings_with_one_id_are_a_flaw():
    (flaw,) = check_listings((LISTING, replace(LISTING, name="Another")))
    assert_says(flaw, FlawKind.SAME_ID, "someone (84 FR 22961)")


def test_a_listing_whose_citation_does_not_parse_is_a_flaw():
    (flaw,) = check_listings((replace(LISTING, cite="84 Fed. Reg. 22961"),))
    assert_says(flaw, FlawKind.CITATION, "someone")


def test_a_listing_of_another_year_than_its_volume_is_a_flaw():
    (flaw,) = check_listings((replace(LISTING, cite="94 FR 22961"),))
    assert_says(flaw, FlawKind.DATE, "volume 94")
