"""What the pages that travel as markup share: the view is kept by query, the browser writes it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import FindingIds, MyRegionIds, ShellIds
from layouts.parts.markup import Markup
from layouts.parts.sheets import fixed_id, sent

Parts = Callable[[Snapshot, str, int], Sequence[Markup | None]]


def register_list(app: Dash, ids: type[MyRegionIds | FindingIds], parts: Parts) -> None:
    """Register a page of markup with a list: one request per filter or turned page.

    Args:
        ids: of the page. parts: the markup of a query and a page of its list.
    """

    @keep_views
    def markup(snapshot: Snapshot, query: str, page: int) -> dict[str, str]:
        return sent(ids.BODY, parts(snapshot, query, page))

    @app.callback(Output(ids.VIEW, "data"), Input(ShellIds.ADDRESS, "search"), Input(ids.LIST_PAGE, "data"))
    def show(search: str | None, list_page: dict[str, Any] | None) -> dict[str, str]:
        return markup(current_snapshot(), search or "", page_asked(list_page, search))

    register_writer(app, ids.VIEW)


def register_writer(app: Dash, view: str) -> None:
    """Let the browser write the markup that a store brings."""
    app.clientside_callback(
        ClientsideFunction("hojas", "escribir"),
        Input(view, "data"),
        State(fixed_id(view), "data"),
        prevent_initial_call=True,
    )


def page_asked(list_page: Mapping[str, Any] | None, search: str | None) -> int:
    """Return the page that a turn asks for; the first where it was asked on another address."""
    if not list_page or list_page.get("direccion", "") != (search or ""):
        return 1
    page = list_page.get("pagina", 1)
    return page if isinstance(page, int) else 1
