"""Reads HM Treasury's consolidated list, in its columns until 2022 or since."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused
from licet.lists.uk_ofsi.csv_list import read_csv


def read(documents: Sequence[Document]) -> Reading:
    """The list in one document. Raises `Refused` for several, or for another format."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "nothing"
        raise Refused(names, f"{len(documents)} documents", "one, ConList.csv")
    document = documents[0]
    if document.data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise Refused(document.name, "XML", "the CSV of the list")
    return read_csv(document)
