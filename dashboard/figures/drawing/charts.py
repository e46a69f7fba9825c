"""Charts on paper: the traces of plotly that our figures use, drawn from the same definition.

Bars, lines, dots, texts, closed bands and cells; panels in a grid; notes and lines of the layout. A trace of
any other type is refused: a figure never loses a part without saying so. Lengths of a definition are pixels
at its own type size, and grow with the type of the paper.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice, pairwise
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from dashboard.core.scales import PALETTE
from dashboard.core.theme import GROUND, INK, MUTED
from dashboard.figures.definition import Definition, Values
from dashboard.figures.drawing.axis import Axis, axis_of
from dashboard.figures.drawing.fills import fill, ink_on
from dashboard.figures.drawing.ink import (
    ALONG,
    LEADING,
    LEAST_TYPE,
    RISE,
    Box,
    Canvas,
    clamped,
    marked_width,
    shortened,
)

Trace = Values
SCREEN_TYPE: Final = 13.0
SCREEN_HEIGHT: Final = 280.0
PANEL_WIDTH: Final = 148.0  # pixels, the least that a panel of a grid is wide
LABEL_SHARE: Final = 0.36  # of the width, the most that labels at the left take
TICK_TYPE: Final = 0.9  # of the type size
GRID_LINE: Final = 0.5
LOW_CELLS: Final = 0.5  # of its natural height, the least in which a chart keeps its type
LOW_PANELS: Final = 0.6
LOW_ROWS: Final = 0.92
MOST_COLUMNS: Final = 3
PANEL_HEAD: Final = 1.7  # over a panel, what its title takes, times the type size
PANEL_FOOT: Final = 1.5  # under it, what the labels of its axis take
COLUMN_WIDTH: Final = 420.0  # pixels, what a column of bars takes where a chart stands in several
COLUMN_GAP: Final = 2.1  # times the type size: texts go nearly half an em over each side, and one is left
TURNED_SHARE: Final = 0.44  # of its type size, half of the height of a turned label
DOT_GAP: Final = 0.35  # between a dot and the text beside it, times the type size
CELL_TYPE: Final = 0.62  # of the type size, the least in which the numbers of cells are worth writing
LABEL_TYPES: Final = (1.0, 0.9, 0.8)  # of its type, what the labels of cells take to leave room for numbers
CELL_FILL: Final = 0.84  # of the height of a row of cells, what its type takes
MARKERS: Final[Mapping[str, str]] = {
    "circle": "o",
    "line-ns": "|",
    "triangle-down": "v",
    "diamond": "D",
    "square": "s",
}
DASHES: Final[Mapping[str, Any]] = {"dot": (0, (1, 2)), "dash": (0, (4, 3))}


class UnknownTraceError(Exception):
    """A definition holds a trace that paper does not know how to draw."""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One pair of axes of a chart on its sheet.

    Attributes:
        outer: the axes with their labels. x, y: the axes.
        pixel: points per pixel of the definition. size: type size. hatches: by fill.
        slot: what the labels under the axes may take without meeting those of the next panel.
    """

    sheet: Canvas
    axes: Axes
    box: Box
    outer: Box
    x: Axis
    y: Axis
    pixel: float
    size: float
    hatches: Mapping[str, str]
    slot: Box

    @property
    def tick_size(self) -> float:
        """Type size of the labels of the axes."""
        return max(LEAST_TYPE, self.size * TICK_TYPE)

    def type_of(self, font: Values) -> float:
        """Return the type size that a definition asks for, in points of this paper."""
        asked = float(font.get("size", 0)) * self.pixel or self.size
        return max(LEAST_TYPE, asked)

    def place(self, x: Any, y: Any) -> tuple[float, float]:  # noqa: ANN401
        """Return where a point of the data is on the sheet."""
        return (
            self.box.left + self.x.share(x) * self.box.width,
            self.box.bottom - self.y.share(y) * self.box.height,
        )

    def shows(self, y: Any) -> bool:  # noqa: ANN401
        """Return whether a row is in this part of the chart; of a chart in columns, each shows some rows."""
        return 0 <= self.y.share(y) <= 1


def pixel_of(figure: Definition, size: float) -> float:
    """Return how many points a pixel of the definition is at a type size."""
    return size / float(figure.layout.get("font", {}).get("size", SCREEN_TYPE))


def chart_height(figure: Definition, width: float, size: float) -> float:
    """Return the height in which a definition keeps its proportions, in points."""
    pixel, grid = pixel_of(figure, size), figure.layout.get("grid")
    height = float(figure.layout.get("height", SCREEN_HEIGHT))
    if grid:
        rows, _ = _grid_shape(figure, width / pixel)
        height *= rows / grid["rows"]
    return height * pixel


def is_open(figure: Definition) -> bool:
    """Return whether a chart is lines over a scale at its left, which may be as high as there is room."""
    is_lines = any(trace["type"] == "scatter" and "lines" in trace.get("mode", "") for trace in figure.traces)
    has_panels = bool(figure.layout.get("grid"))
    return is_lines and not has_panels and not _has_rows(figure) and bool(axis_of(figure, "y", "").ticks)


def least_height(figure: Definition, width: float, size: float) -> float:
    """Return the height below which the type of a chart has to shrink: cells and panels can be lower."""
    share = LOW_CELLS if _is_cells(figure) else LOW_PANELS if figure.layout.get("grid") else LOW_ROWS
    return chart_height(figure, width, size) * share


def draw_chart(sheet: Canvas, box: Box, figure: Definition, hatches: Mapping[str, str], size: float) -> None:
    """Draw a definition inside a box.

    Raises:
        UnknownTraceError: it holds a trace of a type that paper does not know.
    """
    count, fitted = _columns(figure, box, size)
    for column, part in zip(_column_boxes(box, count, fitted), _parts(figure, count), strict=True):
        _draw(sheet, column, part, hatches, fitted)


def _column_boxes(box: Box, count: int, size: float) -> list[Box]:
    """Return so many columns beside each other in a box, for rows of a type size."""
    gap = size * COLUMN_GAP
    width = (box.width - (count - 1) * gap) / count
    return [Box(box.left + place * (width + gap), box.top, width, box.height) for place in range(count)]


def _columns(figure: Definition, box: Box, size: float) -> tuple[int, float]:
    """Return in how many columns the rows of a chart stand in a box, and at which type size: the largest."""
    if _is_cells(figure):
        return _cell_columns(figure, box, size)
    pixel, least = pixel_of(figure, size), least_height(figure, box.width, size)
    counts = range(1, MOST_COLUMNS + 1) if _has_rows(figure) else (1,)
    column = COLUMN_WIDTH * pixel
    widths = {count: box.width / (count * column) if count > 1 else 1.0 for count in counts}
    sizes = {count: size * min(1.0, box.height * count / least, widths[count]) for count in counts}
    best = max(counts, key=lambda count: (round(sizes[count], 3), -count))
    return best, max(sizes[best], LEAST_TYPE)


def _cell_columns(figure: Definition, box: Box, size: float) -> tuple[int, float]:
    """Return in how many columns cells stand and at which type size: with their numbers, if they fit."""
    y = axis_of(figure, "y", "")
    found = []
    for count in range(1, MOST_COLUMNS + 1):
        pitch = (box.height - size * 2) / -(-abs(y.high - y.low) // count)
        across = (box.width / count - size) * (1 - LABEL_SHARE) / len(figure.traces[0]["x"])
        most = min(size, pitch * CELL_FILL / TICK_TYPE, across / TICK_TYPE)
        found += [(count, max(LEAST_TYPE, most * share)) for share in LABEL_TYPES]
    return max(found, key=lambda one: (_has_room(figure, box, *one), round(one[1], 2), -one[0]))


def lacks_numbers(figure: Definition, box: Box, size: float) -> bool:
    """Return whether cells that have numbers are drawn without them in a box, too small to read."""
    if not _is_cells(figure) or not figure.traces[0].get("text"):
        return False
    return not _has_room(figure, box, *_columns(figure, box, size))


def _has_room(figure: Definition, box: Box, count: int, size: float) -> bool:
    """Return whether the cells of all columns of a chart have room for their numbers."""
    columns = zip(_column_boxes(box, count, size), _parts(figure, count), strict=True)
    return all(_is_numbered(column, part, size) for column, part in columns)


def _is_numbered(box: Box, figure: Definition, size: float) -> bool:
    """Return whether there is room for the numbers of cells, measured as they are drawn."""
    x, y = axis_of(figure, "x", ""), axis_of(figure, "y", "")
    return bool(_cell_type(figure.traces[0], _inner(box, figure, [x], [y], size), y, size))


def _cell_type(trace: Trace, inner: Box, y: Axis, size: float) -> float:
    """Return the type size of the numbers of cells that fill a box inside its labels; 0 for none."""
    pitch = inner.height / max(1.0, abs(y.high - y.low))
    return _number_size(trace, inner.width / max(1, len(trace["x"])), pitch, size)


def _number_size(trace: Trace, across: float, pitch: float, size: float) -> float:
    """Return the type size of the numbers of cells so wide and high; 0 where they could not be read."""
    words = {text for row in trace.get("text") or () for text in row}
    widest = max((marked_width(text, 1.0) for text in words), default=0.0)
    fits = min(size * 0.8, pitch * CELL_FILL, (across - 1.0) / widest if widest else 0.0)
    return fits if fits >= max(LEAST_TYPE, size * CELL_TYPE) else 0.0


def _is_cells(figure: Definition) -> bool:
    return any(trace["type"] == "heatmap" for trace in figure.traces)


def _has_rows(figure: Definition) -> bool:
    """Return whether a chart is a list of rows, which can go on in a second column."""
    traces = figure.traces
    has_bars = any(trace.get("orientation") == "h" for trace in traces)
    return (has_bars or _is_cells(figure)) and not figure.layout.get("grid")


def _parts(figure: Definition, count: int) -> list[Definition]:
    """Return a chart of rows as that many charts, each with its share of the rows."""
    if count == 1:
        return [figure]
    axis = axis_of(figure, "y", "")
    way = 1 if axis.high > axis.low else -1
    rows = round(abs(axis.high - axis.low))
    # rows run from the end of the axis that is at the top of the page
    heads = {round((axis.high - place) * way) for place in _heads(figure, axis)}
    starts = _starts(rows, count, heads)
    cuts = [*(axis.high - way * start for start in starts), axis.low]
    parts = [figure.with_axis("yaxis", range=[low, high]) for high, low in pairwise(cuts)]
    return [
        _headed(part, axis, way, (start, max((head for head in heads if head <= start), default=start)))
        for start, part in zip(starts, parts, strict=True)
    ]


def _headed(part: Definition, axis: Axis, way: int, rows: tuple[int, int]) -> Definition:
    """Return a column under the head of its first row, which is repeated where it went before.

    Args:
        rows: the first row of the column and its head. The head takes the place of the row before.
    """
    start, head = rows
    if start == head:
        return part
    low, high = part.axis("y")["range"]

    def row_of(y: Any) -> int:  # noqa: ANN401
        return round((axis.high - axis.at(y)) * way - 0.5)

    traces = tuple(
        _with_row(trace, [row_of(y) for y in trace["y"]], start - 1, head) for trace in part.traces
    )
    shapes = [shape for shape in part.layout.get("shapes", ()) if row_of(shape["y0"]) != start - 1]
    shown = replace(part, traces=traces, layout={**part.layout, "shapes": shapes})
    return shown.with_axis("yaxis", range=[low, high + way])


def _with_row(trace: Trace, rows: Sequence[int], place: int, head: int) -> Trace:
    """Return a trace with nothing at a row but, of texts, what it says at a head."""
    if place not in rows or place == head:
        return trace
    if "text" in trace.get("mode", "") and head in rows:
        texts = [trace["text"][rows.index(head if row == place else row)] for row in rows]
        return {**trace, "text": texts}
    return {**trace, "x": [None if row == place else x for row, x in zip(rows, trace["x"], strict=True)]}


def _starts(rows: int, count: int, heads: Collection[int]) -> list[int]:
    """Return the first row of each column: about as many each, and no head parted from what it heads."""
    even = (round(place * rows / count) for place in range(count))
    return [start - 1 if start - 1 in heads and start > 1 else start for start in even]


def _heads(figure: Definition, axis: Axis) -> Iterator[float]:
    """Yield where the rows begin whose label is bold: the heads of the rows below them."""
    edge = 0.5 if axis.high > axis.low else -0.5
    for trace in figure.traces:
        for place, text in zip(
            trace.get("y", ()), _each(trace.get("text"), len(trace.get("y", ()))), strict=True
        ):
            if isinstance(text, str) and text.startswith("<b>") and text.endswith("</b>"):
                yield round(axis.at(place)) + edge


def _draw(sheet: Canvas, box: Box, figure: Definition, hatches: Mapping[str, str], size: float) -> None:
    panels = _panels(sheet, box, figure, hatches, size)
    for panel in panels.values():
        _grid_lines(panel)
    for trace in sorted(figure.traces, key=_is_label):
        draw = TRACES.get(trace["type"])
        if draw is None:
            raise UnknownTraceError(f"paper does not know traces of type {trace['type']!r}")
        draw(panels[trace.get("xaxis", "x")[1:]], trace)
    for shape in figure.layout.get("shapes", ()):
        _shape(_panel_of(panels, shape, "xref"), shape)
    for panel in panels.values():
        _tick_labels(panel)
    for note in figure.layout.get("annotations", ()):
        _note(sheet, box, panels, note)


def _is_label(trace: Trace) -> bool:
    """Return whether a trace is texts that give way: they are written last, in the room that others leave."""
    return "text" in trace.get("mode", "") and str(trace.get("textposition", "")).endswith("right")


# ---- panels ---------------------------------------------------------------------------------------------


def _suffixes(figure: Definition) -> list[str]:
    """Return the panels of a figure, as plotly numbers them: "", "2", "3"…"""
    traces = figure.traces
    return list(dict.fromkeys(trace.get("xaxis", "x")[1:] for trace in traces)) or [""]


def _grid_shape(figure: Definition, width: float) -> tuple[int, int]:
    """Return rows and columns of the panels on a sheet so many pixels wide."""
    count = len(_suffixes(figure))
    most = max(1, min(count, int(width // PANEL_WIDTH)))
    rows = -(-count // most)
    return rows, -(-count // rows)


def _panels(
    sheet: Canvas, box: Box, figure: Definition, hatches: Mapping[str, str], size: float
) -> dict[str, Panel]:
    pixel = pixel_of(figure, size)
    suffixes = _suffixes(figure)
    x_axes = [axis_of(figure, "x", suffix) for suffix in suffixes]
    y_axes = [axis_of(figure, "y", suffix) for suffix in suffixes]
    inner = _inner(box, figure, x_axes, y_axes, size)
    gaps = (max(_label_width(y, size) for y in y_axes) + size, size * (PANEL_HEAD + PANEL_FOOT))
    boxes = _cells(inner, figure, box.width / pixel, gaps) if len(suffixes) > 1 else [inner]
    panels = {}
    for suffix, x, y, cell in zip(suffixes, x_axes, y_axes, boxes, strict=True):
        axes = sheet.axes(cell)
        axes.set_xlim(x.low, x.high)
        axes.set_ylim(y.low, y.high)
        panels[suffix] = Panel(
            sheet=sheet,
            axes=axes,
            box=cell,
            outer=box,
            x=x,
            y=y,
            pixel=pixel,
            size=size,
            hatches=hatches,
            slot=_slot(box, cell, gaps[0]) if len(boxes) > 1 else _margin(sheet, box, size),
        )
    return panels


def _slot(outer: Box, cell: Box, gap: float) -> Box:
    """Return what the labels under a panel may take: up to half of the least gap to the next panel."""
    return _between(cell, gap * 0.4, (outer.left, outer.right))


def _margin(sheet: Canvas, box: Box, size: float) -> Box:
    """Return what the labels under a lone panel may take: a little more than its box, inside the page."""
    return _between(box, size * 0.45, (1.0, sheet.width - 1.0))


def _between(box: Box, room: float, ends: tuple[float, float]) -> Box:
    """Return a box with room at its left and right, as far as the ends."""
    left, right = max(box.left - room, ends[0]), min(box.right + room, ends[1])
    return Box(left, box.top, right - left, box.height)


def _inner(box: Box, figure: Definition, x_axes: list[Axis], y_axes: list[Axis], size: float) -> Box:
    """Return what is left of a box inside the labels of its axes."""
    margin, pixel = figure.layout.get("margin", {}), pixel_of(figure, size)
    widest = max((_label_width(y, size) for y in y_axes), default=0.0)
    left = min(widest, box.width * LABEL_SHARE) + (size * 0.6 if widest else 0.0)
    top, right = float(margin.get("t", 0)) * pixel, float(margin.get("r", 0)) * pixel
    across = (box.width - left - right) / max(1, len(x_axes[0].categories))
    bottom = max((_label_depth(x, size, across) for x in x_axes), default=0.0)
    if any(x.spec.get("side") == "top" for x in x_axes):
        top, bottom = bottom, size * 0.3
    if any(x.spec.get("title") for x in x_axes):
        bottom += size * LEADING
    return Box(box.left + left, box.top + top, box.width - left - right, box.height - top - bottom)


def _label_depth(x: Axis, size: float, across: float) -> float:
    """Return the room that the labels of a horizontal axis take; a category is `across` wide."""
    texts = [text for _, text in x.ticks if text]
    if not texts:
        return size * 0.4
    tick = max(LEAST_TYPE, size * TICK_TYPE)
    if _is_turned(x, tick, across):
        return max(marked_width(text, tick) for text in texts) + size * 0.8
    return max(size, LEAST_TYPE) * 1.7


def _is_turned(x: Axis, size: float, across: float) -> bool:
    """Return whether labels are read from below: as asked for, or where categories are too narrow."""
    widest = max((marked_width(text, size) for text in x.categories[1:]), default=0.0)
    return bool(x.spec.get("tickangle")) or (bool(x.categories) and widest + size * 0.25 > across)


def _cells(inner: Box, figure: Definition, pixels: float, gaps: tuple[float, float]) -> list[Box]:
    """Return the boxes of panels in a grid, never nearer to each other than their labels need."""
    grid = figure.layout["grid"]
    rows, columns = _grid_shape(figure, pixels)
    across, width = _pitch(inner.width, columns, grid["xgap"], gaps[0])
    down, height = _pitch(inner.height, rows, grid["ygap"], gaps[1])
    return [
        Box(inner.left + (place % columns) * across, inner.top + (place // columns) * down, width, height)
        for place in range(len(_suffixes(figure)))
    ]


def _pitch(length: float, count: int, share: float, least: float) -> tuple[float, float]:
    """Return from where to where panels of a row repeat, and how long each is."""
    gap = max(least, length / (count - share) * share)
    pitch = (length + gap) / count
    return pitch, pitch - gap


def _label_width(y: Axis, size: float) -> float:
    """Return how wide the labels of a vertical axis are."""
    return max((marked_width(text, max(LEAST_TYPE, size * TICK_TYPE)) for _, text in y.ticks), default=0.0)


def _panel_of(panels: dict[str, Panel], item: Values, key: str) -> Panel:
    name = str(item.get(key, "x")).removesuffix(" domain")
    return panels.get(name[1:], next(iter(panels.values())))


# ---- axes -----------------------------------------------------------------------------------------------


def _grid_lines(panel: Panel) -> None:
    for axis, draw in ((panel.x, panel.axes.axvline), (panel.y, panel.axes.axhline)):
        if axis.spec.get("gridcolor") and axis.spec.get("showgrid", True) and axis.spec.get("visible", True):
            for value, _ in axis.ticks:
                draw(value, color=axis.spec["gridcolor"], linewidth=GRID_LINE, zorder=0)


def _tick_labels(panel: Panel) -> None:
    end = -math.inf
    for value, text in sorted(panel.x.ticks, key=lambda tick: panel.x.share(tick[0])):
        if text and min(panel.x.low, panel.x.high) <= value <= max(panel.x.low, panel.x.high):
            end = _below(panel, value, text, end)
    for value, text in panel.y.ticks:
        if min(panel.y.low, panel.y.high) <= value <= max(panel.y.low, panel.y.high):
            _beside(panel, value, text)
    title = panel.x.spec.get("title")
    if title:
        words = title["text"] if isinstance(title, dict) else title
        centre, size = panel.box.left + panel.box.width / 2, panel.tick_size
        panel.sheet.text(
            words, centre, panel.box.bottom + panel.size * 2.8, size, across="center", colour=MUTED
        )


def _below(panel: Panel, value: float, text: str, end: float) -> float:
    """Write a label of the horizontal axis, kept inside the sheet; return where it ends.

    A label that would touch the one before it, which ends at `end`, is left out.
    """
    x = panel.box.left + panel.x.share(value) * panel.box.width
    size, above = panel.tick_size, panel.x.spec.get("side") == "top"
    if _is_turned(panel.x, size, panel.box.width / max(1, len(panel.x.categories))):
        base = panel.box.top - size * 0.5 if above else panel.box.bottom + size * 0.5
        half = size * TURNED_SHARE
        if x - half < end:
            return end
        panel.sheet.turned(text, x, base, size, upwards=above)
        return x + half
    half = marked_width(text, size) / 2
    x = min(max(x, panel.slot.left + half), panel.slot.right - half)
    if x - half < end:
        return end
    base = panel.box.top - size * 0.5 if above else panel.box.bottom + size * 1.35
    panel.sheet.text(text, x, base, size, across="center", colour=panel.x.spec.get("color", INK))
    return x + half + size * 0.2


def _beside(panel: Panel, value: float, text: str) -> None:
    """Write a label of the vertical axis, in two lines when it is too long for one and its row is high."""
    size = panel.tick_size
    middle = panel.box.bottom - panel.y.share(value) * panel.box.height
    right = panel.box.left - panel.size * 0.5
    room = panel.outer.width * LABEL_SHARE
    pitch = panel.box.height / max(1.0, abs(panel.y.high - panel.y.low))
    most = 2 if pitch > 2 * LEADING * size else 1
    lines = [text] if marked_width(text, size) <= room else clamped(text, size, room, most)
    top = middle - (len(lines) - 1) * LEADING * size / 2
    for place, line in enumerate(lines):
        panel.sheet.text(
            line,
            right,
            top + place * LEADING * size + RISE * size,
            size,
            across="right",
            colour=panel.y.spec.get("color", INK),
        )


# ---- traces ---------------------------------------------------------------------------------------------


def _each(value: Any, count: int) -> list[Any]:  # noqa: ANN401
    """Return one item per mark: a list as it is, anything else for all."""
    return list(value) if isinstance(value, (list, tuple)) else list(islice(cycle([value]), count))


def _bars(panel: Panel, trace: Trace) -> None:
    lying = trace.get("orientation") == "h"
    along, across = ("x", "y") if lying else ("y", "x")
    axis, other = (panel.x, panel.y) if lying else (panel.y, panel.x)
    count = len(trace[along])
    marker = trace.get("marker", {})
    line = marker.get("line", {})
    looks = zip(
        trace[across],
        trace[along],
        _each(trace.get("base", 0.0), count),
        _each(trace.get("width", 0.8), count),
        _each(marker.get("color", INK), count),
        _each(line.get("width", 0.0), count),
        strict=True,
    )
    for place, length, base, width, colour, edge in looks:
        if length is None or base is None:
            continue
        _bar(
            panel,
            lying,
            other.at(place),
            (axis.at(base), axis.at(length)),
            width,
            alpha=marker.get("opacity", 1.0),
            edgecolor=line.get("color", INK) if edge else "none",
            linewidth=edge * panel.pixel,
            **fill(colour, panel.hatches.get(colour, "")),
        )


def _bar(
    panel: Panel,
    lying: bool,
    place: float,
    reach: tuple[float, float],
    width: float,
    **look: Any,  # noqa: ANN401
) -> None:
    start, length = reach
    corner = (start, place - width / 2) if lying else (place - width / 2, start)
    size = (length, width) if lying else (width, length)
    panel.axes.add_artist(Rectangle(corner, *size, zorder=2, **look))


def _scatter(panel: Panel, trace: Trace) -> None:
    mode = trace.get("mode", "lines")
    xs = np.array([panel.x.at(value) for value in trace["x"]])
    ys = np.array([panel.y.at(value) for value in trace["y"]])
    if trace.get("fill") == "toself" and len(xs):
        panel.axes.fill(xs, ys, color=trace["fillcolor"], linewidth=0, zorder=1)
    elif "lines" in mode:
        _line(panel, trace, xs, ys)
    if "markers" in mode:
        _dots(panel, trace, xs, ys)
    if "text" in mode:
        _texts(panel, trace)


def _line(panel: Panel, trace: Trace, xs: np.ndarray, ys: np.ndarray) -> None:
    line = trace.get("line", {})
    panel.axes.plot(
        xs,
        ys,
        color=line.get("color", INK),
        linewidth=float(line.get("width", 2)) * panel.pixel,
        linestyle=DASHES.get(line.get("dash", ""), "solid"),
        solid_capstyle="round",
        zorder=3,
    )


def _dots(panel: Panel, trace: Trace, xs: np.ndarray, ys: np.ndarray) -> None:
    ys = np.where([panel.shows(y) for y in trace["y"]], ys, np.nan)  # a dot at the edge is not cut
    marker = trace.get("marker", {})
    line = marker.get("line", {})
    sign = MARKERS[marker.get("symbol", "circle")]
    is_stroke = sign == "|"
    look: dict[str, Any] = {
        "s": (float(marker.get("size", 6)) * panel.pixel) ** 2,
        "marker": sign,
        "c": line.get("color", INK) if is_stroke else marker.get("color", INK),
        "linewidths": float(line.get("width", 1 if is_stroke else 0)) * panel.pixel,
        "alpha": marker.get("opacity", 1.0),
    }
    if not is_stroke:
        look["edgecolors"] = line.get("color", "none")
        _keep_clear(panel, trace, float(marker.get("size", 6)) * panel.pixel)
    panel.axes.scatter(xs, ys, zorder=4, clip_on=False, **look)


def _keep_clear(panel: Panel, trace: Trace, across: float) -> None:
    """Remember where the dots of a trace are, so that texts beside them keep clear."""
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is not None and y is not None and panel.shows(y):
            left, middle = panel.place(x, y)
            panel.sheet.dots.append(Box(left - across / 2, middle - across / 2, across, across))


ANCHORS: Final[Mapping[str, str]] = {"left": "right", "right": "left", "center": "center"}


def _texts(panel: Panel, trace: Trace) -> None:
    """Write the labels of a trace; "middle right" is plotly's word for a text that starts at its point."""
    down, _, side = str(trace.get("textposition", "middle center")).partition(" ")
    size = panel.type_of(trace.get("textfont", {}))
    colours = _each(trace.get("textfont", {}).get("color", INK), len(trace["x"]))
    aside = _beside_dots(panel, trace, size) if side == "right" else 0.0
    for x, y, text, colour in zip(trace["x"], trace["y"], trace["text"], colours, strict=True):
        if x is None or y is None or not text or not panel.shows(y):
            continue
        left, middle = panel.place(x, y)
        left += aside
        base = {"middle": middle + RISE * size, "top": middle - size * 0.4, "bottom": middle + size * 1.1}[
            down
        ]
        room = min(panel.outer.right - left + panel.size * 0.5, panel.sheet.room_right(left, base, size))
        shown = shortened(text, size, room) if ANCHORS[side] == "left" else text
        panel.sheet.text(shown, left, base, size, across=ANCHORS[side], colour=colour)


def _beside_dots(panel: Panel, trace: Trace, size: float) -> float:
    """Return how far texts that begin at their points move to the right, all alike, to clear the dots."""
    asides = [0.0]
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is not None and y is not None and panel.shows(y):
            left, middle = panel.place(x, y)
            line = Box(left - size * DOT_GAP, middle - size / 2, panel.sheet.width, size)
            ends = (dot.right for dot in panel.sheet.dots if dot.left < left and dot.meets(line))
            asides += [end + size * DOT_GAP - left for end in ends]
    return max(asides)


def _cells_of(panel: Panel, trace: Trace) -> None:
    """Draw cells filled from the palette, each with its text where there is room."""
    texts: Sequence[Sequence[str]] = trace.get("text") or [[""] * len(trace["x"]) for _ in trace["y"]]
    size = _cell_type(trace, panel.box, panel.y, panel.size)
    for row, positions, words in zip(trace["y"], trace["z"], texts, strict=True):
        for column, position, text in zip(trace["x"], positions, words, strict=True):
            if position is not None and panel.shows(row):
                _cell(panel, (column, row), PALETTE[position], text, size)


def _cell(panel: Panel, where: tuple[str, str], colour: str, text: str, size: float) -> None:
    hatch = panel.hatches.get(colour, "")
    look = fill(colour, hatch)
    x, y = panel.x.at(where[0]), panel.y.at(where[1])
    panel.axes.add_artist(Rectangle((x - 0.5, y - 0.5), 1, 1, edgecolor=GROUND, linewidth=0.4, **look))
    if text and size:
        left, middle = panel.place(*where)
        if hatch:
            _ground(panel.sheet, left, middle, text, size, colour)
        panel.sheet.text(text, left, middle + RISE * size, size, across="center", colour=ink_on(colour))


def _ground(sheet: Canvas, x: float, y: float, text: str, size: float, colour: str) -> None:
    """Clear the hatch behind a text."""
    width = marked_width(text, size) + size * 0.4
    sheet.patch(Box(x - width / 2, y - size * 0.6, width, size * 1.2), facecolor=colour, linewidth=0)


TRACES: Final[Mapping[str, Callable[[Panel, Trace], None]]] = {
    "bar": _bars,
    "scatter": _scatter,
    "heatmap": _cells_of,
}


# ---- notes and lines of the layout ----------------------------------------------------------------------


def _shape(panel: Panel, shape: Values) -> None:
    """Draw a straight line of the layout, in data or in shares of its panel."""
    line = shape["line"]
    axes = panel.axes
    ends = [
        [_end(panel.x, shape, "x", part) for part in ("x0", "x1")],
        [_end(panel.y, shape, "y", part) for part in ("y0", "y1")],
    ]
    axes.plot(
        *ends,
        color=line["color"],
        linewidth=float(line.get("width", 1)) * panel.pixel,
        linestyle=DASHES.get(line.get("dash", ""), "solid"),
        zorder=2,
    )


def _end(axis: Axis, shape: Values, letter: str, part: str) -> float:
    if "domain" in str(shape.get(f"{letter}ref", letter)) or shape.get(f"{letter}ref") == "paper":
        return axis.low + float(shape[part]) * (axis.high - axis.low)
    return axis.at(shape[part])


def _note(sheet: Canvas, box: Box, panels: dict[str, Panel], note: Values) -> None:
    panel = _panel_of(panels, note, "xref")
    size = panel.type_of(note.get("font", {}))
    x = _along(note, "x", panel.x, (panel.box.left, panel.box.width))
    share = 1 - _share(note, "y", panel.y)
    area = box if note.get("xref") == note.get("yref") == "paper" else panel.box
    lines = str(note["text"]).split("<br>")
    height = len(lines) * LEADING * size
    top = area.top + share * area.height - {"bottom": height, "middle": height / 2}.get(_anchor(note), 0.0)
    if _anchor(note) == "bottom":
        top -= _raised(sheet, lines, (x, top, size), note.get("xanchor", "center"))
    for place, line in enumerate(lines):
        sheet.text(
            line,
            x,
            top + (place * LEADING + 1.0) * size,
            size,
            across=note.get("xanchor", "center"),
            colour=note.get("font", {}).get("color", INK),
        )


def _raised(sheet: Canvas, lines: Sequence[str], at: tuple[float, float, float], across: str) -> float:
    """Return how much higher a note over its point goes, line by line, to lie on no text that is there."""
    x, top, size = at
    width = max(marked_width(line, size) for line in lines)
    note = Box(x - ALONG[across] * width, top, width + size * 0.3, len(lines) * LEADING * size)
    raised = 0.0
    while note.top - raised > 0 and any(
        replace(note, top=note.top - raised).meets(other) for other in sheet.written
    ):
        raised += LEADING * size
    return raised


def _anchor(note: Values) -> str:
    return str(note.get("yanchor", "middle"))


def _along(note: Values, letter: str, axis: Axis, extent: tuple[float, float]) -> float:
    return extent[0] + _share(note, letter, axis) * extent[1]


def _share(note: Values, letter: str, axis: Axis) -> float:
    reference = str(note.get(f"{letter}ref", letter))
    if reference == "paper" or reference.endswith("domain"):
        return float(note[letter])
    return axis.share(note[letter])
