"""One trade by itself, and the same trade in a table: the verdicts are equal, field by field."""

from dataclasses import replace

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licet.facts import Trade
from tests.builders import EIGHT_STAR, check, check_table, trade
from tests.random_trades import random_trade

slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
batches = settings(max_examples=8, suppress_health_check=slow)


@st.composite
def trades(draw: st.DrawFn) -> Trade:
    return random_trade(lambda values: draw(st.sampled_from(values)))


def numbered(found: list[Trade]) -> list[Trade]:
    return [replace(one, id=str(number)) for number, one in enumerate(found)]


order_books = st.lists(trades(), min_size=20, max_size=60).map(numbered)


def by_itself(one: Trade) -> dict:
    found: dict = orjson.loads(orjson.dumps(check(one).as_dict()))
    return found


@batches
@given(order_books)
def test_a_trade_gets_the_same_verdict_alone_and_in_a_table(book):
    for one, row in zip(book, check_table(book), strict=True):
        alone = by_itself(one)
        differing = {name: (alone[name], row[name]) for name in alone if alone[name] != row[name]}
        assert not differing, one
        assert row == alone


@batches
@given(order_books, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(book, random):
    shuffled = random.sample(book, len(book))
    verdicts = {verdict["id"]: verdict for verdict in check_table(book)}
    assert check_table(shuffled) == [verdicts[one.id] for one in shuffled]


@batches
@given(order_books, st.integers(1, 19))
def test_a_table_cut_in_two_gives_the_same_verdicts(book, cut):
    assert check_table(book[:cut]) + check_table(book[cut:]) == check_table(book)


def test_both_ask_for_the_same_facts_where_the_us_content_is_said_to_be_none():
    one = trade(
        on="2020-06-17",
        activity="transfer",
        ship_from="KR",
        ship_to="DK",
        eccn="5E001",
        us_origin=False,
        us_content_eccns=(),
        production_started="2020-04-01",
        diverted_to=EIGHT_STAR,
    )
    assert check_table([one]) == [by_itself(one)]
