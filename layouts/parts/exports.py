"""The button under a figure that offers it as a file; `assets/export_menu.js` fills it when it is opened."""

from dash import html
from dash.development.base_component import Component

from layouts.parts.aria import data

OFFER_URL = "/descargas-oferta"


def exports(figure: str, what: str, name: str = "Descargar") -> Component:
    """Return the closed button of a figure.

    Args:
        figure: its key (`dashboard/figures/printed/catalogue.py`). what: its name in words, for who can't see
            beside what the button stands. name: of the button.
    """
    return html.Details(
        [
            html.Summary(
                [name, html.Span(f" {what}", className="visually-hidden")],
                className="btn btn-sm btn-outline-primary border-0 dropdown-toggle",
            ),
            html.Div(className="dropdown-menu show p-3 shadow exportar-caja"),
        ],
        className="exportar",
        **data(figura=figure, oferta=OFFER_URL),
    )
