"""The elements of a JSON array, cut apart without understanding them.

Used only where the array as a whole does not parse: one bad element must not hide the others.
A stray quotation mark may make two elements look like one, so where the marks do not add up the
array is given up rather than a trade lost.
"""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(rb'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[\[\]{},"]')
_SWALLOWED: Final = re.compile(rb"\}\s*,\s*\{")


def elements(data: bytes) -> list[bytes] | None:
    """The text of each element; None where `data` is no array, or does not end where it should."""
    body = data.strip()
    if not (body.startswith(b"[") and body.endswith(b"]")):
        return None
    found: list[bytes] = []
    depth, start = 0, 1
    for token in _TOKEN.finditer(body):
        mark = token[0]
        if mark == b'"' or _SWALLOWED.search(mark):
            return None
        if mark in (b"[", b"{"):
            depth += 1
        elif mark in (b"]", b"}"):
            depth -= 1
            if depth == 0 and token.end() != len(body):
                return None
        elif mark == b"," and depth == 1:
            found.append(body[start : token.start()])
            start = token.end()
    if depth != 0:
        return None
    last = body[start:-1]
    return [*found, last] if found or last.strip() else []
