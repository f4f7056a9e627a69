"""Why two names are alike: each word against its own, what is left over, and the same score."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licet.names.explain import Explanation, explain, is_lone
from licet.names.fold import Reading, readings
from licet.names.index import build
from licet.names.policy import DEFAULT
from licet.names.scale import CUT_OFF, INITIAL, UNVOWELED, VARIANT
from licet.names.search import Search


def how(asked: str, listed: str) -> dict[tuple[str, str], str]:
    """What makes each word of one name like its word of the other, where it is not the same."""
    pairs = explain(asked, listed).pairs
    return {(one.asked, one.listed): one.how for one in pairs if one.how != "the same"}


def said(asked: str, listed: str) -> str:
    return explain(asked, listed).sentence


# -- word against word --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    ["Rotorwerk Ost GmbH", "ROTORWERK  OST G.m.b.H.", "Rotorwerk-Ost GmbH", "rotorwerk, ost gmbh"],
)
def test_the_same_name_is_said_to_be_it_however_it_is_written(asked):
    found = explain(asked, "Rotorwerk Ost GmbH")
    assert (found.score, found.equal, found.sentence) == (1000, True, "the same name")
    assert {one.how for one in found.pairs} == {"the same"}


def test_words_that_are_the_same_are_named_together():
    assert said("Rotorwerk Ost Minsk", "Rotorwerk Ost") == (
        "the same: rotorwerk, ost; not in the listed name: minsk"
    )


def test_a_variant_of_a_name():
    assert said("Muhammad Zorbalak", "Mohammed Zorbalak") == (
        "the same: zorbalak; muhammad for mohammed (a variant)"
    )
    (first, _) = explain("Muhammad Zorbalak", "Mohammed Zorbalak").pairs
    assert first.alike == VARIANT


def test_an_initial():
    assert said("V Zorbalak", "Vladimir Zorbalak") == (
        "the same: zorbalak; v for vladimir (an initial)"
    )
    assert how("Vladimir Zorbalak", "V. Zorbalak") == {("vladimir", "v"): "an initial"}
    assert explain("V Zorbalak", "Vladimir Zorbalak").pairs[0].alike == INITIAL


@pytest.mark.parametrize(
    ("asked", "listed", "pair"),
    [
        ("Rotor Werk Ost", "Rotorwerk Ost", ("rotor werk", "rotorwerk")),
        ("Rotorwerk Ost", "Rotor Werk Ost", ("rotorwerk", "rotor werk")),
        ("Al Zorbalak", "Alzorbalak", ("al zorbalak", "alzorbalak")),
    ],
)
def test_two_words_that_are_written_as_one(asked, listed, pair):
    assert how(asked, listed) == {pair: "written as one"}


def test_a_word_that_is_shortened():
    assert how("Zorbalak Ost", "Zorbalakovi Ost") == {("zorbalak", "zorbalakovi"): "shortened"}


def test_a_word_without_its_vowels():
    assert how("Rtrwrk Ost", "Rotorwerk Ost") == {("rtrwrk", "rotorwerk"): "without its vowels"}
    assert explain("Rtrwrk Ost", "Rotorwerk Ost").pairs[0].alike == UNVOWELED


@pytest.mark.parametrize(("asked", "listed"), [("Smyth", "Smith"), ("Bordek", "Bordk")])
def test_a_word_that_has_its_vowels_is_not_said_to_lack_them(asked, listed):
    """However alike the two are by their letters."""
    assert "vowels" not in said(f"{asked} Ost", f"{listed} Ost")


def test_a_word_that_sounds_alike_and_one_that_is_spelt_differently():
    assert how("Zorbalac Ost", "Zorbalak Ost") == {("zorbalac", "zorbalak"): "sounds alike"}
    assert how("Zorbalax Ost", "Zorbalak Ost") == {("zorbalax", "zorbalak"): "spelt differently"}


def test_a_name_that_is_cut_off():
    found = explain("Zorbalak Machinery", "Zorbalak Machinery Export And Research Bureau Minsk")
    assert (found.score, found.cut_off) == (CUT_OFF, True)
    assert found.sentence.startswith("the listed name begins so and goes on: cut off; the same: ")
    assert found.left_listed == ("export", "and", "research", "bureau", "minsk")


def test_a_name_that_is_only_a_little_shorter_is_not_cut_off():
    found = explain("Zorbalak Machinery Export", "Zorbalak Machinery Export Minsk")
    assert not found.cut_off and found.score > CUT_OFF


def test_words_in_another_order():
    found = explain("Ost Rotorwerk", "Rotorwerk Ost")
    assert found.sentence == "the same: ost, rotorwerk; in another order"
    assert found.turned and not found.equal


def test_a_comma_says_which_is_the_family_name_and_is_no_other_order():
    assert said("Vladimir Zorbalak", "ZORBALAK, Vladimir") == "the same name"


# -- what is left over --------------------------------------------------------------------------


def test_what_is_left_over_on_either_side_is_told():
    found = explain("Rotorwerk Ost Minsk", "Rotorwerk Ost Brest")
    assert (found.left, found.left_listed) == (("minsk",), ("brest",))
    assert found.sentence == (
        "the same: rotorwerk, ost; not in the listed name: minsk; only in the listed name: brest"
    )


def test_a_name_is_complete_where_only_words_are_left_over_that_tell_nothing():
    assert explain("Rotorwerk Ost", "Rotorwerk Ost GmbH").complete
    assert explain("The Rotorwerk Ost Ltd", "Rotorwerk Ost GmbH").complete
    assert not explain("Rotorwerk Ost", "Rotorwerk Ost Minsk").complete


# -- other scripts ------------------------------------------------------------------------------


def test_a_name_in_another_script_says_how_it_was_read():
    assert said("Ростех", "Rostekh") == "the same name, read rostekh"
    assert said("金正恩", "Kim Jong Un") == "the same name, read kim jong un"


def test_it_does_so_where_the_names_are_only_alike():
    found = explain("华为技术有限公司", "Huawei Technologies Co., Ltd.")
    assert found.spoken is not None and found.spoken.split()[0] == "huawei"
    assert found.sentence.startswith(f"read {found.spoken}; the same: huawei, ")


def test_a_name_in_latin_letters_was_not_read():
    assert explain("Rostekh", "Ростех").spoken is None


def test_letters_that_only_look_like_latin_ones_are_read_as_such():
    assert said("Rоtorwerk Оst", "Rotorwerk Ost") == "the same name, read rotorwerk ost"


def test_other_characters_of_the_same_sound_are_told_apart():
    found = explain("李伟 李薇 Ost", "李薇 李薇 Ost")
    assert "other characters, read the same" in {one.how for one in found.pairs}


# -- names that are not alike, or no names ------------------------------------------------------


@pytest.mark.parametrize(("asked", "listed"), [("", "Rotorwerk"), ("Rotorwerk", ""), ("...", "😀")])
def test_what_holds_no_word_is_like_nothing(asked, listed):
    assert explain(asked, listed) == Explanation(asked, listed, 0, (), (), ())


def test_two_other_names_have_everything_left_over():
    """And nothing of the names that were compared before."""
    assert explain("Muhammad Al Zorbalak", "Zorbalak Mohammed").pairs
    found = explain("Rotorwerk", "Bank Zorbalak")
    assert (found.score, found.pairs, found.turned) == (0, (), False)
    assert (found.left, found.left_listed) == (("rotorwerk",), ("bank", "zorbalak"))


# -- laws ---------------------------------------------------------------------------------------

WORDS = (
    "zorbalak zorbalac zorbala zrblk rotor werk rotorwerk ost muhammad mohd mohammed v vladimir "
    "vladimirovich al bin the ltd limited co corp bank trading machinery smith smyth 7 77 李伟 "
    "李薇 王 伟 华为 技术 Ростех rostekh محمد zorbalak, 金正恩 kim jong un"
).split()
NAMES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(NAMES, NAMES)
@example("zorbalak machinery trading", "zorbalak machinery trading bank ost rotorwerk the ltd")
@example("李伟", "李薇")
def test_the_explained_score_is_the_one_that_the_search_finds(asked, listed):
    found = Search(build([listed])).one(asked, 1)
    assert explain(asked, listed).score == (found[0].score if found else 0)


@given(NAMES, NAMES)
def test_each_word_is_covered_once_or_left_over(asked, listed):
    found = explain(asked, listed)
    told = [*(word for one in found.pairs for word in one.asked.split()), *found.left]
    told_too = [*(word for one in found.pairs for word in one.listed.split()), *found.left_listed]
    if readings(asked) and readings(listed):
        assert sorted(told) in [in_order(one) for one in readings(asked)]
        assert sorted(told_too) in [in_order(one) for one in readings(listed)]


def in_order(reading: Reading) -> list[str]:
    return sorted(word.text for word in reading.words)


@given(NAMES.filter(str.strip))
def test_every_name_is_itself(name):
    found = explain(name, name)
    assert (found.score, found.equal, found.complete) == (1000, True, True)
    assert not found.turned


@given(NAMES, NAMES)
def test_only_an_equal_name_is_said_to_be_the_same(asked, listed):
    found = explain(asked, listed)
    assert found.sentence.startswith("the same name") == found.equal
    assert found.score == 1000 if found.equal else found.score <= 1000


# -- a lone word --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "lone"),
    [
        ("Star", True),
        ("The Star Ltd", True),
        ("Trading Co.", True),
        ("Ltd", True),
        ("", True),
        ("Zorbalak", False),
        ("Zorbalak GmbH", False),
        ("Star Bank", False),
    ],
)
def test_a_lone_word_of_little_weight_is_known_whatever_its_legal_form(name, lone):
    assert is_lone(name, DEFAULT.lone_word) is lone
