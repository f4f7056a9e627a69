"""The vocabulary: every fact a trade may carry, what it means, and what silence about it means.

One row for each fact. `presumed` is what a missing fact is taken to be; None means that it
stays unknown, and a verdict that hangs on it is `undetermined` and names it.
Source of the names: the contract between licet and its users (docs/contract.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LONGEST_NAME: Final = 500  # characters that are read of a name; the longest on any list has fewer


class Kind(StrEnum):
    """What sort of value a fact takes."""

    TEXT = "text"
    WORD = "word"
    DAY = "date (YYYY-MM-DD)"
    COUNTRY = "country (ISO 3166 alpha-2)"
    FLAG = "true or false"
    PERCENT = "number from 0 to 100"
    NUMBER = "number"
    ECCN = "ECCN"
    ECCNS = "list of ECCNs"
    WORDS = "list of texts"
    NAME = "party name"
    PARTIES = "list of parties"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name in the contract, its kind, its meaning, and its presumption."""

    name: str
    kind: Kind
    says: str
    words: tuple[str, ...] = ()
    open_words: bool = False
    presumed: str | None = None


ACTIVITIES: Final = (
    "export",
    "reexport",
    "transfer",
    "release",
    "import",
    "payment",
    "investment",
    "dealing",
)
# Acts that move an item; the others have none.
ITEM_ACTS: Final = ("export", "reexport", "transfer", "release")
ROLES: Final = (
    "purchaser",
    "intermediate_consignee",
    "ultimate_consignee",
    "end_user",
    "counterparty",
)
PURPOSES: Final = (
    "network_operation",
    "device_support",
    "vulnerability_disclosure",
    "standards",
    "new_product",
    "own_business_use",
    "contract_maintenance",
    "wind_down",
    "new_business",
    "energy_payment",
    "retail_fuel_station",
    "russian_diesel_import",
    "securities_purchase",
    "resale",
)


@dataclass(frozen=True, slots=True)
class OfficialList:
    """A list of parties: its id, what it is called, and the bodies of law that look at it."""

    id: str
    title: str
    laws: tuple[str, ...]


_EAR, _OFAC = ("us-ear",), ("us-ofac",)
OFFICIAL: Final = (
    OfficialList("us-bis-entity-list", "the Entity List", _EAR),
    OfficialList("us-bis-dpl", "the Denied Persons List", _EAR),
    OfficialList("us-bis-meu", "the Military End-User List", _EAR),
    OfficialList("us-bis-uvl", "the Unverified List", _EAR),
    # 15 CFR 744.8 makes a designation under many of OFAC's programmes a matter of the EAR too.
    OfficialList("us-ofac-sdn", "the SDN List", (*_OFAC, *_EAR)),
    OfficialList("us-ofac-ssi", "the Sectoral Sanctions Identifications List", _OFAC),
    OfficialList("us-ofac-cmic", "the list of Chinese military-industrial companies", _OFAC),
    OfficialList("us-ofac-mbs", "the Menu-Based Sanctions List", _OFAC),
    OfficialList("us-ofac-capta", "the CAPTA List", _OFAC),
    OfficialList("us-ofac-fse", "the Foreign Sanctions Evaders List", _OFAC),
    OfficialList("us-ofac-plc", "the Palestinian Legislative Council List", _OFAC),
    OfficialList("us-ofac-isa", "the list under the Iran Sanctions Act", _OFAC),
    OfficialList("us-ofac-13599", "the list under Executive Order 13599", _OFAC),
    OfficialList("us-ofac-non-sdn", "another list of OFAC's beside the SDN List", _OFAC),
    OfficialList("us-state-debarred", "the list of parties debarred under the ITAR", ("us-itar",)),
    OfficialList("us-state-isn", "the list of nonproliferation sanctions", ("us-isn",)),
    OfficialList("us-dod-1260h", "the list of Chinese military companies", ("us-dod",)),
    OfficialList("un-sc", "the consolidated list of the Security Council", ("un-sanctions",)),
    OfficialList("eu-fsf", "the consolidated list of the European Union", ("eu-sanctions",)),
    OfficialList("uk-sanctions-list", "the UK Sanctions List", ("uk-sanctions",)),
    OfficialList("uk-ofsi", "the consolidated list of OFSI", ("uk-sanctions",)),
    OfficialList("jp-meti-eul", "the Foreign End User List of Japan", ("jp-export-control",)),
)
LISTS: Final = tuple(one.id for one in OFFICIAL)
OWN: Final = "own-"  # a user's own list has a name that begins so


def list_title(name: str) -> str:
    """What a list is called in a sentence."""
    titles = {one.id: one.title for one in OFFICIAL}
    return titles.get(name, f"your list {name!r}" if name.startswith(OWN) else name)


def looks_at(laws: Iterable[str] | None, name: str) -> bool:
    """Does one of these bodies of law (None: all there are) look at this list?

    A user's own list is looked at whatever the question is narrowed to.
    """
    if laws is None or name.startswith(OWN):
        return True
    wanted = set(laws)
    return any(one.id == name and wanted & set(one.laws) for one in OFFICIAL)


K = Kind
FACTS: Final[tuple[Fact, ...]] = (
    Fact("id", K.TEXT, "the caller's own name for the trade"),
    Fact("on", K.DAY, "the day of the act, in the regulator's local time"),
    Fact("as_known", K.DAY, "only law and lists known by this day count"),
    Fact("activity", K.WORD, "what is done", ACTIVITIES),
    Fact("exporter_country", K.COUNTRY, "where the one who acts is established"),
    Fact(
        "us_person",
        K.FLAG,
        "whether the one who acts is a US person",
        presumed="a US person only if established in the United States",
    ),
    Fact("ship_from", K.COUNTRY, "where the item leaves"),
    Fact("ship_to", K.COUNTRY, "where the item goes"),
    Fact("parties", K.PARTIES, "who else is in the trade, and in which role"),
    Fact("item", K.TEXT, "the item in the caller's words"),
    Fact("item_form", K.WORD, "what sort of item", ("commodity", "software", "technology")),
    Fact("eccn", K.ECCN, "the item's entry on the Commerce Control List, or EAR99"),
    Fact("reasons_for_control", K.WORDS, "chart columns of the item's own paragraph"),
    Fact("us_origin", K.FLAG, "whether the item is of US origin"),
    Fact("published", K.FLAG, "whether the item is openly published", presumed="not published"),
    Fact("us_content_percent", K.PERCENT, "US content of a foreign-made item, by value"),
    Fact("us_content_eccns", K.ECCNS, "entries of that US content"),
    Fact("us_controlled_content_percent", K.PERCENT, "its controlled share, by value"),
    Fact("direct_product_of", K.ECCNS, "US technology or software the item comes straight from"),
    Fact("plant_direct_product", K.FLAG, "made in a plant that is itself such a direct product"),
    Fact("designed_by", K.NAME, "who designed the item"),
    Fact("produced_by", K.NAME, "who produced the item"),
    Fact("incorporated_for", K.NAME, "for whom the item is known to be built into something"),
    Fact("production_started", K.DAY, "the day production of the item began"),
    Fact("purpose", K.WORD, "what the act is for", PURPOSES, open_words=True),
    Fact("sector", K.WORD, "the branch of business", ("oil_gas",), open_words=True),
    Fact("network", K.WORD, "whose network is supported", ("third_party", "own")),
    Fact("adds_functionality", K.FLAG, "whether the act does more than a fix"),
    Fact(
        "certificate",
        K.WORD,
        "who wrote the certification statement that is held",
        ("none", "exporter", "listed_party"),
    ),
    Fact("contract_date", K.DAY, "the day the contract was made"),
    Fact("device_public_on", K.DAY, "the day the device was first sold to the public"),
    Fact("order_date", K.DAY, "the day of the order"),
    Fact(
        "en_route_on",
        K.DAY,
        "a day on which the goods were aboard under an actual order",
        presumed="a savings clause is not claimed",
    ),
    Fact("standards_organisation", K.FLAG, "whether the act is the work of a standards body"),
    Fact("standards_body", K.TEXT, "which body"),
    Fact("standards_topic", K.TEXT, "which standard"),
    Fact("intent_to_publish", K.FLAG, "whether the standard is meant to be published"),
    Fact("diverted_to", K.NAME, "known onward recipient", presumed="no onward diversion is known"),
    Fact("veu_eligible", K.FLAG, "whether the item is within a validated end user's grant"),
    Fact("previously_authorised_by", K.TEXT, "an authorisation the business began under"),
    Fact("licences", K.WORDS, "own licences held out for this trade", presumed="none held out"),
    Fact("value", K.NUMBER, "the value of the order line"),
    Fact("currency", K.TEXT, "its currency"),
    Fact("quantity", K.NUMBER, "how many"),
    Fact("unit", K.TEXT, "of what"),
    Fact("assume_as_written", K.FLAG, "beyond the horizon, take the text as it stands"),
)
BY_NAME: Final = {fact.name: fact for fact in FACTS}

# Presumptions about things that are not facts of their own: name in the verdict -> what it says.
PRESUMPTIONS: Final = {
    "published": "the item is not published",
    "licences": "no licence of the exporter's own is held out",
    "en_route_on": "no savings clause for goods en route is claimed",
    "parties": "a party that no list names is not listed",
    "party_country": "a consignee or end user of unknown country is where the item goes",
    "owners": "no party has owners of note",
    "diverted_to": "no onward diversion is known",
    "us_person": "one who is established abroad is not a US person",
    "end_use": "no military, nuclear, missile or chemical end use is known",
}
