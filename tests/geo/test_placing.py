"""Coordinates of any system become degrees, and other places are told from Colombia."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
import shapely.affinity

from geo.errors import BoundaryError
from geo.placing import check_places, crs_label, to_lon_lat


@pytest.mark.parametrize("system", ["EPSG:4686", "EPSG:9377", "EPSG:3116", "EPSG:32618", "EPSG:3857"])
def test_to_lon_lat_brings_every_system_home(squares, system):
    """A polygon comes back to its place within a metre or so."""
    back = to_lon_lat(squares.to_crs(system), "a.zip")
    assert back.crs.to_epsg() == 4326
    drawn, true = (shapely.get_coordinates(np.asarray(frame.geometry.array)) for frame in (back, squares))
    assert np.abs(drawn - true).max() < 1e-4


def test_to_lon_lat_takes_undeclared_degrees(squares):
    """Degrees inside Colombia need no declaration."""
    assert to_lon_lat(squares.set_crs(None, allow_override=True), "a.zip").crs.to_epsg() == 4326


def test_to_lon_lat_refuses_undeclared_metres(squares):
    """Metres could belong to any origin; the message says what to add."""
    metres = squares.to_crs("EPSG:9377").set_crs(None, allow_override=True)
    with pytest.raises(BoundaryError, match=r"no declara su sistema.*Agregue el \.prj"):
        to_lon_lat(metres, "a.zip")


def test_to_lon_lat_refuses_a_wrong_declaration(squares):
    """Metres declared as degrees do not lie in Colombia."""
    wrong = squares.to_crs("EPSG:9377").set_crs("EPSG:4326", allow_override=True)
    with pytest.raises(BoundaryError, match="fuera de Colombia"):
        to_lon_lat(wrong, "a.zip")


def test_to_lon_lat_refuses_another_country(squares):
    """Polygons in France are France's."""
    france = squares.set_geometry(squares.translate(80, 40))
    with pytest.raises(BoundaryError, match="fuera de Colombia"):
        to_lon_lat(france, "a.zip")


def test_check_places_accepts_the_right_places(squares, catalogue):
    """Squares near the official places pass."""
    check_places(gpd.GeoSeries(squares.set_index("MPIO_CDPMP").geometry), catalogue, "a.zip")


def test_check_places_refuses_codes_that_lie_elsewhere(squares, catalogue):
    """Codes of Antioquia on polygons of Amazonas are a mistake, though both are Colombian."""
    moved = squares.set_index("MPIO_CDPMP").geometry.translate(3, -8)
    with pytest.raises(BoundaryError, match="no están donde deben"):
        check_places(moved, catalogue, "a.zip")


def test_check_places_names_a_unit_of_another_size(squares, catalogue):
    """A municipality drawn ten times too large is not its own polygon."""
    shapes = squares.set_index("MPIO_CDPMP").geometry
    shapes.loc["05001"] = shapely.affinity.scale(shapes.loc["05001"], 3.5, 3.5)
    with pytest.raises(BoundaryError, match=r"1 de 4 .*: 05001 Medellín con 12 veces su área"):
        check_places(shapes, catalogue, "a.zip")


def test_crs_label_says_when_nothing_was_declared():
    """A report never prints "None"."""
    assert crs_label(None).startswith("no declarado")
