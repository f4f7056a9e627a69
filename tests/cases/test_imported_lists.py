"""Trades judged with imported lists: who is on them, since when, and how fresh that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.batch.book import Book
from licet.batch.check import check as check_book
from licet.desk import Desk, Imported, desk
from licet.facts import Trade
from licet.law.rulebook import rulebook
from licet.lists.record import Address
from licet.lists.store.store import Store
from tests.builders import HUAWEI, NOBODY_LISTED, owner, party, trade
from tests.lists.builders import ENTITY_LIST, SDN, edition, entry, listed, new_store

TODAY = date(2026, 10, 5)  # within the rulebook's review
ROT = listed("rot", "Rotorwerk Ost", "RWO", addresses=(Address("Minsk", "BY"),), published=())
LISTED_ROT = replace(ROT, listed_on=date(2022, 3, 3), review_policy="policy of denial")
PENCIL = entry("11", "Pencil Bank", listed_on=date(2022, 2, 24))


@pytest.fixture
def store(tmp_path) -> Store:
    """The Entity List and the SDN List as they were seen last week."""
    kept = new_store(tmp_path)
    edition(kept, "2026-10-04", [LISTED_ROT, listed("other", "Another Works")])
    edition(kept, "2026-10-04", [PENCIL, entry("12", "Second Bank")])
    return kept


def the_desk(store: Store, laws: tuple[str, ...] | None = None) -> Desk:
    return desk(laws, Imported(store.reopened(), TODAY, rulebook().reviewed_through))


def sale(buyer: str, country: str = "TR", on: str = "2026-10-05", **facts: Any) -> Trade:
    """A sale of simple American goods."""
    told = {"exporter_country": "US", "ship_from": "US", "ship_to": country, "us_origin": True}
    goods = {"eccn": "EAR99", "item_form": "commodity", "purpose": "resale"}
    return trade(on=on, parties=(party(buyer, country),), **{**told, **goods, **facts})


def answer(store: Store, *asked: Any, laws: tuple[str, ...] | None = None, **facts: Any) -> Any:
    return the_desk(store, laws).check(sale(*asked, **facts))


# -- who is listed ------------------------------------------------------------------------------


def test_who_is_on_no_list_goes(store):
    assert answer(store, NOBODY_LISTED).action == "go"


def test_a_party_on_the_imported_entity_list_needs_a_licence(store):
    verdict = answer(store, "Rotorwerk Ost", "BY")
    assert (verdict.outcome, verdict.action) == ("licence_required", "stop")
    assert verdict.review_policy == "policy of denial"
    assert verdict.matches[0]["listing"] == f"{ENTITY_LIST}:rot"


def test_an_alias_is_as_good_as_the_name(store):
    assert answer(store, "RWO", "BY").action == "stop"


def test_a_party_on_a_list_without_a_rule_is_on_hold_and_the_list_is_named(store):
    verdict = answer(store, "Pencil Bank")
    assert (verdict.action, verdict.not_covered) == ("hold", (SDN,))


def test_an_owner_on_a_list_without_a_rule_is_enough(store):
    owned = party("Nobody Ltd", "TR", owners=(owner(10, "Pencil Bank", list=None),))
    verdict = the_desk(store).check(replace(sale("x"), parties=(owned,)))
    assert verdict.action == "hold" and SDN in verdict.not_covered


def test_a_denied_person_is_forbidden(tmp_path):
    store = new_store(tmp_path)
    denied = entry("d", "A. Denied", list="us-bis-dpl", requirement="denial")
    edition(store, "2026-10-04", [replace(denied, listed_on=date(2024, 1, 1))])
    assert answer(store, "A. Denied", "DE").outcome == "prohibited"


def test_a_party_on_a_list_of_one_s_own_is_on_hold_whatever_the_law_asked_about(tmp_path):
    store = new_store(tmp_path)
    edition(store, "2026-10-04", [entry("1", "Bad Payer", list="own-blocked")], "own-blocked")
    verdict = answer(store, "Bad Payer", laws=("us-ear",))
    assert (verdict.action, verdict.not_covered) == ("hold", ("own-blocked",))


def test_a_question_about_the_ear_alone_does_not_ask_the_security_council(tmp_path):
    store = new_store(tmp_path)
    edition(store, "2026-10-04", [entry("1", "Some Group", list="un-sc")], "un-sc")
    assert answer(store, "Some Group", laws=("us-ear",)).action == "go"
    assert answer(store, "Some Group").action == "hold"


# -- since when, and as known -------------------------------------------------------------------


@pytest.fixture
def two_editions(tmp_path) -> Store:
    kept = new_store(tmp_path)
    edition(kept, "2022-01-31", [listed("other", "Another Works")])
    edition(kept, "2022-02-28", [listed("other", "Another Works"), ROT])
    return kept


def test_between_two_editions_nobody_can_say_and_the_trade_is_on_hold(two_editions):
    verdict = answer(two_editions, "Rotorwerk Ost", "BY", on="2022-02-10", laws=("us-ear",))
    assert (verdict.outcome, verdict.action) == ("undetermined", "hold")
    assert "parties.listed_on" in verdict.missing


def test_a_match_says_on_which_days_the_listing_is_only_possible(two_editions):
    verdict = answer(two_editions, "Rotorwerk Ost", "BY", on="2022-02-10")
    assert [match["listed"] for match in verdict.matches] == [
        "perhaps 2022-02-01 to 2022-02-27",
        "from 2022-02-28",
    ]
    first = answer(two_editions, "Another Works", "BY", on="2022-02-10")
    assert first.matches[0]["listed"] == "perhaps until 2022-01-30"


def test_before_the_first_of_them_they_were_not_listed(two_editions):
    verdict = answer(two_editions, "Rotorwerk Ost", "TR", on="2022-01-31", laws=("us-ear",))
    assert verdict.outcome.goes


def test_from_the_second_on_they_are(two_editions):
    verdict = answer(two_editions, "Rotorwerk Ost", "BY", on="2022-02-28", laws=("us-ear",))
    assert verdict.outcome == "licence_required"


def test_as_known_before_the_edition_nobody_knew(two_editions):
    known = date(2022, 2, 2)
    verdict = answer(two_editions, "Rotorwerk Ost", "TR", on="2022-02-02", as_known=known)
    assert verdict.outcome.goes and verdict.holds_through is None


def test_an_answer_ends_on_the_day_of_the_edition_that_lists_them(two_editions):
    verdict = answer(two_editions, "Rotorwerk Ost", "TR", on="2022-01-31", laws=("us-ear",))
    assert verdict.holds_through == date(2022, 1, 31)


# -- how fresh ----------------------------------------------------------------------------------


def test_on_a_stale_list_a_go_becomes_a_hold_and_says_why(store):
    later = Imported(store.reopened(), date(2026, 12, 24), rulebook().reviewed_through)
    verdict = desk(None, later).check(sale(NOBODY_LISTED, on="2026-12-24"))
    assert verdict.action == "hold"
    assert [(one["list"], one["edition"]) for one in verdict.stale_lists] == [
        (ENTITY_LIST, f"{ENTITY_LIST}@2026-10-04"),
        (SDN, f"{SDN}@2026-10-04"),
    ]


def test_a_stop_stays_a_stop_on_a_stale_list(store):
    later = Imported(store.reopened(), date(2026, 12, 24), rulebook().reviewed_through)
    verdict = desk(None, later).check(sale("Rotorwerk Ost", "BY", on="2026-12-24"))
    assert verdict.action == "stop" and verdict.stale_lists


def test_lists_that_are_not_looked_at_cannot_be_stale(store):
    later = Imported(store.reopened(), date(2026, 10, 9), rulebook().reviewed_through)
    only = desk(None, later.narrowed((ENTITY_LIST,)))
    assert only.check(sale(NOBODY_LISTED, on="2026-10-09")).action == "go"
    assert only.check(sale("Pencil Bank", on="2026-10-09")).action == "go"


def test_the_stamp_names_the_editions(store):
    said = answer(store, NOBODY_LISTED).stamp["lists"]
    assert said[0].startswith("bundled Huawei and ZTE listings (161")
    assert [text.partition(" (sha256")[0] for text in said[1:]] == [
        f"{ENTITY_LIST}@2026-10-04",
        f"{SDN}@2026-10-04",
    ]


def test_a_desk_that_was_not_turned_to_its_names_answers_nothing(store):
    """It would see the bundled names only, and let everybody else go."""
    with pytest.raises(RuntimeError, match="facing"):
        the_desk(store).look(sale("Rotorwerk Ost"))


def test_another_store_in_the_same_folder_is_not_asked_by_the_old_one_s_names(tmp_path):
    old = new_store(tmp_path)
    edition(old, "2026-10-04", [LISTED_ROT])
    assert answer(old, "Rotorwerk Ost", "BY").action == "stop"
    (tmp_path / "home" / "catalogue.sqlite").unlink()
    new = new_store(tmp_path)
    edition(new, "2026-10-04", [listed("pen", "Pencil Works", listed_on=date(2022, 3, 3))])
    assert answer(new, "Pencil Works", "BY").action == "stop"


# -- one story with the bundled tables ----------------------------------------------------------


def huawei(**facts: Any) -> Any:
    """Huawei's entry as an edition prints it: by the page, five days after the rule."""
    told = {"published": (date(2019, 5, 21),), "addresses": (Address("Shenzhen", "CN"),)}
    return listed("huawei", HUAWEI, "Huawei Tech", **{**told, **facts})


def test_the_bundled_row_knows_the_day_that_the_edition_does_not(tmp_path):
    store = new_store(tmp_path)
    edition(store, "2019-05-22", [huawei()])
    (one,) = [x for x in the_desk(store).facing([HUAWEI]).listings if x.name == HUAWEI]
    assert one.span.start == date(2019, 5, 16) and one.wave == "2019-05"


def test_a_name_that_only_the_edition_has_is_recognised_as_the_bundled_company(tmp_path):
    store = new_store(tmp_path)
    edition(store, "2019-05-22", [huawei()])
    verdict = answer(store, "Huawei Tech", "CN", on="2019-08-19")
    assert {match["listing"] for match in verdict.matches} == {"huawei.technologies-co-ltd"}
    assert verdict.action == "stop"


def test_an_edition_later_than_our_review_ends_what_it_no_longer_holds(tmp_path):
    store = new_store(tmp_path)
    edition(store, "2026-10-04", [huawei(), listed("other")])
    edition(store, "2026-11-15", [listed("other")])
    found = the_desk(store).facing([HUAWEI]).listings
    assert next(x for x in found if x.name == HUAWEI).span.end == date(2026, 11, 15)


def test_an_edition_within_our_review_does_not_overrule_what_the_rules_say(tmp_path):
    store = new_store(tmp_path)
    edition(store, "2024-01-31", [huawei(), listed("other")])
    edition(store, "2024-02-28", [listed("other")])
    found = the_desk(store).facing([HUAWEI]).listings
    assert next(x for x in found if x.name == HUAWEI).span.end is None


# -- laws ---------------------------------------------------------------------------------------

BUYERS = ["Rotorwerk Ost", "RWO", "Pencil Bank", HUAWEI, NOBODY_LISTED, "Another Works", None]
EDITIONS = ["2022-01-31", "2022-02-28", "2022-04-30", "2026-10-04"]


@st.composite
def sales(draw: Any) -> Trade:
    days = ["2022-01-15", "2022-02-10", "2022-03-01", "2022-06-01", "2026-10-05"]
    made = sale("x", draw(st.sampled_from(["TR", "BY", "CN"])), on=draw(st.sampled_from(days)))
    names = draw(st.lists(st.sampled_from(BUYERS), min_size=1, max_size=2))
    people = [party(name, "BY", owners=draw(owners)) for name in names]
    known = draw(st.sampled_from([None, date(2022, 2, 10), date(2022, 5, 1)]))
    diverted = draw(st.sampled_from([None, "Pencil Bank", "RWO"]))
    return replace(made, parties=tuple(people), as_known=known, diverted_to=diverted)


owners = st.sampled_from([None, (), (owner(60, "Pencil Bank", list=None),)])


@pytest.fixture(scope="module")
def store_of_years(tmp_path_factory) -> Store:
    kept = new_store(tmp_path_factory.mktemp("years"))
    held = [[], [ROT], [ROT, huawei()], [LISTED_ROT, huawei()]]
    for day, entries in zip(EDITIONS, held, strict=True):
        edition(kept, day, [listed("other", "Another Works"), *entries])
        edition(kept, day, [entry("12", "Second Bank"), *([PENCIL] if entries else [])])
    return kept


@given(st.lists(sales(), min_size=1, max_size=6), st.sampled_from([None, ("us-ear",)]))
@settings(max_examples=40)
def test_a_table_and_a_single_trade_say_the_same_of_imported_lists(store_of_years, trades, laws):
    trades = [replace(one, id=str(number)) for number, one in enumerate(trades)]
    asked = the_desk(store_of_years, laws)
    whole = check_book(Book.from_trades(trades), asked)
    for row, one in enumerate(trades):
        assert whole.verdict(row) == orjson.loads(orjson.dumps(asked.check(one).as_dict()))


@given(sales())
@settings(max_examples=40)
def test_importing_a_list_never_frees_a_trade(store_of_years, one):
    order = ["stop", "hold", "go_until", "go"]
    without, with_lists = desk().check(one), the_desk(store_of_years).check(one)
    assert order.index(with_lists.action) <= order.index(without.action)
