"""What stands where a text will be, until it comes: placeholders, said once to who does not see them."""

from dash import html
from dash.development.base_component import Component

from layouts.parts.aria import aria

WAITING = "Cargando…"
GLOW = "placeholder-glow"


def headline() -> Component:
    """Return what stands in an empty headline; a heading without words would name nothing."""
    words = html.Span(WAITING, className="visually-hidden")
    return html.Span([words, _line(9)], className=f"d-block {GLOW}")


def card_row(count: int) -> Component:
    """Return as many empty cards as there will be."""
    card = html.Div(
        [_line(8), _line(5, "placeholder-lg"), _line(10, "placeholder-sm")],
        className="card card-body p-2 tarjeta",
    )
    return html.Div([card] * count, className=f"tarjetas {GLOW}", **aria(hidden="true"))


def page() -> Component:
    """Return what stands on a page whose whole content comes with its address."""
    rows = [html.P(_line(columns), className="mb-2") for columns in (12, 11, 12, 9, 12, 10, 11, 7)]
    body = html.Div(rows, className=f"card card-body mt-3 {GLOW}", **aria(hidden="true"))
    return html.Div([html.H1(headline(), className="hallazgo"), body])


def _line(columns: int, size: str = "") -> Component:
    return html.Span(className=f"placeholder col-{columns} {size}".rstrip())
