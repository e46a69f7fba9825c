"""The panels of the home page, as functions of a view."""

from dash import Patch, dcc, html
from dash.development.base_component import Component

from dashboard.core.wording import number
from dashboard.figures.ranking import ranking_of_query
from dashboard.figures.regions import VARYING, region_figure
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.file_links import LINK_NAMES, FileGroup
from dashboard.views.home import RegionBars, View
from dashboard.views.summary import EntitySummary, legend_rows
from layouts.parts import plain
from layouts.parts.aria import aria
from layouts.parts.cards import cards
from layouts.parts.chips import chip_links
from layouts.parts.own import Plain
from layouts.parts.plain import Element
from layouts.parts.ways_out import ways_and_notices


def page_parts(view: View) -> dict[str, object]:
    """Return every panel of a view, by the name of its output; the browser paints `view` itself.

    With it go the table behind the bars (`regiones`: a row of words per region), which is written when it is
    opened, and the legend (`leyenda`, see `legend_rows`), which follows the player: as components they are
    500 of the 5.000 bytes that a change may have.
    """
    return {
        "view": {**view.payload, "regiones": view.region_rows, "leyenda": legend_rows(view.legend)},
        "finding": view.finding,
        "notices": ways_and_notices(view.ways, view.notices),
        "cards": cards(view.cards),
        "chips": chip_links(view.chips),
        "counts": view.counts,
        "map_title": view.title,
        "caption": " ".join(filter(None, (view.caption, view.off_map))),
        "entity": entity(view.entity),
        "regions_title": view.regions_title,
        "regions": region_patch(view.regions),
        "files": Plain(plain.Div([file_links(group) for group in view.files])),
    }


def ranking_parts(snapshot: Snapshot, query: str) -> dict[str, object]:
    """Return the ranking of an address: its bars and its sentence."""
    figure, sentence = ranking_of_query(snapshot, query)
    return {"ranking": figure, "ranking_sentence": sentence}


def region_patch(bars: RegionBars) -> Patch:
    """Return the bars of the regions as what may change of them: the rest of their layout is in the page."""
    figure = region_figure(bars).to_plotly_json()
    patch = Patch()
    patch["data"] = figure["data"]
    for key in VARYING:
        patch["layout"][key] = figure["layout"].get(key, [])
    return patch


def file_links(group: FileGroup) -> Element:
    """Return the links to the files of a selection, one per ending."""
    links = [
        plain.A(f"{name} ({number(group.rows)})", href=group.address.replace("*", ending))
        for ending, name in LINK_NAMES.items()
    ]
    return plain.Div(
        [plain.Span(group.label), *links],
        className="d-flex flex-wrap gap-3 mt-2 small descargas",
        role="group",
        **aria(label=f"Descargar: {group.label.lower()}"),
    )


def entity(summary: EntitySummary | None) -> list[Component]:
    """Return the facts of the picked entity; nothing when none is picked."""
    if summary is None:
        return []
    facts = [item for label, text in summary.facts for item in (html.Dt(label), html.Dd(text))]
    return [
        html.Div(
            [
                html.H2([summary.name, html.Small(f" {summary.code}")], className="h6 mb-0"),
                dcc.Link("×", href=summary.close_href, className="cerrar", title="Cerrar la ficha"),
            ],
            className="d-flex justify-content-between gap-2",
        ),
        html.P(summary.place, className="text-secondary"),
        html.P([html.Strong(summary.value), f" · {summary.measure}"], className="ficha-valor"),
        html.Dl(facts, className="ficha-datos"),
        dcc.Link("Ver su perfil", href=summary.profile_href, className="d-inline-block mt-1 fw-semibold"),
    ]
