"""The common record: what any official list says about one listed party.

A reader turns a publisher's file into `Entry`s and loses nothing: what has no field of its own
stands in `remarks`, and `raw` keeps the source row itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from licet.spans import Span


class Sort(StrEnum):
    """What sort of party an entry names. `ADDRESS`: the entry is a place, whoever is there."""

    PERSON = "person"
    COMPANY = "company"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ADDRESS = "address"
    UNKNOWN = "unknown"  # the publisher does not say


class NameKind(StrEnum):
    """How a name stands on the list.

    `WEAK` is an alias that the publisher itself calls weak or of low quality; `ORIGINAL` is a
    name in the party's own script, where the list's own script is Latin.
    """

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK = "weak alias"
    FORMER = "former name"
    ORIGINAL = "original script"


@dataclass(frozen=True, slots=True)
class Name:
    """One name. `language` is an ISO 639-1 code where the publisher gives one."""

    text: str
    kind: NameKind = NameKind.ALIAS
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """One address: the publisher's words on one line, and the parts where it gives them.

    `country` is ISO 3166 alpha-2, or None where the words name none that is known.
    """

    text: str
    country: str | None = None
    city: str | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that somebody issued. `kind` is one of `IDENTIFIERS`, or ``other``.

    `label` holds the publisher's own word for it where that says more than the kind.
    """

    kind: str
    number: str
    country: str | None = None
    label: str | None = None


IDENTIFIERS = (
    "lei",
    "imo",
    "mmsi",
    "call_sign",
    "aircraft",
    "passport",
    "national_id",
    "tax",
    "registration",
    "swift",
    "isin",
    "ticker",
    "email",
    "website",
    "phone",
    "crypto",
    "un_reference",
    "other",
)


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth as printed, and the days it may mean (None: the words name no date)."""

    text: str
    days: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of one list, as one edition words it.

    * `key`: the publisher's own number for the entry where there is one, else made of its name
      and country, so that the same entry has the same key in the next edition;
    * `list`: which list of law (``us-bis-entity-list``); one document may print several;
    * `listed_on`, `delisted_on`: the first day on the list, and the first day no longer on it,
      only where the publisher says so. A publication date is neither: those stand in `published`;
    * `requirement` (``all_items``, ``ccl_items``, ``denial``), `footnotes`, `review_policy`: the
      publisher's words in the terms of the rulebook, and None where they say something else;
    * `raw`: the source row.
    """

    key: str
    list: str
    sort: Sort
    names: tuple[Name, ...]
    addresses: tuple[Address, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    births: tuple[Birth, ...] = ()
    birth_places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # nationality, citizenship, flag: alpha-2
    programmes: tuple[str, ...] = ()
    citation: str | None = None
    published: tuple[date, ...] = ()
    listed_on: date | None = None
    delisted_on: date | None = None
    requirement: str | None = None
    footnotes: tuple[int, ...] = ()
    review_policy: str | None = None
    remarks: str | None = None
    raw: str = ""

    @property
    def name(self) -> str:
        """The primary name; for an entry that is an address alone, the address."""
        first = next((one.text for one in self.names if one.kind is NameKind.PRIMARY), None)
        return first or (self.addresses[0].text if self.addresses else self.key)

    @property
    def country(self) -> str | None:
        """Where the party is: the country of its first address, else its nationality or flag."""
        places = (one.country for one in self.addresses if one.country)
        return next(places, None) or next(iter(self.countries), None)
