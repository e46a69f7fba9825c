"""Regions: a bar to the mean of each, with the spread of its entities behind it.

The mean hides a range from 0,5 to 90 %: a thin line runs from the lowest entity to the highest and a
thick one over the middle half. Categories are drawn as shares of the entities with data.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.core.scales import Scale, State
from dashboard.core.theme import INK, PICKED, RULE
from dashboard.core.wording import GAP, number, percent, sample
from dashboard.figures.ticks import ticks
from dashboard.indicators.declarations import Indicator, Kind, Unit
from dashboard.indicators.resolved import shown_values
from dashboard.views.home import RegionBars

Names = Mapping[str, str]
Row = Mapping[str, Any]
Rows = Mapping[str, Row]
WHOLE: Final = 100.0
ROOM_FOR_LABELS: Final = 1.62  # of the axis, so that the column of values fits at its right
MOST_ROWS: Final = 8  # the operating regions
AXIS_ENDS: Mapping[Unit, tuple[float, float]] = {Unit.PERCENT: (0.0, WHOLE), Unit.POINTS: (1.0, 5.0)}
HOVER: Final = "%{y}: %{hovertext}<extra></extra>"
DECIMALS: Final = 2  # of the points of a survey; others have one
MARGIN: Final = {"b": 26}
ENDS: Final = ("minimum", "maximum", "")  # of a line, and the gap after it


def region_figure(bars: RegionBars) -> go.Figure:
    """Return the figure of the regions that the selection reaches."""
    indicator, regions = bars.indicator, bars.rows.assign(value=shown_values(bars.rows))
    shown = regions["value"].sort_values(ascending=True, na_position="first").index.tolist()
    if not shown:
        return go.Figure(layout=_empty_layout())
    rows: Rows = {str(slug): row for slug, row in regions.to_dict("index").items()}
    if indicator.kind is Kind.CATEGORY:
        return _shares(indicator.scale, rows, shown, bars.names)
    reach: Rows = {str(slug): row for slug, row in bars.spread.to_dict("index").items()}
    return _means(bars, rows, reach, shown)


def _means(bars: RegionBars, rows: Rows, reach: Rows, shown: list[str]) -> go.Figure:
    """Return the bars of the means, with the spread behind those of progress."""
    indicator = bars.indicator
    low, end = AXIS_ENDS.get(indicator.unit) or (0.0, _reached(bars))
    texts = [_label(indicator, rows[slug]) for slug in shown]
    places = [bars.names[slug] for slug in shown]
    counts = [number(rows[slug]["n"]) for slug in shown]
    spread = [
        _extremes(indicator, places, reach, counts, shown),
        _middle(indicator, places, reach, counts, shown),
    ]
    traces = [
        _lengths(indicator, places, rows, texts, shown, bars.picked, low),
        *(spread if indicator.kind is Kind.PROGRESS else ()),
        _words(places, texts, low, end),
    ]
    return go.Figure(traces, _layout(low, end, len(shown)))


def _reached(bars: RegionBars) -> float:
    """Return the highest value of any region or entity, where the unit has no end of its own."""
    return float(np.nanmax([*bars.rows["value"], *bars.spread["maximum"], 1.0]))


def _lengths(
    indicator: Indicator,
    places: Sequence[str],
    rows: Rows,
    texts: Sequence[str],
    shown: list[str],
    picked: str,
    low: float,
) -> go.Bar:
    """Return the bars of the means, from where the axis begins."""
    values = [_plain(rows[slug]["value"]) for slug in shown]
    scale = indicator.group_scale
    return go.Bar(
        orientation="h",
        y=list(places),
        base=low or None,
        x=[None if v is None else round(v - low, DECIMALS) for v in values],
        customdata=shown,
        width=0.62,
        marker={
            "color": [RULE if v is None else scale.bands[scale.band_of(v)].colour for v in values],
            "line": _outline(shown, picked),
        },
        hovertext=list(texts),
        hovertemplate=HOVER,
    )


def _outline(shown: Sequence[str], picked: str) -> dict[str, object]:
    """Return the outline of the region that the view picks; of none when it picks none."""
    if picked not in shown:
        return {}
    return {"color": PICKED, "width": [2.5 if slug == picked else 0 for slug in shown]}


def _extremes(
    indicator: Indicator, places: Sequence[str], spread: Rows, counts: Sequence[str], shown: list[str]
) -> go.Scatter:
    """A thin line from the lowest to the highest entity of each region."""
    ends = [_plain(spread[slug].get(end, np.nan)) for slug in shown for end in ENDS]
    return go.Scatter(
        mode="lines",
        x=ends,
        y=_to_ends(places),
        customdata=_to_ends(shown),
        line={"color": INK, "width": 1},
        hovertext=_to_ends(counts),
        hovertemplate=_hover("un extremo, %{x:.1f}", indicator),
    )


def _hover(value: str, indicator: Indicator) -> str:
    """Return what a mark of the spread says: where it is, its value and n."""
    return f"%{{y}}: {value}{indicator.suffix}  n{GAP}={GAP}%{{hovertext}}<extra></extra>"


def _to_ends(values: Sequence[str]) -> list[str | None]:
    """Return the value of each region at both ends of its line, and nothing in the gap after it."""
    return [item for value in values for item in (value, value, None)]


def _middle(
    indicator: Indicator, places: Sequence[str], spread: Rows, counts: Sequence[str], shown: list[str]
) -> go.Bar:
    """A thick line over the middle half of the entities; a bar's hover has its end as `x`."""
    low = {slug: row["first_quartile"] for slug, row in spread.items()}
    high = {slug: row["third_quartile"] for slug, row in spread.items()}
    return go.Bar(
        orientation="h",
        y=list(places),
        base=[_plain(low[slug]) for slug in shown],
        x=[_plain(high[slug] - low[slug]) for slug in shown],
        customdata=shown,
        width=0.16,
        marker={"color": INK, "opacity": 0.75},
        hovertext=list(counts),
        hovertemplate=_hover("mitad central %{base:.1f} a %{x:.1f}", indicator),
    )


def _shares(scale: Scale, rows: Rows, shown: list[str], names: Names) -> go.Figure:
    """Return one bar per region with the share of its predominant category, in that category's colour."""
    colours = {band.code: band.colour for band in scale.bands}
    texts = [_share_label(rows[slug]) for slug in shown]
    places = [names[slug] for slug in shown]
    bar = go.Bar(
        orientation="h",
        y=places,
        x=[_plain(rows[slug]["value"]) for slug in shown],
        customdata=shown,
        width=0.62,
        marker={"color": [colours.get(str(rows[slug]["category"]), RULE) for slug in shown]},
        hovertext=texts,
        hovertemplate=HOVER,
    )
    return go.Figure([bar, _words(places, texts, 0.0, WHOLE)], _layout(0.0, WHOLE, len(shown)))


def _words(places: Sequence[str], texts: Sequence[str], low: float, end: float) -> go.Scatter:
    """The value of each region in words, in a column at the right."""
    return go.Scatter(
        mode="text",
        x=[round(low + (end - low) * 1.03, 2)] * len(places),
        y=list(places),
        text=list(texts),
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )


WITHOUT_VALUE: Final = {State.NO_ASISTIDO: "no asistida", State.RESERVADO: State.RESERVADO.label}


def _label(indicator: Indicator, row: Row) -> str:
    """Write the value and n of a region; without data, why."""
    if pd.isna(row["value"]):
        return WITHOUT_VALUE.get(State(int(row["state"])), "sin dato")
    return f"<b>{number(row['value'], indicator.decimals)}</b>{indicator.suffix}  {sample(row['n'])}"


def _share_label(row: Row) -> str:
    if not row["category"]:
        return "sin dato"
    return f"<b>{row['category']}</b> {percent(row['value'], 0)}  {sample(row['n'])}"


def _plain(value: float) -> float | None:
    """Return a number that JSON can carry: missing is null."""
    return None if pd.isna(value) else round(float(value), DECIMALS)


def _empty_layout() -> dict[str, object]:
    """Return the layout of a selection that leaves no region: it says so, and draws no axes."""
    text = "Ninguna región en la selección"
    note = go.layout.Annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper")
    hidden = {"visible": False}
    return {"margin": MARGIN, "xaxis": hidden, "yaxis": hidden, "annotations": [note]}


def _layout(low: float, end: float, rows: int) -> dict[str, object]:
    """Return the layout of an axis from `low` to `end`; bars keep their height, however many they are."""
    return {
        "margin": MARGIN,
        "xaxis": {
            "range": [low, round(low + (end - low) * ROOM_FOR_LABELS, 2)],
            "tickvals": ticks(low, end),
        },
        "yaxis": {"range": [min(rows - MOST_ROWS, 0) - 0.5, rows - 0.5]},
    }


LAYOUT: Final[Mapping[str, object]] = go.Figure(layout=_layout(0.0, WHOLE, MOST_ROWS)).to_plotly_json()[
    "layout"
]
"""The layout of most views, with the template: the browser has it from the page."""
VARYING: Final = ("xaxis", "yaxis", "annotations")
"""What of the layout a view may have otherwise; it travels with each."""
