"""Regions: a bar to the mean of each, with the spread of its entities behind it.

The mean hides a range from 0,5 to 90 %: a thin line runs from the lowest entity to the highest and a
thick one over the middle half. Categories are drawn as shares of the entities with data.
"""

from collections.abc import Mapping
from typing import Any, Final, cast

import numpy as np
import pandas as pd

from dashboard.core.scales import Scale, State
from dashboard.core.theme import FONT, INK, MUTED, PICKED, RULE
from dashboard.core.wording import number
from dashboard.indicators.declarations import Indicator, Kind, Unit
from dashboard.views.home import RegionBars

Figure = dict[str, object]
Names = Mapping[str, str]
Row = Mapping[str, Any]
Rows = Mapping[str, Row]
WHOLE: Final = 100.0
ROOM_FOR_LABELS: Final = 1.62  # of the axis, so that the column of values fits at its right
MOST_ROWS: Final = 8  # the operating regions
AXIS_END: Mapping[Unit, float] = {Unit.PERCENT: 100.0, Unit.POINTS: 5.0}


def region_figure(bars: RegionBars) -> Figure:
    """Return the figure of the regions that the selection reaches."""
    indicator, names, regions, spread = bars.indicator, bars.names, bars.rows, bars.spread
    shown = regions["value"].sort_values(ascending=True, na_position="first").index.tolist()
    if not shown:
        return {"data": [], "layout": _empty_layout()}
    rows: Rows = {str(slug): row for slug, row in regions.to_dict("index").items()}
    if indicator.kind is Kind.CATEGORY:
        traces = [_predominant(indicator.scale, rows, shown, names)]
        labels = _labels(names, shown, [_share_label(rows[slug]) for slug in shown], WHOLE)
        return {"data": [*traces, labels], "layout": _layout(WHOLE, len(shown))}
    end = AXIS_END.get(indicator.unit, 0.0)
    if not end:
        reached = np.nanmax([*regions["value"], *spread["maximum"], 1.0])
        end = float(reached)
    traces = [_means(indicator, names, rows, shown, bars.picked)]
    if indicator.kind is Kind.PROGRESS:
        reach: Rows = {str(slug): row for slug, row in spread.to_dict("index").items()}
        traces += [_reach(names, reach, shown), _middle(names, reach, shown)]
    labels = _labels(names, shown, [_label(indicator, rows[slug]) for slug in shown], end)
    return {"data": [*traces, labels], "layout": _layout(end, len(shown))}


def _means(indicator: Indicator, names: Names, rows: Rows, shown: list[str], picked: str) -> Figure:
    values = [_plain(rows[slug]["value"]) for slug in shown]
    scale = indicator.group_scale
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names[slug] for slug in shown],
        "x": values,
        "customdata": shown,
        "width": 0.62,
        "marker": {
            "color": [RULE if v is None else scale.bands[scale.band_of(v)].colour for v in values],
            "line": {"color": PICKED, "width": [2.5 if slug == picked else 0 for slug in shown]},
        },
        "hoverinfo": "none",  # "skip" would swallow the click too
    }


def _reach(names: Names, spread: Rows, shown: list[str]) -> Figure:
    """A thin line from the lowest to the highest entity of each region, and the label of the mean."""
    xs: list[float | None] = []
    ys: list[str | None] = []
    for slug in shown:
        xs += [_plain(spread[slug]["minimum"]), _plain(spread[slug]["maximum"]), None]
        ys += [names[slug], names[slug], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": INK, "width": 1},
        "hoverinfo": "skip",
    }


def _middle(names: Names, spread: Rows, shown: list[str]) -> Figure:
    """A thick line over the middle half of the entities."""
    low = {slug: row["first_quartile"] for slug, row in spread.items()}
    high = {slug: row["third_quartile"] for slug, row in spread.items()}
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names[slug] for slug in shown],
        "base": [_plain(low[slug]) for slug in shown],
        "x": [_plain(high[slug] - low[slug]) for slug in shown],
        "customdata": shown,
        "width": 0.16,
        "marker": {"color": INK, "opacity": 0.75},
        "hoverinfo": "none",
    }


def _predominant(scale: Scale, rows: Rows, shown: list[str], names: Names) -> Figure:
    """One bar per region with the share of its predominant category, in that category's colour."""
    colours = {band.code: band.colour for band in scale.bands}
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names[slug] for slug in shown],
        "x": [_plain(rows[slug]["value"]) for slug in shown],
        "customdata": shown,
        "width": 0.62,
        "marker": {"color": [colours.get(str(rows[slug]["category"]), RULE) for slug in shown]},
        "hoverinfo": "none",
    }


def _labels(names: Names, shown: list[str], texts: list[str], end: float) -> Figure:
    """The value of each region in words, in a column at the right."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [end * 1.03] * len(shown),
        "y": [names[slug] for slug in shown],
        "text": texts,
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _label(indicator: Indicator, row: Row) -> str:
    """Write the value and n of a region; without data, why."""
    if pd.isna(row["value"]):
        return "no asistida" if row["state"] == State.NO_ASISTIDO else "sin dato"
    return f"<b>{number(row['value'], indicator.decimals)}</b>{indicator.suffix}  n = {number(row['n'])}"


def _share_label(row: Row) -> str:
    if not row["category"]:
        return "sin dato"
    return f"<b>{row['category']}</b> {number(row['value'])} %  n = {number(row['n'])}"


def _plain(value: float) -> float | None:
    """Return a number that JSON can carry: missing is null."""
    return None if pd.isna(value) else round(float(value), 1)


def _empty_layout() -> Figure:
    """Return the layout of a selection that leaves no region: it says so, and draws no axes."""
    note = {"text": "Ninguna región en la selección", "showarrow": False, "x": 0.5, "y": 0.5}
    return {
        **_layout(WHOLE, 0),
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "annotations": [{**note, "xref": "paper", "yref": "paper"}],
    }


LAYOUT: Final[Figure] = {
    "margin": {"l": 4, "r": 4, "t": 4, "b": 26},
    "barmode": "overlay",
    "showlegend": False,
    "separators": ",.",
    "font": {"family": FONT, "size": 13, "color": INK},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "dragmode": False,
}
"""What no view changes: the browser has it from the page."""


def own_part(figure: Figure) -> Figure:
    """Return a figure as it travels: without what no view changes."""
    layout = cast(Figure, figure["layout"])
    return {**figure, "layout": {key: value for key, value in layout.items() if key not in LAYOUT}}


def _layout(end: float, rows: int) -> Figure:
    """Return the layout of an axis that ends at `end`; bars keep their height whatever the number of rows."""
    return {
        **LAYOUT,
        "xaxis": {
            "range": [0, end * ROOM_FOR_LABELS],
            "tickvals": [round(end * part, 1) for part in (0, 0.25, 0.5, 0.75, 1)],
            "gridcolor": RULE,
            "zeroline": False,
            "fixedrange": True,
            "color": MUTED,
        },
        "yaxis": {
            "range": [min(rows - MOST_ROWS, 0) - 0.5, rows - 0.5],
            "automargin": True,
            "fixedrange": True,
            "ticks": "",
        },
    }
