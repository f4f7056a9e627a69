"""The memory: what was screened once is not screened again.

The score of a customer's name and a listed one depends on the two texts alone. So the memory is a
relation between texts: for all customers' names N and all listed names L that it has met, all pairs
that score enough. Asked about a book and a list, it searches for the listed names that are new to
it among N, and for the customers' names that are new among L and these, and reads the rest off
(`licet.names.recall`). Names that have left the book or the list are passed over, not forgotten.

What has been worked out is committed a block at a time (`licet.names.kept`), so that a run that was
killed goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from licet.names.index import Damaged
from licet.names.kept import Kept, locked
from licet.names.many import Crew, Progress, screen_all
from licet.names.matches import Matches
from licet.names.recall import BLOCK, Recall

WAIT: Final = 10.0  # seconds that another process is waited for


class Busy(RuntimeError):
    """Another process is at work in the memory."""


class Memory:
    """What was screened, in a folder; of matches from `least` permille.

    Two processes do not change it at once. The second one waits, `wait` seconds at most, and then
    screens everything itself, which it gets right, and remembers nothing of it.
    """

    def __init__(self, folder: Path, least: int, *, block: int = BLOCK, wait: float = WAIT) -> None:
        self.folder = folder
        self.least = least
        self.block = block
        self.wait = wait

    def recall(
        self,
        asked: Sequence[str],
        listed: Sequence[str],
        *,
        workers: int,
        progress: Progress | None = None,
    ) -> Matches:
        """What screening all of `asked` against all of `listed` gives.

        `progress` hears how many customers' names are done, of how many that must be searched for,
        or in which new listed names must. Raises `WorkerDied`, or `OSError` where the folder cannot
        be written.
        """
        with locked(self.folder, self.wait) as mine:
            if not mine:
                return screen_all(asked, listed, self.least, workers=workers, progress=progress)
            kept = Kept(self.folder, self.least)
            with suppress(Damaged), Crew(workers) as crew:
                kept.load()
                return Recall(kept, crew, self.block, progress).matches(asked, listed)
            kept.wipe()
            with Crew(workers) as crew:
                return Recall(kept, crew, self.block, progress).matches(asked, listed)

    def forget(self) -> None:
        """Remove all that is remembered. Raises `Busy` where another process does not end."""
        with locked(self.folder, self.wait) as mine:
            if not mine:
                raise Busy(
                    f"{self.folder}: found another process at work; expected none. "
                    "Try again when it has ended."
                )
            Kept(self.folder, self.least).wipe()
