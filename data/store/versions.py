"""What the store gives and takes, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Load:
    """What is said of a load.

    Attributes:
        table: key of its table ("hitos").
        made_at: when it was accepted, or checked; UTC.
        who: whoever loaded it. file, sha256: the file. mode: "agregar" or "reemplazar".
        accepted, repeated, rejected: its rows of each kind.
        row_count: rows of the table once loaded.
        rows_sha256: of its packed rows. summary: what the preview says, as JSON.
    """

    table: str
    made_at: datetime
    who: str
    file: str
    sha256: str
    mode: str
    note: str
    accepted: int
    repeated: int
    rejected: int
    row_count: int = 0
    rows_sha256: str = ""
    summary: str = "{}"


@dataclass(frozen=True, kw_only=True)
class Version(Load):
    """An accepted load: immutable, numbered over all the tables."""

    number: int
    is_active: bool = False


@dataclass(frozen=True, kw_only=True)
class Draft(Load):
    """A load that waits for a yes.

    Attributes:
        key: names it, whichever process made it.
        base: number of the version in force when it was checked, or `None`.
    """

    key: str
    base: int | None


@dataclass(frozen=True, eq=False, kw_only=True)
class ActiveData:
    """The versions in force, read in one state of the store.

    Attributes:
        mark: what `Store.mark` gave in that state.
        versions, rows: by key of table; a table never loaded is absent.
    """

    mark: int
    versions: Mapping[str, Version] = field(default_factory=dict)
    rows: Mapping[str, pd.DataFrame] = field(default_factory=dict)


NOTHING_LOADED = ActiveData(mark=0)


def now() -> datetime:
    """Return the moment, UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
