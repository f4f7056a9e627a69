"""Part 748: the exporter's own licences.

A licence that the exporter holds overcomes what it was granted for. What each licence covers
belongs in the register of licences, which a later version brings; until then a licence that is
held out for a trade makes a refusal an open question instead of lifting it.
"""

from __future__ import annotations

from typing import Final

from licet.law.norms import Kind
from licet.law.terms import unsettled
from licet.law.us.ear import (
    part734_direct_product,
    part742_chip_tools,
    part744_affiliates,
    part744_entity_list,
    part746,
    part774,
)
from licet.law.us.ear.body import EAR, standing
from licet.law.words import licences

_MODULES: Final = (
    part734_direct_product,
    part742_chip_tools,
    part744_affiliates,
    part744_entity_list,
    part746,
    part774,
)

own_licence = EAR.authorisation(
    "us.ear.748.own-licence",
    title="The exporter's own licence",
    cite="15 CFR part 748, 750.7",
    says="A licence is held out for this trade; whether it covers it must be read in the "
    "licence itself.",
    overcomes=tuple(
        norm
        for module in _MODULES
        for norm in module.NORMS
        if norm.kind is Kind.REQUIREMENT and not norm.forbids
    ),
    when=licences.has() & unsettled("no register of licences says what this one covers"),
    by=standing("15 CFR part 748"),
)

NORMS: Final = (own_licence,)
