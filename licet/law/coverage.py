"""Laws that a trade touches and licet does not hold.

An act from Denmark stands under the export control law of Denmark and the European Union; a
payment by a US person stands under the sanctions of OFAC. licet must not say "go" as if they did
not exist. A caller who asks about named laws only has narrowed the question and gets no such
list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
# Acts that sanctions law looks at first; of OFAC's, licet holds only exports to Iran.
_OFAC_ACTS = frozenset({"payment", "investment", "dealing", "import"})
# The lists of which the rulebook holds what they ask for. A party on another list is on hold.
HELD_LISTS = frozenset({"us-bis-entity-list", "us-bis-dpl"})


@dataclass(frozen=True, slots=True)
class Act:
    """What decides which laws look on: the act, who acts, where the item leaves, where it goes."""

    activity: str
    exporter_country: str | None = None
    ship_from: str | None = None
    us_person: bool | None = None
    to_iran: bool = False


def not_covered(act: Act, lists: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The ids of those laws, in order; `lists` are those that owners are said to be on.

    Where an import leaves is the seller's affair. Who acts and is not named may be anybody: an
    act of OFAC's kind is then OFAC's, and a reexport from nowhere stands under some national law.
    Of OFAC's rules on Iran, only that for exports by US persons is held.
    """
    start = None if act.activity == "import" else act.ship_from
    here = sorted({place for place in (act.exporter_country, start) if place})
    found: dict[str, None] = {}
    american = act.us_person or "US" in here or (not here and act.us_person is None)
    if american and act.activity in _OFAC_ACTS:
        found["us-ofac"] = None
    if not here and act.activity in ("reexport", "transfer"):
        found["national-export-control"] = None
    for place in (p for p in here if p != "US"):
        if place in EUROPEAN_UNION:
            found["eu-dual-use"] = None
            found["eu-sanctions"] = None
        found[f"{place.lower()}-export-control"] = None
    if act.to_iran or "us-ofac-sdn" in set(lists):
        found["us-ofac"] = None
    return tuple(found)
