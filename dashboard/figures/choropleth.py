"""The choropleth: geometry by address, values as positions in one fixed palette.

The figure travels once. Afterwards the browser changes `z` (positions in `PALETTE`) and nothing else;
`assets/map.js` has the how and why. Department borders and the frame of the islands are drawn by
plotly.js as the "rivers" of its base map, above the choropleth and without a trace of their own: their
file is served where plotly.js would otherwise ask a content network for a world map.
"""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.core.theme import BORDER, CLEAR, EDGE, GROUND

TOPOLOGY_NAME: Final = "world_110m.json"  # the file plotly.js asks for below `topojsonURL`
MAP_CONFIG: Final = {
    "displayModeBar": False,
    "scrollZoom": True,
    "doubleClick": "reset",
    "responsive": True,
    "locale": "es",
}


def colour_steps() -> list[list[object]]:
    """Return the palette as a plotly colour scale of equal steps, one per position."""
    count = len(PALETTE)
    return [[edge / count, colour] for place, colour in enumerate(PALETTE) for edge in (place, place + 1)]


def map_figure(geometry_url: str, units: Sequence[str], bounds: Sequence[float]) -> go.Figure:
    """Return the figure of a map whose units are all still outside the selection.

    Args:
        geometry_url: address of the GeoJSON; its feature ids are the unit codes.
        units: codes in the order in which values travel.
        bounds: west, south, east, north in degrees.
    """
    start = PALETTE.index(STATE_COLOURS[State.FUERA])
    trace = go.Choropleth(
        geojson=geometry_url,
        featureidkey="id",
        locations=list(units),
        z=[start] * len(units),
        zmin=-0.5,
        zmax=len(PALETTE) - 0.5,
        colorscale=colour_steps(),
        showscale=False,
        marker={"line": {"width": 0.5, "color": EDGE}, "opacity": 1},
        hovertemplate="<b>%{properties.name}</b><br>%{text}<extra></extra>",
        text=[""] * len(units),
    )
    return go.Figure(trace, map_layout(bounds))


def map_layout(bounds: Sequence[float]) -> go.Layout:
    """Return the layout of a map framed on bounds."""
    west, south, east, north = bounds
    return go.Layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor=GROUND,
        dragmode="pan",
        uirevision="mapa",
        geo=go.layout.Geo(
            projection={"type": "mercator"},
            lonaxis={"range": [west, east]},
            lataxis={"range": [south, north]},
            bgcolor=CLEAR,
            showland=False,
            showcoastlines=False,
            showframe=False,
            showlakes=False,
            showrivers=True,
            rivercolor=BORDER,
            riverwidth=1,
        ),
    )
