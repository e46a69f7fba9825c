"""Boundary files of every kind become the map in use, or are refused and change nothing."""

import json
import os
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from unittest.mock import patch

import geopandas as gpd
import numpy as np
import pytest
import shapely
import shapely.affinity
from shapely import Polygon, box

from geo import importing
from geo.coverage import EQUAL_AREA
from geo.divipola import Catalogue
from geo.errors import BoundaryError
from geo.importing import ensure_boundaries, import_boundaries, status
from geo.matching import find_code_column
from geo.publish import active_map, publish

FOUR = ["05001", "05266", "05360", "05615"]
OFFICIAL = Path(__file__).parents[3] / "shared/geo/mgn_2018_municipios.topojson"
LONGEST_IMPORT = 10.0  # seconds of processor, of the whole country


@pytest.fixture
def state(tmp_path):
    """Return a state folder where nothing was imported yet."""
    return tmp_path / "var"


@pytest.fixture
def in_use(squares, write, state, catalogue):
    """Return a state folder with an imported map."""
    import_boundaries(str(write(squares, "anterior.geojson")), state, catalogue)
    return state


def _contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _drawn(published):
    drawn = gpd.read_file(published.folder / published.municipalities).set_index("id")
    return sorted(drawn.index)


def _zipped(shapefile):
    path = shapefile.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for part in shapefile.parent.glob(f"{shapefile.stem}.*"):
            if part != path:
                archive.write(part, f"ADMINISTRATIVO/{part.name}")
    return path


def _topology(frame, code, objects):
    """Return a TopoJSON with one arc per ring."""
    rings = [shapely.get_coordinates(shape).tolist() for shape in frame.geometry]
    municipal = [
        {"type": "Polygon", "arcs": [[number]], "properties": {code: value}}
        for number, value in enumerate(frame["MPIO_CDPMP"])
    ]
    department = [{"type": "Polygon", "arcs": [[0]], "properties": {"DPTO_CCDGO": "05"}}]
    layers = {name: municipal if "MPIO" in name else department for name in objects}
    return {
        "type": "Topology",
        "arcs": rings,
        "objects": {
            name: {"type": "GeometryCollection", "geometries": each} for name, each in layers.items()
        },
    }


def test_zip_of_a_shapefile_with_latin_names(squares, write, state, catalogue):
    """DANE's usual download: a folder in a zip, MAGNA-SIRGAS, accents in Latin-1."""
    shapefile = write(squares.to_crs(4686), "mpios.shp", encoding="ISO-8859-1")
    report = import_boundaries(str(_zipped(shapefile)), state, catalogue)
    assert (report.source, report.code_column, report.crs) == ("mpios.zip", "MPIO_CDPMP", "EPSG:4686")
    assert (report.units_read, report.missing, report.unknown) == (4, (), ())
    assert _drawn(active_map(state)) == squares["MPIO_CDPMP"].to_list()


def test_shapefile_with_codes_in_two_columns(squares, write, state, catalogue):
    """Older files keep the department and the municipality apart."""
    codes = squares["MPIO_CDPMP"]
    frame = squares[["geometry"]].assign(DPTO_CCDGO=codes.str[:2], MPIO_CCDGO=codes.str[2:])
    report = import_boundaries(str(write(frame, "limites.shp")), state, catalogue)
    assert report.code_column == "DPTO_CCDGO + MPIO_CCDGO"


def test_geopackage_with_two_layers(squares, write, state, catalogue):
    """The municipal layer is picked, whatever the order and the names."""
    departments = squares.iloc[:1].assign(MPIO_CDPMP="05").rename(columns={"MPIO_CDPMP": "DPTO_CCDGO"})
    write(departments, "limites.gpkg", layer="a")
    path = write(squares.to_crs(9377), "limites.gpkg", layer="b", mode="a")
    report = import_boundaries(str(path), state, catalogue)
    assert (report.units_read, report.crs) == (4, "EPSG:9377")


def test_the_layer_with_fewest_rows_wins(squares, write, state, catalogue):
    """A layer of villages has municipal codes too; the municipal one has one row per code."""
    villages = squares.loc[squares.index.repeat(2)]
    write(villages, "limites.gpkg", layer="veredas")
    path = write(squares, "limites.gpkg", layer="municipios", mode="a")
    assert import_boundaries(str(path), state, catalogue).units_read == 4


def test_rows_of_one_code_become_one_unit(squares, write, state, catalogue):
    """A unit drawn in two rows is joined, and a row without code is left out and counted."""
    west, south, east, north = squares.geometry[0].bounds
    middle = (west + east) / 2
    parts = squares.iloc[[0, 0, 1, 2, 3, 3]].assign(MPIO_CDPMP=["05001", "05001", *FOUR[1:], None])
    halves = [box(west, south, middle, north), box(middle, south, east, north)]
    parts = parts.set_geometry([*halves, *squares.geometry[1:], box(-75, 5, -74.9, 5.1)])
    report = import_boundaries(str(write(parts)), state, catalogue)
    assert _drawn(report.published) == FOUR
    assert report.without_code == 1
    assert "Polígonos sin código, fuera del mapa: 1." in report.to_text()


def test_geojson_with_numeric_codes(squares, write, state, catalogue):
    """A spreadsheet on the way turned codes into numbers; they are codes again."""
    frame = squares.assign(codigo=squares["MPIO_CDPMP"].astype(int)).drop(columns="MPIO_CDPMP")
    report = import_boundaries(str(write(frame)), state, catalogue)
    assert (report.code_column, len(_drawn(report.published))) == ("codigo", 4)


@pytest.mark.parametrize("objects", [("MGN_ANM_MPIOS", "MGN_ANM_DPTOS"), ("MGN_ANM_DPTOS", "MGN_ANM_MPIOS")])
def test_topojson_with_departments_beside(squares, tmp_path, state, catalogue, objects):
    """Of the two objects of a topology the municipal one is taken."""
    path = tmp_path / "limites.topojson"
    path.write_text(json.dumps(_topology(squares, "MPIO_CDPMP", objects)))
    assert import_boundaries(str(path), state, catalogue).units_read == 4


def test_names_and_codes_of_ocha(squares, write, state, catalogue):
    """OCHA writes "CO" before the code, and its map says that it is OCHA's."""
    frame = squares.assign(ADM2_ES=squares["MPIO_CNMBR"], ADM2_PCODE="CO" + squares["MPIO_CDPMP"])
    frame = frame.drop(columns=["MPIO_CDPMP", "MPIO_CNMBR"])
    report = import_boundaries(str(write(frame)), state, catalogue)
    assert report.code_column == "ADM2_PCODE"
    assert "OCHA" in report.published.source


def test_geoboundaries_without_municipal_codes_is_refused(squares, write, state, catalogue):
    """Identifiers of another system are no codes: its columns are shown, and names beside their codes."""
    frame = squares[["geometry"]].assign(
        shapeName=["MEDELLIN", "Envigado", "Itagüí", "Otro"], shapeID=["1B", "2B", "3B", "4B"]
    )
    with pytest.raises(BoundaryError) as refusal:
        import_boundaries(str(write(frame)), state, catalogue)
    said = str(refusal.value)
    assert "ninguna columna trae códigos" in said
    assert "shapeName (MEDELLIN, Envigado, Itagüí); shapeID (1B, 2B, 3B)" in said
    assert "Por los nombres de «shapeName» se reconocen 3 de 4 filas (MEDELLIN → 05001" in said
    assert "/descargas/avance-fase-2.csv" in said


def test_a_layer_whose_names_are_of_nobody_is_told_to_bring_codes(squares, write, state, catalogue):
    """There is nothing to show beside its names."""
    frame = squares[["geometry"]].assign(zona=["A", "B", "C", "D"])
    with pytest.raises(BoundaryError, match=r"zona \(A, B, C\).*Agregue el código DIVIPOLA a la capa"):
        import_boundaries(str(write(frame)), state, catalogue)


def test_absorbed_unit_is_merged(whole_catalogue, write, state):
    """A file of 2018 draws Mapiripana apart; it becomes part of Barrancominas and the report says why."""
    two = replace(whole_catalogue, units=whole_catalogue.units.loc[["94343"]])
    frame = gpd.GeoDataFrame(
        {"MPIO_CDPMP": ["94343", "94663"]},
        geometry=[box(-70, 3, -69.5, 3.5), box(-69.5, 3, -69, 3.5)],
        crs="EPSG:4326",
    )
    report = import_boundaries(str(write(frame)), state, two)
    assert [merger.code for merger in report.merged] == ["94663"]
    assert _drawn(report.published) == ["94343"]
    assert "Unido 94663 con 94343: el área no municipalizada Mapiripana" in report.to_text()


def test_bowtie_is_repaired_and_counted(squares, write, state, catalogue):
    """A ring that crosses itself is mended, and the manifest counts it."""
    west, south, east, north = squares.geometry[0].bounds
    squares.geometry = [
        Polygon([(west, south), (east, south), (east, north), (west - 0.01, south), (west, north)]),
        *squares.geometry[1:],
    ]
    report = import_boundaries(str(write(squares)), state, catalogue)
    assert report.repaired == 1
    assert active_map(state).repaired == 1


def test_missing_and_unknown_units_are_both_named(squares, write, state, catalogue):
    """A refusal says what is lacking and what is too much, code and name."""
    frame = squares.replace({"05266": "27493", "Envigado": "Nuevo Belén de Bajirá"})
    with pytest.raises(
        BoundaryError,
        match=r"falta 1 unidad: 05266 Envigado; .* no tiene: 27493 Nuevo Belén de Bajirá.*--parcial",
    ):
        import_boundaries(str(write(frame)), state, catalogue)


def test_long_lists_of_missing_units_are_capped(squares, write, state, whole_catalogue):
    """A thousand missing units do not fill the screen."""
    with pytest.raises(BoundaryError, match=r"faltan 1\.117 unidades: .* \(\+1\.107 más\)"):
        import_boundaries(str(write(squares)), state, whole_catalogue)


def test_partial_import_writes_its_gap_down(squares, write, state, catalogue):
    """With permission an incomplete file is used, and the manifest and the status name what it lacks."""
    frame = squares.replace({"05266": "99999"})
    report = import_boundaries(str(write(frame)), state, catalogue, partial=True)
    assert (report.missing, report.unknown) == (("05266",), ("99999",))
    assert "05266" in active_map(state).missing
    assert active_map(state).unknown == ("99999",)
    text = status(state, catalogue)
    assert "Unidades con polígono: 3 de 4" in text
    assert "Sin polígono: 05266 Envigado" in text


def test_unit_without_area_counts_as_missing(squares, write, state, catalogue):
    """A row with a code and no polygon covers nothing, and the reason is the polygon."""
    squares.geometry = [Polygon(), *squares.geometry[1:]]
    with pytest.raises(BoundaryError, match=r"sin un polígono con área .*: 05001 Medellín"):
        import_boundaries(str(write(squares)), state, catalogue)


def test_an_identical_row_twice_counts_once(squares, write, state, catalogue):
    """A copy of a row is no overlap."""
    report = import_boundaries(str(write(squares.iloc[[0, 0, 1, 2, 3]])), state, catalogue)
    assert (report.repeated, _drawn(report.published)) == (1, FOUR)
    assert "Filas repetidas, contadas una vez: 1." in report.to_text()


@pytest.mark.parametrize("writing", ["{:,}", "'{:05d}", "CO{:05d}"])
def test_codes_of_a_spreadsheet_are_understood(squares, write, state, catalogue, writing):
    """Thousands and the apostrophe of a text cell."""
    codes = [writing.format(int(code)) for code in FOUR]
    report = import_boundaries(str(write(squares.assign(MPIO_CDPMP=codes))), state, catalogue)
    assert _drawn(report.published) == FOUR


def test_codes_with_a_point_for_thousands_are_understood(squares, write, state, catalogue):
    """As a spreadsheet in Spanish shows a number."""
    codes = [f"{int(code):,}".replace(",", ".") for code in FOUR]
    assert import_boundaries(str(write(squares.assign(MPIO_CDPMP=codes))), state, catalogue).missing == ()


def test_two_code_columns_are_known_by_content(squares, write, state, catalogue):
    """Whatever they are called."""
    codes = squares["MPIO_CDPMP"]
    frame = squares[["geometry"]].assign(primero=codes.str[:2], segundo=codes.str[2:].astype(int))
    assert import_boundaries(str(write(frame)), state, catalogue).code_column == "primero + segundo"


def _geojson(rings):
    """Return a collection with one polygon per code from its ring as it stands."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"MPIO_CDPMP": code},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for code, ring in rings.items()
        ],
    }


def _rings(squares):
    return {
        code: [list(point) for point in shape.exterior.coords]
        for code, shape in zip(squares["MPIO_CDPMP"], squares.geometry, strict=True)
    }


def test_an_open_ring_is_closed(squares, tmp_path, state, catalogue):
    """The last point that should repeat the first is missing."""
    rings = _rings(squares)
    rings["05001"] = rings["05001"][:-1]
    path = tmp_path / "abierto.geojson"
    path.write_text(json.dumps(_geojson(rings)))
    assert _drawn(import_boundaries(str(path), state, catalogue).published) == FOUR


def test_a_ring_of_two_points_is_named_as_no_area(squares, tmp_path, state, catalogue):
    """Nothing foreign passes; the unit is named with the true reason."""
    rings = _rings(squares)
    rings["05266"] = rings["05266"][:2]
    path = tmp_path / "dos.geojson"
    path.write_text(json.dumps(_geojson(rings)))
    with pytest.raises(BoundaryError, match=r"sin un polígono con área .*05266 Envigado"):
        import_boundaries(str(path), state, catalogue)


def test_a_topology_with_a_mark_of_utf8_is_read(squares, tmp_path, state, catalogue):
    """Windows programs put three bytes before the text."""
    path = tmp_path / "limites.topojson"
    text = json.dumps(_topology(squares, "MPIO_CDPMP", ("MGN_ANM_MPIOS",)))
    path.write_text(text, encoding="utf-8-sig")
    assert import_boundaries(str(path), state, catalogue).units_read == 4


@pytest.mark.parametrize("zipped", [False, True])
def test_endings_in_mixed_case_are_one_shapefile(squares, write, state, catalogue, zipped):
    """`.Shp` beside `.Shx` and `.Dbf`."""
    path = write(squares, "mpios.shp")
    for part in list(path.parent.glob("mpios.*")):
        part.rename(part.with_suffix(f".{part.suffix[1:].capitalize()}"))
    path = path.with_suffix(".Shp")
    source = _zipped(path) if zipped else path
    assert import_boundaries(str(source), state, catalogue).units_read == 4


def test_one_unit_elsewhere_is_refused_and_named(squares, write, in_use, catalogue):
    """With how far it is off; the others being right does not help."""
    before = _contents(in_use / "geo")
    squares.geometry = [
        squares.geometry[0],
        *squares.geometry[1:3],
        shapely.affinity.translate(squares.geometry[3], -4),
    ]
    with pytest.raises(BoundaryError, match=r"1 de 4 .* no están donde deben: 05615 Rionegro a 44\d km"):
        import_boundaries(str(write(squares)), in_use, catalogue)
    assert _contents(in_use / "geo") == before


def test_what_a_library_raises_is_told_in_spanish(squares, write, in_use, catalogue):
    """Whatever it is and wherever it happens; the map in use stays."""
    before = _contents(in_use / "geo")
    with (
        patch.object(importing, "simplify", side_effect=RuntimeError("topology exception")),
        pytest.raises(BoundaryError, match="no se pueden procesar") as refusal,
    ):
        import_boundaries(str(write(squares)), in_use, catalogue)
    assert "topology" not in str(refusal.value)
    assert _contents(in_use / "geo") == before


def test_boundaries_of_unknown_origin_are_not_called_official(squares, write, state, catalogue):
    """Only DANE's columns with DIVIPOLA's areas look official."""
    frame = squares.rename(columns={"MPIO_CDPMP": "codigo"})
    assert import_boundaries(str(write(frame)), state, catalogue).published.label == (
        "límites del archivo limites.geojson (4 de 4 unidades)"
    )


def _refused(squares, write, tmp_path):
    """Yield one file per way of being refused, with what its message says."""
    text = tmp_path / "texto.geojson"
    text.write_text("no soy un mapa")
    bomb = tmp_path / "bomba.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("limites.shp", bytes(50 << 20))
    cut_zip = _zipped(write(squares, "corto.shp"))
    cut_zip.write_bytes(cut_zip.read_bytes()[:200])
    cut_package = write(squares, "corto.gpkg")
    cut_package.write_bytes(cut_package.read_bytes()[:50_000])
    # a package whose pages were overwritten: the size is right, the content is not
    spoilt = write(squares, "roto.gpkg")
    spoilt.write_bytes(spoilt.read_bytes()[:4096] + bytes(spoilt.stat().st_size - 4096))
    points = squares.set_geometry(squares.geometry.representative_point())
    abroad = squares.set_geometry(squares.translate(80, 40))
    moved = squares.set_geometry(squares.translate(3, -8))
    undeclared = squares.to_crs(9377).set_crs(None, allow_override=True)
    yield tmp_path / "nada.zip", "no existe"
    yield text, "no es un archivo de límites"
    yield bomb, "crece más de 200 veces"
    yield cut_zip, "dañado o incompleto"
    yield cut_package, "dañado o incompleto"
    yield spoilt, "dañado o incompleto"
    yield write(squares.iloc[:0], "vacio.gpkg"), "no hay ninguna capa municipal"
    yield write(points, "puntos.geojson"), "no hay ninguna capa municipal"
    yield write(squares[["geometry", "MPIO_CNMBR"]], "nombres.geojson"), "ninguna columna trae códigos"
    yield write(abroad, "francia.geojson"), "fuera de Colombia"
    yield write(abroad[["geometry"]].assign(x="a"), "otro.geojson"), "fuera de Colombia"
    yield write(moved, "corrido.geojson"), "no están donde deben"
    yield write(undeclared, "metros.shp"), "no declara su sistema"
    yield write(squares.iloc[:3], "tres.geojson"), "falta 1 unidad"


def test_every_refusal_leaves_the_map_in_use_untouched(squares, write, tmp_path, in_use, catalogue):
    """Each refusal names the file, what was expected and what to do; no byte of the map changes."""
    before = _contents(in_use / "geo")
    for path, reason in _refused(squares, write, tmp_path):
        with pytest.raises(BoundaryError, match=reason) as refusal:
            import_boundaries(str(path), in_use, catalogue)
        assert f"«{path.name}»" in str(refusal.value)
        assert "Se esperaba" in str(refusal.value)
        assert _contents(in_use / "geo") == before


def test_failed_first_import_leaves_the_embedded_map(tmp_path, state, catalogue):
    """Nothing imported means the map that comes with the dashboard."""
    with pytest.raises(BoundaryError):
        import_boundaries(str(tmp_path / "nada.zip"), state, catalogue)
    assert not (state / "geo").exists()
    assert "no; es el mapa que trae el tablero" in status(state, catalogue)


def test_status_of_an_import_says_where_it_comes_from(in_use, catalogue):
    """Label, source and date of the map in use."""
    text = status(in_use, catalogue)
    assert "límites oficiales del DANE (4 de 4 unidades; archivo anterior.geojson)" in text
    assert "DANE, Marco Geoestadístico Nacional" in text
    assert "Importado: 20" in text


def test_status_of_a_damaged_map_says_so(in_use, catalogue):
    """A manifest that cannot be read is no trace on the screen."""
    (in_use / "geo/manifest.json").write_text("{")
    assert "dañado" in status(in_use, catalogue)


def test_address_is_downloaded_and_imported(squares, write, tmp_path, state, catalogue):
    """A map on a server is imported by its address, and a restart needs the server no more."""
    page = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with HTTPServer(("127.0.0.1", 0), page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/{write(squares).name}?clave=secreta"
        ensure_boundaries(address, state, catalogue)
        server.shutdown()
    ensure_boundaries(address, state, catalogue)
    assert active_map(state).label == "límites oficiales del DANE (4 de 4 unidades; archivo limites.geojson)"
    assert all(b"secreta" not in content for content in _contents(state / "geo").values())


def test_ensure_imports_once_for_several_workers(squares, write, state, catalogue):
    """Workers that start together do not import one after another."""
    source = str(write(squares))
    with ThreadPoolExecutor(4) as workers, patch.object(importing, "publish", wraps=publish) as published:
        list(workers.map(lambda _: ensure_boundaries(source, state, catalogue), range(4)))
    assert published.call_count == 1


def test_ensure_imports_once(squares, write, state, catalogue):
    """A restart with the same setting does not import again."""
    source = str(write(squares))
    ensure_boundaries(source, state, catalogue)
    before = os.stat(state / "geo/manifest.json").st_mtime_ns
    ensure_boundaries(source, state, catalogue)
    assert os.stat(state / "geo/manifest.json").st_mtime_ns == before


def test_ensure_imports_a_file_that_changed(squares, write, state, catalogue):
    """The same path with another content is another source."""
    path = write(squares)
    ensure_boundaries(str(path), state, catalogue)
    squares.geometry = squares.scale(0.9, 0.9)
    path.unlink()
    time.sleep(0.01)
    version = active_map(state).version
    ensure_boundaries(str(write(squares)), state, catalogue)
    assert active_map(state).version != version


def test_ensure_returns_to_its_source_after_another_import(squares, write, state, catalogue):
    """The setting decides at start, whatever was imported by hand between."""
    source = str(write(squares, "fijo.geojson"))
    ensure_boundaries(source, state, catalogue)
    import_boundaries(str(write(squares.to_crs(9377), "otro.gpkg")), state, catalogue)
    ensure_boundaries(source, state, catalogue)
    assert "fijo.geojson" in active_map(state).label


@pytest.mark.parametrize("source", [None, ""])
def test_ensure_without_setting_does_nothing(state, catalogue, source):
    """An empty setting is no setting."""
    ensure_boundaries(source, state, catalogue)
    assert not state.exists()


def test_ensure_refuses_a_bad_source(tmp_path, state, catalogue):
    """A wrong setting is said, not ignored."""
    with pytest.raises(BoundaryError):
        ensure_boundaries(str(tmp_path / "nada.zip"), state, catalogue)


@pytest.mark.skipif(
    not OFFICIAL.exists(), reason="falta ../shared/geo: el archivo oficial no está en el repositorio"
)
def test_official_file_of_2018(tmp_path_factory, whole_catalogue: Catalogue):
    """The country as DANE draws it: all units, one coverage, areas within ten per cent of DIVIPOLA's."""
    start = time.process_time()
    report = import_boundaries(str(OFFICIAL), tmp_path_factory.mktemp("oficial"), whole_catalogue)
    assert time.process_time() - start < LONGEST_IMPORT
    published = report.published
    assert (report.units_read, report.missing, report.unknown) == (1122, (), ())
    assert [merger.code for merger in report.merged] == ["94663"]
    assert published.label == f"límites oficiales del DANE (1.121 de 1.121 unidades; archivo {OFFICIAL.name})"
    shapes = gpd.read_file(published.folder / published.municipalities).set_index("id").geometry
    assert shapes.index.to_list() == whole_catalogue.units.index.to_list()
    assert shapely.coverage_is_valid(np.asarray(shapes.array))
    for inset in published.insets:
        shapes.loc[list(inset.codes)] = inset.restore(np.asarray(shapes.loc[list(inset.codes)].array))
    areas = shapes.to_crs(EQUAL_AREA).area / 1e6
    assert (areas / whole_catalogue.units["area_km2"] - 1).abs().max() < 0.10
    compressed = (published.folder / f"{published.municipalities}.br").stat().st_size
    assert compressed < 250_000


@pytest.mark.skipif(
    not OFFICIAL.exists(), reason="falta ../shared/geo: el archivo oficial no está en el repositorio"
)
def test_the_country_as_ocha_writes_it(tmp_path_factory, whole_catalogue: Catalogue):
    """The same shapes under the columns of COD-AB, and no others: all units, in as little time."""
    folder = tmp_path_factory.mktemp("ocha")
    drawn = gpd.read_file(OFFICIAL, layer="MGN_ANM_MPIOS").set_crs("EPSG:4326", allow_override=True)
    code = find_code_column(drawn.drop(columns="geometry"), whole_catalogue)
    frame = gpd.GeoDataFrame(
        {"ADM1_PCODE": "CO" + code.codes.str[:2], "ADM2_PCODE": "CO" + code.codes},
        geometry=drawn.geometry,
        crs="EPSG:4326",
    )
    frame.to_file(folder / "col_admbnda_adm2.gpkg", layer="col_admbnda_adm2")
    start = time.process_time()
    report = import_boundaries(str(folder / "col_admbnda_adm2.gpkg"), folder / "var", whole_catalogue)
    assert time.process_time() - start < LONGEST_IMPORT
    assert (report.units_read, report.missing, report.unknown) == (1122, (), ())
    assert report.code_column == "ADM2_PCODE"
    assert "OCHA" in report.published.source
