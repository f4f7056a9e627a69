"""The sheet of the Military End-User List."""

from __future__ import annotations

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="us-bis-meu",
    title="Military End-User List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    lists=("us-bis-meu",),
    remotes=(
        Remote(
            "title-15-part-744.xml",
            "https://www.ecfr.gov/api/versioner/v1/full/{date}/title-15.xml?part=744",
        ),
    ),
    floor=40,
    ceiling=500,
    limit_days=7,
    cite="15 CFR part 744, supplement 7",
    home="https://www.bis.gov/regulations/ear/744",
)
