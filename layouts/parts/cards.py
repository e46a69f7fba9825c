"""Headline numbers."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.views.summary import Card


def cards(items: Sequence[Card]) -> Component:
    """Return the row of headline numbers: name, value and note of each."""
    return html.Dl([_card(item) for item in items], className="tarjetas")


def _card(item: Card) -> Component:
    return html.Div(
        [
            html.Dt(item.label, className="tarjeta-nombre"),
            html.Dd(item.value, className="tarjeta-valor"),
            html.Dd(item.note, className="tarjeta-nota"),
        ],
        className="tarjeta",
    )
