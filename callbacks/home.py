"""Wiring of the home page: one request per change; the browser redraws map and table from its values."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.browser import browser
from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.home import view_of_query
from layouts.ids import HomeIds, ShellIds
from layouts.parts import panels
from layouts.parts.table import entity_table


@keep_views
def page_parts(snapshot: Snapshot, query: str) -> dict[str, Any]:
    """Return the panels of an address, by the name of their outputs."""
    return panels.page_parts(view_of_query(snapshot, query))


def register(app: Dash) -> None:
    """Register the callbacks of the home page."""

    @app.callback(
        output={
            "view": Output(HomeIds.VIEW, "data"),
            "chips": Output(HomeIds.CHIPS, "children"),
            "entity": Output(HomeIds.ENTITY, "children"),
        },
        inputs=[Input(ShellIds.ADDRESS, "search")],
    )
    def show(search: str | None) -> dict[str, Any]:
        return page_parts(current_snapshot(), search or "")

    @app.callback(
        Output(HomeIds.TABLE_SLOT, "children"), Input(HomeIds.TABLE_READY, "data"), prevent_initial_call=True
    )
    def place_table(ready: bool) -> Component:
        return entity_table()

    _register_browser_side(app)


def _register_browser_side(app: Dash) -> None:
    """Register what runs in the browser: `window.dash_clientside.tablero`."""
    app.clientside_callback(
        browser("pintar"),
        Output(HomeIds.MAP, "figure"),
        Output(HomeIds.REGIONS, "figure"),
        Input(HomeIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(HomeIds.FIGURES, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("descargas", "enlaces"),
        Output(HomeIds.FILES, "children"),
        Input(HomeIds.VIEW, "data"),
        State(HomeIds.FIGURES, "data"),
    )
    app.clientside_callback(
        browser("llenar"),
        Output(HomeIds.TABLE, "rowData"),
        Output(HomeIds.TABLE, "columnDefs"),
        Input(HomeIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(HomeIds.FIGURES, "data"),
    )
    app.clientside_callback(
        browser("barra"),
        Output(HomeIds.REGIONS, "clickData"),
        Input(HomeIds.REGIONS, "clickData"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        browser("fila"),
        Output(HomeIds.TABLE, "selectedRows"),
        Input(HomeIds.TABLE, "selectedRows"),
        prevent_initial_call=True,
    )
