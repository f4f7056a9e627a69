"""Wordings: entries as tables, and back.

A *wording* is one entry as one or more editions of one document word it, unchanged. It is kept
once, however many editions repeat it, and known by a number that counts up within its source.
The columns of `SCHEMA` are the fields of `licet.lists.record.Entry`, with `number` and `digest`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

import orjson
import polars as pl

from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.spans import Span

_NAME: Final = pl.Struct({"text": pl.String, "kind": pl.String, "language": pl.String})
_ADDRESS: Final = pl.Struct(
    {"text": pl.String, "country": pl.String, "city": pl.String, "postcode": pl.String}
)
_IDENTIFIER: Final = pl.Struct(
    {"kind": pl.String, "number": pl.String, "country": pl.String, "label": pl.String}
)
_DAYS: Final = pl.Struct({"start": pl.Date, "end": pl.Date})
_BIRTH: Final = pl.Struct({"text": pl.String, "days": _DAYS})

SCHEMA: Final = pl.Schema(
    {
        "number": pl.UInt32(),
        "digest": pl.Binary(),
        "key": pl.String(),
        "list": pl.String(),
        "sort": pl.String(),
        "names": pl.List(_NAME),
        "addresses": pl.List(_ADDRESS),
        "identifiers": pl.List(_IDENTIFIER),
        "births": pl.List(_BIRTH),
        "birth_places": pl.List(pl.String),
        "countries": pl.List(pl.String),
        "programmes": pl.List(pl.String),
        "citation": pl.String(),
        "published": pl.List(pl.Date),
        "listed_on": pl.Date(),
        "delisted_on": pl.Date(),
        "requirement": pl.String(),
        "footnotes": pl.List(pl.UInt8),
        "review_policy": pl.String(),
        "remarks": pl.String(),
        "raw": pl.String(),
    }
)
_PLAIN: Final = (
    "key list sort birth_places countries programmes citation published listed_on delisted_on "
    "requirement footnotes review_policy remarks raw".split()
)


def as_json(entry: Entry) -> bytes:
    """An entry as JSON: the same bytes for equal wordings, source row included."""
    return orjson.dumps(entry)


def digest(line: bytes) -> bytes:
    """Sixteen bytes that stand for a wording (its JSON)."""
    return hashlib.blake2b(line, digest_size=16).digest()


def to_frame(lines: Sequence[bytes], digests: Sequence[bytes], first: int) -> pl.DataFrame:
    """Wordings, as JSON, as a table in which they are numbered from `first`.

    Polars reads JSON many times faster than Python objects.
    """
    fields = {name: kind for name, kind in SCHEMA.items() if name not in ("number", "digest")}
    frame = pl.read_ndjson(BytesIO(b"\n".join(lines)), schema=fields)
    numbers = pl.Series("number", range(first, first + len(lines)), dtype=pl.UInt32)
    return frame.with_columns(numbers, pl.Series("digest", digests, dtype=pl.Binary)).select(
        SCHEMA.names()
    )


def to_entries(frame: pl.DataFrame) -> dict[int, Entry]:
    """The entries of a table, by the numbers of their wordings.

    Columns other than `number`, `key`, `list`, `sort` and `names` may be missing.
    """
    return {row["number"]: _entry(row) for row in frame.iter_rows(named=True)}


def _entry(row: dict[str, Any]) -> Entry:
    plain = {field: _frozen(row[field]) for field in _PLAIN if field in row and field != "sort"}
    return Entry(
        sort=Sort(row["sort"]),
        names=tuple(
            Name(one["text"], NameKind(one["kind"]), one["language"]) for one in row["names"]
        ),
        addresses=tuple(Address(**one) for one in row.get("addresses", ())),
        identifiers=tuple(Identifier(**one) for one in row.get("identifiers", ())),
        births=tuple(Birth(one["text"], _span(one["days"])) for one in row.get("births", ())),
        **plain,
    )


def _span(days: dict[str, Any] | None) -> Span | None:
    return Span(days["start"], days["end"]) if days and days["start"] else None


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def names_of(frame: pl.LazyFrame) -> pl.LazyFrame:
    """One row for each name of each wording: `number`, `key`, `list`, `text`, `kind`."""
    return (
        frame.select("number", "key", "list", "names")
        .explode("names")
        .select(
            "number",
            "key",
            "list",
            pl.col("names").struct.field("text"),
            pl.col("names").struct.field("kind"),
        )
    )


def counts(entries: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """How many entries each list has of each sort."""
    found: dict[tuple[str, str], int] = {}
    for one in entries:
        kind = (one.list, one.sort.value)
        found[kind] = found.get(kind, 0) + 1
    return dict(sorted(found.items()))
