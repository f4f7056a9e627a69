"""Invented supplements, text files and JSON in the formats of the agency."""

import orjson

from licet.lists.reading import Document

FOUR = (
    "Country",
    "Entity",
    "License requirement",
    "License review policy",
    "Federal Register citation",
)
SIX = ("Country", "Listed person and address", "Federal Register citation")
SEVEN = ("Country", "Entity", "Federal Register citation")
ALL = "For all items subject to the EAR. (See § 744.11 of the EAR)"


def row(*cells: str) -> str:
    """A row; an empty cell is self-closing, as the eCFR writes it."""
    return "<TR>" + "".join(f"<TD>{one}</TD>" if one else "<TD/>" for one in cells) + "</TR>"


def entity(cell: str, country: str = "", requirement: str = ALL) -> str:
    return row(country, cell, requirement, "Presumption of denial", "84 FR 22961, 5/21/19.")


def part_744(number: int, header: tuple[str, ...], *rows: str, more: str = "") -> Document:
    heads = "".join(f"<TH>{one}</TH>" for one in header)
    return Document(
        "part-744.xml",
        (
            '<?xml version="1.0" encoding="UTF-8"?><DIV5 N="744" TYPE="PART" '
            'hierarchy_metadata="{&quot;path&quot;:&quot;/on/2026-07-23/title-15/part-744&quot;}">'
            '<HEAD>PART 744</HEAD><DIV8 N="744.1" TYPE="SECTION"><P>Text.</P></DIV8>'
            f'<DIV9 N="Supplement No. {number} to Part 744" TYPE="APPENDIX"><HEAD>A list</HEAD>'
            f"<P>Words.</P><DIV><TABLE><THEAD><TR>{heads}</TR></THEAD><TBODY>{''.join(rows)}"
            f"</TBODY></TABLE></DIV></DIV9>{more}</DIV5>"
        ).encode(),
    )


def thing(name: str, **fields: object) -> dict[str, object]:
    bare: dict[str, object] = dict.fromkeys(("address", "status", "effective_date", "notes"))
    base = {"name": name, "aliases": [], "country": "China", "federal_register": "84 FR 22961"}
    return base | bare | fields


def json_file(list_id: str, *entities: dict[str, object], count: int | None = None) -> Document:
    whole = {
        "list_id": list_id,
        "source_file": "a file",
        "extracted": "2026-07-09",
        "count": len(entities) if count is None else count,
        "entities": list(entities),
    }
    return Document("list.json", orjson.dumps(whole))
