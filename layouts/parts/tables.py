"""Tables of a page, each one component: caption, heads, rows; cells that know the name of their column."""

from collections.abc import Sequence

from dash.development.base_component import Component

from layouts.parts import plain
from layouts.parts.aria import aria, data
from layouts.parts.own import Plain
from layouts.parts.plain import Child, Element

TABLE = "table table-sm caption-top small datos"


def table(caption: str, heads: Sequence[str], rows: Sequence[Element], class_name: str = "") -> Component:
    """Return a table that scrolls sideways on its own when it is wider than its place."""
    made = plain.Table(
        [plain.Caption(caption), head_row(heads), plain.Tbody(rows)],
        className=f"{TABLE} {class_name}".strip(),
    )
    return Plain(scrolled(made, caption))


def scrolled(made: Element, label: str) -> Element:
    """Return a table in a place of its own, which keys scroll where it is wider than the screen."""
    return plain.Div(made, className="table-responsive", tabIndex=0, role="group", **aria(label=label))


def head_row(heads: Sequence[str]) -> Element:
    """Return the row of the names of the columns."""
    return plain.Thead(plain.Tr([plain.Th(text, scope="col") for text in heads]))


def cell(head: str, content: Child) -> Element:
    """Return a cell that knows the name of its column, which a phone shows before it."""
    return plain.Td(content, **data(rotulo=head))
