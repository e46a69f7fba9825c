"""The store: drafts become versions, a pointer says which is in force, and every move can be undone."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pandas as pd
from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select

from data.store.connection import StoreError, database_url, open_engine, reading, writing
from data.store.packing import fingerprint, packed, unpacked
from data.store.schema import ACTIVE, DRAFTS, LAYOUTS, MOVES, VERSIONS
from data.store.versions import ActiveData, Draft, Load, Version, now

SHIPPED: Final = 0  # the number that means the data that come with the dashboard
_VALUES: Final = {"rows", "rejects"}
_SAID: Final = [column for column in VERSIONS.columns if column.name not in _VALUES]
_DRAFTED: Final = [column for column in DRAFTS.columns if column.name not in _VALUES]
KEPT_DRAFTS: Final = 20


class Store:
    """The versions of every table, in one database.

    Args:
        url: of the database, as `database_url` gives it.

    Raises:
        StoreError: from every method: the database can't be reached or written.
    """

    def __init__(self, url: str) -> None:
        """Connect, and bring the tables up to date."""
        self._engine = open_engine(url)

    def mark(self) -> int:
        """Return a number that grows with every change of what is in force; one query."""
        with reading(self._engine) as connection:
            return _mark(connection)

    def active_data(self) -> ActiveData:
        """Return the versions in force and their rows, of one state of the store."""
        with reading(self._engine) as connection:
            versions = _active_versions(connection)
            values = {
                table: _value(connection, VERSIONS.c.rows, VERSIONS.c.number == version.number)
                for table, version in versions.items()
            }
            mark = _mark(connection)
        rows = {table: unpacked(value) for table, value in values.items()}
        return ActiveData(mark=mark, versions=versions, rows=rows)

    def active_rows(self, table: str) -> tuple[Version | None, pd.DataFrame | None]:
        """Return the version in force of one table and its rows; `None` when it was never loaded."""
        with reading(self._engine) as connection:
            version = _active_versions(connection).get(table)
            if version is None:
                return None, None
            return version, unpacked(_value(connection, VERSIONS.c.rows, VERSIONS.c.number == version.number))

    def versions(self, table: str | None = None) -> tuple[Version, ...]:
        """Return the versions of a table, or of all, the newest first."""
        query = select(*_SAID).order_by(VERSIONS.c.number.desc())
        with reading(self._engine) as connection:
            active = {version.number for version in _active_versions(connection).values()}
            rows = connection.execute(query if table is None else query.where(VERSIONS.c.table_name == table))
            return tuple(_version(row, row["number"] in active) for row in rows.mappings())

    def version(self, number: int) -> Version:
        """Return a version.

        Raises:
            StoreError: there is none with that number.
        """
        with reading(self._engine) as connection:
            return _numbered(connection, number)

    def rows(self, number: int) -> pd.DataFrame:
        """Return every row of a table as a version left it, as text."""
        return self._frame(number, VERSIONS.c.rows)

    def rejects(self, number: int) -> pd.DataFrame:
        """Return the rows that a version did not take, as text."""
        return self._frame(number, VERSIONS.c.rejects)

    def keep_draft(self, load: Load, base: int | None, rows: pd.DataFrame, rejects: pd.DataFrame) -> Draft:
        """Keep a checked load until it is accepted or discarded; the oldest beyond a few are dropped."""
        value = packed(rows)
        said = replace(load, row_count=len(rows), rows_sha256=fingerprint(value))
        key = uuid4().hex
        with writing(self._engine) as connection:
            connection.execute(
                insert(DRAFTS).values(
                    key=key, base=base, rows=value, rejects=packed(rejects), **_columns(said)
                )
            )
            stale = select(DRAFTS.c.key).order_by(DRAFTS.c.made_at.desc()).offset(KEPT_DRAFTS)
            old = connection.execute(stale).scalars().all()
            connection.execute(delete(DRAFTS).where(DRAFTS.c.key.in_(old), DRAFTS.c.key != key))
        return Draft(key=key, base=base, **_said(said))

    def draft(self, key: str) -> Draft:
        """Return a load that waits.

        Raises:
            StoreError: it was accepted, discarded or dropped.
        """
        with reading(self._engine) as connection:
            return _draft(connection, key)

    def draft_rows(self, key: str) -> pd.DataFrame:
        """Return every row of a table as a draft would leave it."""
        return self._draft_frame(key, DRAFTS.c.rows)

    def draft_rejects(self, key: str) -> pd.DataFrame:
        """Return the rows that a draft would not take."""
        return self._draft_frame(key, DRAFTS.c.rejects)

    def discard(self, key: str) -> None:
        """Forget a load that waits."""
        with writing(self._engine) as connection:
            connection.execute(delete(DRAFTS).where(DRAFTS.c.key == key))

    def accept(self, key: str, who: str, note: str = "") -> Version:
        """Make a draft a version and put it in force, in one transaction.

        Raises:
            StoreError: the draft is gone, or another version came into force since it was checked.
        """
        with writing(self._engine) as connection:
            draft = _draft(connection, key)
            _refuse_changed(connection, draft)
            said = _columns(replace(draft, who=who or draft.who, note=note or draft.note, made_at=now()))
            values = {name: _value(connection, DRAFTS.c[name], DRAFTS.c.key == key) for name in _VALUES}
            made = insert(VERSIONS).values(**said, **values).returning(VERSIONS.c.number)
            number = int(connection.execute(made).scalar_one())
            _move(connection, draft.table, number, who or draft.who)
            connection.execute(delete(DRAFTS).where(DRAFTS.c.key == key))
            return _numbered(connection, number)

    def rollback(self, table: str, number: int, who: str) -> None:
        """Put an earlier version of a table in force again; `SHIPPED` is what the dashboard comes with.

        Raises:
            StoreError: the table has no such version.
        """
        with writing(self._engine) as connection:
            if number != SHIPPED and _numbered(connection, number).table != table:
                raise StoreError(f"La versión {number} no es de la tabla «{table}»: no cambió nada.")
            _move(connection, table, number or None, who)

    def undo(self, table: str, who: str) -> int | None:
        """Take back the last change of a table that was not taken back; return the version then in force.

        Raises:
            StoreError: there is nothing to take back.
        """
        with writing(self._engine) as connection:
            last, former = _last_move(connection, table)
            _move(connection, table, former, who, undoes=last)
        return former

    def undo_target(self, table: str) -> int | None:
        """Return the version that `undo` would put in force; `None` is what the dashboard comes with.

        Raises:
            StoreError: there is nothing to take back.
        """
        with reading(self._engine) as connection:
            return _last_move(connection, table)[1]

    def last_changed(self) -> str | None:
        """Return the table of the last change that was not taken back; `None` when none is."""
        undone = select(MOVES.c.undoes).where(MOVES.c.undoes.is_not(None))
        standing = select(MOVES.c.table_name).where(MOVES.c.undoes.is_(None), MOVES.c.id.not_in(undone))
        with reading(self._engine) as connection:
            found: str | None = connection.execute(standing.order_by(MOVES.c.id.desc()).limit(1)).scalar()
        return found

    def matches(self, layout: str) -> dict[str, str]:
        """Return what a person said that the titles of a file mean, by title; empty when nobody did."""
        with reading(self._engine) as connection:
            found = connection.execute(select(LAYOUTS.c.matches).where(LAYOUTS.c.key == layout)).scalar()
        return dict(json.loads(found)) if found else {}

    def remember_matches(self, layout: str, table: str, matches: Mapping[str, str], who: str) -> None:
        """Remember what the titles of a file mean, for every later file with the same titles."""
        with writing(self._engine) as connection:
            connection.execute(delete(LAYOUTS).where(LAYOUTS.c.key == layout))
            connection.execute(
                insert(LAYOUTS).values(
                    key=layout,
                    table_name=table,
                    matches=json.dumps(dict(matches)),
                    made_at=now().isoformat(),
                    who=who,
                )
            )

    def _frame(self, number: int, column: Any) -> pd.DataFrame:  # noqa: ANN401  # a column of rows
        with reading(self._engine) as connection:
            _numbered(connection, number)
            return unpacked(_value(connection, column, VERSIONS.c.number == number))

    def _draft_frame(self, key: str, column: Any) -> pd.DataFrame:  # noqa: ANN401  # a column of rows
        with reading(self._engine) as connection:
            _draft(connection, key)
            return unpacked(_value(connection, column, DRAFTS.c.key == key))


def open_store(url: str, state_dir: Path) -> Store:
    """Open the store that the settings name, making it when it is not there.

    Raises:
        StoreError: it can't be reached or written.
    """
    return Store(database_url(url, state_dir))


def _mark(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(MOVES.c.id), 0))).scalar_one())


def _value(connection: Connection, column: Any, where: Any) -> bytes:  # noqa: ANN401  # of SQLAlchemy
    return bytes(connection.execute(select(column).where(where)).scalar_one())


def _active_versions(connection: Connection) -> dict[str, Version]:
    query: Select[Any] = select(*_SAID).join(ACTIVE, ACTIVE.c.number == VERSIONS.c.number)
    rows = connection.execute(query.order_by(VERSIONS.c.table_name)).mappings()
    return {str(row["table_name"]): _version(row, True) for row in rows}


def _numbered(connection: Connection, number: int) -> Version:
    row = connection.execute(select(*_SAID).where(VERSIONS.c.number == number)).mappings().first()
    if row is None:
        raise StoreError(f"No hay una versión {number}. Véalas con «versions».")
    active = connection.execute(select(ACTIVE.c.number).where(ACTIVE.c.number == number)).first()
    return _version(row, active is not None)


def _draft(connection: Connection, key: str) -> Draft:
    row = connection.execute(select(*_DRAFTED).where(DRAFTS.c.key == key)).mappings().first()
    if row is None:
        raise StoreError("Esa carga ya se aceptó o se descartó: vuelva a cargar el archivo.")
    return Draft(key=row["key"], base=row["base"], **_read(row))


def _refuse_changed(connection: Connection, draft: Draft) -> None:
    current = connection.execute(select(ACTIVE.c.number).where(ACTIVE.c.table_name == draft.table)).scalar()
    if current != draft.base:
        raise StoreError(
            "Los datos cambiaron desde la vista previa: no cambió nada. Vuelva a cargar el archivo."
        )


def _last_move(connection: Connection, table: str) -> tuple[int, int | None]:
    """Return the last move of a table that stands, and the version that it replaced."""
    undone = select(MOVES.c.undoes).where(MOVES.c.undoes.is_not(None))
    query = (
        select(MOVES.c.id, MOVES.c.former)
        .where(MOVES.c.table_name == table, MOVES.c.undoes.is_(None), MOVES.c.id.not_in(undone))
        .order_by(MOVES.c.id.desc())
        .limit(1)
    )
    last = connection.execute(query).first()
    if last is None:
        raise StoreError(f"La tabla «{table}» no tiene cargas que deshacer.")
    return last.id, last.former


def _move(
    connection: Connection, table: str, number: int | None, who: str, undoes: int | None = None
) -> None:
    former = connection.execute(select(ACTIVE.c.number).where(ACTIVE.c.table_name == table)).scalar()
    connection.execute(delete(ACTIVE).where(ACTIVE.c.table_name == table))
    if number is not None:
        connection.execute(insert(ACTIVE).values(table_name=table, number=number))
    connection.execute(
        insert(MOVES).values(
            table_name=table,
            former=former,
            number=number,
            made_at=now().isoformat(),
            who=who[:80],
            undoes=undoes,
        )
    )


def _version(row: RowMapping, is_active: bool) -> Version:
    return Version(number=row["number"], is_active=is_active, **_read(row))


def _read(row: RowMapping) -> dict[str, Any]:
    names = [name for name in Load.__dataclass_fields__ if name not in ("table", "made_at")]
    said = {name: row[name] for name in names}
    return {"table": row["table_name"], "made_at": datetime.fromisoformat(row["made_at"]), **said}


def _said(load: Load) -> dict[str, Any]:
    return {name: value for name, value in asdict(load).items() if name in Load.__dataclass_fields__}


def _columns(load: Load) -> dict[str, Any]:
    said = _said(load)
    del said["table"]
    return {
        **said,
        "table_name": load.table,
        "made_at": load.made_at.isoformat(),
        "who": load.who[:80],
        "file": load.file[:160],
        "note": load.note[:500],
    }
