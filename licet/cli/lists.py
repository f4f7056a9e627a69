"""`licet lists …`: fetch official lists, take them in, compare editions, look back."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli.common import NOTHING_READ, SOME_ROWS_UNREAD, day, friendly, home

lists_app = typer.Typer(
    help="Official lists: fetch, import, compare editions, look back.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class ListFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


As = Annotated[ListFormat, typer.Option("--format", help="A table to read, or all of it as JSON.")]
Limit = Annotated[int, typer.Option(min=0, help="How many entries to show.")]
Only = Annotated[
    list[str] | None, typer.Option("--list", help="Only this list, such as us-bis-entity-list.")
]
NOT_FOUND = 1


@lists_app.command("update")
def lists_update(
    lists: Annotated[list[str] | None, typer.Argument(help="Default: those in the store.")] = None,
    proxy: Annotated[
        str | None, typer.Option(help="A proxy's address.", envvar="LICET_PROXY")
    ] = None,
    mirror: Annotated[
        str | None,
        typer.Option(help="Fetch from ADDRESS/LIST/FILE instead.", envvar="LICET_MIRROR"),
    ] = None,
) -> None:
    """Fetch lists from their publishers; what is refused leaves the last edition in use.

    Exit status: 0 all are up to date, 1 some were refused, 2 all were.
    """
    from licet.commands import lists as work
    from licet.commands.downloads import downloads
    from licet.lists.fetch import Settings
    from licet.lists.store.importing import Terms

    with friendly(), downloads() as progress:
        settings = Settings(folder=home() / "coming", proxy=proxy, mirror=mirror)
        terms = Terms(now=datetime.now(), how="update")
        asked, refused = work.update_all(home(), lists or (), terms, settings, progress)
    if refused:
        raise typer.Exit(NOTHING_READ if refused == asked else SOME_ROWS_UNREAD)


@lists_app.command("import")
def lists_import(
    source: Annotated[str, typer.Argument(metavar="LIST", help="Such as us-csl, or own-blocked.")],
    files: Annotated[list[Path], typer.Argument(help="A file, or the files of one edition.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day whose state this is.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="An excerpt: it ends no listing.")
    ] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Far fewer entries than last time is true.")
    ] = False,
) -> None:
    """Take an edition from files: archive, read, check, and only then make it visible."""
    from licet.commands import lists as work
    from licet.lists.store.importing import Terms

    with friendly():
        terms = Terms(
            now=datetime.now(),
            as_of=day("--as-of", as_of),
            partial=partial,
            accept_fewer=accept_fewer,
        )
        work.take_files(home(), source, files, terms)


@lists_app.command("withdraw")
def lists_withdraw(
    edition: Annotated[str, typer.Argument(help="An edition: us-csl@2022-05-05.")],
    because: Annotated[str, typer.Option(help="Why, for the record.")],
) -> None:
    """Take an edition that was imported by mistake out of use; it stays in the store."""
    from licet.commands import lists as work

    with friendly():
        work.withdraw_edition(home(), edition, because)


@lists_app.command("status")
def lists_status(form: As = ListFormat.TABLE) -> None:
    """Show which editions there are, how many entries, and which are stale."""
    from licet.commands import lists as work

    with friendly():
        work.show_status(home(), date.today(), as_json=form is ListFormat.JSON)


@lists_app.command("diff")
def lists_diff(
    before: Annotated[str, typer.Argument(help="An edition: us-csl@2022-05-05, or a source.")],
    after: Annotated[str, typer.Argument(help="A later one, of any source.")],
    only: Only = None,
    limit: Limit = 20,
    form: As = ListFormat.TABLE,
) -> None:
    """Show what one edition has and another has not."""
    from licet.commands import lists as work

    with friendly():
        shown = None if form is ListFormat.JSON else limit
        work.show_diff(home(), (before, after), only or (), shown)


@lists_app.command("history")
def lists_history(
    name: Annotated[str, typer.Argument(help="Part of a name, or the entry's number.")],
    only: Only = None,
    limit: Limit = 20,
    form: As = ListFormat.TABLE,
    svg: Annotated[Path | None, typer.Option(help="Draw the days to this file instead.")] = None,
) -> None:
    """Show when a party appeared, changed and left, and which edition told us.

    Exit status 1: no edition holds such a name.
    """
    from licet.commands import lists as work

    with friendly():
        shown = None if form is ListFormat.JSON else limit
        if svg is not None:
            _found(work.draw_history(home(), name, only or (), limit, svg), name)
        else:
            _found(work.show_history(home(), name, only or (), shown), name)


@lists_app.command("show")
def lists_show(
    party: Annotated[str, typer.Argument(help="Part of a name, or the entry's number.")],
    only: Only = None,
    limit: Limit = 5,
    form: As = ListFormat.TABLE,
) -> None:
    """Show everything that a list says of a party, with its source row.

    Exit status 1: no edition holds such a name.
    """
    from licet.commands import lists as work

    with friendly():
        shown = None if form is ListFormat.JSON else limit
        _found(work.show_party(home(), party, only or (), shown), party)


@lists_app.command("agree")
def lists_agree() -> None:
    """Compare the bundled Huawei and ZTE names with the imported Entity List, name by name."""
    from licet.commands import lists as work

    with friendly():
        work.show_agreement(home(), date.today())


@lists_app.command("export")
def lists_export(
    edition: Annotated[str, typer.Argument(help="An edition: us-csl@2022-05-05.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Into this folder.")],
) -> None:
    """Write the archived documents of an edition, byte for byte as they came."""
    from licet.commands import lists as work

    with friendly():
        work.export(home(), edition, out)


def _found(any_: bool, name: str) -> None:
    if not any_:
        typer.echo(f"licet: no imported edition holds a name with {name!r}", err=True)
        raise typer.Exit(NOT_FOUND)
