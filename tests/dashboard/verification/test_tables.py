"""CSV read back, also after a spreadsheet has saved it again."""

import shutil
import subprocess

import pytest

from dashboard.exports.formats import make_download
from dashboard.verification.tables import read_rows
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify

OPEN = "CSV:59,34,76,1,,9226"  # semicolon, quotes, UTF-8, Spanish (Colombia): what a double click takes
SAVE = "csv:Text - txt - csv (StarCalc):59,34,76"


@pytest.fixture(scope="session")
def resaved(tmp_path_factory):
    """A function that has LibreOffice open a CSV with a double click's settings and save it again."""
    if shutil.which("soffice") is None:
        pytest.skip("falta LibreOffice: apt-get install libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("guardados")

    def save(content):
        path = folder / "datos.csv"
        path.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/perfil", "--headless"]
        command += [f"--infilter={OPEN}", "--convert-to", SAVE, "--outdir", str(folder / "fuera"), str(path)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
        if "could not be loaded" in done.stderr:
            pytest.skip("falta LibreOffice Calc: apt-get install libreoffice-calc-nogui")
        return (folder / "fuera" / "datos.csv").read_bytes()

    return save


@pytest.mark.parametrize("query", ["", "nivel=departamento"])
def test_codes_survive_being_saved_by_a_spreadsheet(snapshot, resaved, query):
    """All of them, and nothing else changes: `verify` finds the file as it left."""
    file = make_download(snapshot, "avance-fase-2", "excel.csv", query)
    saved = resaved(file.content)
    assert b'="' not in saved
    codes = [row[0] for row in read_rows(file.content).rows]
    assert [row[0] for row in read_rows(saved).rows] == codes
    assert any(code.startswith("0") for code in codes)
    assert verify(snapshot, file.file_name, saved).verdict is Verdict.MATCHES


def test_the_plain_kind_does_not_survive(snapshot, resaved):
    """Which is why there are two: the plain one is for programs, its codes are bare."""
    file = make_download(snapshot, "avance-fase-2", "csv", "nivel=departamento")
    saved = resaved(file.content.replace(b",", b";"))
    assert any(row[0] == "5" for row in read_rows(saved).rows)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('="05001"', "05001"),
        ('="A1"', '="A1"'),
        ("05001", "05001"),
        ("31/12/2020", "2020-12-31"),
        ("5/4/2020", "2020-04-05"),
    ],
)
def test_a_cell_is_read_as_it_left(cell, read):
    """Codes without their wrapping, and dates as Excel in Spanish saves them."""
    quoted = cell.replace('"', '""')
    assert read_rows(f'a;b\r\n"{quoted}";x\r\n'.encode()).rows == ((read, "x"),)
