"""Customer books in: whom a company deals with, read for the screening of names."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from licet.batch.customers.columns import Columns, column_notes
from licet.batch.customers.door import table_of
from licet.batch.customers.evidence import FIELDS, evidence_of
from licet.batch.customers.names import names_of
from licet.batch.customers.table import Table, mentioned
from licet.batch.reading.errors import ReadError, Unreadable

__all__ = ["Columns", "Customers", "read_customers"]

_LOST = "\ufffd"  # what a letter becomes when a program loses it


@dataclass(frozen=True, slots=True, eq=False)
class Customers:
    """Customers as a table of names.

    `frame` has a line for each name of each row that can be screened, in the order of the file:
    row (UInt32, the place among the data rows, from 0; blank rows are none), id (String), name
    (String), kind (person, company, vessel or aircraft), country (alpha-2), address, birth
    (``1965``, ``1965-03`` or ``1965-03-07``), identifiers (``kind:number;kind:number``, the kinds
    those of `licet.lists.record.IDENTIFIERS`). All but row and name are null where nobody said.

    `errors` maps each row that cannot be screened to why; such a row has no line in `frame`.
    `notes` say what was read from where, and where a row is screened without what it says.
    """

    frame: pl.DataFrame
    errors: dict[int, ReadError] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """The number of rows of the file, those in error among them."""
        return self.frame["row"].n_unique() + len(self.errors)


def read_customers(path: Path, columns: Columns, sheet: str | None = None) -> Customers:
    """The customers in a file: CSV or a list of names, a workbook, JSON, JSON lines or Parquet.

    `columns` says which column holds what where the headings do not; `sheet` names the sheet of
    a workbook, else its first is read. Raises `ReadError` for a file of which nothing can be
    read, or in which no column holds names.
    """
    table = table_of(path, columns, sheet)
    if not table.frame.height:
        found = "no customers (headings, and no row)"
        raise ReadError(table.name, found, "a row for each customer")
    lines, faults = names_of(table)
    rows = lines["row"].unique(maintain_order=True) if len(lines) else lines["row"]
    evidence, notes = evidence_of(table, rows)
    frame = lines.join(evidence, on="row", how="left", maintain_order="left")
    name = pl.col("name")
    return Customers(
        frame.select("row", "id", name, *FIELDS[1:]),
        {row: _error(table, row, fault) for row, fault in faults.items()},
        (*table.notes, *column_notes(table.headings, table.places), *notes, *_lost(table, lines)),
    )


def _error(table: Table, row: int, fault: Unreadable) -> ReadError:
    column = f", {fault.field}" if fault.field else ""
    return ReadError(f"{table.name}, {table.label(row)}{column}", fault.found, fault.expected)


def _lost(table: Table, lines: pl.DataFrame) -> list[str]:
    """Names from which another program has lost letters: they are screened as they stand."""
    found = lines.filter(pl.col("name").str.contains(_LOST, literal=True))
    if found.is_empty():
        return []
    said = mentioned(found["row"].to_list(), table.label, found["name"].head().to_list())
    return [
        f"name: letters were lost before the file was written ({_LOST} stands for them): "
        f"{found.height} name{'s' if found.height > 1 else ''}: {said}"
    ]
