"""The bundled listings: the Huawei and ZTE families, as tables of facts beside the rules.

They stand in for the official lists until editions of those are imported.
"""

from __future__ import annotations

from licet.facts import Listing
from licet.law.tables import read_rows, row_span
from licet.spans import day

PACKAGE = "licet.law.us.ear.listings"
FAMILIES = ("huawei", "zte")
# Words that make a party's name look like one of a listed family.
FAMILY_WORDS = {"huawei": "huawei", "hisilicon": "huawei", "zte": "zte"}


def bundled_listings() -> tuple[Listing, ...]:
    """Every listing of the bundled tables, in the order of the tables."""
    return tuple(
        _listing(row) for family in FAMILIES for row in read_rows(PACKAGE, f"{family}.tsv")
    )


def _listing(row: dict[str, str]) -> Listing:
    return Listing(
        id=row["id"],
        list=row["list"],
        name=row["name"],
        span=row_span(row),
        known=day(row["known"]),
        cite=row["cite"],
        aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
        country=row["country"] or None,
        family=row["family"],
        wave=row["wave"],
        footnotes=frozenset(int(number) for number in row["footnotes"].split(";") if number),
        requirement=row["requirement"] or None,
        review_policy=row["review_policy"] or None,
    )
