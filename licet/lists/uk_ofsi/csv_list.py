"""The consolidated list as CSV: a line with the date, a header, a row for each name.

The rows of a group (one party) may stand apart in the file. Group IDs never changed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from licet.lists.csv import check_header, raw, rows
from licet.lists.dates import day_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, Name, NameKind
from licet.lists.refusal import Refused, quote
from licet.lists.uk_ofsi.columns import SINCE_2022, UNTIL_2022
from licet.lists.uk_ofsi.nationalities import country_of
from licet.lists.uk_ofsi.numbered import numbered, pairs
from licet.lists.uk_sanctions_list.draft import Draft, day, full_name, kind_of, sort_of

_LIST: Final = "uk-ofsi"
_PARTS: Final = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
_LINES: Final = tuple(f"Address {number}" for number in range(1, 7))
_NUMBER: Final = re.compile(r"^([A-Z]{0,3}[- ]?\d[\w/.-]{3,}\w)(?=[\s,;.(]|$)")
_AFTER: Final = re.compile(r"\b(?:no|number)\b[.:\s]*([A-Z]{0,3}[- ]?\d[\w-]{4,})", re.I)
_UN: Final = re.compile(r"\bUN Ref(?:erence)?(?: Number)?\)?:?\s*([A-Z]{2}[a-z]?\.[A-Z\d.]*\d)")
_UK: Final = re.compile(r"\(UK Sanctions List Ref\):\s*([A-Z]{3}\d{4})")
_REMARKS: Final = ("Title", "Position", "Other Information", "Regime", "Listed On", "Last Updated")


def read_csv(document: Document) -> Reading:
    """The reading of a CSV document. Raises `Refused` for another structure."""
    lines = rows(document)
    issued = _issued(document, next(lines, (1, []))[1])
    header = [cell.strip() for cell in next(lines, (2, []))[1]]
    late = "Alias Quality" in header
    check_header(document, header, SINCE_2022 if late else UNTIL_2022)
    drafts: dict[str, tuple[Draft, list[str]]] = {}
    for line, cells in lines:
        where = f"{document.name}, line {line}"
        if len(cells) != len(header):
            raise Refused(
                where,
                f"{len(cells)} cells",
                f"{len(header)} cells",
                "The file may break off, or its format may have changed.",
            )
        row = {
            name: " ".join(cell.split()) if cell else ""
            for name, cell in zip(header, cells, strict=True)
        }
        if not (key := row["Group ID"]).isdigit():
            raise Refused(where, f"Group ID {quote(key)}", "a number")
        sort = sort_of(where, row["Group Type"])
        draft, raws = drafts.setdefault(key, (Draft(key, sort), []))
        if draft.sort is not sort:
            raise Refused(where, f"{key} as a {sort}", f"a {draft.sort}, as in its other rows")
        raws.append(raw(cells))
        _row(draft, row, where)
    return _reading(document, drafts, issued, late)


def _reading(
    document: Document, drafts: dict[str, tuple[Draft, list[str]]], issued: date, late: bool
) -> Reading:
    if not drafts:
        raise Refused(document.name, "no group", "a list of groups")
    nameless = sum(_promoted(draft) for draft, _ in drafts.values())
    entries = tuple(_entry(draft, raws) for draft, raws in drafts.values())
    notes = (
        f"{nameless} groups have no row with a primary name, as if rows were missing; the first "
        "name of each stands as its primary name.",
    )
    format_ = "csv-2022" if late else "csv-2016"
    return Reading(format_, entries, issued=issued, notes=notes if nameless else ())


def _issued(document: Document, cells: list[str]) -> date:
    """The date of the first line: ``Last Updated,12/02/2016``."""
    line = [cell.strip() for cell in cells if cell.strip()]
    issued = day_of(line[1]) if len(line) == 2 and line[0] == "Last Updated" else None
    if issued is None:
        raise Refused(f"{document.name}, line 1", quote(",".join(line)), "Last Updated and a day")
    return issued


def _row(draft: Draft, row: dict[str, str], where: str) -> None:
    """Adds a row to its group."""
    if not (name := full_name(row[part] for part in _PARTS)):
        raise Refused(where, "a row without a name", "one in every row")
    draft.name(name, kind_of(where, row["Alias Type"], row.get("Alias Quality", "")))
    draft.original(row.get("Name Non-Latin Script", ""), row.get("Non-Latin Script Language", ""))
    draft.address([row[line] for line in _LINES], row["Post/Zip Code"], row["Country"])
    for words in numbered(row["DOB"]).values():
        draft.birth(words)
    for town, country in pairs(row["Town of Birth"], row["Country of Birth"]):
        draft.birth_place(town, country)
    for words in numbered(row["Nationality"]).values():
        draft.country("Nationality", country_of(words) or words)
    _papers(draft, "passport", row.get("Passport Number"), row["Passport Details"])
    national = row.get("NI Number") or row.get("National Identification Details", "")
    _papers(draft, "national_id", row.get("National Identification Number"), national)
    about = row["Other Information"]
    for number in _UN.findall(about):
        draft.number("un_reference", number)
    for number in _UK.findall(about):
        draft.number("other", number, "UK Sanctions List Ref")
    for label in _REMARKS:
        draft.remark(label, row[label])
    designated = row.get("UK Sanctions List Date Designated", "")
    draft.remark("UK Sanctions List Date Designated", designated)
    if row["Regime"]:
        draft.regimes[row["Regime"]] = None
    if listed := day(where, row["Listed On"]):
        draft.listed[listed] = None


def _papers(draft: Draft, kind: str, numbers: str | None, details: str) -> None:
    """Papers of one kind. Without a column of numbers, the number stands first in the details."""
    if numbers is not None:
        for number, about in pairs(numbers, details):
            draft.number(kind, number, about)
        return
    for words in numbered(details).values():
        number = _number_in(words)
        draft.number(kind, number, words if words != number else "")


def _number_in(words: str) -> str:
    """The number in words about a paper: at their start, or after the only "no."; else the words.

    Where the words name several papers, none is picked: all of them are the number.
    """
    if found := _NUMBER.match(words):
        return found[1]
    named = _AFTER.findall(words)
    return named[0] if len(named) == 1 else words


def _promoted(draft: Draft) -> bool:
    """Gives a group without a primary name its first name as one; whether it had none."""
    if any(name.kind is NameKind.PRIMARY for name in draft.names):
        return False
    first, *others = draft.names
    draft.remark("Primary name", f"none is given; the first name stands for it ({first.kind})")
    draft.names = dict.fromkeys([Name(first.text, NameKind.PRIMARY), *others])
    return True


def _entry(draft: Draft, raws: list[str]) -> Entry:
    return draft.entry(_LIST, "\n".join(raws))
