"""Reads a user's own list: a table in CSV, or FollowTheMoney entities as OpenSanctions has them.

The list that the entries are on is named by the user; they say ``own`` until they are imported.
"""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.own.ftm import read_ftm
from licet.lists.own.table import read_table
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused


def read(documents: Sequence[Document]) -> Reading:
    """The list in one document. Raises `Refused` for several, or for another format."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "nothing"
        raise Refused(names, f"{len(documents)} documents", "one table or one file of entities")
    document = documents[0]
    start = document.data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()[:5]
    if start.startswith((b"[", b"<", b"PK", b"%PDF")):
        raise Refused(
            document.name,
            "neither a table nor entities",
            "a CSV, or FollowTheMoney entities as JSON, one on each line",
            "Save a workbook as CSV (UTF-8); write an array of entities one to a line.",
        )
    return read_ftm(document) if start.startswith(b"{") else read_table(document)
