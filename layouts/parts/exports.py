"""The button under a figure that offers it as a file; `assets/exportar.js` fills it when it is opened."""

from dash import html
from dash.development.base_component import Component

from layouts.parts import markup
from layouts.parts.aria import data
from layouts.parts.markup import Markup

OFFER_URL = "/descargas-oferta"


def exports(figure: str, what: str) -> Component:
    """Return the closed button of a figure.

    Args:
        figure: its key (`dashboard/figures/printed/catalogue.py`). what: its name in words, for who can't
            see beside what
            the button stands.
    """
    return html.Details(
        [
            html.Summary(["Descargar", html.Span(f" {what}", className="oculto")]),
            html.Div(className="exportar-caja"),
        ],
        className="exportar",
        **data(figura=figure, oferta=OFFER_URL),
    )


def exports_markup(figure: str, what: str, name: str = "Descargar") -> Markup:
    """Return the same button, with another name if one is given, for a page that travels as markup."""
    return markup.Details(
        [
            markup.Summary([name, markup.Span(f" {what}", className="oculto")]),
            markup.Div(className="exportar-caja"),
        ],
        className="exportar",
        **data(figura=figure, oferta=OFFER_URL),
    )
