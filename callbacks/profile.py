"""Wiring of the profile: one request per entity and view; arrows, keys and printing are the browser's."""

from functools import lru_cache

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.sheets import VIEWS_KEPT, register_writer
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.profile import profile_of_query
from layouts.ids import ProfileIds, ShellIds
from layouts.pages.profile import sheet
from layouts.parts.sheets import sent


def register(app: Dash, snapshot: Snapshot) -> None:
    """Register the callbacks of the profile."""

    @lru_cache(maxsize=VIEWS_KEPT)
    def markup(code: str, query: str) -> dict[str, str]:
        return sent(ProfileIds.SHEET, sheet(profile_of_query(snapshot, code, query)))

    @app.callback(Output(ProfileIds.VIEW, "data"), Input(ProfileIds.ASKED, "data"), prevent_initial_call=True)
    def show(asked: list[str]) -> dict[str, str]:
        code, search = asked
        return markup(code, search)

    register_writer(app, ProfileIds.VIEW)
    app.clientside_callback(
        ClientsideFunction("entidad", "pedida"),
        Output(ProfileIds.ASKED, "data"),
        Input(ShellIds.ADDRESS, "pathname"),
        Input(ShellIds.ADDRESS, "search"),
    )
    app.clientside_callback(
        ClientsideFunction("entidad", "imprimir"),
        Input(ProfileIds.PRINT, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("entidad", "buscada"), Input(ShellIds.ADDRESS, "search"), prevent_initial_call=True
    )
