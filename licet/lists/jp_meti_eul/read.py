"""Reads the METI End User List: the table saved as CSV, or the table as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.jp_meti_eul.json_list import read_json
from licet.lists.jp_meti_eul.table import read_table
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused


def read(documents: Sequence[Document]) -> Reading:
    """The list in one document. Raises `Refused` for several, or for another format."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "nothing"
        raise Refused(names, f"{len(documents)} documents", "one, a CSV or a JSON")
    document = documents[0]
    start = document.data.removeprefix(b"\xef\xbb\xbf").lstrip()[:5]
    if start.startswith(b"%PDF") or start.startswith(b"PK"):
        raise Refused(
            document.name,
            "a PDF or a workbook",
            "the table as CSV",
            "Open METI's Excel file and save its sheet as CSV (UTF-8).",
        )
    return read_json(document) if start.startswith(b"[") else read_table(document)
