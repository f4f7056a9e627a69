"""trade.gov's `consolidated.json`: one object, its `results` the parties.

The fields are those of the search API's documentation (developer.trade.gov, Consolidated Screening
List), and `country` (nonproliferation sanctions) and `date_of_listing`, which files of 2026 have.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import orjson

from licet.lists.dates import day_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Address
from licet.lists.refusal import Refused, quote
from licet.lists.us_csl import words
from licet.lists.us_csl.csv_rows import COLUMNS, SAID
from licet.lists.us_csl.entry import Row, entries, sort_of
from licet.lists.us_csl.ids import NONE, Ids, gathered, piece_of
from licet.lists.us_csl.json_checks import check_count, check_keys, listed
from licet.lists.us_csl.words import clean

ROOT: Final = frozenset({"results", "total", "offset", "search_performed_at", "sources_used"})
_FIELDS: Final = frozenset({*COLUMNS, "id", "ids", "country", "date_of_listing"})
_ADDRESS: Final = ("address", "city", "state", "postal_code", "country")
_ID: Final = frozenset({"type", "number", "country", "issue_date", "expiration_date"})
# No field of ours: what day it is, of publication or of force, the documentation does not say.
_SAID: Final = (*SAID, ("date_of_listing", "Date of listing: "))


def read(document: Document, root: Mapping[str, Any]) -> Reading:
    """Reads the parsed document. Raises `Refused` for fields, sources or types that are not known,
    and where `total` is not the number of results (a page of a search is no list)."""
    check_keys(document.name, root, ROOT)
    results = listed(f"{document.name}, results", root["results"], dict)
    total = root.get("total")
    if total is not None:
        check_count(document.name, len(results), total)
    performed = root.get("search_performed_at")
    return Reading(
        "json",
        entries([_row(f"{document.name}, result {at}", one) for at, one in enumerate(results, 1)]),
        issued=day_of(performed) if isinstance(performed, str) else None,
        declared=total,
    )


def _row(where: str, result: Mapping[str, Any]) -> Row:
    check_keys(where, result, _FIELDS)
    text = partial(_text, where, result)
    type_ = text("type")
    return Row(
        where=where,
        source=text("source"),
        name=text("name"),
        number=text("entity_number"),
        type=type_,
        others=_strings(where, result, "alt_names"),
        addresses=_addresses(where, result, text("country")),
        ids=_ids(where, result, type_),
        births=_strings(where, result, "dates_of_birth"),
        birth_places=_strings(where, result, "places_of_birth"),
        nationalities=(
            *_strings(where, result, "nationalities"),
            *_strings(where, result, "citizenships"),
        ),
        programmes=_strings(where, result, "programs"),
        notice=text("federal_register_notice"),
        start=text("start_date"),
        end=text("end_date"),
        requirement=text("license_requirement"),
        policy=text("license_policy"),
        call_sign=text("call_sign"),
        flag=text("vessel_flag"),
        said=tuple([label + said for field, label in _SAID if (said := text(field))]),
        raw=orjson.dumps(result).decode(),
    )


def _text(where: str, result: Mapping[str, Any], field: str) -> str:
    """A field's text with single spaces; empty for null or nothing."""
    value = result.get(field)
    if value is None or value == "":
        return ""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return clean(str(value))
    raise Refused(f"{where}, {field}", quote(str(value)), "a text")


def _strings(where: str, result: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """A field's texts; a single text counts as one, its values parted as in the CSV."""
    value = result.get(field)
    if not value:
        return ()
    if isinstance(value, str):
        return words.parts(value)
    return tuple(filter(None, map(clean, listed(f"{where}, {field}", value, str))))


def _addresses(where: str, result: Mapping[str, Any], country: str) -> tuple[Address, ...]:
    """The addresses; where there is none, a result's `country` is one."""
    found = []
    for one in listed(f"{where}, addresses", result.get("addresses"), dict):
        check_keys(f"{where}, addresses", one, _ADDRESS)
        parts = [_text(where, one, field) for field in _ADDRESS]
        if any(parts):
            _, city, _, postcode, place = parts
            found.append(
                Address(
                    ", ".join(filter(None, parts)),
                    words.country(place),
                    city or None,
                    postcode or None,
                )
            )
    if not found and country:
        found.append(Address(country, words.country(country)))
    return tuple(found)


def _ids(where: str, result: Mapping[str, Any], type_: str) -> Ids:
    stated = listed(f"{where}, ids", result.get("ids"), dict)
    if not stated:
        return NONE
    for one in stated:
        check_keys(f"{where}, ids", one, _ID)
    pieces = [piece_of({key: _text(where, one, key) for key in one}) for one in stated]
    return gathered(pieces, sort_of(type_, where))
