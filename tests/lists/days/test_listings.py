"""From what the editions say of an entry to the days on which it is listed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.facts import Listing
from licet.lists.record import Address, Name, NameKind
from licet.lists.sheets import prints
from licet.lists.store.importing import withdraw
from licet.lists.store.listings import listings
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from tests.lists.builders import ENTITY_LIST, SDN, edition, entry, listed, new_store


@pytest.fixture
def store(tmp_path) -> Store:
    return new_store(tmp_path)


def found(store: Store, key: str, name: str = SDN) -> tuple[Listing, ...]:
    return listings(Series.of(store.reopened(), name, prints), [key])


def spans(store: Store, key: str, name: str = SDN) -> list[tuple[str, bool]]:
    return [(str(one.span), one.certain) for one in found(store, key, name)]


OTHER = entry("9", "Other Company")


# -- when it came -------------------------------------------------------------------------------


def test_who_appears_between_two_editions_is_listed_from_the_second_and_perhaps_before(store):
    edition(store, "2022-01-31", [OTHER])
    edition(store, "2022-02-28", [OTHER, entry("7")])
    assert spans(store, "7") == [("2022-02-01 to 2022-02-27", False), ("from 2022-02-28", True)]


def test_who_is_in_our_first_edition_may_have_been_listed_on_any_day_before(store):
    edition(store, "2022-01-31", [entry("7")])
    assert spans(store, "7") == [("0001-01-01 to 2022-01-30", False), ("from 2022-01-31", True)]


def test_a_listing_date_of_the_publisher_leaves_no_doubt(store):
    edition(store, "2022-01-31", [entry("7", listed_on=date(2012, 3, 4))])
    assert spans(store, "7") == [("from 2012-03-04", True)]


def test_a_listing_date_yet_to_come_is_the_first_day(store):
    edition(store, "2022-01-31", [entry("7", listed_on=date(2022, 3, 1))])
    assert spans(store, "7") == [("from 2022-03-01", True)]


def test_a_register_page_is_no_listing_date_but_the_entry_was_in_force_by_then(store):
    """Huawei's rule took effect on 16 May 2019 and was printed on the 21st."""
    edition(store, "2022-05-05", [listed("h", published=(date(2019, 5, 21), date(2020, 8, 20)))])
    assert spans(store, "h", ENTITY_LIST) == [
        ("2019-05-07 to 2019-05-20", False),
        ("from 2019-05-21", True),
    ]


def test_a_register_page_from_before_an_edition_without_the_entry_tells_nothing(store):
    other = listed("o")
    edition(store, "2022-01-31", [other])
    edition(store, "2022-02-28", [other, listed("h", published=(date(2019, 5, 21),))])
    assert spans(store, "h", ENTITY_LIST) == [
        ("2022-02-01 to 2022-02-27", False),
        ("from 2022-02-28", True),
    ]


def test_a_listing_is_known_from_its_edition_and_not_before(store):
    edition(store, "2022-01-31", [OTHER])
    edition(store, "2022-02-28", [OTHER, entry("7", listed_on=date(2022, 2, 10))])
    assert {one.known for one in found(store, "7")} == {date(2022, 2, 28)}


def test_an_older_edition_that_is_imported_later_tells_more(store):
    edition(store, "2022-02-28", [OTHER, entry("7")])
    edition(store, "2022-01-31", [OTHER])
    assert spans(store, "7")[0] == ("2022-02-01 to 2022-02-27", False)


# -- when it left -------------------------------------------------------------------------------


def test_who_vanishes_is_listed_until_the_first_edition_without_them(store):
    edition(store, "2022-01-31", [OTHER, entry("7", listed_on=date(2020, 1, 1))])
    edition(store, "2022-02-28", [OTHER])
    assert spans(store, "7") == [("2020-01-01 to 2022-02-27", True)]


def test_who_comes_back_has_a_second_listing(store):
    seven = entry("7")
    for day, entries in (("2022-01-31", [seven]), ("2022-02-28", []), ("2022-03-31", [seven])):
        edition(store, day, [OTHER, *entries])
    assert spans(store, "7")[1:] == [
        ("2022-01-31 to 2022-02-27", True),
        ("2022-03-01 to 2022-03-30", False),
        ("from 2022-03-31", True),
    ]
    assert len({one.id for one in found(store, "7")}) == 4


def test_an_end_that_the_publisher_prints_ends_it(store):
    denied = entry("7", listed_on=date(2020, 1, 1), delisted_on=date(2021, 1, 1))
    edition(store, "2022-01-31", [denied])
    assert spans(store, "7") == [("2020-01-01 to 2020-12-31", True)]


def test_an_end_before_the_start_is_a_slip_and_frees_nobody(store):
    slip = entry("7", listed_on=date(2020, 1, 1), delisted_on=date(2019, 1, 1))
    edition(store, "2022-01-31", [slip])
    assert spans(store, "7") == [("from 2020-01-01", True)]


def test_a_document_that_vanished_takes_nobody_off_the_list(store):
    """The Consolidated Screening List and OFAC's own file both print the SDN List."""
    edition(store, "2022-01-31", [entry("7")], source="us-csl")
    edition(store, "2022-02-28", [listed("h")], source="us-bis-entity-list")
    assert spans(store, "7")[-1] == ("from 2022-01-31", True)


def test_an_excerpt_adds_and_never_ends(store):
    edition(store, "2022-01-31", [OTHER, entry("7")])
    edition(store, "2022-02-15", [entry("8")], partial=True)
    assert spans(store, "7")[-1] == ("from 2022-01-31", True)
    assert spans(store, "8")[-1] == ("from 2022-02-15", True)
    edition(store, "2022-02-28", [OTHER, entry("7")])
    assert spans(store, "8")[-1] == ("2022-02-15 to 2022-02-27", True)


def test_the_latest_print_of_a_list_is_its_state_whoever_printed_it(store):
    edition(store, "2022-01-31", [OTHER, entry("7")], source="us-ofac-sdn")
    edition(store, "2022-02-28", [OTHER], source="us-csl")
    assert spans(store, "7")[-1] == ("2022-01-31 to 2022-02-27", True)


# -- what it said -------------------------------------------------------------------------------


def test_an_amended_entry_is_a_second_listing_with_days_of_its_own(store):
    first = listed("h", listed_on=date(2019, 5, 16))
    edition(store, "2020-01-31", [first])
    edition(store, "2020-09-30", [listed("h", listed_on=date(2019, 5, 16), footnotes=(1,))])
    old, new = found(store, "h", ENTITY_LIST)
    assert (str(old.span), old.footnotes) == ("2019-05-16 to 2020-09-29", frozenset())
    assert (str(new.span), new.footnotes) == ("from 2020-09-30", frozenset({1}))
    assert (old.known, new.known) == (date(2020, 1, 31), date(2020, 9, 30))


def test_another_wording_that_means_the_same_is_no_other_listing(store):
    edition(store, "2022-01-31", [entry("7", listed_on=date(2020, 1, 1), remarks="one")])
    edition(store, "2022-02-28", [entry("7", listed_on=date(2020, 1, 1), remarks="two")])
    assert len(found(store, "7")) == 1


def test_aliases_that_a_format_cannot_tell_have_not_been_taken_back(store):
    edition(store, "2022-01-31", [entry("7", "Bow", "Arrow", listed_on=date(2020, 1, 1))])
    edition(store, "2022-02-28", [entry("7", "Bow", listed_on=date(2020, 1, 1))], lacks=["aliases"])
    (one,) = found(store, "7")
    assert (one.name, one.aliases) == ("Bow", ("Arrow",))


def test_an_entry_that_is_an_address_alone_goes_by_its_address(store):
    place = listed("a", names=(), addresses=(Address("Flat 9, 1 Long Road, Hong Kong", "HK"),))
    edition(store, "2024-07-01", [place])
    assert found(store, "a", ENTITY_LIST)[0].name == "Flat 9, 1 Long Road, Hong Kong"


def test_names_in_every_script_and_of_every_kind_are_names(store):
    names = (
        Name("Bow", NameKind.PRIMARY),
        Name("Old Bow", NameKind.FORMER),
        Name("The Bow", NameKind.WEAK),
        Name("弓", NameKind.ORIGINAL, "zh"),
    )
    edition(store, "2022-01-31", [entry("7", names=names)])
    assert found(store, "7")[0].aliases == ("Old Bow", "The Bow", "弓")


# -- laws ---------------------------------------------------------------------------------------

DAYS = [f"2022-{month:02}-15" for month in range(1, 9)]


@given(held=st.lists(st.booleans(), min_size=8, max_size=8), order=st.permutations(range(8)))
def test_on_an_edition_s_day_exactly_those_are_listed_whom_it_holds(tmp_path_factory, held, order):
    """Whatever comes and goes, and in whatever order the editions are imported."""
    store = new_store(tmp_path_factory.mktemp("law"))
    for place in order:
        edition(store, DAYS[place], [OTHER, *([entry("7")] if held[place] else [])])
    sure = [one.span for one in found(store, "7") if one.certain] if any(held) else []
    for day, there in zip(DAYS, held, strict=True):
        assert any(date.fromisoformat(day) in span for span in sure) == there


# -- two prints of one list ---------------------------------------------------------------------


def test_a_print_that_lacks_an_entry_without_a_number_only_casts_doubt_on_it(store):
    """The other print may hold the same company under a name worded otherwise."""
    bow = listed("bow|cn", listed_on=date(2020, 1, 1))
    edition(store, "2022-01-31", [bow, listed("o")])
    edition(store, "2022-02-28", [listed("bow peking|cn"), listed("o")], source="us-csl")
    assert spans(store, "bow|cn", ENTITY_LIST) == [
        ("2020-01-01 to 2022-02-27", True),
        ("from 2022-02-28", False),
    ]


def test_a_later_print_of_the_same_source_settles_it(store):
    bow = listed("bow|cn", listed_on=date(2020, 1, 1))
    edition(store, "2022-01-31", [bow, listed("o")])
    edition(store, "2022-02-28", [listed("o")], source="us-csl")
    edition(store, "2022-03-31", [listed("o")])
    assert spans(store, "bow|cn", ENTITY_LIST)[-1] == ("2022-02-28 to 2022-03-30", False)


def test_an_alias_that_one_print_has_and_the_other_has_not_stays(store):
    edition(store, "2022-01-31", [entry("7", "Bow", "Arrow", listed_on=date(2020, 1, 1))])
    edition(store, "2022-02-28", [entry("7", "Bow", listed_on=date(2020, 1, 1))], source="us-csl")
    assert [one.aliases for one in found(store, "7")] == [("Arrow",)]


def test_an_alias_that_the_same_source_drops_is_gone(store):
    edition(store, "2022-01-31", [entry("7", "Bow", "Arrow", listed_on=date(2020, 1, 1))])
    edition(store, "2022-02-28", [entry("7", "Bow", listed_on=date(2020, 1, 1))])
    assert [one.aliases for one in found(store, "7")] == [("Arrow",), ()]


def test_a_review_policy_that_a_format_cannot_tell_has_not_been_taken_back(store):
    bow = listed("bow|cn", listed_on=date(2020, 1, 1), review_policy="presumption of denial")
    edition(store, "2022-01-31", [bow], source="us-csl")
    bare = listed("bow|cn", listed_on=date(2020, 1, 1))
    edition(store, "2022-02-28", [bare], lacks=["review_policy"])
    assert [one.review_policy for one in found(store, "bow|cn", ENTITY_LIST)] == [
        "presumption of denial"
    ]


# -- an edition imported by mistake -------------------------------------------------------------


def test_a_withdrawn_edition_is_as_if_it_had_never_come(store):
    edition(store, "2022-01-31", [OTHER])
    before = spans(store, "9")
    wrong = edition(store, "2022-02-15", [entry("7")])
    withdraw(store, wrong, "the day was wrong")
    assert spans(store, "7") == [] and spans(store, "9") == before
    assert store.withdrawn(SDN) == [("2022-02-15", "the day was wrong")]


def test_the_same_bytes_may_come_again_after_a_withdrawal(store):
    withdraw(store, edition(store, "2022-02-15", [OTHER]), "too early")
    again = edition(store, "2022-02-15", [OTHER])
    assert again.id == "us-ofac-sdn@2022-02-15.2"
