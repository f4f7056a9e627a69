"""What goes into a list's reader and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from licet.lists.record import Entry


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a publisher, unpacked: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, or a set that belongs together, as read.

    * `format`: the name of the format that was recognised (``csv``, ``advanced-xml``);
    * `issued`: the publisher's own date for the document, where it bears one;
    * `lacks`: what this format, or this incomplete set, cannot say: ``aliases``, ``addresses``,
      ``identifiers``, ``births``, ``review_policy``. What a document cannot say has not been
      taken back;
    * `declared`: how many entries the document itself says it holds;
    * `notes`: what a reader mended or passed over, one sentence each.
    """

    format: str
    entries: tuple[Entry, ...]
    issued: date | None = None
    lacks: frozenset[str] = frozenset()
    declared: int | None = None
    notes: tuple[str, ...] = ()


# Reads the documents of one edition. Raises `Refused` where they are not what they should be.
Reader = Callable[[Sequence[Document]], Reading]
