"""Pages with a long list: one request per filter or turned page; a new filter begins at the first page."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component

from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import FindingIds, MyRegionIds, ShellIds

Body = list[Component | None]


def register_list(
    app: Dash, ids: type[MyRegionIds | FindingIds], build: Callable[[Snapshot, str, int], Body]
) -> None:
    """Register the callback of a page with a list.

    Args:
        ids: of the page. build: what the page shows of a snapshot, a query and a page of its list.
    """
    body = keep_views(build)

    @app.callback(
        Output(ids.BODY, "children"), Input(ShellIds.ADDRESS, "search"), Input(ids.LIST_PAGE, "data")
    )
    def show(search: str | None, list_page: dict[str, Any] | None) -> Body:
        return body(current_snapshot(), search or "", page_asked(list_page, search))


def page_asked(list_page: Mapping[str, Any] | None, search: str | None) -> int:
    """Return the page that a turn asks for; the first where it was asked on another address."""
    if not list_page or list_page.get("direccion", "") != (search or ""):
        return 1
    page = list_page.get("pagina", 1)
    return page if isinstance(page, int) else 1
