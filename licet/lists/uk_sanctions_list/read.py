"""Reads the UK Sanctions List, as XML or as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused
from licet.lists.uk_sanctions_list.csv_list import read_csv
from licet.lists.uk_sanctions_list.xml_list import read_xml


def read(documents: Sequence[Document]) -> Reading:
    """The list in one document. Raises `Refused` for several, or for another format."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "nothing"
        raise Refused(names, f"{len(documents)} documents", "one, the XML or the CSV")
    document = documents[0]
    start = document.data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return read_xml(document) if start.startswith(b"<") else read_csv(document)
