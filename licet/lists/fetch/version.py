"""Which version of a document a server is sending, and whether a later part belongs to it.

HTTP Semantics (RFC 9110): section 8.8 has the validators, section 13.1.5 says which of them may
stand in If-Range, section 15.3.7 what a partial answer must say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Final

_RANGE: Final = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})")
_APART: Final = timedelta(seconds=60)  # a file younger than this may change within its second


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document, as a server's headers describe it.

    * `total`: bytes of the body as it is sent, None where the server does not say;
    * `encoding`: Content-Encoding, lower case, empty for none;
    * `strong`: what If-Range may name. None: two answers cannot be told to be of one version,
      so nothing is resumed.
    """

    etag: str | None
    last_modified: str | None
    total: int | None
    encoding: str
    strong: str | None


def version_of(headers: Mapping[str, str]) -> Version:
    """The version in a whole answer (200). `headers` finds names whatever their case."""
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    length = headers.get("content-length", "")
    # A length beside chunks is no length (RFC 9112, section 6.3).
    told = length.isdecimal() and "transfer-encoding" not in headers
    return Version(
        etag=etag,
        last_modified=last_modified,
        total=int(length) if told else None,
        encoding=_encoding(headers),
        strong=_strong(etag, last_modified, headers.get("date")),
    )


def total_if_it_continues(version: Version, held: int, headers: Mapping[str, str]) -> int | None:
    """The bytes in all, where a partial answer (206) goes on behind `held` bytes of `version`.

    None where it begins elsewhere, leaves the total open, or may be of another version.
    """
    said = _RANGE.fullmatch(headers.get("content-range", "").strip())
    if said is None:
        return None
    first, last, total = (int(number) for number in said.groups())
    in_place = first == held and first <= last < total and version.total in (None, total)
    same_encoding = "content-encoding" not in headers or _encoding(headers) == version.encoding
    # A partial answer must repeat the entity tag; the date it may leave out.
    same_tag = headers.get("etag") == version.etag
    same_date = headers.get("last-modified", version.last_modified) == version.last_modified
    return total if in_place and same_encoding and same_tag and same_date else None


def _encoding(headers: Mapping[str, str]) -> str:
    said = headers.get("content-encoding", "").strip().lower()
    return "" if said == "identity" else said


def _strong(etag: str | None, last_modified: str | None, date: str | None) -> str | None:
    if etag is not None:
        return etag if etag.isascii() and not etag.startswith("W/") else None
    if last_modified is None or date is None:
        return None
    try:
        age = parsedate_to_datetime(date) - parsedate_to_datetime(last_modified)
    except (ValueError, TypeError):  # no date, or one with a zone and one without
        return None
    return last_modified if age >= _APART else None
