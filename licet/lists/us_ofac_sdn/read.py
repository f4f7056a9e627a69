"""Reads the SDN List in any of OFAC's formats."""

from __future__ import annotations

from collections.abc import Sequence

from licet.lists.ofac import reader
from licet.lists.reading import Document, Reading


def read(documents: Sequence[Document]) -> Reading:
    """A CSV set (sdn.csv, and beside it alt.csv, add.csv, sdn_comments.csv) or one XML file."""
    return reader.read(documents, sdn=True)
