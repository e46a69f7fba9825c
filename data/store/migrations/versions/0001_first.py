"""The first tables: versions, drafts, the active pointer, its moves and the remembered layouts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "version",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *_described(),
        sqlite_autoincrement=True,
    )
    op.create_index("version_by_table", "version", ["table_name", "number"])
    op.create_table(
        "draft",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("base", sa.Integer, nullable=True),
        *_described(),
    )
    op.create_table(
        "active",
        sa.Column("table_name", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, sa.ForeignKey("version.number"), nullable=False),
    )
    op.create_table(
        "move",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("former", sa.Integer, sa.ForeignKey("version.number"), nullable=True),
        sa.Column("number", sa.Integer, sa.ForeignKey("version.number"), nullable=True),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("move.id"), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "layout",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("matches", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("layout", "move", "active", "draft", "version"):
        op.drop_table(table)


def _described() -> list[sa.Column[Any]]:
    return [
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("file", sa.String(160), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("mode", sa.String(12), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("repeated", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("rows_sha256", sa.String(64), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("rows", sa.LargeBinary, nullable=False),
        sa.Column("rejects", sa.LargeBinary, nullable=False),
    ]
