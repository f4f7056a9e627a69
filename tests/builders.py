"""Trades in a line or two, for tests that read as cases.

Every builder takes a day and any fact of the vocabulary. What it does not set stays unknown,
unless a default below says otherwise; a test that is about a missing fact passes None for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
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
