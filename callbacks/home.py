"""Wiring of the home page: one request per change; the browser redraws map and table from its values."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.home import view_of_query
from layouts.ids import HomeIds, ShellIds
from layouts.pages.home import AS_BARS
from layouts.parts import panels
from layouts.parts.entity_grid import entity_table

OUTPUTS = {
    "view": Output(HomeIds.VIEW, "data"),
    "finding": Output(HomeIds.FINDING, "children"),
    "notices": Output(HomeIds.NOTICES, "children"),
    "cards": Output(HomeIds.CARDS, "children"),
    "chips": Output(HomeIds.CHIPS, "children"),
    "counts": Output(HomeIds.COUNTS, "children"),
    "map_title": Output(HomeIds.MAP_TITLE, "children"),
    "caption": Output(HomeIds.CAPTION, "children"),
    "entity": Output(HomeIds.ENTITY, "children"),
    "regions_title": Output(HomeIds.REGIONS_TITLE, "children"),
    "regions": Output(HomeIds.REGIONS, "figure"),
    "files": Output(HomeIds.FILES, "children"),
    "ranking": Output(HomeIds.RANKING, "figure"),
    "ranking_sentence": Output(HomeIds.RANKING_SENTENCE, "children"),
}


@keep_views
def page_parts(snapshot: Snapshot, query: str) -> dict[str, Any]:
    """Return the panels of an address, by the name of their outputs."""
    return panels.page_parts(view_of_query(snapshot, query))


@keep_views
def ranking_parts(snapshot: Snapshot, query: str) -> dict[str, Any]:
    """Return the ranking of an address, which is asked for only while it is open."""
    return panels.ranking_parts(snapshot, query)


def register(app: Dash) -> None:
    """Register the callbacks of the home page."""

    @app.callback(output=OUTPUTS, inputs=[Input(ShellIds.ADDRESS, "search"), Input(HomeIds.FORM, "value")])
    def show(search: str | None, form: str) -> dict[str, Any]:
        snapshot, query = current_snapshot(), search or ""
        parts = {} if ctx.triggered_id == HomeIds.FORM else page_parts(snapshot, query)
        ranking = ranking_parts(snapshot, query) if form == AS_BARS else {}
        return dict.fromkeys(OUTPUTS, no_update) | parts | ranking

    @app.callback(
        Output(HomeIds.TABLE_SLOT, "children"), Input(HomeIds.TABLE_READY, "data"), prevent_initial_call=True
    )
    def place_table(ready: bool) -> Component:
        return entity_table()

    _register_browser_side(app)


def _register_browser_side(app: Dash) -> None:
    """Register what runs in the browser: assets/map.js and assets/table.js."""
    app.clientside_callback(
        ClientsideFunction("map", "paint"),
        Output(HomeIds.MAP, "figure"),
        Input(HomeIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(HomeIds.FIGURES, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("table", "fill"),
        Output(HomeIds.TABLE, "rowData"),
        Output(HomeIds.TABLE, "columnDefs"),
        Output(HomeIds.TABLE, "selectedRows"),
        Input(HomeIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(HomeIds.FIGURES, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("table", "turn"),
        Output(HomeIds.TABLE_BOX, "hidden"),
        Output(HomeIds.RANKING_BOX, "hidden"),
        Input(HomeIds.FORM, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("table", "pick"),
        Input(HomeIds.TABLE, "selectedRows"),
        State(HomeIds.VIEW, "data"),
        prevent_initial_call=True,
    )
