"""Files of every accepted kind are opened, and damaged or foreign ones are refused."""

import shutil
import zipfile

import pytest

from geo.errors import BoundaryError
from geo.reading import open_layers


@pytest.fixture
def shapefile(squares, write):
    """Return a shapefile with its companions."""
    return write(squares, "limites.shp")


def _cut(path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


@pytest.mark.parametrize("name", ["a.geojson", "a.gpkg", "a.shp"])
def test_open_layers_reads_every_kind(squares, write, tmp_path, name):
    """One layer of four areas comes out of each kind of file."""
    (layer,) = open_layers(write(squares, name), tmp_path)
    assert layer.may_hold_polygons
    assert layer.read()["MPIO_CDPMP"].to_list() == squares["MPIO_CDPMP"].to_list()


def test_open_layers_knows_a_file_by_its_content(squares, write, tmp_path):
    """A GeoJSON that lost its ending on the way is still one."""
    path = write(squares).rename(tmp_path / "descarga")
    assert open_layers(path, tmp_path)[0].features == 4


def test_open_layers_reads_a_zipped_geodatabase(squares, write, tmp_path):
    """A file geodatabase is a folder; in a zip it is found and read."""
    folder = write(squares, "limites.gdb", driver="OpenFileGDB", layer="municipios")
    archive = shutil.make_archive(str(tmp_path / "limites"), "zip", tmp_path, folder.name)
    layers = open_layers(tmp_path / archive, tmp_path)
    assert [layer.features for layer in layers if layer.name == "municipios"] == [4]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-8"])
@pytest.mark.parametrize("declares", [True, False], ids=["cpg", "no cpg"])
@pytest.mark.parametrize("lies", [True, False], ids=["wrong cpg", "right cpg"])
def test_shapefile_names_survive_any_encoding(squares, write, tmp_path, encoding, declares, lies):
    """Accents are read right from Latin-1 and UTF-8 tables, whatever the .cpg says."""
    frame = squares.assign(MPIO_CNMBR=["Medellín", "Ñeque", "Chía", "Tadó"])
    path = write(frame, "limites.shp", encoding=encoding)
    declaration = path.with_suffix(".cpg")
    if not declares:
        declaration.unlink()
    elif lies:
        declaration.write_text("UTF-8" if encoding == "ISO-8859-1" else "ISO-8859-1")
    (layer,) = open_layers(path, tmp_path)
    assert layer.attributes["MPIO_CNMBR"].to_list() == ["Medellín", "Ñeque", "Chía", "Tadó"]


@pytest.mark.parametrize("ending", [".shx", ".dbf"])
def test_shapefile_without_a_companion_is_refused(shapefile, tmp_path, ending):
    """The message names the missing file."""
    shapefile.with_suffix(ending).unlink()
    with pytest.raises(BoundaryError, match=rf"le falta \{ending}"):
        open_layers(shapefile, tmp_path)


@pytest.mark.parametrize("ending", [".shp", ".dbf"])
def test_cut_shapefile_is_refused(shapefile, tmp_path, ending):
    """Both files say how long they are."""
    _cut(shapefile.with_suffix(ending), 0.7)
    with pytest.raises(BoundaryError, match="dañado o incompleto"):
        open_layers(shapefile, tmp_path)


@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_cut_file_is_refused(squares, write, tmp_path, name, share):
    """Wherever the copy stopped, the file is not half read."""
    path = write(squares, name)
    _cut(path, share)
    with pytest.raises(BoundaryError, match="dañado o incompleto"):
        open_layers(path, tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"codigo;nombre\n05001;Medellin\n", b"%PDF-1.7", b"<OGRVRTDataSource></OGRVRTDataSource>"],
    ids=["empty", "csv", "pdf", "vrt"],
)
def test_other_content_is_refused(tmp_path, content):
    """A file that is no boundary file is refused whatever its ending, also one that points to others."""
    path = tmp_path / "limites.geojson"
    path.write_bytes(content)
    with pytest.raises(BoundaryError, match="no es un archivo de límites"):
        open_layers(path, tmp_path)


def test_json_that_is_no_map_is_refused(tmp_path):
    """Closed braces alone do not make a layer."""
    path = tmp_path / "limites.json"
    path.write_text('{"a": 1}')
    with pytest.raises(BoundaryError):
        open_layers(path, tmp_path)


def test_folder_is_refused(tmp_path):
    """A folder is not searched for layers."""
    with pytest.raises(BoundaryError, match="es una carpeta"):
        open_layers(tmp_path, tmp_path)


def test_zip_without_layers_names_what_it_holds(tmp_path):
    """The reader sees at once that the zip is another one."""
    path = tmp_path / "limites.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("leame.txt", "hola")
        archive.writestr("otro.zip", "PK")
    with pytest.raises(BoundaryError, match=r"leame\.txt, otro\.zip"):
        open_layers(path, tmp_path)


def test_layer_of_points_holds_no_polygons(squares, write, tmp_path):
    """Points are read as a layer, but never taken for areas."""
    points = squares.set_geometry(squares.geometry.representative_point())
    (layer,) = open_layers(write(points), tmp_path)
    assert not layer.may_hold_polygons
