"""The database: a SQLite file or a PostgreSQL, migrated to the newest tables before it is used.

Writers take their turn: SQLite locks its file as soon as a writing transaction starts, PostgreSQL an advisory
lock. A reading transaction sees one state from its first query to its last.
"""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from data.errors import DataError
from data.store.schema import HEAD

FILE: Final = "datos.sqlite"
MIGRATIONS: Final = Path(__file__).parent / "migrations"
WAIT: Final = 20.0  # seconds for the turn of a writer
PAUSE: Final = 0.02  # seconds between two tries
CONNECT_SECONDS: Final = 5
TURN: Final = 4_711_2020  # key of PostgreSQL's advisory lock; any number, the same everywhere
POSTGRESQL: Final = "postgresql"


class StoreError(DataError):
    """The database can't be opened, read or written; the former version stays whole. Spanish."""


def database_url(url: str, state_dir: Path) -> str:
    """Return where the store is: what `DATABASE_URL` says, else a file of the state folder."""
    if not url:
        return f"sqlite:///{(state_dir / FILE).resolve()}"
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return f"postgresql+psycopg://{url.removeprefix(prefix)}"
    return url


def open_engine(url: str) -> Engine:
    """Connect to the store and bring its tables up to date.

    Raises:
        StoreError: it can't be reached or written, or is of another program.
    """
    with translated():
        engine = _engine(url)
        _migrate(engine)
    return engine


@contextmanager
def translated() -> Iterator[None]:
    """Turn an error of the database into a refusal in Spanish."""
    try:
        yield
    except (SQLAlchemyError, OSError) as failure:
        raise StoreError(_words(failure)) from failure


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the store."""
    with translated(), engine.connect() as connection:
        if engine.dialect.name == POSTGRESQL:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that is alone in writing; all of it is kept, or nothing."""
    with translated(), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == POSTGRESQL:
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
            yield connection


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as failure:
        raise StoreError(
            "DATABASE_URL no se entiende: se esperaba postgresql://usuario:clave@servidor/base."
        ) from failure
    if parsed.get_backend_name() == POSTGRESQL:
        return _postgresql(url)
    if parsed.get_backend_name() != "sqlite":
        raise StoreError("DATABASE_URL debe ser de PostgreSQL: postgresql://usuario:clave@servidor/base.")
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=2,
        pool_pre_ping=True,
        pool_recycle=600,
        connect_args={"connect_timeout": CONNECT_SECONDS},
    )
    # a server's processes are forked: each opens connections of its own
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))
    return engine


def _set_up_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401  # a connection of sqlite3
    connection.isolation_level = None  # transactions start where `_begin_sqlite` says
    _log_ahead(connection)
    for pragma in ("foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: Any) -> None:  # noqa: ANN401  # a connection of sqlite3
    """Make the file one that logs ahead, once for all: SQLite does not wait its turn for that, so we do."""
    until = time.monotonic() + WAIT
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    """Apply the migrations that are missing; whoever comes second waits and finds them applied."""
    with reading(engine) as connection:
        if _revision(connection) == HEAD:
            return
    with writing(engine) as connection:
        if _revision(connection) != HEAD:
            _upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command  # only when there is something to migrate: it takes 0,2 s to import
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _words(failure: Exception) -> str:
    said = str(getattr(failure, "orig", failure)).lower()
    if "full" in said or "no space" in said:
        return "No queda espacio en el disco de la base de datos: no cambió nada. Libere espacio y repita."
    if "locked" in said:
        return "Otra carga está en curso: no cambió nada. Espere a que termine y repita."
    if "readonly" in said or "read-only" in said or "permission" in said:
        return "La base de datos no se puede escribir: revise los permisos de STATE_DIR o de DATABASE_URL."
    return f"La base de datos no responde: no cambió nada ({_first_line(said)})."


def _first_line(said: str) -> str:
    return (said.splitlines() or [""])[0][:160]
