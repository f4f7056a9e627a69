"""Laws that a trade touches and licet does not hold.

An act from Denmark stands under the export control law of Denmark and the European Union; a
payment by a US person stands under the sanctions of OFAC. licet must not say "go" as if they did
not exist. A caller who asks about named laws only has narrowed the question and gets no such
list.
"""

from __future__ import annotations

from collections.abc import Iterable

EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
# Acts that sanctions law looks at first; of OFAC's, licet holds only exports to Iran.
_OFAC_ACTS = frozenset({"payment", "investment", "dealing", "import"})


def not_covered(
    activity: str | None,
    places: tuple[str | None, str | None],
    lists: Iterable[str | None] = (),
    to_iran: bool = False,
) -> tuple[str, ...]:
    """The ids of those laws, in order.

    `places` are where the one who acts is and where the item leaves (for an import that is the
    seller's affair); `lists` are the lists that owners are said to be on; `to_iran` tells of an
    item that goes to Iran, where of OFAC's rules only that for exports by US persons is held.
    """
    who, start = places
    here = sorted({place for place in (who, None if activity == "import" else start) if place})
    found: dict[str, None] = {}
    if "US" in here and activity in _OFAC_ACTS:
        found["us-ofac"] = None
    for place in (p for p in here if p != "US"):
        if place in EUROPEAN_UNION:
            found["eu-dual-use"] = None
            found["eu-sanctions"] = None
        found[f"{place.lower()}-export-control"] = None
    if to_iran or "us-ofac-sdn" in set(lists):
        found["us-ofac"] = None
    return tuple(found)
