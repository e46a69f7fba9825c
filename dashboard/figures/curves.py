"""Curves of progress as small multiples: one panel per region, so that eight bands stay legible.

Every panel has the same axes: the band is the middle half of the region's entities, the line their mean, the
dotted line the mean of the whole selection. The page draws its panels as SVG from the same `Curves`
(`assets/curves.js`), so that each is a button; this is the figure that leaves it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import plotly.graph_objects as go

from dashboard.core.theme import MUTED, PICKED, RULE, SERIES, SPREAD, WHOLE
from dashboard.core.wording import GAP, MONTHS, percent
from dashboard.indicators.milestones.curves import Curves
from dashboard.views.milestones.page import MilestonesView

PANELS_PER_ROW: Final = 4
PANEL_HEIGHT: Final = 158
TITLE_TYPE: Final = 12.5
TICK_FONT: Final = {"size": 11}
WHOLE_LINE: Final = {"color": WHOLE, "width": 1, "dash": "dot"}
GROUP_LINE: Final = {"color": SERIES, "width": 2}
GROUP_MARK: Final = {"color": SERIES, "size": 4}


def view_curves(view: MilestonesView) -> go.Figure:
    """Return the curves of the milestones page."""
    return curve_figure(view.groups, view.whole, list(view.names), view.position)


def curve_figure(curves: Curves, whole: Curves, names: list[str], position: int) -> go.Figure:
    """Return the figure of the curves of groups.

    Args:
        curves: of the groups. whole: the one curve of the selection.
        names: of the groups, in the order of the curves.
        position: place of the cut-off in view, marked with a line; -1 draws none.
    """
    traces: list[go.Scatter] = []
    for place, name in enumerate(names):
        axes = _axes(place)
        traces += [
            _band(curves, place, axes),
            _mean(whole, 0, name="Conjunto", mode="lines", line=WHOLE_LINE, **axes),
            _mean(curves, place, name=name, mode="lines+markers", line=GROUP_LINE, marker=GROUP_MARK, **axes),
        ]
    return go.Figure(traces, _layout(curves, names, position))


def _suffix(place: int) -> str:
    """Return the number of a panel as plotly writes it."""
    return "" if place == 0 else str(place + 1)


def _axes(place: int) -> dict[str, str]:
    return {"xaxis": f"x{_suffix(place)}", "yaxis": f"y{_suffix(place)}"}


def _band(curves: Curves, place: int, axes: dict[str, str]) -> go.Scatter:
    """One closed outline over the known cut-offs: along the third quartile and back along the first."""
    known = np.flatnonzero(~np.isnan(curves.mean[:, place]))
    there = [curves.cutoffs[cut].isoformat() for cut in known]
    high = [_plain(curves.high[cut, place]) for cut in known]
    low = [_plain(curves.low[cut, place]) for cut in known]
    return go.Scatter(
        x=[*there, *reversed(there)],
        y=[*high, *reversed(low)],
        mode="lines",
        fill="toself",
        fillcolor=SPREAD,
        line={"width": 0},
        **axes,
    )


def _mean(curves: Curves, place: int, **look: object) -> go.Scatter:
    """The mean at each cut-off; a gap where there is none."""
    return go.Scatter(
        x=[day.isoformat() for day in curves.cutoffs],
        y=[_plain(value) for value in curves.mean[:, place]],
        **look,
    )


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 1)


def _layout(curves: Curves, names: Sequence[str], position: int) -> go.Layout:
    count = len(names)
    columns = max(1, min(PANELS_PER_ROW, count))
    rows = max(1, -(-count // columns))
    marks = range(count) if position >= 0 else ()
    return go.Layout(
        grid={"rows": rows, "columns": columns, "pattern": "independent", "xgap": 0.12, "ygap": 0.34},
        height=rows * PANEL_HEIGHT + 10,
        margin={"l": 30, "r": 8, "t": 24, "b": 22},
        font={"size": 12},
        annotations=[
            note for place, name in enumerate(names) for note in _titles(curves, place, name, position)
        ],
        shapes=[_mark(curves.cutoffs[position], place) for place in marks],
        **{f"xaxis{_suffix(place)}": _time_axis(curves.cutoffs) for place in range(count)},
        **{f"yaxis{_suffix(place)}": VALUE_AXIS for place in range(count)},
    )


VALUE_AXIS: Final = go.layout.YAxis(
    range=[-2, 102],
    tickvals=[0, 50, 100],
    gridcolor=RULE,
    zeroline=False,
    automargin=False,
    color=MUTED,
    tickfont=TICK_FONT,
)


def _time_axis(cutoffs: tuple[date, ...]) -> go.layout.XAxis:
    """The first and the last cut-off are named, the others have a tick."""
    ends = (cutoffs[0], cutoffs[-1]) if cutoffs else ()
    return go.layout.XAxis(
        type="date",
        tickvals=[day.isoformat() for day in cutoffs],
        ticktext=[f"{day.day}{GAP}{MONTHS[day.month - 1]}" if day in ends else "" for day in cutoffs],
        tickangle=0,
        ticks="outside",
        ticklen=3,
        showgrid=False,
        tickfont=TICK_FONT,
    )


def _titles(curves: Curves, place: int, name: str, position: int) -> list[go.layout.Annotation]:
    """The name above the panel, and inside it the value at the cut-off in view."""
    value = curves.mean[position, place] if position >= 0 else np.nan
    shown = "sin dato" if np.isnan(value) else f"<b>{percent(value)}</b>"
    return [
        _note(place, text=name, y=1.02, yanchor="bottom", font={"size": TITLE_TYPE}),
        _note(place, text=shown, y=0.98, yanchor="top", font={"size": TITLE_TYPE, "color": SERIES}),
    ]


def _note(place: int, **words: object) -> go.layout.Annotation:
    axes = _axes(place)
    domains = {"xref": f"{axes['xaxis']} domain", "yref": f"{axes['yaxis']} domain"}
    return go.layout.Annotation(x=0.01, xanchor="left", **domains, **words)


def _mark(cutoff: date, place: int) -> go.layout.Shape:
    axes = _axes(place)
    day = cutoff.isoformat()
    return go.layout.Shape(
        type="line",
        xref=axes["xaxis"],
        yref=f"{axes['yaxis']} domain",
        x0=day,
        x1=day,
        y0=0,
        y1=1,
        line={"color": PICKED, "width": 1},
    )
