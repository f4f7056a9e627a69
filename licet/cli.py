"""The command line: one verb for each question.

Imports are late: `licet --help` must be there at once, and Polars takes its time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from rich.progress import TaskID

    from licet.batch.check import Progress
    from licet.desk import Desk

app = typer.Typer(
    name="licet",
    help="May this trade go, under whose permission, until which day, and why?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
law_app = typer.Typer(
    help="The rulebook: list, show, search, draw, print, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(law_app, name="law")

SOME_ROWS_UNREAD = 1
NOTHING_READ = 2
INTERRUPTED = 130


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


@app.command()
def check(
    file: File,
    on: On = None,
    as_known: AsKnown = None,
    laws: Laws = None,
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
        _fail("--format parquet writes a binary file: say where, with -o FILE")
    _spare_the_input(file, {"-o": out, "--html": html})
    with _friendly():
        desk = _desk(laws)
        with _progress() as progress:
            days = (_day("--on", on), _day("--as-known", as_known))
            checked = judging.checked(file, desk, days, progress)
            if wanted not in (Format.TABLE, Format.HTML):
                judging.write(checked, wanted.value, out, progress)
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


@app.command()
def why(
    file: File,
    id_: Annotated[str, typer.Option("--id", help="The trade's id.")],
    on: On = None,
    as_known: AsKnown = None,
    laws: Laws = None,
) -> None:
    """Show the full reasoning of one trade, as a tree."""
    from licet.commands import showing

    with _friendly():
        days = (_day("--on", on), _day("--as-known", as_known))
        showing.show_why(file, _desk(laws), days, id_)


@law_app.command("list")
def law_list(
    kind: Annotated[str | None, typer.Option(help="Only this kind of norm.")] = None,
) -> None:
    """List the norms."""
    from licet.commands import rules

    with _friendly():
        rules.list_norms(kind)


@law_app.command("show")
def law_show(norm: Annotated[str, typer.Argument(help="The norm's id.")]) -> None:
    """Show one norm: what it says, its versions, its conditions."""
    from licet.commands import rules

    with _friendly():
        rules.show_norm(norm)


@law_app.command("search")
def law_search(words: Annotated[list[str], typer.Argument(help="Words to look for.")]) -> None:
    """Find norms by words in their title, text, citation or instruments."""
    from licet.commands import rules

    with _friendly():
        rules.search_norms(words)


@law_app.command("timeline")
def law_timeline(
    topic: Annotated[str, typer.Argument(help="huawei, zte or affiliates.")],
    svg: Annotated[Path | None, typer.Option(help="Write the drawing to this file.")] = None,
    width: Annotated[int | None, typer.Option(help="Columns; default: the terminal's.")] = None,
) -> None:
    """Draw a story: which days were banned, which licensed, where the gaps lie."""
    from licet.commands import rules

    with _friendly():
        rules.draw(topic, svg, width)


@law_app.command("print")
def law_print(
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file.")] = None,
) -> None:
    """Write the rulebook page that a lawyer signs off (Markdown)."""
    from licet.commands import rules

    with _friendly():
        rules.print_rulebook(out)


@law_app.command("check")
def law_check() -> None:
    """Let the rulebook check itself."""
    from licet.commands import rules

    with _friendly():
        raise typer.Exit(rules.check_rulebook())


@app.command()
def version() -> None:
    """Print the versions of the program and of the rulebook."""
    from licet.commands import rules

    rules.print_version()


# -- what goes wrong ----------------------------------------------------------------------------


def _fail(message: str) -> NoReturn:
    typer.echo(f"licet: {message}", err=True)
    raise typer.Exit(NOTHING_READ)


@contextmanager
def _friendly() -> Iterator[None]:
    """Errors as sentences, never as tracebacks."""
    from licet.batch.reading.errors import ReadError
    from licet.commands import Unknown

    try:
        yield
    except ReadError as error:
        _fail(str(error))
    except Unknown as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
    except OSError as error:
        _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        typer.echo("licet: stopped; no file was left half-written", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _format_for(out: Path | None) -> Format:
    if out is None:
        return Format.TABLE if sys.stdout.isatty() else Format.JSONL
    suffix = out.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in set(Format) else Format.JSONL


def _spare_the_input(file: Path, outputs: dict[str, Path | None]) -> None:
    for option, path in outputs.items():
        if path is not None and path.exists() and file.exists() and path.samefile(file):
            _fail(f"{option}: {path} is the file of trades itself; name another file")


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        _fail(f"{option}: found {text!r}; expected a day such as 2019-08-19")


def _desk(laws: str | None) -> Desk:
    from licet.desk import desk
    from licet.law.rulebook import rulebook

    if laws is None:
        return desk()
    known = [body.id for body in rulebook().bodies]
    wanted = tuple(part.strip() for part in laws.split(",") if part.strip())
    unknown = [law for law in wanted if law not in known]
    if unknown or not wanted:
        _fail(f"--laws: found {laws!r}; expected one or more of {', '.join(known)}, by comma")
    return desk(wanted)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        numbers: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in numbers:
                numbers[stage] = bar.add_task(stage, total=total)
            bar.update(numbers[stage], completed=done, total=total)

        yield report


def main() -> None:
    """The entry point. What a stream cannot write becomes a question mark, not a traceback."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 (closed by the caller)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
