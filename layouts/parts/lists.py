"""Long lists: the page that waits for one, severity of a row, links to its files, and its paging."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.paging import ListPage
from dashboard.core.wording import number
from dashboard.indicators.rules import Rule
from layouts.parts import placeholders, plain
from layouts.parts.aria import aria, data
from layouts.parts.plain import Element

SEVERITIES = {3: "text-bg-danger", 2: "text-bg-warning", 1: "text-bg-light border"}
FILE_NAMES = {"xlsx": "Descargar en Excel", "csv": "CSV"}


def waiting_page(name: str, body: str, list_page: str) -> Component:
    """Return a page that waits for its list.

    Args:
        name: class of the page. body: id of the place that its callback fills.
        list_page: id of the store with the page of the list that its reader turned to.
    """
    place = html.Div(placeholders.page(), id=body, **data(vivo=""))
    return html.Div([dcc.Store(id=list_page), place], className=f"tablero {name}")


def severity_tag(rule: Rule) -> Element:
    """Return the severity of a rule as a word in a box."""
    return plain.Span(rule.severity.label, className=f"badge {SEVERITIES[rule.severity.value]}")


def downloads(files: Sequence[tuple[str, str]]) -> Component:
    """Return the links to the files of a list as it stands."""
    links = [
        html.A(FILE_NAMES[ending], href=address, className="btn btn-sm btn-outline-primary", download="")
        for ending, address in files
    ]
    return html.Div(links, className="d-flex flex-wrap gap-2 descargas")


def pager(store: str, shown: ListPage) -> Component | None:
    """Return the buttons that turn a list of several pages; None for one page.

    `assets/lists.js` puts the page that a button names in the store.
    """
    if shown.pages < 2:
        return None
    before = _turn(store, "‹ Anterior", shown.page - 1, shown.pages)
    after = _turn(store, "Siguiente ›", shown.page + 1, shown.pages)
    words = html.Span(f"Página {number(shown.page)} de {number(shown.pages)}")
    return html.Nav(
        [before, words, after],
        className="d-flex flex-wrap gap-2 align-items-center mt-2 small paginas-lista",
        **aria(label="Páginas de la lista"),
    )


def _turn(store: str, text: str, to: int, pages: int) -> Component:
    return html.Button(
        text,
        type="button",
        className="btn btn-sm btn-outline-primary",
        disabled=not 1 <= to <= pages,
        **data(pagina=str(to), lista=store),
    )
