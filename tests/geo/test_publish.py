"""What is published is small, hashed, clockwise, readable again, and never half written."""

import gzip
import hashlib
import json
from itertools import pairwise

import brotli
import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.errors import GeoError
from geo.publish import (
    BORDER_LAYER,
    EMBEDDED,
    FRAME,
    INSETS,
    TOPOLOGY_LAYERS,
    active_map,
    map_mark,
    publish,
    read_published,
)

MEDELLIN, BELLO, BARRANQUILLA = "05001", "05088", "08001"


@pytest.fixture
def units():
    """Two squares of Antioquia, one of Atlántico beside them and the two islands near their true place."""
    shapes = {
        MEDELLIN: shapely.box(-75, 6, -74, 7),
        BELLO: shapely.box(-75, 7, -74, 8),
        BARRANQUILLA: shapely.box(-75, 8, -74, 9),
        "88001": shapely.box(-81.73, 12.5, -81.69, 12.58),
        "88564": shapely.multipolygons(
            [shapely.box(-81.39, 13.32, -81.35, 13.38), shapely.box(-80.09, 13.57, -80.08, 13.58)]
        ),
    }
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"))


@pytest.fixture
def written(units, tmp_path):
    return publish(units, tmp_path / "geo", label="límites de prueba", source="Fuente: prueba.")


def document(published, name):
    return json.loads((published.folder / name).read_bytes())


def all_files(published):
    names = (published.municipalities, published.departments, published.topology)
    return [published.folder / name for name in names]


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_manifest_reads_back(written):
    """What publish returns and what the manifest says are equal."""
    assert read_published(written.folder) == written
    assert written.label == "límites de prueba"


def test_features_carry_code_and_names(written):
    """A feature has the code as id, the unit's name and its department."""
    features = document(written, written.municipalities)["features"]
    assert [feature["id"] for feature in features] == [MEDELLIN, BELLO, BARRANQUILLA, "88001", "88564"]
    assert features[0]["properties"] == {"name": "Medellín", "department": "Antioquia"}


def test_departments_are_dissolved(written):
    """Two squares of Antioquia become one department of two square degrees."""
    features = document(written, written.departments)["features"]
    assert [feature["id"] for feature in features] == ["05", "08", "88"]
    assert features[0]["properties"] == {"name": "Antioquia"}
    assert shapely.geometry.shape(features[0]["geometry"]).area == pytest.approx(2)


def test_names_hold_the_hash_of_the_content(written):
    """A changed file has a changed name, so browsers may keep it for ever."""
    for path in all_files(written):
        assert path.stem.split("-")[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def test_compressed_twins_unpack_to_the_same_bytes(written):
    """Brotli and gzip twins stand beside every file."""
    for path in all_files(written):
        content = path.read_bytes()
        assert brotli.decompress((path.parent / f"{path.name}.br").read_bytes()) == content
        assert gzip.decompress((path.parent / f"{path.name}.gz").read_bytes()) == content


def test_same_units_give_the_same_bytes(units, written, tmp_path):
    """Publishing again elsewhere, rows in another order, changes no byte."""
    again = publish(units[::-1], tmp_path / "other", label=written.label, source=written.source)
    assert snapshot(again.folder) == snapshot(written.folder)


def test_islands_are_drawn_in_their_frame(written):
    """The islands lie inside the frame, ten times as long; the remote cay is left out."""
    shapes = gpd.read_file(written.folder / written.municipalities).set_index("id").geometry
    islands = shapes.loc[["88001", "88564"]]
    assert shapely.box(*FRAME).contains(shapely.union_all(islands.array))
    west, south, east, north = islands["88001"].bounds
    assert (east - west, north - south) == pytest.approx((0.4, 0.8))
    assert islands["88564"].geom_type == "Polygon"


def test_inset_restores_the_true_place(written, units):
    """The manifest's insets undo the move."""
    drawn = gpd.read_file(written.folder / written.municipalities).set_index("id").geometry
    (inset, _) = written.insets
    restored = inset.restore(np.asarray(drawn.loc[list(inset.codes)].array))
    assert shapely.bounds(restored)[0] == pytest.approx(units.geometry["88001"].bounds, abs=1e-4)


def test_map_without_islands_has_no_frame(units, tmp_path):
    """A partial file without the islands is published without insets, and the missing units are named."""
    published = publish(units.loc[[MEDELLIN, BELLO]], tmp_path, label="x", source="y")
    assert published.insets == ()
    assert published.bounds == (-75, 6, -74, 8)
    assert len(published.missing) == 1119


def test_bounds_include_the_frame(written):
    """Everything drawn is inside the bounds."""
    assert written.bounds == (-79.0, 6.0, -74.0, 12.3)


def test_topology_has_all_layers_and_only_borders_in_them(written):
    """plotly.js finds every layer by name; all but the borders are empty."""
    objects = document(written, written.topology)["objects"]
    assert set(objects) == set(TOPOLOGY_LAYERS)
    assert {name for name, layer in objects.items() if layer["geometries"]} == {BORDER_LAYER}


def test_topology_draws_each_border_once(written):
    """Department borders, coast and frame: no segment twice, no municipal border."""
    topology = document(written, written.topology)
    (lines,) = topology["objects"][BORDER_LAYER]["geometries"]
    assert lines["arcs"] == [[number] for number in range(len(topology["arcs"]))]
    segments = [frozenset(map(tuple, pair)) for arc in topology["arcs"] for pair in pairwise(arc)]
    assert len(segments) == len(set(segments))
    assert frozenset({(-75.0, 8.0), (-74.0, 8.0)}) in segments
    assert frozenset({(-75.0, 7.0), (-74.0, 7.0)}) not in segments


def test_unknown_units_are_refused(units, tmp_path):
    """A code outside the catalogue never reaches the browser."""
    with pytest.raises(GeoError, match="99999"):
        publish(units.rename(index={MEDELLIN: "99999"}), tmp_path, label="x", source="y")


def test_failure_leaves_the_former_map(written, units, monkeypatch):
    """When compressing breaks, the former files and nothing else remain."""
    before = snapshot(written.folder)

    def break_down(*_args, **_options):
        raise OSError("disco lleno")

    monkeypatch.setattr(brotli, "compress", break_down)
    with pytest.raises(OSError, match="disco lleno"):
        publish(units.drop(index=BELLO), written.folder, label="otro", source="y")
    assert snapshot(written.folder) == before


def test_next_map_replaces_the_former_files(written, units):
    """Files of the former map go, the manifest names the new ones."""
    published = publish(units.drop(index=BELLO), written.folder, label="otro", source="y")
    assert read_published(written.folder) == published
    assert len(list(written.folder.iterdir())) == 10


def test_files_of_the_latest_former_maps_stay(written, units):
    """Of four maps in a row the last three answer; the first one is gone, with its twins."""
    left_out = (BELLO, MEDELLIN, "88564")
    maps = [written] + [
        publish(units.drop(index=code), written.folder, label="otro", source="y", formers=2)
        for code in left_out
    ]
    there = [[path.is_file() for path in all_files(published)] for published in maps]
    assert there == [[False] * 3, [True] * 3, [True] * 3, [True] * 3]
    assert len(list(written.folder.iterdir())) == 3 * 9 + 1


def test_the_mark_changes_with_the_map(units, tmp_path):
    """None is in use, one is, and another one is."""
    marks = [map_mark(tmp_path)]
    for shapes in (units, units.drop(index=BELLO)):
        publish(shapes, tmp_path / "geo", label="x", source="y")
        marks += [map_mark(tmp_path), map_mark(tmp_path)]
    none, first, first_again, second, second_again = marks
    assert (first, second) == (first_again, second_again)
    assert len({none, first, second}) == 3


def test_damaged_map_is_refused(written):
    """A missing file is named in Spanish."""
    (written.folder / written.topology).unlink()
    with pytest.raises(GeoError, match=written.topology):
        read_published(written.folder)


def test_folder_without_manifest_is_refused(tmp_path):
    """The message says what to do."""
    with pytest.raises(GeoError, match="Importe de nuevo los límites"):
        read_published(tmp_path)


def test_active_map_is_the_embedded_one_without_import(tmp_path):
    """A fresh state folder shows the generalised map."""
    assert active_map(tmp_path).folder == EMBEDDED


def test_active_map_is_the_imported_one(units, tmp_path):
    """After an import the maps use it."""
    publish(units, tmp_path / "geo", label="límites oficiales (archivo x)", source="y")
    assert active_map(tmp_path).label == "límites oficiales (archivo x)"


def test_embedded_map_is_small():
    """All three files together stay under 250 KB, with brotli and with gzip."""
    for twin in (".br", ".gz"):
        assert sum(path.stat().st_size for path in EMBEDDED.glob(f"*{twin}")) < 250_000


@pytest.mark.parametrize("key", ["municipalities", "departments"])
def test_embedded_rings_are_clockwise(key):
    """Every exterior ring of the embedded map is clockwise: the browser fills its inside."""
    embedded = read_published(EMBEDDED)
    shapes = gpd.read_file(EMBEDDED / getattr(embedded, key)).geometry
    rings = shapely.get_exterior_ring(shapely.get_parts(np.asarray(shapes.array)))
    assert not shapely.is_ccw(rings).any()


def test_embedded_map_is_complete():
    """Nothing missing, nothing unknown, both islands moved."""
    embedded = read_published(EMBEDDED)
    assert (embedded.missing, embedded.unknown, embedded.insets) == ((), (), INSETS)
