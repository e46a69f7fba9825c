"""The milestones page: curves and differences, heat map with its player, tree and funnel."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import MILESTONES
from dashboard.core.scales import PROGRESS, STATE_COLOURS, State
from dashboard.core.state import DEFAULT_INDICATOR
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones.page import (
    SERIES_PATH,
    catalogue_of,
    cut_words,
    scale_of_progress,
)
from dashboard.views.milestones.sentences import caption_end
from layouts.ids import HitosIds
from layouts.parts.aria import aria, data
from layouts.parts.exports import exports
from layouts.parts.milestones import funnel, tree


def layout(snapshot: Snapshot) -> Component:
    """Return the page; its values come with the first view, which the address decides."""
    phases = snapshot.model.phases
    fixed = {
        "fases": catalogue_of(snapshot),
        "partes": {
            key: {"arbol": tree(phase), "embudo": funnel(phase), "pie": caption_end(snapshot, key)}
            for key, phase in phases.items()
        },
        "dias": cut_words(snapshot),
        "serie": f"{SERIES_PATH}/{snapshot.model.version}/",
        "indicador": DEFAULT_INDICATOR,
        "nivel": MILESTONES.opens_at.value,
        **scale_of_progress(),
    }
    return html.Div(
        className="tablero hitos",
        **data(hoja="", nivel=MILESTONES.opens_at.value),
        children=[
            dcc.Store(id=HitosIds.VIEW),
            dcc.Store(id=HitosIds.FIXED, data=fixed),
            *_head(),
            html.Div([_curves(), _changes()], className="hitos-par hitos-tiempo"),
            _heat(),
            html.Div([_tree(), _funnel()], className="hitos-par"),
            html.P(id=HitosIds.CAPTION, className="pie"),
        ],
    )


def _head() -> list[Component]:
    return [
        html.H1(id=HitosIds.FINDING, className="hallazgo", **aria(live="polite")),
        html.Div(id=HitosIds.NOTICES, role="status"),
        html.Div(
            className="vigentes",
            children=[
                html.Nav(id=HitosIds.PHASES, className="opciones", **aria(label="Fase")),
                html.Nav(id=HitosIds.TRAIL, className="migas", **aria(label="Territorio")),
                html.Div(
                    id=HitosIds.CHIPS, className="fichas", role="group", **aria(label="Filtros en vigor")
                ),
            ],
        ),
    ]


def _panel(title: str, title_id: str, offered: tuple[str, str], *children: Component) -> Component:
    """Return a panel; `offered` is the figure that its button offers as a file, and its name in words."""
    heading = html.H2(title, id=title_id, className="panel-titulo")
    return html.Section(
        [heading, exports(*offered), *children], className="panel", **aria(labelledby=title_id)
    )


def _curves() -> Component:
    table = html.Details(
        [
            html.Summary("Ver la tabla: promedio y n de cada territorio en cada corte"),
            html.Div(id=HitosIds.CURVES_TABLE, className="desplazable"),
        ]
    )
    box = html.Div(
        id=HitosIds.CURVES, className="curvas", role="group", **aria(labelledby=HitosIds.CURVES_TITLE)
    )
    note = html.P(
        "Línea: promedio del territorio. Banda: mitad central de sus entidades. Puntos: el conjunto de la "
        "selección. Raya vertical: el corte. Un clic en un territorio lo elige.",
        className="pie",
    )
    return _panel("", HitosIds.CURVES_TITLE, ("curvas", "las curvas"), box, note, table)


def _funnel() -> Component:
    table = html.Table(id=HitosIds.FUNNEL, className="datos embudo")
    title = "Embudo: entidades que cerraron cada etapa"
    return _panel(title, HitosIds.FUNNEL_TITLE, ("embudo", "el embudo"), table)


def _heat() -> Component:
    bar = html.Div(
        className="calor-barra",
        children=[
            html.Nav(id=HitosIds.LEVELS, className="opciones", **aria(label="Filas del mapa de calor")),
            html.Div(
                id=HitosIds.PLAYER,
                className="reproductor",
                role="group",
                **aria(label="Reproducir los cortes"),
            ),
            html.Button(
                "Ver el cambio", id=HitosIds.MODE, className="accion", type="button", **aria(pressed="false")
            ),
        ],
    )
    return _panel(
        "",
        HitosIds.HEAT_TITLE,
        ("calor", "el mapa de calor"),
        bar,
        html.Div(
            id=HitosIds.HEAT, className="calor", tabIndex=0, role="region", **aria(label="Mapa de calor")
        ),
        _legend(),
        html.P(id=HitosIds.ABSENT, className="pie"),
    )


def _legend() -> Component:
    """The classes of the cells; a state is told by a hatch or a sign too."""
    zero = ("0 %", STATE_COLOURS[State.CERO], "clase")
    classes = [(band.label, band.colour, "clase") for band in PROGRESS.bands]
    silent = ("sin reporte (—)", STATE_COLOURS[State.SIN_REPORTE], "sin_reporte")
    return html.Ul(
        [
            html.Li(
                [html.Span(className=f"muestra muestra-{kind}", style={"backgroundColor": colour}), label]
            )
            for label, colour, kind in (zero, *classes, silent)
        ],
        className="calor-leyenda",
    )


def _tree() -> Component:
    return _panel(
        "Árbol de hitos: peso y cumplimiento",
        HitosIds.TREE_TITLE,
        ("arbol", "el árbol de hitos"),
        html.Div(id=HitosIds.TREE, className="arbol"),
    )


def _changes() -> Component:
    return _panel(
        "Cambio desde el corte de comparación",
        HitosIds.CHANGES_TITLE,
        ("movimientos", "quién se movió"),
        html.P(id=HitosIds.CHANGE, className="cambio-frase", role="status"),
        html.Div(id=HitosIds.CHANGES, className="cambios"),
    )
