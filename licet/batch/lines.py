"""A checked book as a flat table: one row an order line, for boards, spreadsheets and Parquet."""

from __future__ import annotations

from typing import Any

import orjson
import polars as pl

from licet.batch.check import Checked
from licet.decide.worded import Worded
from licet.desk import Limits
from licet.facts import Action, Outcome
from licet.facts.verdict import action_for
from licet.law.rulebook import Rulebook

_MOMENT_SCHEMA: dict[str, Any] = {
    "outcome": pl.String,
    "action": pl.String,
    "authority": pl.String,
    "authority_title": pl.String,
    "authority_cite": pl.String,
    "authority_expires": pl.String,
    "holds_through": pl.Date,
    "ends_by": pl.String,
    "missing": pl.String,
    "reason": pl.String,
    "review_policy": pl.String,
    "because": pl.String,
    "warnings": pl.String,
    "assumed": pl.String,
    "unconfirmed": pl.String,
}


def flat(checked: Checked) -> pl.DataFrame:
    """Every row of the book, in its order, with its verdict spread over columns.

    Lists are joined by ``;``; a row that could not be read has only its id, `undetermined`,
    `hold` and `error`.
    """
    book = checked.book
    frame = book.trades.select("id", "on", *_there(book.trades, "as_known"))
    frame = frame.with_columns(_moment_columns(checked))
    uncovered = _uncovered(checked)
    held = pl.col("not_covered").is_not_null() & pl.col("action").is_in(["go", "go_until"])
    return frame.with_columns(
        pl.Series("not_covered", uncovered, dtype=pl.String),
        pl.Series("parties", _parties(checked), dtype=pl.String),
        *(_plain(book.trades, name) for name in ("item", "value", "currency")),
        pl.Series("error", _errors(checked), dtype=pl.String),
    ).with_columns(
        pl.when(held)
        .then(pl.lit("Allowed by the law looked at; other laws, or lists, are not covered."))
        .otherwise("reason")
        .alias("reason"),
        pl.when(held).then(pl.lit("hold")).otherwise("action").alias("action"),
    )


def board_lines(checked: Checked) -> pl.DataFrame:
    """The columns that the board and the page work on."""
    return flat(checked).with_columns(
        pl.col("authority_expires").str.to_date(),
        pl.col("missing", "not_covered").str.replace_all(";", ", ", literal=True),
    )


def _moment_columns(checked: Checked) -> list[pl.Series]:
    """What each moment says, spread out to its rows."""
    rows = [_moment(one, checked.desk.law) for one in checked.worded]
    rows.append(_nothing_read())
    table = pl.DataFrame(rows, schema=_MOMENT_SCHEMA, orient="row")
    moments = pl.Series([*checked.moments, len(rows) - 1], dtype=pl.Int64)
    places = pl.Series(checked.place)
    places = places.set(places < 0, len(moments) - 1)
    return table[moments.gather(places)].get_columns()


def _nothing_read() -> tuple[Any, ...]:
    nothing: list[Any] = [None] * len(_MOMENT_SCHEMA)
    nothing[:2] = [Outcome.UNDETERMINED.value, Action.HOLD.value]
    nothing[9] = "The row could not be read."
    return tuple(nothing)


def _moment(one: Worded, law: Rulebook) -> tuple[Any, ...]:
    ruling = one.ruling
    authority = ruling.authority or {}
    title = law.norm(authority["norm"]).title if authority else None
    return (
        ruling.outcome.value,
        action_for(ruling.outcome, one.holds_through, limited=False).value,
        authority.get("norm"),
        title,
        authority.get("cite"),
        authority.get("expires"),
        one.holds_through,
        one.ends_by["change"] if one.ends_by else None,
        ";".join(one.missing) or None,
        reason(one, law),
        ruling.review_policy,
        ";".join(dict.fromkeys(entry["norm"] for entry in ruling.because)),
        " ".join(ruling.warnings) or None,
        ";".join(one.assumed) or None,
        orjson.dumps(one.unconfirmed).decode() if one.unconfirmed else None,
    )


def reason(one: Worded, law: Rulebook) -> str:
    """Why, in one short sentence without names."""
    outcome, because = one.ruling.outcome, one.ruling.because
    titles = {norm.id: norm.title for norm in law.norms}
    if outcome.stops:
        stopping = dict.fromkeys(
            titles.get(entry["norm"], entry["norm"])
            for entry in because
            if entry["effect"] in ("forbids", "requires a licence")
        )
        verb = "forbidden" if outcome is Outcome.PROHIBITED else "licence required"
        return f"{', '.join(stopping)}: {verb}, and nothing at hand overcomes it."
    if outcome is Outcome.UNDETERMINED:
        return _open_reason(one, law)
    if outcome is Outcome.AUTHORISED and one.ruling.authority:
        return f"{titles[one.ruling.authority['norm']]} covers it."
    if outcome is Outcome.NOT_SUBJECT:
        return "The item is not subject to the law looked at."
    return "The law applies and asks for no licence."


def _open_reason(one: Worded, law: Rulebook) -> str:
    if one.unconfirmed:
        written = one.unconfirmed["if_as_written"].replace("_", " ")
        return f"Open beyond the reviewed law: {one.unconfirmed['change']}. As written: {written}."
    silent = [n.title for n in law.norms if not n.encoded and n.id in _ids(one)]
    if one.missing:
        return "A missing fact decides."
    if silent:
        return f"{', '.join(silent)}: not encoded yet."
    return _unsettled_reason(one, law)


def _unsettled_reason(one: Worded, law: Rulebook) -> str:
    """What is open when no fact is missing: a permission, or whether the rule applies at all."""
    titles = {norm.id: norm.title for norm in law.norms}
    for verb, says in (
        ("may authorise", "{} may cover it; read whether it does."),
        ("may", "{}: the law does not settle whether it applies here."),
        ("is not held for this day", "licet does not hold the law of this day."),
    ):
        found = [e["norm"] for e in one.ruling.because if e["effect"].startswith(verb)]
        if found:
            return says.format(", ".join(dict.fromkeys(titles.get(n, n) for n in found)))
    return "The law is unsettled on this point."


def _ids(one: Worded) -> set[str]:
    return {entry["norm"] for entry in one.ruling.because}


def _there(frame: pl.DataFrame, *names: str) -> list[str]:
    return [name for name in names if name in frame.columns]


def _plain(frame: pl.DataFrame, name: str) -> pl.Series:
    kind = pl.Float64 if name == "value" else pl.String
    if name not in frame.columns:
        return pl.Series(name, [None], dtype=kind).new_from_index(0, frame.height)
    return frame.get_column(name).cast(kind)


def _uncovered(checked: Checked) -> list[str | None]:
    codes = checked.limited.codes.tolist()
    laws = [_named(one) for one in checked.limited.kinds]
    return [None if place < 0 else laws[codes[place]] for place in checked.place.tolist()]


def _named(limits: Limits) -> str | None:
    """The laws and lists that a verdict cannot vouch for, joined."""
    stale = (f"{one.list} (stale)" for one in limits.stale)
    return ";".join((*limits.not_covered, *stale)) or None


def _errors(checked: Checked) -> list[str | None]:
    errors = checked.book.errors
    return [str(errors[row]) if row in errors else None for row in range(len(checked.book))]


def _parties(checked: Checked) -> list[str | None]:
    """The names of each row's parties, joined."""
    parties = checked.book.parties
    names = parties.group_by("row", maintain_order=True).agg(
        pl.col("name").drop_nulls().unique(maintain_order=True).str.join("; ")
    )
    found: list[str | None] = [None] * len(checked.book)
    for row, joined in names.iter_rows():
        found[row] = joined or None
    return found
