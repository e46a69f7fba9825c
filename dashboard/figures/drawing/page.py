"""The page of a printed figure: title, finding, figure, legend, how to read it, source and mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from dashboard.core.provenance import loud_mark
from dashboard.core.theme import INK, MARK_GROUND, MARK_INK, MUTED, RULE
from dashboard.core.wording import number
from dashboard.figures.definition import Definition, definition_of
from dashboard.figures.drawing.charts import chart_height, draw_chart
from dashboard.figures.drawing.fills import fill, hatches_of
from dashboard.figures.drawing.fonts import BOLD, REGULAR
from dashboard.figures.drawing.ink import LEADING, POINTS_PER_MM, Box, Canvas, height_of, width_of, wrap
from dashboard.figures.drawing.maps import draw_map, map_aspect
from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.printed_figure import Key, PrintedFigure

MOST_STRETCH: Final = 1.7  # of its natural height, the most that a chart grows on a page with room
FILLING: Final = 2.2  # the same on a slide or a square
SIDE_SHARE: Final = 0.3  # of the width, what the legend takes beside a figure
LEGEND_TYPE: Final = 0.92
SMALL_TYPE: Final = 0.8
MOST_COLUMNS: Final = 4
SIGNS: Final[Mapping[str, dict[str, Any]]] = MappingProxyType(
    {
        "line": {"is_line": True, "linewidth": 1.6, "marker": "o", "markersize": 2.4},
        "plain-line": {"is_line": True, "linewidth": 1.6},
        "dotted-line": {"is_line": True, "linewidth": 1.2, "linestyle": (0, (1, 2))},
        "upright": {"is_line": False, "marker": "|", "markersize": 7, "linewidth": 0, "markeredgewidth": 1.2},
        "dot": {"is_line": False, "marker": "o", "markersize": 5, "linewidth": 0},
        "triangle": {"is_line": False, "marker": "v", "markersize": 5.5, "linewidth": 0},
    }
)
"""How matplotlib draws the sample of a line or a mark in a legend."""


@dataclass(frozen=True)
class Lines:
    """Wrapped lines of one size and look."""

    lines: list[str]
    size: float
    weight: int = REGULAR
    colour: str = INK

    @property
    def height(self) -> float:
        """How high they are, in points."""
        return height_of(self.lines, self.size)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of a page in points, wrapped to its width, before the height of the figure is known."""

    inner: float
    size: float
    head: tuple[Lines, ...]
    foot: tuple[Lines, ...]
    mark: Lines

    @property
    def gap(self) -> float:
        """The space between parts."""
        return self.size * 0.7

    @property
    def head_height(self) -> float:
        """Height of title and finding with the space under them."""
        return sum(part.height + self.gap * 0.5 for part in self.head) + (self.gap * 0.5 if self.head else 0)

    @property
    def foot_height(self) -> float:
        """Height of the small print and the mark."""
        return sum(part.height + self.gap * 0.35 for part in self.foot) + self.mark_height

    @property
    def mark_height(self) -> float:
        """Height of the band of the demonstration mark; none without it."""
        return self.mark.height + self.gap if self.mark.lines else 0.0


def compose(printed: PrintedFigure, preset: Preset) -> Canvas:
    """Draw a printed figure on a page of a size."""
    width, margin = preset.width * POINTS_PER_MM, preset.margin * POINTS_PER_MM
    parts, figure = _parts(printed, preset, width - 2 * margin), definition_of(printed.figure)
    legend = _legend(printed, parts, _legend_width(preset, parts))
    below = 0.0 if preset.is_wide else legend.height + (parts.gap if legend.height else 0)
    fixed = 2 * margin + parts.head_height + parts.foot_height + parts.gap + below
    room = preset.height * POINTS_PER_MM - fixed
    body = _body_size(figure, preset, parts, room)
    height = preset.height * POINTS_PER_MM if preset.is_fixed else fixed + body.height
    sheet = Canvas(width, height)
    top = _head(sheet, parts, Box(margin, margin, parts.inner, 0))
    area = Box(
        margin + (0 if preset.is_wide else (parts.inner - body.width) / 2), top, body.width, body.height
    )
    _draw(sheet, area, figure, hatches_of(printed.legend), parts.size)
    if preset.is_wide:
        _draw_legend(sheet, legend, Box(area.right + parts.gap * 2, top, legend.width, body.height))
    else:
        _draw_legend(sheet, legend, Box(margin, area.bottom + parts.gap, legend.width, legend.height))
    _foot(sheet, parts, Box(margin, area.bottom + below + parts.gap, parts.inner, 0))
    return sheet


def _parts(printed: PrintedFigure, preset: Preset, inner: float) -> Parts:
    size = preset.type_size
    marked = loud_mark(printed.origins)
    mark = wrap(marked, size * SMALL_TYPE, inner - size, BOLD) if marked else []
    if not preset.has_words:
        return Parts(
            inner=inner, size=size, head=(), foot=(), mark=Lines(mark, size * SMALL_TYPE, BOLD, MARK_INK)
        )
    title, finding = size * 1.4, size * 1.08
    small = size * SMALL_TYPE
    notes = (printed.reading, printed.caption, f"Vista: {printed.address}")
    return Parts(
        inner=inner,
        size=size,
        head=(
            Lines(wrap(printed.title, title, inner, BOLD), title, BOLD),
            Lines(wrap(printed.finding, finding, inner), finding),
        ),
        foot=tuple(Lines(wrap(note, small, inner), small, REGULAR, MUTED) for note in notes if note),
        mark=Lines(mark, small, BOLD, MARK_INK),
    )


def _legend_width(preset: Preset, parts: Parts) -> float:
    return parts.inner * SIDE_SHARE - parts.gap * 2 if preset.is_wide else parts.inner


def _body_size(figure: Definition, preset: Preset, parts: Parts, room: float) -> Box:
    """Return how big the figure is drawn: a map keeps its shape, a chart fills what it may."""
    width = parts.inner * (1 - SIDE_SHARE) if preset.is_wide else parts.inner
    if is_map(figure):
        natural = width * map_aspect(figure)
        return Box(0, 0, width, room if preset.is_wide else min(room, natural))
    natural = chart_height(figure, width, parts.size)
    fills = preset.is_fixed and preset.height <= preset.width
    most = natural * ((FILLING if fills else MOST_STRETCH) if preset.is_fixed else 1.0)
    return Box(0, 0, width, min(room, most))


def is_map(figure: Definition) -> bool:
    """Return whether a definition is a choropleth."""
    return bool(figure.traces) and figure.traces[0]["type"] == "choropleth"


def _draw(sheet: Canvas, area: Box, figure: Definition, hatches: Mapping[str, str], size: float) -> None:
    draw = draw_map if is_map(figure) else draw_chart
    draw(sheet, area, figure, hatches, size)


def _head(sheet: Canvas, parts: Parts, box: Box) -> float:
    """Write title and finding; return where the figure begins."""
    top = box.top
    for part in parts.head:
        sheet.lines(part.lines, Box(box.left, top, box.width, 0), part.size, weight=part.weight)
        top += part.height + parts.gap * 0.5
    return box.top + parts.head_height


def _foot(sheet: Canvas, parts: Parts, box: Box) -> None:
    top = box.top
    for part in parts.foot:
        sheet.lines(part.lines, Box(box.left, top, box.width, 0), part.size, colour=part.colour)
        top += part.height + parts.gap * 0.35
    if parts.mark.lines:
        band = Box(box.left, top + parts.gap * 0.3, box.width, parts.mark.height + parts.gap * 0.5)
        sheet.patch(band, facecolor=MARK_GROUND, edgecolor=MARK_INK, linewidth=0.5)
        inside = Box(box.left + parts.size * 0.5, band.top + parts.gap * 0.2, box.width, 0)
        sheet.lines(parts.mark.lines, inside, parts.mark.size, weight=BOLD, colour=MARK_INK)


# ---- legend ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Legend:
    """The legend wrapped in columns: entries with the lines of their labels."""

    entries: tuple[tuple[Key, list[str]], ...]
    columns: int
    width: float
    size: float

    @property
    def rows(self) -> list[list[tuple[Key, list[str]]]]:
        """The entries of each column, read downwards."""
        depth = -(-len(self.entries) // self.columns) if self.entries else 0
        return [list(self.entries[place * depth : (place + 1) * depth]) for place in range(self.columns)]

    @property
    def height(self) -> float:
        """Height of the longest column."""
        return max((sum(self.row_height(lines) for _, lines in column) for column in self.rows), default=0.0)

    def row_height(self, lines: list[str]) -> float:
        """Height of one entry."""
        return max(1, len(lines)) * LEADING * self.size + self.size * 0.12

    @property
    def column_width(self) -> float:
        """Width of a column."""
        return self.width / self.columns


def _legend(printed: PrintedFigure, parts: Parts, width: float) -> Legend:
    size = parts.size * LEGEND_TYPE
    sample, gap = size * 2.1, size * 1.6
    counts = max((width_of(_count(key), size, BOLD) for key in printed.legend), default=0.0) + size * 0.6
    widest = max((width_of(key.label, size) for key in printed.legend), default=0.0) + sample + counts + gap
    columns = max(1, min(MOST_COLUMNS, len(printed.legend), int(width // widest) if widest else 1))
    room = width / columns - sample - counts - gap * 0.6
    entries = tuple((key, wrap(key.label, size, room)) for key in printed.legend)
    return Legend(entries=entries, columns=columns, width=width, size=size)


def _count(key: Key) -> str:
    return "" if key.count is None else number(key.count)


def _draw_legend(sheet: Canvas, legend: Legend, box: Box) -> None:
    for place, column in enumerate(legend.rows):
        top = box.top
        for key, lines in column:
            _entry(sheet, legend, key, lines, (box.left + place * legend.column_width, top))
            top += legend.row_height(lines)


def _sample(sheet: Canvas, key: Key, box: Box) -> None:
    """Draw what an entry stands for as the figure draws it."""
    if key.sign == "fill":
        edge = RULE if key.hatch else MUTED
        sheet.patch(box, edgecolor=edge, linewidth=0.4, **fill(key.colour, key.hatch))
        return
    middle = box.top + box.height / 2
    look = {"color": key.colour, **SIGNS[key.sign]}
    ends = (box.left, box.right) if look.pop("is_line") else (box.left + box.width / 2,) * 2
    sheet.line([(x, middle) for x in ends], **look)


def _entry(sheet: Canvas, legend: Legend, key: Key, lines: list[str], at: tuple[float, float]) -> None:
    (left, top), size = at, legend.size
    _sample(sheet, key, Box(left, top + size * 0.28, size * 1.6, size * 0.95))
    sheet.lines(lines, Box(left + size * 2.1, top, 0, 0), size)
    right = left + legend.column_width - size * 0.9
    sheet.text(_count(key), right, top + size, size, across="right", weight=BOLD)
