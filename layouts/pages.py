"""The pages, declared: path, name in the menu, title of the window and layout."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.board import Board
from layouts import home, methodology


@dataclass(frozen=True, kw_only=True)
class PageSpec:
    """One page; its layout does no data work beyond reading the board."""

    path: str
    name: str
    title: str
    layout: Callable[[Board], Component]


PAGES: Final = (
    PageSpec(path="/", name="Mapa", title="Mapa", layout=home.layout),
    PageSpec(
        path="/metodologia",
        name="Datos y metodología",
        title="Datos y metodología",
        layout=methodology.layout,
    ),
)


def page_at(path: str) -> PageSpec | None:
    """Return the page of a path, with or without a final slash; None when there is none."""
    wanted = path.rstrip("/") or "/"
    return next((page for page in PAGES if page.path == wanted), None)


def not_found(path: str) -> Component:
    """Return the page of a path that leads nowhere."""
    return html.Div(
        [
            html.H1("Esta página no existe"),
            html.P(["No hay nada en ", html.Code(path), ". "]),
            dcc.Link("Ir al mapa", href="/"),
        ],
        className="texto",
    )
