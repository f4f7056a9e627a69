"""Fetching the publishers' documents: politely, whole or not at all, resumed where it broke off.

This room is light: httpx comes in with the first `fetch`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from licet.lists.sheet import Remote

# Told while a document comes in: its name, the bytes so far, the bytes in all (None: not said).
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server said of the document when it was last fetched, for a conditional request.

    `address` is where that was. Another server's clock says nothing about this one's document:
    where `address` is given, conditions are sent to no other.
    """

    etag: str | None = None
    last_modified: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came, and what its server says of it.

    * `name`: its file name; `address`: where it came from, without a password;
    * `data`: its bytes, as they were before the server encoded them for the way; None where the
      server says that it has not changed (304).
    """

    name: str
    address: str
    data: bytes | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fetch.

    * `folder`: where partial downloads wait to be resumed;
    * `proxy`: its address; None takes what the environment says (``HTTPS_PROXY``, ``NO_PROXY``);
    * `mirror`: a base address; ``{mirror}/{list_id}/{name}`` is fetched in the publisher's place;
    * `attempts`: how often to try, in all;
    * `timeout`: seconds without a byte; a slow server may go on as long as bytes come;
    * `largest`: bytes beyond which nothing is a list;
    * `pause`: seconds before the second try. They double from try to try, with some chance in
      them, or are what the server asks for; never more than sixty times `pause`;
    * `sleep`: what waits.
    """

    folder: Path
    proxy: str | None = None
    mirror: str | None = None
    attempts: int = 4
    timeout: float = 60.0
    largest: int = 1 << 29
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep


def fetch(
    remote: Remote, list_id: str, seen: Seen, settings: Settings, progress: Progress
) -> Fetched:
    """One document of the list `list_id`: whole, or unchanged since it was `seen`.

    What this does not check is whether the bytes are a list: a web page that comes with status
    200 is returned as it is, and `licet.lists.documents` refuses it.

    Raises `Refused` where the document cannot be had. An interruption goes through; what had
    come in by then is kept in `settings.folder`, as it is after a break, and the next call
    resumes it.
    """
    from licet.lists.fetch.tries import fetched

    return fetched(remote, list_id, seen, settings, progress)
