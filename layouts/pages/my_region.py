"""The coordinator's work list: work list by urgency, what changed, punctuality, load of the team."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.wording import day, number, percent
from dashboard.indicators.rules import Rule
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.worklist import WorkList
from dashboard.views.worklist.calls import Calls
from dashboard.views.worklist.changes import Changes, Move
from dashboard.views.worklist.page import CALL_RULES, RegionChoice
from dashboard.views.worklist.tasks import Reason, Task
from dashboard.views.worklist.team import ADVISED_DAYS, LAST_DAYS, Load, Punctuality
from layouts.ids import MyRegionIds
from layouts.parts import plain
from layouts.parts.aria import aria, data
from layouts.parts.cards import cards
from layouts.parts.chips import chips
from layouts.parts.exports import exports
from layouts.parts.lists import downloads, pager, severity_tag, waiting_page
from layouts.parts.notices import notices
from layouts.parts.own import Plain
from layouts.parts.plain import Element
from layouts.parts.tables import cell, table
from layouts.parts.ways_out import ways_out

TASK_HEADS = (
    "Urgencia",
    "Entidad",
    "Por qué llamar",
    "Llamada",
    "Avance",
    "Días sin reporte",
    "Hito pendiente de más peso",
    "Asesor",
)
LOAD_HEADS = (
    "Asesor",
    "Entidades",
    "Sin ningún reporte",
    "En la lista",
    "Puntos",
    "Avance medio",
    f"Asesorías ({ADVISED_DAYS}\xa0días)",
)


MOST_NOTE = 280
CALLS_NOTE = (
    "Lo que marque y anote queda en este navegador, para el corte en pantalla, mientras no haya inicio de "
    "sesión: las notas no salen de él, y se pierden si borra sus datos de navegación."
)
NO_CALLS = {
    Calls.TO_MAKE: "No queda ninguna llamada por hacer en esta lista.",
    Calls.MADE: "Ninguna llamada de esta lista está marcada como hecha.",
}
PUNCTUALITY_NOTE = (
    "Un reporte es una entidad que reporta en un corte, con la fecha del último que hizo "
    "en él; se cuentan los de la fase en curso hasta el corte."
)
LOAD_NOTE = (
    "Entidades y avance: las de la selección que la fase en curso asiste. La lista trae además "
    "las que quedaron con asuntos de una fase anterior. "
    f"Las asesorías son las de los {ADVISED_DAYS}\xa0días anteriores al corte, en todo el país."
)


def layout(snapshot: Snapshot) -> Component:
    """Return the empty page; its work list comes with the address."""
    return waiting_page("mi-region", MyRegionIds.BODY, MyRegionIds.LIST_PAGE)


def body(worklist: WorkList) -> list[Component | None]:
    """Return what the page shows of a work list."""
    head = [
        html.H1(worklist.finding, className="hallazgo"),
        ways_out(worklist.ways),
        notices(worklist.notices),
        chips(worklist.chips),
    ]
    if worklist.regions:
        return [
            *head,
            _chooser("Por coordinación", worklist.zones),
            _chooser("Por región", worklist.regions),
            html.P(worklist.caption, className="small text-secondary mt-1"),
        ]
    return [
        *head,
        cards(worklist.cards) if worklist.cards else None,
        _work(worklist),
        html.Div(
            [html.Div(_changes(worklist.changes)), html.Div(_punctuality(worklist.punctuality))]
            if worklist.changes
            else [],
            className="row row-cols-1 row-cols-xl-2 g-3",
        ),
        _loads(worklist.loads) if worklist.loads else None,
    ]


def _chooser(title: str, choices: Sequence[RegionChoice]) -> Component:
    if not choices:
        return html.Div()
    items = [
        html.Li(
            className="col-12 col-sm-6 col-lg-4 col-xxl-3",
            children=dcc.Link(
                [html.B(choice.name), html.Span(choice.note)],
                href=choice.href,
                className="card card-body text-decoration-none h-100 escritorio-puerta",
            ),
        )
        for choice in choices
    ]
    return html.Section(
        [
            html.H2(title, className="card-title h6 panel-titulo"),
            html.Ul(items, className="row g-2 list-unstyled"),
        ],
        className="card card-body panel",
    )


def _work(worklist: WorkList) -> Component:
    words, href = worklist.other_kind
    return html.Section(
        className="card card-body panel",
        children=[
            html.Div(
                [
                    html.H2("Lista de trabajo, por urgencia", className="card-title h6 panel-titulo"),
                    downloads(worklist.files),
                    exports("urgencias", "de los motivos de llamada", "Figura"),
                    dcc.Link(words, href=href, className="ms-lg-auto small"),
                ],
                className="d-flex flex-wrap align-items-center gap-2 lista-titulo",
            ),
            _rules(CALL_RULES),
            _calls(worklist),
            _task_table(worklist),
            pager(MyRegionIds.LIST_PAGE, worklist.list_page),
            html.P(worklist.caption, className="small text-secondary mt-1"),
        ],
    )


def _calls(worklist: WorkList) -> Component | None:
    """Return the choice of the calls to list, whose counts and marks `assets/calls.js` keeps."""
    if not worklist.tasks:
        return None
    choice = plain.Fieldset(
        [
            plain.Legend("Llamadas", className="form-label"),
            *(part for which in Calls for part in _call_choice(which, worklist.calls.which is which)),
        ],
        className="d-flex flex-wrap gap-1 align-items-center mt-2 llamadas-filtro",
    )
    day, words = worklist.cutoff
    codes = " ".join(task.code for task in worklist.tasks)
    page = str(worklist.list_page.page)
    kept = data(llamadas=MyRegionIds.LIST_PAGE, lugar=page, corte=day, palabras=words, codigos=codes)
    note = plain.P(CALLS_NOTE, className="small text-secondary mt-1")
    return Plain(plain.Div([choice, note], className="no-imprimir llamadas", **kept))


def _call_choice(which: Calls, is_chosen: bool) -> list[Element]:
    name = f"llamadas-{which.value}"
    button = plain.Input(
        id=name,
        type="radio",
        name="llamadas",
        value=which.value,
        defaultChecked=is_chosen,
        className="btn-check",
    )
    count = plain.Span(**data(cuenta=which.value))
    words = [f"{which.label} ", count]
    return [button, plain.Label(words, htmlFor=name, className="btn btn-sm btn-outline-primary")]


def _task_table(worklist: WorkList) -> Component:
    list_page = worklist.list_page
    if not worklist.tasks:
        return html.P("La lista está vacía con estos filtros y este corte.", className="text-secondary mt-2")
    if not list_page.total:
        return html.P(NO_CALLS[worklist.calls.which], className="text-secondary mt-2")
    rows = [_task_row(task) for task in worklist.listed[list_page.rows]]
    caption = "Entidades con motivo de llamada, la más urgente primero"
    if list_page.pages > 1:
        caption += (
            f" (filas {number(list_page.first)} a {number(list_page.last)} de {number(list_page.total)}; "
            "las descargas las traen todas)"
        )
    return table(caption, TASK_HEADS, rows, "lista-trabajo")


def _task_row(task: Task) -> Element:
    name = [plain.A(task.name, href=task.href), plain.Small(f"{task.place} · {task.code}")]
    order, _, why, call, *rest = TASK_HEADS
    after = (
        task.progress_words,
        "—" if task.days is None else number(task.days),
        task.milestone,
        task.adviser or "sin asesor",
    )
    return plain.Tr(
        [
            cell(order, [plain.B(number(task.order)), plain.Small(task.urgency_words)]),
            plain.Th(name, scope="row"),
            cell(why, plain.Ul([_reason(item) for item in task.reasons])),
            cell(call, _call(task)),
            *(cell(head, text) for head, text in zip(rest, after, strict=True)),
        ],
        key=task.code,
        **data(entidad=task.code),
    )


def _call(task: Task) -> list[Element]:
    """Return the mark of a call and its note, which the browser fills and keeps."""
    made = plain.Input(
        type="checkbox", className="form-check-input m-0", **aria(label=f"Hecha: llamada a {task.name}")
    )
    note = plain.Input(
        type="text",
        maxLength=MOST_NOTE,
        placeholder="Nota",
        className="form-control form-control-sm",
        **aria(label=f"Nota de la llamada a {task.name}"),
    )
    return [
        plain.Label(
            [made, " Hecha"], className="d-inline-flex gap-2 align-items-center text-nowrap llamada-hecha"
        ),
        note,
        plain.Small(className="llamada-antes"),
    ]


def _reason(reason: Reason) -> Element:
    points = plain.Small(f" (+{number(reason.rule.points)})", className="puntos")
    return plain.Li([severity_tag(reason.rule), reason.sentence, points], title=reason.rule.action)


def _rules(rules: Sequence[Rule]) -> Component:
    heads = ("Motivo", "Cuándo", "Severidad", "Puntos", "Qué hacer")
    rows = [
        plain.Tr(
            [
                plain.Th(rule.label, scope="row"),
                plain.Td(rule.condition_words),
                plain.Td(rule.severity.label),
                plain.Td(number(rule.points)),
                plain.Td(rule.action),
            ]
        )
        for rule in sorted(rules, key=lambda rule: -rule.points)
    ]
    return html.Details(
        [
            html.Summary("Ver los motivos, sus umbrales y sus puntos"),
            table("Motivos de llamada, con su umbral y sus puntos", heads, rows),
        ]
    )


def _changes(moved: Changes) -> Component:
    if moved.since is None:
        text = "No hay un corte anterior de la fase con el que comparar."
        return html.Section(
            [html.H2("Qué cambió", className="card-title h6 panel-titulo"), html.P(text)],
            className="card card-body panel",
        )
    return html.Section(
        [
            html.H2(f"Qué cambió desde el {day(moved.since)}", className="card-title h6 panel-titulo"),
            html.P(moved.sentence),
            _moves("Los que más avanzaron", moved.forward),
            _moves("Los que retrocedieron", moved.backward),
        ],
        className="card card-body panel",
    )


def _moves(title: str, moves: Sequence[Move]) -> Component:
    if not moves:
        return html.P(f"{title}: ninguno.", className="text-secondary mt-2")
    rows = [
        plain.Tr(
            [
                plain.Th(plain.A(move.name, href=move.href), scope="row"),
                plain.Td(move.change),
                plain.Td(move.path),
            ]
        )
        for move in moves
    ]
    return table(title, ("Entidad", "Cambio", "Avance"), rows)


def _punctuality(rows: Sequence[Punctuality]) -> Component:
    body = [
        plain.Tr(
            [
                plain.Th([row.name, *([" (esta)"] if row.is_here else [])], scope="row"),
                plain.Td([_bar(row.share), percent(row.share, 0)]),
                plain.Td(f"{number(row.late)} de {number(row.reports)}"),
            ],
            className="table-active" if row.is_here else "",
        )
        for row in rows
    ]
    title = f"Reportes que llegan en los {LAST_DAYS} últimos días del mes"
    return html.Section(
        [
            html.H2("Puntualidad de los reportes", className="card-title h6 panel-titulo"),
            exports("puntualidad", "la puntualidad"),
            table(title, ("Región o zona", "Proporción", "Reportes"), body),
            html.P(PUNCTUALITY_NOTE, className="small text-secondary mt-1"),
        ],
        className="card card-body panel",
    )


def _bar(share: float) -> Element:
    width = 0.0 if share != share else share  # NaN has no bar
    return plain.Span(plain.Span(style={"width": f"{width:.0f}%"}), className="barra", **aria(hidden="true"))


def _loads(loads: Sequence[Load]) -> Component:
    rows = [
        plain.Tr(
            [
                plain.Th(load.adviser, scope="row"),
                plain.Td(number(load.entities)),
                plain.Td(number(load.silent)),
                plain.Td(number(load.listed)),
                plain.Td(number(load.points)),
                plain.Td(percent(load.progress)),
                plain.Td(number(load.advisories)),
            ]
        )
        for load in loads
    ]
    return html.Section(
        [
            html.H2("Carga por asesor", className="card-title h6 panel-titulo"),
            exports("carga", "la carga por asesor"),
            table("Carga por código de asesor, de más a menos puntos", LOAD_HEADS, rows),
            html.P(LOAD_NOTE, className="small text-secondary mt-1"),
        ],
        className="card card-body panel",
    )
