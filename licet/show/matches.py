"""Matches on a terminal: who may be whom, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

_SIGNS = {"strong": "[red]■ strong[/red]", "possible": "[yellow]‖ possible[/yellow]"}


def print_matches(name: str, rows: Sequence[dict[str, Any]], console: Console) -> None:
    """The matches of one name, each with its reason."""
    if not rows:
        console.print(f"[green]✓[/green] nobody on the lists has a name like {escape(repr(name))}")
        return
    for row in rows:
        sign = _SIGNS.get(row["strength"], row["strength"])
        where = f" ({row['listed_countries']})" if row["listed_countries"] else ""
        console.print(f"{sign}  {row['score']:.3f}  [bold]{escape(row['listed_as'])}[/bold]{where}")
        console.print(f"            {row['list']}:{escape(row['key'])}", highlight=False)
        console.print(f"            {escape(row['reason'])}", highlight=False)
        if row["reviewed"]:
            console.print(f"            [cyan]{escape(row['reviewed'])}[/cyan]", highlight=False)


def print_words(data: dict[str, Any], console: Console) -> None:
    """The explanation of one match: each word, what was left over, each piece of evidence."""
    sheet = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("            asked", "listed", "how", "alike"):
        sheet.add_column(title)
    for one in data["words"]:
        alike = f"{one['alike']:.2f}"
        sheet.add_row(f"            {one['asked']}", one["listed"], one["how"], alike)
    for word in data["left_over"]:
        sheet.add_row(f"            {word}", "", "left over", "")
    for word in data["left_over_listed"]:
        sheet.add_row("", word, "left over", "")
    console.print(sheet)
    console.print(f"            names alone: {data['name_score']:.3f}", highlight=False)
    for one in data["evidence"]:
        console.print(
            f"            {one['effect']:+.3f}  {one['kind']}: {escape(one['says'])}",
            highlight=False,
        )


def print_book(summary: dict[str, int], rows: Iterable[dict[str, Any]], console: Console) -> None:
    """The board of a screened book, and its first matches."""
    sheet = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for label, count in summary.items():
        sheet.add_row(label, f"{count:,}")
    console.print(sheet)
    lines = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in ("row", "name", "", "score", "listed as", "list", "why"):
        lines.add_column(title, overflow="fold")
    some = list(rows)
    for row in some:
        lines.add_row(
            str(row["row"] + 1),
            escape(row["name"] or ""),
            _SIGNS.get(row["strength"], row["strength"]),
            f"{row['score']:.3f}" if row["score"] is not None else "",
            escape(row["listed_as"] or ""),
            row["list"] or "",
            escape(row["reason"] or row["error"] or ""),
        )
    if some:
        console.print()
        console.print(lines)
