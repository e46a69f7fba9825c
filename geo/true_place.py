"""A published map with every unit at its true place, for files that leave the dashboard.

The published files draw the islands enlarged in a frame and wind rings for the browser; what leaves has the
islands where they are and rings as RFC 7946 asks (exterior counterclockwise).
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import shape

from geo.publish import DEPARTMENT_DIGITS, PublishedMap

TRUE_DECIMALS: Final = 5  # of a degree, about 1 m: the published grid divided by the enlargement


def true_units(published: PublishedMap) -> pd.Series:
    """Return the shape of each unit by code, the islands put back (EPSG:4326)."""
    units = _read(published.folder / published.municipalities)
    for inset in published.insets:
        codes = list(inset.codes)
        units.loc[codes] = _rounded(inset.restore(np.asarray(units.loc[codes])))
    return _counterclockwise(units)


def true_departments(published: PublishedMap) -> pd.Series:
    """Return the shape of each department by code; those with islands are joined from their units."""
    departments = _read(published.folder / published.departments)
    if published.moved_departments:
        units = true_units(published)
        owners = units.index.str[:DEPARTMENT_DIGITS]
        for code in published.moved_departments:
            departments.loc[code] = shapely.union_all(np.asarray(units[owners == code]))
    return _counterclockwise(departments)


def dissolved(shapes: pd.Series, groups: pd.Series) -> pd.Series:
    """Return the union of the shapes of each group; `groups` has the index of `shapes`."""
    joined = {
        str(group): shapely.coverage_union_all(np.asarray(members))
        for group, members in shapes.groupby(groups)
    }
    return _counterclockwise(pd.Series(joined, dtype=object))


def geometry_texts(shapes: pd.Series) -> Mapping[str, str]:
    """Return each shape as the text of a GeoJSON geometry; one part is a Polygon, not a MultiPolygon."""
    return {str(code): str(shapely.to_geojson(_simplest(one))) for code, one in shapes.items()}


def _simplest(one: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(one)
    return parts[0] if len(parts) == 1 else one


def _read(path: Path) -> pd.Series:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return pd.Series({item["id"]: shape(item["geometry"]) for item in features}, dtype=object)


def _rounded(shapes: np.ndarray) -> np.ndarray:
    rounded: np.ndarray = shapely.transform(shapes, lambda points: np.round(points, TRUE_DECIMALS))
    return rounded


def _counterclockwise(shapes: pd.Series) -> pd.Series:
    oriented = shapely.orient_polygons(np.asarray(shapes, dtype=object), exterior_cw=False)
    return pd.Series(oriented, index=shapes.index, dtype=object)
