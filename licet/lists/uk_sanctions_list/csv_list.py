"""The UK Sanctions List as CSV: a line with the date, 58 columns, several rows to a designation.

A designation has a row for each name and repeats in each what else is known, so that its rows are
read together and what stands twice is kept once.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from licet.lists.csv import check_header, raw, rows
from licet.lists.dates import day_of
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, NameKind
from licet.lists.refusal import Refused, quote
from licet.lists.uk_sanctions_list.draft import Draft, day, full_name, kind_of, sort_of

_LIST: Final = "uk-sanctions-list"
COLUMNS: Final = (
    "Last Updated|Unique ID|OFSI Group ID|UN Reference Number|Name 6|Name 1|Name 2|Name 3|Name 4|"
    "Name 5|Name type|Alias strength|Title|Name non-latin script|Non-latin script type|"
    "Non-latin script language|Regime Name|Designation Type|Designation source|Sanctions Imposed|"
    "Other Information|UK Statement of Reasons|Address Line 1|Address Line 2|Address Line 3|"
    "Address Line 4|Address Line 5|Address Line 6|Address Postal Code|Address Country|Phone number|"
    "Website|Email address|Date Designated|D.O.B|Nationality(/ies)|National Identifier number|"
    "National Identifier additional information|Passport number|Passport additional information|"
    "Position|Gender|Town of birth|Country of birth|Type of entity|Subsidiaries|Parent company|"
    "Business registration number (s)|IMO number|Current owner/operator (s)|"
    "Previous owner/operator (s)|Current believed flag of ship|Previous flags|Type of ship|"
    "Tonnage of ship|Length of ship|Year Built|Hull identification number (HIN)"
).split("|")
_PARTS: Final = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
_LINES: Final = tuple(f"Address Line {number}" for number in range(1, 7))
_NUMBERS: Final = (
    ("phone", "Phone number"),
    ("website", "Website"),
    ("email", "Email address"),
    ("imo", "IMO number"),
    ("un_reference", "UN Reference Number"),
)
_REMARKS: Final = """Title|Position|Gender|Type of entity|Parent company|Subsidiaries|
Current owner/operator (s)|Previous owner/operator (s)|Previous flags|Type of ship|Tonnage of ship|
Length of ship|Year Built|Designation source|Sanctions Imposed|Other Information|
UK Statement of Reasons|Last Updated""".replace("\n", "").split("|")
_DATED: Final = re.compile(r"Report Date\s*:?\s*", re.I)
_MONTH: Final = re.compile(r"-([A-Za-z]{3,9})-")


def read_csv(document: Document) -> Reading:
    """The reading of a CSV document. Raises `Refused` for another structure."""
    lines = rows(document)
    issued = _issued(document, next(lines, (1, []))[1])
    header = [cell.strip() for cell in next(lines, (2, []))[1]]
    check_header(document, header, COLUMNS)
    drafts: dict[str, tuple[Draft, list[str]]] = {}
    empty = 0
    for line, cells in lines:
        where = f"{document.name}, line {line}"
        if len(cells) != len(header):
            raise Refused(where, f"{len(cells)} cells", f"{len(header)} cells")
        row = {
            name: " ".join(cell.split()) if cell else ""
            for name, cell in zip(header, cells, strict=True)
        }
        if not (key := row["Unique ID"]):
            raise Refused(where, "no Unique ID", "one in every row")
        sort = sort_of(where, row["Designation Type"])
        draft, raws = drafts.setdefault(key, (Draft(key, sort), []))
        if draft.sort is not sort:
            raise Refused(where, f"{key} as a {sort}", f"a {draft.sort}, as in its other rows")
        raws.append(raw(cells))
        empty += not _row(draft, row, where)
        draft.registrations(cells[header.index("Business registration number (s)")])
    if not drafts:
        raise Refused(document.name, "no designation", "a list of designations")
    entries = tuple(_entry(draft, raws) for draft, raws in drafts.values())
    notes = (f"{empty} rows have a kind of name and no name.",) if empty else ()
    return Reading("csv", entries, issued=issued, notes=notes)


def _issued(document: Document, cells: list[str]) -> date:
    """The date of the first line: ``Report Date: 13-Feb-2026``, in one cell or two."""
    line = " ".join(cell.strip() for cell in cells if cell.strip())
    words = _MONTH.sub(r" \1 ", _DATED.sub("", line))
    if not _DATED.match(line) or (found := day_of(words)) is None:
        raise Refused(f"{document.name}, line 1", quote(line), "Report Date and a day")
    return found


def _row(draft: Draft, row: dict[str, str], where: str) -> bool:
    """Adds a row to its designation; False where its name has no words."""
    name = full_name(row[part] for part in _PARTS)
    kind = kind_of(where, row["Name type"], row["Alias strength"]) if row["Name type"] else None
    if name and kind is None:
        raise Refused(where, "a name without a kind", "a name type")
    if kind is not None:
        draft.name(name, kind)
    draft.original(row["Name non-latin script"], row["Non-latin script language"])
    lines = [row[line] for line in _LINES]
    draft.address(lines, row["Address Postal Code"], row["Address Country"])
    draft.birth(row["D.O.B"])
    draft.birth_place(row["Town of birth"], row["Country of birth"])
    draft.country("Nationality", row["Nationality(/ies)"])
    draft.country("Current believed flag", row["Current believed flag of ship"])
    about = row["Passport additional information"]
    draft.number("passport", row["Passport number"], about)
    about = row["National Identifier additional information"]
    draft.number("national_id", row["National Identifier number"], about)
    for kind_, column in _NUMBERS:
        draft.number(kind_, row[column])
    if number := row["Hull identification number (HIN)"]:
        draft.number("other", number, "Hull identification number (HIN)")
    if number := row["OFSI Group ID"]:
        draft.number("other", number, "OFSI Group ID")
    for label in _REMARKS:
        draft.remark(label, row[label])
    if row["Regime Name"]:
        draft.regimes[row["Regime Name"]] = None
    if listed := day(where, row["Date Designated"]):
        draft.listed[listed] = None
    return bool(name) or kind is None


def _entry(draft: Draft, raws: list[str]) -> Entry:
    if not any(name.kind is NameKind.PRIMARY for name in draft.names):
        raise Refused(draft.key, "no primary name", "one at least")
    return draft.entry(_LIST, "\n".join(raws))
