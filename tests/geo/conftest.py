"""A territory of four units that touch, and the catalogue that holds just them."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import box

from geo.divipola import Catalogue, load_catalogue

FOUR = ("05001", "05266", "05360", "05615")
WEST, SOUTH, SIDE = -75.7, 6.1, 0.2


@pytest.fixture(scope="session")
def whole_catalogue() -> Catalogue:
    """Return the catalogue of the country."""
    return load_catalogue()


@pytest.fixture(scope="session")
def catalogue(whole_catalogue) -> Catalogue:
    """Return a catalogue of four neighbours only, with the places and areas of `squares`."""
    corners = [(WEST + SIDE * column, SOUTH + SIDE * row) for row in (0, 1) for column in (0, 1)]
    units = whole_catalogue.units.loc[list(FOUR)].assign(
        lon=[west + SIDE / 2 for west, _ in corners],
        lat=[south + SIDE / 2 for _, south in corners],
        area_km2=(SIDE * 111) ** 2,
    )
    return Catalogue(
        units=units,
        departments=whole_catalogue.departments,
        regions=whole_catalogue.regions,
    )


@pytest.fixture
def squares(catalogue) -> gpd.GeoDataFrame:
    """Return the four units as two rows of two squares of 0.2°, with DANE's column names."""
    shapes = [
        box(
            WEST + SIDE * column,
            SOUTH + SIDE * row,
            WEST + SIDE * (column + 1),
            SOUTH + SIDE * (row + 1),
        )
        for row in (0, 1)
        for column in (0, 1)
    ]
    return gpd.GeoDataFrame(
        {"MPIO_CDPMP": list(FOUR), "MPIO_CNMBR": catalogue.units["name"].to_list()},
        geometry=shapes,
        crs="EPSG:4326",
    )


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """Return a function that writes a frame to a new file and returns its path."""

    def write_frame(frame: gpd.GeoDataFrame, name: str = "limites.geojson", **options: object) -> Path:
        path = tmp_path / name
        frame.to_file(path, engine="pyogrio", **options)
        return path

    return write_frame
