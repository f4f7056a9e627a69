"""ZTE: the temporary licence of 2016, the denial order and the authorisation of 2018.

ZTE Corporation and three others were listed on 8 March 2016; a temporary general licence gave
two of them, ZTE Corporation and ZTE Kangxun, the position of before, from 24 March 2016 to
29 March 2017, when those two left the list. A denial order of 15 April 2018 forbade every
dealing in items subject to the EAR until it was terminated on 13 July 2018; for the first days
of July a general authorisation under 764.3(a)(2) let existing networks and phones be supported.

Not modelled: payments and financing connected with a denied trade (a notice says so), and the
suspended denial order that followed.
"""

from __future__ import annotations

from typing import Final

from licet.law.norms import instrument
from licet.law.terms import named
from licet.law.us.ear.body import E1, E2, EAR, standing
from licet.law.us.ear.part744_entity_list import CONSIGNEES, ENTITY_LIST, entity_list
from licet.law.words import activity, contract_date, destinations, device_public_on, party, purpose

DENIED_PERSONS: Final = "us-bis-dpl"

MARCH_2016 = instrument(
    "81 FR 15633", "2016-03-24", last="2016-06-30", title="ZTE temporary general licence"
)
JUNE_2016 = instrument(
    "81 FR 41799",
    "2016-06-30",
    last="2016-08-30",
    title="First extension",
    unverified="the days and the page are from memory",
)
AUGUST_2016 = instrument(
    "81 FR 57451",
    "2016-08-30",
    last="2016-11-28",
    title="Second extension",
    unverified="the page is from memory; one source ends it on 27 November",
)
NOVEMBER_2016 = instrument(
    "81 FR 81663",
    "2016-11-18",
    last="2017-02-27",
    title="Third extension",
    unverified="the page is from memory",
)
FEBRUARY_2017 = instrument(
    "82 FR 11505",
    "2017-02-24",
    last="2017-03-29",
    title="Fourth extension",
    unverified="the page is from memory",
)
STEPS: Final = (MARCH_2016, JUNE_2016, AUGUST_2016, NOVEMBER_2016, FEBRUARY_2017)
JULY_2018 = instrument(
    "83 FR 34825",
    "2018-07-02",
    last="2018-08-01",
    title="General authorisation under 764.3(a)(2)",
    unverified="cited by the order that ended it; the authorisation itself was not printed",
)

zte_2016 = EAR.authorisation(
    "us.ear.tgl-zte",
    title="ZTE temporary general licence",
    cite="15 CFR part 744 supplement 7, 81 FR 15633",
    says="ZTE Corporation and ZTE Kangxun are treated as before their listing; the other two "
    "listed ZTE companies are not.",
    overcomes=(entity_list,),
    when=party.listing.is_("zte.corporation", "zte.kangxun") & party.listed(ENTITY_LIST),
    by=STEPS,
)

denial_order = EAR.requirement(
    "us.ear.736.2.b4",
    title="Denial order",
    cite="15 CFR 736.2(b)(4), 764.3(a)(2)",
    says="No part may be taken in a trade in items subject to the EAR with a denied person; only "
    "an authorisation under the order itself overcomes it.",
    when=party.listed(DENIED_PERSONS)
    & party.via.is_("itself", "branch", "foreign_branch")
    & party.role.is_(*CONSIGNEES, "intermediate_consignee"),
    by=standing("15 CFR 736.2(b)(4)"),
    forbids=True,
)

zte_2018 = EAR.authorisation(
    "us.ear.zte-2018",
    title="ZTE general authorisation of July 2018",
    cite="15 CFR 764.3(a)(2), 83 FR 34825",
    says="Existing networks, phones already sold, and security vulnerabilities of ZTE may be "
    "looked after for a month.",
    overcomes=(denial_order,),
    when=party.family.is_("zte")
    & party.listed(DENIED_PERSONS)
    & (
        named(
            "existing networks",
            purpose.is_("network_operation") & contract_date.by("2018-04-15"),
        )
        | named(
            "phones already sold",
            purpose.is_("device_support") & device_public_on.by("2018-04-15"),
        )
        | purpose.is_("vulnerability_disclosure")
    ),
    by=JULY_2018,
)

zte_not_to_group_e = EAR.restriction(
    "us.ear.zte-2018.group-e",
    title="ZTE general authorisation: not to Country Group E",
    cite="15 CFR 764.3(a)(2), 83 FR 34825",
    says="The authorisation of July 2018 did not reach Country Group E.",
    restricts=(zte_2018,),
    when=destinations.any_in_group(E1, E2),
    by=JULY_2018,
)

denied_payment = EAR.notice(
    "us.ear.764.denied-payment",
    title="Payment to a denied person",
    cite="15 CFR part 764 supplement 1",
    says="A denial order also reaches financing and servicing of items subject to the EAR; "
    "whether this payment is part of such a trade is not modelled.",
    when=party.listed(DENIED_PERSONS) & activity.is_("payment", "investment", "dealing"),
    by=standing("15 CFR part 764 supplement 1"),
)

NORMS: Final = (denial_order, zte_2016, zte_2018, zte_not_to_group_e, denied_payment)
