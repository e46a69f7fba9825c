"""The heat map of milestones as cells: the same classes, words and order as the table of the page.

The page draws its cells in the browser (`assets/heat.js`), of which `brief` and `fill_of` are the mirror:
both read tenths of percent, so a cell has the same class and the same words on screen and on paper.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import plotly.graph_objects as go

from dashboard.core.scales import PALETTE, PROGRESS, STATE_COLOURS, State
from dashboard.core.theme import INK
from dashboard.core.wording import number, rounded
from dashboard.figures.choropleth import colour_steps
from dashboard.indicators.measures import FloatArray
from dashboard.indicators.milestones.series import TENTHS

ROW: Final = 26  # pixels, as in assets/hitos.css
HEADS: Final = 26
SILENT: Final = "—"


def heat_figure(
    names: Sequence[str], heads: Sequence[str], values: FloatArray, divisions: Sequence[int]
) -> go.Figure:
    """Return one row of cells per name, from top to bottom.

    Args:
        names: of the rows, no two alike. heads: of the columns. values: row × column, percent, NaN unknown.
        divisions: places of the columns that begin a stage: a line stands before each.
    """
    trace = go.Heatmap(
        x=list(heads),
        y=list(names),
        z=[[PALETTE.index(fill_of(value)) for value in row] for row in values],
        zmin=-0.5,
        zmax=len(PALETTE) - 0.5,
        text=[[brief(value) for value in row] for row in values],
        texttemplate="%{text}",
        colorscale=colour_steps(),
        showscale=False,
        xgap=1,
        ygap=1,
        hovertemplate="%{y}, %{x}: %{text}<extra></extra>",
    )
    return go.Figure(trace, _layout(len(names), divisions))


def tenths(value: float) -> int | None:
    """Return a percentage as the whole tenths that travel to the browser, halves up; None when unknown."""
    return None if np.isnan(value) else round(float(rounded(np.array(value), 1)) * TENTHS)


def fill_of(value: float) -> str:
    """Return the fill of a cell: of its class, of zero, or of what was never reported."""
    known = tenths(value)
    if known is None:
        return STATE_COLOURS[State.SIN_REPORTE]
    if known == 0:
        return STATE_COLOURS[State.CERO]
    return PROGRESS.bands[PROGRESS.band_of(known / TENTHS)].colour


def brief(value: float) -> str:
    """Write a cell: whole percent, but never «0» of something begun nor «100» of something unfinished."""
    known = tenths(value)
    if known is None:
        return SILENT
    is_edge = 0 < known < TENTHS or 99 * TENTHS < known < 100 * TENTHS
    return number(known / TENTHS, 1 if is_edge else 0)


def _layout(rows: int, divisions: Sequence[int]) -> go.Layout:
    return go.Layout(
        height=rows * ROW + HEADS,
        margin={"t": HEADS},
        xaxis={"type": "category", "side": "top", "showgrid": False, "color": INK},
        yaxis={"type": "category", "autorange": "reversed", "showgrid": False},
        shapes=[_division(place, rows) for place in divisions],
    )


def _division(place: int, rows: int) -> go.layout.Shape:
    """A line between two columns, through all rows."""
    edge = place - 0.5
    return go.layout.Shape(type="line", x0=edge, x1=edge, y0=-0.5, y1=rows - 0.5)
