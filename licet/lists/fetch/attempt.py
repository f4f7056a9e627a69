"""One try: ask for the document or for the rest of it, and take in what comes."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from licet.lists.fetch import Fetched, Progress, Seen, Settings
from licet.lists.fetch.connection import BY_HAND, Broken, answered, failed
from licet.lists.fetch.encoding import decoded, too_large
from licet.lists.fetch.part import Part
from licet.lists.fetch.version import version_of
from licet.lists.refusal import Refused

_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_DOCUMENT: Final = frozenset({401, 404, 407, 410, 451})
_DO: Final = {
    401: f"The publisher asks for a password now: set a mirror, or {BY_HAND}.",
    403: "The publisher may turn programs away, or the address may have moved: set a mirror, "
    f"or {BY_HAND}.",
    407: "The proxy asks for a name and a password: http://name:password@host:port.",
}
_ENCODING: Final = "Accept-Encoding"
_MOVED: Final = f"The address may have moved: set a mirror, or {BY_HAND}."


@dataclass(frozen=True, slots=True)
class Task:
    """What to fetch. `address` is where, `shown` the same without a password."""

    name: str
    address: str
    shown: str
    seen: Seen
    settings: Settings
    progress: Progress


class _OnlyCompressed(Exception):
    """The server has the document compressed, and not as it is (406)."""


def attempt(client: httpx.Client, task: Task, part: Part) -> Fetched:
    """The document, after this try. Raises `Broken` where the next may go better, or `Refused`.

    A server that has it only compressed, as the eCFR does, is asked again for that: for all of
    it, because a body that is compressed on the fly need not be the same a second time.
    """
    try:
        return _answer(client, task, part, _asked(task, part))
    except _OnlyCompressed:
        part.clear()
        return _answer(client, task, part, {**_conditions(task), _ENCODING: "gzip"})


def _answer(client: httpx.Client, task: Task, part: Part, asked: dict[str, str]) -> Fetched:
    request = client.build_request("GET", task.address, headers=asked)
    began = False
    try:
        with answered(client, request) as response:
            if response.status_code == httpx.codes.NOT_MODIFIED:
                return _unchanged(task, part, response, asked)
            if response.status_code == httpx.codes.NOT_ACCEPTABLE and _ENCODING not in asked:
                raise _OnlyCompressed
            _begin(task, part, response, "Range" in asked)
            began = True
            _take_in(task, part, response)
    except httpx.TransportError as error:
        if began:
            raise _broke_off(error, task, part) from None
        raise failed(error, task.shown, task.settings.timeout) from None
    return _whole(task, part)


def _asked(task: Task, part: Part) -> dict[str, str]:
    """Headers that ask for the rest of a part, or else for the document if it has changed.

    Never both: that there is a part of another version already says that it has changed.
    """
    seen, version = task.seen, part.version
    if version is not None and version.strong is not None and part.resumable:
        here = _same_place(task) and (seen.etag, seen.last_modified) == (
            version.etag,
            version.last_modified,
        )
        if not here and (version.total is None or part.size < version.total):
            return {"Range": f"bytes={part.size}-", "If-Range": version.strong}
    part.clear()
    return _conditions(task)


def _conditions(task: Task) -> dict[str, str]:
    """Headers that ask for the document only if it has changed; none where nobody can know."""
    said = {"If-None-Match": task.seen.etag, "If-Modified-Since": task.seen.last_modified}
    # A header that is sent is ASCII; what a server says need not be.
    return {
        name: value
        for name, value in said.items()
        if value and value.isascii() and _same_place(task)
    }


def _same_place(task: Task) -> bool:
    return task.seen.address in (None, task.shown)


def _unchanged(task: Task, part: Part, response: httpx.Response, asked: dict[str, str]) -> Fetched:
    """Takes a 304 only for an answer to a condition: else there is nothing that is unchanged."""
    part.clear()
    if not asked.keys() & {"If-None-Match", "If-Modified-Since"}:
        raise Broken("HTTP 304 to a request without a condition")
    etag = response.headers.get("etag") or task.seen.etag
    last_modified = response.headers.get("last-modified") or task.seen.last_modified
    return Fetched(task.name, task.shown, None, etag, last_modified)


def _begin(task: Task, part: Part, response: httpx.Response, resuming: bool) -> None:
    """Makes the part ready for the body; a body that is none is not read."""
    status = response.status_code
    if status == httpx.codes.OK:
        part.begin(version_of(response.headers))
    elif status == httpx.codes.PARTIAL_CONTENT:
        if not (resuming and part.goes_on(response.headers)):
            part.clear()
            raise Broken("a part of the document that was not asked for")
    elif status in _AGAIN:
        raise Broken(f"HTTP {status}", _retry_after(response.headers))
    elif resuming and status not in _NO_DOCUMENT:
        part.clear()  # it may be the range that is turned away: ask for the whole next
        raise Broken(f"HTTP {status}")
    else:
        raise Refused(task.shown, f"HTTP {status}", "the document", _DO.get(status, _MOVED))


def _take_in(task: Task, part: Part, response: httpx.Response) -> None:
    total = part.version.total if part.version else None
    largest = task.settings.largest
    if total is not None and total > largest:
        part.clear()
        raise too_large(task.shown, largest)
    task.progress(task.name, part.size, total)
    for chunk in response.iter_raw():
        if part.size + len(chunk) > largest:
            part.clear()
            raise too_large(task.shown, largest)
        part.add(chunk)
        task.progress(task.name, part.size, total)
    if total is not None and part.size < total:
        raise Broken(_so_far("an answer that ended", part))
    if total is not None and part.size > total:
        found = _so_far("an answer that went on", part)
        part.clear()
        raise Broken(found)


def _broke_off(error: httpx.TransportError, task: Task, part: Part) -> Broken:
    how = (
        f"no byte for {task.settings.timeout:g} seconds"
        if isinstance(error, httpx.TimeoutException)
        else "a connection that broke off"
    )
    return Broken(_so_far(how, part))


def _so_far(how: str, part: Part) -> str:
    total = part.version.total if part.version else None
    return f"{how} after {part.size:,}{f' of {total:,}' if total is not None else ''} bytes"


def _whole(task: Task, part: Part) -> Fetched:
    version = part.version
    assert version is not None  # `_begin` saw to it
    try:
        data = decoded(part.data(), version.encoding, task.shown, task.settings.largest)
    finally:
        part.clear()
    return Fetched(task.name, task.shown, data, version.etag, version.last_modified)


def _retry_after(headers: httpx.Headers) -> float | None:
    """Seconds, or a day and time, which is measured by the server's own clock."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
