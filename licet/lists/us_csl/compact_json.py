"""A compact JSON of the Consolidated Screening List, made from trade.gov's `consolidated.json`.

Letters stand for the fields (`fieldKey` explains them), and numbers for words that recur
(`tables`). It says what the screening of names needs and no more: of addresses the countries, of
dates none, of identifiers none. It counts itself (`entryCount`, `countsBySource`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import orjson

from licet.lists.dates import day_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Address
from licet.lists.refusal import Refused, quote
from licet.lists.us_csl import words
from licet.lists.us_csl.entry import Row, entries
from licet.lists.us_csl.json_checks import check_count, check_keys, listed
from licet.lists.us_csl.words import clean

LACKS: Final = frozenset({"addresses", "identifiers", "births"})
_ROOT: Final = frozenset(
    {
        "$comment",
        "citation",
        "source",
        "sourceGeneratedAt",
        "retrievedAt",
        "entryCount",
        "countsBySource",
        "listAuthority",
        "fieldKey",
        "tables",
        "entries",
    }
)
# The field that a letter stands for is the first word of its explanation.
_LETTERS: Final = {
    "n": "name",
    "a": "alt_names",
    "s": "source",
    "t": "type",
    "c": "address",
    "e": "entity_number",
    "lr": "license_requirement",
    "lp": "license_policy",
    "pg": "programs",
    "fr": "federal_register_notice",
    "u": "source_list_url",
}
_TABLES: Final = {
    "s": "sources",
    "lr": "licenceRequirements",
    "lp": "licencePolicies",
    "pg": "programmes",
    "u": "urls",
}

Tables = Mapping[str, list[str]]


def read(document: Document, root: Mapping[str, Any]) -> Reading:
    """Reads the parsed document. Raises `Refused` for fields that are not known, for numbers that
    stand for nothing, and where the entries are not as many as it says, in all and by source."""
    name = document.name
    check_keys(name, root, _ROOT)
    _check_letters(name, root["fieldKey"])
    found = listed(f"{name}, entries", root.get("entries"), dict)
    check_count(name, len(found), root.get("entryCount"))
    tables = _tables(name, root.get("tables"))
    rows = [_row(f"{name}, entry {at}", one, tables) for at, one in enumerate(found, 1)]
    _check_sources(name, rows, root.get("countsBySource"))
    generated = root.get("sourceGeneratedAt")
    return Reading(
        "compact-json",
        entries(rows),
        issued=day_of(generated) if isinstance(generated, str) else None,
        lacks=LACKS,
        declared=len(found),
    )


def _check_letters(name: str, explained: object) -> None:
    where = f"{name}, fieldKey"
    if not isinstance(explained, dict):
        raise Refused(where, quote(str(explained)), "letters and what they stand for")
    check_keys(where, explained, _LETTERS)
    for letter, field in _LETTERS.items():
        said = str(explained.get(letter, ""))
        if said.partition(" ")[0] != field:
            raise Refused(where, f"{quote(letter)} for {quote(said)}", f"{letter} for {field}")


def _tables(name: str, found: object) -> Tables:
    where = f"{name}, tables"
    if not isinstance(found, dict):
        raise Refused(where, quote(str(found)), "tables of words")
    check_keys(where, found, _TABLES.values())
    return {letter: listed(where, found.get(table), str) for letter, table in _TABLES.items()}


def _row(where: str, entry: Mapping[str, Any], tables: Tables) -> Row:
    if not entry.keys() <= _LETTERS.keys():
        check_keys(where, entry, _LETTERS)
    asked, judged = _word(where, entry, tables, "lr"), _word(where, entry, tables, "lp")
    programmes = _word(where, entry, tables, "pg")
    _word(where, entry, tables, "u")  # it stands in `raw` alone, but it must stand for something
    said = (("Licence requirement: ", asked), ("Licence policy: ", judged))
    return Row(
        where=where,
        source=_word(where, entry, tables, "s"),
        name=_text(where, entry, "n"),
        number=_text(where, entry, "e"),
        type=_text(where, entry, "t"),
        others=tuple(filter(None, map(clean, listed(where, entry.get("a"), str)))),
        addresses=tuple(
            [Address(one, words.country(one)) for one in listed(where, entry.get("c"), str)]
        ),
        programmes=words.parts(programmes),
        notice=_text(where, entry, "fr"),
        requirement=asked,
        policy=judged,
        said=tuple([label + text for label, text in said if text]),
        raw=orjson.dumps(entry).decode(),
    )


def _word(where: str, entry: Mapping[str, Any], tables: Tables, letter: str) -> str:
    at = entry.get(letter)
    if at is None:
        return ""
    table = tables[letter]
    if not isinstance(at, int) or not 0 <= at < len(table):
        raise Refused(
            f"{where}, {letter}", quote(str(at)), f"a number under {len(table)} ({_TABLES[letter]})"
        )
    return table[at]


def _text(where: str, entry: Mapping[str, Any], letter: str) -> str:
    value = entry.get(letter)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(f"{where}, {letter}", quote(str(value)), "a text")
    return clean(value)


def _check_sources(name: str, rows: list[Row], declared: object) -> None:
    if not isinstance(declared, dict):
        raise Refused(f"{name}, countsBySource", quote(str(declared)), "a number for each source")
    found = Counter(row.source for row in rows)
    for source in {**found, **declared}:
        check_count(f"{name}, {source}", found[source], declared.get(source))
