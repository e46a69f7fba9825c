"""The pages, declared: path, name in the menu, title of the window and layout."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.indicators.snapshot import Snapshot
from layouts.pages import findings, home, methodology, my_region, profile, report
from layouts.pages import milestones as hitos


@dataclass(frozen=True, kw_only=True)
class PageSpec:
    """One page; its layout does no data work beyond reading the snapshot.

    Attributes:
        path: address without query; a path that ends in "/" (but the home page) takes a code after it.
        name: in the menu; empty for a page that only links lead to. title: of the window.
        has_filters: whether the rail of filters stands beside it. draws: whether it has plotly figures.
        layout: from the snapshot and the rest of the path (empty unless the path takes a code).
    """

    path: str
    name: str
    title: str
    layout: Callable[[Snapshot, str], Component]
    has_filters: bool = True
    draws: bool = False

    @property
    def link_id(self) -> str:
        """The id of its link in the menu."""
        return f"enlace-{self.path.strip('/') or 'inicio'}"


PAGES: Final = (
    PageSpec(path="/", name="Mapa", title="Mapa", layout=home.layout, draws=True),
    PageSpec(path="/hitos", name="Hitos", title="Hitos", layout=hitos.layout),
    PageSpec(path="/mi-region", name="Mi región", title="Mi región", layout=my_region.layout),
    PageSpec(path="/hallazgos", name="Hallazgos", title="Hallazgos", layout=findings.layout),
    PageSpec(path="/informe", name="Informe", title="Informe", layout=report.layout),
    PageSpec(path="/entidad/", name="", title="Perfil de una entidad", layout=profile.layout),
    PageSpec(
        path="/metodologia",
        name="Datos y metodología",
        title="Datos y metodología",
        layout=methodology.layout,
        has_filters=False,
    ),
)
MENU: Final = tuple(page for page in PAGES if page.name)


def page_at(path: str) -> tuple[PageSpec, str] | None:
    """Return the page of a path and the code after it, final slash or not; None when there is none.

    A page's own path is that page, also where it takes a code: the frame asks for it by that path.
    """
    wanted = path.rstrip("/") or "/"
    for page in PAGES:
        if page.path in (path, wanted):
            return page, ""
        if len(page.path) > 1 and page.path.endswith("/") and wanted.startswith(page.path):
            return page, wanted.removeprefix(page.path)
    return None


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
