"""The sheet of the NS-CMIC List."""

from licet.lists.sheet import Sheet

SHEET = Sheet(
    id="us-ofac-cmic",
    title="Non-SDN Chinese Military-Industrial Complex Companies List",
    publisher="US Department of the Treasury, Office of Foreign Assets Control",
    lists=("us-ofac-cmic",),
    # None: OFAC publishes this list alone as PDF, and as data within us-ofac-consolidated.
    remotes=(),
    floor=50,  # 59 in June 2021, 68 since February 2022
    ceiling=500,
    limit_days=7,
    cite="E.O. 13959, as amended by E.O. 14032; 31 CFR part 586",
    home="https://ofac.treasury.gov/consolidated-sanctions-list/ns-cmic-list",
)
