"""The sheet of the consolidated list of HM Treasury."""

from datetime import date

from licet.lists.sheet import Sheet

SHEET = Sheet(
    id="uk-ofsi",
    title="Consolidated List of Asset Freeze Targets",
    publisher="HM Treasury, Office of Financial Sanctions Implementation",
    lists=("uk-ofsi",),
    # None: since 28 January 2026 the designations stand on the UK Sanctions List alone. The old
    # address still answers, with a file that no longer changes; to fetch it would look fresh.
    remotes=(),
    floor=1_500,
    ceiling=8_000,
    limit_days=3,  # while it was kept: updated on working days
    closed=date(2026, 1, 28),
    cite="Sanctions and Anti-Money Laundering Act 2018, and the financial sanctions before it",
    home=(
        "https://www.gov.uk/government/publications/"
        "financial-sanctions-consolidated-list-of-targets"
    ),
)
