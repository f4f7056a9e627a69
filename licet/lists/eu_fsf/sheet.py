"""The sheet of the EU's consolidated financial sanctions list."""

from licet.lists.sheet import Remote, Sheet

SHEET = Sheet(
    id="eu-fsf",
    title="Consolidated list of persons, groups and entities subject to EU financial sanctions",
    publisher="European Commission, DG FISMA",
    lists=("eu-fsf",),
    remotes=(
        Remote(
            "xmlFullSanctionsList_1_1.xml",
            "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content"
            "?token=dG9rZW4tMjAxNw",  # the public token, the same for everybody
        ),
    ),
    floor=4_500,  # 6,234 entities in the summer of 2026
    ceiling=10_000,
    limit_days=3,  # a new file on the day of a new act; a weekend fits in
    cite="Article 215 TFEU and the regulations made under it",
    home="https://data.europa.eu/data/datasets/"
    "consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
)
