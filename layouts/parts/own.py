"""The components of our own, two. `assets/parts.js` has their other half.

A component of Dash is a class here, with its properties, and a function of React in the browser. `Plain` is
there because Dash spends some 0.5 ms on each element that is a component of its own (half a second for a list
of forty rows), `Drawing` because `dash.html` has no SVG.
"""

from typing import Any

from dash.development.base_component import Component

from layouts.parts.plain import Element

NAMESPACE = "tablero_partes"


class _Part(Component):
    """What both share."""

    _namespace = NAMESPACE
    _children_props: list[str] = []  # noqa: RUF012  # as Dash declares it
    _base_nodes = ["children"]  # noqa: RUF012

    def __init__(self, **props: Any) -> None:  # noqa: ANN401
        self._prop_names = list(props)
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        super().__init__(**props)  # type: ignore[no-untyped-call]


class Drawing(_Part):
    """An SVG text of ours (`dashboard/figures/svg.py`, which escapes every word of it) in a box."""

    _type = "Dibujo"

    def __init__(self, svg: str, class_name: str) -> None:
        """Take the drawing and the class of its box."""
        super().__init__(svg=svg, className=class_name)


class Plain(_Part):
    """A tree of elements (`layouts/parts/plain.py`) as one component; callbacks know nothing inside it."""

    _type = "Plano"

    def __init__(self, tree: Element) -> None:
        """Take the root of the tree."""
        super().__init__(tree=tree)
