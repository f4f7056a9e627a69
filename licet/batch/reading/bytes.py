"""From bytes to text: what sort of file this is, and in which encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

from licet.batch.reading.errors import ReadError

_FOREIGN: Final = {
    b"\x1f\x8b": "a gzip archive",
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF document",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
}
_PARQUET: Final = b"PAR1"
HEAD: Final = 1 << 16  # bytes that are enough to tell one sort of file from another


def sort_of(head: bytes, name: str) -> str:
    """``parquet``, ``lines``, ``document`` or ``table``, from a file's first bytes.

    Raises `ReadError` for an empty file and for sorts that are known and not read.
    """
    if not head.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise ReadError(name, "an empty file", "trades as JSON, JSON lines, CSV or Parquet")
    if head.startswith(_PARQUET):
        return "parquet"
    for magic, sort in _FOREIGN.items():
        if head.startswith(magic):
            raise ReadError(name, sort, "JSON, JSON lines, CSV or Parquet; unpack or export it")
    text, _ = utf8(head, name, cut=True)
    text = text.lstrip()
    if text.startswith(b"["):
        return "document"
    if text.startswith(b"{"):
        first, _, rest = text.partition(b"\n")
        rest = rest.lstrip()
        many = rest.startswith(b"{") or (rest and first.rstrip().endswith(b"}"))
        return "lines" if many else "document"
    return "table"


def utf8(data: bytes, name: str, cut: bool = False) -> tuple[bytes, list[str]]:
    """`data` without a byte order mark, as UTF-8 where it said it was UTF-16, and what was done.

    Bytes that claim to be UTF-8 are not checked here. `cut` says that `data` is only the
    beginning of a file, and may end in the middle of a letter.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :], ["a byte order mark was dropped"]
    encoding = _sixteen(data)
    if encoding is None:
        return data, []
    try:
        text = data.decode(encoding, "ignore" if cut else "strict")
    except UnicodeDecodeError as error:
        found = f"broken UTF-16 at byte {error.start}"
        raise ReadError(name, found, "whole UTF-16, or better UTF-8") from None
    return text.removeprefix("\ufeff").encode(), ["the file is in UTF-16"]


def _sixteen(data: bytes) -> str | None:
    """Which UTF-16, if any: by its mark, or by a NUL beside each of the first letters."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    if re.match(rb"(?:[\x09-\x7e]\x00){4}", data):
        return "utf-16-le"
    if re.match(rb"(?:\x00[\x09-\x7e]){4}", data):
        return "utf-16-be"
    return None
