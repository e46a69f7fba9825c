"""One report of a small department, its figures drawn once in coarse pictures, written once per format."""

import shutil
import subprocess

import pytest

from dashboard.core.state import ViewState
from dashboard.reports.blocks import number_blocks
from dashboard.reports.build import FORMATS, compose
from dashboard.reports.chapters.declaration import build_chapter, chapters_of
from dashboard.reports.pdf.document import write_pdf
from dashboard.reports.pictures import DrawingJob, draw_all
from dashboard.reports.powerpoint.slides import write_pptx
from dashboard.reports.word.document import write_docx

QUINDIO = ViewState(departments=("63",))
COARSE = 40  # dots per inch: these pictures are read back, not looked at


@pytest.fixture(scope="session")
def report_of(snapshot):
    """A function from a scope to its report, numbered, without pictures."""

    def make(scope, of=snapshot):
        chapters = number_blocks([build_chapter(spec, of, scope) for spec in chapters_of(of, scope)])
        return compose(of, scope, "docx", chapters)

    return make


@pytest.fixture(scope="session")
def report(report_of):
    """The report of Quindío."""
    return report_of(QUINDIO)


@pytest.fixture(scope="session")
def pictures(report):
    """Its figures as a page has them, SVG and PNG; slides take the PNG."""
    job = DrawingJob(FORMATS["docx"].drawing.preset, ("svg", "png"), COARSE)
    return draw_all(report.figures, job, lambda done, total, label: None)


@pytest.fixture(scope="session")
def files(tmp_path_factory, report, pictures):
    """The three files, by ending."""
    folder = tmp_path_factory.mktemp("informes")
    written = {
        "docx": write_docx(report, pictures),
        "pptx": write_pptx(report, pictures),
        "pdf": write_pdf(report, pictures),
    }
    paths = {ending: folder / f"informe.{ending}" for ending in written}
    for ending, content in written.items():
        paths[ending].write_bytes(content)
    return paths


@pytest.fixture(scope="session")
def printed_by_office(tmp_path_factory):
    """A function that has LibreOffice print a file, and returns where the PDF is."""
    if shutil.which("soffice") is None:
        pytest.skip("falta LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-impress-nogui")
    folder = tmp_path_factory.mktemp("convertidos")

    def convert(path):
        profile = f"-env:UserInstallation=file://{folder}/perfil"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return folder / f"{path.stem}.pdf"

    return convert


@pytest.fixture(scope="session")
def converted(printed_by_office):
    """A function that has LibreOffice print a file; the pages as text, blanks made one."""
    return lambda path: pages_of(printed_by_office(path))


def pages_of(path):
    """Return the text of each page of a PDF, blanks made one."""
    from pypdf import PdfReader

    return [bare(page.extract_text()) for page in PdfReader(path).pages]


def bare(text):
    """Return a text without blanks: how lines break is not what is tested."""
    return "".join(text.split())
