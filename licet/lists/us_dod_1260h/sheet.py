"""The sheet of the list of Chinese military companies."""

from __future__ import annotations

from licet.lists.sheet import Sheet

SHEET = Sheet(
    id="us-dod-1260h",
    title="Chinese military companies (section 1260H)",
    publisher="US Department of Defense",
    lists=("us-dod-1260h",),
    remotes=(),
    floor=40,
    ceiling=500,
    limit_days=90,
    cite="Public Law 116-283, section 1260H",
    home="https://www.federalregister.gov/",
)
