"""Screening: who on the lists of a day somebody may be, and what reviewers made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.desk import Imported
from licet.desk.roll import Roll, roll
from licet.desk.screening import Hit, Screening
from licet.law.rulebook import listings, rulebook
from licet.ledger import Ledger
from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.store.store import Store
from licet.names import DEFAULT
from licet.names.evidence import Asked, birth_span
from tests.builders import HUAWEI
from tests.lists.builders import SDN, edition, entry, listed, new_store

TODAY = date(2026, 10, 5)
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def person(key: str, name: str, *aliases: str, born: Sequence[str] = (), **facts: Any) -> Entry:
    births = tuple(Birth(text, birth_span(text)) for text in born)
    return entry(key, name, *aliases, sort=Sort.PERSON, births=births, **facts)


def vessel(key: str, name: str, imo: str, flag: str = "IR") -> Entry:
    number = Identifier("imo", imo)
    return entry(key, name, sort=Sort.VESSEL, identifiers=(number,), countries=(flag,))


def named(one: Entry, *names: Name) -> Entry:
    return replace(one, names=(*one.names, *names))


IVAN = person("1", "ZORBALAK, Ivan Petrovich", born=["1965-03-07"], countries=("RU",))
OTHER_IVAN = person("2", "ZORBALAK, Ivan", born=["1981"], countries=("BY",))
STAR = named(vessel("3", "Rapid Terningul", "9123456"), Name("TERNINGUL", NameKind.WEAK))
ROT = entry("4", "Rotorwerk Ost", addresses=(Address("Lenina 5, Minsk", "BY"),))
ROSTEKH = named(entry("5", "Rostekh"), Name("Ростех", NameKind.ORIGINAL))
SOME = [IVAN, OTHER_IVAN, STAR, ROT, ROSTEKH]


@pytest.fixture
def store(tmp_path) -> Store:
    kept = new_store(tmp_path)
    edition(kept, "2026-10-04", SOME)
    return kept


def roll_of(store: Store | None, on: date = TODAY, lists: tuple[str, ...] | None = None) -> Roll:
    imported = None
    if store is not None:
        imported = Imported(store.reopened(), TODAY, rulebook().reviewed_through, lists)
    return roll(imported, listings(), on, lists)


@pytest.fixture
def screening(store, tmp_path):
    """The screening of the store's present state; of another one, or otherwise, if told."""

    def build(other: Store | None = None, **how: Any) -> Screening:
        return Screening(roll_of(other or store), DEFAULT, tmp_path / "home", **how)

    return build


def who(hits: Sequence[Hit]) -> dict[str, str]:
    """The keys of the entries that somebody may be, the strongest first, and how sure that is."""
    return {hit.entry.key: hit.strength for hit in hits}


def plain(hit: Hit) -> tuple:
    """A match without what is worked out only when it is shown."""
    return (hit.asked, hit.entry.list, hit.entry.key, hit.alias, hit.strength, hit.score)


# -- one name -----------------------------------------------------------------------------------


def test_an_equal_name_is_strong_and_says_so(screening):
    (hit,) = screening().one(Asked("Rotorwerk Ost", country="BY"))
    assert (hit.strength, hit.score, hit.alias) == ("strong", 1000, "Rotorwerk Ost")
    assert hit.sentence == "the same name as 'Rotorwerk Ost' on us-ofac-sdn; listed in BY"
    assert (hit.entry.list, hit.entry.key, hit.entry.name) == (SDN, "4", "Rotorwerk Ost")


def test_nobody_is_like_another_name(screening):
    assert screening().one(Asked("Jutland Dairy Machines A/S")) == []


def test_the_strongest_comes_first(screening):
    hits = screening().one(Asked("Ivan Petrovich Zorbalak"))
    assert who(hits)["1"] == "strong" and hits[0].entry.key == "1"
    ranks = [({"strong": 0, "possible": 1}[hit.strength], -hit.score) for hit in hits]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(("birth", "first"), [("1965-03-07", "1"), ("1981-02-03", "2")])
def test_a_date_of_birth_tells_two_persons_of_one_name_apart(tmp_path, screening, birth, first):
    kept = new_store(tmp_path / "other")
    old, young = (
        person(key, "Ivan Zorbalak", born=[year]) for key, year in (("1", "1965"), ("2", "1981"))
    )
    edition(kept, "2026-10-04", [old, young])
    hits = screening(kept).one(Asked("Ivan Zorbalac", birth=birth))
    assert hits[0].entry.key == first
    assert len(hits) == 1 or hits[0].score - hits[1].score >= DEFAULT.near_birth


def test_a_vessel_of_the_same_imo_number_is_above_one_of_another(screening):
    asked = [Asked("Rapid Terningull", identifiers=(("imo", n),)) for n in ("9123456", "9999999")]
    same, other = (screening().one(one)[0].score for one in asked)
    assert same > other


def test_the_evidence_of_a_match_is_all_there(screening):
    hits = screening().one(Asked("Ivan Zorbalac", "person", "BY", birth="1981"))
    (hit,) = [one for one in hits if one.entry.key == "2"]
    assert [(one.kind, one.effect) for one in hit.evidence] == [
        ("country", DEFAULT.same_country),
        ("birth", DEFAULT.near_birth),
    ]
    assert hit.score == hit.explanation.score + DEFAULT.same_country + DEFAULT.near_birth


def test_a_name_in_its_own_script_is_recognised_by_either(screening):
    assert who(screening().one(Asked("Ростех"))) == {"5": "strong"}
    assert who(screening().one(Asked("Rostekh"))) == {"5": "strong"}


# -- aliases ------------------------------------------------------------------------------------


def test_a_weak_alias_is_never_strong(screening):
    assert who(screening().one(Asked("Terningul"))) == {"3": "possible"}


def test_a_name_that_is_weak_here_and_good_there_is_good(tmp_path, screening):
    kept = new_store(tmp_path / "other")
    twice = named(entry("1", "Terningul"), Name("Terningul", NameKind.WEAK))
    edition(kept, "2026-10-04", [twice])
    assert who(screening(kept).one(Asked("Terningul"))) == {"1": "strong"}


def test_another_entry_s_weak_alias_makes_nobody_s_name_weak(tmp_path, screening):
    kept = new_store(tmp_path / "other")
    weak = named(entry("2", "Vikosh Bank"), Name("Terningul", NameKind.WEAK))
    edition(kept, "2026-10-04", [entry("1", "Terningul"), weak])
    assert who(screening(kept).one(Asked("Terningul")))["1"] == "strong"


def test_an_entry_with_many_aliases_ranks_no_lower_than_one_with_few(tmp_path, screening):
    kept = new_store(tmp_path / "other")
    many = entry("many", "Vikosh Bank", *(f"Pencil {n} Works" for n in "abcdefgh"), "Zorbalac")
    edition(kept, "2026-10-04", [many, entry("few", "Zorbalac")])
    scores = {hit.entry.key: hit.score for hit in screening(kept).one(Asked("Zorbalak"))}
    assert scores["many"] == scores["few"]


def test_each_entry_is_found_once_by_its_best_name(tmp_path, screening):
    kept = new_store(tmp_path / "other")
    edition(kept, "2026-10-04", [entry("1", "Rotorwerc Ost", "Rotorwerk Ost", "Rotor Werk Ost")])
    (hit,) = screening(kept).one(Asked("Rotorwerk Ost"))
    assert (hit.alias, hit.strength) == ("Rotorwerk Ost", "strong")


def test_who_bears_the_name_of_an_entry_is_no_other_of_its_list(tmp_path, screening):
    kept = new_store(tmp_path / "other")
    minsk = entry("2", "Rotorwerk Ost Minsk")
    edition(kept, "2026-10-04", [ROT, minsk])
    assert who(screening(kept).one(Asked("Rotorwerk Ost"))) == {"4": "strong"}
    edition(kept, "2026-10-05", [minsk])
    assert who(screening(kept).one(Asked("Rotorwerk Ost"))) == {"2": "possible"}


def test_but_may_be_another_where_something_speaks_against_the_first(tmp_path, screening):
    """A namesake born in another year must not hide the person who is meant."""
    kept = new_store(tmp_path / "other")
    namesake = person("1", "Muhammad Zorbalak", born=["1950"])
    meant = person("2", "Mohammed Zorbalak", born=["1981-02-03"])
    edition(kept, "2026-10-04", [namesake, meant])
    asked = Asked("Muhammad Zorbalak", birth="1981-02-03")
    assert "2" in who(screening(kept).one(asked))


def test_an_entry_that_is_an_address_alone_goes_by_it(tmp_path, screening):
    kept = new_store(tmp_path / "other")
    place = Address("Unit 12, Terningul Tower, Kowloon", "HK")
    there = listed("place", addresses=(place,), sort=Sort.ADDRESS, names=())
    edition(kept, "2026-10-04", [replace(there, names=())])
    (hit,) = screening(kept).one(Asked("Unit 12 Terningul Tower Kowloon", country="CN"))
    assert (hit.entry.key, hit.alias) == ("place", place.text)


# -- the lists of a day -------------------------------------------------------------------------


@pytest.fixture
def years(tmp_path) -> Store:
    kept = new_store(tmp_path / "years")
    edition(kept, "2024-01-31", [ROT])
    edition(kept, "2025-01-31", [IVAN])
    edition(kept, "2025-02-28", [replace(STAR, key="9")], partial=True)
    edition(kept, "2026-01-31", [OTHER_IVAN])
    return kept


@pytest.mark.parametrize(
    ("on", "keys"),
    [
        (date(2024, 1, 30), []),
        (date(2024, 1, 31), ["4"]),
        (date(2025, 1, 30), ["4"]),
        (date(2025, 1, 31), ["1"]),
        (date(2025, 2, 28), ["1", "9"]),
        (date(2026, 1, 31), ["2"]),
    ],
)
def test_an_earlier_day_has_the_editions_of_that_day(years, on, keys):
    """An excerpt adds to the whole print before it."""
    held = roll_of(years, on, (SDN,))
    assert sorted(held.entries["key"].to_list()) == keys


def test_the_stamp_says_which_editions_they_are(years):
    assert roll_of(years, date(2025, 3, 1), (SDN,)).stamp == {
        f"{SDN}@2025-01-31": (SDN,),
        f"{SDN}@2025-02-28": (SDN,),
    }


def test_without_an_imported_list_the_bundled_names_stand_in(tmp_path):
    alone = Screening(roll_of(None), DEFAULT, tmp_path)
    assert alone.one(Asked(HUAWEI, country="CN"))[0].strength == "strong"
    entries = len(alone.roll.entries)
    assert alone.roll.stamp == {f"bundled Huawei and ZTE listings ({entries} entries)": ()}


def test_they_stand_in_too_on_a_day_before_the_first_print_that_was_imported(tmp_path):
    """Else a list that was imported yesterday would free everybody of the day before."""
    kept = new_store(tmp_path)
    edition(kept, "2026-10-04", [listed("huawei", HUAWEI)])
    found = {}
    for on in (date(2019, 5, 15), date(2019, 5, 16), date(2026, 10, 4)):
        then = Screening(roll_of(kept, on), DEFAULT, tmp_path / str(on))
        hits = then.one(Asked(HUAWEI, country="CN"))
        found[on.year, on.day] = {hit.entry.key for hit in hits if hit.score == 1000}
    assert found == {
        (2019, 15): set(),
        (2019, 16): {"huawei.technologies-co-ltd", "huawei.technologies-co-ltd-hong-kong"},
        (2026, 4): {"huawei"},
    }


# -- a book -------------------------------------------------------------------------------------

BOOK = [
    Asked("Rotorwerk Ost", country="BY"),
    Asked("Nobody At All A/S"),
    Asked("Ivan Zorbalak", birth="1981", country="BY"),
    Asked("Rotorwerk Ost", country="DE"),
    Asked("Rapid Terningull", kind="vessel", identifiers=(("imo", "9123456"),)),
    Asked("Ростех"),
    Asked(HUAWEI, country="CN"),
    Asked("Ivan Petrovich Zorbalak", birth="1965-03-07"),
    Asked("Terningul"),
]


@pytest.mark.parametrize("how", [{}, {"remember": False}, {"exhaustive": True}])
def test_a_book_says_of_each_customer_what_asking_for_it_alone_says(screening, how):
    whole = screening(**how).book(BOOK)
    alone = [(place, hit) for place, one in enumerate(BOOK) for hit in screening().one(one)]
    assert whole == alone
    assert len({place for place, _ in whole}) == len(BOOK) - 1


def test_an_empty_book_and_an_empty_list_have_no_matches(tmp_path, screening):
    assert screening().book([]) == []
    nobody = Screening(roll_of(None, date(2010, 1, 1)), DEFAULT, tmp_path / "none")
    assert nobody.book(BOOK) == [] and nobody.one(BOOK[0]) == []


def test_progress_tells_how_many_are_done(screening):
    told: list[tuple[int, int]] = []
    screening(remember=False).book(BOOK, lambda *numbers: told.append(numbers))
    assert told[-1][0] == told[-1][1] == len({one.name for one in BOOK})


def test_an_index_that_is_damaged_is_made_anew(screening):
    before = screening().one(BOOK[0])
    file = screening().index
    file.write_bytes(file.read_bytes()[:1000])
    assert screening().one(BOOK[0]) == before


CUSTOMERS = [
    Asked(name, country=country)
    for name in (
        "Rotorwerk Ost",
        "Rotorwerc Ost",
        "Ivan Zorbalak",
        "Rostekh",
        "Terningul",
        "Nobody",
    )
    for country in (None, "BY")
]
KEYS = {one.key: one for one in SOME}


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(sorted(KEYS)), unique=True, min_size=1),
            st.lists(st.sampled_from(CUSTOMERS), max_size=6),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=25)
def test_what_is_remembered_of_earlier_books_and_lists_changes_nothing(
    rolls, tmp_path_factory, runs
):
    """Whatever editions and books came before, and in whatever order."""
    folder = tmp_path_factory.mktemp("memory")
    for keys, book, stopped in runs:
        held = rolls(keys)
        told = Screening(held, DEFAULT, folder)
        if stopped:
            told.book(book[: len(book) // 2])
        found = [(place, plain(hit)) for place, hit in told.book(book)]
        for again in (replace(told, remember=False), replace(told, exhaustive=True)):
            assert found == [(place, plain(hit)) for place, hit in again.book(book)]


@pytest.fixture(scope="module")
def rolls(tmp_path_factory):
    """The roll of an edition that holds the entries with these keys; each is made once."""
    made: dict[tuple[str, ...], Roll] = {}

    def build(keys: Sequence[str]) -> Roll:
        held = tuple(sorted(keys))
        if held not in made:
            kept = new_store(tmp_path_factory.mktemp("lists"))
            edition(kept, "2026-10-04", [KEYS[key] for key in held])
            made[held] = roll_of(kept)
        return made[held]

    return build


# -- what reviewers said ------------------------------------------------------------------------


@pytest.fixture
def ledger(tmp_path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def decide(ledger: Ledger, hit: Hit, verdict: str) -> None:
    shown = hit.shown | {"sentence": hit.sentence}
    said: dict[str, Any] = {"verdict": verdict, "because": "another company", "by": "ann"}
    ledger.decide(hit.pair, hit.fingerprint, shown, when=NOON, **said)


ASKED = Asked("Ivan Zorbalac", country="BY")


@pytest.fixture
def reviewed(screening, ledger):
    """A screening in which a reviewer has said this of the match with entry 2."""

    def build(verdict: str) -> Any:
        (hit,) = [one for one in screening().one(ASKED) if one.entry.key == "2"]
        decide(ledger, hit, verdict)
        return screening

    return build


def standing(screening: Any, asked: Asked = ASKED, key: str = "2") -> Any:
    (hit,) = [one for one in screening.one(asked) if one.entry.key == key]
    return hit.standing


def test_who_was_cleared_stays_cleared_on_the_same_evidence(reviewed, ledger):
    stood = standing(reviewed("cleared")(ledger=ledger))
    assert (stood.state, stood.decision.because) == ("cleared", "another company")


def test_without_the_ledger_nothing_is_cleared(reviewed):
    assert standing(reviewed("cleared")()).state == "none"


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        (named(OTHER_IVAN, Name("Iwan Zorbalac")), "names"),
        (replace(OTHER_IVAN, births=(Birth("1982", birth_span("1982")),)), "births"),
        (replace(OTHER_IVAN, countries=("BY", "RU")), "countries"),
        (replace(OTHER_IVAN, identifiers=(Identifier("passport", "X1"),)), "identifiers"),
    ],
)
def test_a_cleared_match_comes_back_when_the_entry_changes_and_says_in_what(
    reviewed, ledger, store, now, changed
):
    ask = reviewed("cleared")
    edition(store, "2026-10-05", [IVAN, now])
    stood = standing(ask(store, ledger=ledger))
    assert stood.state == "lapsed"
    assert changed in [one.what for one in stood.changed]


def test_it_stays_cleared_when_another_entry_changes_or_the_programme_does(reviewed, ledger, store):
    ask = reviewed("cleared")
    edition(store, "2026-10-05", [ROT, replace(OTHER_IVAN, programmes=("BELARUS",), remarks="x")])
    assert standing(ask(store, ledger=ledger)).state == "cleared"


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, country="RU"),
        replace(ASKED, country=None),
        replace(ASKED, birth="1981"),
        replace(ASKED, name="Ivan Zorbalak"),
        replace(ASKED, address="Lenina 5, Minsk"),
        replace(ASKED, identifiers=(("passport", "X1"),)),
    ],
    ids=str,
)
def test_another_customer_of_nearly_that_name_is_not_cleared_with_it(reviewed, ledger, other):
    assert standing(reviewed("cleared")(ledger=ledger), other).state == "none"


def test_the_same_customer_in_capitals_is(reviewed, ledger):
    loud = replace(ASKED, name="IVAN  ZORBALAC")
    assert standing(reviewed("cleared")(ledger=ledger), loud).state == "cleared"


def test_a_cleared_match_hides_no_other_of_the_same_customer(tmp_path, screening, ledger):
    kept = new_store(tmp_path / "other")
    edition(kept, "2026-10-04", [ROT, entry("2", "Rotorwerk Ost Minsk")])
    (bearer,) = screening(kept).one(Asked("Rotorwerk Ost"))
    decide(ledger, bearer, "cleared")
    ready = screening(kept, ledger=ledger)
    found = ready.one(Asked("Rotorwerk Ost"))
    assert {hit.entry.key: hit.cleared for hit in found} == {"4": True, "2": False}
    assert [hit for _, hit in ready.book([Asked("Rotorwerk Ost")])] == found


def test_who_was_confirmed_is_the_listed_party_and_comes_first(reviewed, ledger):
    ready = reviewed("confirmed")(ledger=ledger)
    hits = ready.one(ASKED)
    assert (hits[0].entry.key, hits[0].strength, hits[0].standing.state) == (
        "2",
        "strong",
        "confirmed",
    )
    assert [hit for _, hit in ready.book([ASKED, *BOOK]) if hit.asked == ASKED] == hits


def test_who_was_reopened_waits_for_a_person(reviewed, ledger):
    ready = reviewed("reopened")(ledger=ledger)
    assert standing(ready).state == "reopened"
    assert not any(hit.cleared for hit in ready.one(ASKED))


def test_a_book_knows_what_was_said_of_each_of_its_customers(reviewed, ledger):
    found = reviewed("cleared")(ledger=ledger).book([ASKED, replace(ASKED, country="RU")])
    cleared = [(place, hit.entry.key) for place, hit in found if hit.cleared]
    assert cleared == [(0, "2")]
