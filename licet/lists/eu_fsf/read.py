"""Reads the EU list, in the schema FSF 1.1 or in the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from licet.lists.eu_fsf.fsf import read_fsf
from licet.lists.eu_fsf.old import read_old
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused

_OLD: Final = re.compile(rb"<WHOLE[\s>]")


def read(documents: Sequence[Document]) -> Reading:
    """The list in one document. Raises `Refused` for several, or for another format."""
    if len(documents) != 1:
        names = ", ".join(one.name for one in documents) or "nothing"
        raise Refused(names, f"{len(documents)} documents", "one, the XML of the full list")
    document = documents[0]
    return read_old(document) if _OLD.search(document.data[:1000]) else read_fsf(document)
