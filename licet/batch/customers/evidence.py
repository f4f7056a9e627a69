"""What a row says of a customer besides its names: id, kind, country, address, birth, numbers.

It helps to tell namesakes apart. A cell that cannot be understood does not cost the row: the
customer is screened without it, and a note says so. Values repeat, so each distinct one is
understood once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import polars as pl

from licet.batch.customers.births import birth_of, month_first
from licet.batch.customers.countries import country_of
from licet.batch.customers.headings import plain
from licet.batch.customers.table import Table, mentioned, stripped
from licet.lists.record import IDENTIFIERS

FIELDS: Final = ("id", "kind", "country", "address", "birth", "identifiers")
_KINDS: Final = {
    "person": "person|individual|natural person|private|private person|private individual|human"
    "|people|p|np|naturliche person|privat|privatperson|particulier|personne|personne physique"
    "|persona|persona fisica|persona natural|pessoa fisica|privatkunde|natuurlijk persoon"
    "|privatkund|osoba fizyczna|физическое лицо|физлицо|个人",
    "company": "company|companies|corporate|corporation|corp|organisation|organization|entity"
    "|legal entity|legalentity|legal person|business|firm|institution|public body|publicbody|bank"
    "|b2b|firma|unternehmen|geschaftskunde|juristische person|gesellschaft|societe|entreprise"
    "|personne morale|empresa|sociedad|persona juridica|persona moral|pessoa juridica|azienda"
    "|societa|persona giuridica|bedrijf|rechtspersoon|virksomhed|selskab|selskap|foretag|yritys"
    "|юридическое лицо|юрлицо|公司|企业",
    "vessel": "vessel|ship|boat|schiff|navire|buque|nave|navio|schip|skib|skip|fartyg|судно|船",
    "aircraft": "aircraft|airplane|aeroplane|plane|helicopter|flugzeug|avion|aeronave|vliegtuig"
    "|fly|flygplan|самолет|飞机",
}
_KIND_OF: Final = {plain(one): kind for kind, ones in _KINDS.items() for one in ones.split("|")}
_STATED: Final = rf"(?i)^(?:{'|'.join(IDENTIFIERS)})\s*:"
_LOST: Final = {
    "country": "names no country that is known (write its name, or its two-letter code)",
    "birth": "is no date (write 1965-03-07, 1965-03 or 1965)",
    "kind": "is none of person, company, vessel and aircraft",
}
_NUL: Final = "holds a NUL byte"
_NUMBERS: Final = r"[\p{L}\p{N}]"


def evidence_of(table: Table, rows: pl.Series) -> tuple[pl.DataFrame, list[str]]:
    """The columns `FIELDS` of `rows`, beside ``row``, and what has to be said of them."""
    notes: list[str] = []
    places = table.places
    kept = table.frame[rows] if len(rows) < table.frame.height else table.frame
    one = {name: _plain(kept[str(place)], name, table, rows) for name, place in places.one.items()}
    address = [_plain(kept[str(place)], "address", table, rows) for place in places.address]
    numbers = [
        (kind, _plain(kept[str(place)], "identifier", table, rows))
        for kind, place in places.identifiers
    ]
    for found in (*one.values(), *address, *(found for _, found in numbers)):
        notes += found[1]
    empty = pl.Series([None], dtype=pl.String).new_from_index(0, len(rows))
    columns = dict.fromkeys(FIELDS, empty) | {name: column for name, (column, _) in one.items()}
    if address:
        columns["address"] = _joined([column for column, _ in address], ", ")
    if numbers:
        columns["identifiers"] = _joined(
            [_number(kind, found) for kind, (found, _) in numbers], ";"
        )
    for name, read in (("kind", _kind), ("country", country_of)):
        columns[name], said = _distinct(name, columns[name], read, table, rows)
        notes += said
    columns["birth"], said = _births(columns["birth"], table, rows)
    return pl.DataFrame({"row": rows, **columns}), notes + said


def _plain(raw: pl.Series, name: str, table: Table, rows: pl.Series) -> tuple[pl.Series, list[str]]:
    """Text that says something, or null. A NUL byte would cut it short wherever it goes next."""
    column = stripped(raw)
    broken = column.str.contains("\0", literal=True).fill_null(False)
    if not broken.any():
        return column, []
    return column.set(broken, None), [_note(name, _NUL, broken, column, table, rows)]


def _note(
    name: str, why: str, lost: pl.Series, found: pl.Series, table: Table, rows: pl.Series
) -> str:
    """That the rows in `lost` are screened without `name`, with the first of them."""
    at = lost.arg_true()
    first = [found[place] for place in at.head().to_list()]
    return (
        f"{name}: screened without it, because it {why}: {len(at)} "
        f"row{'s' if len(at) != 1 else ''}: {mentioned(rows[at].to_list(), table.label, first)}"
    )


def _distinct(
    name: str,
    column: pl.Series,
    read: Callable[[str], str | None],
    table: Table,
    rows: pl.Series,
) -> tuple[pl.Series, list[str]]:
    """Each distinct value read once; what has no letter and no digit ("-") says nothing."""
    values = column.unique().drop_nulls()
    values = values.filter(values.str.contains(_NUMBERS))
    answers = pl.Series([read(value) for value in values.to_list()], dtype=pl.String)
    understood = _replaced(column, values, answers)
    if not answers.null_count():
        return understood, []
    lost = column.is_in(values.filter(answers.is_null()).implode())
    return understood, [_note(name, _LOST[name], lost.fill_null(False), column, table, rows)]


def _replaced(column: pl.Series, values: pl.Series, answers: pl.Series) -> pl.Series:
    if not len(values):
        return column.clear(len(column))
    return column.replace_strict(values, answers, default=None, return_dtype=pl.String)


def _kind(words: str) -> str | None:
    return _KIND_OF.get(plain(words))


def _births(column: pl.Series, table: Table, rows: pl.Series) -> tuple[pl.Series, list[str]]:
    values = column.unique().drop_nulls().to_list()
    order = month_first(values)
    read = {value: birth_of(value, order) for value in values}
    understood, notes = _distinct("birth", column, lambda value: read[value][0], table, rows)
    unclear = [value for value, (_, certain) in read.items() if not certain]
    if unclear:
        at = column.is_in(pl.Series(unclear, dtype=pl.String).implode()).fill_null(False)
        found = [column[place] for place in at.arg_true().head().to_list()]
        said = mentioned(rows.filter(at).to_list(), table.label, found)
        notes.append(
            "birth: screened by the year alone, because day and month may be either (write "
            f"1965-03-07): {at.sum()} row{'s' if at.sum() != 1 else ''}: {said}"
        )
    return understood, notes


def _number(kind: str, column: pl.Series) -> pl.Series:
    """``kind:number``, several parted by semicolons; a kind that the cell itself states stands."""
    if not column.str.contains(";", literal=True).any():
        return _with_kind(kind, column)
    parts = pl.DataFrame({"cell": column}).with_row_index("at")
    several = parts.with_columns(pl.col("cell").str.split(";")).explode("cell")
    numbers = _with_kind(kind, stripped(several["cell"]))
    joined = (
        several.with_columns(numbers.alias("cell"))
        .group_by("at", maintain_order=True)
        .agg(pl.col("cell").drop_nulls().str.join(";"))
    )
    return stripped(joined["cell"])


def _with_kind(kind: str, column: pl.Series) -> pl.Series:
    """A number without a letter or digit is none."""
    real = column.set(~column.str.contains(_NUMBERS).fill_null(True), None)
    stated = real.str.contains(_STATED).fill_null(False)
    tidy = real.str.replace(r"^(\w+)\s*:\s*", "${1}:")
    lowered = tidy.str.extract(r"^(\w+):").str.to_lowercase() + tidy.str.extract(r"^\w+(:.*)$")
    return lowered.zip_with(stated, f"{kind}:" + real)


def _joined(columns: list[pl.Series], between: str) -> pl.Series:
    if len(columns) == 1:
        return columns[0]
    frame = pl.DataFrame({str(at): column for at, column in enumerate(columns)})
    return stripped(
        frame.select(pl.concat_str(pl.all(), separator=between, ignore_nulls=True)).to_series()
    )
