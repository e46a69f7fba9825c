"""The plain Dash way of the same page: what a competent developer writes from the tutorials.

One callback has the filters as inputs and returns every panel: sentence, cards, map, region bars, legend and
table rows. The map is one `go.Choropleth` with the GeoJSON object inside the figure, as the documentation of
plotly shows it, rebuilt at each change. Rows of the table go from the server to AG Grid.

It is not made slower on purpose. The numbers come from the same functions as in the snapshot (`build_view`,
`read`), the geometry is the same file, read once, with the same borders drawn above it; one trace holds
all units (plotly express would make one per class and repeat the geometry in each); the frame of a region is
set, not searched with `fitbounds`; panels have the same place and size. What differs from the snapshot is
only what this bench measures: geometry and rows travel at each change and the figure is drawn anew.

`Dash(compress=True)` is the developer's choice: without it, what Dash does by default, answers travel as they
are. `bench` measures with compression off unless told, because that is the faster of the two on one machine;
the count of bytes is then the uncompressed one.
"""

import json
from pathlib import Path
from typing import Any, Final

import dash_ag_grid as dag
import pandas as pd
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from flask import Flask, Response, send_file

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.core.state import DEFAULT_INDICATOR, Level, ViewState
from dashboard.figures.choropleth import TOPOLOGY_NAME, colour_steps, map_layout
from dashboard.figures.regions import region_figure
from dashboard.indicators.classes import scale_at
from dashboard.indicators.evaluate import read
from dashboard.indicators.resolved import ResolvedView, resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import value_text
from dashboard.views.home import build_view
from dashboard.views.map_values import drawn_units
from dashboard.views.summary import Card, LegendItem

STYLE: Final = """
body {margin: 0; font: 15px system-ui, sans-serif; display: block}
.plano {display: grid; grid-template-columns: 280px 1fr; gap: 20px}
.tarjetas {display: grid; grid-template-columns: repeat(5, 1fr)}
.paneles {display: grid; grid-template-columns: 640px 458px; gap: 20px}
"""
INDEX: Final = (
    "<!DOCTYPE html><html lang='es'><head>{%metas%}<title>{%title%}</title>{%css%}<style>"
    + STYLE
    + "</style></head><body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body></html>"
)
COLUMNS: Final = (
    ("nombre", "Entidad"),
    ("valor", "Valor"),
    ("estado", "Estado o clase"),
    ("cambio", "Cambio"),
    ("departamento", "Departamento"),
    ("region", "Región"),
    ("universo", "Universo"),
    ("socio", "Socio"),
    ("d683", "Decreto 683"),
    ("pdet", "PDET"),
    ("codigo", "Código"),
)
PLOTLY_TEMPLATE: Final = "plotly"  # what every figure has where nobody chooses another
YES_NO: Final = {True: "sí", False: "no"}


def create_plain(snapshot: Snapshot, compress: bool = False) -> Dash:
    """Wire the plain page around a snapshot."""
    app = Dash(__name__, index_string=INDEX, compress=compress, assets_folder="sin-archivos")
    app.layout = _layout(snapshot)
    geometry = json.loads(
        (snapshot.boundaries.folder / snapshot.boundaries.municipalities).read_text("utf-8")
    )
    attributes = _attributes(snapshot)
    _serve_topology(app, snapshot.boundaries.folder / snapshot.boundaries.topology)

    @app.callback(
        Output("hallazgo", "children"),
        Output("tarjetas", "children"),
        Output("mapa-titulo", "children"),
        Output("mapa", "figure"),
        Output("regiones", "figure"),
        Output("leyenda", "children"),
        Output("pie", "children"),
        Output("tabla", "rowData"),
        Input("control-indicador", "value"),
        Input("control-region", "value"),
        Input("control-universo", "value"),
        Input("control-decreto683", "value"),
    )
    def update(indicator: str, regions: list[str], universes: list[str], decree: str) -> tuple[Any, ...]:
        state = ViewState(
            indicator=indicator,
            regions=tuple(sorted(regions)),
            universes=tuple(sorted(universes)),
            decree_683=decree,
        )
        view = build_view(snapshot, state)
        resolved = resolve_view(snapshot.indicators, snapshot.model, state)
        reading = read(resolved, snapshot.model, state)
        rows = reading.rows(Level.ENTITY)
        units = drawn_units(
            snapshot, state, rows, reading.before.rows(Level.ENTITY) if reading.before else None
        )
        frame = [float(edge) for edge in view.payload["marco"]]  # type: ignore[attr-defined]
        return (
            view.finding,
            [_card(card) for card in view.cards],
            view.title,
            map_figure(resolved, units, geometry, frame),
            region_figure(view.regions),
            [_legend_row(item) for item in view.legend],
            view.caption,
            table_rows(resolved, units.loc[rows.index], attributes),
        )

    return app


def map_figure(
    resolved: ResolvedView, units: pd.DataFrame, geometry: dict[str, Any], frame: list[float]
) -> go.Figure:
    """Return the map of all units (rows as `drawn_units` returns them) with its geometry inside."""
    drawn = units[["state", "value", "category"]]
    trace = go.Choropleth(
        geojson=geometry,
        featureidkey="id",
        locations=drawn.index.tolist(),
        z=[_colour(resolved, *row) for row in drawn.itertuples(index=False)],
        text=[_words(resolved, *row) for row in drawn.itertuples(index=False)],
        zmin=-0.5,
        zmax=len(PALETTE) - 0.5,
        colorscale=colour_steps(),
        showscale=False,
        marker={"line": {"width": 0.5, "color": "#c3c9cf"}},
        hovertemplate="<b>%{properties.name}</b><br>%{text}<extra></extra>",
    )
    return go.Figure(trace, layout={**_framed(frame), "template": PLOTLY_TEMPLATE})


def table_rows(resolved: ResolvedView, units: pd.DataFrame, attributes: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one record per entity that passes, with its change since the earlier cut-off."""

    def numbers(column: str, decimals: int) -> pd.Series:
        return units[column].round(decimals).astype(object).where(units[column].notna(), None)

    drawn = units[["state", "value", "category"]]
    table = attributes.loc[units.index].assign(
        valor=numbers("value", 2),
        cambio=numbers("change", 1),
        estado=[_words(resolved, *row) for row in drawn.itertuples(index=False)],
    )
    return list(table.to_dict("records"))


def _colour(resolved: ResolvedView, state: float, value: float, category: str) -> int:
    """Return the place of a unit's colour in the palette."""
    if state != State.CON_AVANCE:
        return PALETTE.index(STATE_COLOURS[State(int(state))])
    scale = scale_at(resolved.indicator, Level.ENTITY)
    place = scale.position(category) if scale.is_categorical else scale.band_of(value)
    return PALETTE.index(scale.bands[place].colour)


def _words(resolved: ResolvedView, state: float, value: float, category: str) -> str:
    if state != State.CON_AVANCE:
        return State(int(state)).label
    scale = scale_at(resolved.indicator, Level.ENTITY)
    if scale.is_categorical:
        return scale.bands[scale.position(category)].label
    return value_text(resolved.indicator, value)


def _framed(frame: list[float]) -> dict[str, Any]:
    """Return the snapshot's layout of a map around a frame, with the snapshot's margin."""
    west, south, east, north = frame
    margin = 0.03 * max(east - west, north - south)
    layout = map_layout((west - margin, south - margin, east + margin, north + margin))
    return {key: value for key, value in layout.to_plotly_json().items() if key != "uirevision"}


def _attributes(snapshot: Snapshot) -> pd.DataFrame:
    """Return what the table says of each entity whatever the filters."""
    catalogue, entities = snapshot.model.catalogue, snapshot.model.entities
    places = catalogue.departments.loc[entities["department_code"]]
    return pd.DataFrame(
        {
            "codigo": entities.index,
            "nombre": entities["name"],
            "departamento": places["name"].to_numpy(),
            "region": catalogue.regions.loc[entities["region"], "name"].to_numpy(),
            "universo": entities["universe"].astype(object).where(entities["universe"].notna(), None),
            "socio": entities["partner"].astype(object).where(entities["partner"].notna(), None),
            "d683": entities["decree_683"].map(YES_NO),
            "pdet": entities["pdet"].map(YES_NO),
        },
        index=entities.index,
    )


def _card(card: Card) -> Component:
    return html.Div([html.Div(card.label), html.H3(card.value), html.Div(card.note)])


def _legend_row(item: LegendItem) -> Component:
    swatch = {"backgroundColor": item.colour, "display": "inline-block", "width": "20px", "height": "13px"}
    return html.Li([html.Span(style=swatch), f" {item.label} ", html.B(item.count)])


def _serve_topology(app: Dash, path: Path) -> None:
    """Serve the file that plotly.js would take from a content network, kept by the browser for a day."""

    server: Flask = app.server

    @server.get(f"/topologia/{TOPOLOGY_NAME}")
    def topology() -> Response:
        return send_file(path.resolve(), mimetype="application/json", max_age=86400)


def _layout(snapshot: Snapshot) -> Component:
    return html.Div(
        className="plano",
        children=[
            html.Div(_filters(snapshot)),
            html.Div([html.H1(id="hallazgo"), html.Div(id="tarjetas", className="tarjetas"), *_panels()]),
        ],
    )


def _filters(snapshot: Snapshot) -> list[Component]:
    indicators = [{"value": key, "label": item.label} for key, item in snapshot.indicators.items()]
    regions = [
        {"value": slug, "label": name} for slug, name in snapshot.model.catalogue.regions["name"].items()
    ]
    decree = {"": "Todos", "si": "Sí", "no": "No"}
    return [
        html.Label("Indicador"),
        dcc.Dropdown(indicators, DEFAULT_INDICATOR, id="control-indicador", clearable=False),
        html.Label("Región"),
        dcc.Dropdown(regions, [], id="control-region", multi=True),
        html.Label("Universo de focalización"),
        dcc.Checklist(list(snapshot.vocabulary["universo"]), [], id="control-universo", inline=True),
        html.Label("Decreto 683"),
        dcc.RadioItems(decree, "", id="control-decreto683", inline=True),
    ]


def _panels() -> list[Component]:
    config: Any = {"displayModeBar": False, "scrollZoom": True, "topojsonURL": "/topologia/"}
    return [
        html.H2(id="mapa-titulo"),
        html.Div(
            className="paneles",
            children=[
                dcc.Graph(id="mapa", config=config, style={"width": 640, "height": 548}),
                html.Div(
                    [
                        dcc.Graph(
                            id="regiones",
                            config={"displayModeBar": False},
                            style={"width": 458, "height": 268},
                        ),
                        html.Ul(id="leyenda"),
                    ]
                ),
            ],
        ),
        html.P(id="pie"),
        dag.AgGrid(
            id="tabla",
            columnDefs=[{"field": field, "headerName": name} for field, name in COLUMNS],
            getRowId="params.data.codigo",
            defaultColDef={"sortable": True, "filter": True, "resizable": True},
            dashGridOptions={"animateRows": False, "rowHeight": 34},
            style={"height": 460},
        ),
    ]
