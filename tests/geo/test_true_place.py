"""The published map with every unit at its true place."""

import json

import pytest
import shapely
from shapely.geometry import box

from geo.publish import Inset, active_map
from geo.true_place import dissolved, geometry_texts, true_departments, true_units


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    """The map that comes with the code."""
    return active_map(tmp_path_factory.mktemp("sin-importar"))


@pytest.fixture(scope="module")
def units(embedded):
    """Its units at their true place."""
    return true_units(embedded)


def test_only_the_islands_move(embedded, units):
    """The mainland has the coordinates of the published file; the islands those of the sea."""
    features = json.loads((embedded.folder / embedded.municipalities).read_text())["features"]
    moved = {code for inset in embedded.insets for code in inset.codes}
    drawn = {item["id"]: shapely.geometry.shape(item["geometry"]) for item in features}
    assert {code for code, one in drawn.items() if not one.equals(units[code])} == moved == {"88001", "88564"}


def test_drawing_again_gives_the_published_shape(embedded, units):
    """Nothing is lost on the way: the islands drawn again are those of the published file."""
    features = json.loads((embedded.folder / embedded.municipalities).read_text())["features"]
    drawn = {item["id"]: shapely.geometry.shape(item["geometry"]) for item in features}
    for inset in embedded.insets:
        for code in inset.codes:
            again = inset.draw(units[[code]].to_numpy())[0]
            assert again.symmetric_difference(drawn[code]).area < 1e-9


def test_a_department_with_islands_is_that_of_its_units(embedded, units):
    """San Andrés y Providencia is its two islands, where they are."""
    department = true_departments(embedded)["88"]
    assert department.area == pytest.approx(units[["88001", "88564"]].map(lambda one: one.area).sum())
    assert department.bounds == shapely.union_all(units[["88001", "88564"]].to_numpy()).bounds


def test_every_exterior_is_counterclockwise(embedded, units):
    """As RFC 7946 asks, in units, departments and their unions."""
    departments = true_departments(embedded)
    whole = dissolved(departments, departments.map(lambda _: "pais"))
    for shapes in (units, departments, whole):
        assert all(one.exterior.is_ccw for one in shapely.get_parts(shapes.to_numpy()))


def test_one_part_is_a_polygon(units):
    """The plainest GeoJSON type that holds the shape."""
    texts = geometry_texts(units[["05001"]])
    assert json.loads(texts["05001"])["type"] == "Polygon"


def test_restoring_is_the_inverse_of_drawing():
    """By hand: a square of one degree drawn twice as large elsewhere comes back."""
    inset = Inset(codes=("1",), scale=2.0, origin=(0.0, 0.0), target=(10.0, 5.0))
    drawn = inset.draw([box(0, 0, 1, 1)])
    assert drawn[0].bounds == (10, 5, 12, 7)
    assert inset.restore(drawn)[0].bounds == (0, 0, 1, 1)
