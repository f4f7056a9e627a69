"""Judging a file, and writing verdicts in a machine's form."""

from __future__ import annotations

import sys
from pathlib import Path

from licet.batch.check import Checked, Progress, check
from licet.batch.reading.door import read
from licet.batch.write import whole_file, write_csv, write_json, write_jsonl, write_parquet
from licet.commands import Days
from licet.desk import Desk

UNREAD_SHOWN = 5


def checked(file: Path, desk: Desk, days: Days, progress: Progress) -> Checked:
    """Read a file and judge it. `days` replace the trades' own `on` and `as_known`."""
    on, as_known = days
    progress("reading", 0, 1)
    book = read(file, on=on, as_known=as_known)
    progress("reading", 1, 1)
    for note in book.notes:
        print(f"licet: {file}: {note}", file=sys.stderr)
    return check(book, desk, progress)


def write(found: Checked, form: str, out: Path | None, progress: Progress) -> None:
    """Write the verdicts in a machine's form."""
    with whole_file(out) as stream:
        if form == "jsonl":
            write_jsonl(found, stream, progress)
        elif form == "json":
            write_json(found, stream, progress)
        elif form == "csv":
            write_csv(found, stream)
        else:
            write_parquet(found, stream)


def report_unread(found: Checked) -> None:
    """The first rows that could not be read, on standard error."""
    errors = found.book.errors
    for row in sorted(errors)[:UNREAD_SHOWN]:
        print(f"licet: {errors[row]}", file=sys.stderr)
    if len(errors) > UNREAD_SHOWN:
        more = len(errors) - UNREAD_SHOWN
        print(f"licet: and {more} more rows that could not be read", file=sys.stderr)
