"""One run asks each question once: several lists may stand in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from licet.lists.fetch import Fetched, Progress, Seen, Settings, fetch
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote, Sheet

Ask = Callable[[Remote, str, Seen, Settings, Progress], Fetched]


def asking_once(sheets: Iterable[Sheet]) -> Ask:
    """`fetch`, but what several of these lists ask for is asked of the publisher once.

    What came of it, a refusal too, is kept for the next list that asks the same. A mirror has an
    address for each list, so there nothing is shared. Other documents are not held in memory.
    """
    names = Counter(remote.name for sheet in sheets for remote in sheet.remotes)
    answers: dict[tuple[str, Seen], Fetched | Refused] = {}

    def ask(
        remote: Remote, list_id: str, seen: Seen, settings: Settings, progress: Progress
    ) -> Fetched:
        question = (remote.address, seen)
        if question not in answers:
            found = _answer(remote, list_id, seen, settings, progress)
            if names[remote.name] < 2 or settings.mirror is not None:
                return _told(found)
            answers[question] = found
        return _told(answers[question])

    return ask


def _answer(
    remote: Remote, list_id: str, seen: Seen, settings: Settings, progress: Progress
) -> Fetched | Refused:
    try:
        return fetch(remote, list_id, seen, settings, progress)
    except Refused as refused:
        return refused


def _told(found: Fetched | Refused) -> Fetched:
    if isinstance(found, Refused):
        raise found
    return found
