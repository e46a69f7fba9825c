"""The small figures of a profile, 330 pixels wide on screens and on paper: nothing to resize."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from dashboard.core.scales import PROGRESS
from dashboard.core.theme import BLUE, FONT, INK, MUTED, RULE
from dashboard.core.wording import MONTHS, number, percent
from dashboard.views.peers import Curve, Position, Standing

Figure = dict[str, object]
WIDTH: Final = 330
ROW: Final = 17
LOW_ROW: Final = 13
ROOMY: Final = 2  # figures of rows of full height that a page holds
AXIS: Final = 20
PICK: Final = "#d6006c"  # the entity, as the map outlines it
CURVE_HEIGHT: Final = 150
STRIP_HEIGHT: Final = 62
MOST_TICKS: Final = 6
LONGEST: Final = 18
LABEL_AT: Final = 103.0
END: Final = 172.0


def row_height(figures: int) -> int:
    """Return the height of a row where so many figures share a column of paper."""
    return ROW if figures <= ROOMY else LOW_ROW


def standing_figure(standing: Standing, row: int = ROW) -> Figure:
    """Return the entity's bar over the dots of the groups it belongs to, with each value and n."""
    means = standing.means[::-1]
    labels = [*(_short(mean.label) for mean in means), "<b>Esta entidad</b>"]
    places = list(range(len(labels)))
    own = _plain(standing.value)
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": [places[-1]],
        "x": [own],
        "width": 0.62,
        "marker": {"color": _colour(standing.value), "line": {"color": INK, "width": 0.6}},
        "hoverinfo": "skip",
    }
    dots = {
        "type": "scatter",
        "mode": "markers",
        "y": places[:-1],
        "x": [_plain(mean.value) for mean in means],
        "marker": {
            "size": 9,
            "color": [_colour(mean.value) for mean in means],
            "line": {"color": INK, "width": 1},
        },
        "hoverinfo": "skip",
    }
    texts = [*(f"{percent(mean.value)}  n = {number(mean.n)}" for mean in means), f"<b>{standing.words}</b>"]
    words = {
        "type": "scatter",
        "mode": "text",
        "y": places,
        "x": [LABEL_AT] * len(places),
        "text": texts,
        "textposition": "middle right",
        "hoverinfo": "skip",
    }
    layout = _layout(row * len(places) + AXIS, left=116)
    layout["xaxis"] = {**_axis(), "range": [0, END], "tickvals": [0, 25, 50, 75, 100], "zeroline": False}
    layout["yaxis"] = {
        "fixedrange": True,
        "tickvals": places,
        "ticktext": labels,
        "range": [-0.6, len(places) - 0.4],
        "zeroline": False,
        "showgrid": False,
    }
    layout["shapes"] = _reference(own, len(places))
    return {"data": [bar, dots, words], "layout": layout}


def standings_figure(standings: Sequence[Standing]) -> Figure:
    """Return the figures of several phases as one, the first above: where a page has many, paper has one."""
    traces: list[Figure] = []
    shapes: list[Figure] = []
    labels: list[str] = []
    for standing in reversed(standings):
        figure: dict[str, Any] = standing_figure(standing)
        start = len(labels)
        traces += [{**trace, "y": [start + y for y in trace["y"]]} for trace in figure["data"]]
        shapes += [
            {**shape, "y0": start + shape["y0"], "y1": start + shape["y1"]}
            for shape in figure["layout"]["shapes"]
        ]
        labels += [*figure["layout"]["yaxis"]["ticktext"], f"<b>{standing.name}</b>"]
    layout = {**figure["layout"], "height": ROW * len(labels) + AXIS, "shapes": shapes}
    layout["yaxis"] = {
        **layout["yaxis"],
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [-0.6, len(labels) - 0.4],
    }
    return {"data": traces, "layout": layout}


def _reference(own: float | None, rows: int) -> list[Figure]:
    """A thin line at the entity's value through the rows of its groups."""
    if own is None:
        return []
    line = {"color": PICK, "width": 1, "dash": "dot"}
    return [{"type": "line", "x0": own, "x1": own, "y0": -0.6, "y1": rows - 0.4, "line": line}]


def curve_figure(curves: Sequence[Curve], behind: str) -> Figure:
    """Return the entity's progress over the cut-offs, phase after phase, with its group's mean in grey."""
    traces: list[Figure] = []
    for curve in curves:
        days = [item.isoformat() for item in curve.days]
        traces.append(_line(days, curve.behind, f"Promedio de {behind}", "#9aa0a6", 2, "lines", curve.name))
        traces.append(_line(days, curve.own, "Esta entidad", PICK, 2, "lines+markers", curve.name))
    layout = _layout(CURVE_HEIGHT, left=32)
    layout["margin"] = {"l": 32, "r": 8, "t": 14, "b": AXIS - 2}
    layout["xaxis"] = {**_axis(), "type": "date", "showgrid": False, **_month_ticks(curves)}
    layout["yaxis"] = {**_axis(), "range": [-3, 104], "tickvals": [0, 25, 50, 75, 100]}
    layout["annotations"] = [_phase_name(curve) for curve in curves]
    layout["hovermode"] = "x unified"
    return {"data": traces, "layout": layout}


def _month_ticks(curves: Sequence[Curve]) -> Figure:
    """Return ticks at the close of some months, in Spanish: plotly.js would need a locale file."""
    days = sorted({item for curve in curves for item in curve.days})
    closes = [item for item, after in zip(days, [*days[1:], None], strict=True) if _ends_month(item, after)]
    shown = closes[-1 :: -max(1, math.ceil(len(closes) / MOST_TICKS))]
    return {
        "tickvals": [item.isoformat() for item in shown],
        "ticktext": [f"{MONTHS[item.month - 1]} {item.year % 100}" for item in shown],
    }


def _ends_month(item: date, after: date | None) -> bool:
    return after is None or after.month != item.month


def _line(
    days: list[str], values: Sequence[float], name: str, colour: str, width: float, mode: str, phase: str
) -> Figure:
    return {
        "type": "scatter",
        "mode": mode,
        "name": name,
        "x": days,
        "y": [_plain(value) for value in values],
        "line": {"color": colour, "width": width, "shape": "linear"},
        "marker": {"size": 4, "color": colour},
        "hovertemplate": f"{phase}, {name}: %{{y:.1f}} %<extra></extra>",
    }


def _phase_name(curve: Curve) -> Figure:
    return {
        "text": curve.name,
        "x": curve.days[0].isoformat(),
        "y": 1.0,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 10, "color": MUTED},
    }


def strip_figure(position: Position, own: float) -> Figure:
    """Return every peer as a thin stroke between 0 and 100 %, the median, and the entity above them."""
    peers = {
        "type": "scatter",
        "mode": "markers",
        "x": [round(value, 2) for value in position.values],
        "y": [0] * position.n,
        "text": list(position.names),
        "marker": {"symbol": "line-ns", "size": 18, "opacity": 0.55, "line": {"color": BLUE, "width": 1.2}},
        "hovertemplate": "%{text}: %{x:.1f} %<extra></extra>",
    }
    picked = {
        "type": "scatter",
        "mode": "markers",
        "x": [_plain(own)],
        "y": [0.95],
        "marker": {"symbol": "triangle-down", "size": 11, "color": PICK},
        "hoverinfo": "skip",
    }
    layout = _layout(STRIP_HEIGHT, left=10)
    layout["xaxis"] = {**_axis(), "range": [-2, 102], "tickvals": [0, 25, 50, 75, 100]}
    layout["yaxis"] = {"visible": False, "range": [-0.9, 1.3], "fixedrange": True}
    layout["shapes"] = [] if math.isnan(position.median) else [_median(position.median)]
    return {"data": [peers, picked], "layout": layout}


def _median(value: float) -> Figure:
    line = {"color": INK, "width": 2}
    return {"type": "line", "x0": value, "x1": value, "y0": -0.8, "y1": 0.8, "line": line}


def _short(label: str) -> str:
    """Keep the name of a group inside its column; among groups a region needs no word for it."""
    name = label.removeprefix("Región ")
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _colour(value: float) -> str:
    if math.isnan(value):
        return RULE
    return PROGRESS.bands[PROGRESS.band_of(value)].colour


def _plain(value: float) -> float | None:
    """Return a number that JSON can carry: missing is null."""
    return None if math.isnan(value) else round(value, 2)


def _axis() -> Figure:
    return {
        "fixedrange": True,
        "gridcolor": RULE,
        "zeroline": False,
        "color": MUTED,
        "tickfont": {"size": 10},
    }


def _layout(height: int, left: int) -> Figure:
    return {
        "width": WIDTH,
        "height": height,
        "autosize": False,
        "margin": {"l": left, "r": 8, "t": 2, "b": AXIS - 2},
        "showlegend": False,
        "separators": ",.",
        "font": {"family": FONT, "size": 11, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "bargap": 0.3,
    }
