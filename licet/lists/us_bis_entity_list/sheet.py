"""The sheet of the Entity List."""

from __future__ import annotations

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="us-bis-entity-list",
    title="Entity List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    lists=("us-bis-entity-list",),
    remotes=(
        Remote(
            "title-15-part-744.xml",
            "https://www.ecfr.gov/api/versioner/v1/full/{date}/title-15.xml?part=744",
        ),
    ),
    floor=2500,
    ceiling=7000,
    limit_days=7,
    cite="15 CFR part 744, supplement 4",
    home="https://www.bis.gov/entity-list",
)
