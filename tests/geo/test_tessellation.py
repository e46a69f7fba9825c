"""The generalised map: areas by arithmetic on squares, a department recomputed, the published country."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.coverage import EQUAL_AREA, is_valid
from geo.divipola import ISLAND_DEPARTMENT, load_catalogue
from geo.publish import EMBEDDED, read_published
from geo.tessellation import (
    LABEL,
    TessellationError,
    balance,
    department_outlines,
    divide,
    power_diagram,
    prepare_sites,
)

SQUARE = shapely.box(0, 0, 40_000, 40_000)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def published():
    """The published units at their true place, islands restored."""
    embedded = read_published(EMBEDDED)
    units = gpd.read_file(EMBEDDED / embedded.municipalities).set_index("id").geometry
    for inset in embedded.insets:
        chosen = list(inset.codes)
        units.loc[chosen] = inset.restore(np.asarray(units.loc[chosen].array))
    return units


@pytest.fixture(scope="module")
def touching(published):
    """One row per ordered pair of units that share a border, not only a corner."""
    shapes = np.asarray(published.array)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    edges = shapely.boundary(shapes)
    is_pair = (left != right) & (shapely.length(shapely.intersection(edges[left], edges[right])) > 0)
    codes = published.index.to_numpy()
    return pd.DataFrame({"code": codes[left[is_pair]], "neighbour": codes[right[is_pair]]})


def test_two_equal_weights_meet_halfway():
    """Without weights the border is the perpendicular bisector."""
    diagram = power_diagram(SQUARE, np.array([(10_000.0, 20_000.0), (20_000.0, 20_000.0)]), np.zeros(2))
    assert diagram.areas.tolist() == [15_000 * 40_000, 25_000 * 40_000]
    assert diagram.pairs.tolist() == [[0, 1]]
    assert diagram.lengths.tolist() == [40_000]


def test_weight_moves_the_border():
    """A weight w moves the border of two sites at distance d by w / 2d."""
    sites = np.array([(10_000.0, 20_000.0), (20_000.0, 20_000.0)])
    diagram = power_diagram(SQUARE, sites, np.array([1e8, 0.0]))
    assert diagram.areas.tolist() == [20_000 * 40_000, 20_000 * 40_000]


def test_two_sites_share_a_square_one_to_three():
    """Areas 1 : 3 put the straight border at a quarter, wherever the sites lie on the axis."""
    cells = divide(SQUARE, np.array([(8_000.0, 20_000.0), (31_000.0, 20_000.0)]), np.array([1.0, 3.0]))
    assert cells[0].bounds == pytest.approx((0, 0, 10_000, 40_000), abs=10)
    assert cells[1].bounds == pytest.approx((10_000, 0, 40_000, 40_000), abs=10)


def test_four_sites_share_a_square_in_quarters():
    """Four symmetrical sites with equal areas give four squares."""
    sites = np.array([(x, y) for x in (10_000.0, 30_000.0) for y in (10_000.0, 30_000.0)])
    cells = divide(SQUARE, sites, np.ones(4))
    assert shapely.area(cells) == pytest.approx(np.full(4, 4e8))
    assert shapely.equals_exact(cells[0].normalize(), shapely.box(0, 0, 20_000, 20_000).normalize(), 1)


def test_random_sites_reach_unequal_areas():
    """Thirty sites with areas of very different size fill the outline without loss."""
    random = np.random.default_rng(2020)
    sites, areas = random.uniform(1_000, 39_000, (30, 2)), random.uniform(1, 50, 30)
    cells = divide(SQUARE, sites, areas)
    assert shapely.area(cells) / shapely.area(SQUARE) == pytest.approx(areas / areas.sum(), rel=1e-3)
    assert shapely.area(shapely.union_all(cells, grid_size=0.01)) == pytest.approx(1.6e9)


def test_broken_cell_is_mended():
    """In a U the upper cell of one arm leaves the top of the other arm to its neighbour, areas kept."""
    outline = shapely.box(0, 0, 30_000, 30_000) - shapely.box(10_000, 10_000, 20_000, 30_000)
    sites = np.array([(5_000.0, 24_000.0), (15_000.0, 5_000.0)])
    broken = balance(outline, sites, np.array([1e8, 6e8])).cells
    assert shapely.get_num_geometries(broken[0]) == 2
    mended = divide(outline, sites, np.array([1.0, 6.0]))
    assert shapely.get_num_geometries(mended).tolist() == [1, 1]
    assert shapely.area(mended) == pytest.approx([1e8, 6e8], rel=3e-3)


def test_islands_go_whole_to_the_nearest_site():
    """Areas do not count between islands."""
    outline = shapely.multipolygons([shapely.box(0, 0, 10, 10), shapely.box(100, 0, 101, 1)])
    cells = divide(outline, np.array([(5.0, 5.0), (90.0, 0.0)]), np.array([1.0, 9.0]), islands=True)
    assert shapely.area(cells).tolist() == [100.0, 1.0]


def test_site_without_island_is_refused():
    """Two sites cannot share one island."""
    with pytest.raises(TessellationError, match="sin isla"):
        divide(SQUARE, np.array([(0.0, 0.0), (9e9, 0.0)]), np.ones(2), islands=True)


def test_stray_centroid_is_pulled_inside():
    """A centroid outside goes to the nearest point 500 m inside; others stay."""
    sites = prepare_sites(np.array([(50_000.0, 20_000.0), (7_000.0, 8_000.0)]), SQUARE)
    assert sites.tolist() == [[39_500.0, 20_000.0], [7_000.0, 8_000.0]]


def test_coinciding_centroids_are_set_apart():
    """The second of two equal centroids is moved by 300 m."""
    sites = prepare_sites(np.array([(7_000.0, 8_000.0)] * 3), SQUARE)
    assert sites.tolist() == [[7_000.0, 8_000.0], [7_300.0, 8_000.0], [7_600.0, 8_000.0]]


@pytest.mark.parametrize("department", ["08", "63"])
def test_recomputed_department_is_the_published_one(catalogue, published, department):
    """Atlántico and Quindío, computed again, differ from the published cells by rounding only."""
    rows = catalogue.units[catalogue.units["department_code"] == department]
    outline = department_outlines()[department]
    centroids = gpd.GeoSeries.from_xy(rows["lon"], rows["lat"], crs="EPSG:4326").to_crs(EQUAL_AREA)
    sites = prepare_sites(shapely.get_coordinates(np.asarray(centroids.array)), outline)
    cells = divide(outline, sites, rows["area_km2"].to_numpy())
    known = np.asarray(published[rows.index].to_crs(EQUAL_AREA).array)
    difference = shapely.area(shapely.symmetric_difference(cells, known)) / shapely.area(known)
    assert difference.max() < 0.01


def test_published_map_is_the_generalised_one(catalogue, published):
    """All 1,121 units have a polygon with area, and the label says what they are."""
    assert read_published(EMBEDDED).label == LABEL
    assert list(published.index) == list(catalogue.units.index)
    assert (shapely.area(np.asarray(published.array)) > 0).all()


def test_published_map_is_a_valid_coverage(published):
    """No unit overlaps another and shared borders have the same nodes."""
    assert is_valid(published)


def test_published_areas_are_within_two_per_cent(catalogue, published):
    """Every unit's share of its department is right within 2 %; islands are the documented exception."""
    department = catalogue.units["department_code"].loc[published.index]
    areas = {
        "drawn": published.to_crs(EQUAL_AREA).area,
        "official": catalogue.units["area_km2"].loc[published.index],
    }
    share = {name: area / area.groupby(department).transform("sum") for name, area in areas.items()}
    errors = share["drawn"] / share["official"] - 1
    assert errors[department != ISLAND_DEPARTMENT].abs().max() < 0.02


def test_published_islands_are_the_outline_s_islands(catalogue, published):
    """San Andrés and Providencia keep the area of Natural Earth's islands, remote cays left out."""
    drawn = published[["88001", "88564"]].to_crs(EQUAL_AREA).area.to_numpy()
    parts = sorted(shapely.area(shapely.get_parts(department_outlines()[ISLAND_DEPARTMENT])))
    assert sorted(drawn) == pytest.approx(parts[1:], rel=0.01)


def test_published_departments_keep_their_outline(published):
    """The units of a department fill its Natural Earth outline."""
    outlines = department_outlines().drop(ISLAND_DEPARTMENT)
    drawn = published.to_crs(EQUAL_AREA).area.groupby(published.index.str[:2]).sum().drop(ISLAND_DEPARTMENT)
    assert (drawn / outlines.area).to_numpy() == pytest.approx(1, rel=0.001)


def test_known_neighbours_touch(touching):
    """Medellín touches Bello and Envigado; Soledad touches Barranquilla; Bogotá touches Soacha."""
    pairs = set(zip(touching["code"], touching["neighbour"], strict=True))
    assert {("05001", "05088"), ("05001", "05266"), ("08758", "08001"), ("11001", "25754")} <= pairs


def test_every_unit_touches_one_of_its_department(catalogue, touching):
    """Outside the islands a unit of a divided department has a neighbour in it."""
    inside = touching[touching["code"].str[:2] == touching["neighbour"].str[:2]]
    alone = set(catalogue.units.index) - set(inside["code"])
    assert alone == {"11001", "88001", "88564"}


def test_few_units_are_in_several_pieces(published):
    """Islets of the coast aside, cells are whole."""
    assert (published.count_geometries() > 1).sum() <= 12
    assert not published.count_geometries().gt(4).any()
