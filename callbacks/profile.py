"""Wiring of the profile: one request per entity and view; arrows, keys and printing are the browser's."""

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.runtime import current_snapshot, keep_views
from callbacks.sheets import register_writer
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.profile import profile_of_query
from layouts.ids import ProfileIds, ShellIds
from layouts.pages.profile import sheet
from layouts.parts.sheets import sent


@keep_views
def markup(snapshot: Snapshot, code: str, query: str) -> dict[str, str]:
    """Return the profile of an entity in a view, as markup."""
    return sent(ProfileIds.SHEET, sheet(profile_of_query(snapshot, code, query)))


def register(app: Dash) -> None:
    """Register the callbacks of the profile."""

    @app.callback(Output(ProfileIds.VIEW, "data"), Input(ProfileIds.ASKED, "data"), prevent_initial_call=True)
    def show(asked: list[str]) -> dict[str, str]:
        code, search = asked
        return markup(current_snapshot(), code, search)

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
