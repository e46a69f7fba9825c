"""The ways out of an empty selection, one click each."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.views.empty import WayOut
from layouts.parts.aria import aria
from layouts.parts.notices import notices


def ways_out(ways: Sequence[WayOut]) -> Component | None:
    """Return a link for each way; None where the selection is not empty, which keeps its place on a page."""
    if not ways:
        return None
    links = [dcc.Link(way.text, href=way.href, className="btn btn-outline-primary btn-sm") for way in ways]
    return html.Div(
        [html.Span("Para ver datos:", className="fw-semibold"), *links],
        className="alert alert-info d-flex flex-wrap align-items-center gap-2 py-2 mt-2 mb-0 salidas",
        role="group",
        **aria(label="Salidas de la selección vacía"),
    )


def ways_and_notices(ways: Sequence[WayOut], sentences: Sequence[str]) -> list[Component]:
    """Return what stands under the headline where a selection is empty or an address is not used whole."""
    return [part for part in (ways_out(ways), notices(sentences)) if part is not None]
