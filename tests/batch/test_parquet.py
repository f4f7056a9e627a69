"""Parquet: typed columns, wrongly typed columns, and files that are something else."""

from datetime import date, datetime
from io import BytesIO

import polars as pl
import pytest

BASE = {"id": ["A", "B"], "on": [date(2019, 8, 19)] * 2, "activity": ["export"] * 2}


@pytest.fixture
def read_frame(read_file):
    def build(schema=None, **columns):
        buffer = BytesIO()
        pl.DataFrame({**BASE, **columns}, schema_overrides=schema).write_parquet(buffer)
        return read_file(buffer.getvalue(), "trades.parquet")

    return build


def test_typed_columns_are_taken_as_they_are(read_frame):
    book = read_frame(
        us_origin=[True, None],
        value=[5, None],
        us_content_percent=[2.5, None],
        ship_to=["de", None],
    )
    assert not book.errors and book.trade(0).value == 5.0 and book.trade(0).ship_to == "DE"
    assert book.trade(1).us_origin is None


def test_the_content_tells_parquet_whatever_the_name(read_file, read_frame, tmp_path):
    read_frame()
    data = (tmp_path / "trades.parquet").read_bytes()
    for name in ("trades", "trades.csv", "trades.json"):
        assert len(read_file(data, name)) == 2


def test_days_may_be_moments_at_midnight_and_nothing_else(read_frame):
    book = read_frame(on=[datetime(2019, 8, 19), datetime(2019, 8, 19, 14, 30)])
    assert book.trade(0).on == date(2019, 8, 19)
    assert "midnight" in book.errors[1].expected


def test_midnight_is_midnight_where_the_clock_hangs(read_frame):
    moments = pl.Series([datetime(2019, 8, 19)] * 2).dt.replace_time_zone("America/New_York")
    assert read_frame(on=moments).trade(0).on == date(2019, 8, 19)


def test_text_is_read_as_the_fact_where_it_can_be(read_frame):
    book = read_frame(
        on=["2019-08-19", "soon"], value=["5.5", "much"], us_origin=["yes", "no"], id=[7, 8]
    )
    assert (book.trade(0).value, book.trade(0).id) == (5.5, "7")
    assert [book.errors[1].field, book.errors[1].more[0].field] == ["on", "value"]


def test_wrong_types_cost_their_rows(read_frame):
    book = read_frame(
        on=[20190819, 20190820],
        us_content_percent=[float("nan"), float("inf")],
        value=[True, False],
    )
    assert sorted(book.errors) == [0, 1]
    assert [more.field for more in book.errors[0].more] == ["us_content_percent", "value"]


def test_flags_as_numbers_are_flags(read_frame):
    book = read_frame(us_origin=[1, 0], published=[1.0, None], us_person=[0.5, None])
    assert (book.trades["us_origin"].to_list(), book.trades["published"][0]) == (
        [True, False],
        True,
    )
    assert list(book.errors) == [0]


def test_lists_and_parties_may_be_nested_columns(read_frame):
    book = read_frame(
        licences=[["D1", "D2"], []],
        parties=[[{"role": "end_user", "name": "X", "owners": None}], None],
    )
    assert book.trade(0).licences == ("D1", "D2") and book.trade(1).licences == ()
    assert book.trade(0).parties[0].name == "X"


def test_categories_and_bytes_are_text(read_frame):
    book = read_frame({"ship_to": pl.Categorical}, ship_to=["DE", "zz"], item=[b"bolt", b"\xff"])
    assert book.trade(0).item == "bolt" and book.trade(0).ship_to == "DE"
    assert "byte 0xFF" in book.errors[1].more[0].found


@pytest.mark.parametrize("content", [b"PAR1 and then nothing", b"id,on,activity\nA,B,C\n"])
def test_a_file_that_is_not_parquet_is_refused(refusal, content):
    assert "does not read as Parquet" in refusal(content, "trades.parquet")


def test_a_parquet_file_cut_short_is_refused(read_frame, refusal, tmp_path):
    read_frame()
    data = (tmp_path / "trades.parquet").read_bytes()
    assert "does not read as Parquet" in refusal(data[: len(data) // 2], "cut.parquet")


def test_no_rows_and_no_columns_are_refused(refusal):
    empty, without = BytesIO(), BytesIO()
    pl.DataFrame(BASE).clear().write_parquet(empty)
    pl.DataFrame({"id": ["A"]}).write_parquet(without)
    assert "no trades" in refusal(empty.getvalue(), "t.parquet")
    assert 'no column "on"' in refusal(without.getvalue(), "t.parquet")
