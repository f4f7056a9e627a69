"""`licet law …`: read the rulebook, draw it, print it, let it check itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from licet.cli.common import friendly

law_app = typer.Typer(
    help="The rulebook: list, show, search, draw, print, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@law_app.command("list")
def law_list(
    kind: Annotated[str | None, typer.Option(help="Only this kind of norm.")] = None,
) -> None:
    """List the norms."""
    from licet.commands import rules

    with friendly():
        rules.list_norms(kind)


@law_app.command("show")
def law_show(norm: Annotated[str, typer.Argument(help="The norm's id.")]) -> None:
    """Show one norm: what it says, its versions, its conditions."""
    from licet.commands import rules

    with friendly():
        rules.show_norm(norm)


@law_app.command("search")
def law_search(words: Annotated[list[str], typer.Argument(help="Words to look for.")]) -> None:
    """Find norms by words in their title, text, citation or instruments."""
    from licet.commands import rules

    with friendly():
        rules.search_norms(words)


@law_app.command("timeline")
def law_timeline(
    topic: Annotated[str, typer.Argument(help="huawei, zte or affiliates.")],
    svg: Annotated[Path | None, typer.Option(help="Write the drawing to this file.")] = None,
    width: Annotated[int | None, typer.Option(help="Columns; default: the terminal's.")] = None,
) -> None:
    """Draw a story: which days were banned, which licensed, where the gaps lie."""
    from licet.commands import rules

    with friendly():
        rules.draw(topic, svg, width)


@law_app.command("print")
def law_print(
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file.")] = None,
) -> None:
    """Write the rulebook page that a lawyer signs off (Markdown)."""
    from licet.commands import rules

    with friendly():
        rules.print_rulebook(out)


@law_app.command("check")
def law_check() -> None:
    """Let the rulebook check itself."""
    from licet.commands import rules

    with friendly():
        raise typer.Exit(rules.check_rulebook())
