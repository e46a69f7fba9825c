"""The components of our own, two. `assets/parts.js` has their other half.

A component of Dash is a class here, with its properties, and a function of React in the browser. `Plain` is
there because Dash spends some 0.5 ms on each element that is a component of its own (half a second for a list
of forty rows), `Drawing` because `dash.html` has no SVG.
"""

from typing import Any

from dash.development.base_component import Component

NAMESPACE = "tablero_partes"
TAGS = {"Link": "a"}  # others are called as in `dash.html`, in small letters


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
    """A tree of `dash.html` elements and `dcc.Link` without callbacks, as one component."""

    _type = "Plano"

    def __init__(self, component: Component) -> None:
        """Take the root of the tree; the elements in it can have no ids that callbacks know."""
        super().__init__(tree=plain_tree(component))


def plain_tree(child: Any) -> Any:  # noqa: ANN401  # as JSON
    """Return children as they travel: texts, lists, elements as `{t: tag, p: attributes, c: children}`."""
    if isinstance(child, (list, tuple)):
        return [plain_tree(item) for item in child]
    if not isinstance(child, Component):
        return child
    made = child.to_plotly_json()
    props = dict(made["props"])
    element = {"t": TAGS.get(made["type"], made["type"].lower())}
    children = plain_tree(props.pop("children", None))
    return element | ({"p": props} if props else {}) | ({} if children is None else {"c": children})
