"""The sheet of the Denied Persons List."""

from __future__ import annotations

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="us-bis-dpl",
    title="Denied Persons List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    lists=("us-bis-dpl",),
    remotes=(Remote("dpl.txt", "https://www.bis.doc.gov/dpl/dpl.txt"),),
    floor=350,
    ceiling=4000,
    limit_days=7,
    cite="15 CFR part 764, supplement 2",
    home="https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl",
)
