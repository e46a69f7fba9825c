"""Pages with a long list: one request per filter or turned page; a new filter begins at the first page."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component

from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.worklist.calls import CallFilter, Calls
from layouts.ids import FindingIds, MyRegionIds, ShellIds

Body = list[Component | None]


def register_list(
    app: Dash, ids: type[MyRegionIds | FindingIds], build: Callable[[Snapshot, str, int, CallFilter], Body]
) -> None:
    """Register the callback of a page with a list.

    Args:
        ids: of the page.
        build: what the page shows of a snapshot, a query, a page of its list and which calls.
    """
    body = keep_views(build)

    @app.callback(
        Output(ids.BODY, "children"), Input(ShellIds.ADDRESS, "search"), Input(ids.LIST_PAGE, "data")
    )
    def show(search: str | None, list_page: dict[str, Any] | None) -> Body:
        page = page_asked(list_page, search)
        return body(current_snapshot(), search or "", page, calls_asked(list_page))


def page_asked(list_page: Mapping[str, Any] | None, search: str | None) -> int:
    """Return the page that a turn asks for; the first where it was asked on another address."""
    if not list_page or list_page.get("direccion", "") != (search or ""):
        return 1
    page = list_page.get("pagina", 1)
    return page if isinstance(page, int) else 1


def calls_asked(list_page: Mapping[str, Any] | None) -> CallFilter:
    """Return which calls a reader wants to see, on whatever address: all, where it is not understood."""
    asked = list_page or {}
    which, made = asked.get("llamadas"), asked.get("hechas")
    if which not in list(Calls) or not isinstance(made, list):
        return CallFilter()
    return CallFilter(Calls(which), frozenset(code for code in made if isinstance(code, str)))
