"""The frame of every page: skip link, slim header with pages, dataset version and demonstration mark."""

import json

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import HOME, PROFILE
from dashboard.core.provenance import DEMONSTRATION_MARK, HELP
from dashboard.core.scales import STATE_COLOURS, State
from dashboard.core.state import SHORT_FORMS
from dashboard.figures.choropleth import TOPOLOGY_NAME
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import ShellIds
from layouts.pages.registry import TITLE as WINDOW_TITLE
from layouts.pages.registry import link_id, menu, registered
from layouts.parts.aria import aria
from layouts.parts.controls import control_specs, entity_search, filter_controls, view_controls
from layouts.static_urls import published_url, territory_url

HATCHES = (  # of the map, for the style sheet: a state is never told by colour alone
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>'
    '<pattern id="trama-sin-reporte" width="5" height="5" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{STATE_COLOURS[State.SIN_REPORTE]}"/>'
    '<rect width="1.4" height="5" fill="#fff" opacity=".8"/></pattern>'
    '<pattern id="trama-area" width="6" height="6" patternUnits="userSpaceOnUse">'
    f'<rect width="6" height="6" fill="{STATE_COLOURS[State.AREA]}"/>'
    '<circle cx="3" cy="3" r=".9" fill="#8a8266"/></pattern>'
    '<pattern id="trama-reservado" width="6" height="4" patternUnits="userSpaceOnUse">'
    f'<rect width="6" height="4" fill="{STATE_COLOURS[State.RESERVADO]}"/>'
    '<rect width="6" height="1" fill="#fff" opacity=".75"/></pattern></defs></svg>'
)
INDEX = """<!DOCTYPE html>
<html lang="es-CO">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/icono.svg">
{%css%}
<!-- anticipo -->
</head>
<body>
{%app_entry%}
<!-- tramas -->
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>
""".replace("<!-- tramas -->", HATCHES)
LEVEL_KEY = "nivel"
PRELOAD_PLACE = "<!-- anticipo -->"
ENTRY = '<div id="react-entry-point"><p class="espera">Cargando el tablero…</p></div>'
PLOTLY_URL = "/_dash-component-suites/plotly/package_data/plotly.min.js"
PRELOAD = """<meta name="version" content="%s">
<script>
const draws = (path) => location.pathname === path || (path.length > 1 && location.pathname.startsWith(path));
if (%s.some(draws)) {
  const script = { rel: "preload", as: "script", href: "%s" };
  document.head.append(Object.assign(document.createElement("link"), script));
}
if (location.pathname === "%s") %s.forEach((address) => fetch(address));
</script>"""
TITLE = "Gobierno al Plan · tablero territorial"


def preload(snapshot: Snapshot) -> str:
    """Return what the head says of a snapshot: its version, and what to ask for at once for the figures."""
    boundaries = snapshot.boundaries
    files = [
        territory_url(snapshot),
        published_url(boundaries, boundaries.municipalities),
        published_url(boundaries, TOPOLOGY_NAME),
    ]
    drawing = json.dumps([page["path"] for page in registered() if page["draws"]])
    return PRELOAD % (snapshot.version, drawing, PLOTLY_URL, HOME.root, json.dumps(files))


def shell(snapshot: Snapshot) -> Component:
    """Return the frame with an empty page; the path decides which page fills it."""
    return html.Div(
        [
            html.A("Saltar al contenido", href=f"#{ShellIds.MAIN}", className="saltar"),
            dcc.Location(id=ShellIds.ADDRESS, refresh=False),
            dcc.Store(id=ShellIds.PLACE),
            dcc.Store(id=ShellIds.STATIC, data=_resources(snapshot)),
            _header(snapshot),
            html.Div(
                id=ShellIds.FRAME,
                className="marco",
                children=[
                    _rail(snapshot),
                    html.Main(html.Div(id=ShellIds.PAGE), id=ShellIds.MAIN, tabIndex=-1),
                ],
            ),
        ]
    )


def _resources(snapshot: Snapshot) -> dict[str, object]:
    """What the browser keeps on every page: the territory file, the controls, and where the pages are.

    `paginas` are path, title of the window and opening level of each; `menu` the paths in the menu; `perfil`
    the path that takes the code of an entity; `titulo` the title where there is no page; `clave_nivel` the
    key whose default is the page's; `abreviaturas` the short forms of the address; `con_hito` the indicators
    that need a stage or milestone.
    """
    return {
        "territorio": territory_url(snapshot),
        "controles": control_specs(snapshot),
        "paginas": [[page["path"], page["title"], page["opens_at"].value] for page in registered()],
        "menu": [page["path"] for page in menu()],
        "titulo": WINDOW_TITLE,
        "clave_nivel": LEVEL_KEY,
        "abreviaturas": {key: dict(forms) for key, forms in SHORT_FORMS.items()},
        "con_hito": [key for key, item in snapshot.indicators.items() if item.needs_milestone],
        "perfil": PROFILE.root,
    }


def _header(snapshot: Snapshot) -> Component:
    links = [
        dcc.Link(page["name"], id=link_id(page), href=page["path"], className="pagina") for page in menu()
    ]
    return html.Header(
        className="cabecera",
        children=[
            html.Span("Gobierno al Plan", className="marca"),
            html.Nav(links, className="paginas", **aria(label="Páginas")),
            _actions(),
            html.Div(
                className="version",
                children=[
                    *(
                        [html.Span(DEMONSTRATION_MARK, className="demostracion", title=HELP)]
                        if snapshot.is_demonstration
                        else []
                    ),
                    html.Span(f"Versión {snapshot.model.version}", className="version-numero"),
                ],
            ),
        ],
    )


def _actions() -> Component:
    return html.Div(
        className="acciones",
        children=[
            html.Button(
                ["Filtros", html.Span(id=ShellIds.RAIL_COUNT, className="numero")],
                id=ShellIds.RAIL_BUTTON,
                className="accion",
                type="button",
                n_clicks=0,
                **aria(expanded="true", controls=ShellIds.RAIL),
            ),
            html.Button("Copiar enlace", id=ShellIds.COPY, className="accion", type="button", n_clicks=0),
            html.Span(id=ShellIds.COPIED, role="status", className="copiado"),
        ],
    )


def _rail(snapshot: Snapshot) -> Component:
    close = html.Button("Cerrar", id=ShellIds.RAIL_CLOSE, className="enlace", type="button", n_clicks=0)
    return html.Aside(
        id=ShellIds.RAIL,
        className="filtros",
        **aria(label="Qué ver y de quién"),
        children=[
            html.Div([html.H2("Qué ver"), close], className="filtros-titulo"),
            *view_controls(snapshot),
            html.H2("De quién"),
            entity_search(),
            *filter_controls(snapshot),
        ],
    )
