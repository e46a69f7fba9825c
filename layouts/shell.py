"""The frame of every page: skip links, bar with the pages, rail of filters, foot with versions."""

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import ACCESSIBILITY, HOME, PROFILE
from dashboard.core.provenance import DEMONSTRATION_MARK, HELP
from dashboard.core.state import SHORT_FORMS
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import ShellIds
from layouts.pages.registry import TITLE as WINDOW_TITLE
from layouts.pages.registry import link_id, menu, registered
from layouts.parts.aria import aria, data
from layouts.parts.controls import control_specs, entity_search, filter_controls, view_controls
from layouts.parts.saved import introduction, introduction_button, views
from layouts.static_urls import asset_url, territory_url

LEVEL_KEY = "nivel"
SKIP = "visually-hidden-focusable btn btn-light saltar"
FIRST_FIGURE = ".mapa-lienzo, .curvas, main .panel"
COUNT = "position-absolute top-0 start-100 translate-middle badge rounded-pill text-bg-light numero"


def shell(snapshot: Snapshot) -> Component:
    """Return the frame with an empty page; the path decides which page fills it."""
    return html.Div(
        [
            _skips(),
            dcc.Location(id=ShellIds.ADDRESS, refresh=False),
            dcc.Store(id=ShellIds.PLACE),
            dcc.Store(id=ShellIds.STATIC, data=_resources(snapshot)),
            _header(snapshot),
            html.Div(
                [
                    _rail(snapshot),
                    html.Main([_crumbs(), html.Div(id=ShellIds.PAGE)], id=ShellIds.MAIN, tabIndex=-1),
                ],
                id=ShellIds.FRAME,
                className="marco",
            ),
            _footer(snapshot),
            introduction(),
        ]
    )


def _skips() -> Component:
    """Return the links past everything that stands before the content, shown while they have the focus."""
    content = html.A("Saltar al contenido", href=f"#{ShellIds.MAIN}", className=SKIP)
    figure = html.A(
        "Saltar a la figura", href=f"#{ShellIds.MAIN}", className=SKIP, **data(salta=FIRST_FIGURE)
    )
    return html.Nav([content, figure], **aria(label="Saltos"))


def _resources(snapshot: Snapshot) -> dict[str, object]:
    """What the browser keeps on every page: the territory file, the controls, and where the pages are.

    `paginas` are path, title of the window, opening level, acting controls and own files of each; `menu` the
    paths in the menu; `perfil` the path that takes the code of an entity; `titulo` the title where there is
    no page; `clave_nivel` the key whose default is the page's; `abreviaturas` the short forms of the
    address; `con_hito` the indicators that need a stage or milestone.
    """
    return {
        "territorio": territory_url(snapshot),
        "controles": control_specs(snapshot),
        "paginas": [
            [
                page["path"],
                page["title"],
                page["opens_at"].value,
                page["controls"],
                [asset_url(name) for name in page["files"]],
            ]
            for page in registered()
        ],
        "menu": [page["path"] for page in menu()],
        "titulo": WINDOW_TITLE,
        "clave_nivel": LEVEL_KEY,
        "abreviaturas": {key: dict(forms) for key, forms in SHORT_FORMS.items()},
        "con_hito": [key for key, item in snapshot.indicators.items() if item.needs_milestone],
        "perfil": PROFILE.root,
    }


def _header(snapshot: Snapshot) -> Component:
    bar = [
        html.A(WINDOW_TITLE, href=HOME.root, className="navbar-brand fw-semibold", **data(hoja="")),
        *_mark(snapshot),
        _rail_button(),
        html.Button(
            html.Span(className="navbar-toggler-icon"),
            id=ShellIds.MENU_BUTTON,
            className="navbar-toggler",
            type="button",
            n_clicks=0,
            **aria(label="Menú de páginas", expanded="false", controls=ShellIds.MENU),
        ),
        dbc.Collapse([_pages(), _actions()], id=ShellIds.MENU, navbar=True),
    ]
    place = dbc.Container(bar, fluid=True, class_name="gap-1 gap-sm-2 px-2 px-sm-3")
    # Dark in either theme: the ground is our deep blue.
    return html.Header(dbc.Navbar(place, expand="xl", color="", dark=True, tag="div"), className="cabecera")


def _pages() -> Component:
    links = [
        html.A(page["name"], id=link_id(page), href=page["path"], className="nav-link", **data(hoja=""))
        for page in menu()
    ]
    return html.Nav(links, className="navbar-nav me-auto text-nowrap", **aria(label="Páginas"))


def _mark(snapshot: Snapshot) -> list[Component]:
    """Return the mark of demonstration data, which explains itself when it is opened, by touch too."""
    if not snapshot.is_demonstration:
        return []
    words = [
        html.Span(DEMONSTRATION_MARK, className="d-none d-xl-inline"),
        html.Span("Demo", className="d-xl-none"),
    ]
    mark = html.Summary(words, id=ShellIds.MARK, className="btn btn-sm btn-warning demostracion")
    return [
        html.Details([mark, html.P(HELP, className="dropdown-menu show p-3 shadow")], className="explica")
    ]


def _rail_button() -> Component:
    return html.Button(
        ["Filtros", html.Span(id=ShellIds.RAIL_COUNT, className=COUNT)],
        id=ShellIds.RAIL_BUTTON,
        className="btn btn-sm btn-outline-light position-relative ms-auto ms-xl-0",
        type="button",
        **aria(expanded="false", controls=ShellIds.RAIL),
    )


def _actions() -> Component:
    copy = html.Button(
        "Copiar enlace",
        id=ShellIds.COPY,
        className="btn btn-sm btn-outline-light",
        type="button",
        n_clicks=0,
    )
    said = html.Span(id=ShellIds.COPIED, role="status", className="small text-white")
    return html.Div(
        [said, copy, _look()],
        className="d-flex gap-2 align-items-center py-2 py-xl-0",
    )


def _look() -> Component:
    """Return the menu of how the page looks (`assets/look.js`)."""
    return dbc.DropdownMenu(
        [
            dbc.DropdownMenuItem("Presentación (Esc para salir)", id=ShellIds.PRESENT, n_clicks=0),
            dbc.DropdownMenuItem(divider=True),
            dbc.DropdownMenuItem("Colores del sistema", id=ShellIds.THEME_SYSTEM, n_clicks=0),
            dbc.DropdownMenuItem("Claro", id=ShellIds.THEME_LIGHT, n_clicks=0),
            dbc.DropdownMenuItem("Oscuro", id=ShellIds.THEME_DARK, n_clicks=0),
        ],
        id=ShellIds.LOOK,
        label="Aspecto",
        color="outline-light",
        size="sm",
        align_end=True,
    )


def _rail(snapshot: Snapshot) -> Component:
    """Return the rail: beside the page on a wide window, off-canvas on a narrow one (`assets/rail.js`)."""
    close = html.Button(
        id=ShellIds.RAIL_CLOSE, className="btn-close d-lg-none", type="button", **aria(label="Cerrar")
    )
    view = html.Div(
        [html.H2("Qué ver", className="h6 mb-0"), *view_controls(snapshot)], className="rail-parte"
    )
    whom = html.Div(
        [
            html.H2("De quién", className="h6 mb-0 mt-3 pt-3 border-top"),
            entity_search(),
            *filter_controls(snapshot),
        ],
        className="rail-parte",
    )
    return html.Div(
        [
            html.Div(close, className="offcanvas-header justify-content-end pb-0 d-lg-none"),
            html.Div([views(snapshot), view, whom], className="offcanvas-body d-block"),
        ],
        id=ShellIds.RAIL,
        className="offcanvas-lg offcanvas-start filtros",
        tabIndex=-1,
        role="complementary",
        **aria(label="Filtros: qué ver y de quién"),
    )


def _crumbs() -> Component:
    """Return the place of the trail of the selection, which `assets/crumbs.js` writes."""
    country = html.Li("Colombia", className="breadcrumb-item active")
    trail = html.Ol(country, id=ShellIds.CRUMBS, className="breadcrumb small px-3 pt-2 mb-0")
    return html.Nav(trail, className="migas-lugar", **aria(label="Dónde está la selección"))


def _footer(snapshot: Snapshot) -> Component:
    return html.Footer(
        [
            html.Span("Gobierno al Plan · Departamento Nacional de Planeación"),
            html.A("Accesibilidad", href=ACCESSIBILITY.root, **data(hoja="")),
            html.Span(f"Versión de los datos {snapshot.model.version}"),
            introduction_button(),
        ],
        className="pie-pagina small text-secondary border-top px-3 py-3 d-flex flex-wrap gap-3",
    )
