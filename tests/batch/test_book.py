"""Trade to book to trade, and to a file and back: nothing is lost, nothing is invented."""

import json
import string
from dataclasses import asdict
from datetime import date
from io import BytesIO

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.batch.book import Book, ReadError
from licet.batch.reading.book import book_of
from licet.batch.reading.columns import convert
from licet.batch.reading.countries import COUNTRIES
from licet.batch.reading.errors import Unreadable
from licet.batch.reading.fields import SPACE, Form, parse
from licet.batch.reading.json import raw_of_lines
from licet.batch.reading.numbers import Numbers
from licet.facts import FACTS, Kind, Owner, Party, Trade
from licet.facts.vocabulary import LISTS, ROLES

texts = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
    .map(lambda text: text.strip(SPACE))
    .filter(bool)
)
countries = st.sampled_from(sorted(COUNTRIES))
eccns = st.sampled_from(["EAR99", "5D991", "9A610.x", "5A002.a.1", "3B001.c"])
percents = st.floats(0, 100)
words = st.text(string.ascii_letters + string.digits + "-/ ", min_size=1).map(str.strip)
members = words.filter(lambda word: word and word.lower() != "none")
reasons = st.sampled_from(["NS1", "NS2", "AT1", "RS1", "UN", "EI"])

owners: st.SearchStrategy[Owner] = st.deferred(
    lambda: st.builds(
        Owner,
        name=texts,
        country=st.none() | countries,
        percent=st.none() | percents,
        list=st.none() | st.sampled_from(LISTS),
        programme=st.none() | texts,
        owners=st.lists(owners, max_size=1).map(tuple),
    )
)
parties = st.builds(
    Party,
    role=st.sampled_from(ROLES),
    name=texts,
    country=st.none() | countries,
    address=st.none() | texts,
    owners=st.none() | st.lists(owners, max_size=2).map(tuple),
    branch_of=st.none() | texts,
    controlled_by_owner=st.none() | st.booleans(),
)


def values(fact):
    """What a fact may be, if it is said."""
    if fact.name == "reasons_for_control":
        return st.lists(reasons, max_size=3).map(tuple)
    return {
        Kind.TEXT: texts,
        Kind.NAME: texts,
        Kind.WORD: st.sampled_from(fact.words or ("x",)),
        Kind.DAY: st.dates(),
        Kind.COUNTRY: countries,
        Kind.FLAG: st.booleans(),
        Kind.PERCENT: percents,
        Kind.NUMBER: st.floats(0, 1e300),
        Kind.ECCN: eccns,
        Kind.ECCNS: st.lists(eccns, max_size=3).map(tuple),
        Kind.WORDS: st.lists(members, max_size=3).map(tuple),
        Kind.PARTIES: st.lists(parties, max_size=3).map(tuple),
    }[fact.kind]


@st.composite
def trades(draw):
    said = {"on", "activity", "parties"}
    facts = {
        fact.name: draw(values(fact) if fact.name in said else st.none() | values(fact))
        for fact in FACTS
        if fact.name != "id"
    }
    whole, part = facts["us_content_percent"], facts["us_controlled_content_percent"]
    if whole is not None and part is not None:
        facts["us_controlled_content_percent"] = min(whole, part)
    return Trade(id=draw(texts), **facts)


books = st.lists(trades(), min_size=1, max_size=4, unique_by=lambda trade: trade.id)


@given(books)
def test_any_trades_come_back_from_a_book_as_they_went_in(listed):
    book = Book.from_trades(listed)
    assert not book.errors
    assert [book.trade(row) for row in range(len(book))] == listed


@given(books)
def test_trades_written_as_json_lines_read_back_equal(listed):
    lines = "\n".join(json.dumps(asdict(trade), default=str) for trade in listed)
    book = book_of(raw_of_lines(BytesIO(lines.encode()), "t", ()))
    assert not book.errors and not book.notes
    assert [book.trade(row) for row in range(len(book))] == listed


cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        ["1.234", "1,234", "1.234,5", "12,5", "1e5", ".5", "5.", "-0", "inf", "nan", "+7"]
    ),
    st.sampled_from(["yes", "FALSE", "2019-08-19", "2019-02-30", "de", "none", "5d991", "\xa0x "]),
)


@given(st.sampled_from(FACTS), st.lists(cells, max_size=8), st.sampled_from(Numbers))
def test_a_column_reads_as_its_values_do_one_by_one(fact, column, numbers):
    if fact.kind is Kind.PARTIES:
        return
    form = Form(numbers=numbers)
    read, faults = convert(fact, pl.Series(column, dtype=pl.String), form)
    for row, cell in enumerate(column):
        try:
            assert read[row] == parse(fact, cell, form) and row not in faults
        except Unreadable as fault:
            assert read[row] is None and faults[row].found == fault.found


@given(st.binary(max_size=200), st.sampled_from(["t.csv", "t.json", "t.jsonl", "t.parquet", "t"]))
def test_no_bytes_whatever_bring_anything_but_a_book_or_a_refusal(tmp_path_factory, data, name):
    from licet.batch.reading.door import read

    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    try:
        assert len(read(path)) > 0
    except ReadError as refusal:
        assert name in str(refusal)


@given(st.lists(st.text('a",;\n\r\x00é', max_size=12), min_size=1, max_size=8))
def test_every_line_of_a_table_is_a_row_or_part_of_one(tmp_path_factory, rows):
    from licet.batch.reading.door import read

    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes("\n".join(["id,on,activity", *rows, "last,2019-08-19,export"]).encode())
    assert read(path).trades["id"][-1] == "last"


def test_columns_have_the_promised_types():
    book = Book.from_trades(
        [
            Trade(
                id="A",
                on=date(2019, 8, 19),
                activity="export",
                us_origin=True,
                value=5,
                licences=("D2", "D1"),
                direct_product_of=(),
                eccn="5D991",
                item="bolt",
                parties=(Party("end_user", "X", "CN"),),
            )
        ]
    )
    assert dict(book.trades.schema) == {
        "id": pl.String,
        "on": pl.Date,
        "activity": pl.Categorical,
        "item": pl.String,
        "eccn": pl.Categorical,
        "us_origin": pl.Boolean,
        "direct_product_of": pl.Categorical,
        "licences": pl.Categorical,
        "value": pl.Float64,
    }
    assert book.trades["licences"][0] == "D2;D1" and book.trades["direct_product_of"][0] == "none"
    assert book.parties.columns == [
        *("row", "position", "role", "name", "country", "address", "branch_of"),
        *("controlled_by_owner", "owners"),
    ]
    assert book.parties.dtypes[:3] == [pl.UInt32, pl.UInt16, pl.Categorical]


def test_a_book_of_no_trades_has_the_columns_all_the_same():
    book = Book.from_trades([])
    assert len(book) == 0 and book.trades.columns == ["id", "on", "activity"]


def test_half_a_trade_is_not_given_out():
    book = Book.from_trades([Trade(id="A", on=date(2019, 8, 19), activity="sell")])
    with pytest.raises(ReadError, match='"sell"'):
        book.trade(0)
    with pytest.raises(IndexError):
        book.trade(1)
