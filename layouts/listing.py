"""Parts that lists share: table, cell with the name of its column, severity, links to the files."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.rules import Rule
from layouts.aria import aria, data

FILE_NAMES = {"xlsx": "Descargar en Excel", "csv": "CSV"}


def table(caption: str, heads: Sequence[str], rows: Sequence[Component], class_name: str = "") -> Component:
    """Return a table that scrolls sideways on its own when it is wider than its place."""
    return html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(text, scope="col") for text in heads])),
                html.Tbody(list(rows)),
            ],
            className=f"datos {class_name}".strip(),
        ),
        className="desplazable",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )


def cell(head: str, content: str | Component | list[str | Component]) -> Component:
    """Return a cell that knows the name of its column, which a phone shows before it."""
    return html.Td(content, **data(rotulo=head))


def severity_tag(rule: Rule) -> Component:
    """Return the severity of a rule as a word in a box."""
    return html.Span(rule.severity.label, className=f"severidad severidad-{rule.severity.value}")


def downloads(files: Sequence[tuple[str, str]]) -> Component:
    """Return the links to the files of a list as it stands."""
    links = [
        html.A(FILE_NAMES[ending], href=address, className="accion", download="") for ending, address in files
    ]
    return html.Div(links, className="descargas")
