"""The page that makes reports: of which place, in which format, with which template, and how far it is."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.build import FORMATS
from dashboard.reports.page import LARGEST_TEMPLATE, Progress, ReportPage
from layouts.ids import ReportIds
from layouts.parts.aria import aria

EVERY: int = 700  # milliseconds between two looks at a job
ABOUT = {
    "docx": "se edita; figuras vectoriales, tablas e índice propios de Word",
    "pptx": "una figura o una tabla por diapositiva, con notas",
    "pdf": "para leer y publicar; accesible (PDF/UA)",
}


def layout(snapshot: Snapshot) -> Component:
    """Return the page; what its report would hold comes with the address."""
    return html.Div(
        className="tablero informe row row-cols-1 row-cols-xl-2 g-3 m-0 align-items-start",
        children=[
            dcc.Store(id=ReportIds.JOB, storage_type="session"),
            dcc.Store(id=ReportIds.CANCELLED),
            dcc.Interval(id=ReportIds.TIMER, interval=EVERY, disabled=True),
            html.Div(id=ReportIds.BODY),
            html.Div(
                html.Section(
                    [
                        html.H2("Crear el informe", className="card-title h6 panel-titulo"),
                        *_order(),
                        *_outcome(),
                    ],
                    className="card card-body panel",
                )
            ),
        ],
    )


def _order() -> list[Component]:
    return [
        html.Fieldset(
            [
                html.Legend("Formato", className="h6"),
                dbc.RadioItems(
                    id=ReportIds.FORMAT,
                    name=ReportIds.FORMAT,
                    value=next(iter(FORMATS)),
                    options=[
                        {"value": one.ending, "label": f"{one.label} (.{one.ending}): {ABOUT[one.ending]}"}
                        for one in FORMATS.values()
                    ],
                ),
            ],
            className="mt-2 no-imprimir",
        ),
        html.Div(
            [
                html.P(
                    "Plantilla (opcional): un documento .docx o una presentación .pptx que trae sus estilos, "
                    "encabezado y tamaño.",
                    id=ReportIds.TEMPLATE_HELP,
                ),
                html.Div(
                    [
                        dcc.Upload(
                            html.Button(
                                "Elegir una plantilla",
                                type="button",
                                className="btn btn-sm btn-outline-primary",
                                **aria(describedby=ReportIds.TEMPLATE_HELP),
                            ),
                            id=ReportIds.TEMPLATE,
                            accept=".docx,.pptx",
                            max_size=LARGEST_TEMPLATE,
                        ),
                        html.Span("Sin plantilla", id=ReportIds.TEMPLATE_NAME, role="status"),
                        html.Button(
                            "Quitar la plantilla",
                            id=ReportIds.TEMPLATE_OFF,
                            type="button",
                            className="btn btn-sm btn-link",
                            hidden=True,
                            n_clicks=0,
                        ),
                    ],
                    className="d-flex flex-wrap gap-2 align-items-center mt-1",
                ),
            ],
            className="mt-2 no-imprimir",
        ),
        html.Div(
            [
                html.Button(
                    "Crear informe",
                    id=ReportIds.CREATE,
                    type="button",
                    className="btn btn-sm btn-primary",
                    n_clicks=0,
                ),
                html.Button(
                    "Cancelar",
                    id=ReportIds.CANCEL,
                    type="button",
                    className="btn btn-sm btn-outline-primary",
                    hidden=True,
                    n_clicks=0,
                ),
            ],
            className="d-flex flex-wrap gap-2 mt-3 no-imprimir",
        ),
    ]


def _outcome() -> list[Component]:
    return [
        html.Div(id=ReportIds.PROGRESS, className="mt-3"),
        html.P(id=ReportIds.SPOKEN, role="status", className="visually-hidden"),
    ]


def body(page: ReportPage) -> list[Component]:
    """Return what the page says of its view: what would be made, and its chapters."""
    notices = (
        [html.P(" ".join(page.notices), className="alert alert-warning py-2 mt-2 mb-0 aviso")]
        if page.notices
        else []
    )
    if page.refusal:
        return [html.H1(page.heading, className="hallazgo"), html.P(page.refusal, role="alert"), *notices]
    return [
        html.H1(page.heading, className="hallazgo"),
        html.P(
            "Es del país, de una región o de un departamento, al corte elegido: los filtros de región, "
            "departamento y corte lo deciden."
        ),
        *notices,
        html.Section(
            [html.H2("Lo que trae", className="card-title h6 panel-titulo"), _chapters(page.chapters)],
            className="card card-body panel",
        ),
    ]


def _chapters(chapters: Sequence[tuple[str, str]]) -> Component:
    return html.Ol(
        [
            html.Li([html.Strong(title, className="d-block"), html.Span(holds, className="text-secondary")])
            for title, holds in chapters
        ],
        className="informe-capitulos d-grid gap-2",
    )


def progress(found: Progress) -> list[Component]:
    """Return how a job is: a bar while it goes on, the file when it is done, or why it isn't."""
    if found.refusal:
        return [html.P(found.refusal, role="alert", className="alert alert-warning py-2 mt-2 mb-0 aviso")]
    if found.href:
        link = html.A(
            f"Descargar {found.file}", href=found.href, className="btn btn-sm btn-primary", download=""
        )
        return [html.P(found.words), link]
    if not found.is_running:
        return [html.P(found.words)] if found.words else []
    return [
        html.Div(
            html.Div(className="progress-bar", style={"width": f"{found.percent}%"}),
            className="progress mb-1",
            role="progressbar",
            **aria(label="Avance del informe", valuenow=str(found.percent), valuemin="0", valuemax="100"),
        ),
        html.P(f"{found.percent}\xa0% · {found.words}"),
    ]
