"""Two selections side by side with the national line: choice of sides, sentence, table, classes, curves."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.core.wording import number, percent, sample, short_day
from dashboard.figures.compare import COLOURS, curves_figure, side_name
from dashboard.figures.svg import svg_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.compare import CompareView
from dashboard.views.compare.page import Choice, Preset
from dashboard.views.compare.sides import PARTS, Side, phase_name, share
from layouts.ids import CompareIds
from layouts.parts import placeholders, plain
from layouts.parts.aria import aria, data
from layouts.parts.chips import chips
from layouts.parts.exports import exports
from layouts.parts.notices import notices
from layouts.parts.own import Drawing, Plain
from layouts.parts.plain import Element
from layouts.parts.tables import table

Body = list[Component | None]
TITLE = "card-title h6 panel-titulo"
PANEL = "card card-body panel mt-2"
KEYS = "list-unstyled d-flex flex-wrap column-gap-3 small my-2"
NOTE = "small text-secondary mt-1 mb-0"
SAVED_NOTE = (
    "Cada lado toma una de estas selecciones, o los filtros de una de sus vistas guardadas. El tipo de "
    "entidad y el corte son los mismos en los dos."
)


def layout(snapshot: Snapshot) -> Component:
    """Return the empty page; its comparison comes with the address."""
    place = html.Div(placeholders.page(), id=CompareIds.BODY, **data(vivo=""))
    return html.Div(place, className="tablero comparar")


def body(view: CompareView) -> Body:
    """Return what the page shows of a comparison."""
    return [
        html.H1(view.finding, className="hallazgo"),
        notices(view.notices),
        chips(view.chips),
        html.P(view.overlap, className="alert alert-info py-2 small") if view.overlap else None,
        _presets(view.presets),
        _pickers(view),
        html.Div([_card(side) for side in view.sides], className="row row-cols-1 row-cols-md-3 g-2 my-1"),
        _table(view),
        html.Div(
            [
                html.Div(_classes(view.sides), className="col-12 col-xl-7"),
                html.Div(_curves(view.sides), className="col-12 col-xl-5"),
            ],
            className="row g-2",
        ),
        html.P(view.caption, className="small text-secondary mt-1"),
    ]


def _presets(presets: Sequence[Preset]) -> Component:
    links = [
        html.A(
            preset.label,
            href=preset.href,
            className=f"btn btn-sm btn-outline-primary{' active' if preset.is_shown else ''}",
            **data(hoja=""),
            **(aria(current="true") if preset.is_shown else {}),
        )
        for preset in presets
    ]
    return html.Nav(
        links, className="d-flex flex-wrap gap-1 my-2 d-print-none", **aria(label="Comparaciones de un clic")
    )


def _pickers(view: CompareView) -> Component:
    """Return the list of selections of each side; `assets/compare.js` adds the saved ones and follows it."""
    fields = [_picker(side, view.choices) for side in view.sides[:2]]
    note = plain.P(SAVED_NOTE, className=NOTE)
    return Plain(plain.Div([plain.Div(fields, className="row g-2"), note], className=f"{PANEL} d-print-none"))


def _picker(side: Side, choices: Sequence[Choice]) -> Element:
    name = f"comparar-{side.key}"
    options = [plain.Option(choice.label, value=choice.query) for choice in choices]
    return plain.Div(
        [
            plain.Label(f"Lado {side.key.upper()}", htmlFor=name, className="form-label"),
            plain.Select(
                options,
                id=name,
                key=side.query,
                defaultValue=side.query,
                className="form-select form-select-sm",
                **data(lado=side.key),
            ),
        ],
        className="col-12 col-md-6",
    )


def _card(side: Side) -> Component:
    item = side.progress
    return html.Div(
        html.Div(
            [
                html.H2(side_name(side), className="h6 mb-1"),
                html.P(percent(item.value), className="h3 mb-0"),
                html.P(
                    f"avance de la {phase_name(side)} ({sample(item.n)}; {number(item.missing)} sin reporte)",
                    className=NOTE,
                ),
            ],
            className="card card-body h-100",
            style={"borderTop": f"4px solid {COLOURS[side.key]}"},
        ),
        className="col",
    )


def _table(view: CompareView) -> Component:
    first, second, whole = (side_name(side) for side in view.sides)
    heads = ("Medida", first, second, "Diferencia, A − B", whole)
    rows = [
        plain.Tr(
            [
                plain.Th(row.label, scope="row"),
                plain.Td(row.sides[0]),
                plain.Td(row.sides[1]),
                plain.Td(row.difference or "—", className="fw-semibold"),
                plain.Td(row.sides[2]),
            ]
        )
        for row in view.rows
    ]
    return html.Section(
        [
            html.H2("Medida por medida", className=TITLE),
            exports("comparacion", "la comparación"),
            table("Cada medida en los dos lados y en todo el país", heads, rows),
        ],
        className=PANEL,
    )


def _classes(sides: Sequence[Side]) -> Component:
    name = phase_name(sides[0])
    bars = [part for side in sides for part in _stack(side)]
    keys = [plain.Li([_sample(part.colour), part.label], className="d-flex gap-2") for part in PARTS]
    rows = [
        plain.Tr([plain.Th(part.label, scope="row"), *(plain.Td(_part_words(s, place)) for s in sides)])
        for place, part in enumerate(PARTS)
    ]
    heads = ("Clase", *(side_name(side) for side in sides))
    return html.Section(
        [
            html.H2(f"Asistidas por clase de avance, {name}", className=TITLE),
            exports("comparacion-clases", "las clases"),
            Plain(plain.Div([*bars, plain.Ul(keys, className=KEYS)])),
            html.Details([html.Summary("Ver la tabla"), table("Asistidas por clase de avance", heads, rows)]),
        ],
        className=PANEL,
    )


def _stack(side: Side) -> list[Element]:
    """Return the bar of a side, from 0 to 100 % of its assisted entities, under its name."""
    told = [(place, part, side.parts[place]) for place, part in enumerate(PARTS) if side.parts[place]]
    words = "; ".join(f"{part.label}, {_part_words(side, place)}" for place, part, _ in told)
    pieces = [
        plain.Span(
            style={"width": f"{share(count, side.assisted):.2f}%", "backgroundColor": part.colour},
            title=f"{part.label}: {_part_words(side, place)}",
            className="border-end",
        )
        for place, part, count in told
    ]
    label = f"{side_name(side)} ({sample(side.assisted)})"
    bar = plain.Div(
        pieces,
        className="d-flex border comparar-pila",
        style={"height": "1.5rem"},
        role="img",
        **aria(label=f"{label}: {words or 'nadie'}"),
    )
    return [plain.P(label, className="small mb-0 mt-2"), bar]


def _part_words(side: Side, place: int) -> str:
    return f"{percent(share(side.parts[place], side.assisted))} ({number(side.parts[place])})"


def _sample(colour: str) -> Element:
    return plain.Span(className="muestra", style={"backgroundColor": colour})


def _curves(sides: Sequence[Side]) -> Component:
    shown = [side for side in sides if len(side.curve.codes) and side.curve.cutoffs]
    title = html.H2(f"Avance de la {phase_name(sides[0])}, corte a corte", className=TITLE)
    if not shown:
        return html.Section([title, html.P("Ningún lado tiene reportes.", className=NOTE)], className=PANEL)
    words = ". ".join(f"{side_name(side)}: {percent(side.progress.value)}" for side in shown)
    heads = ("Corte", *(side_name(side) for side in shown))
    rows = [
        plain.Tr([plain.Th(short_day(when), scope="row"), *(plain.Td(_mean_words(s, at)) for s in shown)])
        for at, when in enumerate(shown[0].curve.cutoffs)
    ]
    keys = [
        plain.Li([_sample(COLOURS[side.key]), side_name(side)], className="d-flex gap-2") for side in shown
    ]
    return html.Section(
        [
            title,
            exports("comparacion-curvas", "las curvas"),
            Drawing(_fluid(svg_of(curves_figure(sides), words)), "bg-white comparar-curvas"),
            Plain(plain.Ul(keys, className=KEYS)),
            html.Details([html.Summary("Ver la tabla"), table("Promedio en cada corte", heads, rows)]),
        ],
        className=PANEL,
    )


def _fluid(svg: str) -> str:
    """Let a drawing shrink with its place."""
    return svg.replace("<svg ", "<svg class='img-fluid' ", 1)


def _mean_words(side: Side, at: int) -> str:
    return f"{percent(float(side.curve.mean[at, 0]))} ({sample(int(side.curve.n[at, 0]))})"
