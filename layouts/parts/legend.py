"""Legends: what each fill means, with or without how many units have it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.core.wording import number
from dashboard.views.summary import LegendItem
from layouts.parts import plain
from layouts.parts.own import Plain
from layouts.parts.plain import Element


def legend(items: Sequence[LegendItem]) -> Component:
    """Return one line per class or state: sample, name and number of units."""
    return Plain(plain.Ul([_counted(item) for item in items], className="leyenda"))


def colour_key(items: Sequence[tuple[str, str, str]], name: str) -> Component:
    """Return the meanings of colours in a row.

    Args:
        items: label, colour and state (which names a hatch; empty for a class) of each.
        name: class of the whole, for what shows or hides it.
    """
    lines = [plain.Li([_sample(colour, state), label]) for label, colour, state in items]
    return Plain(plain.Ul(lines, className=f"calor-leyenda {name}"))


def _counted(item: LegendItem) -> Element:
    return plain.Li(
        [
            _sample(item.colour, item.state),
            plain.Span(item.label, className="leyenda-nombre"),
            plain.Span(number(item.count), className="leyenda-numero"),
        ],
        className="leyenda-fila" if item.count else "leyenda-fila leyenda-vacia",
    )


def _sample(colour: str, state: str) -> Element:
    return plain.Span(
        className=f"muestra muestra-{state}" if state else "muestra", style={"backgroundColor": colour}
    )
