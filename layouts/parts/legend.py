"""Legends: what each fill means. That of the map is painted with it (`assets/legend.js`)."""

from collections.abc import Sequence

from dash.development.base_component import Component

from layouts.parts import plain
from layouts.parts.own import Plain
from layouts.parts.plain import Element


def colour_key(items: Sequence[tuple[str, str, str]], name: str) -> Component:
    """Return the meanings of colours in a row.

    Args:
        items: label, colour and state (which names a hatch; empty for a class) of each.
        name: class of the whole, for what shows or hides it.
    """
    lines = [plain.Li([_sample(colour, state), label]) for label, colour, state in items]
    return Plain(plain.Ul(lines, className=f"d-flex flex-wrap gap-2 list-unstyled small mt-1 {name}"))


def _sample(colour: str, state: str) -> Element:
    return plain.Span(
        className=f"muestra muestra-{state}" if state else "muestra", style={"backgroundColor": colour}
    )
