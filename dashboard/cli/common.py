"""What every verb needs: exit codes, refusals in Spanish, the settings and the snapshot in force."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import click

from dashboard.core.settings import Settings, read_settings
from dashboard.indicators.snapshot import Snapshot
from data.errors import DataError
from data.model import load_model
from data.store.store import Store, open_store
from geo.errors import GeoError
from geo.publish import active_map

REFUSED: Final = 2
IN_PART: Final = 3


@contextmanager
def refusals() -> Iterator[None]:
    """Turn a refusal of any package into its Spanish text and exit code 2."""
    try:
        yield
    except (GeoError, DataError) as refusal:
        refuse(str(refusal))
    except OSError as failure:
        place = f" en «{failure.filename}»" if failure.filename else ""
        refuse(f"No se pudo leer o escribir{place}: {failure.strerror or failure}.")


def refuse(message: str) -> NoReturn:
    """Say why nothing was done, and leave."""
    click.echo(message, err=True)
    leave(REFUSED)


def leave(code: int) -> NoReturn:
    """Leave with an exit code."""
    click.get_current_context().exit(code)


def settings() -> Settings:
    """Return the settings; one that can't be used is a refusal."""
    try:
        return read_settings()
    except ValueError as error:
        refuse(str(error))


def active_snapshot() -> Snapshot:
    """Return the snapshot of the active data and boundaries."""
    own = settings()
    model = load_model(active_store().active_data())
    return Snapshot(model, active_map(own.state_dir), own.public_url, own.logo)


def active_store() -> Store:
    """Return the store that the settings name."""
    own = settings()
    return open_store(own.database_url, own.state_dir)
