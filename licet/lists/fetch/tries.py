"""Trying until it goes well: how long to wait, when to stop, and what to say then."""

from __future__ import annotations

import random
from typing import Final
from urllib.parse import quote as quoted

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from licet.lists.fetch import Fetched, Progress, Seen, Settings
from licet.lists.fetch.attempt import Task, attempt
from licet.lists.fetch.connection import BY_HAND, Broken, client_for, without_password
from licet.lists.fetch.part import part_of
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote

_LONGEST: Final = 60  # pauses
_NUMBERS: Final = "no one two three four five six seven eight nine ten".split()


def fetched(
    remote: Remote, list_id: str, seen: Seen, settings: Settings, progress: Progress
) -> Fetched:
    """See `licet.lists.fetch.fetch`."""
    address = _address(remote, list_id, settings.mirror)
    task = Task(remote.name, address, without_password(address), seen, settings, progress)
    found: list[str] = []
    with client_for(settings) as client, part_of(address, settings.folder) as part:
        tries = Retrying(
            retry=retry_if_exception_type(Broken),
            stop=stop_after_attempt(settings.attempts),
            wait=lambda state: _wait(state, settings.pause),
            after=lambda state: found.append(_error(state).found),
            sleep=settings.sleep,
            reraise=True,
        )
        try:
            return tries(attempt, client, task, part)
        except Broken:
            raise _given_up(task, found, part.waits) from None


def _address(remote: Remote, list_id: str, mirror: str | None) -> str:
    if mirror is None:
        return remote.address
    return f"{mirror.rstrip('/')}/{quoted(list_id, safe='')}/{quoted(remote.name, safe='')}"


def _wait(state: RetryCallState, pause: float) -> float:
    asked = _error(state).wait
    own = pause * (2 ** (state.attempt_number - 1) + random.random())
    return min(own if asked is None else asked, _LONGEST * pause)


def _error(state: RetryCallState) -> Broken:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, Broken)  # nothing else is tried again
    return error


def _given_up(task: Task, found: list[str], waits: bool) -> Refused:
    """After the last try. `found` has what each try came to; `waits`, whether a part is kept."""
    number = _NUMBERS[len(found)] if len(found) < len(_NUMBERS) else str(len(found))
    said = found[-1]
    if len(found) > 1:
        same = len(set(found)) == 1
        times = "twice" if len(found) == 2 else f"{number} times"
        said += f" {times}" if same else f", the last of {number} tries that failed"
    kept = ", and go on with what has come in" if waits else ""
    return Refused(
        task.shown,
        said,
        "the whole document",
        f"Try again later{kept}; look at the connection and the proxy; or {BY_HAND}.",
    )
