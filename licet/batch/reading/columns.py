"""A column of raw values in, a column of canonical values out: `fields.parse`, by the column.

Words, days and flags repeat, so each distinct value is parsed once. Numbers and free text do
not, so Polars reads the plain ones and `parse` sees the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from licet.batch.reading.errors import Unreadable
from licet.batch.reading.fields import Form, bounds, parse
from licet.batch.reading.numbers import GROUPED, PLAIN, SURE, Numbers
from licet.facts import LONGEST_NAME, Fact, Kind

DTYPES: Final[dict[Kind, pl.DataType]] = {
    Kind.TEXT: pl.String(),
    Kind.NAME: pl.String(),
    Kind.WORD: pl.Categorical(),
    Kind.COUNTRY: pl.Categorical(),
    Kind.ECCN: pl.Categorical(),
    Kind.ECCNS: pl.Categorical(),
    Kind.WORDS: pl.Categorical(),
    Kind.FLAG: pl.Boolean(),
    Kind.DAY: pl.Date(),
    Kind.PERCENT: pl.Float64(),
    Kind.NUMBER: pl.Float64(),
}
_FREE: Final = (Kind.TEXT, Kind.NAME)
_NUMERIC: Final = (Kind.PERCENT, Kind.NUMBER)
# Numbers as text that Polars reads, once decimal commas are put right, as `number` does.
_FAST: Final = {
    Numbers.POINT: PLAIN[Numbers.POINT],
    Numbers.COMMA: f"{PLAIN[Numbers.COMMA]}|{GROUPED[Numbers.COMMA]}",
    Numbers.UNSURE: "^[0-9]+$",
}
# Values that are already of the fact's own type need no look at each.
_SETTLED: Final = {Kind.FLAG: pl.Boolean, Kind.DAY: pl.Date}

Faults = dict[int, Unreadable]


def convert(fact: Fact, raw: pl.Series | list[object], form: Form) -> tuple[pl.Series, Faults]:
    """The canonical column, null where a value is unknown or unreadable, and the unreadable."""
    if isinstance(raw, list):
        return _each(fact, raw, form)
    if raw.dtype == pl.Null or raw.null_count() == len(raw):
        return pl.Series(fact.name, [None], DTYPES[fact.kind]).new_from_index(0, len(raw)), {}
    if raw.dtype in (pl.Categorical, pl.Enum):
        raw = raw.cast(pl.String)
    if raw.dtype == _SETTLED.get(fact.kind):
        return raw.alias(fact.name), {}
    if fact.kind in _NUMERIC and (raw.dtype == pl.String or raw.dtype.is_numeric()):
        return _numbers(fact, raw, form)
    if raw.dtype == pl.String:
        return _texts(fact, raw, form) if fact.kind in _FREE else _distinct(fact, raw, form)
    if raw.dtype.is_integer() or raw.dtype.is_temporal():
        return _distinct(fact, raw, form)
    return _each(fact, raw.to_list(), form)


def _each(fact: Fact, values: Sequence[object], form: Form) -> tuple[pl.Series, Faults]:
    read: list[object] = []
    faults: Faults = {}
    for row, value in enumerate(values):
        try:
            read.append(parse(fact, value, form))
        except Unreadable as fault:
            read.append(None)
            faults[row] = fault.within(fact.name)
    return pl.Series(fact.name, read, _plain(fact)).cast(DTYPES[fact.kind]), faults


def _plain(fact: Fact) -> pl.DataType:
    kind = DTYPES[fact.kind]
    return pl.String() if isinstance(kind, pl.Categorical) else kind


def _distinct(fact: Fact, raw: pl.Series, form: Form) -> tuple[pl.Series, Faults]:
    """Parse each distinct value once, then put the answers in place."""
    values = raw.unique().drop_nulls()
    read, wrong = [], {}
    for value in values.to_list():
        try:
            read.append(parse(fact, value, form))
        except Unreadable as fault:
            read.append(None)
            wrong[value] = fault.within(fact.name)
    answers = pl.Series(fact.name, read, _plain(fact))
    column = raw.alias(fact.name)
    if raw.dtype != answers.dtype or not answers.equals(values.alias(fact.name), null_equal=True):
        column = column.replace_strict(values, answers, default=None, return_dtype=answers.dtype)
    faults = {}
    if wrong:
        bad = raw.is_in(pl.Series(list(wrong), dtype=raw.dtype).implode()).fill_null(False)
        faults = {row: wrong[raw[row]] for row in bad.arg_true().to_list()}
    return column.cast(DTYPES[fact.kind]), faults


def _texts(fact: Fact, raw: pl.Series, form: Form) -> tuple[pl.Series, Faults]:
    """Trimmed; a text of nothing is unknown; a NUL byte is refused, and a name that is too long."""
    column = _stripped(raw).alias(fact.name)
    asked = column.str.contains("\0", literal=True)
    if fact.kind is Kind.NAME:
        asked |= column.str.len_chars() > LONGEST_NAME
    return _again(fact, raw, column, asked, form)


def _stripped(raw: pl.Series) -> pl.Series:
    column = raw.str.strip_chars()  # of the same white space as `fields.SPACE`
    empty = (column.str.len_bytes() == 0).fill_null(False)
    return column.set(empty, None) if empty.any() else column


def _numbers(fact: Fact, raw: pl.Series, form: Form) -> tuple[pl.Series, Faults]:
    """What Polars reads as a number that the fact can take stands; all else is asked again."""
    text = raw
    if raw.dtype == pl.String:
        text = raw = _stripped(raw)
        plain = text.str.contains(_FAST[form.numbers]).fill_null(True)
        if form.numbers is Numbers.COMMA:
            text = text.str.replace_all(".", "", literal=True)
            text = text.str.replace(",", ".", literal=True)
        if not plain.all():
            text = text.set(~plain, None)
    column = text.alias(fact.name).cast(pl.Float64, strict=False) + 0.0
    fine = column.is_between(*bounds(fact)).fill_null(False)  # NaN is between nothing
    return _again(fact, raw, column, raw.is_not_null() & ~fine, form)


def _again(
    fact: Fact, raw: pl.Series, column: pl.Series, asked: pl.Series, form: Form
) -> tuple[pl.Series, Faults]:
    """`column`, with the rows in `asked` parsed one by one."""
    rows = asked.fill_null(False).arg_true()
    if rows.is_empty():
        return column, {}
    read, faults = _each(fact, raw.gather(rows).to_list(), form)
    index = rows.to_list()
    return column.scatter(rows, read), {index[at]: fault for at, fault in faults.items()}


def numbers_of(columns: Sequence[pl.Series], unsaid: Numbers) -> Numbers:
    """How a file with these columns of numbers as text marks decimals; `unsaid` where none says."""
    found = [
        how
        for how, pattern in SURE.items()
        if any(column.str.strip_chars().str.contains(pattern).any() for column in columns)
    ]
    return found[0] if len(found) == 1 else Numbers.UNSURE if found else unsaid
