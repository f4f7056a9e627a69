"""The sheet of the United Nations Security Council Consolidated List."""

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="un-sc",
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    lists=("un-sc",),
    remotes=(
        Remote(
            "consolidated.xml",
            "https://scsanctions.un.org/resources/xml/en/consolidated.xml",
        ),
    ),
    floor=800,  # 1,018 in November 2020, 1,003 in February 2026
    ceiling=1_600,
    limit_days=3,  # written anew daily; a committee may list on any working day
    cite="Charter of the United Nations, Article 41, and the resolutions of each regime",
    home="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
)
