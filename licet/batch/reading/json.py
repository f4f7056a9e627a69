"""JSON in, columns as found out: an object, an array, or one object a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import IO, Final

import orjson
import polars as pl

from licet.batch.reading.errors import ReadError, Unreadable, shape
from licet.batch.reading.json_split import elements
from licet.batch.reading.parties import party_as_dict
from licet.batch.reading.raw import LONGEST, Raw
from licet.batch.reading.records import Record, Records, column_of
from licet.facts import BY_NAME, Trade

_TRADE: Final = "a trade, as a JSON object"


def raw_of_lines(stream: IO[bytes], name: str, given: Collection[str]) -> Raw:
    """One trade a line; blank lines are none. A broken line is a row that could not be read.

    Raises `ReadError` where there is no line.
    """
    records, numbers = Records(given), []
    for number, line in _lines(stream):
        records.add(_record(line) if isinstance(line, bytes) else line)
        numbers.append(number)
    return records.raw(lambda row: f"{name}, line {numbers[row]}", name)


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Each line that is not blank, with its number; one that is too long is read past."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST and not line.endswith(b"\n"):
            size = len(line)
            while (rest := stream.readline(2**20)) and not rest.endswith(b"\n"):
                size += len(rest)
            size += len(rest)
            found = f"a line of {size / 2**20:.0f} MiB"
            yield number, Unreadable(found, f"lines of at most {LONGEST // 2**20} MiB")
        elif not line.isspace() and line:
            yield number, line


def _record(line: bytes) -> Record | Unreadable:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return broken(line, error)
    return found if isinstance(found, dict) else Unreadable(shape(found), _TRADE)


def broken(text: bytes, error: orjson.JSONDecodeError) -> Unreadable:
    """What is wrong with a piece of JSON, with the place of a bad byte where that is the cause."""
    try:
        text.decode()
    except UnicodeDecodeError as fault:
        byte = text[fault.start]
        return Unreadable(f"byte 0x{byte:02X} at position {fault.start + 1}", "text in UTF-8")
    if re.search("recursion|depth", error.msg):
        return Unreadable("JSON nested too deep", "owners nested at most 20 levels deep")
    return Unreadable(f"broken JSON ({error})", _TRADE)


def raw_of_document(data: bytes, name: str, given: Collection[str]) -> Raw:
    """An array of trades, or a single one. A broken element is a row that could not be read.

    Raises `ReadError` where the document is not JSON, or holds no trade.
    """
    records = Records(given)
    for record in _elements(data, name):
        records.add(record)
    return records.raw(lambda row: f"{name}, row {row + 1}", name)


def _elements(data: bytes, name: str) -> Iterator[Record | Unreadable]:
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        pieces = elements(data)
        if pieces is None:
            fault = broken(data, error)
            raise ReadError(name, fault.found, "whole JSON: an object, or an array") from None
        yield from map(_record, pieces)
        return
    if not isinstance(found, list | dict):
        raise ReadError(name, shape(found), "a JSON object, or an array of objects")
    for item in found if isinstance(found, list) else [found]:
        yield item if isinstance(item, dict) else Unreadable(shape(item), _TRADE)


def is_json(data: bytes) -> bool:
    """Whether `data` is one whole JSON value."""
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True


def raw_of_trades(trades: Sequence[Trade]) -> Raw:
    """Trades that are already values, taken apart again so that the same rules check them."""
    facts = [name for name in BY_NAME if name != "parties"]
    columns: dict[str, pl.Series | list[object]] = {}
    for name in facts:
        values = [getattr(trade, name) for trade in trades]
        if any(value is not None for value in values):
            columns[name] = column_of(name, values)
    if any(trade.parties for trade in trades):
        columns["parties"] = [
            [party_as_dict(party) for party in trade.parties] or None for trade in trades
        ]
    return Raw(columns, len(trades), lambda row: f"trade {row + 1}")
