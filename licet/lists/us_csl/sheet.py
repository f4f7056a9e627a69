"""The sheet of the US Consolidated Screening List."""

from licet.lists.sheet import Remote, Sheet
from licet.lists.us_csl.sources import LISTS

SHEET = Sheet(
    id="us-csl",
    title="Consolidated Screening List",
    publisher="International Trade Administration, US Department of Commerce",
    lists=LISTS,
    remotes=(
        Remote(
            "consolidated.json",
            "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json",
        ),
    ),
    floor=12_000,
    ceiling=60_000,
    limit_days=7,
    cite="15 CFR parts 736, 744, 746 and 764; 22 CFR part 127; 31 CFR chapter V",
    home="https://www.trade.gov/consolidated-screening-list",
)
