"""Supplement 7 to part 744, as it stood from 20 May 2019 to 13 August 2020: the temporary
general licence for Huawei.

It lifted the Entity List requirement, and no other, for four purposes: (c)(1) keeping existing
networks running, (c)(2) supporting devices already in use, (c)(3) disclosing security
vulnerabilities, and until 18 August 2019 (c)(4) 5G standards. Five extensions moved its end;
that of 19 August 2019 also took in the 46 affiliates listed that day, narrowed the purposes to
third parties' networks and to fixes that add nothing, removed (c)(4), and wanted the
certification statement from the listed company instead of from the exporter.

Gaps: nothing from 16 to 19 May 2019; nothing after 13 August 2020.

Not modelled: what a "fully operational network" is beyond the facts `network` and
`contract_date`, and the record-keeping duties of part 762. The cut-off days for the affiliates
of August 2019 are from memory.
"""

from __future__ import annotations

from typing import Final

from licet.law.handles import Day
from licet.law.norms import gap, instrument
from licet.law.terms import Term, named, never
from licet.law.us.ear.body import E1, E2, EAR, standing
from licet.law.us.ear.part744_affiliates import foreign_office
from licet.law.us.ear.part744_entity_list import ENTITY_LIST, entity_list
from licet.law.words import (
    adds_functionality,
    certificate,
    contract_date,
    destinations,
    device_public_on,
    item_form,
    network,
    party,
    purpose,
    standards_body,
    standards_topic,
)

MAY_2019 = instrument(
    "84 FR 23468",
    "2019-05-20",
    last="2019-08-19",
    published="2019-05-22",
    title="Temporary general licence",
)
AUGUST_2019 = instrument(
    "84 FR 43487",
    "2019-08-19",
    last="2019-11-18",
    published="2019-08-21",
    title="First extension, with changed terms",
)
NOVEMBER_2019 = instrument(
    "84 FR 64018",
    "2019-11-18",
    last="2020-02-16",
    published="2019-11-20",
    title="Second extension",
)
FEBRUARY_2020 = instrument(
    "85 FR 8722",
    "2020-02-13",
    last="2020-04-01",
    published="2020-02-18",
    title="Third extension",
)
MARCH_2020 = instrument(
    "85 FR 14416",
    "2020-03-10",
    last="2020-05-15",
    published="2020-03-12",
    title="Fourth extension",
    unverified="the page number is from memory; the document is 2020-05190",
)
MAY_2020 = instrument(
    "85 FR 29610",
    "2020-05-15",
    last="2020-08-13",
    published="2020-05-18",
    title="Fifth and last extension",
)
EXTENSIONS: Final = (AUGUST_2019, NOVEMBER_2019, FEBRUARY_2020, MARCH_2020, MAY_2020)
RECOGNISED_BODIES: Final = ("IEEE", "IETF", "ISO", "ITU", "ETSI", "3GPP", "TIA", "GSMA")

on_entity_list = party.family.is_("huawei") & party.listed(ENTITY_LIST)
the_first_69 = named("one of the 69 listed in May 2019", on_entity_list & party.wave.is_("2019-05"))
the_115 = named(
    "one of the 115 listed by then", on_entity_list & party.wave.is_("2019-05", "2019-08")
)

own_statement = named("the exporter's own statement is on file", certificate.is_("exporter"))
their_statement = named(
    "the listed company's statement was obtained first", certificate.is_("listed_party")
)
telling_of_vulnerabilities = purpose.is_("vulnerability_disclosure") & item_form.is_(
    "technology", "software"
)
a_fix = named("a fix that adds nothing", ~adds_functionality)


def before_listing(fact: Day) -> Term:
    """On or before the day on which this very party was listed."""
    return (party.wave.is_("2019-05") & fact.by("2019-05-16")) | (
        party.wave.is_("2019-08") & fact.by("2019-08-19")
    )


BEFORE: Final = gap("2019-05-16", "2019-05-19", "the ban had begun, the licence had not")
AFTER: Final = gap("2020-08-14", "2020-08-16", "the licence had run out, footnote 2 had not begun")
LIFTS: Final = (entity_list, foreign_office)

networks = EAR.authorisation(
    "us.ear.tgl-huawei.c1",
    title="Huawei temporary general licence (c)(1): existing networks",
    cite="15 CFR part 744 supplement 7 paragraph (c)(1)",
    says="What keeps an existing, fully operational network running, under a contract made by "
    "the day of listing.",
    overcomes=LIFTS,
    when={
        MAY_2019: the_first_69
        & purpose.is_("network_operation")
        & contract_date.by("2019-05-16")
        & own_statement,
        EXTENSIONS: the_115
        & purpose.is_("network_operation")
        & named("a third party's network", network.is_("third_party"))
        & before_listing(contract_date)
        & a_fix
        & their_statement,
    },
    gaps=(BEFORE, AFTER),
)

devices = EAR.authorisation(
    "us.ear.tgl-huawei.c2",
    title="Huawei temporary general licence (c)(2): devices in use",
    cite="15 CFR part 744 supplement 7 paragraph (c)(2)",
    says="Service and support, updates and patches included, for devices that the public could "
    "buy by the day of listing.",
    overcomes=LIFTS,
    when={
        MAY_2019: the_first_69
        & purpose.is_("device_support")
        & device_public_on.by("2019-05-16")
        & own_statement,
        EXTENSIONS: the_115
        & purpose.is_("device_support")
        & before_listing(device_public_on)
        & a_fix
        & their_statement,
    },
    gaps=(BEFORE, AFTER),
)

vulnerabilities = EAR.authorisation(
    "us.ear.tgl-huawei.c3",
    title="Huawei temporary general licence (c)(3): security vulnerabilities",
    cite="15 CFR part 744 supplement 7 paragraph (c)(3)",
    says="Telling Huawei of security vulnerabilities in its items, as part of security research "
    "on networks and devices in use.",
    overcomes=LIFTS,
    when={
        MAY_2019: the_first_69 & telling_of_vulnerabilities & own_statement,
        EXTENSIONS: the_115 & telling_of_vulnerabilities & their_statement,
    },
    gaps=(BEFORE, AFTER),
)

standards_5g = EAR.authorisation(
    "us.ear.tgl-huawei.c4",
    title="Huawei temporary general licence (c)(4): 5G standards",
    cite="15 CFR part 744 supplement 7 paragraph (c)(4)",
    says="Work with Huawei on 5G standards in a recognised standards body; gone on 19 August 2019.",
    overcomes=LIFTS,
    when={
        MAY_2019: the_first_69
        & purpose.is_("standards")
        & standards_topic.is_("5G")
        & standards_body.is_(*RECOGNISED_BODIES)
        & own_statement,
        AUGUST_2019: never("paragraph (c)(4) was removed by 84 FR 43487"),
    },
    gaps=(
        BEFORE,
        gap("2019-11-19", "2020-06-17", "no exclusion for standards until 85 FR 36719"),
    ),
)

PARAGRAPHS: Final = (networks, devices, vulnerabilities, standards_5g)

not_to_group_e = EAR.restriction(
    "us.ear.tgl-huawei.group-e",
    title="Huawei temporary general licence: not to Country Group E",
    cite="15 CFR part 744 supplement 7 paragraph (a)",
    says="The temporary licence never reached Cuba, Iran, North Korea, Sudan or Syria.",
    restricts=PARAGRAPHS,
    when=destinations.any_in_group(E1, E2),
    by=standing(
        "15 CFR part 744 supplement 7",
        unverified="read for the ZTE authorisation that it copies; for Huawei from memory",
    ),
)

NORMS: Final = (*PARAGRAPHS, not_to_group_e)
