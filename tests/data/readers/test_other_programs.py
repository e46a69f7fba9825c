"""The same sheet saved by LibreOffice as each other kind of workbook."""

import shutil
import subprocess
from datetime import date

import openpyxl
import pytest

from data.readers.kinds import FileKind
from data.readers.layout import find_body
from data.readers.upload import open_upload

HEAD = ("codigo", "municipio", "avance", "fecha")
ROWS = (("05001", "Medellín", 45.5, date(2020, 12, 31)), ("05002", "Abejorral", 100, date(2020, 1, 1)))


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    """A function that has LibreOffice save a sheet with an ending."""
    if shutil.which("soffice") is None:
        pytest.skip("falta LibreOffice: apt-get install libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("libros")
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(folder / "libro.xlsx")

    def save(ending):
        words = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/perfil",
            "--headless",
            "--convert-to",
            ending,
        ]
        words += ["--outdir", str(folder / "otro"), str(folder / "libro.xlsx")]
        subprocess.run(words, check=True, capture_output=True, timeout=180)
        return folder / "otro" / f"libro.{ending}"

    return save


@pytest.mark.parametrize("kind", [FileKind.ODS, FileKind.XLSX])
def test_hidden_rows_are_counted(resaved, kind):
    """calamine does not tell them: the file is looked at before."""
    (sheet,) = open_upload(resaved(kind.value)).sheets
    assert sheet.hidden_rows == {3}


@pytest.mark.parametrize("kind", [FileKind.ODS, FileKind.XLS, FileKind.XLSX])
def test_each_kind_gives_the_same_cells(resaved, kind):
    """Text codes, numbers with a point, ISO days."""
    upload = open_upload(resaved(kind.value))
    assert upload.kind is kind
    body = find_body(upload.sheets[0], lambda title: title in HEAD)
    assert body.rows.to_numpy().tolist() == [
        ["05001", "Medellín", "45.5", "2020-12-31"],
        ["05002", "Abejorral", "100", "2020-01-01"],
    ]
