"""The Military End-User List, from the eCFR's XML of part 744 or the flat JSON of an extract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from licet.lists.reading import Document, Reading
from licet.lists.us_bis.entries import from_object, keyed
from licet.lists.us_bis.json_list import is_json, json_list
from licet.lists.us_bis.supplement import NEVER, Supplement, only, read_supplement

SUPPLEMENT_7: Final = Supplement(
    list="us-bis-meu",
    appendix="Supplement No. 7 to Part 744",
    header=("Country", "Entity", "Federal Register citation"),
)


def read(documents: Sequence[Document]) -> Reading:
    """The edition in one document. Raises `Refused` for what is neither format, or is broken."""
    document = only(documents, SUPPLEMENT_7.list)
    if not is_json(document):
        return read_supplement(document, SUPPLEMENT_7)
    found = json_list(document, ("bis-meu",))
    entries = keyed(from_object(one, SUPPLEMENT_7.list) for one in found.objects)
    return Reading("json", entries, issued=found.extracted, lacks=NEVER, declared=found.declared)
