"""Regions: a bar to the mean of each, with the spread of its entities behind it.

The mean hides a range from 0,5 to 90 %: a thin line runs from the lowest entity to the highest and a
thick one over the middle half. Categories are drawn as shares of the entities with data.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.indicators import Indicator, Kind, Unit
from dashboard.scales import Scale
from dashboard.theme import FONT, INK, MUTED, RULE
from dashboard.wording import number

Figure = dict[str, object]
AXIS_END: Mapping[Unit, float] = {Unit.PERCENT: 100.0, Unit.POINTS: 5.0}


def region_figure(
    indicator: Indicator,
    names: pd.Series,
    regions: pd.DataFrame,
    spread: pd.DataFrame,
) -> Figure:
    """Return the figure of the regions that the selection reaches.

    Args:
        names: region names by slug, in the order of the source.
        regions: evaluated region rows.
        spread: minimum, quartiles and maximum by region slug.
    """
    shown = [slug for slug in reversed(names.index) if slug in regions.index]
    if indicator.kind is Kind.CATEGORY:
        return {"data": _stacked(indicator.scale, regions, shown, names), "layout": _layout(105.0)}
    end = AXIS_END.get(indicator.unit, 0.0)
    if not end:
        reached = np.nanmax([*regions["value"], *spread["maximum"], 1.0])
        end = float(reached)
    traces = [_means(indicator, names, regions, shown)]
    if indicator.kind is Kind.PROGRESS:
        traces += [_reach(names, spread, shown), _middle(names, spread, shown)]
    return {"data": traces, "layout": _layout(end * 1.2)}


def _means(indicator: Indicator, names: pd.Series, regions: pd.DataFrame, shown: list[str]) -> Figure:
    values = [_plain(regions.at[slug, "value"]) for slug in shown]
    scale = indicator.group_scale
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names[slug] for slug in shown],
        "x": values,
        "customdata": shown,
        "width": 0.62,
        "marker": {"color": [RULE if v is None else scale.bands[scale.band_of(v)].colour for v in values]},
        "hovertemplate": "%{y}: %{x:.1f}<extra></extra>",
        "name": "promedio",
    }


def _reach(names: pd.Series, spread: pd.DataFrame, shown: list[str]) -> Figure:
    """A thin line from the lowest to the highest entity of each region, and the label of the mean."""
    xs: list[float | None] = []
    ys: list[str | None] = []
    for slug in shown:
        xs += [_plain(spread.at[slug, "minimum"]), _plain(spread.at[slug, "maximum"]), None]
        ys += [names[slug], names[slug], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": INK, "width": 1},
        "hoverinfo": "skip",
    }


def _middle(names: pd.Series, spread: pd.DataFrame, shown: list[str]) -> Figure:
    """A thick line over the middle half of the entities."""
    low, high = spread["first_quartile"], spread["third_quartile"]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names[slug] for slug in shown],
        "base": [_plain(low[slug]) for slug in shown],
        "x": [_plain(high[slug] - low[slug]) for slug in shown],
        "customdata": shown,
        "width": 0.16,
        "marker": {"color": INK, "opacity": 0.75},
        "hoverinfo": "skip",
    }


def _stacked(scale: Scale, regions: pd.DataFrame, shown: list[str], names: pd.Series) -> list[Figure]:
    """One bar per region with the share of its predominant category, in that category's colour."""
    values = [_plain(regions.at[slug, "value"]) for slug in shown]
    codes = [str(regions.at[slug, "category"]) for slug in shown]
    colours = {band.code: band.colour for band in scale.bands}
    return [
        {
            "type": "bar",
            "orientation": "h",
            "y": [names[slug] for slug in shown],
            "x": values,
            "customdata": shown,
            "width": 0.62,
            "text": [
                f"{code} {number(v or 0, 0)} %" if code else "" for code, v in zip(codes, values, strict=True)
            ],
            "marker": {"color": [colours.get(code, RULE) for code in codes]},
            "hovertemplate": "%{y}: %{text}<extra></extra>",
        }
    ]


def _plain(value: float) -> float | None:
    """Return a number that JSON can carry: missing is null."""
    return None if pd.isna(value) else round(float(value), 2)


def _layout(end: float) -> Figure:
    return {
        "margin": {"l": 4, "r": 8, "t": 4, "b": 28},
        "barmode": "overlay",
        "showlegend": False,
        "separators": ",.",
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "xaxis": {
            "range": [0, end],
            "gridcolor": RULE,
            "zeroline": False,
            "fixedrange": True,
            "color": MUTED,
        },
        "yaxis": {"automargin": True, "fixedrange": True, "ticks": ""},
    }
