"""The small figures of a profile, 330 pixels wide on screens and on paper: nothing to resize.

The page draws them as SVG (`dashboard/figures/svg.py`): plotly.js takes some 200 ms for each. `hovertext` of
a trace, and `name` of a line of the layout, are what a mark says under the pointer.
"""

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.core.scales import PROGRESS
from dashboard.core.theme import BEHIND, BLUE, INK, MUTED, PICKED, RULE
from dashboard.core.wording import MONTHS, percent, sample, short_day
from dashboard.figures.ticks import QUARTERS
from dashboard.views.peers import Curve, Mean, Position, Standing

WIDTH: Final = 330
ROW: Final = 17
LOW_ROW: Final = 13
ROOMY: Final = 2  # figures of rows of full height that a page holds
AXIS: Final = 20
CURVE_HEIGHT: Final = 150
STRIP_HEIGHT: Final = 62
MOST_TICKS: Final = 6
LONGEST: Final = 18
LABEL_AT: Final = 103.0
END: Final = 172.0
TICK_FONT: Final = {"size": 10}
ITSELF: Final = "Esta entidad"
VALUE_AXIS: Final = {"gridcolor": RULE, "zeroline": False, "color": MUTED, "tickfont": TICK_FONT}


def row_height(figures: int) -> int:
    """Return the height of a row where so many figures share a column of paper."""
    return ROW if figures <= ROOMY else LOW_ROW


# ---- phases ---------------------------------------------------------------------------------------------


def standing_figure(standing: Standing, row: int = ROW) -> go.Figure:
    """Return the entity's bar over the dots of the groups it belongs to, with each value and n."""
    labels = _standing_labels(standing, _short)
    return go.Figure(
        _standing_traces(standing, 0), _standing_layout(labels, row, _reference(standing, 0, len(labels)))
    )


def standings_figure(standings: Sequence[Standing]) -> go.Figure:
    """Return the figures of several phases as one, the first above: where a page has many, paper has one."""
    traces: list[go.Bar | go.Scatter] = []
    shapes: list[go.layout.Shape] = []
    labels: list[str] = []
    for standing in reversed(standings):
        start, own = len(labels), _standing_labels(standing, _of_group)
        traces += _standing_traces(standing, start)
        shapes += _reference(standing, start, len(own))
        labels += [*own, f"<b>{standing.name}</b>"]
    return go.Figure(traces, _standing_layout(labels, ROW, shapes))


def _standing_labels(standing: Standing, named: Callable[[str], str]) -> list[str]:
    """Return the names of the rows from below: the groups from the country to the nearest, the entity.

    Args:
        named: the name of a group as there is room for it; paper measures, and takes them whole.
    """
    return [*(named(mean.label) for mean in standing.means[::-1]), f"<b>{ITSELF}</b>"]


def _standing_traces(standing: Standing, start: int) -> list[go.Bar | go.Scatter]:
    """Return bar, dots and words of a phase in the rows from `start` on."""
    means = standing.means[::-1]
    places = [start + row for row in range(len(means) + 1)]
    bar = go.Bar(
        orientation="h",
        y=[places[-1]],
        x=[_plain(standing.value)],
        width=0.62,
        marker={"color": _colour(standing.value), "line": {"color": INK, "width": 0.6}},
        hovertext=[_own_words(standing.value)],
        hoverinfo="text",
    )
    dots = go.Scatter(
        mode="markers",
        y=places[:-1],
        x=[_plain(mean.value) for mean in means],
        marker={
            "size": 9,
            "color": [_colour(mean.value) for mean in means],
            "line": {"color": INK, "width": 1},
        },
        hovertext=[f"{mean.label}: {_mean_words(mean)}" for mean in means],
        hoverinfo="text",
    )
    words = go.Scatter(
        mode="text",
        y=places,
        x=[LABEL_AT] * len(places),
        text=[*map(_mean_words, means), f"<b>{standing.words}</b>"],
        textposition="middle right",
        hoverinfo="skip",
    )
    return [bar, dots, words]


def _mean_words(mean: Mean) -> str:
    return f"{percent(mean.value)}  {sample(mean.n)}"


def _own_words(value: float, when: str = "") -> str:
    """Write what a mark of the entity says; `when` is the cut-off, where a figure has several."""
    return f"{ITSELF}{when}: {percent(value)}  {sample(0 if math.isnan(value) else 1)}"


def _reference(standing: Standing, start: int, rows: int) -> list[go.layout.Shape]:
    """A thin line at the entity's value through the rows of its groups."""
    own = _plain(standing.value)
    if own is None:
        return []
    line = {"color": PICKED, "width": 1, "dash": "dot"}
    return [_upright(own, (start - 0.6, start + rows - 0.4), line, _own_words(standing.value))]


def _upright(x: float, ends: tuple[float, float], line: dict[str, object], name: str) -> go.layout.Shape:
    """An upright line of the layout; `name` is what it says."""
    return go.layout.Shape(type="line", x0=x, x1=x, y0=ends[0], y1=ends[1], line=line, name=name)


def _standing_layout(labels: Sequence[str], row: int, shapes: Sequence[go.layout.Shape]) -> dict[str, object]:
    return _layout(
        row * len(labels) + AXIS,
        left=116,
        xaxis={"range": [0, END], "tickvals": QUARTERS, "tickfont": TICK_FONT},
        yaxis={
            "tickvals": list(range(len(labels))),
            "ticktext": list(labels),
            "range": [-0.6, len(labels) - 0.4],
            "zeroline": False,
            "showgrid": False,
        },
        shapes=list(shapes),
    )


# ---- curve ----------------------------------------------------------------------------------------------


def curve_figure(curves: Sequence[Curve], behind: str) -> go.Figure:
    """Return the entity's progress over the cut-offs, phase after phase, with its group's mean in grey."""
    layout = _layout(
        CURVE_HEIGHT,
        left=32,
        top=14,
        xaxis={"type": "date", "showgrid": False, "tickfont": TICK_FONT, **_month_ticks(curves)},
        yaxis={**VALUE_AXIS, "range": [-3, 104], "tickvals": QUARTERS},
        annotations=[_phase_name(curve) for curve in curves],
    )
    return go.Figure([line for curve in curves for line in _lines(curve, behind)], layout)


def _lines(curve: Curve, behind: str) -> tuple[go.Scatter, go.Scatter]:
    """Return the line of the group's mean and, above it, that of the entity."""
    days = [item.isoformat() for item in curve.days]
    group = f"Promedio de {behind}"
    mean_words = [
        f"{group}, {short_day(when)}: {percent(value)}  {sample(n)}"
        for when, value, n in zip(curve.days, curve.behind, curve.counts, strict=True)
    ]
    own_words = [
        _own_words(value, f", {short_day(when)}") for when, value in zip(curve.days, curve.own, strict=True)
    ]
    return (
        go.Scatter(
            mode="lines",
            name=group,
            x=days,
            y=[_plain(value) for value in curve.behind],
            line={"color": BEHIND, "width": 2},
            hovertext=mean_words,
            hoverinfo="text",
        ),
        go.Scatter(
            mode="lines+markers",
            name=ITSELF,
            x=days,
            y=[_plain(value) for value in curve.own],
            line={"color": PICKED, "width": 2},
            marker={"size": 4, "color": PICKED},
            hovertext=own_words,
            hoverinfo="text",
        ),
    )


def _month_ticks(curves: Sequence[Curve]) -> dict[str, list[str]]:
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


def _phase_name(curve: Curve) -> go.layout.Annotation:
    return go.layout.Annotation(
        text=curve.name,
        x=curve.days[0].isoformat(),
        y=1.0,
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        font={"size": 10, "color": MUTED},
    )


# ---- peers ----------------------------------------------------------------------------------------------


def strip_figure(position: Position, own: float) -> go.Figure:
    """Return every peer as a thin stroke between 0 and 100 %, the median, and the entity above them."""
    peers = go.Scatter(
        mode="markers",
        x=[round(value, 2) for value in position.values],
        y=[0] * position.n,
        marker={"symbol": "line-ns", "size": 18, "opacity": 0.55, "line": {"color": BLUE, "width": 1.2}},
        hovertext=[
            f"{name}: {percent(value)}" for name, value in zip(position.names, position.values, strict=True)
        ],
        hoverinfo="text",
    )
    picked = go.Scatter(
        mode="markers",
        x=[_plain(own)],
        y=[0.95],
        marker={"symbol": "triangle-down", "size": 11, "color": PICKED},
        hovertext=[_own_words(own)],
        hoverinfo="text",
    )
    layout = _layout(
        STRIP_HEIGHT,
        left=10,
        xaxis={"range": [-2, 102], "tickvals": QUARTERS, "tickfont": TICK_FONT},
        yaxis={"visible": False, "range": [-0.9, 1.3]},
        shapes=_median(position),
    )
    return go.Figure([peers, picked], layout)


def _median(position: Position) -> list[go.layout.Shape]:
    if math.isnan(position.median):
        return []
    name = f"Mediana: {percent(position.median)}  {sample(position.n)}"
    return [_upright(position.median, (-0.8, 0.8), {"color": INK, "width": 2}, name)]


# ---- all of them ----------------------------------------------------------------------------------------


def _of_group(label: str) -> str:
    """Return the name of a group: among groups a region needs no word for it."""
    return label.removeprefix("Región ")


def _short(label: str) -> str:
    """Keep the name of a group inside its column."""
    name = _of_group(label)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _colour(value: float) -> str:
    if math.isnan(value):
        return RULE
    return PROGRESS.bands[PROGRESS.band_of(value)].colour


def _plain(value: float) -> float | None:
    """Return a number that JSON can carry: missing is null."""
    return None if math.isnan(value) else round(value, 2)


def _layout(height: int, left: int, top: int = 2, **parts: Any) -> dict[str, object]:  # noqa: ANN401  # plotly's values
    return {
        "width": WIDTH,
        "height": height,
        "autosize": False,
        "margin": {"l": left, "r": 8, "t": top, "b": AXIS - 2},
        "font": {"size": 11},
        "bargap": 0.3,
        **parts,
    }
