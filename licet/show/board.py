"""The board: what an order book may do today, in numbers a compliance officer reads at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import polars as pl

from licet.show.words import ACTIONS

# What a table of lines must hold: one row an order line, after judgement.
LINE_SCHEMA: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "id": pl.String,
    "on": pl.Date,
    "action": pl.String,
    "outcome": pl.String,
    "authority": pl.String,
    "authority_title": pl.String,
    "authority_expires": pl.Date,
    "holds_through": pl.Date,
    "missing": pl.String,
    "reason": pl.String,
    "review_policy": pl.String,
    "parties": pl.String,
    "item": pl.String,
    "value": pl.Float64,
    "currency": pl.String,
    "not_covered": pl.String,
    "error": pl.String,
}
# Lines that share these share a row of the board. A cell that an action does not ask about is
# made null beforehand, so that one pass over the table groups all four.
KEYS: Final = (
    "action",
    "outcome",
    "authority",
    "authority_title",
    "authority_expires",
    "holds_through",
    "missing",
    "not_covered",
    "review_policy",
    "reason",
    "unread",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines, their value by currency (most lines first), and how many bear no value."""

    lines: int = 0
    values: tuple[tuple[str, float], ...] = ()
    unpriced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines with the same answer for the same reason; what does not apply is None.

    `unread` marks rows that could not be read at all; `example` is the first line's own reason.
    """

    action: str
    tally: Tally
    outcome: str | None = None
    authority: str | None = None
    authority_title: str | None = None
    authority_expires: date | None = None
    holds_through: date | None = None
    missing: tuple[str, ...] = ()
    not_covered: str | None = None
    review_policy: str | None = None
    reason: str | None = None
    unread: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The whole order book at a glance: tallies by action, and the groups behind them.

    Stops and holds come with the most lines first; what goes with the nearest last day first.
    """

    total: Tally
    by_action: dict[str, Tally] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    unread: int = 0
    first_day: date | None = None
    last_day: date | None = None

    def of(self, *actions: str) -> tuple[Group, ...]:
        """The groups of these actions, in the board's order."""
        return tuple(group for group in self.groups if group.action in actions)

    @property
    def next_end(self) -> tuple[date, int] | None:
        """The nearest last day of anything that goes, and how many lines end on it."""
        ends = [(group.holds_through, group.tally.lines) for group in self.of("go_until")]
        first = min((end for end, _ in ends if end), default=None)
        return None if first is None else (first, sum(lines for end, lines in ends if end == first))


def summarise(lines: pl.DataFrame) -> Board:
    """The board of a table with the columns of `LINE_SCHEMA` (others are ignored).

    Raises `ValueError` where a column is missing or an action is none of the four.
    """
    table = conform(lines)
    sums = table.group_by([*KEYS, "currency"], maintain_order=True).agg(
        pl.len().alias("lines"),
        pl.col("value").sum(),
        pl.col("value").null_count().alias("unpriced"),
        pl.col("said").first(),
    )
    gathered: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in sums.iter_rows(named=True):
        gathered.setdefault(tuple(row[key] for key in KEYS), []).append(row)
    groups = [_group(dict(zip(KEYS, key, strict=True)), rows) for key, rows in gathered.items()]
    days: list[date] = table["on"].drop_nulls().unique().to_list()
    by_action = {
        action: _tally(row for row in sums.iter_rows(named=True) if row["action"] == action)
        for action in ACTIONS
    }
    return Board(
        total=_tally(sums.iter_rows(named=True)),
        by_action=by_action,
        groups=tuple(sorted(groups, key=_order)),
        unread=sum(group.tally.lines for group in groups if group.unread),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )


def conform(lines: pl.DataFrame) -> pl.DataFrame:
    """The table in the types of `LINE_SCHEMA`, with empty texts as null and the keys prepared."""
    lacking = [name for name in LINE_SCHEMA if name not in lines.columns]
    if lacking:
        raise ValueError(f"the table of lines lacks the columns {', '.join(lacking)}")
    table = lines.select(pl.col(name).cast(kind) for name, kind in LINE_SCHEMA.items())
    unknown = table.filter(~pl.col("action").is_in(list(ACTIONS)) | pl.col("action").is_null())
    if len(unknown):
        row = unknown.row(0, named=True)
        raise ValueError(
            f"line {row['id']!r} has the action {row['action']!r}; known are {', '.join(ACTIONS)}"
        )
    texts = [name for name, kind in LINE_SCHEMA.items() if kind == pl.String]
    table = table.with_columns(
        *(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in texts),
        pl.when(pl.col("value").is_finite()).then(pl.col("value")).alias("value"),
    )
    return _only_what_groups(table)


def _only_what_groups(table: pl.DataFrame) -> pl.DataFrame:
    """Null in every key that says nothing about why a line has its action."""
    stops, unread = pl.col("action") == "stop", pl.col("error").is_not_null()
    goes = pl.col("action").is_in(["go", "go_until"])
    holds = (pl.col("action") == "hold") & ~unread
    named = pl.col("missing").is_not_null() | pl.col("not_covered").is_not_null()

    def only(when: pl.Expr, name: str) -> pl.Expr:
        return pl.when(when).then(pl.col(name)).alias(name)

    return table.with_columns(
        pl.col("reason").alias("said"),
        unread.alias("unread"),
        only(goes | stops, "outcome"),
        *(only(goes, name) for name in ("authority", "authority_title", "authority_expires")),
        only(goes, "holds_through"),
        only(holds, "missing"),
        only(holds, "not_covered"),
        only(stops, "review_policy"),
        # A hold is told by what is missing; only where nothing is, by its sentence.
        only((stops | (holds & ~named)) & ~unread, "reason"),
    )


def _group(key: dict[str, Any], rows: list[dict[str, Any]]) -> Group:
    missing = key.pop("missing")
    facts = tuple(part.strip() for part in missing.split(",")) if missing else ()
    example = next((row["said"] for row in rows if row["said"]), "")
    return Group(**key, missing=facts, tally=_tally(rows), example=example)


def _tally(rows: Iterable[dict[str, Any]]) -> Tally:
    lines = unpriced = 0
    sums: dict[str, tuple[int, float]] = {}
    for row in rows:
        lines, unpriced = lines + row["lines"], unpriced + row["unpriced"]
        priced = row["lines"] - row["unpriced"]
        if priced:
            before, value = sums.get(row["currency"] or "", (0, 0.0))
            sums[row["currency"] or ""] = (before + priced, value + row["value"])
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1][0], pair[0]))
    return Tally(lines, tuple((currency, value) for currency, (_, value) in ranked), unpriced)


def _order(group: Group) -> tuple[Any, ...]:
    end = group.holds_through or date.max
    # Every field takes part, so that equal counts never leave the order to chance.
    return (ACTIONS.index(group.action), end, -group.tally.lines, repr(group))
