"""The map on paper: the polygons of the published map, borders, frame of the islands, scale and north.

The projection is that of the screen (Mercator). Lengths on it grow by 3 % from the equator to the north of
La Guajira; the scale bar is that of the middle of the map, and of the islands alone that of their true place.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from dashboard.core.scales import PALETTE
from dashboard.core.theme import BORDER, EDGE, GROUND, INK, MUTED
from dashboard.figures.definition import Definition
from dashboard.figures.drawing.fills import fill
from dashboard.figures.drawing.fonts import BOLD
from dashboard.figures.drawing.ink import LEAST_TYPE, Box, Canvas, width_of
from geo.publish import FRAME

EARTH: Final = 6371.0  # mean radius in kilometres
DUST: Final = 1e-9  # radians
ROUND_LENGTHS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
BAR_SHARE: Final = 0.26  # of the width, the most that the scale bar takes
PLATE_HEIGHT: Final = 4.6  # of scale bar and north arrow, times the type size
UNIT_ID: Final = "unidad-"
INSET_REACH: Final = 1.9  # of the frame of the islands, how wide the words under it may be
Points = np.ndarray


def mercator(points: Points) -> Points:
    """Return longitudes and latitudes (degrees) as they are drawn, in radians of the equator."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack([lon, np.log(np.tan(math.pi / 4 + lat / 2))])


def map_aspect(figure: Definition) -> float:
    """Return height over width of the frame of a map."""
    (west, south), (east, north) = _corners(figure)
    return float((north - south) / (east - west))


def draw_map(sheet: Canvas, box: Box, figure: Definition, hatches: Mapping[str, str], size: float) -> None:
    """Draw a choropleth definition inside a box; `size` is the type size of its labels."""
    trace = figure.traces[0]
    shapes = _outlines(trace["geojson"])
    drawn = [shapes[code] for code in trace["locations"] if code in shapes]
    drawn += [Path(line) for line in _lines(figure)]
    axes = sheet.axes(box)
    _frame(axes, box, figure)
    plate = _free_corner(
        axes,
        box,
        drawn,
        (_plate_width(box, size, box.width / _kilometres(axes, figure)), size * PLATE_HEIGHT),
    )
    if plate is None:  # below the map
        axes.remove()
        box = Box(box.left, box.top, box.width, box.height - size * PLATE_HEIGHT)
        axes = sheet.axes(box)
        _frame(axes, box, figure)
        plate = Box(
            box.left,
            box.bottom,
            _plate_width(box, size, box.width / _kilometres(axes, figure)),
            size * PLATE_HEIGHT,
        )
    for code, position in zip(trace["locations"], trace["z"], strict=True):
        if code in shapes:
            colour = PALETTE[position]
            look = fill(colour, hatches.get(colour, ""))
            unit = PathPatch(shapes[code], edgecolor=EDGE, linewidth=0.22, gid=UNIT_ID + code, **look)
            axes.add_artist(unit)  # `add_patch` would measure each outline again: half of the time
    axes.add_collection(LineCollection(_lines(figure), colors=BORDER, linewidths=0.5))
    _name_inset(axes, sheet, box, figure, size)
    _furniture(sheet, plate, size, box, box.width / _kilometres(axes, figure))


def _corners(figure: Definition) -> Points:
    geo = figure.layout["geo"]
    (west, east), (south, north) = geo["lonaxis"]["range"], geo["lataxis"]["range"]
    return mercator(np.array([[west, south], [east, north]]))


def _frame(axes: Axes, box: Box, figure: Definition) -> None:
    """Show the whole frame of the definition, at one scale in both directions, in the middle of the box."""
    (west, south), (east, north) = _corners(figure)
    unit = max((east - west) / box.width, (north - south) / box.height) * 1.02
    centre = ((west + east) / 2, (south + north) / 2)
    axes.set_xlim(centre[0] - unit * box.width / 2, centre[0] + unit * box.width / 2)
    axes.set_ylim(centre[1] - unit * box.height / 2, centre[1] + unit * box.height / 2)


@lru_cache(maxsize=4)
def _outlines(file: str) -> Mapping[str, Path]:
    """Return the outline of each unit of a published file, projected."""
    features = json.loads(FilePath(file).read_text(encoding="utf-8"))["features"]
    return {feature["id"]: _outline(feature["geometry"]) for feature in features}


def _outline(geometry: dict[str, Any]) -> Path:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [mercator(np.array(ring, float)) for part in parts for ring in part]
    codes = [
        np.array([Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY], Path.code_type)
        for ring in rings
    ]
    return Path(np.concatenate(rings), np.concatenate(codes))


@lru_cache(maxsize=4)
def _borders(file: str) -> tuple[Points, ...]:
    """Return the department borders, the coast and the frame of the islands, projected."""
    arcs = json.loads(FilePath(file).read_text(encoding="utf-8"))["arcs"]
    return tuple(mercator(np.array(arc, float)) for arc in arcs)


def _lines(figure: Definition) -> list[Points]:
    """Return the borders to draw: those in the frame of the islands only with it, alone at their scale."""
    meta = figure.layout["meta"]
    lines, inset = _borders(meta["topologia"]), meta.get("recuadro")
    if inset and not inset["ampliacion"]:
        return list(lines)
    west, south, east, north = FRAME
    low, high = mercator(np.array([[west, south], [east, north]])) + np.array([[-DUST], [DUST]])
    inside = [bool(((low <= line) & (line <= high)).all()) for line in lines]
    return [line for line, is_island in zip(lines, inside, strict=True) if is_island == bool(inset)]


def _place(axes: Axes, box: Box, point: tuple[float, float]) -> tuple[float, float]:
    """Return where a projected point is on the sheet."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    return (
        box.left + (point[0] - left) / (right - left) * box.width,
        box.bottom - (point[1] - low) / (high - low) * box.height,
    )


def _name_inset(axes: Axes, sheet: Canvas, box: Box, figure: Definition, size: float) -> None:
    """Write under the frame of the islands that they are not in their place, where there is room for it."""
    frame = figure.layout["meta"].get("recuadro")
    if not frame:
        return
    west, south, east, _ = frame["marco"]
    (x, y), (right, _) = (
        _place(axes, box, tuple(mercator(np.array([[lon, south]]))[0])) for lon in (west, east)
    )
    fits = (right - x) * INSET_REACH / max(width_of(line, 1.0) for line in frame["texto"])
    own = min(max(size * 0.72, LEAST_TYPE), fits)
    if own >= LEAST_TYPE and box.left <= x and y + own * 3 <= box.bottom and y > box.top:
        for row, line in enumerate(frame["texto"]):
            sheet.text(line, x, y + (row * 1.15 + 1.2) * own, own, colour=MUTED)


def _free_corner(axes: Axes, box: Box, drawn: Sequence[Path], size: tuple[float, float]) -> Box | None:
    """Return the corner where a plate of a size lies on nothing that is drawn; None when there is none."""
    width, height = size
    for left in (box.left, box.right - width):
        for top in (box.bottom - height, box.top):
            corner = Box(left, top, width, height)
            extent = Bbox([_data(axes, box, left, corner.bottom), _data(axes, box, corner.right, top)])
            if not any(outline.intersects_bbox(extent) for outline in drawn):
                return corner
    return None


def _data(axes: Axes, box: Box, x: float, y: float) -> tuple[float, float]:
    """Return the projected point that is at a place of the sheet: the way back of `_place`."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    return (
        left + (x - box.left) / box.width * (right - left),
        low + (box.bottom - y) / box.height * (high - low),
    )


def _bar_kilometres(box: Box, per_km: float) -> int:
    """Return the round length of the scale bar; `per_km` is the length of a kilometre on the sheet."""
    return max((item for item in ROUND_LENGTHS if item * per_km <= box.width * BAR_SHARE), default=1)


def _plate_width(box: Box, size: float, per_km: float) -> float:
    """Return how wide the plate with the scale bar and the north arrow is."""
    return _bar_kilometres(box, per_km) * per_km + size * 3.0


def _furniture(sheet: Canvas, plate: Box, size: float, box: Box, per_km: float) -> None:
    """Draw the scale bar and the north arrow of the map of a box on their plate."""
    length = _bar_kilometres(box, per_km)
    label = f"{length} km"
    bar = length * per_km
    left, line = plate.left + size * 0.5, plate.bottom - size * 0.7
    for part in (0, 1):
        half = Box(left + part * bar / 2, line - size * 0.2, bar / 2, size * 0.28)
        sheet.patch(half, facecolor=INK if part == 0 else GROUND, edgecolor=INK, linewidth=0.5)
    sheet.text(label, left, line - size * 0.5, size * 0.85)
    sheet.text("N", left + size * 0.45, line - size * 2.85, size * 0.85, weight=BOLD, across="center")
    x, foot = left + size * 0.45, line - size * 1.5
    arrow = [(-0.35, 0.0), (0.0, -1.15), (0.35, 0.0), (0.0, -0.25)]
    sheet.polygon([(x + across * size, foot + down * size) for across, down in arrow], INK)


def _kilometres(axes: Axes, figure: Definition) -> float:
    """Return how many kilometres the width of the axes is, at the latitude of their middle.

    Of the islands alone: at theirs, and as much less as they are enlarged.
    """
    low, high = axes.get_ylim()
    left, right = axes.get_xlim()
    inset = figure.layout["meta"].get("recuadro")
    if inset and inset["ampliacion"]:
        return float(EARTH * math.cos(math.radians(inset["latitud"])) * (right - left) / inset["ampliacion"])
    latitude = 2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2
    return EARTH * math.cos(latitude) * (right - left)
