"""Who is listed in an order book: each distinct party is looked at once.

The desk's own `look_at` does the looking, so a table and a single trade recognise alike. The
names are looked up first, all at once; most are like nobody's and need no looking at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
import polars as pl

from licet.batch.book import Book
from licet.batch.reading.parties import owners_from
from licet.decide.leaves import DESTINED
from licet.decide.presumptions import LISTED_VIA
from licet.decide.table import People
from licet.desk import OUTSIDERS, Desk, match_dict, owner_names, ruleless, stated_lists
from licet.facts import Involvement, Listing, Match, Party

PARTY_KEY = ("role", "name", "country", "branch_of", "owners")


@dataclass(frozen=True)
class Seen:
    """What looking at an order book's parties brought up; rows are those of the book.

    `listed` counts the listed parties of each row that has any; `matches` holds each row's
    matches as JSON; `lists` are the lists that owners of a row are said to be on; `ruleless`
    are the listings of a row on lists for which no rule is held.
    """

    people: People
    listed: dict[int, int] = field(default_factory=dict)
    matches: dict[int, bytes] = field(default_factory=dict)
    lists: dict[int, frozenset[str]] = field(default_factory=dict)
    ruleless: dict[int, tuple[Listing, ...]] = field(default_factory=dict)


@dataclass
class _Gathering:
    """Involvements and matches as they are found."""

    laws: tuple[str, ...] | None
    found: list[tuple[int, int, Involvement]] = field(default_factory=list)
    matches: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    listed: dict[int, int] = field(default_factory=dict)
    lists: dict[int, frozenset[str]] = field(default_factory=dict)
    ruleless: dict[int, tuple[Listing, ...]] = field(default_factory=dict)

    def add(
        self, row: int, place: int, people: Iterable[Involvement], seen: Sequence[Match]
    ) -> None:
        self.found += [(row, place, who) for who in people]
        dicts = [match_dict(match) for match in seen]
        if dicts:
            self.matches.setdefault(row, []).extend(dicts)
        if found := ruleless(seen, self.laws):
            self.ruleless[row] = self.ruleless.get(row, ()) + found


def recognise(book: Book, desk: Desk) -> Seen:
    """Look at every party and every named outsider of a book."""
    gathered = _Gathering(desk.laws)
    _parties(book, desk, gathered)
    for place, role in enumerate(OUTSIDERS):
        if role in book.trades.columns:
            _outsiders(book, desk, (place, role), gathered)
    gathered.found.sort(key=lambda found: found[:2])
    palette: dict[Involvement, int] = {}
    codes = [palette.setdefault(who, len(palette)) for _, _, who in gathered.found]
    rows = [row for row, _, _ in gathered.found]
    return Seen(
        People(np.array(rows, np.int32), np.array(codes, np.int32), tuple(palette)),
        gathered.listed,
        {row: orjson.dumps(found) for row, found in gathered.matches.items()},
        gathered.lists,
        gathered.ruleless,
    )


def names_in(book: Book) -> set[str]:
    """Every name in a book: of parties, their owners and heads, and of outsiders."""
    parties, trades = book.parties, book.trades
    columns = [parties["name"], parties["branch_of"]]
    columns += [trades[role] for role in OUTSIDERS if role in trades.columns]
    found = {name for column in columns for name in column.drop_nulls().unique().to_list()}
    for owners in parties["owners"].drop_nulls().unique().to_list():
        found.update(owner_names(owners_from(owners) or ()))
    return found


def _parties(book: Book, desk: Desk, gathered: _Gathering) -> None:
    parties = book.parties.with_columns(
        pl.col("role").cast(pl.String), pl.col("country").cast(pl.String)
    )
    wanted = desk.names.wanted(parties["name"].drop_nulls().unique().to_list())
    told = pl.col("branch_of").is_not_null() | (pl.col("owners").fill_null("[]") != "[]")
    rows = parties.filter(pl.col("name").is_in(list(wanted)) | told)
    looked: dict[tuple[Any, ...], tuple[list[Involvement], list[Match], Party]] = {}
    for row, position, *key in rows.select("row", "position", *PARTY_KEY).iter_rows():
        known = tuple(key)
        if known not in looked:
            party = _party(known)
            looked[known] = (*desk.look_at(party), party)
        people, seen, party = looked[known]
        gathered.add(row, position, people, seen)
        if any(who.via in LISTED_VIA for who in people):
            gathered.listed[row] = gathered.listed.get(row, 0) + 1
        if lists := stated_lists(party.owners or ()):
            gathered.lists[row] = gathered.lists.get(row, frozenset()) | lists


def _party(key: tuple[Any, ...]) -> Party:
    role, name, country, branch_of, owners = key
    return Party(
        role=role, name=name, country=country, branch_of=branch_of, owners=owners_from(owners)
    )


def _outsiders(book: Book, desk: Desk, where: tuple[int, str], gathered: _Gathering) -> None:
    place, role = where
    column = book.trades.get_column(role)
    wanted = desk.names.wanted(column.drop_nulls().unique().to_list())
    rows = book.trades.select(role).with_row_index("row").filter(pl.col(role).is_in(list(wanted)))
    for row, name in rows.iter_rows():
        people, seen = desk.look_at_outsider(role, name)
        gathered.add(row, len(book.parties) + place, people, seen)


def fact_frame(book: Book, seen: Seen) -> pl.DataFrame:
    """The book's facts with those that the parties bring: destinations, and what is not said."""
    parties = book.parties.select("row", "role", "name", "country", "branch_of", "owners")
    silent = (
        parties.group_by("row")
        .agg(
            parties=pl.len(),
            owners_unstated=pl.col("owners").is_null().any(),
            party_country_unstated=(
                pl.col("role").cast(pl.String).is_in(DESTINED) & pl.col("country").is_null()
            ).any(),
            named=(pl.col("name").is_not_null() | pl.col("branch_of").is_not_null()).all(),
        )
        .with_columns(pl.col("row").cast(pl.UInt32))
    )
    listed = pl.DataFrame(
        {"row": list(seen.listed), "listed": list(seen.listed.values())},
        schema={"row": pl.UInt32, "listed": pl.UInt32},
    )
    frame = (
        book.trades.with_row_index("row")
        .join(silent, on="row", how="left", maintain_order="left")
        .join(listed, on="row", how="left", maintain_order="left")
    )
    parties_here = pl.col("parties").fill_null(0)
    return frame.with_columns(
        _destinations(book),
        pl.col("owners_unstated", "party_country_unstated").fill_null(False),
        ((parties_here == 0) | (pl.col("listed").fill_null(0) < parties_here)).alias(
            "a_party_is_unlisted"
        ),
        pl.when(pl.col("named")).then(pl.lit("somebody")).alias("parties"),
    ).drop("named", "listed", "row")


def _destinations(book: Book) -> pl.Series:
    """`ship_to` and the countries of consignees and end users, sorted and joined by ``;``."""
    height = book.trades.height
    if "ship_to" in book.trades.columns:
        ship_to = book.trades["ship_to"].cast(pl.String).fill_null("?")
    else:
        ship_to = pl.Series(["?"], dtype=pl.String).new_from_index(0, height)
    here = pl.DataFrame({"to": ship_to}).with_row_index("row")
    others = (
        book.parties.filter(pl.col("role").cast(pl.String).is_in(DESTINED))
        .select("row", pl.col("country").cast(pl.String))
        .drop_nulls()
        .join(here, on="row")
        .filter(pl.col("country") != pl.col("to"))
    )
    places = pl.concat([others.select("row", "country"), others.select("row", country="to")])
    joined = places.group_by("row").agg(pl.col("country").unique().sort().str.join(";"))
    whole = here.join(joined, on="row", how="left", maintain_order="left")
    found = whole.select(destinations=pl.coalesce("country", "to").cast(pl.Categorical))
    return found.get_column("destinations")
