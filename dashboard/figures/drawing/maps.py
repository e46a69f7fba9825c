"""The map on paper: the polygons of the published map, borders, names, frame of the islands, scale and north.

Lengths grow by 3 % from the equator to the north of La Guajira; the scale bar is that of the middle of the
map, and of the islands alone that of their true place.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from dashboard.core.scales import PALETTE
from dashboard.core.theme import BORDER, EDGE, GROUND, INK, MUTED
from dashboard.figures.definition import Definition
from dashboard.figures.drawing.fills import fill
from dashboard.figures.drawing.fonts import BOLD
from dashboard.figures.drawing.geography import (
    Frame,
    border_lines,
    corners,
    frame_in,
    mercator,
    outlines,
)
from dashboard.figures.drawing.ink import LEAST_TYPE, Box, Canvas, width_of
from dashboard.figures.drawing.names import Names, place_names

EARTH: Final = 6371.0  # mean radius in kilometres
ROUND_LENGTHS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
BAR_SHARE: Final = 0.26  # of the width, the most that the scale bar takes
PLATE_HEIGHT: Final = 4.6  # of scale bar and north arrow, times the type size
UNIT_ID: Final = "unidad-"
INSET_REACH: Final = 1.9  # of the frame of the islands, how wide the words under it may be
INSET_LINE: Final = 1.15


@dataclass(frozen=True)
class MapPlan:
    """A map that is ready to be drawn: where it is, where its plate of scale and north is, and its names."""

    frame: Frame
    plate: Box
    size: float
    names: Names


def map_aspect(figure: Definition) -> float:
    """Return height over width of the frame of a map."""
    (west, south), (east, north) = corners(figure)
    return float((north - south) / (east - west))


def plan_map(box: Box, figure: Definition, hatches: Mapping[str, str], look: tuple[float, int]) -> MapPlan:
    """Return where a map and its names go in a box.

    Args:
        hatches: by fill. look: type size of its labels, and how many names may be listed beside it.
    """
    size = look[0]
    frame, plate = _settled(box, figure, size)
    inset = [
        Box(x, base - own, width_of(line, own), own * 1.2)
        for line, x, base, own in _inset(frame, figure, size)
    ]
    return MapPlan(frame, plate, size, place_names(figure, frame, (plate, *inset), hatches, look))


def _settled(box: Box, figure: Definition, size: float) -> tuple[Frame, Box]:
    """Return a map in its box and the plate of scale and north: in a free corner, or else below the map."""
    shown = _drawn(figure)
    frame = frame_in(box, figure)
    corner = _free_corner(frame, shown, (_plate_width(frame, figure, size), size * PLATE_HEIGHT))
    if corner is not None:
        return frame, corner
    frame = frame_in(Box(box.left, box.top, box.width, box.height - size * PLATE_HEIGHT), figure)
    below = Box(box.left, frame.box.bottom, _plate_width(frame, figure, size), size * PLATE_HEIGHT)
    return frame, below


def _drawn(figure: Definition) -> list[Path]:
    trace = figure.traces[0]
    known = outlines(trace["geojson"])
    units = [known[code] for code in trace["locations"] if code in known]
    return units + [Path(line) for line in border_lines(figure)]


def draw_map(sheet: Canvas, plan: MapPlan, figure: Definition, hatches: Mapping[str, str]) -> None:
    """Draw a choropleth definition where a plan says."""
    trace, frame = figure.traces[0], plan.frame
    axes = sheet.axes(frame.box)
    axes.set_xlim(*frame.reach[0])
    axes.set_ylim(*frame.reach[1])
    known = outlines(trace["geojson"])
    for code, position in zip(trace["locations"], trace["z"], strict=True):
        if code in known:
            colour = PALETTE[position]
            look = fill(colour, hatches.get(colour, ""))
            unit = PathPatch(known[code], edgecolor=EDGE, linewidth=0.22, gid=UNIT_ID + code, **look)
            axes.add_artist(unit)  # `add_patch` would measure each outline again: half of the time
    axes.add_collection(LineCollection(border_lines(figure), colors=BORDER, linewidths=0.5))
    for line, x, base, own in _inset(frame, figure, plan.size):
        sheet.text(line, x, base, own, colour=MUTED)
    _write_names(sheet, plan.names)
    _furniture(sheet, plan, figure)


def _write_names(sheet: Canvas, names: Names) -> None:
    """Write the labels of places, each in the ink of its fill; behind one the hatch is cleared."""
    for label in names.labels:
        if label.ground:
            sheet.patch(label.box, facecolor=label.ground, linewidth=0)
        for line, base in label.baselines:
            middle = label.box.left + label.box.width / 2
            sheet.text(line, middle, base, label.size, across="center", colour=label.ink)


def _inset(frame: Frame, figure: Definition, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Yield the lines under the frame of the islands, that they are not in their place, where there is room.

    Each with its left side, its baseline and its type size.
    """
    inset = figure.layout["meta"].get("recuadro")
    if not inset:
        return
    west, south, east, _ = inset["marco"]
    (x, y), (right, _) = (frame.place(*mercator(np.array([[lon, south]]))[0]) for lon in (west, east))
    fits = (right - x) * INSET_REACH / max(width_of(line, 1.0) for line in inset["texto"])
    own, box = min(max(size * 0.72, LEAST_TYPE), fits), frame.box
    if own >= LEAST_TYPE and box.left <= x and y + own * 3 <= box.bottom and y > box.top:
        for row, line in enumerate(inset["texto"]):
            yield line, x, y + (row * INSET_LINE + 1.2) * own, own


def _free_corner(frame: Frame, drawn: Sequence[Path], size: tuple[float, float]) -> Box | None:
    """Return the corner where a plate of a size lies on nothing that is drawn; None when there is none."""
    (width, height), box = size, frame.box
    for left in (box.left, box.right - width):
        for top in (box.bottom - height, box.top):
            corner = Box(left, top, width, height)
            west, south, east, north = frame.extent(corner)
            extent = Bbox([(west, south), (east, north)])
            if not any(outline.intersects_bbox(extent) for outline in drawn):
                return corner
    return None


def _bar_kilometres(frame: Frame, per_km: float) -> int:
    """Return the round length of the scale bar; `per_km` is the length of a kilometre on the sheet."""
    return max((item for item in ROUND_LENGTHS if item * per_km <= frame.box.width * BAR_SHARE), default=1)


def _plate_width(frame: Frame, figure: Definition, size: float) -> float:
    """Return how wide the plate with the scale bar and the north arrow is."""
    per_km = frame.box.width / _kilometres(frame, figure)
    return _bar_kilometres(frame, per_km) * per_km + size * 3.0


def _furniture(sheet: Canvas, plan: MapPlan, figure: Definition) -> None:
    """Draw the scale bar and the north arrow of a map on their plate."""
    size, per_km = plan.size, plan.frame.box.width / _kilometres(plan.frame, figure)
    length = _bar_kilometres(plan.frame, per_km)
    bar = length * per_km
    left, line = plan.plate.left + size * 0.5, plan.plate.bottom - size * 0.7
    for part in (0, 1):
        half = Box(left + part * bar / 2, line - size * 0.2, bar / 2, size * 0.28)
        sheet.patch(half, facecolor=INK if part == 0 else GROUND, edgecolor=INK, linewidth=0.5)
    sheet.text(f"{length} km", left, line - size * 0.5, size * 0.85)
    sheet.text("N", left + size * 0.45, line - size * 2.85, size * 0.85, weight=BOLD, across="center")
    x, foot = left + size * 0.45, line - size * 1.5
    arrow = [(-0.35, 0.0), (0.0, -1.15), (0.35, 0.0), (0.0, -0.25)]
    sheet.polygon([(x + across * size, foot + down * size) for across, down in arrow], INK)


def _kilometres(frame: Frame, figure: Definition) -> float:
    """Return how many kilometres the width of a map is, at the latitude of its middle.

    Of the islands alone: at theirs, and as much less as they are enlarged.
    """
    (left, right), (low, high) = frame.reach
    inset = figure.layout["meta"].get("recuadro")
    if inset and inset["ampliacion"]:
        return float(EARTH * math.cos(math.radians(inset["latitud"])) * (right - left) / inset["ampliacion"])
    latitude = 2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2
    return EARTH * math.cos(latitude) * (right - left)
