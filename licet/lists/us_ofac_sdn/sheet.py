"""The sheet of the SDN List."""

from licet.lists.sheet import Remote, Sheet

_EXPORTS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"

SHEET = Sheet(
    id="us-ofac-sdn",
    title="Specially Designated Nationals and Blocked Persons List",
    publisher="US Department of the Treasury, Office of Foreign Assets Control",
    lists=("us-ofac-sdn",),
    # The advanced XML alone gives the day of listing and names in their own script; being XML,
    # it cannot break off unnoticed.
    remotes=(Remote("SDN_ADVANCED.XML", f"{_EXPORTS}/SDN_ADVANCED.XML"),),
    floor=7_000,  # the oldest edition that is of use, January 2019, has 7,379; July 2026 has 19,254
    ceiling=40_000,
    limit_days=2,  # changed several times a week, on no fixed day, and in force at once
    cite="31 CFR chapter V, Appendix A",
    home="https://sanctionslist.ofac.treas.gov/Home/SdnList",
)
