"""The embedded generalised map: every municipality a cell with its place, neighbours and share of area.

Inside each department outline (Natural Earth 1:10m, public domain) the units are the cells of a power diagram
of their centroids: a point x belongs to the unit i with the smallest |x − pᵢ|² − wᵢ. The weights w are chosen
so that each cell's share of the outline equals the unit's share of the department's official area. That is
semi-discrete optimal transport: the dual is concave, its gradient is the area difference, its Hessian follows
from the lengths of the shared edges; the damped Newton method of Kitagawa, Mérigot and Thibert finds the
maximum and never lets a cell vanish on the way.

Two rules for the centroids: one that falls outside its department outline is pulled to just inside it, and
units of one department that share a centroid are set apart by a few hundred metres in the order of their
codes.

A cell that a bay or a bend of the outline breaks into pieces is mended: its stray pieces go to the neighbours
that they border most, and the weights make up for the difference. A badly broken cell also has its centroid
drawn towards its largest piece. Where that does not settle, the broken cells stay: areas come first.

The islands are the exception: department 88 is not divided by area. Each island of the outline belongs
whole to the nearer of the two units.

    python -m geo.tessellation      writes the map to geo/published/
"""

from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.coverage import EQUAL_AREA, LON_LAT, snap_coverage
from geo.divipola import FILES, ISLAND_DEPARTMENT, load_catalogue
from geo.errors import GeoError
from geo.pieces import attach_strays, split_pieces
from geo.publish import EMBEDDED, publish

LABEL: Final = "límites generalizados"
SOURCE: Final = (
    "Mapa generalizado de elaboración propia: contornos departamentales de Natural Earth 1:10m "
    "(dominio público); posición y área de cada municipio según la DIVIPOLA y el Marco Geoestadístico "
    "Nacional del DANE."
)
TOLERANCE: Final = 1e-4  # largest relative error of a cell before rounding
MAX_STEPS: Final = 60
INSIDE_M: Final = 500.0  # how far inside the outline a stray centroid is put
APART_M: Final = 300.0  # how far coinciding centroids are set apart
PIECES_TOLERANCE: Final = 2e-3  # the same where strays change hands
MAX_ROUNDS: Final = 60
MAX_MOVES: Final = 5
MOVE_SHARE: Final = 0.4  # of the way towards the largest piece
BROKEN_SHARE: Final = 0.05  # a cell with more loose area than this share of its own is badly broken
FINE_GRID: Final = 1e-5  # degrees, about one metre


class TessellationError(GeoError):
    """The cells of an outline could not be brought to their areas."""


@dataclass(frozen=True, eq=False)
class Diagram:
    """A power diagram clipped to an outline.

    Attributes:
        weights: weight of each site, in squared metres.
        cells: polygon of each site inside the outline, possibly empty.
        pairs: two columns of site positions, one row per edge between two cells (i < j).
        lengths: length of those edges inside the outline.
    """

    weights: np.ndarray
    cells: np.ndarray
    pairs: np.ndarray
    lengths: np.ndarray

    @property
    def areas(self) -> np.ndarray:
        """Area of each cell."""
        return np.asarray(shapely.area(self.cells))


def tessellate_country() -> tuple[gpd.GeoDataFrame, int]:
    """Return the polygon of every unit and how many centroids were pulled.

    The frame has the code as index, EPSG:4326 and is a valid coverage, not yet rounded for publishing.
    """
    units = load_catalogue().units
    outlines = department_outlines()
    sites = gpd.GeoSeries.from_xy(units["lon"], units["lat"], index=units.index, crs=LON_LAT).to_crs(
        EQUAL_AREA
    )
    cells: dict[str, shapely.Geometry] = {}
    pulled = 0
    for department, rows in units.groupby("department_code"):
        outline = outlines[department]
        points = shapely.get_coordinates(np.asarray(sites[rows.index].array))
        moved = prepare_sites(points, outline)
        pulled += int((moved != points).any(axis=1).sum())
        shapes = divide(outline, moved, rows["area_km2"].to_numpy(), islands=department == ISLAND_DEPARTMENT)
        cells.update(zip(rows.index, shapes, strict=True))
    projected = gpd.GeoSeries(cells, crs=EQUAL_AREA).sort_index()
    coverage = snap_coverage(projected.to_crs(LON_LAT), FINE_GRID)
    return gpd.GeoDataFrame(geometry=coverage), pulled


def department_outlines() -> gpd.GeoSeries:
    """Return the department outlines in the equal-area projection, index department code."""
    outlines = gpd.read_file(FILES / "natural_earth_departamentos.geojson").set_index("department_code")
    return outlines.geometry.to_crs(EQUAL_AREA).sort_index()


def divide(
    outline: shapely.Geometry, sites: np.ndarray, areas: np.ndarray, *, islands: bool = False
) -> np.ndarray:
    """Divide an outline among its sites.

    Args:
        outline: polygon or multipolygon in an equal-area projection, metres.
        sites: x and y per site, inside the outline and distinct.
        areas: area per site, in any unit: only the shares count.
        islands: give whole parts to the nearest site, whatever the areas.

    Returns:
        One polygon or multipolygon per site.

    Raises:
        TessellationError: the areas could not be reached.
    """
    if len(sites) == 1:
        return np.array([outline])
    if islands:
        return _nearest_parts(outline, sites)
    shapely.prepare(outline)
    goal = areas / areas.sum() * shapely.area(outline)
    plain = balance(outline, sites, goal)
    if not len(split_pieces(plain.cells, outline).strays):
        return plain.cells
    try:
        return _in_one_piece(outline, sites, goal, plain)
    except TessellationError:
        return plain.cells  # the areas come first: a unit in two pieces is better than a wrong share


def _in_one_piece(
    outline: shapely.Geometry, sites: np.ndarray, goal: np.ndarray, diagram: Diagram
) -> np.ndarray:
    """Give strays to neighbours and let the diagram make up for it, until the areas are right again."""
    sites, diagram = _draw_together(outline, sites, goal, diagram)
    asked = goal
    for _ in range(MAX_ROUNDS):
        cells = attach_strays(split_pieces(diagram.cells, outline))
        lacking = goal - shapely.area(cells)
        if np.max(np.abs(lacking / goal)) < PIECES_TOLERANCE:
            return cells
        asked = np.maximum(asked + lacking, goal / 20)
        asked = asked * (goal.sum() / asked.sum())
        diagram = balance(outline, sites, asked, diagram.weights)
    raise TessellationError("Hay celdas que siguen partidas.")


def _draw_together(
    outline: shapely.Geometry, sites: np.ndarray, goal: np.ndarray, diagram: Diagram
) -> tuple[np.ndarray, Diagram]:
    """Move the sites of badly broken cells towards their largest piece, a few times."""
    sites = sites.copy()
    for _ in range(MAX_MOVES):
        pieces = split_pieces(diagram.cells, outline)
        broken = np.flatnonzero(pieces.loose_area() > BROKEN_SHARE * goal)
        if not len(broken):
            break
        middle = shapely.get_coordinates(shapely.centroid(pieces.main[broken]))
        sites[broken] += MOVE_SHARE * (middle - sites[broken])
        diagram = balance(outline, sites, goal)
    return sites, diagram


def balance(
    outline: shapely.Geometry, sites: np.ndarray, goal: np.ndarray, weights: np.ndarray | None = None
) -> Diagram:
    """Return the power diagram whose cells have the areas `goal`; `weights` is where the search starts.

    Raises:
        TessellationError: the damped Newton method does not reach the tolerance.
    """
    diagram = power_diagram(outline, sites, np.zeros(len(sites)) if weights is None else weights)
    floor = min(diagram.areas.min(), goal.min()) / 2
    for _ in range(MAX_STEPS):
        if np.max(np.abs(diagram.areas / goal - 1)) < TOLERANCE:
            return diagram
        direction = _newton_direction(diagram, sites, goal)
        diagram = _damped_step(outline, sites, diagram, direction, goal, floor)
    raise TessellationError("Las celdas del mapa generalizado no alcanzaron sus áreas.")


def _newton_direction(diagram: Diagram, sites: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """Solve the Laplacian of the cells' shared edges for the missing areas."""
    first, second = diagram.pairs.T
    conductance = diagram.lengths / (2 * np.linalg.norm(sites[first] - sites[second], axis=1))
    laplacian = np.zeros((len(sites), len(sites)))
    np.add.at(laplacian, (first, second), -conductance)
    np.add.at(laplacian, (second, first), -conductance)
    laplacian -= np.diag(laplacian.sum(axis=1))
    direction: np.ndarray = np.linalg.lstsq(laplacian, goal - diagram.areas, rcond=None)[0]
    return direction


def _damped_step(
    outline: shapely.Geometry,
    sites: np.ndarray,
    diagram: Diagram,
    direction: np.ndarray,
    goal: np.ndarray,
    floor: float,
) -> Diagram:
    """Halve the Newton step until no cell falls below the floor and the error shrinks enough."""
    error = np.linalg.norm(diagram.areas - goal)
    for halvings in range(25):
        step = 0.5**halvings
        tried = power_diagram(outline, sites, diagram.weights + step * direction)
        shrunk = np.linalg.norm(tried.areas - goal) <= (1 - step / 2) * error
        if tried.areas.min() >= floor and shrunk:
            return tried
    raise TessellationError("El mapa generalizado no mejora con ningún paso.")


def power_diagram(outline: shapely.Geometry, sites: np.ndarray, weights: np.ndarray) -> Diagram:
    """Return the power diagram of weighted sites inside an outline."""
    box = _wide_box(outline)
    polygons, owners, others, edges = [], [], [], []
    for position in range(len(sites)):
        corners, labels = _convex_cell(position, sites, weights, box)
        polygons.append(shapely.polygons(corners) if len(corners) > 2 else shapely.Polygon())
        for start in np.flatnonzero(labels > position):
            owners.append(position)
            others.append(labels[start])
            edges.append((corners[start], corners[(start + 1) % len(corners)]))
    lines = shapely.linestrings(np.array(edges).reshape(-1, 2, 2))
    return Diagram(
        weights=weights,
        cells=np.asarray(shapely.intersection(np.array(polygons), outline)),
        pairs=np.array([owners, others], dtype=int).T,
        lengths=np.asarray(shapely.length(shapely.intersection(lines, outline))),
    )


def _wide_box(outline: shapely.Geometry) -> np.ndarray:
    """Return the corners, counterclockwise, of a box well outside the outline."""
    west, south, east, north = shapely.bounds(outline)
    margin = (east - west) + (north - south)
    west, south, east, north = west - margin, south - margin, east + margin, north + margin
    return np.array([(west, south), (east, south), (east, north), (west, north)])


def _convex_cell(
    position: int, sites: np.ndarray, weights: np.ndarray, box: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the cell of one site inside the box, and for each edge the site beyond it (-1: the box).

    The other sites are taken by the signed distance of their bisector; when that exceeds the distance of
    the farthest corner, no further bisector can cut the cell.
    """
    offsets = sites - sites[position]
    distances = np.linalg.norm(offsets, axis=1)
    distances[position] = 1.0  # any number: the site itself is taken out of the order below
    reach = (distances**2 + weights[position] - weights) / (2 * distances)
    reach[position] = np.inf
    corners, labels = box - sites[position], np.full(len(box), -1)
    for other in np.argsort(reach, kind="stable")[:-1]:
        if not len(corners) or reach[other] >= np.sqrt((corners**2).sum(axis=1).max()):
            break
        corners, labels = _cut(corners, labels, offsets[other] / distances[other], reach[other], other)
    return corners + sites[position], labels


def _cut(
    corners: np.ndarray, labels: np.ndarray, normal: np.ndarray, reach: float, label: int
) -> tuple[np.ndarray, np.ndarray]:
    """Keep the part of a convex polygon where x · normal ≤ reach; the new edge gets the label.

    Edge k runs from corner k to the next one.
    """
    beyond = corners @ normal - reach
    outside = beyond > 0
    if not outside.any():
        return corners, labels
    if outside.all():
        return corners[:0], labels[:0]
    inside = ~outside
    leave = int(np.flatnonzero(inside & np.roll(outside, -1))[0])  # the edge that leaves the half plane
    enter = int(np.flatnonzero(outside & np.roll(inside, -1))[0])  # the edge that comes back
    kept = np.arange(enter + 1, leave + 1 + (len(corners) if leave <= enter else 0)) % len(corners)
    exit_point = _crossing(corners, beyond, leave)
    entry_point = _crossing(corners, beyond, enter)
    new_corners = np.vstack([entry_point, corners[kept], exit_point])
    new_labels = np.concatenate([[labels[enter]], labels[kept], [label]])
    return new_corners, new_labels


def _crossing(corners: np.ndarray, beyond: np.ndarray, edge: int) -> np.ndarray:
    following = (edge + 1) % len(corners)
    share = beyond[edge] / (beyond[edge] - beyond[following])
    point: np.ndarray = corners[edge] + share * (corners[following] - corners[edge])
    return point


def prepare_sites(points: np.ndarray, outline: shapely.Geometry) -> np.ndarray:
    """Return the sites with strays pulled inside the outline and coinciding ones set apart."""
    inner = shapely.buffer(outline, -INSIDE_M)
    allowed = outline if shapely.is_empty(inner) else inner
    sites = points.copy()
    for position in np.flatnonzero(~shapely.contains_xy(outline, points)).tolist():
        sites[position] = _nearest_point(allowed, points[position])
    for position in range(1, len(sites)):
        while (np.linalg.norm(sites[:position] - sites[position], axis=1) < APART_M / 2).any():
            sites[position] = _nearest_point(allowed, sites[position] + (APART_M, 0.0))
    return sites


def _nearest_point(area: shapely.Geometry, point: np.ndarray) -> np.ndarray:
    line = shapely.shortest_line(area, shapely.points(point))
    return np.asarray(shapely.get_coordinates(line)[0])


def _nearest_parts(outline: shapely.Geometry, sites: np.ndarray) -> np.ndarray:
    """Give each part of the outline whole to the nearest site."""
    parts = shapely.get_parts(outline)
    distances = shapely.distance(parts[:, None], shapely.points(sites)[None, :])
    owners = distances.argmin(axis=1)
    empty = [position for position in range(len(sites)) if not (owners == position).any()]
    if empty:
        raise TessellationError("Hay unidades insulares sin isla en el contorno del departamento.")
    return np.array([shapely.union_all(parts[owners == position]) for position in range(len(sites))])


def main() -> None:
    """Compute the map of the whole country and publish it as the embedded one."""
    units, _ = tessellate_country()
    publish(units, EMBEDDED, label=LABEL, source=SOURCE)


if __name__ == "__main__":
    main()
