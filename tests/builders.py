"""Trades in a line or two, for tests that read as cases.

Every builder takes a day and any fact of the vocabulary. What it does not set stays unknown,
unless a default below says otherwise; a test that is about a missing fact passes None for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from licet.batch.book import Book
from licet.batch.check import check as check_book
from licet.desk import Desk, desk
from licet.facts import (
    BY_NAME,
    Kind,
    Owner,
    Party,
    Trade,
)

HUAWEI = "Huawei Technologies Co., Ltd."
HUAWEI_DENMARK = "Huawei Denmark"
HUAWEI_CLOUD = "Huawei Cloud Computing Technology"
HISILICON = "HiSilicon Technologies Co., Ltd"
SICARRIER = "Shenzhen SiCarrier Technologies Co., Ltd."
EIGHT_STAR = "Beijing 8-Star International Co."
ZTE = "ZTE Corporation"
NOBODY_LISTED = "Jutland Dairy Machines A/S"


@cache
def the_desk() -> Desk:
    return desk()


def check(trade: Trade) -> Any:
    """The `Verdict` on one trade, under the bundled law and lists.

    Untyped, so that a test may go straight to the parts that only some verdicts have.
    """
    return the_desk().check(trade)


def trade(*, on: str | date, activity: str = "export", **facts: Any) -> Trade:
    """A trade; days may be written as text."""
    facts = {"id": "a trade", "on": on, "activity": activity, **facts}
    return Trade(**{name: _read(name, value) for name, value in facts.items()})


def _read(name: str, value: Any) -> Any:
    is_day = BY_NAME[name].kind is Kind.DAY
    return date.fromisoformat(value) if is_day and isinstance(value, str) else value


def party(
    name: str | None = HUAWEI, country: str | None = "CN", role: str = "end_user", **facts: Any
) -> Party:
    return Party(role=role, name=name, country=country, **facts)


def owner(percent: float | None, name: str = "a listed owner", **facts: Any) -> Owner:
    """An owner on the Entity List under "all items", unless said otherwise."""
    facts = {
        "list": "us-bis-entity-list",
        "requirement": "all items subject to the EAR",
        "review_policy": "presumption of denial",
        **facts,
    }
    return Owner(name=name, percent=percent, **facts)


def unlisted_owner(
    percent: float | None, name: str = "an unlisted owner", country: str | None = "CN", **facts: Any
) -> Owner:
    return Owner(name=name, percent=percent, country=country, **facts)


# -- from the United States --------------------------------------------------------------------


def us_export(*, on: str | date, to: str | None = "CN", **facts: Any) -> Trade:
    """An American company ships something American; by default to Huawei in Shenzhen."""
    defaults: dict[str, Any] = {
        "exporter_country": "US",
        "us_person": True,
        "ship_from": "US",
        "ship_to": to,
        "us_origin": True,
        "parties": (party(country=to),) if to else (party(),),
    }
    return trade(on=on, **{**defaults, **facts})


def connectors(*, on: str | date, to: str = "CN", buyer: str = HUAWEI, **facts: Any) -> Trade:
    """Plain EAR99 goods for the buyer's own use."""
    defaults: dict[str, Any] = {
        "item_form": "commodity",
        "eccn": "EAR99",
        "purpose": "own_business_use",
        "parties": (party(buyer, to),),
    }
    return us_export(on=on, to=to, **{**defaults, **facts})


def patch_for_a_network(
    *, on: str | date, certificate: str | None = "listed_party", **facts: Any
) -> Trade:
    """A fix for a carrier's running network, under a contract of 2018."""
    defaults: dict[str, Any] = {
        "item_form": "software",
        "eccn": "5D991",
        "purpose": "network_operation",
        "contract_date": "2018-03-01",
        "network": "third_party",
        "adds_functionality": False,
    }
    return us_export(on=on, certificate=certificate, **{**defaults, **facts})


def patch_for_a_phone(
    *, on: str | date, certificate: str | None = "listed_party", **facts: Any
) -> Trade:
    """A security fix for a telephone that shops had in March 2019."""
    defaults: dict[str, Any] = {
        "item_form": "software",
        "eccn": "5D992",
        "purpose": "device_support",
        "device_public_on": "2019-03-26",
        "adds_functionality": False,
    }
    return us_export(on=on, certificate=certificate, **{**defaults, **facts})


def vulnerability_report(*, on: str | date, **facts: Any) -> Trade:
    """Huawei is told of a hole in what it sells."""
    defaults: dict[str, Any] = {
        "activity": "release",
        "item_form": "technology",
        "eccn": "EAR99",
        "purpose": "vulnerability_disclosure",
        "network": "third_party",
    }
    return us_export(on=on, **{**defaults, **facts})


def standards_work(*, on: str | date, **facts: Any) -> Trade:
    """Unpublished EAR99 technology is shared with Huawei in a standards body."""
    defaults: dict[str, Any] = {
        "activity": "release",
        "item_form": "technology",
        "eccn": "EAR99",
        "purpose": "standards",
        "standards_organisation": True,
    }
    return us_export(on=on, **{**defaults, **facts})


# -- from elsewhere -----------------------------------------------------------------------------


def danish_router(*, on: str | date, to: str = "CN", buyer: str = HUAWEI, **facts: Any) -> Trade:
    """A Danish router that is nobody's direct product, for offices; say what US content it has."""
    defaults: dict[str, Any] = {
        "activity": "reexport",
        "exporter_country": "DK",
        "ship_from": "DK",
        "ship_to": to,
        "parties": (party(buyer, to),),
        "item_form": "commodity",
        "eccn": "5A991",
        "us_origin": False,
        "direct_product_of": (),
        "plant_direct_product": False,
        "purpose": "own_business_use",
    }
    return trade(on=on, **{**defaults, **facts})


def foundry_chip(*, on: str | date, to: str = "CN", buyer: str = HISILICON, **facts: Any) -> Trade:
    """A Taiwanese chip without US content, for a new product; say what it comes straight from."""
    defaults: dict[str, Any] = {
        "activity": "reexport",
        "exporter_country": "TW",
        "ship_from": "TW",
        "ship_to": to,
        "parties": (party(buyer, to),),
        "item_form": "commodity",
        "eccn": "3A991",
        "us_origin": False,
        "us_content_percent": 0.0,
        "purpose": "new_product",
    }
    return trade(on=on, **{**defaults, **facts})


def to_an_affiliate(*owners: Owner, on: str | date, country: str = "CN", **facts: Any) -> Trade:
    """EAR99 goods go from the United States to an unlisted company with these owners."""
    defaults: dict[str, Any] = {
        "item_form": "commodity",
        "eccn": "EAR99",
        "parties": (party("Pearl River Instruments", country, owners=owners),),
    }
    return us_export(on=on, to=country, **{**defaults, **facts})


# -- as a table -----------------------------------------------------------------------------------


def check_table(trades: Sequence[Trade]) -> list[dict[str, Any]]:
    """The verdicts on many trades at once, by the way that order books take."""
    checked = check_book(Book.from_trades(trades), the_desk())
    return [checked.verdict(row) for row in range(len(trades))]


# -- at random ------------------------------------------------------------------------------------

Pick = Callable[[Sequence[Any]], Any]
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
