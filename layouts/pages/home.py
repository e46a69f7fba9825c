"""The home page: sentence, cards, map beside regions and legend, entity table; filters in a rail."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.wording import short_day
from dashboard.figures.choropleth import MAP_CONFIG, TOPOLOGY_NAME, map_figure
from dashboard.figures.regions import LAYOUT
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import HomeIds
from layouts.parts import placeholders
from layouts.parts.aria import aria, data
from layouts.parts.chips import chip_box
from layouts.parts.choices import radio
from layouts.parts.entity_grid import ENTITY_COLUMNS, GROUP_COLUMNS, library_url
from layouts.parts.exports import exports
from layouts.static_urls import FRAMES_URL, published_url

ON_PAPER = "La tabla no se imprime: las descargas traen todas sus filas."
MAP_NAME = (
    "Mapa: con las flechas se va de una unidad a otra, Entrar la elige, más y menos acercan y alejan, "
    "cero muestra todo"
)
LEGEND_NAME = "Leyenda: cada clase muestra solo sus unidades"
WHEEL_HINT = "Para acercar con la rueda, mantenga Ctrl o haga clic en el mapa"
OVER = "position-absolute m-2 p-2 bg-body border rounded small z-2"
ASIDE = "position-absolute m-2 p-2 top-0 start-0 bg-warning-subtle border rounded small z-2 pe-none"
"""How something lies over the map."""
MAP_BUTTONS = (
    ("acercar", "+", "Acercar"),
    ("alejar", "−", "Alejar"),
    ("entero", "⟲", "Ver todo el mapa"),
    ("pantalla", "", "Pantalla completa"),
)
AS_TABLE, AS_BARS = "tabla", "barras"
FORMS = ({"value": AS_TABLE, "label": "Tabla"}, {"value": AS_BARS, "label": "Barras"})
UNDRAWN: Any = {"data": [], "layout": {axis: {"visible": False} for axis in ("xaxis", "yaxis")}}
CARDS = 5  # headline numbers of a view
TABLE_NAME = "Ver la tabla de regiones"
REGION_HEADS = ("Región", "Valor", "n", "Sin dato", "Mínimo", "Mediana", "Máximo")


def layout(snapshot: Snapshot) -> Component:
    """Return the page; its values come with the first view, which the address decides."""
    return html.Div(
        className="tablero",
        children=[
            dcc.Store(id=HomeIds.VIEW),
            dcc.Store(id=HomeIds.TABLE_READY),
            dcc.Store(id=HomeIds.FIGURES, data=_figures(snapshot)),
            html.Div([*_summary(), _panels(snapshot)], className="d-flex flex-column portada"),
            _table(),
        ],
    )


def _figures(snapshot: Snapshot) -> dict[str, object]:
    """What the browser keeps for the page's life.

    Keys: municipios and departamentos (the empty maps), cortes (of each phase: ISO day and words), cuadros
    (address of the frames that the player plays), columnas (of the table of entities and of groups).
    """
    boundaries = snapshot.boundaries
    return {
        "municipios": map_figure(published_url(boundaries, boundaries.municipalities), [], boundaries.bounds),
        "departamentos": map_figure(published_url(boundaries, boundaries.departments), [], boundaries.bounds),
        "cortes": {
            key: [[cutoff.isoformat(), short_day(cutoff)] for cutoff in phase.cutoffs]
            for key, phase in snapshot.model.phases.items()
        },
        "cuadros": FRAMES_URL,
        "columnas": {"entidad": ENTITY_COLUMNS, "grupo": GROUP_COLUMNS},
    }


def _summary() -> list[Component]:
    return [
        html.H1(placeholders.headline(), id=HomeIds.FINDING, className="hallazgo", **aria(live="polite")),
        html.Div(placeholders.card_row(CARDS), id=HomeIds.CARDS, className="tarjetas-lugar"),
        html.Div(
            className="d-flex flex-column flex-xl-row align-items-xl-center column-gap-2 mb-2 vigentes",
            children=[
                chip_box(id=HomeIds.CHIPS),
                html.P(
                    id=HomeIds.COUNTS, className="flex-xl-shrink-0 small text-secondary conteo", role="status"
                ),
            ],
        ),
    ]


def _panels(snapshot: Snapshot) -> Component:
    return html.Div(className="flex-grow-1 paneles", children=[_map_panel(snapshot), _side_panel()])


def _map_panel(snapshot: Snapshot) -> Component:
    topology = published_url(snapshot.boundaries, TOPOLOGY_NAME)
    config: Any = {**MAP_CONFIG, "topojsonURL": topology.removesuffix(TOPOLOGY_NAME)}
    return html.Section(
        id=HomeIds.MAP_PANEL,
        className="card card-body panel panel-mapa",
        **aria(labelledby=HomeIds.MAP_TITLE),
        children=[
            html.H2(id=HomeIds.MAP_TITLE, className="card-title h6 panel-titulo"),
            exports("mapa", "el mapa"),
            html.Div(
                [_map(config), _buttons(), *_notes(), _entity(), _legend()],
                className="mapa-caja position-relative",
            ),
            html.Div(
                id=HomeIds.PLAYER,
                className="d-flex flex-wrap gap-1 mt-1 align-items-center reproductor",
                role="group",
                **aria(label="Reproducir los cortes en el mapa"),
            ),
            html.P(id=HomeIds.CAPTION, className="small text-secondary mt-1"),
        ],
    )


def _map(config: Any) -> Component:  # noqa: ANN401  # plotly's options
    """Return the map, one stop of the keyboard: from there arrows go from unit to unit."""
    graph = dcc.Graph(id=HomeIds.MAP, config=config, className="mapa w-100 h-100", figure=UNDRAWN)
    words = aria(label=MAP_NAME, roledescription="mapa", describedby=f"{HomeIds.FINDING} {HomeIds.CAPTION}")
    return html.Div(graph, className="mapa-lienzo", role="application", tabIndex=0, **words)


def _buttons() -> Component:
    return html.Div(
        [
            html.Button(
                sign,
                type="button",
                title=name,
                className="btn btn-light border px-2 lh-1",
                **data(mapa=act),
                **aria(label=name),
            )
            for act, sign, name in MAP_BUTTONS
        ],
        className="btn-group-vertical position-absolute top-0 end-0 m-2 z-2 mapa-botones",
        role="group",
        **aria(label="Acercar y alejar el mapa"),
    )


def _notes() -> list[Component]:
    """What is said over the map: of a unit, of the wheel, of a cut-off that only the map shows."""
    return [
        html.P(id=HomeIds.READING, className=f"{OVER} bottom-0 end-0", role="status", hidden=True),
        html.P(WHEEL_HINT, id=HomeIds.HINT, className=f"{OVER} top-50 start-50 pe-none", hidden=True),
        html.P(id=HomeIds.ASIDE, className=ASIDE, role="status", hidden=True),
    ]


def _entity() -> Component:
    classes = f"ficha overflow-auto top-0 start-0 z-3 {OVER}"
    return html.Div(id=HomeIds.ENTITY, className=classes, role="region", **aria(label="Entidad elegida"))


def _legend() -> Component:
    return html.Details(
        [
            html.Summary("Leyenda y unidades"),
            html.Ul(id=HomeIds.LEGEND, className="list-unstyled mb-0", **aria(label=LEGEND_NAME)),
        ],
        className=f"mapa-leyenda overflow-auto bottom-0 start-0 {OVER}",
        open=True,
    )


def _side_panel() -> Component:
    return html.Div(
        className="d-flex flex-column lado",
        children=[
            html.Div(id=HomeIds.NOTICES, role="status"),
            html.Section(
                className="card card-body panel panel-regiones",
                children=[
                    html.H2(id=HomeIds.REGIONS_TITLE, className="card-title h6 panel-titulo"),
                    exports("regiones", "las barras por región"),
                    html.Div(
                        dcc.Graph(
                            id=HomeIds.REGIONS,
                            config={"displayModeBar": False, "responsive": True},
                            figure={"data": [], "layout": {**LAYOUT, **UNDRAWN["layout"]}},
                        ),
                        className="regiones",
                        role="img",
                        **aria(labelledby=HomeIds.REGIONS_TITLE),
                    ),
                    html.Details([html.Summary(TABLE_NAME), _region_table()]),
                ],
            ),
        ],
    )


def _region_table() -> Component:
    """Return the table behind the bars, whose rows `assets/bars.js` writes when it is opened."""
    table = html.Table(
        [
            html.Caption("Valores por región, con el recorrido de sus entidades"),
            html.Thead(html.Tr([html.Th(text, scope="col") for text in REGION_HEADS])),
            html.Tbody(id=HomeIds.REGIONS_TABLE),
        ],
        className="table table-sm caption-top small datos",
    )
    return html.Div(
        table, className="table-responsive", tabIndex=0, role="region", **aria(label="Tabla de regiones")
    )


def _table() -> Component:
    return html.Section(
        className="card card-body panel panel-tabla mt-3",
        children=[
            html.Div(
                [
                    html.H2("Entidades de la selección", className="card-title h6 panel-titulo"),
                    html.Div(radio(HomeIds.FORM, FORMS, AS_TABLE), role="group", **aria(label="Ver como")),
                ],
                className="d-flex flex-wrap gap-3 align-items-center mb-2",
            ),
            html.P(ON_PAPER, className="d-none d-print-block"),
            html.Div(
                html.Div(id=HomeIds.TABLE_SLOT, className="tabla-lugar", **data(biblioteca=library_url())),
                id=HomeIds.TABLE_BOX,
            ),
            _ranking(),
            html.Div(id=HomeIds.FILES),
        ],
    )


def _ranking() -> Component:
    """Return the place of the ranking, asked for only while it is open (callbacks/home.py)."""
    graph = dcc.Graph(
        id=HomeIds.RANKING,
        config={"displayModeBar": False, "responsive": True},
        figure={"data": [], "layout": LAYOUT},
    )
    scrolled = html.Div(
        html.Div(graph, role="img", **aria(labelledby=HomeIds.RANKING_SENTENCE)),
        className="tabla-lugar overflow-auto",
        tabIndex=0,
        role="region",
        **aria(label="Barras en orden"),
    )
    sentence = html.P(id=HomeIds.RANKING_SENTENCE, className="mb-0 flex-grow-1", role="status")
    head = html.Div([sentence, exports("orden", "las barras en orden")], className="d-flex gap-3")
    return html.Div([head, scrolled], id=HomeIds.RANKING_BOX, hidden=True)
