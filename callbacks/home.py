"""Wiring of the home page.

The address is the state. `assets/tablero.js` keeps controls and address equal and redraws map and table
from the values of a view; the server answers one request per change, and every output has one owner.
"""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from dashboard.board import Board
from dashboard.view import view_of_query
from layouts import panels
from layouts.ids import ControlIds, HomeIds
from layouts.table import entity_table


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the home page."""

    @app.callback(
        output={
            "view": Output(HomeIds.VIEW, "data"),
            "finding": Output(HomeIds.FINDING, "children"),
            "notices": Output(HomeIds.NOTICES, "children"),
            "cards": Output(HomeIds.CARDS, "children"),
            "chips": Output(HomeIds.CHIPS, "children"),
            "counts": Output(HomeIds.COUNTS, "children"),
            "title": Output(HomeIds.MAP_TITLE, "children"),
            "caption": Output(HomeIds.CAPTION, "children"),
            "legend": Output(HomeIds.LEGEND, "children"),
            "regions_title": Output(HomeIds.REGIONS_TITLE, "children"),
            "regions": Output(HomeIds.REGIONS, "figure"),
            "region_table": Output(HomeIds.REGIONS_TABLE, "children"),
            "entity": Output(HomeIds.ENTITY, "children"),
            "milestone_box": Output(HomeIds.MILESTONE_BOX, "className"),
            "in_force": Output(HomeIds.RAIL_COUNT, "children"),
        },
        inputs=[Input(HomeIds.ADDRESS, "search")],
        prevent_initial_call=True,
    )
    def show(search: str | None) -> dict[str, Any]:
        return panels.page_parts(view_of_query(board, search or ""))

    @app.callback(
        Output(HomeIds.TABLE_SLOT, "children"), Input(HomeIds.TABLE_READY, "data"), prevent_initial_call=True
    )
    def place_table(ready: bool) -> Component:
        return entity_table()

    _register_browser_side(app)


def _register_browser_side(app: Dash) -> None:
    """Register what runs in the browser: `window.dash_clientside.tablero`."""
    controls = [control for control in ControlIds if control is not ControlIds.ENTITY]

    def browser(name: str) -> ClientsideFunction:
        return ClientsideFunction("tablero", name)

    app.clientside_callback(
        browser("sincronizar"),
        Output(HomeIds.ADDRESS, "search"),
        *(Output(control, "value") for control in controls),
        Input(HomeIds.ADDRESS, "search"),
        *(Input(control, "value") for control in controls),
        State(HomeIds.STATIC, "data"),
    )
    app.clientside_callback(
        browser("elegir"),
        Output(ControlIds.ENTITY, "value"),
        Input(ControlIds.ENTITY, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        browser("pintar"),
        Output(HomeIds.MAP, "figure"),
        Input(HomeIds.VIEW, "data"),
        State(HomeIds.STATIC, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        browser("llenar"),
        Output(HomeIds.TABLE, "rowData"),
        Output(HomeIds.TABLE, "columnDefs"),
        Input(HomeIds.VIEW, "data"),
        State(HomeIds.STATIC, "data"),
    )
    app.clientside_callback(
        browser("fila"),
        Output(HomeIds.TABLE, "selectedRows"),
        Input(HomeIds.TABLE, "selectedRows"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        browser("opciones"),
        Output(ControlIds.ENTITY, "options"),
        Input(HomeIds.TABLE_READY, "data"),
        State(HomeIds.STATIC, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        browser("plegar"),
        Output(HomeIds.RAIL_BUTTON, "aria-expanded"),
        Input(HomeIds.RAIL_BUTTON, "n_clicks"),
        Input(HomeIds.RAIL_CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        browser("copiar"),
        Output(HomeIds.COPIED, "children"),
        Input(HomeIds.COPY, "n_clicks"),
        prevent_initial_call=True,
    )
