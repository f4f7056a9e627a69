"""The Export Administration Regulations (15 CFR parts 730 to 774), as licet holds them.

Held: what the Huawei and ZTE stories need, the flat embargoes, and the entries of the Control
List that are controlled for anti-terrorism reasons only. Everything else of the Control List
and the Country Chart answers "undetermined" (see `part774`). End uses of part 744 are presumed
absent unless stated. Reviewed through 10 October 2026.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from licet.law.norms import Body, Instrument, instrument
from licet.law.tables import Entries, groups, read_rows
from licet.law.words import activity

EAR: Final = Body(
    id="us-ear",
    title="Export Administration Regulations",
    covered_from=date(2016, 1, 1),
    reviewed_through=date(2026, 10, 10),
    asks_nothing=activity.is_("payment", "investment", "dealing", "import"),
)


def standing(cite: str, unverified: str = "") -> Instrument:
    """Law that was in the book before licet's first day, and still is."""
    return instrument(cite, "2016-01-01", unverified=unverified)


_TABLES: Final = "licet.law.us.ear.tables"
_GROUPS: Final = groups(_TABLES, "country_groups.tsv")
E1, E2, D5 = _GROUPS["E:1"], _GROUPS["E:2"], _GROUPS["D:5"]
A5, A6 = _GROUPS["A:5"], _GROUPS["A:6"]


def _at_only() -> Entries:
    rows = list(read_rows(_TABLES, "eccn_at_only.tsv"))
    left_out = {
        f"{row['eccn']}.{paragraph}"
        for row in rows
        for paragraph in row["except_paragraphs"].split(";")
        if paragraph
    }
    return Entries(
        "EAR99 or an entry controlled for anti-terrorism reasons only",
        frozenset({"EAR99", *(row["eccn"] for row in rows)}),
        but_not=frozenset(left_out),
    )


def _footnote_1(on: date) -> Entries:
    codes = {
        row["eccn"]
        for row in read_rows(_TABLES, "footnote1_eccn.tsv")
        if date.fromisoformat(row["from"]) <= on
    }
    return Entries(f"the technology and software of footnote 1, {on.year}", frozenset(codes))


EAR99: Final = Entries("EAR99", frozenset({"EAR99"}))
LOW_CONTROL: Final = _at_only()
FOOTNOTE_1_OF_2020: Final = _footnote_1(date(2020, 8, 17))
FOOTNOTE_1_OF_2024: Final = _footnote_1(date(2024, 12, 2))
SIX_HUNDRED: Final = Entries(
    "the 600 series or 9x515", frozenset(), pattern=r"(\d[A-E]6\d\d|9[A-E]515)(\.[a-x].*)?"
)
SIX_HUNDRED_Y: Final = Entries(
    "a .y paragraph of the 600 series or 9x515",
    frozenset(),
    pattern=r"(\d[A-E]6\d\d|9[A-E]515)\.y.*",
)
ENCRYPTION_SOFTWARE: Final = Entries("5D002", frozenset({"5D002"}))
NO_DE_MINIMIS: Final = Entries(
    "an entry for which 734.4(a) may know no de minimis level",
    frozenset(
        {"0A919", "3B001", "3B002", "3B903", "3B993", "3B994"}
        | {"4A001", "4A003", "5E002", "9E003"}
    ),
)
CRYPTOGRAPHY: Final = Entries("5D002 or 5E002", frozenset({"5D002", "5E002"}))
