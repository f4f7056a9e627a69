"""Undoing what a server did to a document for the way (Content-Encoding), within bounds."""

from __future__ import annotations

import io
import zlib
from typing import Final

from licet.lists.refusal import Refused, quote

_STEP: Final = 1 << 20
_GZIP: Final = 31  # zlib's word for a gzip header and trailer
_ZLIB: Final = 15


def decoded(data: bytes, encoding: str, address: str, largest: int) -> bytes:
    """`data` without its `encoding` (as in the header: empty, ``gzip``, ``deflate``, several).

    Raises `Refused` for an encoding that was not asked for and is not known, for data that is
    not so encoded or breaks off, and for more than `largest` bytes.
    """
    for one in reversed([word.strip() for word in encoding.split(",") if word.strip()]):
        if one in ("gzip", "x-gzip"):
            data = _inflated(data, _GZIP, address, largest)
        elif one == "deflate":
            data = _inflated(data, _ZLIB, address, largest)
        elif one != "identity":
            raise Refused(
                address,
                f"the encoding {quote(one)}, which was not asked for",
                "the document as it is",
                "Download it by hand and give it to `licet lists import`.",
            )
    return data


def too_large(address: str, largest: int) -> Refused:
    return Refused(
        address,
        f"more than {largest:,} bytes",
        "a list, which is smaller",
        "What is there now may be something else: open the address in a browser.",
    )


def _inflated(data: bytes, wrapping: int, address: str, largest: int) -> bytes:
    out, rest = io.BytesIO(), data
    while rest:
        stream = zlib.decompressobj(wbits=wrapping)
        while rest and not stream.eof:
            try:
                out.write(stream.decompress(rest, _STEP))
            except zlib.error:
                raise _broken(address, "is damaged") from None
            rest = stream.unconsumed_tail
            if out.tell() > largest:
                raise too_large(address, largest)
        if not stream.eof:
            raise _broken(address, "breaks off")
        rest = stream.unused_data.lstrip(b"\x00")
    return out.getvalue()


def _broken(address: str, how: str) -> Refused:
    return Refused(address, f"compressed data that {how}", "the whole document", "Fetch it again.")
