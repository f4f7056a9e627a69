"""The order book of 200,000 lines: every line read, quickly, and as the CSV reads it."""

import time

from licet.batch.reading.door import read


def test_the_order_book_is_read_whole_and_only_codes_that_are_no_countries_are_refused(shared_data):
    book = read(shared_data / "orders" / "orderbook-200k.parquet")
    assert len(book) == 200_000 and book.parties.height == 229_906
    assert {error.found for error in book.errors.values()} == {'"UK" (write GB)', '"NM"'}
    assert len(book.errors) == 9


def test_csv_and_parquet_give_the_same_trades(shared_data):
    table = read(shared_data / "orders" / "orderbook-200k.parquet")
    text = read(shared_data / "orders" / "orderbook-2k.csv")
    assert len(text) == 2000 and not text.errors
    assert [text.trade(row) for row in range(0, 2000, 97)] == [
        table.trade(row) for row in range(0, 2000, 97)
    ]


def test_the_order_book_is_read_in_under_a_second(shared_data):
    """Measured at 0.2 s on two cores; the bound leaves room for a busy machine."""
    started = time.perf_counter()
    read(shared_data / "orders" / "orderbook-200k.parquet")
    assert time.perf_counter() - started < 1
