"""The Entity List, from the eCFR's XML of part 744 or from the flat JSON of an extract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from licet.lists.reading import Document, Reading
from licet.lists.us_bis.entries import from_object, keyed
from licet.lists.us_bis.json_list import is_json, json_list
from licet.lists.us_bis.supplement import NEVER, Supplement, only, read_supplement

SUPPLEMENT_4: Final = Supplement(
    list="us-bis-entity-list",
    appendix="Supplement No. 4 to Part 744",
    header=(
        "Country",
        "Entity",
        "License requirement",
        "License review policy",
        "Federal Register citation",
    ),
    judged=True,
)


def read(documents: Sequence[Document]) -> Reading:
    """The edition in one document. Raises `Refused` for what is neither format, or is broken."""
    document = only(documents, SUPPLEMENT_4.list)
    if not is_json(document):
        return read_supplement(document, SUPPLEMENT_4)
    found = json_list(document, ("bis-entity-list",))
    entries = keyed(from_object(one, SUPPLEMENT_4.list, one.notes or "") for one in found.objects)
    cut = sum(1 for one in found.objects if (one.notes or "").endswith("..."))
    return Reading(
        "json",
        entries,
        issued=found.extracted,
        lacks=NEVER | {"aliases", "review_policy"},
        declared=found.declared,
        notes=(
            "This format leaves out the licence review policy and some names within an entry.",
            *([f"The licence requirement of {cut} entries breaks off in the file."] if cut else []),
        ),
    )
