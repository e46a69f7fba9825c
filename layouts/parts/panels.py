"""The panels of the home page, as functions of a view."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.wording import number
from dashboard.figures.regions import own_part, region_figure
from dashboard.views.file_links import FileGroup
from dashboard.views.home import View
from dashboard.views.map_values import packed
from dashboard.views.summary import Card, ChipLink, EntitySummary, LegendItem
from layouts.ids import HomeIds
from layouts.parts.aria import aria


def page_parts(view: View) -> dict[str, object]:
    """Return every panel of a view, by the name of its output.

    Sentences, cards and legend travel as plain values in the view's payload and are written by the browser:
    each output that is a component costs it some ten milliseconds.
    """
    texts = {
        HomeIds.FINDING: view.finding,
        HomeIds.COUNTS: view.counts,
        HomeIds.MAP_TITLE: view.title,
        HomeIds.CAPTION: " ".join(filter(None, (view.caption, view.off_map))),
        HomeIds.REGIONS_TITLE: view.regions_title,
        HomeIds.NOTICES: notice(view.notices),
    }
    plain = {"textos": texts, "tarjetas": plain_cards(view.cards), "leyenda": plain_legend(view.legend)}
    bars = own_part(region_figure(view.regions))
    return {
        "view": packed(
            {
                **view.payload,
                "archivos": files(view.files),
                "barras": bars,
                **plain,
            }
        ),
        "chips": chips(view.chips),
        "entity": entity(view.entity),
    }


def cards(items: Sequence[Card]) -> list[Component]:
    """Return the headline numbers."""
    return [
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


def plain_cards(items: Sequence[Card]) -> list[tuple[str, str, str]]:
    """Return label, value and note of each headline number, for the browser to write."""
    return [(item.label, item.value, item.note) for item in items]


def plain_legend(items: Sequence[LegendItem]) -> list[tuple[str, str, str, str]]:
    """Return label, colour, count and state (which names a hatch) of each class."""
    return [(item.label, item.colour, number(item.count), item.state) for item in items]


def chips(links: Sequence[ChipLink]) -> list[Component]:
    """Return one link per filter in force, which takes it off, and one that takes off all."""
    if not links:
        return []
    each = [
        dcc.Link(
            [link.text, html.Span("×", className="cruz", **aria(hidden="true"))],
            href=link.href,
            className="ficha-filtro",
            title=f"Quitar el filtro: {link.text}",
        )
        for link in links[:-1]
    ]
    return [*each, dcc.Link(links[-1].text, href=links[-1].href, className="quitar-todo")]


def notices(sentences: Sequence[str]) -> list[Component]:
    """Return what the address had that could not be used."""
    if not sentences:
        return []
    return [html.P([html.B("Se ignoró parte de la dirección: "), " ".join(sentences)], className="aviso")]


def files(groups: Sequence[FileGroup]) -> list[object]:
    """Return the links to the data as they travel: label, rows and address of each selection.

    The browser writes one link per ending (`assets/descargas.js`); in full they are 200 bytes a change.
    """
    return [[group.label, number(group.rows), group.address] for group in groups]


def notice(sentences: Sequence[str]) -> str:
    """Return what the address had that could not be used; empty when it had nothing of the kind."""
    return f"Se ignoró parte de la dirección: {' '.join(sentences)}" if sentences else ""


def entity(summary: EntitySummary | None) -> list[Component]:
    """Return the facts of the picked entity; nothing when none is picked."""
    if summary is None:
        return []
    facts = [item for label, text in summary.facts for item in (html.Dt(label), html.Dd(text))]
    return [
        html.Div(
            [
                html.H2([summary.name, html.Small(f" {summary.code}")]),
                dcc.Link("×", href=summary.close_href, className="cerrar", title="Cerrar la ficha"),
            ],
            className="ficha-titulo",
        ),
        html.P(summary.place, className="ficha-lugar"),
        html.P([html.Strong(summary.value), f" · {summary.measure}"], className="ficha-valor"),
        html.Dl(facts, className="ficha-datos"),
        dcc.Link("Ver su perfil", href=summary.profile_href, className="ficha-perfil"),
    ]
