"""The direct product rule for chip-making tools, 734.9(k), and the requirement it serves.

Since 2 December 2024, certain foreign-made tools of 3B001 and 3B002 are subject to the EAR when
they are direct products of 3D992 or 3E992 and go to Macau or Country Group D:5, and 742.4(a)(4)
and 742.6(a)(6)(i) ask for a licence.

Not modelled: the plant limb and the limb of tools that hold a US-made chip (left open), and the
countries of supplement 4 to part 742 whose exports are spared (left open for every country that
is not known to be outside that supplement).
"""

from __future__ import annotations

from typing import Final

from licet.law.norms import instrument
from licet.law.tables import Entries
from licet.law.terms import named, unsettled
from licet.law.us.ear.body import D5, EAR
from licet.law.us.ear.part734 import foreign_made
from licet.law.words import destinations, direct_product_of, eccn, plant_direct_product, ship_from

DECEMBER_2024 = instrument(
    "89 FR 96790",
    "2024-12-02",
    published="2024-12-05",
    title="Foreign direct product rule for chip-making tools",
)
TOOLS: Final = Entries(
    "the chip-making tools of 734.9(k)",
    frozenset(
        {f"3B001.{p}" for p in ("a.4", "c", "d", "f.1", "f.5", "f.6", "k", "l", "m", "n")}
        | {"3B001.p.2", "3B001.p.4", "3B001.r", "3B002.c"}
    ),
)
TOOL_TECHNOLOGY: Final = Entries("3D992 or 3E992", frozenset({"3D992", "3E992"}))
NOT_SPARED: Final = ("IL", "KR", "MY", "SG", "TW", "US")

to_macau_or_d5 = destinations.any_in_group(D5) | destinations.has("MO")
spared = named(
    "dispatched from a country of supplement 4 to part 742",
    ~ship_from.is_(*NOT_SPARED) & unsettled("supplement 4 to part 742 is not encoded"),
)

tool_rule = EAR.scope(
    "us.ear.734.9.k",
    title="Direct product rule for chip-making tools",
    cite="15 CFR 734.9(k)",
    says="Foreign-made tools of certain paragraphs of 3B001 and 3B002 that are direct products "
    "of 3D992 or 3E992 are subject to the EAR when destined to Macau or Country Group D:5.",
    when=foreign_made
    & eccn.within(TOOLS)
    & to_macau_or_d5
    & (
        direct_product_of.some_within(TOOL_TECHNOLOGY)
        | plant_direct_product & unsettled("the plant limb of 734.9(k) is not encoded")
    ),
    by=DECEMBER_2024,
)

tool_requirement = EAR.requirement(
    "us.ear.742.6.a6",
    title="Chip-making tools to Macau and D:5",
    cite="15 CFR 742.4(a)(4), 742.6(a)(6)(i)",
    says="A licence is required for these tools to Macau and Country Group D:5.",
    when=eccn.within(TOOLS) & to_macau_or_d5 & ~spared,
    by=DECEMBER_2024,
)

NORMS: Final = (tool_rule, tool_requirement)
