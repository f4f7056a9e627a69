"""What the verbs have in common: days, progress, the desk, and errors as sentences."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from rich.progress import TaskID

    from licet.batch.check import Progress
    from licet.desk import Desk, Imported
    from licet.desk.reviewed import Reviewed
    from licet.names.policy import Policy

SOME_ROWS_UNREAD = 1
NOTHING_READ = 2
INTERRUPTED = 130


def fail(message: str) -> NoReturn:
    typer.echo(f"licet: {message}", err=True)
    raise typer.Exit(NOTHING_READ)


@contextmanager
def friendly() -> Iterator[None]:
    """Errors as sentences, never as tracebacks."""
    import sqlite3

    from licet.batch.reading.errors import ReadError
    from licet.commands import Unknown
    from licet.facts import Refusal
    from licet.names.policy import BadPolicy

    try:
        yield
    except ReadError as error:
        fail(str(error))
    except (Unknown, Refusal, BadPolicy) as error:
        fail(str(error))
    except sqlite3.Error as error:
        fail(
            f"{home()}: found a catalogue that cannot be used ({error}); expected a whole one. "
            "Copy the folder again from where it is whole."
        )
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
    except OSError as error:
        fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        typer.echo("licet: stopped; no file was left half-written", err=True)
        raise typer.Exit(INTERRUPTED) from None


def day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"{option}: found {text!r}; expected a day such as 2019-08-19")


def home() -> Path:
    """The folder of the imported lists: `LICET_HOME`, else where the system keeps such things."""
    if told := os.environ.get("LICET_HOME"):
        return Path(told).expanduser()
    from platformdirs import user_data_path

    return user_data_path("licet")


def desk(laws: str | None, lists: str | None) -> Desk:
    """The desk, with the lists that have been imported, narrowed as the caller asked."""
    from licet import desk as room

    return room.desk(_laws(laws), imported(lists), policy(None), _reviewed())


def policy(path: Path | None) -> Policy:
    """The thresholds of a file, else of `LICET_HOME/screening.toml`, else the default ones."""
    from licet.names.policy import DEFAULT, Policy

    usual = home() / "screening.toml"
    return Policy.read(path or usual) if path or usual.is_file() else DEFAULT


def ledger_address() -> str | None:
    """Where reviewers' decisions are, if `LICET_LEDGER` says so; else they are in `LICET_HOME`."""
    return os.environ.get("LICET_LEDGER")


def _reviewed() -> Reviewed | None:
    if ledger_address() is None and not (home() / "ledger.sqlite").is_file():
        return None
    from licet.desk.reviewed import Reviewed
    from licet.ledger import Ledger

    return Reviewed(Ledger.open(ledger_address() or home() / "ledger.sqlite"))


def _laws(text: str | None) -> tuple[str, ...] | None:
    from licet.law.rulebook import rulebook

    if text is None:
        return None
    known = [body.id for body in rulebook().bodies]
    wanted = _words(text)
    unknown = [law for law in wanted if law not in known]
    if unknown or not wanted:
        fail(f"--laws: found {text!r}; expected one or more of {', '.join(known)}, by comma")
    return wanted


def imported(text: str | None) -> Imported | None:
    """The imported lists, or those of them that `text` names; ``none`` for none of them."""
    from licet.lists.store.store import Store

    there = Store.exists(home())
    if text == "none" or not (there or text):
        return None
    from licet.desk import Imported
    from licet.law.rulebook import rulebook

    if not there:
        fail(f"--lists: no list has been imported into {home()}; see licet lists import --help")
    every = Imported(Store.open(home()), date.today(), rulebook().reviewed_through)
    if text is None:
        return every if every.lists else None
    wanted = _words(text)
    unknown = [name for name in wanted if name not in every.lists]
    if unknown or not wanted:
        fail(f"--lists: found {text!r}; expected none, or by comma: {', '.join(every.lists)}")
    return every.narrowed(wanted)


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@contextmanager
def progress() -> Iterator[Progress]:
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


@contextmanager
def steps(stage: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar of one stage."""
    with progress() as report:
        yield lambda done, total: report(stage, done, total)
