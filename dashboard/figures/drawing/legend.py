"""What helps to read a figure: the legend of its fills and marks, and the list of numbered places."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from dashboard.core.theme import MUTED, RULE
from dashboard.core.wording import counted, number
from dashboard.figures.drawing.fills import fill
from dashboard.figures.drawing.fonts import BOLD
from dashboard.figures.drawing.ink import LEADING, LEAST_TYPE, Box, Canvas, width_of, wrap
from dashboard.figures.drawing.names import Names
from dashboard.figures.printed.printed_figure import Key, PrintedFigure

LEGEND_TYPE: Final = 0.92
LIST_TYPE: Final = 0.6
MOST_COLUMNS: Final = 4
LIST_HEAD: Final = "Números del mapa"
SIGNS: Final[Mapping[str, dict[str, Any]]] = MappingProxyType(
    {
        "line": {"is_line": True, "linewidth": 1.6, "marker": "o", "markersize": 2.4},
        "dashed-line": {"is_line": True, "linewidth": 1.6, "linestyle": (0, (4, 3))},
        "plain-line": {"is_line": True, "linewidth": 1.6},
        "dotted-line": {"is_line": True, "linewidth": 1.2, "linestyle": (0, (1, 2))},
        "upright": {"is_line": False, "marker": "|", "markersize": 7, "linewidth": 0, "markeredgewidth": 1.2},
        "dot": {"is_line": False, "marker": "o", "markersize": 5, "linewidth": 0},
        "triangle": {"is_line": False, "marker": "v", "markersize": 5.5, "linewidth": 0},
    }
)
"""How matplotlib draws the sample of a line or a mark in a legend."""


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


def legend_of(printed: PrintedFigure, type_size: float, width: float) -> Legend:
    """Return the legend of a figure in a width, in as many columns as fit."""
    size = type_size * LEGEND_TYPE
    sample, gap = size * 2.1, size * 1.6
    counts = max((width_of(_count(key), size, BOLD) for key in printed.legend), default=0.0) + size * 0.6
    widest = max((width_of(key.label, size) for key in printed.legend), default=0.0) + sample + counts + gap
    columns = max(1, min(MOST_COLUMNS, len(printed.legend), int(width // widest) if widest else 1))
    room = width / columns - sample - counts - gap * 0.6
    entries = tuple((key, wrap(key.label, size, room)) for key in printed.legend)
    return Legend(entries=entries, columns=columns, width=width, size=size)


def _count(key: Key) -> str:
    return "" if key.count is None else number(key.count)


def draw_legend(sheet: Canvas, legend: Legend, box: Box) -> None:
    """Draw a legend from the top of a box."""
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


# ---- the list of numbered places ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PlaceList:
    """What the numbers of a map mean, in columns of one line each, and a sentence of who has no room."""

    entries: tuple[tuple[int, str], ...]
    columns: int
    width: float
    size: float
    rest: tuple[str, ...]

    @property
    def line(self) -> float:
        """Height of a line."""
        return LEADING * self.size

    @property
    def rows(self) -> int:
        """How many lines the longest column has."""
        return -(-len(self.entries) // self.columns)

    @property
    def height(self) -> float:
        """Height of the list with its head and its sentence; none without entries or sentence."""
        head = 1 if self.entries else 0
        return (head + self.rows + len(self.rest)) * self.line


def place_list(names: Names, type_size: float, width: float) -> PlaceList:
    """Return the list of the numbered places of a map in a width."""
    size = max(LEAST_TYPE, type_size * LIST_TYPE)
    widest = max((width_of(f"{place} {name}", size) for place, name in names.listed), default=width)
    rest = ""
    if names.left_out:
        count = counted(names.left_out, "nombre", "nombres")
        rest = f"Sin espacio en el mapa: {count}; la tabla de datos los trae."
    return PlaceList(
        entries=names.listed,
        columns=max(1, int(width // (widest + size))),
        width=width,
        size=size,
        rest=tuple(wrap(rest, size, width)),
    )


def list_capacity(names: Names, type_size: float, box: tuple[float, float]) -> int:
    """Return how many places a list has room for, in a width and a height."""
    width, height = box
    listed = place_list(names, type_size, width)
    lines = int(height // (LEADING * listed.size)) - 1 - max(1, len(listed.rest))
    return max(0, lines) * listed.columns


def draw_places(sheet: Canvas, listed: PlaceList, box: Box) -> None:
    """Write the list of numbered places from the top of a box."""
    size, top = listed.size, box.top
    if listed.entries:
        sheet.text(LIST_HEAD, box.left, top + size, size, weight=BOLD)
        top += LEADING * size
    for place, (number_, name) in enumerate(listed.entries):
        column, row = divmod(place, max(1, listed.rows))
        left = box.left + column * listed.width / listed.columns
        sheet.text(f"{number_} {name}", left, top + (row * LEADING + 1) * size, size)
    foot = Box(box.left, top + listed.rows * LEADING * size, box.width, 0)
    sheet.lines(list(listed.rest), foot, size, colour=MUTED)
