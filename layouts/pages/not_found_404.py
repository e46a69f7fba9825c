"""The page of a path that leads nowhere."""

from dash import html
from dash.development.base_component import Component

from dashboard.core.pages import HOME
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.not_found import PageLink, not_found
from layouts.pages.registry import menu
from layouts.parts.aria import data
from layouts.parts.lookup import entities, lookup


def layout(snapshot: Snapshot, path: str) -> Component:
    """Return the page that names a path and leads to what it may have meant, and to the map."""
    found = not_found(snapshot, path, [PageLink(page["name"], page["path"]) for page in menu()])
    return html.Div(
        [
            html.H1("Esta página no existe"),
            html.P(["No hay nada en ", html.Code(found.path), "."]),
            *_pages(found.pages),
            *entities(found.entities),
            lookup(),
            html.P(_link("Ir al mapa", HOME.root)),
        ],
        className="container-xl py-4 texto",
    )


def _pages(pages: tuple[PageLink, ...]) -> list[Component]:
    if not pages:
        return []
    return [
        html.P("Quizá quería abrir:", className="mb-1"),
        html.Ul([html.Li(_link(page.name, page.href)) for page in pages]),
    ]


def _link(words: str, href: str) -> Component:
    return html.A(words, href=href, **data(hoja=""))
