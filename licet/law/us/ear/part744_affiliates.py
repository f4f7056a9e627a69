"""The affiliates rule of 29 September 2025, its temporary licence, and its stay.

A foreign company owned to 50 per cent or more by listed parties, one by one or together, through
tiers that are themselves caught, stands under their requirement; the most restrictive owner
governs. The rule was stayed from 10 November 2025 through 9 November 2026 and returns after
that "absent a future extension": beyond the reviewed horizon, what it says is therefore open.

Before the rule, and during its stay, an unlisted affiliate is legally distinct. A branch is part
of the company; for a foreign office the agency's answer of October 2025 leaned on the rule, so
during the stay the question is open.

Shares are summed in `licet.network`; here the owner arrives as a party caught `via` ownership.

Not modelled: the Military End-User List's own item scope (left open), the second phase of the
stay's rule, and Red Flag 29's duty beyond a warning.
"""

from __future__ import annotations

from typing import Final

from licet.facts import Listing
from licet.law.norms import instrument
from licet.law.terms import named, unsettled
from licet.law.us.ear.body import A5, A6, E1, E2, EAR, standing
from licet.law.us.ear.part744_entity_list import CONSIGNEES, ENTITY_LIST, item_is_caught
from licet.law.words import party

SDN: Final = "us-ofac-sdn"
MILITARY_END_USERS: Final = "us-bis-meu"
ALL_ROLES: Final = (*CONSIGNEES, "intermediate_consignee")
# 744.8(a)(1): blocked under these programmes needs a BIS licence too (from memory).
PROGRAMMES_OF_744_8: Final = (
    "BELARUS",
    "BELARUS-EO14038",
    "RUSSIA-EO14024",
    "RUSSIA-EO14114",
    "UKRAINE-EO13660",
    "UKRAINE-EO13661",
    "UKRAINE-EO13662",
    "UKRAINE-EO13685",
    "FTO",
    "SDGT",
    "NPWMD",
    "ILLICIT-DRUGS-EO14059",
    "SDNT",
    "SDNTK",
    "TCO",
)

SEPTEMBER_2025 = instrument(
    "90 FR 47201",
    "2025-09-29",
    published="2025-09-30",
    title="Expansion of end-user controls to cover affiliates of certain listed entities",
)
LICENCE_OF_2025 = instrument(
    "90 FR 47201",
    "2025-09-29",
    last="2025-11-28",
    published="2025-09-30",
    title="Temporary general licence of the affiliates rule",
    unverified="some sources end it on 1 December 2025; by then the rule was stayed",
)
STAY_OF_2025 = instrument(
    "90 FR 50857",
    "2025-11-10",
    last="2026-11-09",
    published="2025-11-12",
    title="One-year stay of the affiliates rule, after which it returns absent an extension",
)
# The stay's own text brings the rule back; so it was known, and printed, with the stay.
RETURN_OF_2026 = instrument(
    "90 FR 50857",
    "2026-11-10",
    known="2025-11-10",
    title="Return of the affiliates rule, absent an extension of the stay",
)


def counts(listing: Listing) -> bool | None:
    """Does an owner with this listing count towards the half? Unknown for an unnamed programme."""
    if listing.list == SDN:
        programme = listing.programme
        return None if programme is None else programme in PROGRAMMES_OF_744_8
    return listing.list in (ENTITY_LIST, MILITARY_END_USERS)


def is_friendly(country: str) -> bool:
    """The United States, or in A:5 or A:6 when the temporary licence of the rule ran."""
    members = (*A5.of(country), *A6.of(country))
    return country == "US" or any(LICENCE_OF_2025.span.start in m.span for m in members)


owned_by_listed = party.via.is_("owner") & party.role.is_(*ALL_ROLES)
abroad = named("a foreign company", ~party.country.is_("US"))

affiliates = EAR.requirement(
    "us.ear.744.affiliates",
    title="Affiliates rule",
    cite="15 CFR 744.11(a), 744.16, 744.21, 744.8, part 744 supplement 8, 90 FR 47201",
    says="A foreign company owned to half or more by listed parties stands under the licence "
    "requirement of its most restrictive listed owner.",
    when=owned_by_listed
    & abroad
    & (
        party.listed(ENTITY_LIST) & item_is_caught
        | party.listed(SDN) & party.programme.is_(*PROGRAMMES_OF_744_8)
        | party.listed(MILITARY_END_USERS)
        & unsettled("which items the Military End-User List catches is not encoded")
    ),
    by=SEPTEMBER_2025,
    review_policy="presumption of denial",
)

affiliates_licence = EAR.authorisation(
    "us.ear.tgl-affiliates",
    title="Temporary general licence of the affiliates rule",
    cite="15 CFR part 736 supplement 1, 90 FR 47201",
    says="Trade with an affiliate in Country Group A:5 or A:6, or with a joint venture that has "
    "an unlisted partner from the United States or those groups, may go on for two months; not "
    "to Country Group E, and not where a blocked person is the owner.",
    overcomes=(affiliates,),
    when=owned_by_listed
    & ~party.listed(SDN)
    & (party.country.in_group(A5, A6) | party.friendly_partner & ~party.country.in_group(E1, E2)),
    by=LICENCE_OF_2025,
)

stay = EAR.status(
    "us.ear.744.affiliates.stay",
    title="Stay of the affiliates rule",
    cite="90 FR 50857",
    says="The affiliates rule is in the book and without effect through 9 November 2026; it "
    "returns on the day after unless the stay is extended.",
    suspends=(affiliates,),
    by=STAY_OF_2025,
)

_foreign_branch = (
    party.via.is_("foreign_branch")
    & party.role.is_(*ALL_ROLES)
    & party.listed(ENTITY_LIST)
    & item_is_caught
)

foreign_office = EAR.requirement(
    "us.ear.744.11.foreign-office",
    title="Entity List: foreign office of a listed company",
    cite="15 CFR 744.11(a)",
    says="A branch abroad is part of the listed company and stands under its requirement; while "
    "the affiliates rule is stayed, whether that still holds is open.",
    when={
        standing("15 CFR 744.11"): _foreign_branch,
        STAY_OF_2025: _foreign_branch
        & unsettled("the agency's answer on foreign offices leans on the stayed affiliates rule"),
        RETURN_OF_2026: _foreign_branch,
    },
)

listed_owner = EAR.notice(
    "us.ear.744.red-flag.owner",
    title="Red flag: a listed owner",
    cite="15 CFR part 732 supplement 3",
    says="A listed party owns part of a party to this trade. Where the affiliates rule does not "
    "reach it, ask whether it acts as a front or agent, and keep the answer.",
    when=party.via.is_("owner", "minority_owner"),
    by=standing("15 CFR part 732 supplement 3"),
)

NORMS: Final = (affiliates, affiliates_licence, stay, foreign_office, listed_owner)
