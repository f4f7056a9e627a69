"""Part 746 and 742.8 to 742.19: embargoed and terrorist-supporting destinations.

Held as a flat requirement: any item subject to the EAR, to any destination in Country Group E:1
or E:2 on the day (Sudan until 13 January 2021). Real law frees some items there (food, medicine,
some EAR99 items to Iran and Sudan): a licence may then prove needless, never the reverse.

Not modelled: Russia and Belarus since 2022 (there the answer is open), the occupied parts of
Ukraine (a warning, because licet sees the country and not the region), Iraq's own rules in 746.3,
and the exceptions open to Cuba.
"""

from __future__ import annotations

from typing import Final

from licet.law.norms import instrument
from licet.law.terms import unsettled
from licet.law.us.ear.body import E1, E2, EAR, EAR99, standing
from licet.law.words import destinations, eccn

FEBRUARY_2022 = instrument(
    "87 FR 12226",
    "2022-02-24",
    published="2022-03-03",
    title="Export control measures against Russia",
    unverified="citation from memory",
)
MARCH_2022 = instrument(
    "87 FR 13048",
    "2022-03-02",
    published="2022-03-08",
    title="The same for Belarus",
)

embargo = EAR.requirement(
    "us.ear.746",
    title="Embargoed destinations",
    cite="15 CFR part 746, 742.8 to 742.19",
    says="A licence is required for every item subject to the EAR that goes to Country Group "
    "E:1 or E:2.",
    when=destinations.any_in_group(E1, E2),
    by=standing("15 CFR part 746"),
)

russia_and_belarus = EAR.requirement(
    "us.ear.746.8",
    title="Russia and Belarus",
    cite="15 CFR 746.5, 746.8, 746.10",
    says="Wide requirements for Russia (since 24 February 2022) and Belarus (since 2 March "
    "2022), down to industrial EAR99 items; they are not encoded.",
    when={
        FEBRUARY_2022: destinations.has("RU") & unsettled("746.5, 746.8, 746.10 are not encoded"),
        MARCH_2022: destinations.has("RU", "BY")
        & unsettled("746.5, 746.8, 746.10 are not encoded"),
    },
    encoded=False,
)

SEPTEMBER_2025 = instrument(
    "90 FR 42107",
    "2025-09-02",
    known="2025-08-28",
    title="Licence Exception Syria Peace and Prosperity",
    unverified="the page is from memory; the document is 2025-16724",
)

syria_peace_and_prosperity = EAR.authorisation(
    "us.ear.740.5",
    title="Licence Exception SPP",
    cite="15 CFR 740.5, 746.9",
    says="EAR99 items may go to Syria without a licence of their own.",
    overcomes=(embargo,),
    when=destinations.has("SY") & ~destinations.has("CU", "IR", "KP", "SD") & eccn.within(EAR99),
    by=SEPTEMBER_2025,
)

occupied_ukraine = EAR.notice(
    "us.ear.746.6",
    title="Occupied regions of Ukraine",
    cite="15 CFR 746.6",
    says="For Crimea (and since 21 February 2022 Donetsk and Luhansk) nearly every item needs a "
    "licence; licet sees the country, not the region.",
    when=destinations.has("UA"),
    by=standing("15 CFR 746.6"),
)

NORMS: Final = (embargo, syria_peace_and_prosperity, russia_and_belarus, occupied_ukraine)
