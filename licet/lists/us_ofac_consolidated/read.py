"""Reads OFAC's non-SDN lists in any of OFAC's formats."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.ofac import reader
from licet.lists.reading import Document, Reading


def read(documents: Sequence[Document]) -> Reading:
    """A CSV set (cons_prim.csv, and beside it cons_alt.csv …) or one XML file.

    A party that is on two of the lists is two entries, of the same key.
    """
    return reader.read(documents, sdn=False)
