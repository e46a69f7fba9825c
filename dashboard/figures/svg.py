"""Small figures as SVG text: what a page shows at once, without a library to draw it.

It reads the part of plotly's language that the figures of the profile use (lines, points, strokes, one bar,
words, reference lines, two axes of numbers or days), so that screen and paper draw from one declaration.
plotly.js takes some 200 ms for each of them; this is text in the page. What a mark says under the pointer is
its `hovertext`, or the `name` of a reference line, as a `title`; who does not point finds the same in the
words of the figure and in the table under it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.core.wording import mark
from dashboard.figures.definition import Values, definition_of

DASHES: Final = {"dot": "1.5 2", "dash": "4 3"}
TICK: Final = 3.0
LETTER: Final = 0.36  # of the size: from the middle of a line of text to its base
DAYS_BESIDE: Final = 0.03  # of the span of days, left free at both ends
REACH: Final = 4  # pixels around a point of a line, or beside a reference line, in which it says what it is
Point = tuple[int, float, float]
"""Place in the trace, and pixels across and down."""


@dataclass(frozen=True)
class Axis:
    """One axis: from values to pixels.

    Attributes:
        low, high: values at its ends. start, end: pixels there.
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True)
class Frame:
    """The place of the values: both axes, and the size of the letters."""

    x: Axis
    y: Axis
    size: float
    ink: str

    def point(self, x: Any, y: Any) -> tuple[float, float]:  # noqa: ANN401  # days are text, numbers floats
        """Return the pixels of a point."""
        return self.x.at(_number(x)), self.y.at(_number(y))


def svg_of(figure: go.Figure, words: str) -> str:
    """Return a figure as one `svg` element; `words` say what it shows to who does not see it."""
    drawn = definition_of(figure)
    layout, x_axis, y_axis = drawn.layout, drawn.axis("x"), drawn.axis("y")
    width, height, margin = layout["width"], layout["height"], layout["margin"]
    frame = Frame(
        Axis(*_range(x_axis, drawn.traces), margin["l"], width - margin["r"]),
        Axis(*_range(y_axis, ()), height - margin["b"], margin["t"]),
        layout["font"]["size"],
        layout["font"]["color"],
    )
    parts = [
        *_x_axis(x_axis, frame),
        *_y_axis(y_axis, frame),
        *(_shape(shape, frame) for shape in layout["shapes"]),
        *(part for trace in drawn.traces for part in _trace(trace, frame)),
        *(_annotation(note, frame) for note in layout["annotations"]),
    ]
    return (
        f"<svg viewBox='0 0 {width} {height}' width={width} height={height} role=img "
        f"aria-label='{escape(words)}'>{''.join(parts)}</svg>"
    )


def _number(value: Any) -> float:  # noqa: ANN401
    return float(date.fromisoformat(value).toordinal()) if isinstance(value, str) else float(value)


def _range(axis: Values, traces: Sequence[Values]) -> tuple[float, float]:
    if "range" in axis:
        low, high = axis["range"]
        return float(low), float(high)
    days = [_number(day) for trace in traces for day in trace["x"]]
    beside = max(1.0, (max(days) - min(days)) * DAYS_BESIDE)
    return min(days) - beside, max(days) + beside


def _x_axis(axis: Values, frame: Frame) -> Iterator[str]:
    base, top = frame.y.start, frame.y.end
    size = axis["tickfont"]["size"]
    labels = axis.get("ticktext") or [mark(value) for value in axis["tickvals"]]
    for value, label in zip(axis["tickvals"], labels, strict=True):
        x = frame.x.at(_number(value))
        if axis.get("showgrid", True):
            yield _line(x, base, x, top, axis["gridcolor"])
        else:
            yield _line(x, base, x, base + TICK, axis["gridcolor"])
        yield _words(label, x, base + size + TICK, size, axis["color"], "middle")


def _y_axis(axis: Values, frame: Frame) -> Iterator[str]:
    if not axis.get("visible", True):
        return
    size = axis.get("tickfont", {}).get("size", frame.size)
    labels = axis.get("ticktext") or [mark(value) for value in axis["tickvals"]]
    for value, label in zip(axis["tickvals"], labels, strict=True):
        y = frame.y.at(value)
        if axis.get("showgrid", True):
            yield _line(frame.x.start, y, frame.x.end, y, axis["gridcolor"])
        colour = axis.get("color", frame.ink)
        yield _words(label, frame.x.start - TICK, y + size * LETTER, size, colour, "end")


def _trace(trace: Values, frame: Frame) -> Iterator[str]:
    points = [
        (place, *frame.point(x, y))
        for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True))
        if x is not None and y is not None
    ]
    if trace["type"] == "bar":
        yield from (_bar(trace, frame, point) for point in points)
        return
    mode = trace["mode"]
    if "lines" in mode:
        yield _path(points, trace["line"])
    if mode == "lines":
        yield _unseen(trace, points)
    if "markers" in mode and trace["marker"].get("symbol") == "line-ns":
        yield _strokes(trace, points)
    elif "markers" in mode:
        yield from (_marker(trace, point) for point in points)
    if "text" in mode:
        yield from (
            _words(trace["text"][place], x, y + frame.size * LETTER, frame.size, frame.ink)
            for place, x, y in points
        )


def _said(trace: Values, place: int) -> str:
    """Return what a mark says under the pointer; empty when it says nothing."""
    texts = trace.get("hovertext")
    return _title(texts[place]) if texts else ""


def _title(text: str) -> str:
    return f"<title>{escape(text, quote=False)}</title>"


def _bar(trace: Values, frame: Frame, point: Point) -> str:
    place, x, y = point
    high = abs(frame.y.at(trace["width"]) - frame.y.at(0.0))
    colour, edge = trace["marker"]["color"], trace["marker"]["line"]
    start = frame.x.at(0.0)
    return (
        f"<rect x={start:.1f} y={y - high / 2:.1f} width={max(x - start, 0.0):.1f} height={high:.1f} "
        f"fill='{colour}' stroke='{edge['color']}' stroke-width={edge['width']}>{_said(trace, place)}</rect>"
    )


def _path(points: Sequence[Point], line: Values) -> str:
    """One line; a gap where a value is missing between two."""
    steps: list[str] = []
    before = -math.inf
    for place, x, y in points:
        steps.append(f"{'L' if place == before + 1 else 'M'}{x:.1f} {y:.1f}")
        before = place
    dash = DASHES.get(line.get("dash", ""))
    dashes = f" stroke-dasharray='{dash}'" if dash else ""
    look = f"stroke='{line['color']}' stroke-width={line['width']}{dashes}"
    return f"<path d='{''.join(steps)}' fill=none {look} />"


def _unseen(trace: Values, points: Sequence[Point]) -> str:
    """The points of a line without marks: they are not seen, and say what they are."""
    said = [
        f"<circle cx={x:.1f} cy={y:.1f} r={REACH}>{text}</circle>"
        for place, x, y in points
        if (text := _said(trace, place))
    ]
    return f"<g fill=none pointer-events=all>{''.join(said)}</g>" if said else ""


def _strokes(trace: Values, points: Sequence[Point]) -> str:
    """Upright strokes, of one look."""
    marker = trace["marker"]
    half, line = marker["size"] / 2, marker["line"]
    strokes = "".join(
        f"<path d='M{x:.1f} {y - half:.1f}v{marker['size']}'>{_said(trace, place)}</path>"
        for place, x, y in points
    )
    return (
        f"<g stroke='{line['color']}' stroke-width={line['width']} opacity={marker.get('opacity', 1)}>"
        f"{strokes}</g>"
    )


def _marker(trace: Values, point: Point) -> str:
    place, x, y = point
    marker = trace["marker"]
    colour = marker["color"] if isinstance(marker["color"], str) else marker["color"][place]
    half = marker["size"] / 2
    edge = marker.get("line", {})
    stroke = f" stroke='{edge['color']}' stroke-width={edge['width']}" if edge else ""
    said = _said(trace, place)
    if marker.get("symbol") == "triangle-down":
        steps = f"M{x - half:.1f} {y - half:.1f}h{2 * half}l{-half} {1.7 * half:.1f}z"
        return f"<path d='{steps}' fill='{colour}'>{said}</path>"
    return f"<circle cx={x:.1f} cy={y:.1f} r={half} fill='{colour}'{stroke}>{said}</circle>"


def _shape(shape: Values, frame: Frame) -> str:
    """A reference line; with a name it says it, in a band that a pointer can hit."""
    line = shape["line"]
    x0, y0 = frame.point(shape["x0"], shape["y0"])
    x1, y1 = frame.point(shape["x1"], shape["y1"])
    drawn = _line(x0, y0, x1, y1, line["color"], line["width"], DASHES.get(line.get("dash", ""), ""))
    if "name" not in shape:
        return drawn
    band = f"<path d='M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}' stroke=transparent stroke-width={2 * REACH} />"
    return f"<g>{_title(shape['name'])}{drawn}{band}</g>"


def _annotation(note: Values, frame: Frame) -> str:
    """Words above the frame, as the figures have them (`yref` is paper)."""
    return _words(
        note["text"],
        frame.x.at(_number(note["x"])),
        frame.y.end - TICK,
        note["font"]["size"],
        note["font"]["color"],
    )


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1, dash: str = "") -> str:
    dashes = f" stroke-dasharray='{dash}'" if dash else ""
    return f"<path d='M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}' stroke='{colour}' stroke-width={width}{dashes} />"


def _words(text: str, x: float, y: float, size: float, colour: str, anchor: str = "start") -> str:
    bold = text.startswith("<b>")
    plain = text.removeprefix("<b>").removesuffix("</b>")
    weight = " font-weight=600" if bold else ""
    return (
        f"<text x={x:.1f} y={y:.1f} font-size={size} fill='{colour}' text-anchor={anchor}{weight}>"
        f"{escape(plain, quote=False)}</text>"
    )
