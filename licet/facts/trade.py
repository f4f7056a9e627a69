"""A trade and the people in it: what a decision is about.

Every field is None when nobody said; `Trade` never invents a value. The two derived values
are `Match` (a name was recognised) and `Involvement` (a listing has a part in the trade),
which the desk makes and `licet.decide` reads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from licet.spans import Span


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner of a party, with the owner's own owners beneath it."""

    name: str | None = None
    country: str | None = None
    percent: float | None = None
    list: str | None = None
    programme: str | None = None
    requirement: str | None = None
    review_policy: str | None = None
    owners: tuple[Owner, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody else in the trade. `owners` is None when nobody said, empty when there are none."""

    role: str
    name: str | None = None
    country: str | None = None
    address: str | None = None
    owners: tuple[Owner, ...] | None = None
    branch_of: str | None = None
    controlled_by_owner: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One act to be judged; the fields are the contract's (see `licet.facts.vocabulary`)."""

    id: str
    on: date
    activity: str
    as_known: date | None = None
    exporter_country: str | None = None
    us_person: bool | None = None
    ship_from: str | None = None
    ship_to: str | None = None
    parties: tuple[Party, ...] = ()
    item: str | None = None
    item_form: str | None = None
    eccn: str | None = None
    reasons_for_control: tuple[str, ...] | None = None
    us_origin: bool | None = None
    published: bool | None = None
    us_content_percent: float | None = None
    us_content_eccns: tuple[str, ...] | None = None
    us_controlled_content_percent: float | None = None
    direct_product_of: tuple[str, ...] | None = None
    plant_direct_product: bool | None = None
    designed_by: str | None = None
    produced_by: str | None = None
    incorporated_for: str | None = None
    production_started: date | None = None
    purpose: str | None = None
    sector: str | None = None
    network: str | None = None
    adds_functionality: bool | None = None
    certificate: str | None = None
    contract_date: date | None = None
    device_public_on: date | None = None
    order_date: date | None = None
    en_route_on: date | None = None
    standards_organisation: bool | None = None
    standards_body: str | None = None
    standards_topic: str | None = None
    intent_to_publish: bool | None = None
    diverted_to: str | None = None
    veu_eligible: bool | None = None
    previously_authorised_by: str | None = None
    licences: tuple[str, ...] | None = None
    value: float | None = None
    currency: str | None = None
    quantity: float | None = None
    unit: str | None = None
    assume_as_written: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One entry of one official list, in one unchanged wording.

    `requirement` is what the entry demands: ``all_items`` (all items subject to the EAR),
    ``ccl_items`` (those on the Control List), ``denial`` (a denial order), or None (not known).
    Not `certain`: on these days it may have been in force, and no source says.
    """

    id: str
    list: str
    name: str
    span: Span
    known: date
    cite: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    family: str | None = None
    wave: str | None = None
    footnotes: frozenset[int] = frozenset()
    requirement: str | None = None
    review_policy: str | None = None
    programme: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks for or against a match besides the name.

    `kind`: ``kind``, ``country``, ``birth``, ``identifier``, ``address``; `effect` is what it adds
    to the score, in permille, or takes from it.
    """

    kind: str
    says: str
    effect: int


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a trade was recognised as a listed name.

    `strength` is ``strong`` (an identity) or ``possible`` (a person must look); `score` runs
    from 0 to 1; `evidence` is a sentence a reviewer can read; `alias` is the name of the entry
    that was recognised.
    """

    role: str
    name: str
    country: str | None
    listing: Listing
    strength: str
    score: float
    evidence: str
    alias: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """The part one listing has in one trade.

    `role` is the party's role, or the fact that names it (``diverted_to``, ``designed_by``,
    ``produced_by``, ``incorporated_for``). `via` says how the listing comes in: ``itself``,
    ``branch``, ``foreign_branch``, ``owner``, ``resembles`` (shares a listed family's name and
    is on no list: `listing` is then None), or ``elsewhere`` (is on a list of which no rule is
    held: `listing` is then None, because no condition can ask for it). Where the involvement
    itself is uncertain, `hinges_on` names the fact that would settle it. `party` and `place` say
    who it is in the trade, by name and by place among the parties; two involvements that differ
    only there weigh the same.
    """

    role: str
    via: str = "itself"
    listing: Listing | None = None
    family: str | None = None
    country: str | None = None
    friendly_partner: bool | None = False
    hinges_on: str | None = None
    party: str | None = field(default=None, compare=False)
    place: int | None = field(default=None, compare=False)
