"""OFAC's CSV set: a primary file, and beside it alternate names, addresses and comments.

None has a header; the width tells them apart (12, 5, 6 and 2 cells), whatever their names. ``-0-``
is the null. Remarks are cut at 1,000 characters, and the comments file continues them. Format:
OFAC's data specification (dat_spec.txt) of 25 September 2023.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from licet.lists.countries import code_of
from licet.lists.csv import checked_rows, raw, rows
from licet.lists.ofac import party
from licet.lists.ofac.identifiers import identifier
from licet.lists.ofac.programmes import SDN
from licet.lists.ofac.remarks import said
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Entry, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote

PRIMARY: Final = 12
ALIASES: Final = 5
ADDRESSES: Final = 6
COMMENTS: Final = 2
_CALLED: Final = {
    PRIMARY: "primary file",
    ALIASES: "file of alternate names",
    ADDRESSES: "address file",
    COMMENTS: "comments file",
}
_NULL: Final = "-0-"
_PADDED: Final = "-0- "  # as it almost always stands
_CUT: Final = 1000  # characters that fit into Remarks
_HANDFUL: Final = 5  # entries that a file beside the primary one may have more; they are noted
_ALIAS_KINDS: Final = {
    "aka": NameKind.ALIAS,
    "fka": NameKind.FORMER,
    "nka": NameKind.ALIAS,
}
_COLUMNS: Final = ("Title", "", "Vessel type", "Tonnage", "GRT", "Vessel flag", "Vessel owner")

Rows = list[tuple[int, list[str]]]
Beside = dict[int, dict[str, list[list[str]]]]  # by width of the file, then by ent_num


def read(documents: Sequence[Document], sdn: bool) -> Reading:
    """Reads a set of which only the primary file must be there."""
    files = _by_width(documents)
    primary, table = files[PRIMARY]
    keys = _keys(primary, table)
    notes: list[str] = []
    beside = {
        width: _grouped(document, width, found, keys, notes)
        for width, (document, found) in files.items()
        if width != PRIMARY
    }
    entries: list[Entry] = []
    cut = 0
    for line, cells in table:
        entry, is_cut = _entry(f"{primary.name}, line {line}", cells, beside)
        cut += is_cut
        entries += party.on_lists(entry, sdn, notes)
    party.check_side(primary.name, sdn, [one.programmes for one in entries])
    lacks = {
        word
        for width, word in ((ALIASES, "aliases"), (ADDRESSES, "addresses"))
        if width not in files
    }
    if cut:
        lacks.add("identifiers")
        notes.append(
            f"{primary.name}: the remarks of {cut} entries break off at {_CUT:,} characters."
        )
    notes += [
        f"{document.name} does not end in Ctrl-Z, as OFAC's files do; its end may be missing."
        for document, _ in files.values()
        if not document.data.rstrip(b"\r\n ").endswith(b"\x1a")
    ]
    return Reading("csv", tuple(entries), lacks=frozenset(lacks), notes=tuple(notes))


def _by_width(documents: Sequence[Document]) -> dict[int, tuple[Document, Rows]]:
    """Each document with its rows, by width. Raises `Refused` for a stranger and for doubles."""
    found: dict[int, tuple[Document, Rows]] = {}
    for document in documents:
        _, first = next(rows(document), (0, []))
        width = len(first)
        if width not in _CALLED or not first[0].strip().isdigit():
            raise Refused(
                f"{document.name}, line 1",
                f"{width} cells, the first {quote(first[0] if first else '')}",
                "a file of OFAC's CSV set: 12, 6, 5 or 2 cells, the first a number",
                "The publisher may have changed the format; the reader must learn it first.",
            )
        if width in found:
            raise Refused(
                f"{found[width][0].name} and {document.name}",
                f"two files of {width} cells",
                f"one {_CALLED[width]}",
                "Read one edition at a time.",
            )
        found[width] = document, list(checked_rows(document, width))
        _check_end(document, found[width][1])
    if PRIMARY not in found:
        names = ", ".join(one.name for one in documents)
        raise Refused(names, "no primary file", "sdn.csv or cons_prim.csv, of 12 cells")
    return found


def _check_end(document: Document, table: Rows) -> None:
    line, cells = table[-1]
    if cells[-1].strip() in {"-", "-0"}:
        raise Refused(
            f"{document.name}, line {line}",
            f"a null that breaks off ({quote(cells[-1])})",
            f"{quote(_NULL)}",
            "The file breaks off; fetch it again.",
        )


def _keys(document: Document, table: Rows) -> dict[str, list[str]]:
    """The primary rows by ent_num, every one a number that stands once."""
    found: dict[str, list[str]] = {}
    for line, cells in table:
        key = cells[0].strip()
        if not key.isdigit() or key in found:
            raise Refused(
                f"{document.name}, line {line}",
                f"{quote(key)} as ent_num{' a second time' if key in found else ''}",
                "a number that stands once",
            )
        found[key] = cells
    return found


def _grouped(
    document: Document, width: int, table: Rows, keys: dict[str, list[str]], notes: list[str]
) -> dict[str, list[list[str]]]:
    """The rows of a file beside the primary one, by ent_num.

    Rows of an entry that the primary file does not have are noted; more than a handful of such
    entries is a set from different days, which is refused. So are comments on remarks that were
    not cut.
    """
    found: dict[str, list[list[str]]] = defaultdict(list)
    strange: dict[str, str] = {}
    for line, cells in table:
        key = cells[0].strip()
        own = keys.get(key)
        if own is None or (width == COMMENTS and len(own[11]) < _CUT):
            strange[key] = f"{document.name}, line {line}: no entry for {raw(cells)}."
        else:
            found[key].append(cells)
    if len(strange) > _HANDFUL:
        raise Refused(
            document.name,
            f"rows of {len(strange)} entries that the primary file does not have, "
            f"as {next(iter(strange))}",
            "files of one edition",
            "The files are of different days; fetch them together.",
        )
    notes += strange.values()
    return found


def _entry(where: str, cells: list[str], beside: Beside) -> tuple[Entry, bool]:
    """One entry, and whether its remarks break off."""
    key = cells[0].strip()
    aliases, addresses, comments = (
        beside.get(width, {}).get(key, []) for width in (ALIASES, ADDRESSES, COMMENTS)
    )
    sort = _sort(where, cells[2])
    written = "" if _value(cells[11]) is None else cells[11]
    is_cut = len(written) >= _CUT and not comments and not written.endswith(".")
    written = (written + "".join(row[1] for row in comments)).strip()
    told = said(written, sort, is_cut)
    name = _value(cells[1])
    if name is None:
        raise Refused(where, "no SDN_Name", "a name")
    other = [_alias(where, row) for row in aliases]
    flag = _value(cells[9])
    call_sign = _value(cells[5])
    own = [identifier("Vessel Call Sign", call_sign, None, sort, "call_sign")] if call_sign else []
    entry = Entry(
        key=key,
        list=SDN,
        sort=sort,
        names=party.once((Name(name, NameKind.PRIMARY), *other, *told.names)),
        addresses=tuple(one for row in addresses if (one := _address(row))),
        identifiers=party.once((*own, *told.identifiers)),
        births=party.once(told.births),
        birth_places=party.once(told.birth_places),
        countries=party.once((*told.countries, *filter(None, [code_of(flag)]))),
        programmes=_programmes(cells[3]),
        remarks=party.joined(written, *_columns(cells), *_beside_remarks(aliases, addresses)),
        raw="\n".join(raw(row) for row in (cells, *aliases, *addresses, *comments)),
    )
    return entry, is_cut


def _value(cell: str) -> str | None:
    """A cell without outer and double white space; None for the null."""
    if cell == _PADDED or cell.strip() == _NULL:
        return None
    return " ".join(cell.split()) or None


def _sort(where: str, cell: str) -> Sort:
    word = _value(cell)
    if word is not None and word.lower() not in party.SORTS:
        raise Refused(where, f"{quote(word)} as SDN_Type", "individual, vessel, aircraft or -0-")
    return party.SORTS[(word or "entity").lower()]


def _alias(where: str, cells: list[str]) -> Name:
    kind = _ALIAS_KINDS.get(cells[2].strip().lower())
    name = _value(cells[3])
    if kind is None or name is None:
        raise Refused(
            f"the alternate names of {where}",
            f"{quote(cells[2])} as alt_type of {quote(cells[3])}",
            "aka, fka or nka, and a name",
        )
    return Name(name, kind)


def _address(cells: list[str]) -> Address | None:
    street, place, country = (_value(cell) for cell in cells[2:5])
    if not (street or place or country):
        return None
    return party.address(party.one_line((street,), place, None, None), country, code_of(country))


@lru_cache(maxsize=4096)
def _programmes(cell: str) -> tuple[str, ...]:
    """``SDGT] [IFSR`` is two programmes; in some editions a semicolon stands between them."""
    words = cell.replace("] [", ";").replace("[", "").replace("]", "").split(";")
    return party.once(one for word in words if (one := _value(word)))


def _columns(cells: list[str]) -> list[str]:
    """The columns that have no field of their own, each behind its name."""
    if cells[4:11].count(_PADDED) == len(_COLUMNS):
        return []
    return [
        f"{label}: {value}"
        for label, cell in zip(_COLUMNS, cells[4:11], strict=True)
        if label and (value := _value(cell))
    ]


def _beside_remarks(aliases: list[list[str]], addresses: list[list[str]]) -> list[str]:
    said_of = [(row[3], row[4]) for row in aliases] + [(row[3], row[5]) for row in addresses]
    return [f"{of}: {words}" for of, cell in said_of if (words := _value(cell))]
