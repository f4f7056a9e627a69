"""Which of its formats an edition of the Consolidated Screening List is in."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused, quote


def read(documents: Sequence[Document]) -> Reading:
    """Reads the one document of an edition: CSV, trade.gov's JSON or the compact JSON."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "no document"
        raise Refused("us-csl", names, "one document, the whole list", "Read them one by one.")
    document = documents[0]
    if document.data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        return _read_json(document)
    from licet.lists.us_csl import csv_rows

    return csv_rows.read(document)


def _read_json(document: Document) -> Reading:
    import orjson

    from licet.lists.us_csl import compact_json, consolidated_json

    try:
        root = orjson.loads(document.data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Refused(
            f"{document.name}, line {error.lineno}, column {error.colno}",
            f"JSON that is broken or breaks off ({error.msg})",
            "whole JSON",
            "Fetch it again.",
        ) from None
    keys = root.keys() if isinstance(root, dict) else ()
    if "fieldKey" in keys:
        return compact_json.read(document, root)
    if "results" in keys:
        return consolidated_json.read(document, root)
    raise Refused(
        document.name,
        f"JSON with {', '.join(map(quote, list(keys)[:8])) or 'no fields'}",
        'trade.gov\'s consolidated.json ("results") or the compact JSON ("fieldKey")',
    )
