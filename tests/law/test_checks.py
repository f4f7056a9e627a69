"""The rulebook checks itself: one small broken rulebook for each flaw, and ours, which has none."""

from dataclasses import replace
from datetime import date

import pytest

from licet.facts import Listing
from licet.law.checks import FlawKind, RulebookError, assured, check, check_listings
from licet.law.rulebook import Rulebook, listings, rulebook
from licet.law.terms import unsettled
from licet.law.words import party, us_origin
from licet.spans import Span
from tests.law.broken import LAW, assert_says, ban, book, licence, only_flaw, said


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


# -- what norms say -----------------------------------------------------------------------------


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
