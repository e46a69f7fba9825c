"""Wiring of the profile: one request per entity and view; arrows, keys and printing are the browser's."""

from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component

from dashboard.board import Board
from dashboard.profile import profile_of_query
from layouts.ids import ProfileIds, ShellIds
from layouts.profile import sheet


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the profile."""

    @app.callback(
        Output(ProfileIds.SHEET, "children"),
        Input(ProfileIds.CODE, "data"),
        Input(ShellIds.ADDRESS, "search"),
    )
    def show(code: str | None, search: str | None) -> list[Component]:
        return sheet(profile_of_query(board, code or "", search or ""))

    app.clientside_callback(
        ClientsideFunction("entidad", "imprimir"),
        Input(ProfileIds.PRINT, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("entidad", "titular"),
        Input(ProfileIds.SHEET, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("entidad", "buscada"), Input(ShellIds.ADDRESS, "search"), prevent_initial_call=True
    )
