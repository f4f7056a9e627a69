"""Who is caught through its owners: half or more, added up, through tiers that are caught."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.facts import Listing, Owner
from licet.network import listed_owners
from licet.network.ownership import Claim
from licet.spans import Span

ALWAYS = Span(date(2000, 1, 1))
LISTED = "listed"


def listing(name, span=ALWAYS):
    return Listing(
        id=f"id of {name}", list="a list", name=name, span=span, known=span.start, cite="99 FR 1"
    )


def register(**spans):
    """Finds owners that say they are listed, those whose days are given, and nobody else."""

    def find(owner):
        if owner.name in spans:
            return (Claim(listing(owner.name, spans[owner.name])),)
        return (Claim(listing(owner.name)),) if owner.list else ()

    return find


def listed(percent, name="A", owners=()):
    return Owner(name=name, percent=percent, list=LISTED, owners=owners)


def unlisted(percent, *owners, name="Holding"):
    return Owner(name=name, percent=percent, owners=owners)


def caught(*owners, on=date(2025, 10, 15), find=None):
    """Is the party caught on the day: True, False, or None where it hangs on a share?"""
    holdings = listed_owners(owners, find or register())
    answers = [one.caught for one in holdings if on in one.span and on in one.listing.span]
    if any(answers):
        return True
    return None if None in answers else False


def names(*owners):
    return {one.listing.name for one in listed_owners(owners, register())}


# -- one tier -----------------------------------------------------------------------------------


def test_nobody_owns_nothing():
    assert listed_owners((), register()) == ()


@pytest.mark.parametrize(
    ("percent", "answer"), [(100, True), (50, True), (49.999, False), (0, False)]
)
def test_half_is_enough(percent, answer):
    assert caught(listed(percent)) is answer


def test_unlisted_owners_catch_nobody():
    assert caught(unlisted(100)) is False
    assert names(unlisted(100)) == set()


@pytest.mark.parametrize(
    ("first", "second", "answer"), [(25, 25, True), (49, 1, True), (30, 19.5, False)]
)
def test_listed_shares_are_added(first, second, answer):
    assert caught(listed(first, "A"), listed(second, "B")) is answer


def test_every_listed_owner_is_named_where_the_sum_is_reached():
    assert names(listed(30, "A"), listed(25, "B"), unlisted(45)) == {"A", "B"}


def test_a_minority_owner_is_named_too():
    assert names(listed(10, "A")) == {"A"}


def test_unlisted_shares_are_not_added():
    assert caught(listed(30), unlisted(70)) is False


# -- tiers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("upper", "lower", "answer"), [(50, 50, True), (51, 60, True)])
def test_shares_are_never_multiplied(upper, lower, answer):
    assert caught(unlisted(lower, listed(upper))) is answer


def test_a_holder_below_half_cuts_the_chain():
    assert caught(unlisted(100, listed(49))) is False


def test_a_blocked_person_with_a_quarter_of_both_parents_owns_nothing_of_the_child():
    parents = (unlisted(50, listed(25), name="First"), unlisted(50, listed(25), name="Second"))
    assert caught(*parents) is False


def test_behind_a_cut_chain_nobody_is_named():
    assert names(unlisted(100, listed(49))) == set()


def test_shares_add_up_within_a_tier_and_again_below_it():
    holding = unlisted(30, listed(25, "A"), listed(25, "B"))
    assert caught(holding, listed(20, "C")) is True
    assert caught(holding, listed(19, "C")) is False


def test_ten_tiers_of_half_reach_the_bottom():
    chain = listed(50)
    for _ in range(10):
        chain = unlisted(50, chain)
    assert caught(chain) is True


def test_a_listed_tier_counts_by_itself_whoever_is_behind_it():
    assert caught(listed(50, "Middle", owners=(unlisted(100),))) is True


# -- unknown shares -----------------------------------------------------------------------------


def test_one_unknown_listed_share_may_be_everything():
    assert caught(listed(None)) is None


def test_it_can_be_no_more_than_the_others_leave():
    assert caught(listed(None), unlisted(51)) is False
    assert caught(listed(None), unlisted(50)) is None


def test_known_shares_may_settle_it():
    assert caught(listed(None, "A"), listed(50, "B")) is True


def test_an_unknown_share_of_an_unlisted_owner_does_not_matter():
    assert caught(listed(49), unlisted(None)) is False


def test_two_unknown_shares_are_not_more_than_what_is_left():
    assert caught(listed(None, "A"), listed(None, "B"), unlisted(60)) is False


def test_an_unknown_share_in_an_upper_tier_leaves_it_open():
    assert caught(unlisted(80, listed(None))) is None


def test_and_settles_nothing_where_the_lower_share_is_too_small_anyway():
    assert caught(unlisted(40, listed(None)), unlisted(60, name="Other")) is False


def test_shares_that_say_more_than_the_whole_leave_nothing():
    assert caught(listed(None), unlisted(120)) is False


# -- dates --------------------------------------------------------------------------------------

FROM_AUGUST = Span(date(2019, 8, 19))
TO_AUGUST = Span(date(2000, 1, 1), date(2019, 8, 19))


@pytest.mark.parametrize(("day", "answer"), [(date(2019, 8, 18), False), (date(2019, 8, 19), True)])
def test_an_owner_counts_from_its_first_day_on_the_list(day, answer):
    find = register(A=FROM_AUGUST)
    assert caught(unlisted(60, name="A"), on=day, find=find) is answer


@pytest.mark.parametrize(("day", "answer"), [(date(2019, 8, 18), True), (date(2019, 8, 19), False)])
def test_and_no_longer_than_its_last(day, answer):
    find = register(A=TO_AUGUST)
    assert caught(unlisted(60, name="A"), on=day, find=find) is answer


def test_two_owners_add_up_on_the_days_on_which_both_are_listed():
    find = register(A=ALWAYS, B=FROM_AUGUST)
    owners = (unlisted(30, name="A"), unlisted(30, name="B"))
    assert caught(*owners, on=date(2019, 8, 18), find=find) is False
    assert caught(*owners, on=date(2019, 8, 19), find=find) is True


def test_one_leaves_on_the_day_the_other_comes_and_the_sum_is_never_reached():
    find = register(A=TO_AUGUST, B=FROM_AUGUST)
    owners = (unlisted(30, name="A"), unlisted(30, name="B"))
    for day in (date(2019, 8, 18), date(2019, 8, 19)):
        assert caught(*owners, on=day, find=find) is False


def test_a_run_of_days_without_change_is_one_holding():
    find = register(B=FROM_AUGUST)
    holdings = listed_owners((listed(60, "A"), unlisted(10, name="B")), find)
    assert [one.span for one in holdings if one.listing.name == "A"] == [ALWAYS]


# -- what must be so of any shares ----------------------------------------------------------------

shares = st.lists(st.integers(0, 40), min_size=1, max_size=5).filter(lambda each: sum(each) <= 100)


@given(shares)
def test_listed_owners_catch_by_their_plain_sum(percents):
    owners = [listed(percent, f"owner {n}") for n, percent in enumerate(percents)]
    assert caught(*owners) is (sum(percents) >= 50)


@given(shares, st.randoms(use_true_random=False))
def test_the_order_of_the_owners_does_not_matter(percents, random):
    owners = [
        (listed if n % 2 else unlisted)(percent, name=f"owner {n}")
        for n, percent in enumerate(percents)
    ]
    shuffled = random.sample(owners, len(owners))
    assert caught(*shuffled) is caught(*owners)


@given(shares, st.integers(0, 100))
def test_finding_out_a_share_never_contradicts_what_was_settled(percents, found):
    others = [unlisted(percent, name=f"owner {n}") for n, percent in enumerate(percents)]
    found = min(found, 100 - sum(percents))
    before = caught(listed(None), *others)
    after = caught(listed(found), *others)
    assert before is None or after is before
