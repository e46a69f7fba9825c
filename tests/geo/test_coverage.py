"""Coverages are checked, snapped and oriented."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.coverage import (
    borders,
    clockwise,
    is_valid,
    snap_coverage,
)
from geo.errors import GeoError

LEFT, RIGHT = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def series(*shapes):
    return gpd.GeoSeries(list(shapes), index=list("abcdef"[: len(shapes)]), crs="EPSG:4326")


def area(units):
    return shapely.area(np.asarray(units.array)).sum()


def test_squares_side_by_side_are_a_coverage():
    """Two squares with one common edge are valid."""
    assert is_valid(series(LEFT, RIGHT))


def test_overlap_is_no_coverage():
    """Two squares that overlap are not valid."""
    assert not is_valid(series(LEFT, shapely.box(0.5, 0, 2, 1)))


def test_node_on_one_side_only_is_no_coverage_until_snapped():
    """Snapping puts the node of one side of a border on the other side too."""
    lower, upper = shapely.box(1, 0, 2, 0.4), shapely.box(1, 0.4, 2, 1)
    units = series(LEFT, lower, upper)
    assert not is_valid(units)
    snapped = snap_coverage(units, 0.1)
    assert is_valid(snapped)
    assert (1.0, 0.4) in {tuple(point) for point in shapely.get_coordinates(snapped["a"])}


def test_snapping_rounds_to_short_numbers():
    """Coordinates become the nearest multiples of the grid."""
    snapped = snap_coverage(series(shapely.box(0.00012, 0.00049, 1.00044, 1)), 0.001)
    assert snapped["a"].bounds == (0.0, 0.0, 1.0, 1.0)


def test_snapping_closes_a_sliver_between_two_units():
    """A gap thinner than the grid goes to a unit, so that none is left."""
    snapped = snap_coverage(series(LEFT, shapely.box(1.0004, 0, 2, 1)), 0.001)
    assert is_valid(snapped)
    assert area(snapped) == pytest.approx(2)


def test_snapping_keeps_a_lake_open():
    """A hole of the coverage stays a hole."""
    ring = shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 2)
    assert area(snap_coverage(series(ring), 0.001)) == pytest.approx(8)


def test_snapping_refuses_to_lose_a_unit():
    """The refusal names the unit that disappears."""
    with pytest.raises(GeoError, match="polígonos de b desaparecen"):
        snap_coverage(series(LEFT, shapely.box(5, 5, 5.0001, 5.0001)), 0.1)


def test_exterior_rings_are_clockwise_and_holes_are_not():
    """d3-geo fills the inside of a clockwise ring."""
    ring = shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 2)
    (turned,) = clockwise(np.array([ring]))
    assert not turned.exterior.is_ccw
    assert turned.interiors[0].is_ccw


def test_borders_hold_each_stretch_once():
    """The common edge of two squares is one segment, not two."""
    segments = [frozenset(pair) for line in borders(series(LEFT, RIGHT)) for pair in pairwise(line)]
    assert len(segments) == len(set(segments)) == 7
