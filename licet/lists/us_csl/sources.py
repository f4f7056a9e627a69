"""Which list of law a row of the Consolidated Screening List belongs to.

Until about 2016 the column `source` holds a code (``SDN``), since then the list's name with the
code in brackets and the publisher behind it: ``Entity List (EL) - Bureau of Industry and
Security``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from licet.lists.refusal import Refused, quote

ENTITY_LIST: Final = "us-bis-entity-list"
DENIED: Final = "us-bis-dpl"
MILITARY: Final = "us-bis-meu"
UNVERIFIED: Final = "us-bis-uvl"
DEBARRED: Final = "us-state-debarred"
NONPROLIFERATION: Final = "us-state-isn"
CMIC: Final = "us-ofac-cmic"
MENU_BASED: Final = "us-ofac-mbs"
CAPTA: Final = "us-ofac-capta"

_BY_CODE: Final = {
    "EL": ENTITY_LIST,
    "DPL": DENIED,
    "MEU": MILITARY,
    "UVL": UNVERIFIED,
    "SDN": "us-ofac-sdn",
    "SSI": "us-ofac-ssi",
    "PLC": "us-ofac-plc",
    "CMIC": CMIC,
    "NS-MBS": MENU_BASED,
    "NS-MBS List": MENU_BASED,
    "MBS": MENU_BASED,
    "CAP": CAPTA,
    "FSE": "us-ofac-fse",
    "13599": "us-ofac-13599",
    "13599 List": "us-ofac-13599",
    "ISA": "us-ofac-isa",
    "NS-ISA": "us-ofac-isa",
    "DTC": DEBARRED,
    "ISN": NONPROLIFERATION,
}
LISTS: Final = tuple(dict.fromkeys(_BY_CODE.values()))
_NAMED: Final = re.compile(r"[^()]+\(([^()]+)\)[^()]*")


@lru_cache(maxsize=200)
def list_of(source: str, where: str = "source") -> str:
    """The id of the list that a source's name or code stands for.

    Raises `Refused` for a source that is not known: a new list needs a decision, not a guess.
    """
    plain = source.strip()
    named = _NAMED.fullmatch(plain)
    found = _BY_CODE.get(named[1].strip() if named else plain)
    if found is None:
        raise Refused(
            where,
            f"the source {quote(plain)}",
            "one of the lists that are known",
            "Commerce, State or the Treasury may have a new list; the reader must learn it first.",
        )
    return found


def is_treasurys(list_id: str) -> bool:
    """Whether OFAC keeps the list; its entries have OFAC's own numbers."""
    return list_id.startswith("us-ofac-")
