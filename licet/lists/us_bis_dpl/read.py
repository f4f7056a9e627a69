"""The Denied Persons List: tab-separated text, the CSV of 2026, or the flat JSON of an extract."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.reading import Document, Reading
from licet.lists.us_bis.json_list import is_json
from licet.lists.us_bis.supplement import only
from licet.lists.us_bis_dpl import csv_file, json_file, text_file


def read(documents: Sequence[Document]) -> Reading:
    """The edition in one document. Raises `Refused` for another format, or a broken document."""
    document = only(documents, "us-bis-dpl")
    if is_json(document):
        return json_file.read(document)
    if b"\t" in document.data.split(b"\n", 1)[0]:
        return text_file.read(document)
    return csv_file.read(document)
