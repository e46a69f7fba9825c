"""Where boundaries lie: any coordinate system to degrees, and whether that is Colombia.

The check by place catches what a check by code cannot: French communes have five digits too.
"""

from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from pyproj.exceptions import ProjError

from geo.coverage import EQUAL_AREA, LON_LAT
from geo.divipola import Catalogue
from geo.errors import BoundaryError
from geo.identity import thousands

COLOMBIA: Final = (-84.0, -5.0, -66.0, 17.0)
"""West, south, east and north (degrees) of the land, San Andrés and the remote cays, with a margin."""
FARTHEST_KM: Final = 12.0
FARTHEST_SIDES: Final = 1.5
"""How far a unit's centre may lie from DIVIPOLA's: so many kilometres, or so many times the side of a square
of its area, whichever is more. Of the official file of 2018 no unit is farther than 0.02 sides; of the map
that the project computes itself, 1.4."""
LARGEST_RATIO: Final = 4.0
"""Drawn over official area, and its inverse. The official file of 2018: 0.97 to 1.02."""
UNITS_SHOWN: Final = 6
NEARLY_ALL: Final = 0.95
EXACT: Final = 0.10
"""Relative error of an area that simplification may leave (see `geo.simplifying.MAX_AREA_ERROR`)."""


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


def have_official_areas(units: gpd.GeoSeries, catalogue: Catalogue) -> bool:
    """Tell whether nearly every unit has the area that DIVIPOLA gives it, as official boundaries have.

    Args:
        units: index = code, all of the catalogue; geometry in EPSG:4326.
    """
    official = catalogue.units.loc[units.index, "area_km2"]
    error = (units.to_crs(EQUAL_AREA).area / 1e6 / official - 1).abs()
    return bool(error.quantile(NEARLY_ALL) <= EXACT)


def check_places(units: gpd.GeoSeries, catalogue: Catalogue, file: str) -> None:
    """Check that each unit lies where DIVIPOLA knows it, in about its area.

    Args:
        units: index = code, all of the catalogue; geometry in EPSG:4326, rows of one code joined.
        catalogue: places and areas.
        file: name of the source, for the message.

    Raises:
        BoundaryError: some unit lies elsewhere or has another size; it names them, with how far they are off.
    """
    official = catalogue.units.loc[units.index]
    metric = units.to_crs(EQUAL_AREA)
    places = gpd.GeoSeries(
        gpd.points_from_xy(official["lon"], official["lat"]), index=units.index, crs=LON_LAT
    )
    distance = metric.centroid.distance(places.to_crs(EQUAL_AREA)) / 1000
    ratio = metric.area / 1e6 / official["area_km2"]
    far = distance > np.maximum(FARTHEST_KM, FARTHEST_SIDES * np.sqrt(official["area_km2"]))
    wrong = far | (ratio > LARGEST_RATIO) | (ratio < 1 / LARGEST_RATIO)
    if wrong.any():
        found = pd.DataFrame({"name": official["name"], "distance": distance, "ratio": ratio, "far": far})[
            wrong
        ]
        raise _misplaced(file, found.sort_values("distance", ascending=False), len(units))


def _misplaced(file: str, found: pd.DataFrame, total: int) -> BoundaryError:
    shown = [_off(str(code), row) for code, row in found.head(UNITS_SHOWN).iterrows()]
    more = f" (+{len(found) - UNITS_SHOWN} más)" if len(found) > UNITS_SHOWN else ""
    received = f"{len(found)} de {total} unidades no están donde deben: {'; '.join(shown)}{more}"
    if len(found) > total / 2:
        return wrong_place(file, received)
    return BoundaryError(
        file,
        received=received,
        expected="cada municipio en su lugar y con su área, según DIVIPOLA",
        action="Revise los códigos o los polígonos de esas unidades, o quítelas e importe con --parcial",
    )


def _off(code: str, row: "pd.Series[Any]") -> str:
    """Say how far a unit is off."""
    said = [f"a {thousands(row['distance'])} km"] if row["far"] else []
    if not 1 / LARGEST_RATIO <= row["ratio"] <= LARGEST_RATIO:
        said.append(f"con {row['ratio']:.2g} veces su área".replace(".", ","))
    return f"{code} {row['name']} {' y '.join(said)}"


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
        raise wrong_place(file, "su sistema de coordenadas no se puede convertir a grados") from error


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
