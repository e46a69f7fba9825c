"""Islands as files draw them: office maps move them, enlarge them, or give them their sea.

What such a file says of an island is its outline; where it lies and how large it is, DIVIPOLA knows. A drawn
island that is not at its place in its size is put back: same outline, official centre, official area.
"""

from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.affinity import scale, translate

from geo.coverage import EQUAL_AREA, LON_LAT
from geo.divipola import Catalogue
from geo.identity import thousands

ISLANDS: Final = ("88001", "88564")
FARTHEST_KM: Final = 5.0
"""Kilometres from its official centre within which an island is where it belongs."""
LARGEST_RATIO: Final = 1.5
"""Drawn over official area up to which (and down to whose inverse) an island is as large as it is."""


@dataclass(frozen=True)
class Returned:
    """An island that a file drew elsewhere or in another size, and was put back.

    Attributes:
        code, name: of the island.
        distance: kilometres from its official centre to where the file drew it.
        ratio: drawn over official area.
    """

    code: str
    name: str
    distance: float
    ratio: float

    def to_text(self) -> str:
        """Return what was done, in Spanish."""
        found = [f"a {thousands(self.distance, 1)} km de su lugar"] if self.distance > FARTHEST_KM else []
        if not 1 / LARGEST_RATIO <= self.ratio <= LARGEST_RATIO:
            found.append(f"con {thousands(self.ratio, 1)} veces su área (ampliada, o con su mar)")
        return (
            f"{self.code} {self.name} venía {' y '.join(found)}: se devolvió a su lugar y a su área oficiales"
        )


def put_islands_back(
    shapes: gpd.GeoSeries, codes: "pd.Series[str]", catalogue: Catalogue
) -> tuple[gpd.GeoSeries, tuple[Returned, ...]]:
    """Return the shapes with every island at its official place and area, and which had to be moved.

    Args:
        shapes: polygons in EPSG:4326. codes: of each of them; an island may have several rows.
    """
    moved = shapes.copy()
    returned = []
    for code in ISLANDS:
        rows = codes.index[codes == code]
        if code not in catalogue.units.index or not len(rows):
            continue
        factor, target, found = _correction(shapes.loc[rows], code, catalogue)
        if found is not None:
            moved.loc[rows] = _placed(shapes.loc[rows], factor, target)
            returned.append(found)
    return moved, tuple(returned)


def _correction(
    rows: gpd.GeoSeries, code: str, catalogue: Catalogue
) -> tuple[float, shapely.Point, Returned | None]:
    """Return by how much the lengths of an island must change, and its official centre (metres)."""
    unit = catalogue.units.loc[code]
    target = gpd.GeoSeries([shapely.Point(unit["lon"], unit["lat"])], crs=LON_LAT).to_crs(EQUAL_AREA).iloc[0]
    whole = shapely.union_all(np.asarray(rows.to_crs(EQUAL_AREA).array))
    ratio = shapely.area(whole) / (1e6 * unit["area_km2"])
    distance = shapely.distance(shapely.centroid(whole), target) / 1000
    is_right = distance <= FARTHEST_KM and 1 / LARGEST_RATIO <= ratio <= LARGEST_RATIO
    found = None if is_right else Returned(code, str(unit["name"]), distance, ratio)
    return float(1 / np.sqrt(ratio)), target, found


def _placed(rows: gpd.GeoSeries, factor: float, target: shapely.Point) -> gpd.GeoSeries:
    metric = rows.to_crs(EQUAL_AREA)
    centre = shapely.centroid(shapely.union_all(np.asarray(metric.array)))
    step = (target.x - centre.x, target.y - centre.y)
    placed = [translate(scale(shape, factor, factor, origin=centre), *step) for shape in metric]
    return gpd.GeoSeries(placed, index=rows.index, crs=EQUAL_AREA).to_crs(LON_LAT)
