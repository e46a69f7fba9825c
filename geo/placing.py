"""Where boundaries lie: any coordinate system to degrees, and whether that is Colombia.

The check by place catches what a check by code cannot: French communes have five digits too.
"""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from pyproj.exceptions import ProjError

from geo.coverage import LON_LAT
from geo.divipola import Catalogue
from geo.errors import BoundaryError

COLOMBIA: Final = (-84.0, -5.0, -66.0, 17.0)
"""West, south, east and north (degrees) of the land, San Andrés and the remote cays, with a margin."""
MAX_MEDIAN_DISTANCE: Final = 0.5
"""Degrees between a unit's middle and its place in DIVIPOLA; the median of the official file is 0,03."""


def to_lon_lat(frame: gpd.GeoDataFrame, file: str) -> gpd.GeoDataFrame:
    """Return the frame in EPSG:4326; without a declared system, degrees inside Colombia are taken as such.

    Raises:
        BoundaryError: the coordinates are not in Colombia, or nothing says what they are.
    """
    if frame.crs is None and not _mostly_inside(frame):
        raise BoundaryError(
            file,
            received=f"no declara su sistema de coordenadas y sus valores no son grados: {_extent(frame)}",
            expected="un sistema declarado (por ejemplo EPSG:4686, EPSG:9377 o EPSG:3116)",
            action="Agregue el .prj o exporte de nuevo con su sistema de coordenadas",
        )
    degrees = frame.set_crs(LON_LAT) if frame.crs is None else _reproject(frame, file)
    if not _mostly_inside(degrees):
        raise wrong_place(file, f"sus polígonos quedan fuera de Colombia: {_extent(degrees)}")
    return degrees


def check_places(units: gpd.GeoSeries, catalogue: Catalogue, file: str) -> None:
    """Check that codes and polygons belong together, against the places of DIVIPOLA.

    Args:
        units: index = code, all of the catalogue; geometry in EPSG:4326.
        catalogue: the places.
        file: name of the source, for the message.

    Raises:
        BoundaryError: half of the units or more lie elsewhere.
    """
    bounds = shapely.bounds(np.asarray(units.array))
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    official = catalogue.units.loc[units.index, ["lon", "lat"]].to_numpy()
    if float(np.median(np.hypot(*(middle - official).T))) > MAX_MEDIAN_DISTANCE:
        raise wrong_place(file, "sus códigos existen en Colombia, pero los polígonos no están donde deben")


def crs_label(crs: CRS | None) -> str:
    """Return the short name of a coordinate system, as a report prints it."""
    if crs is None:
        return "no declarado (se tomó como grados, EPSG:4326)"
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else str(crs.name)


def wrong_place(file: str, received: str) -> BoundaryError:
    """Return the refusal of boundaries that are not Colombia's."""
    return BoundaryError(
        file,
        received=received,
        expected="los municipios de Colombia, con su código DIVIPOLA",
        action="Revise que el archivo sea de Colombia y que declare bien su sistema de coordenadas",
    )


def _reproject(frame: gpd.GeoDataFrame, file: str) -> gpd.GeoDataFrame:
    try:
        return frame.to_crs(LON_LAT)
    except (ProjError, ValueError) as error:
        raise wrong_place(file, f"su sistema de coordenadas no se puede convertir ({error})") from error


def _mostly_inside(frame: gpd.GeoDataFrame) -> bool:
    bounds = shapely.bounds(np.asarray(frame.geometry.array))
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    drawn = middle[~np.isnan(middle).any(axis=1)]
    west, south, east, north = COLOMBIA
    inside = (drawn >= (west, south)).all(axis=1) & (drawn <= (east, north)).all(axis=1)
    return len(drawn) == 0 or float(inside.mean()) >= 0.5


def _extent(frame: gpd.GeoDataFrame) -> str:
    west, south, east, north = (f"{value:.6g}".replace(".", ",") for value in frame.total_bounds)
    return f"x de {west} a {east}, y de {south} a {north}"
