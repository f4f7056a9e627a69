"""Random trades, for the properties that hold of every trade.

Whoever draws says how: `pick` takes a sequence of values and returns one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from licet.facts import (
    Owner,
    Party,
    Trade,
)
from tests.builders import (
    EIGHT_STAR,
    HISILICON,
    HUAWEI,
    HUAWEI_CLOUD,
    HUAWEI_DENMARK,
    NOBODY_LISTED,
    SICARRIER,
    ZTE,
    Pick,
    connectors,
    danish_router,
    foundry_chip,
    owner,
    patch_for_a_network,
    patch_for_a_phone,
    standards_work,
    the_desk,
    to_an_affiliate,
    trade,
    unlisted_owner,
    vulnerability_report,
)

_ONE_DAY = timedelta(days=1)


@cache
def change_days() -> tuple[date, ...]:
    """Every day on which something in the bundled law or lists begins or has ended."""
    law = the_desk().rulebook
    spans = [version.by.span for norm in law.norms for version in norm.versions]
    spans += [member.span for group in law.groups for member in group.members]
    spans += [listing.span for listing in the_desk().listings]
    found = {day for span in spans for day in (span.start, span.end) if day}
    return tuple(sorted(found | {law.reviewed_through}))


@cache
def _days() -> tuple[date, ...]:
    """Days from 2015 to 2027: each change day, the days beside it, and one in every quarter."""
    near = {day + _ONE_DAY * step for day in change_days() for step in (-1, 0, 1)}
    far = {date(year, month, 20) for year in range(2015, 2028) for month in (1, 4, 7, 10)}
    return tuple(sorted(near | far))


def _or_unknown(values: Sequence[Any]) -> tuple[Any, ...]:
    """The values, and among them nothing at all three times in ten."""
    return (*(None,) * max(1, round(len(values) * 3 / 7)), *values)


def _dates(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in days)


_FLAGS = (True, False)
_PERCENTS = (0.0, 5.0, 9.999, 10.0, 10.5, 25.0, 26.0, 100.0)
_NAMES = (HUAWEI, HISILICON, HUAWEI_CLOUD, ZTE, EIGHT_STAR, "Somebody Else Inc")
_SELDOM = {
    "en_route_on",
    "designed_by",
    "produced_by",
    "incorporated_for",
    "diverted_to",
    "licences",
}
_FACTS: dict[str, tuple[Any, ...]] = {
    name: (None,) * 3 * len(values) + values if name in _SELDOM else _or_unknown(values)
    for name, values in {
        "exporter_country": ("US", "US", "DK", "TW", "KR"),
        "us_person": _FLAGS,
        "ship_from": ("US", "US", "DK", "TW", "KR", "NL"),
        "ship_to": ("CN", "CN", "HK", "MO", "DK", "VN", "IR", "CU", "SD", "SY", "RU", "BY"),
        "item_form": ("commodity", "software", "technology"),
        "eccn": ("EAR99", "EAR99", "5D991", "5D992", "3A991", "5E001", "5D002", "3B001.c", "4A003"),
        "us_origin": _FLAGS,
        "published": (True, False, False, False),
        "us_content_eccns": ((), ("EAR99",), ("3A001",), ("9A610.a", "EAR99"), ("9A610.y",)),
        "direct_product_of": ((), ("3E991",), ("3E992",), ("5E001",), ("2E991",)),
        "plant_direct_product": _FLAGS,
        "production_started": _dates(
            "2020-04-01", "2020-05-15", "2020-05-16", "2020-08-17", "2020-08-18"
        ),
        "purpose": (
            *("network_operation", "device_support", "vulnerability_disclosure", "standards"),
            *("network_operation", "device_support", "new_product", "wind_down"),
        ),
        "network": ("third_party", "third_party", "own"),
        "adds_functionality": (False, False, True),
        "certificate": ("listed_party", "exporter", "none"),
        "contract_date": _dates("2018-03-01", "2018-04-16", "2019-05-17", "2019-08-20"),
        "device_public_on": _dates("2018-03-01", "2018-04-16", "2019-05-17", "2019-08-20"),
        "standards_organisation": _FLAGS,
        "standards_body": ("3GPP", "etsi", "A Club"),
        "standards_topic": ("5G", "Wi-Fi"),
        "intent_to_publish": _FLAGS,
        "en_route_on": _dates("2019-05-16", "2019-05-17", "2019-08-19", "2020-08-17"),
        "designed_by": _NAMES,
        "produced_by": _NAMES,
        "incorporated_for": _NAMES,
        "diverted_to": _NAMES,
        "licences": ((), ("D1234567",)),
        "assume_as_written": _FLAGS,
        "us_content_percent": _PERCENTS,
        "us_controlled_content_percent": _PERCENTS,
    }.items()
}
_ACTS = ("export", "reexport", "release", "transfer") * 3 + ("payment", "import", "dealing")
_ROLES = (
    *("end_user", "end_user", "purchaser", "ultimate_consignee"),
    *("intermediate_consignee", "counterparty"),
)
_COMPANIES = (
    *((NOBODY_LISTED, "DK"), ("Pearl River Instruments", "CN"), ("Unlisted", None), (None, "VN")),
    *((HUAWEI, "CN"), (HUAWEI, None), (HUAWEI, "DK"), (HISILICON, "CN"), (HUAWEI_DENMARK, "DK")),
    *((HUAWEI_CLOUD, "CN"), ("Huawei Cuba", "CU"), ("Huawei Iceland", "IS")),
    *((ZTE, "CN"), ("ZTE Kangxun Telecommunications Ltd.", "CN"), ("ZTE Parsian", "IR")),
    *((EIGHT_STAR, "CN"), (SICARRIER, "CN"), ("HiSilicon Technologies Inc", "SG")),
)


def _story_of_an_affiliate(*, on: date) -> Trade:
    return to_an_affiliate(owner(60), unlisted_owner(40, country="DE"), on=on)


_STORIES: tuple[Callable[..., Trade], ...] = (
    connectors,
    patch_for_a_network,
    patch_for_a_phone,
    vulnerability_report,
    standards_work,
    danish_router,
    foundry_chip,
    _story_of_an_affiliate,
)


def random_trade(pick: Pick) -> Trade:
    """A trade of any kind, consistent in itself; `pick` chooses one of some values.

    Half of them are one of the stories above with a few facts changed; in the other half every
    fact is drawn, three in ten of them unknown. What comes first in a choice is the plainest.
    """
    if pick((True, False)):
        told = pick(_STORIES)(on=pick(_days()))
        names = [pick(tuple(_FACTS)) for _ in range(pick((0, 1, 2, 3, 5)))]
        facts = {name: pick(_FACTS[name]) for name in names}
        if pick((False, False, True)):
            facts["parties"] = (*told.parties[: pick((0, 1))], random_party(pick))
    else:
        told = trade(on=pick(_days()), activity=pick(_ACTS))
        facts = {name: pick(values) for name, values in _FACTS.items()}
        facts["parties"] = tuple(random_party(pick) for _ in range(pick((1, 1, 2, 2, 3, 0))))
    if pick((False, False, True)):
        facts["as_known"] = pick(change_days()) + _ONE_DAY * pick((0, -1))
    return _consistent(replace(told, **facts))


def _consistent(told: Trade) -> Trade:
    """The controlled US content is part of the whole."""
    whole, part = told.us_content_percent, told.us_controlled_content_percent
    if whole is not None and part is not None and part > whole:
        return replace(told, us_controlled_content_percent=whole)
    return told


def random_party(pick: Pick) -> Party:
    """A listed company, one like it, or another; now and then a branch, or with owners."""
    name, country = pick(_COMPANIES)
    how = pick(("itself",) * 4 + ("branch", "owned", "free"))
    facts: dict[str, Any] = {"role": pick(_ROLES), "name": name, "country": country}
    if how == "branch":
        head = pick((HUAWEI, ZTE, HUAWEI_DENMARK))
        facts |= {"branch_of": head, "name": "Sales office", "country": pick(("CN", "DK", None))}
    if how == "owned":
        facts["owners"] = tuple(random_owner(pick) for _ in range(pick((1, 1, 2))))
    if how == "free":
        facts["owners"] = ()
    return Party(**facts)


def random_owner(pick: Pick, tiers: int = 2) -> Owner:
    """An owner who may be listed, may be known by name, and may have owners himself."""
    above = pick((0, 0, 0, 1)) if tiers > 1 else 0
    words = ("all items subject to the EAR", "all items on the Commerce Control List", None)
    lists = ("us-bis-entity-list", "us-ofac-sdn", "us-bis-meu", "eu-fsf")
    return Owner(
        name=pick(("an owner", "another owner", HUAWEI, HUAWEI_CLOUD, ZTE)),
        country=pick(_or_unknown(("CN", "US", "DE", "IR"))),
        percent=pick(_or_unknown((25.0, 30.0, 49.0, 50.0, 20.0))),
        list=pick((None, None, None, *lists, lists[0])),
        programme=pick(_or_unknown(("RUSSIA-EO14024", "VENEZUELA"))),
        requirement=pick(words),
        review_policy=pick((None, "presumption of denial", "case-by-case")),
        owners=tuple(random_owner(pick, tiers - 1) for _ in range(above)),
    )


def a_value_of(pick: Pick) -> tuple[str, Any]:
    """A fact and one of the values that trades at random may have for it."""
    name = pick(tuple(_FACTS))
    return name, pick(_FACTS[name])
