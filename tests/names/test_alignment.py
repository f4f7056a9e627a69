"""How alike two names are: which word covers which, and what is left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.names import measure
from licet.names.alignment import Alignment
from licet.names.fold import readings
from licet.names.index import build
from licet.names.scale import CUT_OFF, FLOOR, JOINED, REVERSED
from licet.names.search import Search


def aligned(asked, listed):
    """The best of all readings: the score, and which words cover which."""
    alignment = Alignment(*measure.scratch())
    best: tuple[int, list[list[int]]] = 0, []
    for one in readings(asked):
        for other in readings(listed):
            names = measure.names([one, other])
            score = alignment.compare(names, 0, names, 1)
            places = range(0, 5 * alignment.pair_count, 5)
            pairs = [[alignment.pairs[at + part] for part in range(5)] for at in places]
            best = max(best, (score, sorted(pairs)))
    return best


def score(asked, listed):
    return aligned(asked, listed)[0]


def covers(asked, listed):
    """Pairs of words, each as text, in the order of the name asked."""
    mine, theirs = ([one.text for one in readings(name)[0].words] for name in (asked, listed))
    return [
        (" ".join(mine[i : i + many]), " ".join(theirs[j : j + much]))
        for i, many, j, much, _ in aligned(asked, listed)[1]
    ]


# -- which word covers which ----------------------------------------------------------------------


def test_each_word_is_covered_by_the_word_that_is_most_like_it():
    found = covers("Mohamed Zorbalak Trading", "Zorbalac Muhammad Trading Co")
    assert found == [("mohamed", "muhammad"), ("zorbalak", "zorbalac"), ("trading", "trading")]


def test_a_word_covers_one_word_only():
    assert covers("Zorbalak", "Zorbalak Zorbalac") == [("zorbalak", "zorbalak")]
    assert len(covers("Zorbalak Zorbalak", "Zorbalak")) == 1


def test_of_two_that_are_the_same_the_one_in_its_place_is_taken():
    found = aligned("Bin Zorbalak Bin Vikosh", "Bin Zorbalak Bin Vikosh")
    assert found == (1000, [[at, 1, at, 1, 1000] for at in range(4)])


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("al qaeda", "alqaeda"),
        ("hua wei", "huawei"),
        ("bashir ud din", "bashiruddin"),
        ("jong un", "jongun"),
        ("zor balak", "zorbalak"),
    ],
)
def test_words_written_as_one_are_one(apart, together):
    assert covers(apart, together) == [(apart, together)]
    assert covers(together, apart) == [(together, apart)]
    assert aligned(apart, together)[1][0][-1] == JOINED
    assert 900 < score(apart, together) == score(together, apart) < 1000


def test_words_written_as_one_are_one_within_a_name_too():
    assert score("Al-Qaeda Zorbalak Network", "Alqaeda Zorbalak Network") > 950
    assert score("Kim Jong-un", "Kim Jongun") > 950


def test_words_written_as_one_may_be_misspelt_by_ear():
    assert FLOOR < score("bashir ud din", "basheeruddin") < score("bashir ud din", "bashiruddin")


# -- order ----------------------------------------------------------------------------------------


def test_another_order_is_slightly_below_the_same_name():
    assert score("Vladimir Putin", "Vladimir Putin") == 1000
    assert score("Vladimir Putin", "Putin Vladimir") == 1000 - REVERSED
    assert 0 < REVERSED < 50


def test_a_comma_says_which_order_it_is():
    assert score("Vladimir Putin", "PUTIN, Vladimir") == 1000


def test_the_order_of_legal_forms_and_particles_says_nothing():
    assert score("Zorbalak Vikosh OOO", "OOO Zorbalak Vikosh") == 1000


# -- what is left over ----------------------------------------------------------------------------


def test_a_missing_middle_name_costs_something_and_loses_nobody():
    whole = "Vladimir Vladimirovich Putin"
    assert 800 < score("Vladimir Putin", whole) < 1000
    assert 800 < score(whole, "Vladimir Putin") < 1000


def test_what_is_left_of_the_listed_name_counts_less_where_all_of_the_other_is_covered():
    longer = "Zorbalak Vikosh Terningul"
    assert score("Zorbalak Vikosh", longer) > score(longer, "Zorbalak Vikosh")


def test_the_more_is_left_over_the_lower_the_score():
    names = ["Zorbalak Vikosh", "Zorbalak Vikosh Ltd", "Zorbalak Vikosh Trading"]
    names += ["Zorbalak Vikosh Terningul", "Zorbalak Vikosh Terningul Xandorma"]
    found = [score("Zorbalak Vikosh", name) for name in names]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_an_initial_stands_for_a_name_and_says_less():
    known = score("V Putin", "Vladimir Putin")
    assert score("John Putin", "Vladimir Putin") < known < 1000
    assert known == score("Vladimir Putin", "V. Putin")
    assert score("J Putin", "Vladimir Putin") < FLOOR


def test_another_legal_form_or_title_is_a_small_difference():
    assert 850 < score("Zorbalak Ltd", "Zorbalak LLC") < score("Zorbalak Ltd", "Zorbalak") < 1000
    assert 900 < score("Sheikh Zorbalak", "Zorbalak") < 1000


def test_a_typing_slip_is_a_small_difference():
    assert 850 < score("Zorbalak Vikosh", "Zorbalak Vikoosh") < 1000


def test_of_two_names_that_differ_in_a_telling_word_neither_is_the_other():
    assert score("Zorbalak Shipping", "Vikosh Shipping") == 0
    assert score("John Smith", "Jane Smith") < FLOOR
    assert score("Zorbalak Ali", "Vikosh Ali") < FLOOR


# -- words that say nothing -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["Trading", "Corp", "Co., Ltd.", "Limited", "International", "Captain", "Al", "John", "J"],
)
def test_a_lone_generic_word_is_nobody(name):
    assert score(name, f"{name} Zorbalak Vikosh") < FLOOR
    assert score(f"{name} Zorbalak Vikosh", name) < FLOOR


@pytest.mark.parametrize("name", ["Co., Ltd.", "S.A.", "Bin Al", "J P", "Dr."])
def test_forms_particles_titles_and_initials_alone_are_nobody_even_as_they_stand(name):
    assert score(name, name) == 0


def test_a_listed_name_that_is_one_common_word_is_found_as_it_stands():
    assert score("Trading", "Trading") == 1000


# -- cut off --------------------------------------------------------------------------------------


def found(asked, listed, **how):
    """What a search says: it alone knows of names that break off."""
    return [hit.score for hit in Search(build([listed]), **how).one(asked, 700)]


def test_a_long_name_that_breaks_off_is_found():
    whole = "Zorbalak International Company for Trading and Shipping of Steel"
    assert found("Zorbalak International Comp", whole)[0] >= CUT_OFF
    assert found("International Company for Tr", f"International Company for Trade {whole}")


def test_a_short_beginning_is_not_a_name_that_breaks_off():
    whole = "Trading Company Xandorma Terningul Vikosh"
    assert not found("Trading Company", whole)
    assert not found("Tradingcompanyxandorma", whole)  # one word only


def test_a_listed_name_that_breaks_off_is_found_turned_round():
    whole = "International Company for Trade Zorbalak Vikosh"
    assert found(whole, "International Company for Tr", turned_round=True) == [CUT_OFF]


def test_a_word_that_breaks_off_stands_for_the_whole():
    assert covers("Vikosh Zorba", "Vikosh Zorbalak")[-1] == ("zorba", "zorbalak")
    assert score("Vikosh Zorba", "Vikosh Zorbalak") > FLOOR


# -- characters -----------------------------------------------------------------------------------


def test_the_same_reading_of_other_characters_is_below_the_same_characters():
    assert FLOOR < score("李伟", "李薇") < score("李伟", "李伟") == 1000


def test_letters_do_not_say_which_characters_they_are():
    assert score("李伟", "Li Wei") == score("李薇", "Li Wei") == 1000


def test_what_was_read_from_characters_is_not_misspelt_by_ear():
    assert score("Xi Jinping", "Xi Jinpin") > FLOOR
    assert aligned("习近平", "Xi Jinpin")[1] == [[0, 1, 0, 1, 1000]]


def test_a_korean_name_is_found_by_hangul_characters_and_letters():
    assert score("金正恩", "Kim Jong Un") == 1000
    assert score("김정일", "Kim Jeongil") > 900


def test_a_company_in_characters_is_found_by_its_english_name():
    assert score("华为技术有限公司", "Huawei Technologies Co., Ltd.") > 900


# -- laws -----------------------------------------------------------------------------------------

WORDS = (
    "zorbalak zorbalac zorba z vikosh vi kosh trading john j bin al ltd sheikh 7 李伟 muhammad mohd"
)
NAMES = st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join)
UNRELATED = "wugwugwugwugwugwugwug"  # too long to be a part of any of the words


@given(NAMES, NAMES)
def test_a_score_is_nothing_to_a_thousand(asked, listed):
    assert 0 <= score(asked, listed) <= 1000


@given(NAMES)
def test_a_name_is_wholly_itself_or_nobody(name):
    assert score(name, name) in (0, 1000)


@given(NAMES, NAMES)
def test_an_unrelated_word_never_raises_the_score(asked, listed):
    before = score(asked, listed)
    assert score(f"{asked} {UNRELATED}", listed) <= before
    assert score(asked, f"{listed} {UNRELATED}") <= before


@given(NAMES, NAMES)
def test_a_word_is_in_one_pair_at_most(asked, listed):
    _, pairs = aligned(asked, listed)
    mine = [at for i, many, _, _, _ in pairs for at in range(i, i + many)]
    theirs = [at for _, _, j, much, _ in pairs for at in range(j, j + much)]
    assert len(mine) == len(set(mine))
    assert len(theirs) == len(set(theirs))


def test_a_score_of_many_words_in_another_order_is_not_below_nothing():
    left = [f"{letter * 3}ib{letter}um" for letter in "bcdfghjklmnpqrstvwxz"]
    right = [f"o{letter * 2}e{letter}an" for letter in "bcdfghjklmnpqrstvwxz"]
    asked = " ".join(["ali", "zhang", *left])
    listed = " ".join(["zhan", "aly", *right])
    assert score(asked, listed) >= 0
