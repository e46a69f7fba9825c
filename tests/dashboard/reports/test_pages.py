"""Pages as they are printed, of the country and of a region: none under half full, no line alone.

What is measured is where the last text of each page stands, in the PDF and in what LibreOffice prints of the
Word document; figures end with their small print.
"""

import shutil
import subprocess

import pytest
from pypdf import PdfReader

from dashboard.core.state import ViewState
from dashboard.reports.build import FORMATS, fitted
from dashboard.reports.pictures import DrawingJob, draw_all

POINTS = 72 / 25.4
TOP, BOTTOM = 25.0 * POINTS, 22.0 * POINTS  # margins, the same in both
COARSE = 30
FIRST = 2  # the cover has its own look
HALF = 0.5
LONELY = 2  # lines


@pytest.fixture(scope="module", params=[ViewState(), ViewState(regions=("caribe",))], ids=("país", "caribe"))
def printed(request, report_of, tmp_path_factory):
    """The report as PDF and as LibreOffice prints its Word document: the path of each."""
    report, folder = report_of(request.param), tmp_path_factory.mktemp("paginas")
    job = DrawingJob(FORMATS["docx"].drawing.preset, ("svg", "png"), COARSE)
    pictures = draw_all(report.figures, job, lambda done, total, label: None)
    paths = {}
    for ending in ("pdf", "docx"):
        own = {**pictures, **fitted(report, pictures, FORMATS[ending], job)}
        paths[ending] = folder / f"informe.{ending}"
        paths[ending].write_bytes(FORMATS[ending].writer()(report, own))
    return {"pdf": paths["pdf"], "docx": _as_printed(paths["docx"], folder / "impreso")}


def _as_printed(path, folder):
    if shutil.which("soffice") is None:
        return None
    profile = f"-env:UserInstallation=file://{folder}/perfil"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder / "informe.pdf"


def lines(page):
    """Return how far down each line of a page stands, as a share of what its margins leave."""
    height, found = float(page.mediabox.height), set()

    def see(text, matrix, text_matrix, font, size):
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        if text.strip() and BOTTOM - 1 <= y <= height - TOP:
            found.add(round((height - TOP - y) / (height - TOP - BOTTOM), 3))

    page.extract_text(visitor_text=see)
    return sorted(found)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_no_page_is_under_half_full_nor_has_a_line_alone(printed, ending):
    """The last one neither."""
    if printed[ending] is None:
        pytest.skip("falta LibreOffice: apt-get install libreoffice-writer-nogui")
    pages = {number: lines(page) for number, page in enumerate(PdfReader(printed[ending]).pages, start=1)}
    body = {number: found for number, found in pages.items() if number >= FIRST}
    assert {number: found[-1:] for number, found in body.items() if not found or found[-1] < HALF} == {}
    assert [number for number, found in body.items() if len(found) <= LONELY] == []
