"""A small figure drawn in the page: the one component of our own.

`dash.html` has no SVG. A component is a class here with its name and properties, and a function of React with
that name in the browser: `assets/drawing.js`.
"""

from dash.development.base_component import Component

NAMESPACE = "tablero_partes"


class Drawing(Component):
    """An SVG text of ours (`dashboard/figures/svg.py`, which escapes every word of it) in a box.

    Keyword arguments:

    - svg (string; required): the drawing.

    - className (string; optional): of the box.
    """

    _namespace = NAMESPACE
    _type = "Dibujo"
    _children_props: list[str] = []  # noqa: RUF012  # as Dash declares it
    _base_nodes = ["children"]  # noqa: RUF012

    def __init__(self, svg: str, className: str) -> None:  # noqa: N803  # the name of the property
        """Take the drawing and the class of its box."""
        self._prop_names = ["svg", "className"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        super().__init__(svg=svg, className=className)
