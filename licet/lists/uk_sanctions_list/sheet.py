"""The sheet of the UK Sanctions List."""

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="uk-sanctions-list",
    title="UK Sanctions List",
    publisher="Foreign, Commonwealth & Development Office",
    lists=("uk-sanctions-list",),
    remotes=(
        Remote(
            "UK-Sanctions-List.xml",
            "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",
        ),
    ),
    floor=5_000,  # 6,315 to 6,340 designations between July and September 2026
    ceiling=12_000,
    limit_days=3,  # updated on working days, and a designation binds at once; a weekend fits in
    cite="Sanctions and Anti-Money Laundering Act 2018, and the regulations made under it",
    home="https://www.gov.uk/government/publications/the-uk-sanctions-list",
)
