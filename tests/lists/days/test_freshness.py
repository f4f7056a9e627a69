"""Which days the editions of a list cover."""

from __future__ import annotations

from datetime import date

import pytest

from licet.lists.freshness import Freshness
from licet.lists.sheets import sheet
from licet.lists.store.store import Store
from tests.lists.builders import SDN, edition, entry, new_store

LIMIT = sheet(SDN).limit_days
TODAY = date(2022, 6, 30)


@pytest.fixture
def store(tmp_path) -> Store:
    kept = new_store(tmp_path)
    for day in ("2022-01-10", "2022-02-10", "2022-06-28"):
        edition(kept, day, [entry("7")])
    return kept


def stale(store: Store, on: str, known: str | None = None, today: date = TODAY) -> list[str | None]:
    asked = Freshness(store.reopened(), (SDN,), today)
    day = date.fromisoformat
    return [one.edition for one in asked.stale(day(on), day(known) if known else None)]


def test_a_day_within_the_limit_of_an_edition_is_covered(store):
    assert stale(store, f"2022-06-{28 + LIMIT}") == []


def test_a_day_in_the_future_is_as_covered_as_today(store):
    assert stale(store, "2023-01-01") == []


def test_a_list_not_looked_at_for_longer_is_stale(store):
    assert stale(store, "2022-08-01", today=date(2022, 8, 1)) == ["us-ofac-sdn@2022-06-28"]


def test_looking_back_a_month_between_two_editions_is_covered(store):
    assert stale(store, "2022-01-25") == []


def test_as_it_was_known_then_it_was_not(store):
    assert stale(store, "2022-01-25", known="2022-01-25") == ["us-ofac-sdn@2022-01-10"]


def test_a_long_gap_between_two_editions_is_not_covered(store):
    assert stale(store, "2022-04-15") == ["us-ofac-sdn@2022-02-10"]


def test_a_day_before_all_editions_is_not_covered(store):
    assert stale(store, "2021-12-31") == [None]


def test_a_day_on_which_no_edition_was_known_is_not_covered(store):
    assert stale(store, "2022-01-25", known="2021-06-01") == [None]


def test_excerpts_alone_are_nothing_to_lean_on(tmp_path):
    kept = new_store(tmp_path)
    edition(kept, "2020-01-10", [entry("7")], partial=True)
    assert stale(kept, "2022-06-30") == []


def test_what_is_stale_says_so_in_a_sentence(store):
    (one,) = Freshness(store.reopened(), (SDN,), TODAY).stale(date(2022, 4, 15), None)
    assert one.says == (
        "The SDN List was last seen on 2022-02-10 (us-ofac-sdn@2022-02-10), 64 days before; "
        f"older than {LIMIT} days it is stale."
    )
