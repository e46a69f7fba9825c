"""Wiring of the frame.

The address is the state: its path decides the page, its query the view. `assets/address.js` keeps controls
and address equal; every page reads the query and owns what it shows.
"""

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.runtime import current_snapshot
from layouts.ids import ControlIds, ShellIds
from layouts.pages import not_found_404
from layouts.pages.registry import link_id, menu, page_at


def register(app: Dash) -> None:
    """Register the callbacks that fill the page and keep controls, links and address equal."""

    app.clientside_callback(
        ClientsideFunction("address", "place"),
        Output(ShellIds.PLACE, "data"),
        Input(ShellIds.ADDRESS, "pathname"),
        State(ShellIds.PLACE, "data"),
        State(ShellIds.STATIC, "data"),
    )

    @app.callback(Output(ShellIds.PAGE, "children"), Input(ShellIds.PLACE, "data"), prevent_initial_call=True)
    def open_page(place: str) -> Component:
        snapshot, page = current_snapshot(), page_at(place)
        return not_found_404.layout(snapshot, place) if page is None else page["layout"](snapshot)

    _register_address(app)
    _register_rail(app)


def _register_address(app: Dash) -> None:
    controls = [control for control in ControlIds if control is not ControlIds.ENTITY]
    app.clientside_callback(
        ClientsideFunction("address", "sync"),
        Output(ShellIds.ADDRESS, "search"),
        *(Output(control, "value") for control in controls),
        Input(ShellIds.ADDRESS, "search"),
        *(Input(control, "value") for control in controls),
        Input(ShellIds.ADDRESS, "pathname"),
        State(ShellIds.STATIC, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("address", "links"),
        *(Output(link_id(page), "href") for page in menu()),
        *(Output(link_id(page), "className") for page in menu()),
        *(Output(link_id(page), "aria-current") for page in menu()),
        Output(ShellIds.RAIL_COUNT, "children"),
        Input(ShellIds.ADDRESS, "pathname"),
        Input(ShellIds.ADDRESS, "search"),
        State(ShellIds.STATIC, "data"),
    )


def _register_rail(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("saved", "arrived"),
        Input(ShellIds.ADDRESS, "pathname"),
        Input(ShellIds.ADDRESS, "search"),
        State(ShellIds.STATIC, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("search", "fill"), Input(ShellIds.PAGE, "children"), State(ShellIds.STATIC, "data")
    )
    app.clientside_callback(
        ClientsideFunction("rail", "menu"),
        Output(ShellIds.MENU, "is_open"),
        Output(ShellIds.MENU_BUTTON, "aria-expanded"),
        Input(ShellIds.MENU_BUTTON, "n_clicks"),
        Input(ShellIds.ADDRESS, "pathname"),
        State(ShellIds.MENU, "is_open"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("look", "choose"),
        *(
            Input(item, "n_clicks")
            for item in (ShellIds.PRESENT, ShellIds.THEME_SYSTEM, ShellIds.THEME_LIGHT, ShellIds.THEME_DARK)
        ),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("address", "copy"),
        Output(ShellIds.COPIED, "children"),
        Input(ShellIds.COPY, "n_clicks"),
        prevent_initial_call=True,
    )
