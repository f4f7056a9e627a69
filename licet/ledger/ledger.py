"""The ledger: decisions are added, and the last word on a pair counts.

Nothing is ever changed or taken away. Each row carries a link: the digest of the row and of the
link before it. So the last link stands for all decisions, and a row that somebody altered by other
means no longer fits. One writer at a time numbers and links; readers never wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import orjson
import sqlalchemy as sa

from licet.ledger.decisions import (
    Decision,
    LedgerRefused,
    Pair,
    Standing,
    canonical,
    check,
    digest,
    plain,
    standing,
)
from licet.ledger.tables import DECISIONS, MATCH, connect, reading, writing

EMPTY: Final = digest("")  # the checksum of a ledger in which nothing has been decided
PATIENCE: Final = 60.0  # seconds to wait for another writer
_CHUNK: Final = 10_000  # pairs or rows of one query; SQLite takes 32,766 values, PostgreSQL 65,535

_COLUMNS: Final = tuple(DECISIONS.c)
_OF_DECISION: Final = tuple(
    column for column in _COLUMNS if column.name not in {"kind", "pair", "link"}
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Decisions in a database. `open` it; close it, or use it in a `with`.

    Every method raises `LedgerRefused` where the database cannot be read or written.
    """

    engine: sa.Engine

    @classmethod
    def open(cls, where: str | Path, patience: float = PATIENCE) -> Ledger:
        """The ledger at a path (SQLite) or an SQLAlchemy URL, made if it is not there.

        `patience`: seconds for which a writer waits for another. Raises `LedgerRefused` for what is
        no ledger, for one of another format, and for a place that cannot be reached or written.
        """
        return cls(connect(where, patience))

    def close(self) -> None:
        """Let go of the database. Nothing is lost without it."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # A parameter for each thing that must be said; only a Decision without its number carries them.
    def decide(  # noqa: PLR0913
        self,
        pair: Pair,
        evidence: str,
        shown: Mapping[str, object],
        *,
        verdict: str,
        because: str,
        by: str,
        when: datetime,
    ) -> Decision:
        """Add a decision; it is on the disk when this returns.

        `evidence` is a `fingerprint`, `shown` what the reviewer saw, `verdict` one of `VERDICTS`.
        `when` is a time with its zone; the order of decisions is that of their numbers, whatever
        the clocks said. Raises `LedgerRefused` for what cannot be kept (see `check`).
        """
        if when.utcoffset() is None:
            raise LedgerRefused("a decision", f"the time {when} without a zone", "a time in UTC")
        draft = Decision(
            number=0,
            pair=pair,
            evidence=evidence,
            shown=plain(shown),
            verdict=verdict,
            because=because.strip(),
            by=by.strip(),
            on=when.astimezone(UTC),
        )
        check(draft)
        with writing(self.engine) as link:
            return _append(link, (draft,))[0]

    def latest(self, pairs: Iterable[Pair], through: int | None = None) -> dict[str, Decision]:
        """The last word on each of the pairs on which there is one, by the pair's id.

        `through`: the last decision that counts, by its number, so that an old check can be
        replayed; None for all. The pairs may be many: they are asked for in chunks.
        """
        last = self.last() if through is None else through
        found: dict[str, Decision] = {}
        if not last:
            return found
        ids = iter({pair.id: None for pair in pairs})
        with reading(self.engine) as link:
            while chunk := list(islice(ids, _CHUNK)):
                found |= _latest(link, chunk, last)
        return found

    def decided(self) -> frozenset[str]:
        """The ids of all pairs on which there is a decision."""
        with reading(self.engine) as link:
            asked = sa.select(DECISIONS.c.pair).where(DECISIONS.c.kind == MATCH).distinct()
            return frozenset(link.execute(asked).scalars())

    def all(self, list: str | None = None, verdict: str | None = None) -> Iterator[Decision]:
        """Every decision until now, oldest first; on one list only, or of one verdict."""
        wanted = DECISIONS.c.kind == MATCH
        if list is not None:
            wanted &= DECISIONS.c.list == list
        if verdict is not None:
            wanted &= DECISIONS.c.verdict == verdict
        rows = self._rows(sa.select(*_OF_DECISION).where(wanted), self.last())
        return map(_decision, rows)

    def history(self, pair: Pair) -> tuple[Decision, ...]:
        """Every decision on one pair, oldest first."""
        asked = sa.select(*_OF_DECISION).where(
            DECISIONS.c.kind == MATCH, DECISIONS.c.pair == pair.id
        )
        return tuple(map(_decision, self._rows(asked, self.last())))

    def standing(
        self, pair: Pair, evidence: str, shown: Mapping[str, object] | None = None
    ) -> Standing:
        """Where a pair stands on today's evidence; `shown` is what a reviewer would see today.

        For many pairs, give what `latest` found to `licet.ledger.standing`.
        """
        return standing(self.latest([pair]).get(pair.id), evidence, shown)

    def last(self) -> int:
        """The number of the last decision; 0 where there is none."""
        with reading(self.engine) as link:
            return int(link.execute(sa.select(sa.func.max(DECISIONS.c.number))).scalar() or 0)

    def checksum(self, through: int | None = None) -> str:
        """32 hexadecimal digits for all decisions, or for those up to the number `through`.

        The same decisions in the same order have the same checksum, in whatever database. It is
        read, not computed: `broken` computes.
        """
        asked = sa.select(DECISIONS.c.link).order_by(DECISIONS.c.number.desc()).limit(1)
        if through is not None:
            asked = asked.where(DECISIONS.c.number <= through)
        with reading(self.engine) as link:
            return link.execute(asked).scalar() or EMPTY

    def broken(self) -> int | None:
        """The number of the first decision that is not as it was written or follows a gap."""
        link, expected = EMPTY, 1
        for row in self._rows(sa.select(*_COLUMNS), self.last()):
            link = _link(link, row._mapping)
            if row.number != expected or row.link != link:
                return int(row.number)
            expected += 1
        return None

    def _rows(self, asked: sa.Select[Any], last: int) -> Iterator[sa.Row[Any]]:
        """The rows up to a number, in order, in chunks: no transaction waits for the caller."""
        after = 0
        number = DECISIONS.c.number
        while True:
            chunk = asked.where(number > after, number <= last).order_by(number).limit(_CHUNK)
            with reading(self.engine) as link:
                rows = link.execute(chunk).all()
            yield from rows
            if len(rows) < _CHUNK:
                return
            after = rows[-1].number


def _append(link: sa.Connection, drafts: Iterable[Decision]) -> list[Decision]:
    """Number, link and write decisions, by the one writer there is."""
    asked = sa.select(DECISIONS.c.number, DECISIONS.c.link)
    last = link.execute(asked.order_by(DECISIONS.c.number.desc()).limit(1)).first()
    number, before = (0, EMPTY) if last is None else (last.number, last.link)
    added: list[Decision] = []
    rows: list[dict[str, object]] = []
    for draft in drafts:
        number += 1
        decision = replace(draft, number=number)
        row = _row(decision)
        before = row["link"] = _link(before, row)
        rows.append(row)
        added.append(decision)
    link.execute(DECISIONS.insert(), rows)
    return added


def _link(before: str, row: Mapping[Any, object]) -> str:
    return digest(canonical([before, {name: row[name] for name in row if name != "link"}]))


def _row(decision: Decision) -> dict[str, object]:
    pair = decision.pair
    return {
        "number": decision.number,
        "kind": MATCH,
        "pair": pair.id,
        "name": pair.name,
        "country": pair.country,
        "birth": pair.birth,
        "identifiers": pair.identifiers,
        "address": pair.address,
        "list": pair.list,
        "entry_key": pair.key,
        "evidence": decision.evidence,
        "shown": canonical(decision.shown),
        "verdict": decision.verdict,
        "because": decision.because,
        "decided_by": decision.by,
        "decided_on": decision.on.isoformat(timespec="microseconds"),
    }


def _decision(row: Sequence[Any]) -> Decision:
    """A row of `_OF_DECISION`."""
    evidence, shown, verdict, because, by, on = row[8:]
    return Decision(
        number=row[0],
        pair=Pair(*row[1:8]),
        evidence=evidence,
        shown=orjson.loads(shown),
        verdict=verdict,
        because=because,
        by=by,
        on=datetime.fromisoformat(on),
    )


def _latest(link: sa.Connection, ids: list[str], last: int) -> dict[str, Decision]:
    """The last decision on each of the pairs with these ids, up to a number."""
    among: sa.ColumnElement[bool] = DECISIONS.c.pair.in_(ids)
    if link.dialect.name == "postgresql":  # one array: over 10,000 values it would think too long
        among = DECISIONS.c.pair == sa.any_(sa.literal(ids, sa.ARRAY(sa.Text)))
    numbers = (
        sa.select(sa.func.max(DECISIONS.c.number))
        .where(among, DECISIONS.c.kind == MATCH, DECISIONS.c.number <= last)
        .group_by(DECISIONS.c.pair)
    )
    asked = sa.select(DECISIONS.c.pair, *_OF_DECISION).where(DECISIONS.c.number.in_(numbers))
    rows = link.execute(asked).all()
    return {row[0]: _decision(row[1:]) for row in rows}
