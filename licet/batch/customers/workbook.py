"""Customer books as workbooks: Excel, old and new, and OpenDocument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from licet.batch.customers.columns import Columns, recognise
from licet.batch.customers.rows import Rows, without_blank
from licet.batch.customers.table import Table, blank_note
from licet.batch.reading.errors import ReadError, quote
from licet.batch.reading.fields import SPACE, did_you_mean

if TYPE_CHECKING:
    from fastexcel import ExcelReader

_WHOLE: Final = "a whole workbook without a password, or the sheet saved as CSV"


def table_of_workbook(data: bytes, name: str, columns: Columns, sheet: str | None) -> Table:
    """The used columns of one sheet, the first where none is named.

    The first row that is not blank holds the headings. Raises `ReadError` for what is no
    workbook, for a sheet that is not there, and where the package that reads them is missing.
    """
    reader = _opened(data, name)
    chosen = _sheet(reader.sheet_names, sheet, name)
    cells = _cells(reader, chosen, name)
    found, headings = _rows(cells)
    where = f"{name}, sheet {quote(chosen)}"
    if not headings:
        raise ReadError(where, "an empty sheet", "headings, and a row for each customer")
    places = recognise(headings, columns, where)
    frame, _ = without_blank(found)
    others = [quote(one) for one in reader.sheet_names if one != chosen]
    notes = [f"read the sheet {quote(chosen)}; not read: {', '.join(others)}"] if others else []
    lines = frame["line"]
    return Table(
        where,
        frame.select(map(str, places.used)),
        headings,
        places,
        lambda row: f"row {lines[row]}",
        notes=(*notes, *blank_note(found.frame.height - frame.height)),
    )


def _opened(data: bytes, name: str) -> ExcelReader:
    try:
        import fastexcel
    except ImportError:
        raise ReadError(
            name,
            "a workbook, and the package fastexcel, which reads them, is not installed",
            "CSV; save the sheet as CSV (UTF-8), or install it: pip install fastexcel",
        ) from None
    try:
        return fastexcel.read_excel(data)
    except fastexcel.FastExcelError as error:
        raise _damaged(name, error) from None


def _damaged(name: str, error: Exception) -> ReadError:
    said = str(error).strip().splitlines() or ["no reason given"]
    return ReadError(name, f"a file that does not read as a workbook ({said[0]})", _WHOLE)


def _sheet(sheets: list[str], wanted: str | None, name: str) -> str:
    if not sheets:
        raise ReadError(name, "a workbook without sheets", "a sheet with a row for each customer")
    if wanted is None or wanted in sheets:
        return wanted or sheets[0]
    close = did_you_mean(wanted, sheets)
    found = f"no sheet {quote(wanted)}{close} among {', '.join(map(quote, sheets))}"
    raise ReadError(name, found, "the name of a sheet after --sheet")


def _cells(reader: ExcelReader, sheet: str, name: str) -> pl.DataFrame:
    """All cells as text, the headings among them, so that rows count as in the sheet.

    Not by `polars.read_excel`, which leaves out what stands above the headings without a word.
    """
    import fastexcel

    try:
        # `skip_rows=0` keeps blank rows at the top, which the package would pass over.
        found = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
        frame = found.to_polars()
    except fastexcel.FastExcelError as error:
        raise _damaged(name, error) from None
    frame.columns = [str(place) for place in range(frame.width)]
    return frame


def _rows(cells: pl.DataFrame) -> tuple[Rows, tuple[str, ...]]:
    """The rows below the headings, and the headings; of an empty sheet nothing."""
    numbered = cells.with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("line"),
        pl.lit(None, pl.Int64).alias("fault"),
    )
    above, _ = without_blank(Rows(numbered.head(1000)))
    if above.is_empty():
        return Rows(numbered.clear()), ()
    head = above.row(0, named=True)
    headings = tuple((head[str(place)] or "").strip(SPACE) for place in range(cells.width))
    return Rows(numbered.slice(int(head["line"]))), headings
