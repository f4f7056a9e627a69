"""Measure licet and print a table: `python -m benchmarks`, or `make bench`.

`python -m benchmarks lists` measures the official lists alone, `names` the screening of names;
`--full` adds a list of a million entries and one of 2,500,000 names, and rescreens a million
customers instead of a hundred thousand.

Times are the best of several runs on the machine at hand. A ratio to reader 1, which judges one
trade at a time in the same run, stands beside them, because a ratio holds where a time does not.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from rich.console import Console
from rich.table import Table as Sheet

from benchmarks.books import ORDER_BOOK, Table, invented, order_table
from benchmarks.laws import with_norms
from benchmarks.lists import measured as lists
from benchmarks.measure import best, command
from benchmarks.names.beside import measured as beside
from benchmarks.names.rescreen import measured as rescreening
from benchmarks.names.speed import measured as names
from benchmarks.row import Row
from licet.batch.book import Book
from licet.decide.question import judge
from licet.decide.table import decide_table
from licet.desk import Desk, desk
from licet.law.rulebook import Rulebook

LICET = Path(sys.executable).with_name("licet")
MILLION = 1_000_000


def answers(law: Rulebook, table: Table) -> None:
    """Outcome, authority and until-when of every row."""
    decided = decide_table(law, table.frame, table.people)
    decided.row_outcomes()
    decided.row_holds_through()
    decided.row_authorities()


def tables(law: Rulebook, table: Table) -> Iterator[Row]:
    """Reader 2 on a million rows, and how it grows with rows."""
    one = table.repeated(MILLION)
    seconds = best(partial(answers, law, one))
    yield Row("1,000,000 trades, one state of knowledge", _rate(MILLION, seconds), "5.00 M/s")
    mixed = one.known_on_mixed_days()
    seconds = best(partial(answers, law, mixed))
    yield Row("1,000,000 trades, as_known mixed", _rate(MILLION, seconds), "3.00 M/s")
    for rows in (10_000, 100_000, MILLION):
        some = table.repeated(rows)
        seconds = best(partial(answers, law, some))
        yield Row(f"  {rows:,} rows", f"{seconds * 1e3:,.0f} ms, {_rate(rows, seconds)}")


def norms(law: Rulebook, table: Table) -> Iterator[Row]:
    """How reader 2 grows with the number of norms."""
    one = table.repeated(MILLION)
    for count in (20, len(law.norms), 100, 200):
        book = with_norms(law, count)
        seconds = best(partial(answers, book, one), runs=5)
        yield Row(f"  {count} norms, a million rows", _rate(MILLION, seconds))


def questions(office: Desk, book: Book) -> Iterator[Row]:
    """Reader 1: one trade, its reasons and its until-when."""
    trades = [book.trade(row) for row in range(400) if row not in book.errors]
    seen = [(trade, office.look(trade)[0]) for trade in trades]
    seconds = best(lambda: [judge(office.law, trade, people) for trade, people in seen])
    yield Row("one explanation (reader 1, mean)", f"{seconds / len(seen) * 1e3:.2f} ms", "1 ms")


def commands() -> Iterator[Row]:
    """The program as a user starts it."""
    took = min(command(str(LICET), "--help").seconds for _ in range(5))
    yield Row("licet --help", f"{took * 1e3:.0f} ms", "300 ms")
    if not ORDER_BOOK.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "verdicts.jsonl")
        words = (str(LICET), "check", str(ORDER_BOOK), "--format", "jsonl", "-o", out)
        ran = min((command(*words) for _ in range(4)), key=lambda one: one.seconds)
        size = Path(out).stat().st_size / 1e6
    yield Row("licet check, 200,000 lines to JSONL", f"{ran.seconds:.2f} s", "3 s")
    yield Row("  its peak memory", f"{ran.mebibytes:.0f} MiB", "800 MiB")
    yield Row("  verdicts written", f"{size:.0f} MB")


def _rate(rows: int, seconds: float) -> str:
    return f"{rows / seconds / 1e6:.2f} M/s"


def judging(console: Console) -> Iterator[Iterable[Row]]:
    """Everything about judging trades."""
    office = desk()
    source, table = order_table(office)
    console.print(f"{platform.machine()}, Python {platform.python_version()}; {source}")
    yield tables(office.law, table)
    yield norms(office.law, table)
    yield questions(office, invented(500))
    yield commands()


def main() -> None:
    """Measure what is asked for, or everything, and print it."""
    console = Console()
    sheet = Sheet(box=None, pad_edge=False)
    sheet.add_column("what")
    sheet.add_column("figure", justify="right")
    sheet.add_column("asked", justify="right")
    full, wanted = "--full" in sys.argv, {"lists", "names"} & set(sys.argv)
    groups = [] if wanted else [judging(console)]
    if "names" in wanted or not wanted:
        customers = MILLION if full else MILLION // 10
        groups.append(iter((names(full), beside(full), rescreening(customers))))
    if "lists" in wanted or not wanted:
        groups.append(iter((lists(full),)))
    for rows in chain.from_iterable(groups):
        for row in rows:
            sheet.add_row(row.what, row.figure, row.asked)
            console.print(f"[dim]{row.what}: {row.figure}[/dim]")
    console.print()
    console.print(sheet)


if __name__ == "__main__":
    main()
