"""`licet check` and `licet why`: judge a file of trades; reason about one of them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli.common import SOME_ROWS_UNREAD, day, desk, fail, friendly, progress


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"


File = Annotated[Path, typer.Argument(help="Trades: JSON, JSONL, CSV or Parquet; - for stdin.")]
On = Annotated[str | None, typer.Option("--on", help="Judge all trades as of this day.")]
AsKnown = Annotated[
    str | None, typer.Option("--as-known", help="Only law and lists known by this day count.")
]
Laws = Annotated[
    str | None,
    typer.Option("--laws", help="Only these laws, by comma: us-ear,us-ofac. Default: all."),
]
Lists = Annotated[
    str | None,
    typer.Option("--lists", help="Only these imported lists, by comma; none: only bundled names."),
]


def check(
    file: File,
    on: On = None,
    as_known: AsKnown = None,
    laws: Laws = None,
    lists: Lists = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format", help="Default: by the suffix of -o, else table on a terminal, or jsonl."
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file.")] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the page as well, to this file.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many lines to list below the board.")] = 20,
) -> None:
    """Judge a file of trades.

    Exit status: 0 all judged (whatever the verdicts), 1 some rows could not be read (their
    verdicts carry the error), 2 nothing could be read.
    """
    from licet.commands import judging

    wanted = format_ or _format_for(out)
    if wanted is Format.PARQUET and out is None:
        fail("--format parquet writes a binary file: say where, with -o FILE")
    _spare_the_input(file, {"-o": out, "--html": html})
    with friendly():
        asked = desk(laws, lists)
        with progress() as report:
            days = (day("--on", on), day("--as-known", as_known))
            checked = judging.checked(file, asked, days, report)
            if wanted not in (Format.TABLE, Format.HTML):
                judging.write(checked, wanted.value, out, report)
        if wanted in (Format.TABLE, Format.HTML) or html is not None:
            from licet.commands import showing

            if wanted is Format.TABLE:
                showing.show(checked, limit, out)
            if wanted is Format.HTML:
                showing.write_page(checked, file, days, out)
            if html is not None:
                showing.write_page(checked, file, days, html)
                typer.echo(f"The page with all reasons: {html}", err=wanted is not Format.TABLE)
        judging.report_unread(checked)
    raise typer.Exit(SOME_ROWS_UNREAD if checked.book.errors else 0)


def why(
    file: File,
    id_: Annotated[str, typer.Option("--id", help="The trade's id.")],
    on: On = None,
    as_known: AsKnown = None,
    laws: Laws = None,
    lists: Lists = None,
) -> None:
    """Show the full reasoning of one trade, as a tree."""
    from licet.commands import showing

    with friendly():
        days = (day("--on", on), day("--as-known", as_known))
        showing.show_why(file, desk(laws, lists), days, id_)


def _format_for(out: Path | None) -> Format:
    if out is None:
        return Format.TABLE if sys.stdout.isatty() else Format.JSONL
    suffix = out.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in set(Format) else Format.JSONL


def _spare_the_input(file: Path, outputs: dict[str, Path | None]) -> None:
    for option, path in outputs.items():
        if path is not None and path.exists() and file.exists() and path.samefile(file):
            fail(f"{option}: {path} is the file of trades itself; name another file")
