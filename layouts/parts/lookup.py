"""The way on from an address without a page: look an entity up by name or code."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.core.pages import PROFILE
from dashboard.views.neighbours import EntityLink
from layouts.parts.aria import data

BOX = "busqueda-entidad"


def lookup() -> Component:
    """Return a box and its button; `assets/search.js` leads to the profile, or to the entities like it."""
    box = dbc.Input(id=BOX, type="search", placeholder="Nombre o código", autocomplete="off", required=True)
    button = dbc.Button("Buscar", type="submit", color="primary")
    return html.Form(
        [
            html.Label("Buscar una entidad", htmlFor=BOX, className="form-label"),
            dbc.InputGroup([box, button], style={"maxWidth": "28rem"}),
        ],
        role="search",
        className="my-3",
        **data(perfil=PROFILE.root),
    )


def entities(links: tuple[EntityLink, ...]) -> list[Component]:
    """Return the entities that an address may have meant; nothing where there are none."""
    if not links:
        return []
    items = [
        html.Li([html.A(link.name, href=link.href, **data(hoja="")), f" ({link.code})"]) for link in links
    ]
    return [html.P("¿Buscaba alguna de estas?", className="mb-1"), html.Ul(items)]
