"""Generated law, to see what more norms cost: temporary licences like Huawei's, many of them."""

from __future__ import annotations

from datetime import timedelta

from licet.law.norms import Norm, instrument
from licet.law.rulebook import Rulebook
from licet.law.us.ear.body import E1, EAR, LOW_CONTROL
from licet.law.us.ear.part744_entity_list import ENTITY_LIST, entity_list
from licet.law.words import certificate, contract_date, destinations, eccn, party, purpose
from licet.spans import day

_PURPOSES = ("network_operation", "device_support", "vulnerability_disclosure", "resale")


def with_norms(rulebook: Rulebook, count: int) -> Rulebook:
    """The rulebook with as many generated norms on top as make `count` in all."""
    extra = tuple(_norm(number) for number in range(max(0, count - len(rulebook.norms))))
    return Rulebook(rulebook.bodies, rulebook.norms[: max(count, 1)] + extra)


def _norm(number: int) -> Norm:
    """A licence of one of four purposes, for some weeks, by its own cut-off day."""
    start = day("2019-05-20") + timedelta(days=7 * (number % 60))
    last = start + timedelta(days=30 + number % 50)
    cut_off = (start - timedelta(days=number % 365)).isoformat()
    return EAR.authorisation(
        f"generated.{number}",
        title=f"Generated licence {number}",
        cite="15 CFR part 744 supplement 7",
        says="A licence made up to measure what licences cost.",
        overcomes=(entity_list,),
        when=party.listed(ENTITY_LIST)
        & purpose.is_(_PURPOSES[number % 4])
        & contract_date.by(cut_off)
        & (certificate.is_("listed_party") | eccn.within(LOW_CONTROL))
        & ~destinations.any_in_group(E1),
        by=instrument("84 FR 23468", start.isoformat(), last=last.isoformat()),
    )
