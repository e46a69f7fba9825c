"""GeoJSON: the evaluated rows on true shapes, rings as RFC 7946 asks, metadata at the top."""

import json

import pytest
import shapely
from shapely.geometry import shape

from dashboard.core.provenance import FILE_MARKS
from dashboard.exports import geojson
from dashboard.exports.formats import make_download
from dashboard.views.rows import EXPORT_COLUMNS

SAN_ANDRES = (-81.71, 12.54)  # longitude and latitude by the DIVIPOLA
PROVIDENCIA = (-81.373, 13.355)


def features(file):
    """The features of a file by code."""
    return {item["id"]: item for item in json.loads(file.content)["features"]}


def test_every_file_holds_the_evaluated_rows(view, made, same_rows):
    """One valid feature per row, properties as the columns of the CSV."""
    content = json.loads(made(view.key, "geojson", view.query).content)
    assert content["type"] == "FeatureCollection"
    properties = [item["properties"] for item in content["features"]]
    assert all(tuple(one) == EXPORT_COLUMNS for one in properties)
    same_rows(properties, view.rows)
    assert [item["id"] for item in content["features"]] == view.rows.index.tolist()
    assert content["metadata"]["filas"] == len(properties)
    assert content["metadata"]["indicador"] == view.key


@pytest.mark.parametrize("level", ["municipio", "departamento", "region", "pais", "gobernacion"])
def test_shapes_are_valid_and_wound_as_the_standard_asks(made, level):
    """Exterior rings counterclockwise, holes clockwise (RFC 7946, 3.1.6)."""
    shapes = [
        shape(item["geometry"]) for item in features(made("pdet", "geojson", f"nivel={level}")).values()
    ]
    assert all(one.is_valid and not one.is_empty for one in shapes)
    polygons = shapely.get_parts(shapes)
    assert all(one.exterior.is_ccw for one in polygons)
    assert not any(hole.is_ccw for one in polygons for hole in one.interiors)


@pytest.mark.parametrize(("code", "place"), [("88001", SAN_ANDRES), ("88564", PROVIDENCIA)])
def test_islands_are_at_their_true_place(made, code, place):
    """The frame of the screen is undone: at most a tenth of a degree around the official point."""
    west, south, east, north = shape(features(made("pdet", "geojson"))[code]["geometry"]).bounds
    assert west <= place[0] <= east
    assert south <= place[1] <= north
    assert max(east - west, north - south) < 0.2


@pytest.mark.parametrize(("level", "code"), [("departamento", "88"), ("gobernacion", "88"), ("pais", "pais")])
def test_groups_hold_the_islands_at_their_true_place(made, level, code):
    """The department, and whatever holds it, reaches as far north as Providencia."""
    whole = shape(features(made("pdet", "geojson", f"nivel={level}"))[code]["geometry"])
    assert 13.3 < whole.bounds[3] < 13.5
    assert -81.9 < whole.bounds[0] < -81.6


def test_groups_are_the_sum_of_their_municipalities(made):
    """The regions cover what the departments cover."""

    def area(level):
        found = features(made("pdet", "geojson", f"nivel={level}")).values()
        return sum(shape(item["geometry"]).area for item in found)

    assert area("region") == pytest.approx(area("departamento"))
    assert area("pais") == pytest.approx(area("departamento"))


def test_filters_leave_what_is_seen(made):
    """Only the rows of the view have a feature."""
    found = features(made("universo", "geojson", "region=caribe&universo=A"))
    assert found
    assert {(item["properties"]["region"], item["properties"]["valor"]) for item in found.values()} == {
        ("Caribe", "A")
    }


def test_the_mark_and_the_source_of_the_limits_are_inside(made, snapshot):
    """What a reader must cite travels with the shapes."""
    about = json.loads(made("avance-fase-2", "geojson").content)["metadata"]
    assert about["marca"] == FILE_MARKS["demostración"]
    assert about["limites"] == snapshot.boundaries.label
    assert about["fuente_limites"] == snapshot.boundaries.source


def test_a_unit_without_polygon_has_no_geometry(snapshot, monkeypatch):
    """Null, as the standard has it; the row stays."""
    monkeypatch.setattr(geojson, "_geometries", lambda *_: {})
    content = json.loads(make_download(snapshot, "pdet", "geojson", "nivel=region").content)
    assert [item["geometry"] for item in content["features"]] == [None] * 8
