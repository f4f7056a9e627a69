"""Recognising a listed party by its name: itself, perhaps, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.desk import Desk
from licet.facts import Listing, Match, Party, Refusal, Trade
from licet.names import DEFAULT, Hits, NameIndex
from licet.spans import Span
from tests.builders import (
    EIGHT_STAR,
    HISILICON,
    HUAWEI,
    HUAWEI_DENMARK,
    SICARRIER,
    the_desk,
    us_export,
)

SDN, ENTITY_LIST = "us-ofac-sdn", "us-bis-entity-list"


def find(name: str, country: str | None = "CN", role: str = "end_user") -> tuple[Match, ...]:
    return the_desk().names.find(role, name, country)


def strongest(found: Sequence[Match]) -> str | None:
    """The strongest way in which a name was recognised, or None."""
    strengths = {match.strength for match in found}
    return "strong" if "strong" in strengths else next(iter(strengths), None)


def strength(name: str, country: str | None = "CN") -> str | None:
    return strongest(find(name, country))


def listing(id_: str, name: str, *aliases: str, **facts: Any) -> Listing:
    """An entry of the SDN List since 2020, unless the facts say otherwise."""
    since = date(2020, 1, 1)
    told = {"list": SDN, "span": Span(since), "known": since, "cite": "99 FR 1"}
    return Listing(**{"id": id_, "name": name, "aliases": aliases, **told, **facts})


def index(*listings: Listing) -> NameIndex:
    names = dict.fromkeys(name for one in listings for name in (one.name, *one.aliases))
    return NameIndex(listings, Hits([(list(names), None)], DEFAULT.look))


def among(*listings: Listing, name: str, country: str | None = None) -> dict[str, str]:
    """Who of these a name is, by id, the nearest first, and how sure that is."""
    found = index(*listings).find("end_user", name, country)
    return {match.listing.id: match.strength for match in found}


# -- spelling -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    [
        "Huawei Technologies Co., Ltd.",
        "HUAWEI TECHNOLOGIES CO LTD",
        "huawei technologies company limited",
        "Huawei  Technologies\tCo. , Ltd",
        "  Huawei Technologies Co., Ltd.  ",
        "Huawei-Technologies Co. Ltd.",
        "Huawei_Technologies Co Ltd",
        "Huáwèi Technologies Co., Ltd.",
        "Ｈｕａｗｅｉ Technologies Co., Ltd.",
        "Huawei\u00a0Technologies\u2009Co.,\u3000Ltd.",
        "Hua\u200bwei Tech\u200dnologies Co., Ltd.\ufeff",
        "\u202aHuawei Technologies Co., Ltd.\u202c",
        "Huawei Technologies Co.\u00ad, Ltd.",
    ],
)
def test_case_accents_points_and_what_nobody_sees_do_not_matter(spelling):
    assert strength(spelling) == "strong"
    assert find(spelling)[0].score == 1.0


def test_letters_of_another_script_that_look_alike_are_seen_through():
    assert strength("Huаwei Tесhnоlоgiеs Co., Ltd.") == "strong"


def test_a_chinese_name_is_recognised_as_the_one_in_latin_letters():
    assert find("华为技术有限公司")[0].listing.name == HUAWEI


@pytest.mark.parametrize(
    "name", ["Hisilicn Technologies", "Hi Silicon", "Huaweii", "Bejing 8 Stars Internationl"]
)
def test_a_misspelt_name_is_for_a_person_to_look_at(name):
    assert strength(name) == "possible"


@pytest.mark.parametrize("name", ["Acme", "Beijing Dairy", "中兴通訊甲", "Nobody At All A/S"])
def test_another_name_is_another_party(name):
    assert find(name) == ()


# -- legal forms --------------------------------------------------------------------------------


def test_an_equal_name_is_strong_wherever_it_is():
    for country in ("CN", "HK", "MO", "DK", None):
        assert strength(HUAWEI, country) == "strong"


def test_another_legal_form_is_strong_at_home_and_possible_abroad():
    assert strength("HiSilicon Technologies", "CN") == "strong"
    assert strength("HiSilicon Technologies", None) == "strong"
    assert strength("HiSilicon Technologies", "SG") == "possible"


def test_a_bare_legal_form_is_nobody():
    assert find("Co., Ltd.") == ()


# -- countries ----------------------------------------------------------------------------------


@pytest.mark.parametrize("country", ["HK", "MO"])
def test_hong_kong_and_macau_stand_under_china(country):
    assert strength("Beijing 8-Star International", country) == "strong"


def test_a_name_listed_in_hong_kong_is_at_home_in_china():
    assert strength("Huawei Device (Hong Kong)", "CN") == "strong"
    assert strength("Huawei Device (Hong Kong)", "SG") == "possible"


@pytest.mark.parametrize("country", ["CN", "HK"])
def test_of_two_entries_of_one_name_the_one_at_home_comes_first(country):
    assert find(HUAWEI, country)[0].listing.country == country


def test_without_a_country_both_entries_are_meant():
    assert {match.listing.country for match in find(HUAWEI, None)} == {"CN", "HK"}


def test_an_entry_abroad_is_left_out_where_the_one_at_home_says_as_much():
    at_home, abroad = (listing(one, "Rotorwerk Ost", country=one) for one in ("BY", "RU"))
    assert among(abroad, at_home, name="Rotorwerk Ost", country="BY") == {"BY": "strong"}


@pytest.mark.parametrize(
    "more",
    [
        {"span": Span(date(2019, 1, 1))},
        {"known": date(2019, 1, 1)},
        {"requirement": "all_items"},
        {"list": ENTITY_LIST},
        {"programme": "BELARUS"},
        {"footnotes": frozenset({1})},
    ],
    ids=str,
)
def test_it_is_not_where_it_began_earlier_or_asks_for_something_else(more):
    """The days are not known here, and it may be the one that stops the trade."""
    at_home = listing("BY", "Rotorwerk Ost", country="BY")
    abroad = listing("RU", "Rotorwerk Ost", **{"country": "RU", **more})
    assert set(among(at_home, abroad, name="Rotorwerk Ost", country="BY")) == {"BY", "RU"}


def test_nor_where_the_one_at_home_is_only_possible():
    at_home = listing("BY", "Rotorwerc Ost", country="BY")
    abroad = listing("RU", "Rotorwerk Ost Minsk", country="RU")
    found = among(at_home, abroad, name="Rotorwerk Ost", country="BY")
    assert found == {"BY": "possible", "RU": "possible"}


# -- several entries ----------------------------------------------------------------------------


def test_one_listing_is_found_once_and_by_its_most_alike_name():
    one = listing("1", "Rotorwerk Ost Minsk", "Rotorwerk Ost", "Rotorwerk Osst")
    (match,) = index(one).find("buyer", "Rotorwerk Ost", None)
    assert (match.alias, match.strength, match.role) == ("Rotorwerk Ost", "strong", "buyer")


def test_two_listings_under_one_name_are_both_found():
    one, two = listing("1", "Rotorwerk Ost"), listing("2", "Another", "Rotorwerk Ost")
    assert among(one, two, name="Rotorwerk Ost") == {"1": "strong", "2": "strong"}


def test_who_bears_the_name_of_one_entry_is_not_another_of_the_list_that_is_like_it():
    bearer, alike = listing("1", "Rotorwerk Ost"), listing("2", "Rotorwerk Ost Minsk")
    assert among(alike, name="Rotorwerk Ost") == {"2": "possible"}
    assert among(bearer, alike, name="Rotorwerk Ost") == {"1": "strong"}


def test_but_may_be_one_of_another_list():
    bearer = listing("1", "Rotorwerk Ost")
    alike = listing("2", "Rotorwerk Ost Minsk", list=ENTITY_LIST)
    assert set(among(bearer, alike, name="Rotorwerk Ost")) == {"1", "2"}


def test_and_may_be_it_where_the_country_speaks_against_the_bearer_of_the_name():
    bearer = listing("1", "Rotorwerk Ost", country="RU")
    alike = listing("2", "Rotorwerk Ost Minsk", country="BY")
    assert among(bearer, alike, name="Rotorwerk Ost", country="BY") == {
        "1": "strong",
        "2": "possible",
    }


@pytest.mark.parametrize("word", ["Star", "Trading", "Global", "Bank", "Star Ltd"])
def test_a_lone_common_word_is_never_strong(word):
    assert among(listing("1", word), name=word) == {"1": "possible"}
    assert among(listing("1", "Zorbalak", word), name=word) == {"1": "possible"}


@pytest.mark.parametrize("name", ["Huawei Iceland", "Beijing", "Technologies Co., Ltd.", "Star"])
def test_a_part_of_a_listed_name_is_no_match(name):
    assert find(name) == ()


# -- what a reviewer said -----------------------------------------------------------------------


def test_who_was_cleared_is_no_match_and_does_not_hide_who_is_like_the_name():
    bearer, alike = listing("1", "Rotorwerk Ost"), listing("2", "Rotorwerk Ost Minsk")

    def settled(match: Match) -> Match | None:
        return None if match.listing.id == "1" else match

    found = replace(index(bearer, alike), settled=settled).find("buyer", "Rotorwerk Ost", None)
    assert [match.listing.id for match in found] == ["2"]


# -- evidence -----------------------------------------------------------------------------------


def test_a_match_says_why():
    (match,) = find(HUAWEI_DENMARK, "DK")
    assert match.score == 1.0
    assert match.evidence == (
        f"the same name as '{HUAWEI_DENMARK}' on us-bis-entity-list; listed in DK"
    )


def test_a_match_that_is_only_like_the_name_says_which_words_differ():
    (match,) = index(listing("1", "Rotorwerk Ost", country="BY")).find(
        "buyer", "Rotorwerc Ost", "DE"
    )
    assert match.evidence == (
        "like 'Rotorwerk Ost' on us-ofac-sdn; the same: ost; rotorwerc for rotorwerk "
        "(sounds alike); listed in BY, here in DE"
    )


def test_the_better_the_match_the_higher_its_score():
    same = find(HISILICON, "CN")[0].score
    at_home = find("HiSilicon Technologies", "CN")[0].score
    abroad = find("HiSilicon Technologies", "SG")[0].score
    assert 1 == same > at_home > abroad > 0


def test_one_listing_is_found_once_even_under_two_of_its_names():
    found = find("Huawei", "CN")
    assert len(found) == len({match.listing.id for match in found}) == 1


# -- families -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Huawei Iceland ehf", "huawei"),
        ("The HiSilicon Fan Club", "huawei"),
        ("zte-Nordic", "zte"),
        ("Huaweia", None),
        ("Aztec Trading", None),
        ("", None),
    ],
)
def test_a_family_is_a_word_in_the_name(name, family):
    assert the_desk().names.family(name) == family


def test_who_bears_a_family_s_name_and_is_on_no_list_resembles_it():
    party = Party(role="end_user", name="Huawei Iceland", country="IS")
    people, matches = the_desk().look_at(party)
    assert not matches
    assert [(one.via, one.family) for one in people] == [("resembles", "huawei")]


# -- hostile input ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".,;:'-_/\\()[]{}",
        "\u200b\u200c\u200d\u2060\ufeff",
        "\u202e\u202d\u2066",
        "\u0301\u0302\u0303",
        "\x00\x01\x1f",
        "\ud800",
        "😀",
        "%s %d {0} ${jndi:ldap://x} '; DROP TABLE parties; --",
        "a" * 500,
        ". " * 250,
        "ﷺ" * 500,
    ],
)
def test_strange_input_is_nobody_and_harms_nothing(name):
    assert find(name) == ()


def test_a_name_written_from_right_to_left_is_itself_backwards():
    assert find(HUAWEI[::-1]) == ()
    assert strength(f"\u202d{HUAWEI}\u202c") == "strong"


def test_an_empty_index_finds_nobody():
    assert index().find("end_user", HUAWEI, "CN") == ()


# -- laws ---------------------------------------------------------------------------------------


@given(st.text(max_size=60), st.sampled_from(["CN", "DK", None]))
def test_any_text_is_recognised_or_not_without_complaint(name, country):
    for match in find(name, country):
        assert match.strength in ("strong", "possible") and 0 < match.score <= 1
        assert match.evidence and match.alias


@given(st.lists(st.sampled_from([HUAWEI, EIGHT_STAR, SICARRIER, "Huawei Iceland", "Acme", ""])))
def test_who_would_be_found_is_wanted(names):
    """More may be, since what is looked at need not be a match."""
    the_index = the_desk().names
    found = {name for name in names if find(name, None) or the_index.family(name)}
    assert found <= the_index.wanted(names) <= set(names)
    assert "Acme" not in the_index.wanted(names)


HELD = [
    "Rotorwerk Ost",
    "Rotorwerk Ost GmbH",
    "Rotorwerk Ost Minsk",
    "Rotorwerc Ost",
    "Ost",
    "Star",
    "Pencil Bank",
    "Pensil Bank",
]
STRICTNESS = ["go", "go_until", "hold", "stop"]
DAYS = st.sampled_from([None, date(2022, 3, 3), date(2026, 12, 31)])
LISTINGS = st.builds(
    lambda *facts: facts,
    st.sampled_from(HELD),
    st.lists(st.sampled_from(HELD), max_size=2),
    st.sampled_from([SDN, ENTITY_LIST]),
    st.sampled_from([None, "BY", "TR"]),
    st.sampled_from([date(2019, 1, 1), date(2022, 1, 1)]),
    DAYS,
)


def made(facts: Sequence[tuple]) -> tuple[Listing, ...]:
    return tuple(
        listing(
            f"{list_}:{at}",
            name,
            *aliases,
            list=list_,
            country=country,
            span=Span(start, end),
            known=start,
            requirement="all_items" if list_ == ENTITY_LIST else None,
        )
        for at, (name, aliases, list_, country, start, end) in enumerate(facts)
    )


def action(listings: tuple[Listing, ...], trade: Trade) -> int:
    """How strict the answer is, with these listings and no others."""
    asked = Desk(the_desk().rulebook, listings)
    return STRICTNESS.index(asked.check(trade).action)


def hides(fewer: tuple[Listing, ...], more: Listing, name: str, country: str | None) -> bool:
    """The one exception: the new entry bears the name itself, so that others of its list, which
    are only like the name, are not meant any more (`_meant`)."""
    before, after = (
        index(*some).find("end_user", name, country) for some in (fewer, (*fewer, more))
    )
    kept = {one.listing.id for one in after}
    gone = [one for one in before if one.listing.id not in kept and one.strength == "possible"]
    bearers = [one for one in after if one.strength == "strong" and one.score == 1.0]
    return more in [one.listing for one in bearers] and any(
        one.listing.list == more.list for one in gone
    )


def sale_to(name: str, country: str | None, on: str) -> Trade:
    """Simple American goods."""
    buyer = Party(role="end_user", name=name, country=country, owners=())
    goods = {"eccn": "EAR99", "item_form": "commodity", "purpose": "resale"}
    return us_export(on=on, to="TR", parties=(buyer,), **goods)


@given(
    st.lists(LISTINGS, min_size=1, max_size=4),
    st.sampled_from(HELD),
    st.sampled_from([None, "BY", "TR"]),
    st.sampled_from(["2019-06-01", "2022-02-01", "2023-01-01"]),
)
@settings(max_examples=150)
def test_another_listing_never_frees_a_trade(facts, name, country, on):
    """With one exception, see `hides`: else who shares a listed name would be held for all that
    are like it."""
    *some, last = made(facts)
    fewer = tuple(some)
    sale = sale_to(name, country, on)
    if not hides(fewer, last, name, country):
        assert action((*fewer, last), sale) >= action(fewer, sale)


def test_the_exception_is_an_entry_that_bears_the_name_itself():
    alike = listing("1", "Rotorwerk Ost Minsk")
    bearer = listing("2", "Rotorwerk Ost")
    assert hides((alike,), bearer, "Rotorwerk Ost", None)
    assert not hides((alike,), replace(bearer, list=ENTITY_LIST), "Rotorwerk Ost", None)


def test_an_entry_that_has_ended_hides_nobody():
    alike = listing("1", "Rotorwerk Ost Minsk")
    bearer = listing("2", "Rotorwerk Ost", span=Span(date(2020, 1, 1), date(2021, 1, 1)))
    assert not hides((alike,), bearer, "Rotorwerk Ost", None)
    sale = sale_to("Rotorwerk Ost", None, "2022-02-01")
    assert STRICTNESS[action((alike,), sale)] == "hold"
    assert action((alike, bearer), sale) >= action((alike,), sale)


@pytest.mark.parametrize("name", ["a" * 10_000, "Huawei " * 2_000, "x " * 1_000 + HUAWEI])
def test_a_name_of_which_only_a_part_would_be_looked_for_is_refused(name):
    """Else whoever stands at its end would go unseen."""
    with pytest.raises(Refusal, match=r"end_user: found a name of .* characters; expected 500"):
        find(name)
