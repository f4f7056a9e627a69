"""FollowTheMoney entities, one JSON object on each line.

OpenSanctions publishes them flat (``entities.ftm.json``: records refer to each other by id, in any
order) and nested (``targets.nested.json``: the records of a party stand inside it). Both are read
line by line in one pass; flat records wait for their party until the end.

* Entries are the parties that are a target, or say nothing of it, or have a sanction of their own.
* ``first_seen``, ``last_seen`` and ``last_change`` are OpenSanctions' own clock: the latest
  ``last_seen`` is the day of the document, and none of them is a day of listing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import orjson

from licet.lists.dates import day_of
from licet.lists.keys import distinct
from licet.lists.own.ftm_party import entry_of
from licet.lists.own.ftm_records import Attached, Record, check
from licet.lists.own.ftm_words import ADDRESS, HOLDERS, OTHERS, PARTIES, SANCTION
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry
from licet.lists.refusal import Refused, quote


@dataclass(slots=True)
class _Heap:
    """What has been read, sorted by what it is."""

    parties: list[tuple[int, Record]] = field(default_factory=list)
    sanctions: dict[str, list[Record]] = field(default_factory=dict)
    papers: dict[str, list[Record]] = field(default_factory=dict)
    addresses: dict[str, Record] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)
    seen: str = ""


def read_ftm(document: Document) -> Reading:
    """The targets as entries. Raises `Refused`, with its line, for what is no entity."""
    heap = _Heap()
    for line, data in enumerate(document.data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if data and not data.isspace():
            _take(f"{document.name}, line {line}", line, data.strip(), heap)
    entries, bystanders = _entries(document.name, heap)
    if not entries:
        raise Refused(document.name, "no target", "a party that is a target, on one line at least")
    keys = distinct([one.key for one in entries])
    return Reading(
        format="followthemoney",
        entries=tuple(
            one if one.key == key else replace(one, key=key)
            for one, key in zip(entries, keys, strict=True)
        ),
        issued=_day(heap.seen),
        notes=tuple(_notes(heap, bystanders)),
    )


def _day(seen: str) -> date | None:
    return day_of(seen[:10]) if seen else None


def _take(where: str, line: int, data: bytes, heap: _Heap) -> None:
    """One line into the heap. Raises `Refused` for a line that is no entity."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Refused(
            where, f"broken JSON ({error})", "an entity", "The file may break off; fetch it again."
        ) from None
    record = _record(where, found, data)
    schema, properties = record.schema, record.properties
    if isinstance(seen := found.get("last_seen"), str) and seen > heap.seen:
        heap.seen = seen
    if schema in PARTIES or (schema == ADDRESS and record.target):
        heap.parties.append((line, record))
    if schema == ADDRESS:
        heap.addresses[record.id] = record
    elif schema == SANCTION:
        _wait(where, heap.sanctions, properties.get("entity"), record)
    elif schema in HOLDERS:
        _wait(where, heap.papers, properties.get(HOLDERS[schema]), record)
    elif schema in OTHERS:
        heap.passed[schema] += 1
    elif schema not in PARTIES:
        raise Refused(
            where,
            f"the schema {quote(schema)}",
            "a schema of FollowTheMoney 4.11",
            "The model may have grown; the reader must learn it first.",
        )


def _record(where: str, found: Any, data: bytes) -> Record:
    """Raises `Refused` for an object that has no id, no schema or no properties."""
    if isinstance(found, dict):
        one, schema, properties = (
            found.get("id") or None,
            found.get("schema"),
            found.get("properties"),
        )
        if isinstance(one, str) and isinstance(schema, str) and isinstance(properties, dict):
            check(where, properties)
            return Record(
                one,
                schema,
                properties,
                caption=found.get("caption"),
                target=found.get("target"),
                datasets=found.get("datasets") or (),
                raw=data,
            )
    raise Refused(
        where,
        "an object that is no entity",
        "id, schema and properties",
        "FollowTheMoney entities are expected, one on each line.",
    )


def _wait(where: str, waiting: dict[str, list[Record]], parties: Any, record: Record) -> None:
    if not parties or not isinstance(parties, list):
        raise Refused(where, f"a {record.schema} of nobody", "the id of its party")
    for party in parties:
        one = party["id"] if isinstance(party, dict) else party
        waiting.setdefault(one, []).append(record)


def _entries(name: str, heap: _Heap) -> tuple[list[Entry], int]:
    """The entries, and how many parties are none because they are no target."""
    entries: list[Entry] = []
    bystanders = 0
    for line, record in heap.parties:
        own = heap.sanctions.pop(record.id, None)
        papers = heap.papers.pop(record.id, None)
        if record.target is False and not own and "sanctions" not in record.properties:
            bystanders += 1
            continue
        attached = Attached(own or (), papers or (), heap.addresses)
        entries.append(entry_of(f"{name}, line {line}", record, attached))
    return entries, bystanders


def _notes(heap: _Heap, bystanders: int) -> list[str]:
    notes = []
    if bystanders:
        notes.append(f"{bystanders} parties are no target, and no entry.")
    if heap.passed:
        counted = ", ".join(f"{count} {schema}" for schema, count in sorted(heap.passed.items()))
        notes.append(f"Passed over, as they are no party: {counted}.")
    lost = sum(map(len, heap.sanctions.values())), sum(map(len, heap.papers.values()))
    if any(lost):
        notes.append(
            f"{lost[0]} sanctions and {lost[1]} identity papers are of parties that are not here."
        )
    return notes
