"""Which list of law an entry of the non-SDN (consolidated) files stands on.

The advanced XML names the list. CSV and XML name programmes alone, so the list follows from the
programme and, for E.O. 14024, from the directive in the remarks. Entries keep their other
programmes: one that is blocked under another programme stands on the SDN List as well, which is
another document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from licet.lists.dates import day_of

SDN: Final = "us-ofac-sdn"
UNKNOWN: Final = "us-ofac-non-sdn"
NON_SDN: Final = (
    "us-ofac-ssi",
    "us-ofac-mbs",
    "us-ofac-cmic",
    "us-ofac-plc",
    "us-ofac-capta",
    "us-ofac-fse",
    "us-ofac-isa",
    UNKNOWN,
)
# As the advanced XML names the lists; "Consolidated List" is all non-SDN lists together.
LIST_NAMES: Final = {
    "SDN List": SDN,
    "Sectoral Sanctions Identifications List": "us-ofac-ssi",
    "Non-SDN Menu-Based Sanctions List": "us-ofac-mbs",
    "Non-SDN CMIC List": "us-ofac-cmic",
    "Non-SDN Palestinian Legislative Council List": "us-ofac-plc",
    "CAPTA List": "us-ofac-capta",
    "FSE List": "us-ofac-fse",
    "Non-SDN Iranian Sanctions Act List": "us-ofac-isa",
}
UMBRELLA: Final = "Consolidated List"
_BY_PROGRAMME: Final = {
    "UKRAINE-EO13662": "us-ofac-ssi",
    "CMIC-EO": "us-ofac-cmic",
    "CMIC-EO13959": "us-ofac-cmic",
    "NS-PLC": "us-ofac-plc",
    "561-Related": "us-ofac-capta",
    "561-RELATED": "us-ofac-capta",
    "CAPTA": "us-ofac-capta",
    "FSE-IR": "us-ofac-fse",
    "FSE-SY": "us-ofac-fse",
    "FSE-WMD": "us-ofac-fse",
    "FSE-SDGT": "us-ofac-fse",
    "ISA": "us-ofac-isa",
    "NS-ISA": "us-ofac-isa",
    "PEESA": "us-ofac-mbs",
    "CAATSA - RUSSIA": "us-ofac-mbs",
    "HKAA": "us-ofac-mbs",
    "BURMA-EO14014": "us-ofac-mbs",
    "BELARUS-EO14038": "us-ofac-mbs",
    "ILLICIT-DRUGS-EO14059": "us-ofac-mbs",
}
_RUSSIA: Final = "RUSSIA-EO14024"
# Programmes that block, under which some parties of the non-SDN files are SDNs as well.
_BLOCKING: Final = {"SDGT", "SYRIA", "VENEZUELA-EO13850", "IRAN-CON-ARMS-EO", _RUSSIA}
_DIRECTIVE: Final = re.compile(r"(?:EO|Executive Order) 14024 Directive[^;]*? (1a|2|3|4)\b")
# Said of parties that are blocked under E.O. 14024: their directive listing has been superseded.
_BLOCKED: Final = "See Section 11 of Executive Order 14024"


_LISTING_DATE: Final = re.compile(r"Listing Date \(([^)]*)\):? (\d\d? [A-Z][a-z]{2} \d{4})")
_DATE_OF: Final = {
    "CMIC": "us-ofac-cmic",
    "EO 14024 Directive 1a": "us-ofac-mbs",
    "EO 14024 Directive 2": "us-ofac-capta",
    "EO 14024 Directive 3": "us-ofac-mbs",
    "EO 14024 Directive 4": "us-ofac-mbs",
    "EO 14014 Directive 1": "us-ofac-mbs",
}


def listed_on(one: str, remarks: str) -> date | None:
    """The first listing date for a list, which OFAC prints in the remarks of some programmes."""
    if "Listing Date (" not in remarks:
        return None
    found = [
        day_of(day) for said, day in _LISTING_DATE.findall(remarks) if _DATE_OF.get(said) == one
    ]
    return min(filter(None, found), default=None)


def lists_of(programmes: Sequence[str], remarks: str) -> tuple[tuple[str, ...], str | None]:
    """The lists of a non-SDN entry, never none, and a note where the programmes leave a doubt."""
    found = [_BY_PROGRAMME[one] for one in programmes if one in _BY_PROGRAMME]
    if _RUSSIA in programmes and _BLOCKED not in remarks:
        found += [
            "us-ofac-capta" if which == "2" else "us-ofac-mbs" for which in _directives(remarks)
        ]
    unknown = [one for one in programmes if one not in _BY_PROGRAMME and one not in _BLOCKING]
    if not found:
        said = ", ".join(programmes) or "no programme"
        return (UNKNOWN,), f"{said} says no list that is known; the list is {UNKNOWN}"
    note = f"programme {', '.join(unknown)} is not known" if unknown else None
    return tuple(dict.fromkeys(found)), note


def is_non_sdn(programmes: Sequence[str]) -> bool:
    """Whether some programme belongs to a list other than the SDN List (no E.O. decides alone)."""
    return any(one in _BY_PROGRAMME for one in programmes)


def _directives(remarks: str) -> list[str]:
    return _DIRECTIVE.findall(remarks)
