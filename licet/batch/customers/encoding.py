"""Text of customer books as UTF-8, whatever the program that wrote it thought of encodings.

The readers of trades never guess. Names do not come from machines alone, and a book that an old
Excel saved is the rule: what is neither UTF-8 nor UTF-16 is read as Windows-1252, and the notes
say so. Text of another script would turn into other names without a word, so it is refused.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from licet.batch.reading.bytes import utf8
from licet.batch.reading.errors import ReadError

_WINDOWS: Final = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
_RUN: Final = re.compile("[\udc80-\udcff]+")  # bytes that are not UTF-8, as they are decoded
_LONG: Final = (
    3  # western text has an accent here and there; Cyrillic or Chinese bytes stand in rows
)
_SAMPLE: Final = 10_000  # runs that tell the one from the other


def decoded(data: bytes, name: str) -> tuple[bytes, list[str]]:
    """`data` as UTF-8, and what was done to it.

    Bytes that are not UTF-8 are taken one by one, so that a few of them do not spoil the rest.
    Raises `ReadError` for broken UTF-16 and for text that is by all appearances not Western.
    """
    data, notes = utf8(data, name)
    try:
        data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    else:
        return data, notes
    runs = [len(run[0]) for run in islice(_RUN.finditer(text), _SAMPLE)]
    if 2 * sum(run for run in runs if run >= _LONG) > sum(runs):
        raise ReadError(
            name,
            "bytes that are not UTF-8, and not Western text in Windows-1252 either",
            "text in UTF-8; open the file in the program it comes from and save it as UTF-8",
        )
    whole = "read as Windows-1252, because it is not UTF-8 (names that look garbled: save as UTF-8)"
    return _western(data, text), [*notes, whole]


def _western(data: bytes, text: str) -> bytes:
    """`text`, which is `data` decoded, with its strange bytes as the letters of Windows-1252."""
    try:
        text.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return text.translate(_WINDOWS).encode()  # some of it is UTF-8, and stays
    return data.decode("cp1252", "replace").encode()
