"""Parts that lists share: table, cell with the name of its column, severity, links to the files."""

from collections.abc import Sequence

from dashboard.core.wording import number
from dashboard.indicators.rules import Rule
from layouts.parts import markup as html
from layouts.parts.aria import aria, data
from layouts.parts.markup import Child, Markup

FILE_NAMES = {"xlsx": "Descargar en Excel", "csv": "CSV"}


def table(caption: str, heads: Sequence[str], rows: Sequence[Markup], class_name: str = "") -> Markup:
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


def cell(head: str, content: Child) -> Markup:
    """Return a cell that knows the name of its column, which a phone shows before it."""
    return html.Td(content, **data(rotulo=head))


def severity_tag(rule: Rule) -> Markup:
    """Return the severity of a rule as a word in a box."""
    return html.Span(rule.severity.label, className=f"severidad severidad-{rule.severity.value}")


def downloads(files: Sequence[tuple[str, str]]) -> Markup:
    """Return the links to the files of a list as it stands."""
    links = [
        html.A(FILE_NAMES[ending], href=address, className="accion", download="") for ending, address in files
    ]
    return html.Div(links, className="descargas")


def pager(store: str, page: int, pages: int) -> Markup | None:
    """Return the buttons that turn a list of several pages (from 1); nothing for one page."""
    if pages < 2:
        return None
    ends = (("anterior", "‹ Anterior", page - 1), ("siguiente", "Siguiente ›", page + 1))
    before, after = (
        html.Button(
            text,
            id=f"{store}-{name}",
            type="button",
            className="accion",
            disabled=not 1 <= to <= pages,
            **data(pagina=str(to), lista=store),
        )
        for name, text, to in ends
    )
    words = html.Span(f"Página {number(page)} de {number(pages)}")
    return html.Nav([before, words, after], className="paginas-lista", **aria(label="Páginas de la lista"))
