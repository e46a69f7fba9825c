"""The tables of the store, as the newest migration leaves them."""

from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

HEAD: Final = "0001"  # the newest migration

METADATA: Final = MetaData()

VERSIONS: Final = Table(
    "version",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("table_name", String(40), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("who", String(80), nullable=False),
    Column("file", String(160), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("mode", String(12), nullable=False),
    Column("note", String(500), nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("repeated", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("rows_sha256", String(64), nullable=False),
    Column("summary", Text, nullable=False),
    Column("rows", LargeBinary, nullable=False),
    Column("rejects", LargeBinary, nullable=False),
    Index("version_by_table", "table_name", "number"),
    sqlite_autoincrement=True,
)
"""Accepted loads. `rows`: every row of the table once loaded; `rejects`: the rows that were not taken."""

DRAFTS: Final = Table(
    "draft",
    METADATA,
    Column("key", String(32), primary_key=True),
    Column("base", Integer, nullable=True),
    *(
        Column(column.name, column.type, nullable=False)
        for column in VERSIONS.columns
        if column.name != "number"
    ),
)
"""Loads that wait for a yes. `base`: the version that was in force when they were checked."""

ACTIVE: Final = Table(
    "active",
    METADATA,
    Column("table_name", String(40), primary_key=True),
    Column("number", Integer, ForeignKey("version.number"), nullable=False),
)
"""The version in force of each table; a table that is absent has none."""

MOVES: Final = Table(
    "move",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("table_name", String(40), nullable=False),
    Column("former", Integer, ForeignKey("version.number"), nullable=True),
    Column("number", Integer, ForeignKey("version.number"), nullable=True),
    Column("made_at", String(32), nullable=False),
    Column("who", String(80), nullable=False),
    Column("undoes", Integer, ForeignKey("move.id"), nullable=True),
    sqlite_autoincrement=True,
)
"""Every change of `active`, in order: its greatest id tells whether anything changed."""

LAYOUTS: Final = Table(
    "layout",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("table_name", String(40), nullable=False),
    Column("matches", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("who", String(80), nullable=False),
)
"""What a person said that the titles of a file mean, by fingerprint of its titles."""
