"""The filters in force: a link for each, which takes it off."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.views.summary import ChipLink
from layouts.parts.aria import aria

CHIP = "badge rounded-pill bg-primary-subtle text-decoration-none ficha-filtro"


def chips(links: Sequence[ChipLink]) -> Component:
    """Return the group of the filters in force, empty where there are none."""
    return chip_box(chip_links(links))


def chip_box(links: Sequence[Component] = (), **identity: Any) -> Component:  # noqa: ANN401
    """Return the group of the links of `chip_links`; where they come later, `id` says where to."""
    return html.Div(
        list(links),
        className="d-flex flex-wrap align-items-center gap-2 fichas",
        role="group",
        **aria(label="Filtros en vigor"),
        **identity,
    )


def chip_links(links: Sequence[ChipLink]) -> list[Component]:
    """Return one link per filter in force, which takes it off, and one that takes off all."""
    each = [
        dcc.Link(
            link.text,
            href=link.href,
            className=CHIP,
            title=f"Quitar el filtro: {link.text}",
        )
        for link in links[:-1]
    ]
    last = [dcc.Link(link.text, href=link.href, className="small") for link in links[-1:]]
    return [*each, *last]
