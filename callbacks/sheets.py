"""What the pages that travel as markup share: the view is kept by query, the browser writes it."""

from collections.abc import Mapping
from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, State

from layouts.sheets import fixed_id

VIEWS_KEPT: Final = 256  # per process; a board never changes, so a query always means the same view


def register_writer(app: Dash, view: str) -> None:
    """Let the browser write the markup that a store brings."""
    app.clientside_callback(
        ClientsideFunction("hojas", "escribir"),
        Input(view, "data"),
        State(fixed_id(view), "data"),
        prevent_initial_call=True,
    )


def page_asked(turn: Mapping[str, Any] | None, search: str | None) -> int:
    """Return the page that a turn asks for; the first where it was asked on another address."""
    if not turn or turn.get("direccion", "") != (search or ""):
        return 1
    page = turn.get("pagina", 1)
    return page if isinstance(page, int) else 1
