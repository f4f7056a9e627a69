"""One FollowTheMoney party, with its sanctions, papers and addresses, as an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from licet.lists.dates import days_of
from licet.lists.own.ftm_records import (
    Attached,
    Record,
    Values,
    code_in,
    inner,
    listing,
    once,
    words,
)
from licet.lists.own.ftm_told import Told, add_paper, add_sanction, listed_days
from licet.lists.own.ftm_words import (
    ADDRESS,
    ADDRESS_PARTS,
    COUNTRIES,
    HANDLED,
    NAMES,
    NUMBERS,
    PARTIES,
)
from licet.lists.own.scripts import latin
from licet.lists.record import Address, Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused

_IN_ADDRESS: Final = frozenset({*ADDRESS_PARTS, "full", "name", "country"})


def entry_of(where: str, record: Record, attached: Attached) -> Entry:
    """The entry of a party. Raises `Refused` for one without a name."""
    values = record.properties
    told = Told(raw=[record.raw])
    told.programmes += [*values.get("programId", ()), *values.get("program", ())]
    addresses = _addresses(where, record, attached.addresses, told)
    sanctions = [
        *((one.properties, one.raw) for one in attached.sanctions),
        *((inner(where, one), b"") for one in values.get("sanctions", ())),
    ]
    listed, delisted = listed_days([one for one, _ in sanctions])
    person = record.schema == "Person"
    identifiers = _identifiers(values, record.schema)
    for sanction, raw in sanctions:
        add_sanction(sanction, raw, told)
    for paper in attached.papers:
        add_paper(paper.schema, paper.properties, told)
        told.raw.append(paper.raw)
    for one in values.get("identification", ()):
        paper_values = inner(where, one)
        add_paper(one.get("schema", "Identification"), paper_values, told)
    said = [*_remarks(record), *told.said]
    return Entry(
        key=record.id,
        list="own",
        sort=Sort.ADDRESS if record.schema == ADDRESS else PARTIES[record.schema],
        names=_names(where, record),
        addresses=addresses,
        identifiers=once([*identifiers, *told.identifiers]),
        births=tuple(Birth(one, days_of(one)) for one in values.get("birthDate", ())),
        birth_places=tuple(values.get("birthPlace", ())),
        countries=_countries(values, person),
        programmes=once(told.programmes),
        listed_on=listed,
        delisted_on=delisted,
        remarks="\n".join(dict.fromkeys(said)) or None,
        raw=b"\n".join(told.raw).decode(),
    )


def _names(where: str, record: Record) -> tuple[Name, ...]:
    """The caption, or else the first Latin name, is the primary one.

    Aliases in other letters are in the original script where a Latin name exists.
    """
    values = record.properties
    own = [text for text in values.get("name", ()) if text.strip()]
    if not own:
        if record.schema == ADDRESS:
            return ()
        if not record.caption:
            raise Refused(where, "no name and no caption", "a name for every party")
        own = [record.caption]
    first = _first(own, record.caption)
    others = [
        (text, kind)
        for name, kind in NAMES.items()
        for text in (own if name == "name" else values.get(name, ()))
        if text != first and text.strip()
    ]
    if others and (latin(first) or any(latin(text) for text, _ in others)):
        others = [(text, _in_script(text, kind)) for text, kind in others]
    found = dict.fromkeys(
        (" ".join(text.split()), kind) for text, kind in [(first, NameKind.PRIMARY), *others]
    )
    return tuple(Name(text, kind) for text, kind in found)


def _in_script(text: str, kind: NameKind) -> NameKind:
    return NameKind.ORIGINAL if kind is NameKind.ALIAS and not latin(text) else kind


def _first(own: Sequence[str], caption: str | None) -> str:
    if caption is not None and caption in own and latin(caption):
        return caption
    if len(own) == 1:
        return own[0]
    return next(filter(latin, own), caption if caption in own else None) or own[0]


def _addresses(
    where: str, record: Record, known: Mapping[str, Record], told: Told
) -> tuple[Address, ...]:
    values = record.properties
    found = _located(values, told) if record.schema == ADDRESS else []
    found += [Address(" ".join(text.split())) for text in values.get("address", ())]
    for one in values.get("addressEntity", ()):
        if isinstance(one, dict):
            found += _located(inner(where, one), told)
        elif there := known.get(one):
            found += _located(there.properties, told)
            told.raw.append(there.raw)
        else:
            told.said.append(f"addressEntity: {one} (not in the document)")
    return once([one for one in found if one.text])


def _located(values: Values, told: Told) -> list[Address]:
    """An address record: its full words, else its parts on one line. What else it says is told."""
    countries = values.get("country", ())
    pieces = [part for name in ADDRESS_PARTS for part in values.get(name, ())]
    texts = values.get("full", ()) or values.get("name", ()) or [", ".join([*pieces, *countries])]
    code = next((found for one in countries if (found := code_in(one))), None)
    city, postcode = values.get("city", ()), values.get("postalCode", ())
    if said := listing(values, _IN_ADDRESS):
        told.said.append(f"Address {texts[0]}: {said}")
    return [
        Address(
            " ".join(text.split()),
            code,
            city[0] if city else None,
            postcode[0] if postcode else None,
        )
        for text in texts
    ]


def _countries(values: Values, person: bool) -> tuple[str, ...]:
    """Nationality, citizenship and flag; for others than persons also where they are."""
    names = COUNTRIES[:3] if person else COUNTRIES
    codes = (code_in(one) for name in names for one in values.get(name, ()))
    return once([one for one in codes if one])


def _identifiers(values: Values, schema: str) -> list[Identifier]:
    found = []
    for name, numbers in values.items():
        if name in NUMBERS:
            kind, labelled = NUMBERS[name]
            if name == "idNumber" and schema != "Person":
                kind, labelled = "registration", True
            elif name == "registrationNumber" and schema == "Airplane":
                kind, labelled = "aircraft", True
            label = name if labelled else None
            found += [Identifier(kind, one, None, label) for one in numbers]
    return found


def _remarks(record: Record) -> list[str]:
    """The properties that have no field, each by its own name; then the data sets."""
    values = record.properties
    if record.schema == ADDRESS:
        return [f"datasets: {'; '.join(record.datasets)}"] if record.datasets else []
    said = [
        f"{name}: {'; '.join(map(words, found))}"
        for name, found in values.items()
        if name not in HANDLED and found
    ]
    if record.schema == "Person" and "country" in values:
        said.append(f"country: {'; '.join(values['country'])}")
    said += [
        f"{name}: {one}"
        for name in COUNTRIES
        for one in values.get(name, ())
        if not code_in(one) or "-" in one
    ]
    return [*said, f"datasets: {'; '.join(record.datasets)}"] if record.datasets else said
