"""The published map as paper reads it: its outlines projected, and where a point of it is on the sheet.

The projection is that of the screen (Mercator), in radians of the equator.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, Final

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from dashboard.figures.definition import Definition
from dashboard.figures.drawing.ink import Box
from geo.publish import FRAME

DUST: Final = 1e-9  # radians
FRINGE: Final = 1.02  # of what is shown, so that the outermost border is whole
Points = np.ndarray


def mercator(points: Points) -> Points:
    """Return longitudes and latitudes (degrees) as they are drawn."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack([lon, np.log(np.tan(math.pi / 4 + lat / 2))])


def corners(figure: Definition) -> Points:
    """Return the lower left and the upper right corner of what a map shows."""
    geo = figure.layout["geo"]
    (west, east), (south, north) = geo["lonaxis"]["range"], geo["lataxis"]["range"]
    return mercator(np.array([[west, south], [east, north]]))


@dataclass(frozen=True)
class Frame:
    """A map in its box: which part of the plane the box shows.

    Attributes:
        left, low: the projected point at the lower left corner. unit: projected length of a point of paper.
    """

    box: Box
    left: float
    low: float
    unit: float

    @property
    def reach(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The projected ends of the box: across, and upwards."""
        across, up = self.box.width * self.unit, self.box.height * self.unit
        return (self.left, self.left + across), (self.low, self.low + up)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a projected point is on the sheet."""
        return self.box.left + (x - self.left) / self.unit, self.box.bottom - (y - self.low) / self.unit

    def extent(self, box: Box) -> tuple[float, float, float, float]:
        """Return what a box of the sheet covers of the plane: west, south, east, north."""
        west, east = (self.left + (x - self.box.left) * self.unit for x in (box.left, box.right))
        south, north = (self.low + (self.box.bottom - y) * self.unit for y in (box.bottom, box.top))
        return west, south, east, north


def frame_in(box: Box, figure: Definition) -> Frame:
    """Return the whole of a map at one scale in both directions, in the middle of a box."""
    (west, south), (east, north) = corners(figure)
    unit = max((east - west) / box.width, (north - south) / box.height) * FRINGE
    left, low = (west + east - unit * box.width) / 2, (south + north - unit * box.height) / 2
    return Frame(box, left, low, unit)


@lru_cache(maxsize=4)
def outlines(file: str) -> Mapping[str, Path]:
    """Return the outline of each unit of a published file."""
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
def shapes(file: str) -> Mapping[str, BaseGeometry]:
    """Return each unit of a published file as a shape that can be measured."""
    features = json.loads(FilePath(file).read_text(encoding="utf-8"))["features"]
    return {
        feature["id"]: shapely.transform(shapely.geometry.shape(feature["geometry"]), mercator)
        for feature in features
    }


@lru_cache(maxsize=4)
def _borders(file: str) -> tuple[Points, ...]:
    """Return the department borders, the coast and the frame of the islands."""
    arcs = json.loads(FilePath(file).read_text(encoding="utf-8"))["arcs"]
    return tuple(mercator(np.array(arc, float)) for arc in arcs)


def border_lines(figure: Definition) -> list[Points]:
    """Return the borders to draw: those in the frame of the islands only with it, alone at their scale."""
    meta = figure.layout["meta"]
    lines, inset = _borders(meta["topologia"]), meta.get("recuadro")
    if inset and not inset["ampliacion"]:
        return list(lines)
    west, south, east, north = FRAME
    low, high = mercator(np.array([[west, south], [east, north]])) + np.array([[-DUST], [DUST]])
    inside = [bool(((low <= line) & (line <= high)).all()) for line in lines]
    return [line for line, is_island in zip(lines, inside, strict=True) if is_island == bool(inset)]
