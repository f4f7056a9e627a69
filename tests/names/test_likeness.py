"""How alike two words are: what a slip costs against another, and the laws of the measure."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licet.names import measure, tables
from licet.names.measure import likeness
from licet.names.scale import (
    FLOOR,
    INITIAL,
    MOST_KEYS,
    MOST_LETTERS,
    PREFIX_FROM,
    UNVOWELED,
    VARIANT,
)
from licet.names.words import word

NAME = "zorbalak"  # in no table


def keys(text):
    """The keys under which a word is looked up."""
    out = memoryview(bytearray(4 * MOST_KEYS)).cast("I")
    count = measure.measures().keys(measure.pack([word(text)]), 0, out)
    return set(out[:count])


# -- a table of pairs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pair",
    [
        "muhammad mohamed",
        "vladimir vldmr",
        "vladimir vladmir",
        "imran irnran",
        "bernard bemard",
        "corner comer",
        "catherine katherine",
        "philip filip",
        "smith smyth",
        "smith smiht",
        "kadyrov kadirov",
        "qadhafi gaddafi",
        "john johnson",
        "international intl",
        "hussein husayn",
        "zorbalak 2orbalak",
        "zorbalak zorba1ak",
        "zorbalak zorb",
    ],
)
def test_words_that_are_alike(pair):
    assert likeness(*pair.split()) >= FLOOR


@pytest.mark.parametrize(
    "pair",
    [
        "john jane",
        "kim jim",
        "zor zur",  # three letters may not slip
        "zorb zarp",  # nor four letters twice
        "12345 12346",  # numbers are the same or they are not
        "12345 123456",
        "zorbalak kalabroz",
        "zorbalak xorbelik",
        "bank tank",  # the first letter is rarely wrong
    ],
)
def test_words_that_are_two_words(pair):
    assert likeness(*pair.split()) == 0


@pytest.mark.parametrize(
    ("smaller", "greater"),
    [
        ("zorballak", "zorbelak"),  # a double letter, a vowel for a vowel
        ("zorbalakk", "zorbalaks"),  # at the end too
        ("zorbelak", "zorbtlak"),  # a vowel for a vowel, a consonant for a vowel
        ("zorbalk", "zorbaak"),  # a vowel is missing, a consonant is
        ("zorbahlak", "zorbatlak"),  # an h too many, a t
        ("zrobalak", "zarhalak"),  # two letters changed places; two slips
        ("zrobalak", "zprbtlak"),
        ("zorbalac", "zorbalah"),  # sounds alike, does not
        ("zorba1ak", "zorbatak"),  # looks alike, does not
        ("zorbatak", "borbalak"),  # within, at the beginning
        ("zprbalak", "zmrbalak"),  # a neighbour on the keyboard, a far key
        ("zorbalak", "zorballak"),  # nothing, anything
        ("zrblk", "zrblak"),  # all vowels are missing, some are
        ("zorbala", "zorba"),  # little is missing at the end, more
        ("zorbalakov", "zorbalakovsky"),
    ],
)
def test_the_smaller_slip_costs_less(smaller, greater):
    assert likeness(NAME, smaller) > likeness(NAME, greater)


def test_a_vowel_at_the_end_tells_more_than_one_within():
    assert likeness("luiis", "luis") > likeness("luis", "luisa")
    assert likeness("zorbaalak", NAME) > likeness("zorbalak", "zorbalaka")


def test_a_slip_in_a_short_word_costs_more_than_in_a_long_one():
    assert likeness("zorbalakovich", "zorbatakovich") > likeness("zorbal", "zorbat") > 0


def test_variants_by_the_tables_are_below_the_same_word_and_one_letter_off():
    assert likeness("muhammad", "mohamed") == VARIANT
    assert likeness("muhammad", "muhammad") == 1000
    assert likeness("vladimir", "volodymyr") == VARIANT


def test_a_word_without_its_vowels_is_the_word():
    assert likeness("vladimir", "vldmr") == likeness(NAME, "zrblk") == UNVOWELED
    assert likeness("ali", "l") == 0


def test_an_initial_stands_for_any_word_that_begins_with_it():
    assert likeness("z", NAME) == likeness(NAME, "z") == INITIAL
    assert likeness("b", NAME) == 0
    assert likeness("z", "z") == 1000


@pytest.mark.parametrize("pair", ["7 7eleven", "4 zorbalak", "7 8"])
def test_a_digit_is_no_initial(pair):
    assert likeness(*pair.split()) == 0


def test_three_letters_stand_for_no_longer_word():
    assert likeness("zor", NAME) == 0
    assert likeness("zorb", NAME) >= FLOOR


# -- laws -----------------------------------------------------------------------------------------

LETTERS = st.text(st.sampled_from("abcdehiklmnorsuvxyz01"), min_size=1, max_size=14)
ANY = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789"), min_size=1, max_size=45)
KNOWN = st.sampled_from(sorted(tables.groups()))
EDITS = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from("drsti"), st.sampled_from("aehmnrcl1x")),
    max_size=3,
)


def edited(text, edits):
    """A word with letters dropped, replaced, swapped, doubled or put in."""
    for at, how, letter in edits:
        head, tail = text[:at], text[at:]
        changed = {
            "d": head + tail[1:],
            "r": head + letter + tail[1:],
            "s": head + tail[1:2] + tail[:1] + tail[2:],
            "t": head + tail[:1] + tail,
            "i": head + letter + tail,
        }[how]
        text = changed or text
    return text


def bare(text):
    """A word without the vowels after its first letter."""
    return text[0] + "".join(one for one in text[1:] if one not in "aeiou")


WORDS = st.one_of(LETTERS, ANY, KNOWN)
GROUPS = [row[0].split() for table in ("variants", "business") for row in tables.rows(table)]
PAIRS = st.one_of(
    st.tuples(WORDS, WORDS),
    st.builds(lambda text, edits: (text, edited(text, edits)), WORDS, EDITS),
    st.builds(lambda text, end: (text, text + end), WORDS, LETTERS),
    st.builds(lambda text: (text, bare(text)), WORDS),
    st.sampled_from(GROUPS).flatmap(lambda mine: st.tuples(*2 * [st.sampled_from(mine)])),
)


@given(PAIRS)
def test_it_does_not_matter_which_word_is_asked(pair):
    one, other = pair
    assert likeness(one, other) == likeness(other, one)


@given(PAIRS)
def test_a_likeness_is_nothing_or_from_the_floor_to_a_thousand(pair):
    found = likeness(*pair)
    assert found == 0 or FLOOR <= found <= 1000 or (found == INITIAL and min(map(len, pair)) == 1)


@given(PAIRS)
def test_only_the_same_word_is_wholly_alike(pair):
    one, other = (text[:MOST_LETTERS] for text in pair)
    assert (likeness(one, other) == 1000) == (one == other)


@given(PAIRS)
@example(("abcdefghij", "xabcdefghij"))
@example(("abcdefgxhy", "abcdefghyx"))
@example(("aabcdefgh", "bcdefghaa"))
def test_words_that_are_alike_share_a_key_or_one_begins_with_the_other(pair):
    one, other = (text[:MOST_LETTERS] for text in pair)
    begins = min(len(one), len(other)) >= PREFIX_FROM and (
        one.startswith(other) or other.startswith(one)
    )
    if likeness(one, other) >= FLOOR:
        assert begins or keys(one) & keys(other)


@given(WORDS)
def test_a_word_has_room_for_its_keys_and_keeps_them(text):
    assert 0 < len(keys(text)) <= MOST_KEYS
    assert keys(text) == keys(text)


@given(WORDS)
def test_what_a_word_sounds_like_is_left_when_its_inner_vowels_go(text):
    assert measure.heard(text[:MOST_LETTERS]) >= 0
    if "h" not in text and "c" not in text:  # these hear what comes after them
        assert measure.heard(text) == measure.heard(bare(text))
