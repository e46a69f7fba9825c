"""Parts of the pages that travel as markup: the empty page, filters in force, headline numbers, notices."""

from collections.abc import Mapping, Sequence

from dash import dcc
from dash import html as components
from dash.development.base_component import Component

from dashboard.views.summary import Card, ChipLink
from layouts.parts import markup as html
from layouts.parts.aria import aria, data
from layouts.parts.markup import Markup

WAITING = "Cargando…"


def page_of_markup(
    name: str, view: str, body: str, stores: Sequence[str] = (), fixed: Mapping[str, Markup] | None = None
) -> Component:
    """Return a page that waits for its markup.

    Args:
        name: class of the page. view: id of the store that brings the markup. body: id of the place for it.
        stores: ids of what else the page keeps.
        fixed: by key, markup that no view changes; it travels with the page, once (see `fixed_place`).
    """
    kept = [dcc.Store(id=item) for item in (view, *stores)]
    kept.append(dcc.Store(id=fixed_id(view), data=dict(fixed or {})))
    place = components.Div(components.P(WAITING, className="espera"), id=body)
    return components.Div([*kept, place], className=f"tablero {name}")


def fixed_id(view: str) -> str:
    """Return the id of the store with what no view changes."""
    return f"{view}-fijo"


def fixed_place(key: str, tag: str = "div") -> Markup:
    """Return the place that a fixed part of the page takes; `tag` is what HTML allows there."""
    return html.element(tag, **data(fijo=key))


def sent(body: str, markup: Sequence[Markup | None]) -> dict[str, str]:
    """Return what travels: the place and its markup."""
    return {"lugar": body, "html": html.content(markup)}


def chips(links: Sequence[ChipLink]) -> Markup:
    """Return one link per filter in force, which takes it off, and one that takes off all."""
    each = [
        html.A(
            [link.text, html.Span("×", className="cruz", **aria(hidden="true"))],
            href=link.href,
            className="ficha-filtro",
            title=f"Quitar el filtro: {link.text}",
        )
        for link in links[:-1]
    ]
    last = [html.A(link.text, href=link.href, className="quitar-todo") for link in links[-1:]]
    return html.Div([*each, *last], className="fichas", role="group", **aria(label="Filtros en vigor"))


def notices(sentences: Sequence[str]) -> Markup | None:
    """Return what the address had that could not be used."""
    if not sentences:
        return None
    return html.P([html.B("Se ignoró parte de la dirección: "), " ".join(sentences)], className="aviso")


def cards(items: Sequence[Card]) -> Markup:
    """Return the headline numbers."""
    each = [
        html.Div(
            [
                html.Dt(item.label, className="tarjeta-nombre"),
                html.Dd(item.value, className="tarjeta-valor"),
                html.Dd(item.note, className="tarjeta-nota"),
            ],
            className="tarjeta",
        )
        for item in items
    ]
    return html.Dl(each, className="tarjetas")
