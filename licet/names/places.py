"""Names as columns: which are known, and at which place; and the mark of a whole book of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from licet.names.measure import Array

if TYPE_CHECKING:
    import polars as pl

_PIECE: Final = 10_000  # names that are hashed at a time
_LONE: Final = re.compile("[\ud800-\udfff]")


def placed(names: pl.Series, known: pl.Series, *, by_text: bool = False) -> tuple[Array, pl.Series]:
    """Of each name the place among the known ones, and after them the distinct new ones.

    The new ones stand in the order in which they come, or `by_text`.
    """
    import polars as pl

    def looked_up(some: pl.DataFrame, among: pl.Series) -> pl.Series:
        numbered = among.to_frame().with_row_index("place")
        return some.join(numbered, on="name", how="left", maintain_order="left")["place"]

    places = looked_up(names.to_frame(), known)
    strange = names.to_frame().filter(places.is_null())
    codes = places.fill_null(0).cast(pl.Int32).to_numpy().copy()
    new = strange.to_series().unique(maintain_order=True)
    new = new.sort() if by_text else new
    if len(new):
        codes[places.is_null().to_numpy()] = looked_up(strange, new).to_numpy() + len(known)
    return codes, new


def series(names: Sequence[str]) -> pl.Series:
    """Names as a column. Half a surrogate pair, which no column holds, becomes a character that
    screening drops as it would have dropped that one."""
    import polars as pl

    try:
        return pl.Series("name", names, pl.String)
    except UnicodeEncodeError:
        return pl.Series("name", [_LONE.sub("\ufffe", name) for name in names], pl.String)


def mark(names: Sequence[str]) -> str:
    """A sum over names in their order; other names, or another order, have another."""
    digest = hashlib.sha256()
    for start in range(0, len(names), _PIECE):
        some = names[start : start + _PIECE]
        text = "\n".join(some).encode("utf-8", "surrogatepass")
        digest.update(f"{len(some)} {len(text)}\n".encode())
        digest.update(text)
        if text.count(b"\n") >= len(some):  # a name of two lines: say where each ends
            digest.update(np.fromiter(map(len, some), np.int32).tobytes())
    return digest.hexdigest()
