"""Islands that office maps move, enlarge or surround with sea come back to their place and size."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.affinity import scale, translate

from geo.coverage import EQUAL_AREA, LON_LAT
from geo.importing import import_boundaries
from geo.islands import ISLANDS, put_islands_back
from geo.publish import EMBEDDED, read_published
from geo.true_place import true_units


@pytest.fixture(scope="module")
def embedded():
    """The shipped map with its islands at their true place."""
    return true_units(read_published(EMBEDDED))


@pytest.fixture
def islands(whole_catalogue):
    """The two islands as discs of their official area around their official centre, one row each."""
    units = whole_catalogue.units.loc[list(ISLANDS)]
    centres = gpd.GeoSeries(gpd.points_from_xy(units["lon"], units["lat"]), crs=LON_LAT).to_crs(EQUAL_AREA)
    radius = np.sqrt(units["area_km2"].to_numpy() * 1e6 / np.pi)
    return gpd.GeoSeries(
        shapely.buffer(np.asarray(centres.array), radius, quad_segs=32), crs=EQUAL_AREA
    ).to_crs(LON_LAT)


CODES = pd.Series(list(ISLANDS))


def off(shapes, whole_catalogue):
    """Kilometres from the official centre and drawn over official area, by island."""
    units = whole_catalogue.units.loc[list(ISLANDS)]
    metric = shapes.to_crs(EQUAL_AREA)
    centres = gpd.GeoSeries(gpd.points_from_xy(units["lon"], units["lat"]), crs=LON_LAT).to_crs(EQUAL_AREA)
    distance = metric.centroid.distance(centres).to_numpy() / 1000
    return distance, metric.area.to_numpy() / 1e6 / units["area_km2"].to_numpy()


DRAWN = {
    "moved": lambda shape: translate(shape, 0.15, 0),
    "beside the mainland and enlarged": lambda shape: translate(scale(shape, 10, 10), 3, -2),
    "with its sea": lambda shape: shape.envelope.buffer(0.4),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_a_drawn_island_comes_back(islands, whole_catalogue, draw):
    """To its centre and its area, whatever the file did with it, and it is said."""
    placed, returned = put_islands_back(islands.map(draw), CODES, whole_catalogue)
    distance, ratio = off(placed, whole_catalogue)
    assert distance.max() < 1
    assert ratio == pytest.approx(1, abs=0.02)
    assert [one.code for one in returned] == list(ISLANDS)
    assert all("se devolvió a su lugar y a su área oficiales" in one.to_text() for one in returned)


def test_an_island_of_several_rows_moves_as_one(islands, whole_catalogue):
    """Its parts keep their distance to each other in proportion."""
    west = translate(islands[0], -0.01, 0)
    rows = gpd.GeoSeries([translate(west, 1, 0), translate(islands[0], 1, 0)], crs=LON_LAT)
    placed, returned = put_islands_back(rows, pd.Series([ISLANDS[0]] * 2), whole_catalogue)
    assert len(returned) == 1
    assert placed[0].centroid.x < placed[1].centroid.x


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_our_own_map_with_drawn_islands_is_imported(embedded, whole_catalogue, tmp_path, draw):
    """The whole country, as an office map shows it: accepted, said, and both islands in their frame."""
    shapes = embedded.copy()
    for code in ISLANDS:
        shapes.loc[code] = draw(shapes.loc[code])
    frame = gpd.GeoDataFrame({"codigo": shapes.index}, geometry=list(shapes), crs=LON_LAT)
    path = tmp_path / "oficina.gpkg"
    frame.to_file(path, engine="pyogrio")
    report = import_boundaries(str(path), tmp_path / "var", whole_catalogue)
    assert [one.code for one in report.islands] == list(ISLANDS)
    assert [code for inset in report.published.insets for code in inset.codes] == list(ISLANDS)
    assert "88001" in report.to_text()
