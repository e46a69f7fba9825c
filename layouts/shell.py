"""The frame of every page: skip link, slim header with pages, dataset version and demonstration mark."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.board import Board
from layouts.aria import aria
from layouts.ids import ShellIds
from layouts.pages import PAGES

INDEX = """<!DOCTYPE html>
<html lang="es-CO">
<head>
{%metas%}
<title>{%title%}</title>
{%favicon%}
{%css%}
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>
"""
ENTRY = '<div id="react-entry-point"><p class="espera">Cargando el tablero…</p></div>'
TITLE = "Gobierno al Plan · tablero territorial"
MARK = "Datos de demostración"
MARK_HELP = (
    "Los valores que el informe publica son exactos; lo que no lista se simula y se calibra con sus totales."
)


def shell(board: Board) -> Component:
    """Return the frame with an empty page; the route decides which page fills it."""
    return html.Div(
        [
            html.A("Saltar al contenido", href=f"#{ShellIds.MAIN}", className="saltar"),
            dcc.Location(id=ShellIds.ROUTE, refresh=False),
            _header(board),
            html.Main(html.Div(id=ShellIds.PAGE), id=ShellIds.MAIN, tabIndex=-1),
        ]
    )


def _header(board: Board) -> Component:
    links = [dcc.Link(page.name, href=page.path, className="pagina") for page in PAGES]
    return html.Header(
        className="cabecera",
        children=[
            dcc.Link("Gobierno al Plan", href="/", className="marca"),
            html.Nav(links, className="paginas", **aria(label="Páginas")),
            html.Div(
                className="version",
                children=[
                    *(
                        [html.Span(MARK, className="demostracion", title=MARK_HELP)]
                        if board.is_demonstration
                        else []
                    ),
                    html.Span(f"Versión {board.model.version}", className="version-numero"),
                ],
            ),
        ],
    )
