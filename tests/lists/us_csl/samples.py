"""Small documents in the formats of the Consolidated Screening List; every name is invented."""

import csv
import io
import json
from pathlib import Path

from licet.lists.documents import from_files
from licet.lists.reading import Document, Reading
from licet.lists.record import Entry
from licet.lists.us_csl.csv_rows import COLUMNS
from licet.lists.us_csl.read import read

OFAC_SDN = "Specially Designated Nationals (SDN) - Treasury Department"
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
DENIED = "Denied Persons List (DPL) - Bureau of Industry and Security"
DEBARRED = "ITAR Debarred (DTC) - State Department"
CMIC = "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department"
WIDE = ("_id", *COLUMNS, "ids")


def csv_document(*rows: dict, columns=WIDE, between=()) -> Document:
    """A CSV with these rows; `between` are lines that stand before them, under the header."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(between)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return Document("csl.csv", out.getvalue().encode())


def json_document(*results: dict, **root) -> Document:
    return Document("consolidated.json", json.dumps({"results": results, **root}).encode())


def compact(*entries: dict, **changes) -> dict:
    """A compact JSON as an object; the entries are of one source, with letters for fields."""
    whole = {
        "$comment": "invented",
        "sourceGeneratedAt": "2026-07-31T13:15:00+00:00",
        "entryCount": len(entries),
        "countsBySource": {ENTITY_LIST: len(entries)},
        "fieldKey": {
            "n": "name",
            "a": "alt_names",
            "s": "source (index into tables.sources)",
            "t": "type",
            "c": "address countries (ISO-2)",
            "e": "entity_number",
            "lr": "license_requirement (index into tables.licenceRequirements)",
            "lp": "license_policy (index into tables.licencePolicies)",
            "pg": "programs (index into tables.programmes)",
            "fr": "federal_register_notice",
            "u": "source_list_url (index into tables.urls)",
        },
        "tables": {
            "sources": [ENTITY_LIST],
            "licenceRequirements": ["For all items subject to the EAR. (See §744.11 of the EAR)."],
            "licencePolicies": ["Presumption of denial."],
            "programmes": ["SDGT; IFSR"],
            "urls": ["https://example.org/list"],
        },
        "entries": [{"s": 0, "u": 0, **one} for one in entries],
    }
    return whole | changes


def compact_document(*entries: dict, **changes) -> Document:
    return Document("compact.json", json.dumps(compact(*entries, **changes)).encode())


def one_entry(**cells: str) -> Entry:
    """The one entry of a CSV with one row of these cells."""
    row = {"source": ENTITY_LIST, "name": "Muster Optik", **cells}
    (entry,) = read([csv_document(row)]).entries
    return entry


def real(path: Path) -> Document:
    """One real file, unpacked."""
    (document,) = from_files([path])
    return document


def reading(document: Document) -> Reading:
    return read([document])
