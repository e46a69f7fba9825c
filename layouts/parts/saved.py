"""What a reader comes back to: views of one click, those kept in this browser, and how to begin.

`assets/saved.js` fills and follows them: what is kept never reaches the server.
"""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.indicators.snapshot import Snapshot
from dashboard.views.presets import HomePreset, home_presets
from layouts.ids import SavedIds
from layouts.parts.aria import aria, data

MOST_LETTERS = 60
KEPT_NOTE = "Quedan en este navegador, mientras no haya inicio de sesión."
STEPS = (
    (
        "Lea",
        "La primera línea dice lo que pasa; las tarjetas, la leyenda y las barras llevan a quienes cuentan.",
    ),
    ("Elija", "Con «Vistas», «Filtros» o un clic en el mapa. La dirección guarda lo que ve: cópiela."),
    (
        "Lleve",
        "Cada figura tiene «Descargar»: la imagen, los datos y su fuente. «Informe» arma el documento.",
    ),
)


def views(snapshot: Snapshot) -> Component:
    """Return the part of the rail with views of one click and those that the reader saved."""
    return html.Div(
        [
            html.H2("Vistas", className="h6 mb-2"),
            html.Nav(
                [_preset(item) for item in home_presets(snapshot)],
                className="d-flex flex-wrap gap-1",
                **aria(label="Vistas de un clic"),
            ),
            _saved(),
        ],
        className="vistas mb-3 pb-3 border-bottom",
    )


def _preset(item: HomePreset) -> Component:
    own = data(hoja="", vista="propia" if item.is_own else "")
    return html.A(item.label, href=item.href, className="btn btn-sm btn-outline-primary", **own)


def _saved() -> Component:
    save = dbc.InputGroup(
        [
            dbc.Input(
                id=SavedIds.NAME,
                type="text",
                size="sm",
                maxLength=MOST_LETTERS,
                placeholder="Nombre",
                autocomplete="off",
            ),
            html.Button(
                "Guardar", id=SavedIds.SAVE, type="button", className="btn btn-sm btn-outline-primary"
            ),
        ]
    )
    return html.Details(
        [
            html.Summary(["Guardadas ", html.Span(id=SavedIds.COUNT)], className="small mt-2"),
            html.Label("Guardar lo que veo como", htmlFor=SavedIds.NAME, className="form-label mt-2"),
            save,
            html.Ul(id=SavedIds.LIST, className="list-unstyled mt-2 mb-0"),
            html.P(KEPT_NOTE, className="small text-secondary mb-0"),
        ],
        className="guardadas",
    )


def introduction() -> Component:
    """Return the three steps of a first visit, which stand apart until they are read or put away."""
    steps = [html.Li([html.B(f"{name}. "), words]) for name, words in STEPS]
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Tres pasos para empezar", className="h6 mb-0 me-auto"),
                    html.Button(
                        id=SavedIds.INTRODUCTION_CLOSE,
                        type="button",
                        className="btn-close",
                        **aria(label="Cerrar la introducción"),
                    ),
                ],
                className="toast-header",
            ),
            html.Div(
                [
                    html.Ol(steps, className="ps-3 mb-2"),
                    html.Button(
                        "Entendido",
                        id=SavedIds.INTRODUCTION_DONE,
                        type="button",
                        className="btn btn-sm btn-primary",
                    ),
                ],
                className="toast-body",
            ),
        ],
        id=SavedIds.INTRODUCTION,
        className="toast position-fixed bottom-0 end-0 m-3 d-print-none introduccion",
        role="region",
        tabIndex=-1,
        **aria(label="Introducción"),
    )


def introduction_button() -> Component:
    """Return the button that opens the introduction again."""
    return html.Button(
        "Cómo empezar",
        id=SavedIds.INTRODUCTION_OPEN,
        type="button",
        className="btn btn-link btn-sm p-0",
        **aria(controls=SavedIds.INTRODUCTION),
    )
