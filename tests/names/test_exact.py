"""Recognising a listed name that is written a little differently, and no other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.facts import Listing
from licet.names import NameIndex
from licet.names.exact import core, normalise
from licet.spans import Span
from tests.builders import EIGHT_STAR, HISILICON, HUAWEI, HUAWEI_DENMARK, SICARRIER, the_desk


def find(name, country="CN", role="end_user"):
    return the_desk().names.find(role, name, country)


def strength(name, country="CN"):
    """The strongest way in which the name is recognised, or None."""
    found = {match.strength for match in find(name, country)}
    return "strong" if "strong" in found else (found or {None}).pop()


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
    assert normalise(spelling) == normalise(HUAWEI)
    assert strength(spelling) == "strong"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Corp.", "Acme Corporation"),
        ("Acme Inc", "ACME Incorporated"),
        ("Acme Pty Ltd", "Acme Pte. Limited"),
        ("Acme S.A.", "Acme SA"),
        ("Gui'an Acme", "Guian Acme"),
        ("Gui’an Acme", "Guian Acme"),
        ("Straße GmbH", "STRASSE GMBH"),
        ("Ålborg Værft A/S", "Ålborg Værft A S"),
    ],
)
def test_two_spellings_of_one_name(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acne"),
        ("Acme Trading", "Trading Acme"),
        ("Acme One", "Acme Two"),
        ("Acme & Sons", "Acme"),
        ("华为技术有限公司", "中兴通讯"),
    ],
)
def test_two_names_stay_two(one, other):
    assert normalise(one) != normalise(other)


# -- legal forms --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Acme Co., Ltd.", "acme"),
        ("Acme GmbH", "acme"),
        ("Acme Trading S.r.l.", "acme trading"),
        ("Acme", "acme"),
        ("Co., Ltd.", "co"),
        ("Limited", "ltd"),
    ],
)
def test_the_legal_form_comes_off_the_end_and_something_always_stays(name, bare):
    assert core(normalise(name)) == bare


def test_a_legal_form_in_the_middle_stays():
    assert core(normalise("Huawei Co. Trading")) == "huawei co trading"


def test_a_bare_legal_form_is_nobody():
    assert find("Co., Ltd.") == ()


# -- countries ----------------------------------------------------------------------------------


@pytest.mark.parametrize("country", ["CN", "HK", "MO", "DK", None])
def test_the_whole_name_is_strong_wherever_it_is(country):
    assert strength(HUAWEI, country) == "strong"


def test_another_legal_form_is_strong_at_home():
    assert strength("HiSilicon Technologies Inc", "CN") == "strong"


def test_another_legal_form_abroad_is_for_a_person_to_look_at():
    assert strength("HiSilicon Technologies Inc", "SG") == "possible"


def test_another_legal_form_without_a_country_is_strong():
    assert strength("HiSilicon Technologies Inc", None) == "strong"


@pytest.mark.parametrize("country", ["HK", "MO"])
def test_hong_kong_and_macau_stand_under_china(country):
    assert strength("Beijing 8-Star International", country) == "strong"


def test_a_name_listed_in_hong_kong_is_at_home_in_china():
    assert strength("Huawei Device (Hong Kong)", "CN") == "strong"
    assert strength("Huawei Device (Hong Kong)", "SG") == "possible"


@pytest.mark.parametrize("country", ["CN", "HK"])
def test_of_two_entries_of_one_name_the_one_at_home_is_meant(country):
    assert country in {match.listing.country for match in find(HUAWEI, country)}


def test_without_a_country_both_entries_are_meant():
    assert {match.listing.country for match in find(HUAWEI, None)} == {"CN", "HK"}


def test_an_entry_at_home_does_not_hide_the_same_name_abroad():
    """The one at home may begin later, or ask for less: the days are not known here."""
    abroad, later = (
        Listing(
            id=country,
            list="us-bis-entity-list",
            name=HUAWEI,
            country=country,
            span=Span(start),
            known=start,
            cite="99 FR 1",
        )
        for country, start in (("CN", date(2019, 5, 16)), ("DK", date(2024, 1, 1)))
    )
    found = NameIndex((abroad, later)).find("end_user", HUAWEI, "DK")
    assert {match.listing.id for match in found} == {"CN", "DK"}


# -- evidence -----------------------------------------------------------------------------------


def test_a_match_says_why():
    (match,) = find(HUAWEI_DENMARK, "DK")
    assert match.score == 1.0
    assert HUAWEI_DENMARK in match.evidence
    assert "us-bis-entity-list" in match.evidence


def test_the_better_the_match_the_higher_its_score():
    same = find(HISILICON, "CN")[0].score
    other_form = find("HiSilicon Technologies Inc", "CN")[0].score
    abroad = find("HiSilicon Technologies Inc", "SG")[0].score
    assert 1 >= same > other_form > abroad > 0


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


@pytest.mark.parametrize("name", ["Huawei Iceland", "Beijing", "Technologies Co., Ltd.", "Star"])
def test_a_part_of_a_listed_name_is_no_match(name):
    assert find(name) == ()


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
        "😀",
        "%s %d {0} ${jndi:ldap://x} '; DROP TABLE parties; --",
        "a" * 10_000,
        "Huawei " * 2_000,
        ". " * 5_000,
        "ﷺ" * 500,
    ],
)
def test_strange_input_is_nobody_and_harms_nothing(name):
    assert find(name) == ()


def test_a_name_written_from_right_to_left_is_itself_backwards():
    assert find(HUAWEI[::-1]) == ()
    assert strength(f"\u202d{HUAWEI}\u202c") == "strong"


def test_letters_of_another_script_that_look_alike_are_other_letters():
    assert find("Huаwei Technologies Co., Ltd.") == ()


def test_chinese_names_survive():
    assert normalise("华为技术有限公司") == "华为技术有限公司"


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(name):
    assert normalise(normalise(name)) == normalise(name)


@given(st.text(max_size=60), st.sampled_from(["CN", "DK", None]))
def test_any_text_is_recognised_or_not_without_complaint(name, country):
    for match in find(name, country):
        assert match.strength in ("strong", "possible")


@given(st.lists(st.sampled_from([HUAWEI, EIGHT_STAR, SICARRIER, "Huawei Iceland", "Acme", ""])))
def test_what_is_wanted_is_what_would_be_found(names):
    index = the_desk().names
    wanted = {name for name in names if find(name, None) or index.family(name)}
    assert index.wanted(names) == wanted


def test_an_empty_index_finds_nobody():
    assert NameIndex(()).find("end_user", HUAWEI, "CN") == ()
