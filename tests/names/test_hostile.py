"""Input that nobody means well: it is searched for, or listed, and harms nothing."""

from random import Random

import pytest

from licet.names.index import build
from licet.names.scale import MOST_WORDS
from licet.names.search import Search
from tests.names.samples import made_names

LISTED = ["Zorbalak Trading Ltd", "Huawei Technologies Co., Ltd.", "PUTIN, Vladimir", "李伟"]
HOSTILE = [
    "",
    " ",
    "a",
    "Z",
    "7",
    "é",
    "李",
    ".,;:'-_/\\()[]{}",
    "123456",
    "0",
    "1 2 3 4 5 6 7 8 9 0",
    "3,141.59",
    "\x00\x01\x1f\x7f",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u202e\u202d\u2066",
    "\u0301\u0302\u0303",
    "\ud800",
    "😀",
    "%s %d {0} ${jndi:ldap://x} '; DROP TABLE parties; --",
    "=HYPERLINK(0)",
    "a" * 10_000,
    "a " * 5_000,
    "ab " * 5_000,
    "Huawei " * 2_000,
    "Zorbalak" * 1_000,
    ". " * 5_000,
    "a." * 5_000,
    "ﷺ" * 10_000,
    "李" * 10_000,
    "有限公司" * 2_500,
    "삼성" * 5_000,
    "محمد" * 2_500,
    "Co Ltd " * 1_000,
    "bin al " * 1_000,
]


VOWELS = "aeiou"


def names_found(asked, listed=LISTED, **how):
    return {listed[hit.name] for hit in Search(build(listed), **how).one(asked, 700)}


# -- asked for ------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned_round", [False, True])
@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: f"{name[:6]!a}-{len(name)}")
def test_a_hostile_name_finds_nobody_else(name, turned_round):
    assert names_found(name, turned_round=turned_round) == set()


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: f"{name[:6]!a}-{len(name)}")
def test_a_hostile_name_on_the_list_is_in_nobodys_way(name):
    listed = [name, *LISTED, name]
    for asked in LISTED:
        assert names_found(asked, listed) == names_found(asked)


def test_hostile_names_find_each_other_as_without_an_index():
    searching, exhaustive = (
        Search(build(HOSTILE), exhaustive=exhaustive) for exhaustive in (False, True)
    )
    assert list(searching.all(HOSTILE, 700)) == list(exhaustive.all(HOSTILE, 700))


@pytest.mark.parametrize(
    "disguise",
    [
        "\u202dHuawei Technologies Co., Ltd.\u202c",
        "Hua\u200bwei Techno\u00adlogies Co., Ltd.",
        "Huаwеi Tесhnоlоgiеs Co., Ltd.",
        "Ｈｕａｗｅｉ Ｔｅｃｈｎｏｌｏｇｉｅｓ",
        "Huawei\x00Technologies\x00",
        "H\u0336u\u0336a\u0336w\u0336e\u0336i\u0336 Technologies",
        "Huawei™ Technologies® 😀",
        "Huawei Technologies" + " \u3000" * 300,
    ],
)
def test_a_disguise_does_not_hide_a_name(disguise):
    assert names_found(disguise) == {"Huawei Technologies Co., Ltd."}


def test_a_name_written_from_right_to_left_is_itself_backwards():
    assert names_found(LISTED[1][::-1]) == set()


def test_a_column_of_numbers_finds_nobody():
    numbers = [str(number) for number in range(100_000, 102_500)]
    assert not any(Search(build(LISTED)).all(numbers, 700))


def test_a_list_of_numbers_finds_the_same_number_only():
    numbers = [str(number) for number in range(100_000, 102_500)]
    found = Search(build(numbers)).all(numbers, 700)
    assert [[hit.name for hit in hits] for hits in found] == [[at] for at in range(len(numbers))]


# -- in great number ------------------------------------------------------------------------------


def test_a_list_of_twenty_thousand_equal_rows_is_found_whole():
    hits = Search(build(["Zorbalak Trading Ltd"] * 20_000)).one("Zorbalac Trading", 700)
    assert [hit.name for hit in hits] == list(range(20_000))
    assert len({hit.score for hit in hits}) == 1


def test_a_book_of_twenty_thousand_equal_rows_is_answered_row_by_row():
    found = list(Search(build(LISTED)).all(["Zorbalac Trading"] * 20_000, 700))
    assert len(found) == 20_000
    assert set(found) == {found[0]}
    assert [hit.name for hit in found[0]] == [0]


@pytest.mark.parametrize("turned_round", [False, True])
def test_equal_rows_in_the_list_do_not_hide_the_others(turned_round):
    listed = ["Nobody at All"] * 5_000 + LISTED + ["Zorbalak Shipping"] * 5_000
    assert "PUTIN, Vladimir" in names_found("Vladimir Putin", listed, turned_round=turned_round)


@pytest.mark.parametrize("name", ["a a a", "al al al", "co ltd", "zor zor zor", "7 7 7", "李 李"])
def test_a_list_of_five_thousand_equal_words_stands(name):
    listed = [*[name] * 5_000, "Zorbalak"]
    searching = Search(build(listed))
    assert len(searching.one(name, 700)) in (0, 5_000)
    assert [hit.name for hit in searching.one("Zorbalak", 700)] == [5_000]


@pytest.mark.parametrize("word", ["zorbalak", "trading", "a", "al", "ltd", "7"])
def test_a_name_of_many_equal_words_is_itself(word):
    whole = " ".join([word] * MOST_WORDS)
    for exhaustive in (False, True):
        ask = Search(build([whole, f"{whole} {word}", word]), exhaustive=exhaustive)
        assert ask.one(whole, 1000)[0] == (0, 1000)


def test_words_that_share_a_key_en_masse_are_told_apart():
    """All are alike by what is left without a letter or two; only their own is the nearest."""
    listed = [f"zorba{a}{b}{c}" for a in "bcdfgkl" for b in "mnprst" for c in "vwxz"] * 10
    searching, exhaustive = (
        Search(build(listed), exhaustive=exhaustive) for exhaustive in (False, True)
    )
    found = list(searching.all(listed[:40], 900))
    assert found == list(exhaustive.all(listed[:40], 900))
    assert all(listed[hits[0].name] == asked for asked, hits in zip(listed, found, strict=False))


def test_a_block_of_names_that_all_sound_alike_ends():
    """More words are near each other than the search has room to remember at a time."""
    vowels = [
        f"{a}{b}{c}{d}{e}"
        for a in "ae"
        for b in VOWELS
        for c in VOWELS
        for d in VOWELS
        for e in VOWELS
    ]
    listed = ["z{}r{}b{}l{}k{}n".format(*five) for five in vowels] + ["Vikosh"] * 100
    found = list(Search(build(listed)).all([*listed[:1_500], "Vikosh"], 980))
    assert all(hits[0].score == 1000 for hits in found)
    assert len(found[-1]) == 100


def test_names_that_begin_alike_en_masse_are_told_apart():
    listed = [
        f"International Company for Trading and {one}" for one in made_names(3_000, Random(3))
    ]
    searching = Search(build(listed))
    assert searching.one(listed[0], 700)[0] == (0, 1000)
    assert len(searching.one("International Company for Trading and", 700)) == 3_000


def test_initials_en_masse_find_nobody_by_themselves():
    listed = [f"{a} {b} {c}" for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij"]
    searching = Search(build([*listed, "Zorbalak"]))
    assert searching.one("Zorbalak", 700) == ((1_000, 1000),)
    assert searching.one("b c", 700) == ()
