"""What a reader hands on: columns as they were found, before any value is understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from licet.batch.reading.errors import ReadError, Unreadable, quote
from licet.batch.reading.fields import MACHINE, Form, nearest
from licet.facts import BY_NAME
from licet.facts.vocabulary import ROLES

if TYPE_CHECKING:
    import polars as pl

REQUIRED: Final = ("id", "on", "activity")
ROLE_COLUMNS: Final = {f"{role}{end}": role for role in ROLES for end in ("", "_country")}
KNOWN: Final = frozenset(BY_NAME) | frozenset(ROLE_COLUMNS)
BATCH: Final = 8192  # rows that are held as Python objects at a time
LONGEST: Final = 16 * 2**20  # bytes in a line; a trade has a few thousand
_LISTED: Final = 12  # column names that a message repeats


@dataclass(slots=True)
class Raw:
    """Columns of `height` values each, by their known names; only the reading pass holds one.

    A column is a Series where its values are of one type, else a list of Python values.
    `where` turns a row's index into words; `broken` says which rows could not be taken apart
    at all (only their id may be in the columns), `faults` what else is wrong with a row.
    """

    columns: dict[str, pl.Series | list[object]]
    height: int
    where: Callable[[int], str]
    broken: dict[int, Unreadable] = field(default_factory=dict)
    faults: dict[int, list[Unreadable]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    form: Form = MACHINE


def check_header(names: Sequence[str], given: Iterable[str], source: str) -> list[str]:
    """The notes on a table's column names.

    `given` are columns that the call supplies itself. Raises `ReadError` where a required column
    is missing, a name occurs twice, or a name looks like a misspelt one: a misspelt column that
    is passed over would silently turn a fact into an unknown.
    """
    where = f"{source}, header"
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    if twice:
        raise ReadError(where, f"the column {quote(twice[0])} more than once", "each column once")
    present = frozenset(names)
    for name in names:
        meant = misspelt(name, present)
        if meant:
            raise ReadError(
                where,
                f"the unknown column {quote(name)} (did you mean {meant}?)",
                "a column of the contract; rename it, or leave it out",
            )
    missing = [name for name in REQUIRED if name not in names and name not in set(given)]
    if missing:
        raise ReadError(
            where,
            f"no column {' and no column '.join(map(quote, missing))} among {_listed(names)}",
            "at least the columns id, on and activity",
        )
    return ignored(name for name in names if name not in KNOWN)


def misspelt(name: str, present: Collection[str]) -> str | None:
    """The known name that the unknown `name` is likely to mean, unless that one is there too."""
    if name in KNOWN or len(name) > 60:
        return None
    meant = nearest(name, KNOWN)
    return meant if meant is not None and meant not in present else None


def ignored(names: Iterable[str]) -> list[str]:
    """One note that names what is passed over; none for none."""
    listed = list(names)
    return [f"ignored, because the contract does not know them: {_all(listed)}"] if listed else []


def _all(names: Sequence[str]) -> str:
    return ", ".join(map(quote, names))


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(quote(name) for name in names[:_LISTED])
    more = len(names) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown
