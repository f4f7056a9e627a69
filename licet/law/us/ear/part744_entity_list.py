"""Sections 744.11 and 744.16: the Entity List, and what lifts its requirement.

A listed entity that is a party to a trade in an item subject to the EAR brings a licence
requirement with it; no licence exception overcomes it. The requirement is decided for each
listed party. Since 17 August 2020 every role in 748.5(c) to (f) counts expressly; for earlier
days a bare intermediate consignee is a question left open (the rule called itself a
clarification, an older answer of the agency let a forwarder pass with a red flag).

Exclusions from the requirement: security vulnerabilities (footnote 2), standards work, and the
savings clauses of the listing rules.

Not modelled: entries for part of the Control List beyond "all items" and "items on the Control
List", the carve-outs for some Indian and Pakistani entries, and 744.20.
"""

from __future__ import annotations

from typing import Final

from licet.law.norms import instrument
from licet.law.terms import Term, named, unsettled
from licet.law.us.ear.body import CRYPTOGRAPHY, EAR, EAR99, LOW_CONTROL, standing
from licet.law.words import (
    eccn,
    en_route_on,
    intent_to_publish,
    item_form,
    network,
    parties,
    party,
    purpose,
    standards_organisation,
)

ENTITY_LIST: Final = "us-bis-entity-list"
CONSIGNEES: Final = (
    "purchaser",
    "ultimate_consignee",
    "end_user",
    "counterparty",
    "diverted_to",
)

MAY_2019 = instrument(
    "84 FR 22961",
    "2019-05-16",
    published="2019-05-21",
    title="Addition of Huawei and 68 affiliates to the Entity List",
)
AUGUST_2019 = instrument(
    "84 FR 43493",
    "2019-08-19",
    published="2019-08-21",
    title="Addition of 46 Huawei affiliates to the Entity List",
)
JUNE_2020 = instrument(
    "85 FR 36719",
    "2020-06-18",
    known="2020-06-17",
    published="2020-06-18",
    title="Release of technology in the context of standards organisations",
)
AUGUST_2020 = instrument(
    "85 FR 51596",
    "2020-08-17",
    published="2020-08-20",
    title="Addition of 38 Huawei affiliates, removal of the temporary licence, footnote 2",
)
PARTIES_2020 = instrument(
    "85 FR 51335",
    "2020-08-17",
    published="2020-08-20",
    title="Clarification of Entity List requirements for parties to the transaction",
    unverified="the page number is from memory",
)
SEPTEMBER_2022 = instrument(
    "87 FR 55241",
    "2022-09-09",
    published="2022-09-09",
    title="Authorisation of certain items to listed entities in standards activities",
    unverified="the page number is from memory",
)
JULY_2024 = instrument(
    "89 FR 58265",
    "2024-07-18",
    published="2024-07-18",
    title="Standards-related activities and the EAR",
)

item_is_caught: Final = named(
    "an item that the entry names",
    party.requirement.is_("all_items") | (party.requirement.is_("ccl_items") & ~eccn.within(EAR99)),
)
listed: Final = party.listed(ENTITY_LIST) & party.via.is_("itself", "branch") & item_is_caught

entity_list = EAR.requirement(
    "us.ear.744.11",
    title="Entity List",
    cite="15 CFR 744.11(a), 744.16, part 744 supplement 4",
    says="A licence is required to export, reexport or transfer items subject to the EAR when a "
    "party to the trade stands on the Entity List; no licence exception overcomes it.",
    when={
        standing("15 CFR 744.11"): listed
        & (
            party.role.is_(*CONSIGNEES)
            | party.role.is_("intermediate_consignee")
            & unsettled("before 17 August 2020 the role of intermediate consignee was unclear")
        ),
        PARTIES_2020: listed & party.role.is_(*CONSIGNEES, "intermediate_consignee"),
    },
)

nobody_named = EAR.requirement(
    "us.ear.744.nobody-named",
    title="Parties not named",
    cite="15 CFR 744.11(a), 748.5",
    says="Whether a listed party takes part cannot be told while no party is named, or one of "
    "them is not.",
    when=~parties.stated & unsettled("nobody said who takes part"),
    by=standing("15 CFR 748.5"),
    encoded=False,
)

huawei_family: Final = party.family.is_("huawei") & party.listed(ENTITY_LIST)

footnote_2 = EAR.authorisation(
    "us.ear.744.11.footnote-2",
    title="Footnote 2: security vulnerabilities",
    cite="15 CFR part 744 supplement 4 footnote 2",
    says="Telling a listed Huawei company of security vulnerabilities in its items is outside "
    "the requirement, where that serves research on existing, fully operational networks of "
    "third parties.",
    overcomes=(entity_list,),
    when=party.footnote(2)
    & party.listed(ENTITY_LIST)
    & purpose.is_("vulnerability_disclosure")
    & item_form.is_("technology", "software")
    & network.is_("third_party"),
    by=AUGUST_2020,
)

low_control_technology: Final = item_form.is_("technology") & eccn.within(LOW_CONTROL)
low_control_software_too: Final = item_form.is_("technology", "software") & (
    eccn.within(LOW_CONTROL)
    | eccn.within(CRYPTOGRAPHY)
    & unsettled("only some paragraphs, and only for cryptographic functionality")
)

standards = EAR.authorisation(
    "us.ear.744.11.standards",
    title="Standards work",
    cite="15 CFR 744.11(a), 772.1",
    says="Low-control technology (since 2022 also software) may be released to a listed party "
    "when that contributes to a standard; at first to the Huawei family and within a standards "
    "organisation, since 2022 to any listed party in an activity meant to be published.",
    overcomes=(entity_list,),
    when={
        JUNE_2020: huawei_family
        & purpose.is_("standards")
        & standards_organisation
        & low_control_technology,
        (SEPTEMBER_2022, JULY_2024): party.listed(ENTITY_LIST)
        & purpose.is_("standards")
        & intent_to_publish
        & low_control_software_too,
    },
)


def _aboard(wave: str, listing_day: str) -> Term:
    """Aboard on the day of listing; a day before it says nothing certain of that day."""
    earlier = (
        en_route_on.stated
        & en_route_on.by(listing_day)
        & unsettled("goods aboard on an earlier day may or may not have been so on that of listing")
    )
    return party.wave.is_(wave) & (en_route_on.on(listing_day) | earlier)


en_route = EAR.authorisation(
    "us.ear.744.11.savings",
    title="Savings clause: goods en route",
    cite="84 FR 22961, 84 FR 43493, 85 FR 51596",
    says="Goods aboard a carrier on the day of listing, under an actual order and free of a "
    "licence until then, may finish their journey.",
    overcomes=(entity_list,),
    when={
        MAY_2019: _aboard("2019-05", "2019-05-16"),
        AUGUST_2019: _aboard("2019-05", "2019-05-16") | _aboard("2019-08", "2019-08-19"),
        AUGUST_2020: _aboard("2019-05", "2019-05-16")
        | _aboard("2019-08", "2019-08-19")
        | _aboard("2020-08", "2020-08-17"),
    },
)

unlisted_affiliate = EAR.notice(
    "us.ear.744.red-flag.affiliate",
    title="Red flag: of a listed family",
    cite="15 CFR 736.2(b)(10), 764.2, part 732 supplement 3",
    says="A party belongs to a listed family, or shares its name, and is not listed on this day. "
    "Find out whether it is a front or an agent for one that is.",
    when=party.family.is_("huawei", "zte")
    & ~party.listed(ENTITY_LIST)
    & ~party.listed("us-bis-dpl"),
    by=standing("15 CFR part 732 supplement 3"),
)

NORMS: Final = (entity_list, nobody_named, footnote_2, standards, en_route, unlisted_affiliate)
