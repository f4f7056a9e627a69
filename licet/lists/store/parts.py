"""The files of wordings: what is new in an edition gets numbers, and a part of its own.

Written inside a transaction of the catalogue (`licet.lists.store.importing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import numpy as np
import polars as pl

from licet.lists.record import Entry
from licet.lists.store import archive, wordings
from licet.lists.store.catalogue import insert
from licet.lists.store.store import ROW_GROUP, Numbers, Store

MOST_PARTS: Final = 24  # files of wordings for one source, before they are joined into one
# Entries that are made a table at a time. As JSON, and while Polars reads that, they take some
# twenty times the memory of the table, and the table as it comes out of JSON is mostly slack.
_BATCH: Final = 1_024


def numbered(store: Store, source: str, entries: Sequence[Entry]) -> Numbers:
    """The numbers of these wordings, ascending; those that the source has not had are written."""
    known = store.wordings(source).select("digest", "number").collect()
    numbers: dict[bytes, int] = dict(known.iter_rows())
    first = _next(store, source)
    found = np.empty(len(entries), np.uint32)
    tables: list[bytes] = []
    coming = first
    for start in range(0, len(entries), _BATCH):
        fresh: dict[bytes, bytes] = {}
        for place, entry in enumerate(entries[start : start + _BATCH], start):
            line = wordings.as_json(entry)
            one = wordings.digest(line)
            if one not in numbers:
                numbers[one] = coming + len(fresh)
                fresh[one] = line
            found[place] = numbers[one]
        if fresh:
            table = wordings.to_frame(list(fresh.values()), list(fresh), coming)
            tables.append(_without_slack(table))
            coming += len(fresh)
    if tables:
        _add(store, source, pl.concat(pl.read_ipc(BytesIO(one)) for one in tables), first)
    return np.unique(found)


def _without_slack(table: pl.DataFrame) -> bytes:
    out = BytesIO()
    table.write_ipc(out, compression="zstd")
    return out.getvalue()


def _next(store: Store, source: str) -> int:
    """The first number that no wording of the source has."""
    row = store.link.execute(
        "SELECT coalesce(max(first + wordings), 0) FROM part WHERE source = ?", (source,)
    ).fetchone()
    return int(row[0])


def _add(store: Store, source: str, frame: pl.DataFrame, first: int) -> None:
    """Write a part; many small ones are joined into one, which is quicker to search."""
    if len(store.parts(source)) + 1 > MOST_PARTS:
        frame = pl.concat([store.wordings(source).collect(), frame])
        store.link.execute("DELETE FROM part WHERE source = ?", (source,))
        first = 0
    file = f"{first:08}-{frame.height}.parquet"
    out = BytesIO()
    frame.write_parquet(
        out, compression="zstd", compression_level=9, statistics=True, row_group_size=ROW_GROUP
    )
    data = out.getvalue()
    archive.write_whole(store.home / "wordings" / source / file, data)
    insert(
        store.link,
        "part",
        source=source,
        file=file,
        first=first,
        wordings=frame.height,
        checksum=archive.checksum(data),
    )
