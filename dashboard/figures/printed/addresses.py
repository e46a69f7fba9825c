"""Words that every printed figure needs: the address of what it shows."""

from dataclasses import replace
from datetime import date

from dashboard.core.state import Level, ViewState, page_level, to_query
from dashboard.indicators.snapshot import Snapshot


def address_of(snapshot: Snapshot, path: str, state: ViewState, cutoff: date) -> str:
    """Return the address of a view with its cut-off written out, so that it keeps showing this.

    Where the page opens at another level than files do, the level is written out too. It starts with the
    snapshot's public address; without one it is the path alone.
    """
    level = Level.ENTITY if page_level(path) is Level.ENTITY else None
    return f"{snapshot.public_url.rstrip('/')}{path}?{to_query(replace(state, cutoff=cutoff), level)}"
