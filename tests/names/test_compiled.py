"""The compiled measures say what the plain ones say: one file each, run in two ways.

`LICET_PAIRS` raises how many pairs of words are compared; names are 3 for every 20 of them.
"""

import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from random import Random
from types import ModuleType, SimpleNamespace

import pytest

from licet import names
from licet.names import (
    alignment,
    finding,
    fold,
    gathering,
    index,
    likeness,
    measure,
    nearby,
    scale,
    search,
    shelving,
)
from licet.names.words import word
from tests.names.samples import COMPACT, made_names, made_word, real_names, slipped, slipped_word

PAIRS = int(os.environ.get("LICET_PAIRS", "20000"))
BLOCK = 2_000
# In the order in which they stand on each other; the last four are plain in any case, and are
# run again on top of the plain measures.
COMPILED_MODULES = (likeness, alignment, shelving, nearby, gathering, finding)
MEASURES = tuple(one.__name__.rpartition(".")[2] for one in COMPILED_MODULES)
MODULES = (*MEASURES, "measure", "vocabulary", "index", "search")
COMPILED = SimpleNamespace(
    **dict(zip(MEASURES, COMPILED_MODULES, strict=True)),
    measure=measure,
    index=index,
    search=search,
)


def load_plain():
    """The modules run from their source, each standing on the plain ones and not the compiled."""
    loaded = {}
    for name in MODULES:
        source = Path(next(iter(names.__path__)), f"{name}.py").read_text("utf-8")
        for one in MODULES:
            source = source.replace(f"from licet.names.{one} import", f"from plain.{one} import")
        source = source.replace(
            "from licet.names import measure", "import plain.measure as measure"
        )
        module = ModuleType(f"plain.{name}")
        loaded[name] = sys.modules[module.__name__] = module
        exec(compile(source, f"{name}.py", "exec"), module.__dict__)
    return SimpleNamespace(**loaded)


@pytest.fixture(scope="module")
def plain():
    files = [str(getattr(COMPILED, name).__file__) for name in MEASURES]
    if not all(file.endswith(tuple(EXTENSION_SUFFIXES)) for file in files):
        pytest.skip("the measures are not compiled here")
    sys.modules["plain"] = ModuleType("plain")
    yield load_plain()
    for name in [name for name in sys.modules if name.partition(".")[0] == "plain"]:
        del sys.modules[name]


def at_hand(shared_data_or_none, random):
    """Names to compare: real ones where the shared data is, made ones everywhere."""
    made = made_names(3_000, random)
    return made + (real_names(shared_data_or_none) if shared_data_or_none else [])


@pytest.fixture(scope="module")
def listed():
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    return at_hand(folder if (folder / COMPACT).is_file() else None, Random(1))


@pytest.fixture(scope="module")
def vocabulary(listed):
    return sorted({one for name in listed for read in fold.readings(name) for one in read.words})


def word_pairs(vocabulary, count, random):
    """Pairs of words: of any kind, neighbours in the alphabet, and near ones, by slips."""
    for turn in range(count):
        place = random.randrange(len(vocabulary))
        one = vocabulary[place]
        if turn % 4 == 0:
            yield one, random.choice(vocabulary)
        elif turn % 4 == 1:
            yield one, vocabulary[place - random.randint(1, 20)]
        else:
            text = slipped_word(one.text, random)
            yield one, word(slipped_word(text, random) if turn % 4 == 3 else text)


def blocks(pairs):
    block = []
    for pair in pairs:
        block.append(pair)
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block


# -- words ----------------------------------------------------------------------------------------


def test_the_plain_measures_are_plain_and_the_compiled_are_compiled(plain):
    assert plain.finding.Finder.__mro__[1:6] == (
        plain.gathering.Gathering,
        plain.nearby.Nearby,
        plain.alignment.Alignment,
        plain.likeness.Likeness,
        object,
    )
    assert plain.measure.measures() is not measure.measures()
    assert "__dict__" in dir(plain.likeness.Likeness)
    assert "__dict__" not in dir(likeness.Likeness)


def test_words_are_equally_alike(plain, vocabulary):
    compared = alike = 0
    for block in blocks(word_pairs(vocabulary, PAIRS, Random(2))):
        flat = [one for pair in block for one in pair]
        found = []
        for way in (COMPILED, plain):
            words, measures = way.measure.pack(flat), way.measure.measures()
            places = range(0, len(flat), 2)
            found.append([measures.likeness(words, at, words, at + 1) for at in places])
        wrong = [pair for pair, *both in zip(block, *found, strict=True) if both[0] != both[1]]
        assert not wrong
        compared += len(block)
        alike += sum(map(bool, found[0]))
    assert compared == PAIRS
    assert alike > compared // 5
    print(f"\n{compared:,} pairs of words compared, {alike:,} of them alike")


def test_words_sound_look_and_are_kept_alike(plain, vocabulary):
    random = Random(3)
    some = random.choices(vocabulary, k=1_000) + [word(made_word(random)) for _ in range(500)]
    found = [keys(way, some) for way in (COMPILED, plain)]
    assert found[0] == found[1]


def keys(way, some):
    """For each word its sound, its look and its keys."""
    words, measures = way.measure.pack(some), way.measure.measures()
    out = memoryview(bytearray(4 * scale.MOST_KEYS)).cast("I")
    found = []
    for place, one in enumerate(some):
        letters = memoryview(one.text.encode())
        sound = measures.hear(letters, 0, len(letters)), measures.look(letters, 0, len(letters))
        many = measures.keys(words, place, out)
        found.append((one.text, sound, list(out[:many])))
    return found


# -- names ----------------------------------------------------------------------------------------


def compared(way, rows, pairs):
    """For each pair of names the score, what was covered, and whether the order is another."""
    names, alignment = way.measure.names(rows), way.alignment.Alignment(*way.measure.scratch())
    found = []
    for x, y in pairs:
        score = alignment.compare(names, x, names, y)
        count = 5 * alignment.pair_count
        found.append((score, [alignment.pairs[at] for at in range(count)], bool(alignment.turned)))
    return found


def name_pairs(listed, count, random):
    """Pairs of readings: of a name and of the same name with slips, or of any other."""
    while count > 0:
        name = random.choice(listed)
        other = slipped(slipped(name, random), random) if count % 4 else random.choice(listed)
        for one, another in zip(fold.readings(name), fold.readings(other), strict=False):
            yield one, another
            count -= 1


def test_names_are_equally_alike(plain, listed):
    done = alike = 0
    for block in blocks(name_pairs(listed, 3 * PAIRS // 20, Random(4))):
        rows = [one for pair in block for one in pair]
        places = [(at, at + 1) for at in range(0, len(rows), 2)]
        one, other = (compared(way, rows, places) for way in (COMPILED, plain))
        wrong = [pair for pair, *both in zip(block, one, other, strict=True) if both[0] != both[1]]
        assert not wrong
        done += len(block)
        alike += sum(score >= 700 for score, _, _ in one)
    assert done >= 3 * PAIRS // 20
    assert alike > done // 4
    print(f"\n{done:,} pairs of names compared, {alike:,} of them alike")


@pytest.mark.parametrize("turned_round", [False, True])
def test_the_same_names_are_found(plain, listed, turned_round):
    random = Random(5)
    some = random.choices(listed, k=250)
    asked = [slipped(name, random) for name in random.choices(some, k=60)]
    found = []
    for way in (COMPILED, plain):
        built = way.index.build(some)
        ask = way.search.Search(built, turned_round=turned_round)
        arrays = {name: array.tolist() for name, array in built.arrays.items()}
        found.append((arrays, [[tuple(hit) for hit in hits] for hits in ask.all(asked, 700)]))
    assert found[0] == found[1]
    assert sum(map(len, found[0][1])) > 30
