"""Words that every printed figure needs: the address of what it shows."""

from dataclasses import replace
from datetime import date

from dashboard.core.pages import PageAddress
from dashboard.core.state import Level, ViewState, to_query
from dashboard.indicators.snapshot import Snapshot


def address_of(snapshot: Snapshot, page: PageAddress, state: ViewState, cutoff: date, code: str = "") -> str:
    """Return the address of a view on a page with its cut-off written out, so that it keeps showing this.

    `code` is the entity's where the page is of one.

    Where the page opens at another level than files do, the level is written out too. It starts with the
    snapshot's public address; without one it is the path alone.
    """
    level = Level.ENTITY if page.opens_at is Level.ENTITY else None
    query = to_query(replace(state, cutoff=cutoff), level)
    return f"{snapshot.public_url.rstrip('/')}{page.root}{code}?{query}"
