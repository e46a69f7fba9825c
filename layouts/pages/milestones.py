"""The milestones page: curves and differences, heat map with its player, tree and funnel."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import MILESTONES
from dashboard.core.scales import DIFFERENCE, PROGRESS, STATE_COLOURS, State
from dashboard.core.theme import PICKED, SERIES, SPREAD, WHOLE
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones.heat import catalogue_of, classes_of_percentages
from layouts.ids import MilestonesIds
from layouts.parts import placeholders
from layouts.parts.aria import aria, data
from layouts.parts.chips import chip_box
from layouts.parts.exports import exports
from layouts.parts.legend import colour_key


def layout(snapshot: Snapshot) -> Component:
    """Return the page; its values come with the first view, which the address decides."""
    return html.Div(
        className="tablero hitos",
        style=_colours(),
        **data(nivel=MILESTONES.opens_at.value),
        children=[
            dcc.Store(id=MilestonesIds.VIEW),
            dcc.Store(id=MilestonesIds.FIXED, data=_fixed(snapshot)),
            *_head(),
            _pair(_curves(), _changes(), "8"),
            html.Div(_heat(), className="mb-3"),
            _pair(_tree(), _funnel(), "7"),
            html.P(id=MilestonesIds.CAPTION, className="small text-secondary mt-1"),
        ],
    )


def _pair(first: Component, second: Component, columns: str) -> Component:
    """Return two panels side by side where there is room; `columns`, of twelve, are the first one's."""
    return html.Div(
        [html.Div(first, className=f"col-12 col-xl-{columns}"), html.Div(second, className="col-12 col-xl")],
        className="row g-3 mb-3",
    )


def _fixed(snapshot: Snapshot) -> dict[str, object]:
    """What the browser keeps for the page's life.

    Keys: fases (see `catalogue_of`), clases (of each printed percentage, see `classes_of_percentages`) and
    sin_reporte (in words).
    """
    return {
        "fases": catalogue_of(snapshot),
        "clases": classes_of_percentages(),
        "sin_reporte": State.SIN_REPORTE.label,
    }


def _colours() -> dict[str, str]:
    """Return the colours of the data as properties of the style sheet: of cells, lines and picks."""
    return {
        **{f"--clase-{place}": band.colour for place, band in enumerate(PROGRESS.bands)},
        **{f"--cambio-{place}": band.colour for place, band in enumerate(DIFFERENCE.bands)},
        "--cero": STATE_COLOURS[State.CERO],
        "--sin-reporte": STATE_COLOURS[State.SIN_REPORTE],
        "--serie": SERIES,
        "--banda": SPREAD,
        "--conjunto": WHOLE,
        "--elegido": PICKED,
    }


def _head() -> list[Component]:
    return [
        html.Nav(
            html.Ol(id=MilestonesIds.TRAIL, className="breadcrumb small mb-0"), **aria(label="Territorio")
        ),
        html.H1(
            placeholders.headline(), id=MilestonesIds.FINDING, className="hallazgo", **aria(live="polite")
        ),
        html.Div(id=MilestonesIds.NOTICES, role="status"),
        html.Div(
            className="d-flex flex-wrap align-items-center gap-2 my-2 vigentes",
            children=[
                html.Nav(
                    id=MilestonesIds.PHASES,
                    className="btn-group btn-group-sm flex-wrap opciones",
                    **aria(label="Fase"),
                ),
                chip_box(id=MilestonesIds.CHIPS),
            ],
        ),
    ]


def _panel(title: str, title_id: str, offered: tuple[str, str], *children: Component) -> Component:
    """Return a panel; `offered` is the figure that its button offers as a file, and its name in words."""
    heading = html.H2(title, id=title_id, className="card-title h6 panel-titulo")
    return html.Section(
        [heading, exports(*offered), *children], className="card card-body panel", **aria(labelledby=title_id)
    )


def _curves() -> Component:
    table = html.Details(
        [
            html.Summary("Ver la tabla: promedio y n de cada territorio en cada corte"),
            html.Div(
                id=MilestonesIds.CURVES_TABLE,
                className="table-responsive",
                tabIndex=0,
                role="group",
                **aria(label="Promedio y n en cada corte"),
            ),
        ]
    )
    box = html.Div(
        id=MilestonesIds.CURVES,
        className="curvas",
        role="group",
        **aria(labelledby=MilestonesIds.CURVES_TITLE),
    )
    note = html.P(
        "Línea: promedio del territorio. Banda: mitad central de sus entidades. Puntos: el conjunto de la "
        "selección. Raya vertical: el corte. Un clic en un territorio lo elige.",
        className="small text-secondary mt-1",
    )
    return _panel("", MilestonesIds.CURVES_TITLE, ("curvas", "las curvas"), box, note, table)


def _funnel() -> Component:
    table = html.Div(id=MilestonesIds.FUNNEL)
    title = "Embudo: entidades que cerraron cada etapa"
    return _panel(title, MilestonesIds.FUNNEL_TITLE, ("embudo", "el embudo"), table)


def _heat() -> Component:
    bar = html.Div(
        className="d-flex flex-wrap gap-2 align-items-center mb-2 calor-barra",
        children=[
            html.Nav(
                id=MilestonesIds.LEVELS,
                className="btn-group btn-group-sm flex-wrap opciones",
                **aria(label="Filas del mapa de calor"),
            ),
            html.Div(
                id=MilestonesIds.PLAYER,
                className="d-flex flex-wrap gap-1 align-items-center reproductor",
                role="group",
                **aria(label="Reproducir los cortes"),
            ),
            html.Button(
                "Ver el cambio",
                id=MilestonesIds.MODE,
                className="btn btn-sm btn-outline-primary",
                type="button",
                **aria(pressed="false"),
            ),
        ],
    )
    return _panel(
        "",
        MilestonesIds.HEAT_TITLE,
        ("calor", "el mapa de calor"),
        bar,
        html.P(id=MilestonesIds.ASIDE, className="small text-body-secondary mb-1", role="status"),
        html.Div(
            id=MilestonesIds.HEAT, className="calor", tabIndex=0, role="region", **aria(label="Mapa de calor")
        ),
        *_legends(),
        html.P(id=MilestonesIds.ABSENT, className="small text-secondary mt-1"),
    )


def _legends() -> list[Component]:
    """The classes of the cells, of values and of changes; a state is told by a hatch or a sign too."""
    silent = ("sin reporte (—)", STATE_COLOURS[State.SIN_REPORTE], "sin_reporte")
    zero = (State.CERO.label, STATE_COLOURS[State.CERO], "")
    classes = [(band.label, band.colour, "") for band in PROGRESS.bands]
    moved = [(band.label, band.colour, "") for band in DIFFERENCE.bands]
    return [
        colour_key([zero, *classes, silent], "leyenda-valor"),
        colour_key([*moved, ("sin dato para comparar (—)", *silent[1:])], "leyenda-cambio"),
    ]


def _tree() -> Component:
    return _panel(
        "Árbol de hitos: peso y cumplimiento",
        MilestonesIds.TREE_TITLE,
        ("arbol", "el árbol de hitos"),
        html.Div(id=MilestonesIds.TREE, **data(vivo="")),
    )


def _changes() -> Component:
    return _panel(
        "Cambio desde el corte de comparación",
        MilestonesIds.CHANGES_TITLE,
        ("movimientos", "quién se movió"),
        html.P(id=MilestonesIds.CHANGE, className="cambio-frase", role="status"),
        html.Div(id=MilestonesIds.CHANGES, className="cambios", **data(vivo="")),
    )
