"""Lines over the cut-offs of a phase, with legal dates as uprights that carry their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import plotly.graph_objects as go

from dashboard.core.theme import MUTED, RULE
from dashboard.core.wording import MONTHS

HEIGHT: Final = 300
TOP: Final = 44  # room for the names of the uprights, in two heights
TICK_FONT: Final = {"size": 11}


@dataclass(frozen=True)
class Line:
    """One line: its name, a percentage (0-100, NaN is a gap) for each day, its colour and its dash."""

    name: str
    values: tuple[float, ...]
    colour: str
    dash: str = "solid"


@dataclass(frozen=True)
class Upright:
    """A day that matters, and its name above the chart."""

    day: date
    name: str


def timeline_figure(days: Sequence[date], lines: Sequence[Line], uprights: Sequence[Upright]) -> go.Figure:
    """Return lines over days, from 0 to 100 %."""
    first, last = days[0], days[-1]
    shown = [one for one in uprights if first <= one.day <= last]
    traces = [
        go.Scatter(
            mode="lines",
            name=line.name,
            x=[day.isoformat() for day in days],
            y=[None if np.isnan(value) else round(value, 2) for value in line.values],
            line={"color": line.colour, "width": 2, "dash": line.dash},
        )
        for line in lines
    ]
    layout = go.Layout(
        height=HEIGHT,
        margin={"l": 34, "r": 10, "t": TOP, "b": 24},
        xaxis={
            "type": "date",
            "showgrid": False,
            "tickfont": TICK_FONT,
            "tickvals": [day.isoformat() for day in days],
            "ticktext": [f"{day.day} {MONTHS[day.month - 1]}" for day in days],
            "tickangle": 0,
        },
        yaxis={
            "range": [0, 102],
            "tickvals": [0, 25, 50, 75, 100],
            "gridcolor": RULE,
            "tickfont": TICK_FONT,
            "automargin": False,
        },
        shapes=[_stroke(one.day) for one in shown],
        annotations=[_name(one, place) for place, one in enumerate(shown)],
    )
    return go.Figure(traces, layout)


def _stroke(day: date) -> go.layout.Shape:
    text = day.isoformat()
    line = {"color": MUTED, "width": 1, "dash": "dot"}
    return go.layout.Shape(type="line", x0=text, x1=text, y0=0, y1=1, yref="y domain", line=line)


def _name(one: Upright, place: int) -> go.layout.Annotation:
    """A name above its upright; neighbours take turns in two heights."""
    return go.layout.Annotation(
        text=one.name,
        x=one.day.isoformat(),
        y=1.01 if place % 2 else 1.07,
        yref="y domain",
        xanchor="center",
        yanchor="bottom",
        font={"size": 11, "color": MUTED},
    )
