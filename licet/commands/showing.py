"""Showing: the board, the page, the reasoning of one trade."""

from __future__ import annotations

import difflib
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console
from rich.text import Text

from licet.batch.book import Book
from licet.batch.check import Checked
from licet.batch.lines import board_lines
from licet.batch.reading.door import read
from licet.batch.reading.errors import ReadError
from licet.batch.write import whole_file
from licet.commands import Days, Unknown
from licet.decide.explain import reading
from licet.desk import Desk, names_in
from licet.facts import PRESUMPTIONS
from licet.show import (
    Meta,
    Timeline,
    as_html,
    as_svg,
    print_board,
    print_lines,
    print_tree,
    summarise,
)
from licet.show.reasoning import reasoning
from licet.show.story import timeline_of

DETAILS = 5_000  # stopped and held lines whose full verdict goes onto the page


def show(found: Checked, limit: int, out: Path | None) -> None:
    """The board and the lines that need a person."""
    lines = board_lines(found)
    if out is None:
        _print_board(lines, Terminal(), limit)
        return
    with whole_file(out) as stream:
        text = StringIO()
        _print_board(lines, Console(file=text, width=120), limit)
        stream.write(text.getvalue().encode())


class Terminal(Console):
    """A console that reports a reader who went away, instead of ending with Rich's status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _print_board(lines: pl.DataFrame, console: Console, limit: int) -> None:
    print_board(summarise(lines), console)
    console.print()
    print_lines(lines, console, limit)


def write_page(found: Checked, file: Path, days: Days, out: Path | None) -> None:
    """One self-contained HTML page."""
    lines = board_lines(found)
    stamp = found.desk.stamp
    meta = Meta(
        file=str(file),
        day=_only_day(lines),
        as_known=days[1],
        reviewed_through=found.desk.rulebook.reviewed_through,
        laws=tuple(stamp["laws"]),
        lists=tuple(stamp["lists"]),
        rulebook=stamp["rulebook"],
        program=f"licet {stamp['licet']}",
    )
    wanted = lines.with_row_index("row").filter(pl.col("action").is_in(["stop", "hold"]))
    details = (found.verdict(row) for row in wanted.get_column("row").head(DETAILS).to_list())
    drawings = [as_svg(story) for story in _norms_in_play(found, lines)]
    with whole_file(out) as stream:
        page = as_html(summarise(lines), lines, details, drawings, meta)
        stream.write(page.encode("utf-8", "replace"))  # a file's name may be any bytes


def _first_and_last(lines: pl.DataFrame) -> tuple[date, date] | None:
    """The days that the trades span; None where no row has a day that could be read."""
    acts = lines.get_column("on").drop_nulls()
    first, last = acts.min(), acts.max()
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def _only_day(lines: pl.DataFrame) -> date | None:
    """The day of all trades, where they have the same one."""
    days = _first_and_last(lines)
    return days[0] if days and days[0] == days[1] else None


def _norms_in_play(found: Checked, lines: pl.DataFrame) -> list[Timeline]:
    """The drawing of what decided; none where no day could be read."""
    days = _first_and_last(lines)
    if days is None:
        return []
    ids = {e["norm"] for one in found.worded for e in one.ruling.because}
    ids |= {a["norm"] for one in found.worded for a in one.ruling.authorities}
    desk, today = found.desk, _only_day(lines)
    # Of imported lists a book may touch thousands of entries: only the bundled families are drawn.
    families = desk.listings if desk.bundled is None else desk.bundled
    return [timeline_of(desk.rulebook, families, ids, *days, today)]


def show_why(file: Path, desk: Desk, days: Days, name: str) -> None:
    """The reasoning of one trade as a tree."""
    book = read(file, on=days[0], as_known=days[1])
    row = _row_of(book, name)
    trade = book.trade(row)
    desk = desk.facing(names_in(trade))
    people, _ = desk.look(trade)
    verdict = desk.check(trade)
    console = Terminal()
    print_tree(reasoning(reading(desk.law, trade, people), verdict), console)
    for label, values in (
        ("Recognised", [match["evidence"] for match in verdict.matches]),
        ("Assumed", [PRESUMPTIONS[name] for name in verdict.assumed]),
        ("Warnings", list(verdict.warnings)),
        ("Not covered", list(verdict.not_covered)),
        ("Stale", [_stale(one) for one in verdict.stale_lists]),
    ):
        if values:
            console.print(Text(f"{label}: {'; '.join(values)}"))


def _stale(one: dict[str, Any]) -> str:
    """A stale list in a few words."""
    if one["edition"] is None:
        return f"{one['list']} (no edition for this day)"
    return f"{one['list']} (last seen {one['seen']}, limit {one['limit_days']} days)"


def _row_of(book: Book, name: str) -> int:
    ids = book.trades.get_column("id").to_list()
    if name not in ids:
        near = difflib.get_close_matches(name, ids, n=3)
        hint = f"; near: {', '.join(near)}" if near else f"; the first is {ids[0]}"
        raise Unknown(f"--id: no trade is called {name!r}{hint}")
    row = ids.index(name)
    if row in book.errors:
        raise ReadError(name, book.errors[row].what, book.errors[row].expected)
    return row
