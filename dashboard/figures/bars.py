"""Rows of bars, each under its own label: what the pages draw as rows of a table, for any width of paper.

A label stands above its bar and the value in words at the right of it, so that a long name takes no room
from the bars. Heads are rows without a bar. A track behind a bar is the most that it can be; a dot is a
second value on the same scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from dashboard.core.theme import INK, SECOND, SERIES, TRACK

ROW: Final = 30  # pixels, at 13 pixels of type
BAR_WIDTH: Final = 0.28
BAR_AT: Final = 0.3  # below the middle of its row, clear of the label where paper presses rows together
LABEL_AT: Final = -0.25
AXIS: Final = 24


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: its label, the value of its bar (None draws none), and the value in words.

    Attributes:
        colour: of the bar. track: the most that the bar can be, 0 for no track. dot: a second value.
        span: ends of an interval around the value, drawn as a line over the bar.
        is_head: whether it is the head of the rows below it.
    """

    label: str
    text: str
    value: float | None = None
    colour: str = SERIES
    track: float = 0.0
    dot: float | None = None
    span: tuple[float, float] | None = None
    is_head: bool = False


def bars_figure(bars: Sequence[Bar], low: float, high: float, ticks: Sequence[float]) -> go.Figure:
    """Return the rows from top to bottom over an axis that runs from `low` to `high`.

    Bars begin at zero, or at `low` when the axis has no zero.
    """
    zero = min(max(low, 0.0), high)
    traces = [
        _lengths([bar.track or None for bar in bars], zero, TRACK),
        _lengths([bar.value for bar in bars], zero, [bar.colour for bar in bars]),
        _spans([bar.span for bar in bars], low, high),
        _dots([bar.dot for bar in bars]),
        _words([_label(bar) for bar in bars], low, "middle right"),
        _words([_bold(bar.text, bar.is_head) for bar in bars], high, "middle left"),
    ]
    crossed = [place for place, bar in enumerate(bars) if low < 0 and bar.value is not None]
    layout = go.Layout(
        height=len(bars) * ROW + AXIS,
        margin={"b": AXIS},
        xaxis={"range": [low, high], "tickvals": list(ticks)},
        yaxis={"visible": False, "range": [len(bars) - 0.5, -0.5]},
        shapes=[_zero(place) for place in crossed],
    )
    return go.Figure([trace for trace in traces if trace.x], layout)


def _label(bar: Bar) -> str:
    """The label whole: whoever draws it measures how much of it there is room for."""
    return _bold(bar.label, bar.is_head)


def _bold(text: str, is_bold: bool) -> str:
    return f"<b>{text}</b>" if is_bold and text else text


def _lengths(values: list[float | None], zero: float, colours: str | list[str]) -> go.Bar:
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    return go.Bar(
        orientation="h",
        y=[place + BAR_AT for place, _ in known],
        x=[round(value - zero, 4) for _, value in known],
        base=[zero] * len(known),
        width=BAR_WIDTH,
        marker={"color": colours if isinstance(colours, str) else [colours[place] for place, _ in known]},
    )


def _dots(values: list[float | None]) -> go.Scatter:
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    return go.Scatter(
        mode="markers",
        y=[place + BAR_AT for place, _ in known],
        x=[round(value, 4) for _, value in known],
        marker={"size": 9, "color": SECOND, "line": {"color": INK, "width": 1}},
    )


def _spans(spans: list[tuple[float, float] | None], low: float, high: float) -> go.Scatter:
    """A line for each interval, cut at the ends of the axis."""
    known = [(place, span) for place, span in enumerate(spans) if span is not None]
    return go.Scatter(
        mode="lines",
        x=[end for _, span in known for end in (*_inside(span, low, high), None)],
        y=[end for place, _ in known for end in (place + BAR_AT, place + BAR_AT, None)],
        line={"color": INK, "width": 2},
    )


def _inside(span: tuple[float, float], low: float, high: float) -> tuple[float, ...]:
    return tuple(round(min(max(end, low), high), 4) for end in span)


def _words(texts: list[str], x: float, position: str) -> go.Scatter:
    return go.Scatter(
        mode="text",
        y=[place + LABEL_AT for place in range(len(texts))],
        x=[x] * len(texts),
        text=texts,
        textposition=position,
        cliponaxis=False,
    )


def _zero(row: int) -> go.layout.Shape:
    """A stroke at zero through the bar of a row, and not through its label."""
    return go.layout.Shape(type="line", x0=0, x1=0, y0=row + 0.08, y1=row + 0.5)
