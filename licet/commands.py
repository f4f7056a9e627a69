"""What the verbs of the command line do, once their options are understood."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from licet import __version__
from licet.batch.book import Book
from licet.batch.check import Checked, Progress, check
from licet.batch.lines import board_lines
from licet.batch.reading.door import read
from licet.batch.reading.errors import ReadError
from licet.batch.write import whole_file, write_csv, write_json, write_jsonl, write_parquet
from licet.decide.explain import reading
from licet.desk import Desk
from licet.facts import PRESUMPTIONS
from licet.law.checks import check as check_rules
from licet.law.english import print_norm
from licet.law.norms import Kind, Norm
from licet.law.page import rulebook_page
from licet.law.rulebook import listings, rulebook
from licet.show import (
    Meta,
    Timeline,
    as_html,
    as_svg,
    as_text,
    print_board,
    print_lines,
    print_tree,
    summarise,
)
from licet.show.reasoning import reasoning
from licet.show.story import timeline, timeline_of, topics

UNREAD_SHOWN = 5
DETAILS = 5_000  # stopped and held lines whose full verdict goes onto the page


class Unknown(Exception):
    """A name that does not exist; the message says what does."""


Days = tuple[date | None, date | None]


def checked(file: Path, desk: Desk, days: Days, progress: Progress) -> Checked:
    """Read a file and judge it. `days` replace the trades' own `on` and `as_known`."""
    on, as_known = days
    progress("reading", 0, 1)
    book = read(file, on=on, as_known=as_known)
    progress("reading", 1, 1)
    for note in book.notes:
        print(f"licet: {file}: {note}", file=sys.stderr)
    return check(book, desk, progress)


def write(found: Checked, form: str, out: Path | None, progress: Progress) -> None:
    """Write the verdicts in a machine's form."""
    with whole_file(out) as stream:
        if form == "jsonl":
            write_jsonl(found, stream, progress)
        elif form == "json":
            write_json(found, stream, progress)
        elif form == "csv":
            write_csv(found, stream)
        else:
            write_parquet(found, stream)


def show(found: Checked, limit: int, out: Path | None) -> None:
    """The board and the lines that need a person."""
    lines = board_lines(found)
    if out is None:
        _print_board(lines, Terminal(), limit)
        return
    with whole_file(out) as stream:
        text = Console(file=_Text(), width=120)  # type: ignore[arg-type]
        _print_board(lines, text, limit)
        stream.write(str(text.file).encode())


class Terminal(Console):
    """A console that reports a reader who went away, instead of ending with Rich's status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Text:
    """A console's file that keeps what is written."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> int:
        self.parts.append(text)
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""

    def __str__(self) -> str:
        return "".join(self.parts)


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
    law, today = found.desk.rulebook, _only_day(lines)
    return [timeline_of(law, found.desk.listings, ids, *days, today)]


def report_unread(found: Checked) -> None:
    """The first rows that could not be read, on standard error."""
    errors = found.book.errors
    for row in sorted(errors)[:UNREAD_SHOWN]:
        print(f"licet: {errors[row]}", file=sys.stderr)
    if len(errors) > UNREAD_SHOWN:
        more = len(errors) - UNREAD_SHOWN
        print(f"licet: and {more} more rows that could not be read", file=sys.stderr)


def show_why(file: Path, desk: Desk, days: Days, name: str) -> None:
    """The reasoning of one trade as a tree."""
    book = read(file, on=days[0], as_known=days[1])
    row = _row_of(book, name)
    trade = book.trade(row)
    people, _ = desk.look(trade)
    verdict = desk.check(trade)
    console = Terminal()
    print_tree(reasoning(reading(desk.law, trade, people), verdict), console)
    for label, values in (
        ("Recognised", [match["evidence"] for match in verdict.matches]),
        ("Assumed", [PRESUMPTIONS[name] for name in verdict.assumed]),
        ("Warnings", list(verdict.warnings)),
        ("Not covered", list(verdict.not_covered)),
    ):
        if values:
            console.print(Text(f"{label}: {'; '.join(values)}"))


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


# -- the law ------------------------------------------------------------------------------------


def list_norms(kind: str | None) -> None:
    """A table of the norms."""
    kinds = [one.value for one in Kind]
    if kind is not None and kind not in kinds:
        raise Unknown(f"--kind: found {kind!r}; expected one of {', '.join(kinds)}")
    _print_norms(norm for norm in rulebook().norms if kind in (None, norm.kind.value))


def _print_norms(norms: Iterable[Norm]) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("id", no_wrap=True)  # to be copied
    for column in ("kind", "title", "citation"):
        table.add_column(column, overflow="fold")
    for norm in norms:
        kind = norm.kind.value + ("" if norm.encoded else " (not encoded)")
        table.add_row(norm.id, kind, norm.title, norm.cite)
    Terminal().print(table)


def show_norm(name: str) -> None:
    """One norm in English."""
    names = [norm.id for norm in rulebook().norms]
    if name not in names:
        within = [one for one in names if name in one]
        near = within or difflib.get_close_matches(name, names, n=3, cutoff=0.3)
        raise Unknown(f"no norm is called {name!r}; near: {', '.join(near) or ', '.join(names)}")
    print(print_norm(rulebook().norm(name)))


def search_norms(words: list[str]) -> None:
    """The norms whose text holds every word."""
    found = [
        norm
        for norm in rulebook().norms
        if all(word.casefold() in print_norm(norm).casefold() for word in words)
    ]
    if not found:
        raise Unknown(f"no norm speaks of {' '.join(words)!r}; `licet law list` shows all")
    _print_norms(found)


def draw(topic: str, svg: Path | None, width: int | None) -> None:
    """A story as text, and as SVG where a file is named."""
    if topic not in topics():
        raise Unknown(f"no story is called {topic!r}; there are {', '.join(topics())}")
    story = timeline(rulebook(), listings(), topic)
    if svg is not None:
        with whole_file(svg) as stream:
            stream.write(as_svg(story).encode())
        print(f"drawn: {svg}")
        return
    print(as_text(story, width or Terminal().width))


def print_rulebook(out: Path | None) -> None:
    """The rulebook page."""
    with whole_file(out) as stream:
        stream.write(rulebook_page(rulebook()).encode())


def check_rulebook() -> int:
    """Flaws, each as a sentence; 0 where there is none."""
    flaws = check_rules(rulebook())
    for flaw in flaws:
        print(flaw)
    count = len(rulebook().norms)
    print(f"{count} norms, {len(flaws)} flaws, reviewed through {rulebook().reviewed_through}")
    return 1 if flaws else 0


def print_version() -> None:
    """Program and rulebook."""
    print(f"licet {__version__}, rulebook {rulebook().version}")
