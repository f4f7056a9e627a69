"""The Unverified List, from the eCFR's XML of part 744."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from licet.lists.reading import Document, Reading
from licet.lists.us_bis.supplement import Supplement, only, read_supplement

SUPPLEMENT_6: Final = Supplement(
    list="us-bis-uvl",
    appendix="Supplement No. 6 to Part 744",
    header=("Country", "Listed person and address", "Federal Register citation"),
)


def read(documents: Sequence[Document]) -> Reading:
    """The edition in one document. Raises `Refused` for what is not the table, or is broken."""
    return read_supplement(only(documents, SUPPLEMENT_6.list), SUPPLEMENT_6)
