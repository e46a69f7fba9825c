"""The page of a path that leads nowhere."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import HOME


def layout(path: str) -> Component:
    """Return the page that names a path and leads to the map."""
    return html.Div(
        [
            html.H1("Esta página no existe"),
            html.P(["No hay nada en ", html.Code(path), ". "]),
            dcc.Link("Ir al mapa", href=HOME.root),
        ],
        className="container-xl py-4 texto",
    )
