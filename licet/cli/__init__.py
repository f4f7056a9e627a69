"""The command line: one verb for each question.

Imports are late: `licet --help` must be there at once, and Polars takes its time.
"""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

import typer

from licet.cli.law import law_app
from licet.cli.lists import lists_app
from licet.cli.screening import matches_app, screen
from licet.cli.trades import Format, check, why

__all__ = ["Format", "app", "main"]

app = typer.Typer(
    name="licet",
    help="May this trade go, under whose permission, until which day, and why?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(check)
app.command()(why)
app.command()(screen)
app.add_typer(law_app, name="law")
app.add_typer(lists_app, name="lists")
app.add_typer(matches_app, name="matches")


@app.command()
def version() -> None:
    """Print the versions of the program and of the rulebook."""
    from licet.commands import rules

    rules.print_version()


def main() -> None:
    """The entry point. What a stream cannot write becomes a question mark, not a traceback."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 (closed by the caller)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # A table's facts are millions of small tuples and hardly a circle among them: looking through
    # them as often as Python does by itself takes a third of a check.
    gc.set_threshold(100_000, 50, 100)
    app()
