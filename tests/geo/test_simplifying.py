"""Polygons are repaired, made a coverage and simplified without opening gaps."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import LineString, Point, Polygon, box

from geo import simplifying
from geo.coverage import EQUAL_AREA
from geo.errors import BoundaryError
from geo.simplifying import MAX_AREA_ERROR, TOLERANCES, dissolve, repair, simplify

BOWTIE = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


def _wavy(x, step=500, height=60_000, swing=300):
    """Return points along a north-south border that swings by `swing` metres."""
    return [(x + swing * (number % 2), y) for number, y in enumerate(range(0, height + 1, step))]


def _two_neighbours():
    border = _wavy(0)
    return gpd.GeoSeries(
        {
            "05001": Polygon([(-50_000, 0), *border, (-50_000, 60_000)]),
            "05266": Polygon([(50_000, 60_000), *border[::-1], (50_000, 0)]),
        },
        crs=EQUAL_AREA,
    )


def test_repair_counts_and_mends_a_bowtie():
    """A ring that crosses itself becomes two areas, and is counted."""
    mended, count = repair(gpd.GeoSeries([BOWTIE, box(2, 0, 3, 1)]))
    assert count == 1
    assert mended.is_valid.all()
    assert mended.area.to_list() == [0.5, 1.0]


@pytest.mark.parametrize("shape", [None, Point(0, 0), LineString([(0, 0), (1, 1)]), Polygon()])
def test_repair_leaves_no_area_where_there_is_none(shape):
    """What is no polygon becomes an empty one, so the code check sees it as missing."""
    mended, count = repair(gpd.GeoSeries([shape, box(0, 0, 1, 1)]))
    assert count == 0
    assert mended.is_empty.to_list() == [True, False]


def test_repair_drops_the_height():
    """Polygons with a third coordinate become flat."""
    mended, _ = repair(gpd.GeoSeries([shapely.force_3d(box(0, 0, 1, 1), 5.0)]))
    assert not mended.has_z.any()


def test_dissolve_joins_the_rows_of_one_code():
    """A unit drawn in two rows becomes one polygon."""
    shapes = gpd.GeoSeries([box(-75, 6, -74, 7), box(-74, 6, -73, 7), box(-73, 6, -72, 7)], crs=4326)
    units = dissolve(shapes, pd.Series(["05002", "05002", "05001"]), "a.zip")
    assert units.index.to_list() == ["05001", "05002"]
    assert units.geom_type.to_list() == ["Polygon", "Polygon"]


def test_dissolve_closes_mismatched_borders():
    """A sliver of overlap and a node on one side only do not survive."""
    shapes = gpd.GeoSeries([box(-75, 6, -73.9999, 7), box(-74, 6, -73, 6.5), box(-74, 6.5, -73, 7)], crs=4326)
    units = dissolve(shapes, pd.Series(["05001", "05002", "05004"]), "a.zip")
    assert shapely.coverage_is_valid(np.asarray(units.array))


def test_dissolve_thins_a_very_detailed_file(monkeypatch):
    """Thinning before cleaning loses points, not the coverage."""
    monkeypatch.setattr(simplifying, "HEAVY_POINTS", 10)
    monkeypatch.setattr(simplifying, "THINNING", 1_000.0)
    drawn = _two_neighbours()
    units = dissolve(drawn.to_crs(4326).reset_index(drop=True), pd.Series(drawn.index), "a.zip")
    assert shapely.get_num_coordinates(units.array).sum() < shapely.get_num_coordinates(drawn.array).sum() / 2
    assert shapely.coverage_is_valid(np.asarray(units.array))


def test_dissolve_refuses_units_that_cover_each_other():
    """A file with two units in one place is named with its codes."""
    shapes = gpd.GeoSeries([box(-75, 6, -74, 7), box(-74.8, 6, -73, 7)], crs=4326)
    with pytest.raises(BoundaryError, match=r"se superponen: 0500[12]"):
        dissolve(shapes, pd.Series(["05001", "05002"]), "a.zip")


def test_simplify_keeps_shared_borders_shared():
    """Fewer points, the coarsest tolerance, no gap and no overlap."""
    units = _two_neighbours()
    simple = simplify(units)
    assert simple.tolerance == TOLERANCES[0]
    assert simple.units.crs.to_epsg() == 4326
    after = np.asarray(simple.units.geometry.array)
    assert shapely.get_num_coordinates(after).sum() < shapely.get_num_coordinates(units.array).sum() / 2
    assert shapely.coverage_is_valid(after)
    assert simple.units.to_crs(EQUAL_AREA).union_all().area == pytest.approx(units.union_all().area)


def test_simplify_goes_finer_for_a_small_unit():
    """A unit that would lose a tenth of its area lowers the tolerance for all."""
    teeth = [(400 * number, 900 * (number % 2)) for number in range(6)]
    small = Polygon([*teeth, (2_000, -1_000), (0, -1_000)])
    units = gpd.GeoSeries({"05001": small, "05266": box(0, -9_000, 2_000, -1_000)}, crs=EQUAL_AREA)
    simple = simplify(units)
    assert simple.tolerance < TOLERANCES[0]
    assert simple.area_error <= MAX_AREA_ERROR
    assert not simple.units.is_empty.any()


def test_simplify_keeps_more_detail_of_an_island():
    """A unit without neighbours is drawn enlarged, so it keeps its shape."""
    ring = Point(500_000, 0).buffer(6_000, quad_segs=30)
    units = pd.concat([_two_neighbours(), gpd.GeoSeries({"88001": ring}, crs=EQUAL_AREA)])
    simple = simplify(gpd.GeoSeries(units, crs=EQUAL_AREA))
    assert shapely.get_num_coordinates(simple.units.geometry.loc["88001"]) > 15
