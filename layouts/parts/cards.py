"""Headline numbers."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.views.summary import Card
from layouts.parts import plain
from layouts.parts.own import Plain
from layouts.parts.plain import Child, Element


def cards(items: Sequence[Card]) -> Component:
    """Return the row of headline numbers: name, value and note of each.

    A card that can be shown alone is a link as a whole, named as the card.
    """
    return Plain(plain.Dl([_card(item) for item in items], className="tarjetas"))


def _card(item: Card) -> Element:
    return plain.Div(
        [
            plain.Dt(_name(item), className="small text-secondary"),
            plain.Dd(item.value, className="fs-4 fw-semibold lh-sm"),
            plain.Dd(item.note, className="small text-secondary"),
        ],
        className="card card-body p-2 tarjeta",
    )


def _name(item: Card) -> Child:
    return plain.A(item.label, href=item.href, className="stretched-link") if item.href else item.label
