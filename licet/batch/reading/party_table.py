"""The parties of all trades as one table: from the role columns, and from JSON."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from licet.batch.reading.columns import Faults, convert
from licet.batch.reading.errors import Unreadable
from licet.batch.reading.parties import parties_of
from licet.batch.reading.raw import Raw
from licet.facts import Fact, Kind
from licet.facts.vocabulary import ROLES

SCHEMA: Final[dict[str, pl.DataType]] = {
    "row": pl.UInt32(),
    "position": pl.UInt16(),
    "role": pl.Categorical(),
    "name": pl.String(),
    "country": pl.Categorical(),
    "address": pl.String(),
    "branch_of": pl.String(),
    "controlled_by_owner": pl.Boolean(),
    "owners": pl.String(),
}
_PLAIN: Final = {
    name: pl.String() if isinstance(kind, pl.Categorical) else kind for name, kind in SCHEMA.items()
}
MOST: Final = 10_000  # parties in one trade; `position` holds 16 bits


def party_table(raw: Raw, passed_over: set[str]) -> tuple[pl.DataFrame, list[Faults]]:
    """All parties, sorted by row; within a row those of the role columns first, by role.

    A party that stands both in a role's columns and in the JSON is one party. Takes the columns
    out of `raw`.
    """
    faults: list[Faults] = []
    frames = [_of_role(role, raw, faults) for role in ROLES]
    detailed = _of_json(raw, passed_over, faults)
    if detailed:
        frames = [_without(frame, detailed) for frame in frames]
        frames.append(pl.DataFrame(detailed, schema=_PLAIN).cast(dict(SCHEMA)))  # type: ignore[arg-type]
    given = [frame for frame in frames if frame.height]
    if not given:
        return pl.DataFrame(schema=SCHEMA), faults
    table = pl.concat(given)
    if len(given) > 1:
        table = table.sort("row", maintain_order=True)
    at = pl.int_range(pl.len())
    first = pl.when(pl.col("row") != pl.col("row").shift(fill_value=None)).then(at)
    position = at - first.forward_fill().fill_null(0)
    return table.with_columns(position.cast(pl.UInt16).alias("position")), faults


def _of_role(role: str, raw: Raw, faults: list[Faults]) -> pl.DataFrame:
    """The parties of one role's two columns, `role` and `role_country`."""
    cells = {}
    for end, column, kind in (("", "name", Kind.NAME), ("_country", "country", Kind.COUNTRY)):
        values = raw.columns.pop(f"{role}{end}", None)
        if values is not None:
            cells[column], wrong = convert(Fact(f"{role}{end}", kind, ""), values, raw.form)
            faults.append(wrong)
    if not cells:
        return pl.DataFrame(schema=SCHEMA)
    found = pl.any_horizontal(pl.col(name).is_not_null() for name in cells)
    rest = [
        pl.lit(None, dtype).alias(name)
        for name, dtype in SCHEMA.items()
        if name not in (*cells, "row", "role", "position")
    ]
    return (
        pl.DataFrame([column.alias(name) for name, column in cells.items()])
        .with_row_index("row")
        .filter(found)
        .with_columns(
            pl.lit(0, pl.UInt16).alias("position"),
            pl.lit(role).cast(pl.Categorical).alias("role"),
            *rest,
        )
        .select(*SCHEMA)
    )


def _of_json(raw: Raw, passed_over: set[str], faults: list[Faults]) -> list[dict[str, Any]]:
    """The parties of the column `parties`, one dict each; a row with a bad one yields none."""
    column = raw.columns.pop("parties", None)
    if column is None:
        return []
    if isinstance(column, pl.Series):
        given = [(row, column[row]) for row in column.is_not_null().arg_true().to_list()]
    else:
        given = [(row, value) for row, value in enumerate(column) if value is not None]
    found: list[dict[str, Any]] = []
    wrong: Faults = {}
    for row, value in given:
        plain = value.to_list() if isinstance(value, pl.Series) else value
        try:
            parties = parties_of(plain, passed_over)
            if len(parties) > MOST:
                raise Unreadable(f"{len(parties)} parties", f"at most {MOST} in one trade")
            found.extend({"row": row, "position": 0, **party} for party in parties)
        except Unreadable as fault:
            wrong[row] = fault.within("parties")
    faults.append(wrong)
    return found


def _without(frame: pl.DataFrame, detailed: list[dict[str, Any]]) -> pl.DataFrame:
    """`frame` less the parties that `detailed` describes too; it gets their countries."""
    by_name: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for party in detailed:
        if party["name"]:
            by_name.setdefault((party["row"], party["role"], party["name"]), []).append(party)
    rows = pl.Series([party["row"] for party in detailed], dtype=pl.UInt32).unique()
    twice = []
    overlap = frame.with_row_index("at").filter(pl.col("row").is_in(rows.implode()))
    for cells in overlap.iter_rows(named=True):
        for party in by_name.get((cells["row"], cells["role"], cells["name"]), ()):
            if party["country"] in (None, cells["country"]) or cells["country"] is None:
                party["country"] = party["country"] or cells["country"]
                twice.append(cells["at"])
                break
    return frame.with_row_index("at").filter(~pl.col("at").is_in(twice)).drop("at")
