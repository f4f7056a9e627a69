"""Chinese military companies (section 1260H), from the flat JSON of an extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, Sort
from licet.lists.us_bis.entries import from_object, keyed
from licet.lists.us_bis.json_list import Object, json_list
from licet.lists.us_bis.supplement import NEVER, only

LIST: Final = "us-dod-1260h"


def read(documents: Sequence[Document]) -> Reading:
    """The edition in one document. Raises `Refused` for what is not the format, or is broken.

    The `effective_date` of the file is the day on which the Federal Register printed the list, so
    no entry has a first day here: a company may have stood on the list of the year before.
    """
    found = json_list(only(documents, LIST), ("dow-1260h", "dod-1260h"))
    entries = keyed(_entry(one) for one in found.objects)
    return Reading(
        "json",
        entries,
        issued=found.extracted,
        lacks=NEVER | {"addresses"},
        declared=found.declared,
    )


def _entry(one: Object) -> Entry:
    """An entry; section 1260H names companies, whatever their form."""
    entry = from_object(one, LIST)
    days = {*entry.published, *([one.effective] if one.effective else [])}
    return replace(entry, sort=Sort.COMPANY, published=tuple(sorted(days)))
