"""The flat JSON of an extract: the order's first day in a field, its last one in the notes."""

from __future__ import annotations

import re
from typing import Final

from licet.lists.countries import code_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Address
from licet.lists.us_bis.json_list import Object, json_list
from licet.lists.us_bis.supplement import NEVER
from licet.lists.us_bis_dpl.order import Order, day, entries

_EXPIRES: Final = re.compile(r"\bExpires: (\S+)")


def read(document: Document) -> Reading:
    """The edition in the JSON file."""
    found = json_list(document, ("bis-dpl",))
    return Reading(
        "json",
        entries(_order(one) for one in found.objects),
        issued=found.extracted,
        lacks=NEVER,
        declared=found.declared,
    )


def _order(one: Object) -> Order:
    expires = _EXPIRES.search(one.notes or "")
    country = code_of(one.country)
    remarks = [one.notes] if one.notes else []
    if one.country and country is None:
        remarks.append(f"Country: {one.country}")
    text = one.address or ""
    return Order(
        name=one.name,
        address=Address(text, country) if text or country else None,
        first=one.effective,
        last=day(one.where, "Expires", expires[1].rstrip(";,.")) if expires else None,
        citation=one.citation or "",
        remarks=tuple(remarks),
        raw=one.raw,
        aliases=one.aliases,
    )
