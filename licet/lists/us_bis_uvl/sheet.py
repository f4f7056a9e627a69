"""The sheet of the Unverified List."""

from __future__ import annotations

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="us-bis-uvl",
    title="Unverified List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    lists=("us-bis-uvl",),
    remotes=(
        Remote(
            "title-15-part-744.xml",
            "https://www.ecfr.gov/api/versioner/v1/full/{date}/title-15.xml?part=744",
        ),
    ),
    floor=80,
    ceiling=1000,
    limit_days=7,
    cite="15 CFR part 744, supplement 6",
    home="https://www.bis.gov/licensing/end-user-guidance",
)
