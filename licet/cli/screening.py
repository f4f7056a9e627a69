"""`licet screen` and `licet matches`: who is on the lists, and what reviewers make of it."""

from __future__ import annotations

import getpass
import os
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from licet.cli.common import (
    SOME_ROWS_UNREAD,
    day,
    fail,
    friendly,
    home,
    imported,
    ledger_address,
    policy,
    steps,
)

if TYPE_CHECKING:
    from licet.batch.customers import Columns
    from licet.commands.screening import How
    from licet.names.evidence import Asked

matches_app = typer.Typer(
    help="Reviewers' decisions on matches: clear, confirm, look again, list.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


# A file that is not there must not be screened as if it were somebody's name.
_BOOKS = ".csv .tsv .tab .txt .json .jsonl .ndjson .parquet .pq .xlsx .xlsm .xls .ods".split()


class MatchFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Country = Annotated[str | None, typer.Option(help="Where the party is: CN.")]
Kind = Annotated[str | None, typer.Option(help="person, company, vessel or aircraft.")]
Birth = Annotated[str | None, typer.Option(help="Date of birth: 1965, 1965-03 or 1965-03-07.")]
Address = Annotated[str | None, typer.Option(help="The party's address.")]
Number = Annotated[
    list[str] | None, typer.Option("--identifier", help="A number: lei:…, imo:…, passport:….")
]
Lists = Annotated[
    str | None,
    typer.Option("--lists", help="Only these imported lists, by comma; none: only bundled names."),
]
On = Annotated[str | None, typer.Option("--on", help="The lists as they stood on this day.")]
PolicyFile = Annotated[
    Path | None,
    typer.Option("--policy", help="Thresholds. Default: screening.toml in LICET_HOME, if any."),
]


def screen(
    what: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A name, or a customer book.")],
    country: Country = None,
    kind: Kind = None,
    birth: Birth = None,
    address: Address = None,
    identifier: Number = None,
    columns: Annotated[
        str | None,
        typer.Option(help="Which column is what: name=Kunde+Navn 2,country=Land,id=Nr."),
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook.")] = None,
    lists: Lists = None,
    on: On = None,
    policy_file: PolicyFile = None,
    possible: Annotated[
        float | None, typer.Option(help="Hold matches from this score on: 0.8.")
    ] = None,
    strong: Annotated[
        float | None, typer.Option(help="Take matches for the party from this score on: 0.965.")
    ] = None,
    full_assurance: Annotated[
        bool, typer.Option("--full-assurance", help="Compare with every name, without an index.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Word against word, and all evidence.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Cleared matches too.")] = False,
    remember: Annotated[
        bool, typer.Option("--remember/--no-remember", help="Keep what was screened, and use it.")
    ] = True,
    format_: Annotated[
        MatchFormat | None, typer.Option("--format", help="Default: by the suffix of -o, or table.")
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many matches to list.")] = 20,
) -> None:
    """Screen a name, or a book of customers, against the lists.

    Exit status: 0 screened (whatever was found), 1 some rows could not be read, 2 nothing could.
    """
    from licet.commands import screening as work

    form = format_ or _format_for(out)
    if form is MatchFormat.PARQUET and out is None:
        fail("--format parquet writes a binary file: say where, with -o FILE")
    with friendly():
        how = _how(lists, on, policy_file, {"possible": possible, "strong": strong})
        how = replace(how, exhaustive=full_assurance, remember=remember)
        if not os.path.isfile(what):  # it may be longer than any path, or hold what none does
            if Path(what).suffix.lower() in _BOOKS:
                fail(f"{what}: found no such file; expected a customer book, or a name")
            asked = _asked(what, country, kind, birth, address, identifier)
            work.screen_name(how, asked, form.value, work.Shown(everything, explain, limit), out)
            return
        if out is not None and out.exists() and out.samefile(what):
            fail(f"-o: {out} is the customer book itself; name another file")
        if any((country, kind, birth, address, identifier)):
            fail("--country, --kind, --birth … describe one name; for a book see --columns")
        with steps("screening names") as report:
            found = work.screen_book(how, Path(what), _columns(columns), sheet, report)
        rows = found.rows(everything)
        if form is MatchFormat.TABLE:
            work.show_book(found, rows, limit, out)
        else:
            work.write_rows(rows, form.value, out)
            if out is not None:
                work.show_book(found, [], limit, None)
        work.tell(found)
    raise typer.Exit(SOME_ROWS_UNREAD if found.customers.errors else 0)


Entry = Annotated[str, typer.Argument(metavar="LIST:KEY", help="The entry, as screen prints it.")]
Name = Annotated[str, typer.Argument(help="The name that was screened.")]
Because = Annotated[str, typer.Option(help="Why, for the record.")]
By = Annotated[str | None, typer.Option(help="Who decides. Default: whom the system knows.")]


def _decision(word: str, verdict: str, says: str) -> None:
    """Add a command by which a reviewer decides on one match."""

    def decide(
        name: Name,
        entry: Entry,
        because: Because,
        by: By = None,
        country: Country = None,
        birth: Birth = None,
        address: Address = None,
        identifier: Number = None,
    ) -> None:
        from licet.commands import screening as work

        asked = _asked(name, country, None, birth, address, identifier)
        with friendly():
            how = _how(None, None, None, {})
            work.decide(how, asked, entry, verdict, (because, by or _who()))

    matches_app.command(word, help=says)(decide)


_decision("clear", "cleared", "Not the listed party: no match until its evidence changes.")
_decision("confirm", "confirmed", "The listed party: the match is strong from now on.")
_decision("reopen", "reopened", "Look again: an earlier decision does not stand any more.")


@matches_app.command("list")
def matches_list(
    verdict: Annotated[
        str | None, typer.Option(help="Only cleared, confirmed or reopened.")
    ] = None,
) -> None:
    """Every decision, oldest first."""
    from licet.commands import screening as work
    from licet.ledger import VERDICTS

    if verdict not in (None, *VERDICTS):
        fail(f"--verdict: found {verdict!r}; expected {', '.join(VERDICTS)}")
    with friendly():
        if not work.list_decisions(home(), ledger_address(), verdict):
            typer.echo("no decisions yet")


def _how(
    lists: str | None, on: str | None, policy_file: Path | None, numbers: dict[str, float | None]
) -> How:
    from licet.commands.screening import How

    for name, share in numbers.items():
        if share is not None and not 0 <= share <= 1:
            fail(f"--{name}: found {share}; expected a score from 0 to 1, such as 0.8")
    known = policy(policy_file)
    told = {name: round(1000 * share) for name, share in numbers.items() if share is not None}
    if told:
        look = min(known.look, told.get("possible", known.look))
        known = known.with_numbers({"look": look, **told}, "--possible, --strong")
    narrowed = None if lists in (None, "none") else tuple(one.strip() for one in lists.split(","))
    return How(
        home(),
        ledger_address(),
        imported(lists),
        day("--on", on) or date.today(),
        known,
        narrowed,
    )


def _asked(
    name: str,
    country: str | None,
    kind: str | None,
    birth: str | None,
    address: str | None,
    numbers: list[str] | None,
) -> Asked:
    from licet.batch.reading.countries import COUNTRIES, MEANT
    from licet.facts import LONGEST_NAME
    from licet.lists.record import IDENTIFIERS
    from licet.names.evidence import Asked, birth_span

    code = None if country is None else MEANT.get(country.upper(), country.upper())
    if code is not None and code not in COUNTRIES:
        fail(f"--country: found {country!r}; expected a country such as CN")
    if kind not in (None, "person", "company", "vessel", "aircraft"):
        fail(f"--kind: found {kind!r}; expected person, company, vessel or aircraft")
    if birth is not None and birth_span(birth) is None:
        fail(f"--birth: found {birth!r}; expected 1965, 1965-03 or 1965-03-07")
    if len(name) > LONGEST_NAME:
        fail(f"NAME: found {len(name):,} characters; expected a name of {LONGEST_NAME} at most")
    if not any(letter.isalnum() for letter in name):
        fail(f"NAME: found {name!r}; expected a name with a letter or a digit in it")
    parts = [one.partition(":") for one in numbers or ()]
    known = [part[0].lower() in IDENTIFIERS and bool(part[2].strip()) for part in parts]
    if not all(known):
        found, kinds = "".join(parts[known.index(False)]), ", ".join(IDENTIFIERS)
        fail(f"--identifier: found {found!r}; expected such as imo:9123456, of {kinds}")
    return Asked(name, kind, code, address, birth, tuple((k.lower(), n) for k, _, n in parts))


def _columns(text: str | None) -> Columns:
    from licet.batch.customers import Columns

    told: dict[str, str | tuple[str, ...]] = {}
    known = [field.name for field in fields(Columns)]
    for part in (text or "").split(","):
        if not part.strip():
            continue
        name, _, heading = (one.strip() for one in part.partition("="))
        if name not in known or not heading:
            fail(f"--columns: found {part!r}; expected one of {', '.join(known)}, as name=Kunde")
        told[name] = tuple(heading.split("+")) if name == "name" else heading
    return Columns(**told)  # type: ignore[arg-type]


def _format_for(out: Path | None) -> MatchFormat:
    if out is None:
        return MatchFormat.TABLE
    suffix = out.suffix.lower().removeprefix(".")
    return MatchFormat(suffix) if suffix in set(MatchFormat) else MatchFormat.JSONL


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        fail("--by: the system does not say who you are; name who decides")
