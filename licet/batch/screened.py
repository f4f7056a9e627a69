"""Matches out: one row for each match of a customer with an entry of a list."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import orjson
import polars as pl

from licet.batch.customers import Customers
from licet.batch.write import whole_file
from licet.desk.screening import Hit
from licet.names.evidence import Asked

COLUMNS: Final = {
    "row": pl.UInt32,
    "id": pl.String,
    "name": pl.String,
    "country": pl.String,
    "strength": pl.String,
    "score": pl.Float64,
    "name_score": pl.Float64,
    "list": pl.String,
    "key": pl.String,
    "listed_as": pl.String,
    "alias": pl.String,
    "listed_countries": pl.String,
    "reason": pl.String,
    "reviewed": pl.String,
    "error": pl.String,
}


def asked_of(customers: Customers) -> list[Asked]:
    """The customers of a book, line by line, as they are screened."""
    frame = customers.frame.select("name", "kind", "country", "address", "birth", "identifiers")
    return [
        Asked(name, kind, country, address, birth, _numbers(identifiers))
        for name, kind, country, address, birth, identifiers in frame.iter_rows()
    ]


def _numbers(text: str | None) -> tuple[tuple[str, str], ...]:
    if not text:
        return ()
    parts = (one.partition(":") for one in text.split(";"))
    return tuple((kind, number) for kind, _, number in parts)


def as_row(hit: Hit, row: int | None = None, id_: str | None = None) -> dict[str, Any]:
    """A match as one flat row."""
    return {
        "row": row,
        "id": id_,
        "name": hit.asked.name,
        "country": hit.asked.country,
        "strength": hit.strength,
        "score": hit.score / 1000,
        "name_score": hit.explanation.score / 1000,
        "list": hit.entry.list,
        "key": hit.entry.key,
        "listed_as": hit.entry.name,
        "alias": hit.alias,
        "listed_countries": ";".join(sorted(hit.entry.listed.countries)) or None,
        "reason": hit.sentence,
        "reviewed": reviewed(hit),
        "error": None,
    }


def reviewed(hit: Hit) -> str | None:
    """What reviewers said, in words."""
    found = hit.standing
    if found.decision is None:
        return None
    by = f"by {found.decision.by} on {found.decision.on:%Y-%m-%d}: {found.decision.because}"
    if found.state != "lapsed":
        return f"{found.state} {by}"
    what = ", ".join(change.what for change in found.changed) or "the evidence"
    return f"{found.decision.verdict} {by}; since then changed: {what}"


def as_data(hit: Hit, row: int | None = None, id_: str | None = None) -> dict[str, Any]:
    """A match with all that it leans on: word against word, and every piece of evidence."""
    words = [
        {"asked": one.asked, "listed": one.listed, "how": one.how, "alike": one.alike / 1000}
        for one in hit.explanation.pairs
    ]
    return {
        **as_row(hit, row, id_),
        "words": words,
        "left_over": list(hit.explanation.left),
        "left_over_listed": list(hit.explanation.left_listed),
        "turned": hit.explanation.turned,
        "cut_off": hit.explanation.cut_off,
        "evidence": [
            {"kind": one.kind, "says": one.says, "effect": one.effect / 1000}
            for one in hit.evidence
        ],
        "fingerprint": hit.fingerprint,
    }


def rows_of(customers: Customers, hits: Iterable[tuple[int, Hit]]) -> list[dict[str, Any]]:
    """Matches, and the rows that could not be screened, in the order of the file."""
    ids = customers.frame.get_column("id").to_list()
    places = customers.frame.get_column("row").to_list()
    rows = [as_row(hit, places[line], ids[line]) for line, hit in hits]
    empty = dict.fromkeys(COLUMNS)
    rows += [
        {**empty, "row": row, "strength": "unread", "error": str(error)}
        for row, error in customers.errors.items()
    ]
    return sorted(rows, key=lambda one: one["row"])


def write(rows: list[dict[str, Any]], form: str, out: Any) -> None:
    """Write rows as csv, parquet, json or jsonl into a file, or to standard output."""
    with whole_file(out) as stream:
        if form == "jsonl":
            for row in rows:
                stream.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
        elif form == "json":
            stream.write(orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        else:
            frame = pl.DataFrame(rows, schema=COLUMNS)
            if form == "csv":
                stream.write(frame.write_csv().encode())
            else:
                data = BytesIO()
                frame.write_parquet(data)
                stream.write(data.getvalue())
