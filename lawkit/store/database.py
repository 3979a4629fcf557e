"""The database: opened, brought to the newest form of the tables, read and written."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from lawkit.errors import StoreAwayError, StoreError
from lawkit.sentences import marked

SQLITE_FILE = "store.sqlite"
_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITES = "lawkit_writes"
PATIENCE = 30  # seconds that a statement waits for SQLite's lock, or for the PostgreSQL server to answer
AWAY = marked("The database cannot be reached just now. What was kept is not lost; try again in a minute.")
# What ends by itself: the file is locked, its disk full or away; the server stops, starts, or has too many connections.
_AWAY_IN_SQLITE = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM,
)  # fmt: skip
_AWAY_IN_POSTGRESQL = ("08", "53", "57", "58")  # classes of SQLSTATE


class Database:
    """An open database with the newest tables."""

    def __init__(self, url: str | URL) -> None:
        """Raises StoreError where it cannot be opened."""
        self._engine = _engine(url)
        # SQLite has one writer. Threads that wait here go on at once; those that wait within SQLite sleep too long.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if self._engine.dialect.name == "sqlite" else nullcontext()
        )
        self._mine = threading.local()  # the transaction in which a thread is
        try:
            migrate(self._engine)
        except DBAPIError as error:
            shown = self._engine.url.render_as_string(hide_password=True)
            raise StoreError(
                marked("the database cannot be opened: {reason}", reason=_reason(error)), at=shown
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises StoreAwayError where it is out of reach."""
        with _within_reach(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing; one within another is part of it.

        Raises StoreAwayError where the database is out of reach.
        """
        outer: Connection | None = getattr(self._mine, "connection", None)
        if outer is not None:
            yield outer
            return
        with _within_reach(), self._turn, self._engine.connect() as opened:
            connection = self._mine.connection = opened.execution_options(**{_WRITES: True})
            try:
                with connection.begin():
                    yield connection
            finally:
                self._mine.connection = None

    def wipe(self) -> None:
        """Lets nothing of what was deleted stay in SQLite's journal; PostgreSQL's own upkeep sees to its files."""
        if self._engine.dialect.name == "sqlite":
            with closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Ends all connections."""
        self._engine.dispose()


def sqlite_url(folder: Path) -> URL:
    """The database in a project folder."""
    return URL.create("sqlite", database=str(folder / SQLITE_FILE))


def migrate(engine: Engine, revision: str = "head") -> None:
    """Brings the tables to a revision, up or down (`base`: no tables at all)."""
    settings = Config()
    settings.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        settings.attributes["connection"] = connection
        if revision == "base":
            command.downgrade(settings, revision)
        else:
            command.upgrade(settings, revision)


def _engine(url: str | URL) -> Engine:
    try:
        given = make_url(url)
        if given.drivername in ("postgres", "postgresql"):
            given = given.set(drivername="postgresql+pg8000")
        if given.get_backend_name() not in ("sqlite", "postgresql"):
            raise StoreError(
                marked("lawkit keeps its data in SQLite or PostgreSQL; give postgresql://…"), at=given.drivername
            )
        served = given.get_backend_name() == "postgresql"  # a file needs no asking whether it is still there
        waits = {"timeout": PATIENCE, "tcp_keepalive": True} if given.get_driver_name() == "pg8000" else {}
        engine = create_engine(given, pool_pre_ping=served, connect_args=waits)
    except ArgumentError as error:
        raise StoreError(
            marked("--database: that is no address of a database; give postgresql://user@host/database")
        ) from error
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(
            marked("PostgreSQL needs the driver pg8000; install it with: pip install 'lawkit[office]'")
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so, see below
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={int(1000 * PATIENCE)}", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes then would fail where another wrote in between.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _within_reach() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated or _is_away(error.orig):
            raise StoreAwayError(AWAY) from error
        raise


def _is_away(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _AWAY_IN_SQLITE
    said = error.args[0] if error is not None and error.args else None
    if isinstance(said, dict):  # pg8000 gives the server's fields
        return str(said.get("C", "")).startswith(_AWAY_IN_POSTGRESQL)
    return type(error).__name__ == "InterfaceError"  # pg8000 has lost the server, or finds none


def _reason(error: DBAPIError) -> str:
    said = error.orig
    if isinstance(said, sqlite3.Error):
        return str(said)
    first = said.args[0] if said is not None and said.args else said
    words = first.get("M", first) if isinstance(first, dict) else first
    return " ".join(str(words).split())
