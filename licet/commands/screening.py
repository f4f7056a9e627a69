"""Screening names, one or a book of them, and what reviewers make of the matches."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from licet.batch.customers import Columns, read_customers
from licet.batch.screened import as_data, as_row, asked_of, rows_of
from licet.batch.screened import write as write_rows
from licet.batch.write import whole_file
from licet.commands import Unknown
from licet.commands.showing import Terminal
from licet.desk import Imported
from licet.desk.roll import Roll, roll
from licet.desk.screening import Hit, Screening
from licet.law.rulebook import listings
from licet.names import Policy
from licet.names.evidence import Asked
from licet.names.many import Progress
from licet.names.measure import is_compiled
from licet.show import matches as page

__all__ = [
    "How",
    "Shown",
    "decide",
    "list_decisions",
    "screen_book",
    "screen_name",
    "show_book",
    "tell",
    "write_rows",
]

if TYPE_CHECKING:
    from licet.ledger import Ledger

SLOW_FROM = 1_000  # customers from which plain Python is worth a word


@dataclass(frozen=True, slots=True)
class How:
    """How to screen: what the options of `licet screen` say."""

    home: Path
    ledger: str | None
    imported: Imported | None
    on: date
    policy: Policy
    lists: tuple[str, ...] | None = None
    exhaustive: bool = False
    remember: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the matches to show: cleared ones too, word against word, how many."""

    everything: bool = False
    explain: bool = False
    limit: int = 20


@contextmanager
def screening(how: How) -> Iterator[Screening]:
    """The roll of the day, ready to be asked, with the decisions of reviewers if there are any."""
    found = roll(how.imported, listings(), how.on, how.lists)
    ledger = open_ledger(how.home, how.ledger, make=False)
    workers = max(1, min(4, os.cpu_count() or 1))
    try:
        yield Screening(found, how.policy, how.home, ledger, workers, how.remember, how.exhaustive)
    finally:
        if ledger is not None:
            ledger.close()


def open_ledger(home: Path, where: str | None, *, make: bool) -> Ledger | None:
    """The ledger; None where there is none and none is to be made."""
    path = home / "ledger.sqlite"
    if where is None and not make and not path.is_file():
        return None
    from licet.ledger import Ledger

    home.mkdir(parents=True, exist_ok=True)
    return Ledger.open(where or path)


def screen_name(how: How, asked: Asked, form: str, shown: Shown, out: Path | None) -> int:
    """Screen one name and show its matches. Returns how many there are."""
    with screening(how) as ready:
        hits = [hit for hit in ready.one(asked) if shown.everything or not hit.cleared]
        against = _against(how, ready.roll)
    if form == "table":
        with _console(out, 120) as console:
            _print_hits(asked, hits, shown, console)
    else:
        write_rows(
            [as_data(hit) if form.startswith("json") else as_row(hit) for hit in hits], form, out
        )
    _say(against)
    return len(hits)


def _against(how: How, found: Roll) -> list[str]:
    """Which lists a clean answer speaks for, and which of them are stale on the day."""
    told = [f"{one} ({', '.join(names)})" if names else one for one, names in found.stamp.items()]
    late: dict[str, list[str]] = {}
    for stale in how.imported.stale(how.on, None, None) if how.imported else ():
        if how.lists is None or stale.list in how.lists:
            seen = f"last seen {stale.age_days} days before" if stale.edition else "never seen then"
            late.setdefault(seen, []).append(stale.list)
    return [
        f"as of {how.on}, against {'; '.join(told) or 'no list at all'}",
        *(f"stale, {seen}: {', '.join(names)}" for seen, names in late.items()),
    ]


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        print(f"licet: {line}", file=sys.stderr)


def _print_hits(asked: Asked, hits: Sequence[Hit], shown: Shown, console: Console) -> None:
    some = hits[: shown.limit]
    if not hits or (some and not shown.explain):
        page.print_matches(asked.name, [as_row(hit) for hit in some], console)
    for hit in some if shown.explain else ():
        page.print_matches(asked.name, [as_row(hit)], console)
        page.print_words(as_data(hit), console)
    if len(hits) > len(some):
        console.print(f"… and {len(hits) - len(some):,} more: --limit")


@contextmanager
def _console(out: Path | None, width: int) -> Iterator[Console]:
    """The terminal, or a file; so wide where it is no terminal."""
    if out is None:
        yield Terminal(width=None if sys.stdout.isatty() else width)
        return
    with whole_file(out) as stream:
        text = StringIO()
        yield Console(file=text, width=width)
        stream.write(text.getvalue().encode())


def screen_book(
    how: How, file: Path, columns: Columns, sheet: str | None, progress: Progress
) -> Screened:
    """Screen a book of customers."""
    customers = read_customers(file, columns, sheet)
    if not is_compiled() and len(customers) > SLOW_FROM:
        print(
            "licet: names are compared in plain Python, many times slower: licet found no C "
            "compiler when it was installed",
            file=sys.stderr,
        )
    with screening(how) as ready:
        hits = ready.book(asked_of(customers), progress)
        against = _against(how, ready.roll)
    return Screened(customers, hits, against)


@dataclass(frozen=True)
class Screened:
    """A screened book."""

    customers: Any
    hits: list[tuple[int, Hit]]
    against: Sequence[str]

    def rows(self, everything: bool) -> list[dict[str, Any]]:
        shown = [(line, hit) for line, hit in self.hits if everything or not hit.cleared]
        return rows_of(self.customers, shown)

    @property
    def summary(self) -> dict[str, int]:
        """How many customers were screened, and what came of it."""
        found: dict[str, set[int]] = {"strong": set(), "possible": set(), "cleared": set()}
        for line, hit in self.hits:
            found["cleared" if hit.cleared else hit.strength].add(line)
        return {
            "customers": len(self.customers),
            "with a strong match": len(found["strong"]),
            "with a possible match": len(found["possible"] - found["strong"]),
            "with cleared matches alone": len(
                found["cleared"] - found["strong"] - found["possible"]
            ),
            "could not be read": len(self.customers.errors),
        }


def show_book(
    found: Screened, rows: Sequence[dict[str, Any]], limit: int, out: Path | None
) -> None:
    with _console(out, 160) as console:
        page.print_book(found.summary, rows[:limit], console)
        if len(rows) > limit:
            console.print(f"… and {len(rows) - limit:,} more: --limit, or -o FILE for all of them")


def tell(found: Screened) -> None:
    """Against what was screened, what was read, and what was left out, on standard error."""
    _say(found.against)
    for note in found.customers.notes:
        print(f"licet: {note}", file=sys.stderr)
    errors = found.customers.errors
    for error in list(errors.values())[:5]:
        print(f"licet: {error}", file=sys.stderr)
    if len(errors) > 5:
        print(f"licet: … and {len(errors) - 5:,} more rows that could not be read", file=sys.stderr)


# -- what reviewers say -------------------------------------------------------------------------


def decide(how: How, asked: Asked, entry: str, verdict: str, words: tuple[str, str]) -> None:
    """Record a decision on the match of a name with an entry (``list:key``); words: why, who."""
    because, by = words
    with screening(replace(how, remember=False)) as ready:
        hits = {f"{hit.entry.list}:{hit.entry.key}": hit for hit in ready.one(asked)}
    if entry not in hits:
        known = "; ".join(hits) or "none: nobody on the lists has a name like it"
        raise Unknown(f"{asked.name!r} and {entry!r}: found no match; its matches: {known}")
    hit = hits[entry]
    ledger = open_ledger(how.home, how.ledger, make=True)
    assert ledger is not None
    with ledger:
        decision = ledger.decide(
            hit.pair,
            hit.fingerprint,
            hit.shown | {"sentence": hit.sentence},
            verdict=verdict,
            because=because,
            by=by,
            when=datetime.now(UTC),
        )
    print(f"{decision.number}: {verdict}: {asked.name!r} and {hit.entry.name!r} ({entry})")


def list_decisions(home: Path, where: str | None, verdict: str | None) -> int:
    """Print every decision, oldest first. Returns how many there are."""
    ledger = open_ledger(home, where, make=False)
    if ledger is None:
        return 0
    count = 0
    with ledger:
        for one in ledger.all(verdict=verdict):
            pair = one.pair
            country = f" ({pair.country})" if pair.country else ""
            print(
                f"{one.number}  {one.on:%Y-%m-%d %H:%M}  {one.verdict}  {pair.name!r}{country} and "
                f"{pair.list}:{pair.key}  by {one.by}: {one.because}"
            )
            count += 1
    return count
