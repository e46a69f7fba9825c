"""Headline numbers."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.views.summary import Card
from layouts.parts.aria import data


def cards(items: Sequence[Card]) -> Component:
    """Return the row of headline numbers: name, value and note of each.

    A card that can be shown alone is a link as a whole, named as the card.
    """
    return html.Dl([_card(item) for item in items], className="tarjetas")


def _card(item: Card) -> Component:
    return html.Div(
        [
            html.Dt(_name(item), className="tarjeta-nombre"),
            html.Dd(item.value, className="tarjeta-valor"),
            html.Dd(item.note, className="tarjeta-nota"),
        ],
        className="tarjeta",
    )


def _name(item: Card) -> str | Component:
    if not item.href:
        return item.label
    return html.A(item.label, href=item.href, className="stretched-link", **data(hoja=""))
