"""Searching finds what comparing every name with every name finds, and nothing else.

The definition is `Alignment.compare` on the best of all readings, and the two rules of text: the
same letters are 1000, a name that breaks off is `CUT_OFF`. `Search` must find exactly that, with
its index and without (`exhaustive`), and turned round.
"""

import json
from random import Random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licet.names import measure, search
from licet.names.alignment import Alignment
from licet.names.fold import readings
from licet.names.index import MAGIC, Damaged, Index, build
from licet.names.scale import CUT_OFF, CUT_OFF_FROM, TELLING, TOLD, VERSION
from licet.names.search import Search
from tests.names.samples import COMPACT, made_names, slipped_names


def by_definition(listed, asked, least, *, turned_round=False):
    """For each name asked the places and scores of the listed ones, each pair compared."""
    alignment = Alignment(*measure.scratch())
    read = [(place, one) for place, name in enumerate(listed) for one in readings(name)]
    found = []
    for name in asked:
        mine = readings(name)
        names = measure.names([*mine, *(one for _, one in read)])
        best: dict[int, int] = {}
        for x, one in enumerate(mine):
            for y, (place, other) in enumerate(read, len(mine)):
                if turned_round:
                    score = max(alignment.compare(names, y, names, x), by_text(other, one))
                else:
                    score = max(alignment.compare(names, x, names, y), by_text(one, other))
                best[place] = max(score, best.get(place, 0))
        hits = [(place, score) for place, score in best.items() if score >= least]
        found.append(sorted(hits, key=lambda hit: (-hit[1], hit[0])))
    return found


def by_text(asked, listed):
    if asked.plain == listed.plain:
        return 1000
    told = sum(one.weight for one in asked.words if one.kind == TELLING)
    enough = len(asked.plain) >= CUT_OFF_FROM and " " in asked.plain and told >= TOLD
    return CUT_OFF if enough and listed.plain.startswith(asked.plain) else 0


def found(listed, asked, least, **how):
    return [[tuple(hit) for hit in hits] for hits in Search(build(listed), **how).all(asked, least)]


# -- made lists -----------------------------------------------------------------------------------

VOCABULARIES = [
    # spelt, heard and seen alike; begins with another; variants
    "zorbalak zorbalac zorbala zorba zorbaalak sorbalak zrblk zorba1ak zorbalaks vikosh vikoshh",
    "muhammad mohd mohamed mahmoud vladimir vladimirovich volodymyr imran irnran johnson john",
    # initials, and words written as one, some of them of initials
    "a b d n z abd badn bdan zorba lak zorbalak z. x xb xxbb al qaeda alqaeda 7 7b",
    # what says nothing: particles, titles and legal forms, misspelt, in pieces, and as beginnings
    "al bin de and sheikh sheikhh shei kh captain captian ltd sa rl sarl gmbh corp corpus zorba",
    "trading tradin trade shipping co ltd llc international intl group john smith j zorbalak",
    # persons as they are listed, family name first
    "putin, vladimir putin vladimir, petrovich al bin ltd v. p putinn mr. zorbalak, zorbalac",
    # characters: the same, others of one reading, in several languages
    "李伟 李薇 李 伟 金正恩 金正日 三菱 三菱重工業 田中太郎 华为技术有限公司 li wei kim jong un",
    "김정은 삼성전자 РОСТЕХ Газпром gazprom rostekh poctex محمد خالد muhammad khalid samsung",
]
LISTS = st.sampled_from(VOCABULARIES).flatmap(
    lambda words: st.tuples(
        *2
        * [st.lists(st.lists(st.sampled_from(words.split()), max_size=5).map(" ".join), max_size=8)]
    )
)
LEAST = st.sampled_from([1, 300, 600, 700, 800, 950, 1000])


@pytest.mark.parametrize("turned_round", [False, True])
@given(lists=LISTS, least=LEAST)
@example(lists=(["Captain Zorbalak"], ["Captian Zorbalak"]), least=700)  # a title misspelt
@example(lists=(["Captian Zorbalak"], ["Captain Zorbalak"]), least=700)
@example(lists=(["Sheikh Zorbalak"], ["Shei Kh Zorbalak"]), least=700)  # a title in two pieces
@example(lists=(["Shei Kh"], ["Sheikh"]), least=700)
@example(lists=(["B D N"], ["Badn"]), least=700)  # a word written as initials
@example(lists=(["X B"], ["Xxbb"]), least=1)
@example(lists=(["田中太郎"], ["田中 太郎"]), least=700)  # the same characters, read in another way
@example(lists=(["田中 太郎"], ["田中太郎"]), least=700)
@example(lists=(["BIN LADEN, Usama"], ["Al Bin Laden"]), least=700)  # a part of a person's name
@example(lists=(["DE LA ROSA, Juan Xandorma Zorbalak Vikosh"], ["de la Rosa"]), least=700)
@example(lists=(["PUTIN, Vladimir", "PUTIN, Vladimir Ltd"], ["Putin", "Vladimir"]), least=700)
def test_searching_finds_what_comparing_everything_finds(lists, least, turned_round):
    listed, asked = lists
    expected = by_definition(listed, asked, least, turned_round=turned_round)
    assert found(listed, asked, least, turned_round=turned_round) == expected
    assert found(listed, asked, least, turned_round=turned_round, exhaustive=True) == expected


@pytest.mark.parametrize("turned_round", [False, True])
@given(seed=st.integers(0, 1 << 32))
def test_and_on_made_names_with_slips(seed, turned_round):
    random = Random(seed)
    listed = made_names(30, random)
    asked = slipped_names(listed, 10, random)
    expected = by_definition(listed, asked, 700, turned_round=turned_round)
    assert found(listed, asked, 700, turned_round=turned_round) == expected
    assert found(listed, asked, 700, turned_round=turned_round, exhaustive=True) == expected


# -- real lists -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parties(shared_data):
    """The names of 1,500 listed parties, and 600 of them with slips."""
    random = Random(11)
    entries = json.loads((shared_data / COMPACT).read_bytes())["entries"]
    some = random.sample(entries, 1_500)
    listed = [name for entry in some for name in (entry["n"], *entry.get("a", ()))]
    return listed, slipped_names(listed, 600, random)


@pytest.mark.parametrize("turned_round", [False, True])
def test_searching_a_real_list_finds_what_comparing_everything_finds(parties, turned_round):
    listed, asked = parties
    for least in (700, 800):
        expected = found(listed, asked, least, turned_round=turned_round, exhaustive=True)
        assert found(listed, asked, least, turned_round=turned_round) == expected
        assert sum(map(bool, expected)) > 400
    expected = by_definition(listed, asked[:100], 700, turned_round=turned_round)
    assert found(listed, asked[:100], 700, turned_round=turned_round) == expected


# -- how it is asked ------------------------------------------------------------------------------

LISTED = ["Zorbalak Trading Ltd", "Zorbalac Trading", "Vikosh John", "John Vikosh", "Terningul"]


@given(st.lists(st.sampled_from([*LISTED, "Zorbalak", "J Vikosh", "", "Nobody at all"])))
def test_asking_one_by_one_is_asking_for_all(asked):
    searching = Search(build(LISTED))
    assert list(searching.all(asked, 700)) == [Search(build(LISTED)).one(a, 700) for a in asked]
    assert list(searching.all(asked, 700)) == [searching.one(a, 700) for a in asked]


def test_what_is_found_does_not_hang_on_how_much_is_remembered(monkeypatch):
    """Not even where the words near one name alone are more than there is room for."""
    listed = [f"Zorbalak{a}{b} Trading" for a in "bcdfghjkl" for b in "bcdfghjkl"]
    asked = listed[::7] + LISTED
    expected = found(listed, asked, 700)
    monkeypatch.setattr(search, "_POOL", 64)
    monkeypatch.setattr(search, "BLOCK", 2)
    monkeypatch.setattr(search, "_MOST_WORDS_ASKED", 10)
    monkeypatch.setattr(search, "_HITS", 1)
    assert found(listed, asked, 700) == expected
    assert found(listed, asked, 700, exhaustive=True) == expected


def test_the_best_comes_first_and_of_equals_the_first_listed():
    hits = Search(build(["Vikosh Zorbalak", "Zorbalak", "Zorbalak Vikosh"] * 2)).one(
        "Zorbalak Vikosh", 600
    )
    assert [hit.name for hit in hits] == [2, 5, 0, 3, *(h.name for h in hits[4:])]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_name_given_twice_is_found_twice():
    assert found(["Zorbalak", "Vikosh", "ZORBALAK"], ["Zorbalak"], 700) == [[(0, 1000), (2, 1000)]]


def test_a_name_of_several_readings_is_found_once():
    assert found(["金正恩", "РОСТЕХ"], ["金正恩", "POCTEX", "Rostekh"], 900) == [
        [(0, 1000)],
        [(1, 1000)],
        [(1, 1000)],
    ]


def test_a_higher_threshold_finds_the_same_hits_that_reach_it():
    listed = made_names(200, Random(7))
    asked = slipped_names(listed, 100, Random(8))
    low = found(listed, asked, 600)
    for least in (700, 800, 900, 1000):
        assert found(listed, asked, least) == [
            [hit for hit in hits if hit[1] >= least] for hits in low
        ]


@pytest.mark.parametrize("how", [{}, {"exhaustive": True}, {"turned_round": True}])
def test_an_empty_list_an_empty_book_and_names_without_letters_find_nobody(how):
    assert found([], ["Zorbalak"], 700, **how) == [[]]
    assert found(["Zorbalak"], [], 700, **how) == []
    assert found(["", "...", "😀"], ["", "Zorbalak", "..."], 700, **how) == [[], [], []]
    assert found([], [], 700, **how) == []


def test_a_nameless_entry_does_not_move_the_others():
    assert found(["", "Zorbalak", "..."], ["Zorbalak"], 700) == [[(1, 1000)]]


# -- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names", [LISTED, [], [""], ["金正恩", "РОСТЕХ", "a", "7"], made_names(300, Random(9))]
)
def test_an_index_that_was_saved_and_opened_is_the_one_that_was_built(names, tmp_path):
    built, path = build(names), tmp_path / "names.index"
    built.save(path)
    opened = Index.open(path)
    assert opened.arrays.keys() == built.arrays.keys()
    for name, array in built.arrays.items():
        assert np.array_equal(opened.arrays[name], array)
        assert opened.arrays[name].dtype == array.dtype
    asked = [*names, *slipped_names(names or ["x"], 20, Random(10))]
    for how in ({}, {"turned_round": True}, {"exhaustive": True}):
        ask, again = Search(opened, **how), Search(built, **how)
        assert list(ask.all(asked, 700)) == list(again.all(asked, 700))
    assert [one.name for one in tmp_path.iterdir()] == ["names.index"]


def test_saving_replaces_what_was_there_and_what_was_opened_stays_as_it_was(tmp_path):
    path = tmp_path / "names.index"
    build(["Zorbalak"]).save(path)
    before = Search(Index.open(path))
    build(["Vikosh"]).save(path)
    assert before.one("Zorbalak", 700)
    assert not Search(Index.open(path)).one("Zorbalak", 700)


HEAD = MAGIC + f'{{"version": {VERSION}, "arrays": '.encode()


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "names.index"
    build(LISTED).save(path)
    return path


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"PK\x03\x04 another kind of file",
        MAGIC,
        MAGIC + b"\n",
        MAGIC + b"{}\n",
        MAGIC + b"[]\n",
        MAGIC + b'{"version": ' + b"9" * 10_000,
        HEAD + b'{"name_of": ["<i4", 10, 0]}}\n',
        HEAD + b'{"name_of": ["so", 1, 0]}}\n....',
        HEAD + b'{"name_of": 7}}\n....',
    ],
)
def test_another_kind_of_file_is_no_index(content, tmp_path):
    path = tmp_path / "names.index"
    path.write_bytes(content)
    with pytest.raises(Damaged, match=r"names\.index: found .*expected"):
        Index.open(path)


def test_an_index_that_breaks_off_anywhere_is_damaged(saved):
    whole = saved.read_bytes()
    for size in range(0, len(whole) - 64, 97):
        saved.write_bytes(whole[:size])
        with pytest.raises(Damaged):
            Index.open(saved)


def test_an_index_of_another_version_is_not_read(saved):
    version = f'"version":{VERSION}'.encode()
    saved.write_bytes(saved.read_bytes().replace(version, b'"version":0', 1))
    with pytest.raises(Damaged, match=f"found version 0; expected {VERSION}"):
        Index.open(saved)


def test_no_file_is_no_damage(tmp_path):
    with pytest.raises(FileNotFoundError):
        Index.open(tmp_path / "names.index")
