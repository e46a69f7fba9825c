"""Extents of the published departments, so that a view can be framed without loading geometry libraries."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

Bounds = tuple[float, float, float, float]


def department_bounds(departments_file: Path) -> Mapping[str, Bounds]:
    """Return west, south, east and north (degrees, as drawn: islands in their inset) by department code."""
    features = json.loads(departments_file.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: _bounds(feature["geometry"]["coordinates"]) for feature in features}


def _bounds(coordinates: list[object]) -> Bounds:
    points = list(_points(coordinates))
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(nested: list[object]) -> Iterator[list[float]]:
    """Yield every coordinate pair of a GeoJSON coordinates array of any depth."""
    for item in nested:
        if isinstance(item, list) and item and isinstance(item[0], (int, float)):
            yield item
        elif isinstance(item, list):
            yield from _points(item)
