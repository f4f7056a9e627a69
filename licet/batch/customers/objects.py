"""Customer books as objects: a JSON array, or one object a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson
import polars as pl

from licet.batch.customers.columns import Columns, recognise
from licet.batch.customers.table import Table
from licet.batch.reading.bytes import utf8
from licet.batch.reading.errors import ReadError, Unreadable, shape
from licet.batch.reading.json import broken, is_json
from licet.batch.reading.json_split import elements

_CUSTOMER: Final = "a customer, as a JSON object"
_TEXT: Final = "one name, as text; put further names under keys of their own"

Object = dict[str, Any]


def table_of_objects(data: bytes, name: str, columns: Columns) -> Table:
    """The used keys of the objects in `data`, as columns. A broken one is a row at fault.

    Raises `ReadError` where no object can be read, or none has a key for a name.
    """
    data, notes = utf8(data, name)
    array = data.lstrip().startswith(b"[") or is_json(data)
    found = list(_of_array(data, name) if array else _of_lines(data))
    faults = {row: one for row, (_, one) in enumerate(found) if isinstance(one, Unreadable)}
    objects: list[Object] = [one if isinstance(one, dict) else {} for _, one in found]
    headings = _keys(objects)
    if faults and not headings:
        first = min(faults)
        raise ReadError(name, faults[first].found, faults[first].expected)
    places = recognise(headings, columns, name)
    for place in (*places.names, *places.parts):
        faults |= _nested(headings[place], objects)
    for row in faults:
        objects[row] = {}
    series = [_column(place, headings[place], objects) for place in places.used]
    word = "row" if array else "line"
    numbers = [number for number, _ in found]
    label = f"{word} {{}}"
    return Table(
        name,
        pl.DataFrame(series),
        headings,
        places,
        lambda row: label.format(numbers[row]),
        faults,
        tuple(notes),
    )


def _keys(objects: Sequence[Object]) -> tuple[str, ...]:
    """All keys: those of the first object in its order, then the rest."""
    first = next(filter(None, objects), {})
    return (*first, *sorted(set().union(*objects) - first.keys()))


def _of_lines(data: bytes) -> Iterable[tuple[int, Object | Unreadable]]:
    """The object in each line that is not blank, with the line's number."""
    every = enumerate(data.split(b"\n"), start=1)
    lines = [(number, line) for number, line in every if line and not line.isspace()]
    try:  # all at once, which is faster by far
        found = orjson.loads(b"[%b]" % b",".join(line for _, line in lines))
    except orjson.JSONDecodeError:
        found = []
    if len(found) == len(lines):
        return zip((number for number, _ in lines), map(_checked, found), strict=True)
    return ((number, _object(line)) for number, line in lines)


def _of_array(data: bytes, name: str) -> Iterable[tuple[int, Object | Unreadable]]:
    """The elements of an array, or the one object; what is broken must not hide the others."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        pieces = elements(data)
        if pieces is None:
            said = broken(data, error).found
            raise ReadError(name, said, "whole JSON: an array of objects") from None
        return enumerate(map(_object, pieces), start=1)
    several: Sequence[object] = found if isinstance(found, list) else [found]
    return enumerate(map(_checked, several), start=1)


def _object(text: bytes) -> Object | Unreadable:
    try:
        return _checked(orjson.loads(text))
    except orjson.JSONDecodeError as error:
        return Unreadable(broken(text, error).found, _CUSTOMER)


def _checked(found: object) -> Object | Unreadable:
    return found if isinstance(found, dict) else Unreadable(shape(found), _CUSTOMER)


def _nested(key: str, objects: Sequence[Object]) -> dict[int, Unreadable]:
    return {
        row: Unreadable(shape(value), _TEXT, key)
        for row, one in enumerate(objects)
        if isinstance(value := one.get(key), list | dict)
    }


def _column(place: int, key: str, objects: Sequence[Object]) -> pl.Series:
    return pl.Series(str(place), [_text(one.get(key)) for one in objects], pl.String)


def _text(value: object) -> str | None:
    """A value as text: 12345.0 is 12345, and a list its members between semicolons."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ";".join(text for one in value if (text := _text(one)))
    return orjson.dumps(value).decode()
