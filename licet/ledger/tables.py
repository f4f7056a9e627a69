"""The ledger's tables, and how they are opened, made and locked, on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from licet.ledger.decisions import LedgerRefused

FORMAT: Final = 1  # of the ledger; its table `licet_ledger` says which it has
MATCH: Final = "match"  # the kind of decision there is; a case's steps will be of another

_ONE_WRITER: Final = 0x6C69636574  # "licet": the key of PostgreSQL's advisory lock

# Named for the program, since on PostgreSQL other programs' tables may stand beside them.
_METADATA: Final = sa.MetaData()
LEDGER: Final = sa.Table("licet_ledger", _METADATA, sa.Column("format", sa.Integer, nullable=False))
DECISIONS: Final = sa.Table(
    "licet_decision",
    _METADATA,
    # Numbered by the writer: a sequence leaves gaps, and here a gap means that a row was taken.
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("pair", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("birth", sa.Text),
    sa.Column("identifiers", sa.Text),
    sa.Column("address", sa.Text),
    sa.Column("list", sa.Text, nullable=False),
    sa.Column("entry_key", sa.Text, nullable=False),
    sa.Column("evidence", sa.Text, nullable=False),
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("because", sa.Text, nullable=False),
    sa.Column("decided_by", sa.Text, nullable=False),
    # Text, because SQLite has no time with a zone; ISO 8601 in UTC reads the same everywhere.
    sa.Column("decided_on", sa.Text, nullable=False),
    sa.Column("link", sa.Text, nullable=False),
    sa.Index("licet_decision_of_pair", "kind", "pair", "number"),
)

_APPEND_ONLY: Final = {
    "sqlite": [
        f"CREATE TRIGGER licet_decision_no_{verb} BEFORE {verb} ON licet_decision "
        "BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION licet_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a ledger is only added to'; END $$",
        "CREATE TRIGGER licet_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON licet_decision FOR EACH STATEMENT EXECUTE FUNCTION licet_append_only()",
    ],
}


def connect(where: str | Path, patience: float) -> sa.Engine:
    """The ledger at a path or an SQLAlchemy URL, made if it is not there.

    `patience`: seconds to wait for another writer. Raises `LedgerRefused` for what is no ledger,
    for one of another format, and for a place that cannot be reached or written.
    """
    url = _url(where)
    name = _name(url)
    if url.get_backend_name() not in _APPEND_ONLY:
        kind = f"an address that begins {url.drivername}://"
        raise LedgerRefused(name, kind, "a path, or one that begins postgresql:// or sqlite://")
    with told(name):
        engine = _engine(url, patience)
        _prepare(engine, patience)
        _check_format(engine, name)
    return engine


def _url(where: str | Path) -> sa.URL:
    if isinstance(where, Path) or "://" not in where:
        return sa.URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        return sa.make_url(where)
    except (sa.exc.ArgumentError, ValueError):
        # Not quoted: somebody may have mistyped an address with a password in it.
        raise LedgerRefused(
            "the ledger's address",
            "one that cannot be read",
            "a path, or a URL such as postgresql://user@host/database",
        ) from None


def _name(url: sa.URL) -> str:
    """What messages call a ledger: its path, or its URL without a password wherever it stands."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.set(query={}).render_as_string(hide_password=True)


def _engine(url: sa.URL, patience: float) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return sa.create_engine(url, connect_args={"timeout": patience})


def _prepare(engine: sa.Engine, patience: float) -> None:
    """Transactions that begin as told, and waiting that ends, on each connection to come."""

    @sa.event.listens_for(engine, "connect")
    def _connected(link: Any, _: object) -> None:
        with closing(link.cursor()) as cursor:
            if engine.dialect.name == "sqlite":
                link.isolation_level = None  # no BEGIN but ours
                cursor.execute("PRAGMA synchronous=FULL")  # what was decided outlives a power cut
            else:
                cursor.execute(f"SET lock_timeout = {max(1, round(patience * 1000))}")
                link.commit()

    if engine.dialect.name == "sqlite":

        @sa.event.listens_for(engine, "begin")
        def _begun(link: sa.Connection) -> None:
            writes = link.get_execution_options().get("licet_writes", False)
            link.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_format(engine: sa.Engine, name: str) -> None:
    with reading(engine) as link:
        there = sa.inspect(link).has_table(LEDGER.name)
    if not there:
        with writing(engine) as link:
            _make(link, name)
    with reading(engine) as link:
        found = link.execute(sa.select(LEDGER.c.format)).scalar()
    if found != FORMAT:
        raise LedgerRefused(
            name,
            f"a ledger of format {found}",
            f"format {FORMAT}",
            "Use the licet that wrote it, or another ledger.",
        )
    _let_readers_read(engine)


def _make(link: sa.Connection, name: str) -> None:
    """The tables, unless another process has just made them."""
    tables = sa.inspect(link).get_table_names()
    if LEDGER.name in tables:
        return
    dialect = link.dialect.name
    if tables and dialect == "sqlite":
        raise LedgerRefused(
            name, "the tables of another program", "a ledger of licet's", "Name another file."
        )
    _METADATA.create_all(link, checkfirst=False)
    for statement in _APPEND_ONLY[dialect]:
        link.exec_driver_sql(statement)
    link.execute(LEDGER.insert().values(format=FORMAT))


def _let_readers_read(engine: sa.Engine) -> None:
    """SQLite's write-ahead log: while one writes, others read. The file remembers it."""
    if engine.dialect.name != "sqlite":
        return
    with closing(engine.raw_connection()) as link, closing(link.cursor()) as cursor:
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
            try:
                cursor.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                # Somebody is at work in it: without the log it is slower and no less safe, and
                # whoever opens it next tries again.
                if "locked" not in str(error):
                    raise


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that reads. Raises `LedgerRefused` where the database does not answer."""
    with told(_name(engine.url)), engine.connect() as link:
        yield link


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction, alone: a second writer waits. Undone where anything goes wrong.

    Raises `LedgerRefused` where the wait is too long or the database does not take it.
    """
    with (
        told(_name(engine.url)),
        engine.connect().execution_options(licet_writes=True) as link,
        link.begin(),
    ):
        if link.dialect.name == "postgresql":
            link.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_WRITER)))
        yield link


@contextmanager
def told(name: str) -> Iterator[None]:
    """A database's errors as sentences."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
        raise _refusal(name, error) from None


_ELSEWHERE: Final = ("a folder that can be written", "Name a ledger elsewhere.")
_REMEDIES: Final = {
    "database is locked": ("no other writer at work", "Wait for it, then run again."),
    "lock timeout": ("no other writer at work", "Wait for it, then run again."),
    "not a database": ("a ledger of licet's", "Name another file."),
    "unable to open": _ELSEWHERE,
    "readonly": _ELSEWHERE,
    "is full": ("room for it", "Free some, then run again."),
}


def _refusal(name: str, error: Exception) -> LedgerRefused:
    if isinstance(error, sa.exc.NoSuchModuleError | ImportError):
        return LedgerRefused(
            name,
            f"no driver for it ({error})",
            "one that is installed",
            "For PostgreSQL: pip install 'psycopg[binary]', and a URL that begins postgresql://",
        )
    cause = getattr(error, "orig", None) or error
    said = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    if isinstance(error, OSError):
        return LedgerRefused(name, error.strerror or said, *_ELSEWHERE)
    for sign, (expected, do) in _REMEDIES.items():
        if sign in said:
            return LedgerRefused(name, said, expected, do)
    return LedgerRefused(name, f"a database that refuses ({said})", "a ledger of licet's")
