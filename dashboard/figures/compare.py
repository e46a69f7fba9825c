"""The figures of a comparison: coverage and means, classes on one scale, curves with the national line."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Final

import plotly.graph_objects as go

from dashboard.core.theme import MUTED, RULE, SIDE_A, SIDE_B, WHOLE
from dashboard.core.wording import MONTHS, number, percent, sample, short_day
from dashboard.figures.bars import Bar, bars_figure
from dashboard.views.compare.sides import NATIONAL, PARTS, Side, share

COLOURS: Final = {"a": SIDE_A, "b": SIDE_B, NATIONAL: WHOLE}
DASHES: Final = {"a": "solid", "b": "dash", NATIONAL: "dot"}
QUARTERS: Final = (0, 25, 50, 75, 100)
CURVE_WIDTH: Final = 420
CURVE_HEIGHT: Final = 230
MOST_TICKS: Final = 5
TYPE: Final = 13
ROW: Final = 34  # pixels of a stacked bar with the gap under it


def side_name(side: Side) -> str:
    """Name a side in a figure: «A: con Decreto 683», «Todo el país»."""
    return side.name if side.key == NATIONAL else f"{side.key.upper()}: {side.name}"


def measures_figure(sides: Sequence[Side]) -> go.Figure:
    """Return coverage and mean progress of each phase, one bar a side, the country last."""
    bars = [bar for key in sides[0].measures for bar in _measure_bars(sides, key)]
    return bars_figure(bars, 0.0, 100.0, QUARTERS)


def _measure_bars(sides: Sequence[Side], key: str) -> list[Bar]:
    head = Bar(label=sides[0].measures[key].indicator.label, text="", is_head=True)
    return [head, *(_measure_bar(side, key) for side in sides)]


def _measure_bar(side: Side, key: str) -> Bar:
    item = side.measures[key]
    is_known = not math.isnan(item.value)
    return Bar(
        label=side_name(side),
        value=item.value if is_known else None,
        text=f"{percent(item.value)}, {sample(item.n)}",
        colour=COLOURS[side.key],
        track=100.0,
    )


def classes_figure(sides: Sequence[Side]) -> go.Figure:
    """Return one stacked bar a side: which part of its assisted entities has each class of progress."""
    places = list(range(len(sides)))
    traces, reached = [], [0.0] * len(sides)
    for place, part in enumerate(PARTS):
        lengths = [_part_share(side, place) for side in sides]
        traces.append(_stack(places, lengths, list(reached), part.label, part.colour))
        reached = [one + other for one, other in zip(reached, lengths, strict=True)]
    layout = go.Layout(
        height=ROW * len(sides) + 30,
        margin={"b": 24},
        xaxis={"range": [0, 100], "tickvals": list(QUARTERS)},
        yaxis={
            "tickvals": places,
            "ticktext": [f"{side_name(side)} ({sample(side.assisted)})" for side in sides],
            "range": [len(sides) - 0.5, -0.5],
        },
    )
    return go.Figure(traces, layout)


def _part_share(side: Side, place: int) -> float:
    return share(side.parts[place], side.assisted) if side.assisted else 0.0


def _stack(places: list[int], lengths: list[float], bases: list[float], name: str, colour: str) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=name,
        y=places,
        x=[round(length, 4) for length in lengths],
        base=[round(base, 4) for base in bases],
        width=0.62,
        marker={"color": colour, "line": {"color": MUTED, "width": 0.6}},
    )


def curves_figure(sides: Sequence[Side]) -> go.Figure:
    """Return the mean of each side over the cut-offs of the phase, the country as a dotted line."""
    days = sides[0].curve.cutoffs
    layout = go.Layout(
        width=CURVE_WIDTH,
        height=CURVE_HEIGHT,
        autosize=False,
        margin={"l": 36, "r": 8, "t": 8, "b": 22},
        font={"size": TYPE},
        xaxis={"type": "date", "showgrid": False, "tickfont": {"size": TYPE - 2}, **_ticks(days)},
        yaxis={
            "range": [-3, 104],
            "tickvals": QUARTERS,
            "gridcolor": RULE,
            "zeroline": False,
            "color": MUTED,
        },
        shapes=[],
        annotations=[],
    )
    return go.Figure([_curve(side) for side in reversed(sides) if len(side.curve.codes)], layout)


def _curve(side: Side) -> go.Scatter:
    means, counts = side.curve.mean[:, 0].tolist(), side.curve.n[:, 0].tolist()
    words = [
        f"{side_name(side)}, {short_day(when)}: {percent(mean)}  {sample(int(n))}"
        for when, mean, n in zip(side.curve.cutoffs, means, counts, strict=True)
    ]
    return go.Scatter(
        mode="lines+markers",
        name=side_name(side),
        x=[when.isoformat() for when in side.curve.cutoffs],
        y=[None if math.isnan(mean) else round(mean, 2) for mean in means],
        line={"color": COLOURS[side.key], "width": 2, "dash": DASHES[side.key]},
        marker={"size": 5, "color": COLOURS[side.key]},
        hovertext=words,
        hoverinfo="text",
    )


def _ticks(days: Sequence[date]) -> dict[str, list[str]]:
    """Return some of the cut-offs, the last among them, as day and month."""
    step = max(1, math.ceil(len(days) / MOST_TICKS))
    shown = days[::-1][::step][::-1]
    return {
        "tickvals": [item.isoformat() for item in shown],
        "ticktext": [f"{number(item.day)} {MONTHS[item.month - 1]}" for item in shown],
    }
