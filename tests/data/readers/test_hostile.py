"""Files that mean harm, or only look like a workbook: refused in Spanish, in bounded memory and time."""

import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.readers import limits, packages, upload
from data.readers.limits import UploadError
from data.readers.upload import open_upload, safe_name


@pytest.fixture
def book(tmp_path):
    """A function that writes a small workbook, changed, and returns its path."""

    def write(change=lambda sheet: None, name="libro.xlsx"):
        made = openpyxl.Workbook()
        made.active.append(["codigo", "avance"])
        made.active.append(["05001", 45.5])
        change(made.active)
        made.save(tmp_path / name)
        return tmp_path / name

    return write


def _with_part(path, part, content):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "es una imagen PNG"),
        (b"%PDF-1.7\n", "es un PDF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "es una página web"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "es una página web o XML"),
        (b"", "está vacío"),
        (b"PK\x03\x04basura", "está dañado"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "está dañado"),
        (b"texto\0con nulos", "no es una hoja de cálculo"),
    ],
)
def test_what_only_looks_like_a_workbook_is_refused(tmp_path, content, words):
    """The content decides, not the name."""
    path = tmp_path / "libro.xlsx"
    path.write_bytes(content)
    with pytest.raises(UploadError, match=words):
        open_upload(path)


def test_macros_are_refused(book):
    """Even in a file that says it has none."""
    with pytest.raises(UploadError, match="macros"):
        open_upload(_with_part(book(), "xl/vbaProject.bin", b"x"))


def test_a_bomb_is_refused_by_its_directory(book, monkeypatch):
    """What it says that it unpacks to is enough."""
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1 << 20)
    path = _with_part(book(), "xl/media/x.xml", b"0" * (2 << 20))
    with pytest.raises(UploadError, match="cuando se descomprime"):
        packages.inspect(path, "x")


def test_a_bomb_whose_directory_lies_is_refused(book):
    """A part that says it is small, and is not, never unpacks whole."""
    path = _with_part(book(), "xl/worksheets/sheet9.xml", b"<row></row>" * 400_000)
    content = bytearray(path.read_bytes())
    size = struct.pack("<I", 11 * 400_000)
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(content)
    with pytest.raises(UploadError, match="dañado"):
        open_upload(path)


def test_entities_are_refused(book):
    """An entity bomb is never opened."""
    path = _with_part(book(), "xl/extra.xml", '<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>')
    with pytest.raises(UploadError, match="entidades de XML"):
        open_upload(path)


def test_a_far_cell_does_not_reserve_the_sheet(book):
    """A cell at the last row of a far column would be a thousand million cells."""

    def change(sheet):
        sheet.cell(1_048_576, 900).value = "x"

    with pytest.raises(UploadError, match=r"celdas|demasiado grande"):
        open_upload(book(change))


def test_ten_thousand_columns_are_refused(book):
    """Before they are read."""
    with pytest.raises(UploadError, match=r"más de 1\.000 columnas"):
        open_upload(book(lambda sheet: sheet.append([1] * 10_000)))


def test_a_formula_without_its_value_is_refused(book):
    """What it would give is unknown here; the message says where it is."""
    with pytest.raises(UploadError, match=r"fórmulas sin valor guardado \(B3"):
        open_upload(book(lambda sheet: sheet.append(["05002", "=1+1"])))


def test_a_formula_gives_its_kept_value(book):
    """As Excel saves it."""
    path = book(lambda sheet: sheet.append(["05002", "=1+1"]))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b"<v></v>", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert open_upload(path).sheets[0].cells.loc[3].tolist() == ["05002", "2"]


def test_a_large_file_is_refused_unread(tmp_path, monkeypatch):
    """By its size on disk."""
    monkeypatch.setattr(upload, "MAX_BYTES", 1 << 20)
    path = tmp_path / "datos.csv"
    path.write_bytes(b"a;b\n" * (1 << 19))
    with pytest.raises(UploadError, match="pesa más de 1 MB"):
        open_upload(path)


def test_the_process_that_opens_a_workbook_is_bounded(book, monkeypatch):
    """What makes the library take too much memory ends that process, and is said."""
    assert limits.CHILD_MEMORY < 1_500 << 20
    path = book()
    monkeypatch.setattr("data.readers.workbooks.sys.executable", "/bin/false")
    with pytest.raises(UploadError, match="demasiado grande para abrirlo"):
        open_upload(path)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\datos\\SETA.xlsx", "SETA.xlsx"),
        ("<script>alert(1)<script>.csv", "_script_alert(1)_script_.csv"),
        ("\u202eSETA\0.csv", "SETA.csv"),
        (".oculto", "oculto"),
        ("..", "archivo"),
    ],
)
def test_names_are_only_names(name, safe):
    """No folder, no markup, nothing invisible."""
    assert safe_name(name) == safe


def test_nothing_is_left_on_disk(book, tmp_path, monkeypatch):
    """The folder where the sheets were written is gone, whatever happened."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    Path(tmp_path / "tmp").mkdir()
    open_upload(book())
    assert list(Path(tmp_path / "tmp").iterdir()) == []
