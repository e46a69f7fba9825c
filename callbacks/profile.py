"""Wiring of the profile: one request per entity and view; arrows, keys and printing are the browser's."""

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.profile import profile_of_query
from layouts.ids import ProfileIds, ShellIds
from layouts.pages import profile
from layouts.pages.registry import TITLE


@keep_views
def sheet(snapshot: Snapshot, code: str, query: str) -> tuple[list[Component], str]:
    """Return the sheet of an entity in a view, and the title of its window."""
    found = profile_of_query(snapshot, code, query)
    return profile.sheet(found), f"{profile.name_of(found)} · {TITLE}"


def register(app: Dash) -> None:
    """Register the callbacks of the profile."""

    @app.callback(
        Output(ProfileIds.SHEET, "children"),
        Output(ProfileIds.NAME, "data"),
        Input(ProfileIds.ASKED, "data"),
        prevent_initial_call=True,
    )
    def show(asked: list[str]) -> tuple[list[Component], str]:
        code, search = asked
        return sheet(current_snapshot(), code, search)

    _register_browser(app)


def _register_browser(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("entity", "asked"),
        Output(ProfileIds.ASKED, "data"),
        Input(ShellIds.ADDRESS, "pathname"),
        Input(ShellIds.ADDRESS, "search"),
        State(ShellIds.STATIC, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("entity", "name"), Input(ProfileIds.NAME, "data"), prevent_initial_call=True
    )
    app.clientside_callback(
        ClientsideFunction("entity", "print"),
        Input(ProfileIds.PRINT, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("entity", "searched"),
        Input(ShellIds.ADDRESS, "search"),
        prevent_initial_call=True,
    )
