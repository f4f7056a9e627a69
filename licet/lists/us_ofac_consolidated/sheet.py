"""The sheet of OFAC's consolidated list: all its lists but the SDN List."""

from licet.lists.sheet import Remote, Sheet

_EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"

SHEET = Sheet(
    id="us-ofac-consolidated",
    title="Consolidated Sanctions List (non-SDN lists)",
    publisher="US Department of the Treasury, Office of Foreign Assets Control",
    lists=(
        "us-ofac-ssi",
        "us-ofac-mbs",
        "us-ofac-cmic",
        "us-ofac-plc",
        "us-ofac-capta",
        "us-ofac-fse",
        "us-ofac-isa",
        "us-ofac-non-sdn",
    ),
    # The advanced XML alone says which list each party is on, and since when.
    remotes=(Remote("CONS_ADVANCED.XML", f"{_EXPORTS}/CONS_ADVANCED.XML"),),
    floor=350,  # 446 in June 2021, 442 in December 2025, some 480 in July 2026
    ceiling=3_000,
    limit_days=2,  # changed together with the SDN List
    cite="31 CFR chapter V, and the orders that each list belongs to",
    home="https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
)
