"""Curves of progress as small multiples: one panel per region, so that eight bands stay legible.

Every panel has the same axes: the band is the middle half of the region's entities, the line their mean,
the dotted line the mean of the whole selection. `assets/curves.js` draws them on the screen, to its width.
"""

from datetime import date
from typing import Final

import numpy as np

from dashboard.core.theme import FONT, INK, MUTED, RULE
from dashboard.core.wording import MONTHS, number
from dashboard.indicators.milestones.curves import Curves
from dashboard.views.milestones.page import MilestonesView

Figure = dict[str, object]
LINE: Final = "#274f9e"
BAND: Final = "#abd6a2"
WHOLE_LINE: Final = "#7b6b3a"
CUT_LINE: Final = "#d6006c"
PANELS_PER_ROW: Final = 4
PANEL_HEIGHT: Final = 158


def curve_figure(curves: Curves, whole: Curves, names: list[str], position: int) -> Figure:
    """Return the figure of the curves of groups.

    Args:
        curves: of the groups. whole: the one curve of the selection.
        names: of the groups, in the order of the curves.
        position: place of the cut-off in view, marked with a line; -1 draws none.
    """
    traces: list[Figure] = []
    for place, name in enumerate(names):
        axes = _axes(place)
        traces += [
            {**_band(curves, place), **axes},
            {**_line(whole, 0, "Conjunto"), **axes, **WHOLE_LOOK},
            {**_line(curves, place, name), **axes, **REGION_LOOK},
        ]
    return {"data": traces, "layout": _layout(curves, names, position)}


def view_curves(view: MilestonesView) -> Figure:
    """Return the curves of the milestones page."""
    return curve_figure(view.groups, view.whole, list(view.names), view.position)


WHOLE_LOOK: Final[Figure] = {
    "line": {"color": WHOLE_LINE, "width": 1, "dash": "dot"},
    "mode": "lines",
    "hoverinfo": "skip",
    "hovertemplate": None,
    "customdata": [],
}
REGION_LOOK: Final[Figure] = {
    "line": {"color": LINE, "width": 2},
    "marker": {"color": LINE, "size": 4},
    "mode": "lines+markers",
}


def _axes(place: int) -> Figure:
    suffix = "" if place == 0 else str(place + 1)
    return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}


def _band(curves: Curves, place: int) -> Figure:
    """One closed outline over the known cut-offs: along the third quartile and back along the first."""
    known = np.flatnonzero(~np.isnan(curves.mean[:, place]))
    there = [curves.cutoffs[cut].isoformat() for cut in known]
    high = [_plain(curves.high[cut, place]) for cut in known]
    low = [_plain(curves.low[cut, place]) for cut in known]
    return {
        "type": "scatter",
        "x": [*there, *reversed(there)],
        "y": [*high, *reversed(low)],
        "mode": "lines",
        "fill": "toself",
        "fillcolor": BAND,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(curves: Curves, place: int, name: str) -> Figure:
    """The mean; each point knows its quartiles and n."""
    return {
        "type": "scatter",
        "name": name,
        "meta": str(curves.codes[place]),
        "x": [day.isoformat() for day in curves.cutoffs],
        "y": [_plain(value) for value in curves.mean[:, place]],
        "customdata": [
            [_plain(curves.low[cut, place]), _plain(curves.high[cut, place]), int(curves.n[cut, place])]
            for cut in range(len(curves.cutoffs))
        ],
        "hovertemplate": "%{y:.1f} % (mitad central %{customdata[0]:.1f} a %{customdata[1]:.1f} %)<br>"
        "n = %{customdata[2]}<extra></extra>",
    }


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 1)


def _layout(curves: Curves, names: list[str], position: int) -> Figure:
    count = len(names)
    columns = max(1, min(PANELS_PER_ROW, count))
    rows = max(1, -(-count // columns))
    layout: Figure = {
        "grid": {"rows": rows, "columns": columns, "pattern": "independent", "xgap": 0.12, "ygap": 0.34},
        "height": rows * PANEL_HEIGHT + 10,
        "margin": {"l": 30, "r": 8, "t": 24, "b": 22},
        "showlegend": False,
        "separators": ",.",
        "hovermode": "closest",
        "dragmode": False,
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "annotations": [
            note for place, name in enumerate(names) for note in _titles(curves, place, name, position)
        ],
        "shapes": [] if position < 0 else [_mark(curves.cutoffs[position], place) for place in range(count)],
    }
    for place in range(count):
        suffix = "" if place == 0 else str(place + 1)
        layout[f"xaxis{suffix}"] = _time_axis(curves.cutoffs)
        layout[f"yaxis{suffix}"] = VALUE_AXIS
    return layout


VALUE_AXIS: Final[Figure] = {
    "range": [-2, 102],
    "tickvals": [0, 50, 100],
    "gridcolor": RULE,
    "zeroline": False,
    "fixedrange": True,
    "color": MUTED,
    "tickfont": {"size": 11},
}


def _time_axis(cutoffs: tuple[date, ...]) -> Figure:
    """The first and the last cut-off are named, the others have a tick."""
    ends = (cutoffs[0], cutoffs[-1]) if cutoffs else ()
    return {
        "type": "date",
        "tickvals": [day.isoformat() for day in cutoffs],
        "ticktext": [f"{day.day} {MONTHS[day.month - 1]}" if day in ends else "" for day in cutoffs],
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 3,
        "showgrid": False,
        "fixedrange": True,
        "color": MUTED,
        "tickfont": {"size": 11},
    }


def _titles(curves: Curves, place: int, name: str, position: int) -> list[Figure]:
    """The name above the panel, and inside it the value at the cut-off in view."""
    value = curves.mean[position, place] if position >= 0 else np.nan
    shown = "sin dato" if np.isnan(value) else f"<b>{number(value, 1)} %</b>"
    return [
        {**_note(place), "text": name, "y": 1.02, "yanchor": "bottom", "font": {"size": 12.5}},
        {**_note(place), "text": shown, "y": 0.98, "yanchor": "top", "font": {"size": 12.5, "color": LINE}},
    ]


def _note(place: int) -> Figure:
    axes = _axes(place)
    domains = {"xref": f"{axes['xaxis']} domain", "yref": f"{axes['yaxis']} domain"}
    return {**domains, "x": 0.01, "xanchor": "left", "showarrow": False}


def _mark(cutoff: date, place: int) -> Figure:
    axes = _axes(place)
    return {
        "type": "line",
        "xref": axes["xaxis"],
        "yref": f"{axes['yaxis']} domain",
        "x0": cutoff.isoformat(),
        "x1": cutoff.isoformat(),
        "y0": 0,
        "y1": 1,
        "line": {"color": CUT_LINE, "width": 1},
    }
