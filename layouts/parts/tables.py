"""Tables of a page: a caption, heads, rows; and cells that know the name of their column."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.parts.aria import aria, data
from layouts.parts.own import Plain

Child = str | Component | Sequence[str | Component]


def table(caption: str, heads: Sequence[str], rows: Sequence[Component], class_name: str = "") -> Component:
    """Return a table that scrolls sideways on its own when it is wider than its place."""
    scrolling = html.Div(
        html.Table(
            [html.Caption(caption), head_row(heads), html.Tbody(list(rows))],
            className=f"datos {class_name}".strip(),
        ),
        className="desplazable",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )
    return Plain(scrolling)


def head_row(heads: Sequence[str]) -> Component:
    """Return the row of the names of the columns."""
    return html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))


def cell(head: str, content: Child) -> Component:
    """Return a cell that knows the name of its column, which a phone shows before it."""
    return html.Td(content, **data(rotulo=head))
