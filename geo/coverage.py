"""Checks and repairs over a polygon coverage: polygons that share borders and do not overlap."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.errors import GeoError

# Equal-area and nearly conformal between 5° S and 14° N: one unit is one metre, areas are true, and the
# straight edge between two points leaves the straight lon/lat edge by metres only.
EQUAL_AREA: Final = "+proj=cea +lat_ts=5 +lon_0=-73 +ellps=GRS80 +units=m"
LON_LAT: Final = "EPSG:4326"


def snap_coverage(units: gpd.GeoSeries, grid: float) -> gpd.GeoSeries:
    """Return the units rounded to multiples of `grid` as a valid coverage, in the same order.

    The linework of all units is noded and snap-rounded together, so both sides of a border get the same
    nodes, even where the input had a node on one side only. Every face goes to the unit that holds its
    inner point; a face farther than `grid` from every unit (a lake, the sea) stays outside.

    Raises:
        GeoError: a unit disappears at this precision.
    """
    shapes = np.asarray(units.array)
    faces = _faces(shapes, grid)
    owners = _owners(faces, shapes, grid)
    snapped = [shapely.coverage_union_all(faces[owners == position]) for position in range(len(shapes))]
    lost = [str(code) for code, shape in zip(units.index, snapped, strict=True) if shape.is_empty]
    if lost:
        raise GeoError(
            f"Los polígonos de {', '.join(lost)} desaparecen al redondear a {grid:g} grados. "
            "Use límites menos generalizados."
        )
    return gpd.GeoSeries(clean_numbers(np.array(snapped), grid), index=units.index, crs=units.crs)


def _faces(shapes: np.ndarray, grid: float) -> np.ndarray:
    linework = shapely.union_all(shapely.boundary(shapes), grid_size=grid)
    return np.asarray(shapely.get_parts(shapely.polygonize([linework])))


def _owners(faces: np.ndarray, shapes: np.ndarray, grid: float) -> np.ndarray:
    """Return the position of the unit that owns each face, -1 for none."""
    points = shapely.point_on_surface(faces)
    found, near = shapely.STRtree(shapes).query_nearest(points, max_distance=grid)
    owners = np.full(len(faces), -1)
    owners[found[::-1]] = near[::-1]  # of several at the same distance the first wins
    return owners


def clean_numbers(shapes: np.ndarray, grid: float) -> np.ndarray:
    """Return the shapes with the short decimal numbers that multiples of `grid` have."""
    decimals = max(0, int(np.ceil(-np.log10(grid) - 1e-9)))
    rounded: np.ndarray = shapely.transform(shapes, lambda points: np.round(points, decimals))
    return rounded


def is_valid(units: gpd.GeoSeries) -> bool:
    """Tell whether the units are valid polygons without overlap and with matching nodes on shared borders."""
    return bool(units.is_valid.all()) and bool(shapely.coverage_is_valid(np.asarray(units.array)))


def clockwise(shapes: np.ndarray) -> np.ndarray:
    """Return the shapes with exterior rings clockwise and holes counterclockwise, as d3-geo fills them.

    Rings start at their smallest point and parts are sorted, so equal shapes have equal bytes.
    """
    return np.asarray(shapely.orient_polygons(shapely.normalize(shapes), exterior_cw=True))


def borders(units: gpd.GeoSeries) -> list[list[tuple[float, float]]]:
    """Return the borders and the coast of a coverage as lines, each stretch once, in a stable order."""
    linework = shapely.union_all(shapely.boundary(np.asarray(units.array)))
    lines = shapely.get_parts(shapely.line_merge(shapely.normalize(linework)))
    return sorted([tuple(point) for point in shapely.get_coordinates(line).tolist()] for line in lines)
