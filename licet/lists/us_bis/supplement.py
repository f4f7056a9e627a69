"""One supplement of part 744 as a reading: which table, which columns, which list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from licet.lists.reading import Document, Reading
from licet.lists.record import Entry
from licet.lists.refusal import Refused
from licet.lists.us_bis.ecfr import Row, table
from licet.lists.us_bis.entries import from_row, keyed

# The lists of the agency name parties and places; none of them has numbers or births.
NEVER: Final = frozenset({"identifiers", "births"})


@dataclass(frozen=True, slots=True)
class Supplement:
    """A table: its appendix and its header; `judged` where it has requirement and policy."""

    list: str
    appendix: str
    header: tuple[str, ...]
    judged: bool = False


def read_supplement(document: Document, which: Supplement) -> Reading:
    """The entries of a supplement in the eCFR's XML of part 744."""
    found = table(document, which.appendix, which.header)
    entries = keyed(_entry(row, which) for row in found.rows)
    return Reading("ecfr-xml", entries, issued=found.issued, lacks=NEVER, notes=found.notes)


def _entry(row: Row, which: Supplement) -> Entry:
    if which.judged:
        _, requirement, policy, citation = row.cells
        return from_row(row, which.list, citation, requirement, policy)
    return from_row(row, which.list, row.cells[-1])


def only(documents: Sequence[Document], name: str) -> Document:
    """The one document of an edition. Raises `Refused` for none and for several."""
    if len(documents) != 1:
        found = ", ".join(one.name for one in documents) or "no document"
        raise Refused(name, found, "one document")
    return documents[0]
