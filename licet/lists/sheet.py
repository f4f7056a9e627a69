"""The sheet of a list: who publishes it, where, how large it is, how old it may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module

from licet.lists.reading import Reader


@dataclass(frozen=True, slots=True)
class Remote:
    """A document at the publisher's: its file name there and its address.

    ``{date}`` in an address stands for the day that is asked for.
    """

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is known of one published document (or set of documents) before it is read.

    * `id`: what a user calls it (``us-csl``); the folder has the same name, with underscores;
    * `lists`: the lists of law that it prints; for most documents one, of the same id;
    * `remotes`: what `licet lists update` fetches, all of it for one edition;
    * `floor`, `ceiling`: how few and how many entries a whole edition can have;
    * `may_fall`: by which share the count may fall from one edition to the next;
    * `limit_days`: an edition that was last seen at the publisher's longer ago is stale;
    * `cite`: the law that the list belongs to; `home`: the publisher's page about it;
    * `folder_name`: the folder of its reader, where that has another name than the id.
    """

    id: str
    title: str
    publisher: str
    lists: tuple[str, ...]
    remotes: tuple[Remote, ...]
    floor: int
    ceiling: int
    limit_days: int
    cite: str
    home: str
    may_fall: float = 0.10
    closed: date | None = None
    folder_name: str | None = None

    @property
    def folder(self) -> str:
        return self.folder_name or self.id.replace("-", "_")

    def reader(self) -> Reader:
        """The list's reader; imported when it is needed, with the libraries that it needs."""
        found: Reader = import_module(f"licet.lists.{self.folder}.read").read
        return found
