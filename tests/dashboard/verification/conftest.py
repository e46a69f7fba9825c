"""Reports of one chapter, made once, and LibreOffice saving a file again."""

import shutil
import subprocess

import pytest

from dashboard.core.state import ViewState
from dashboard.exports.seals.seal import seal_file
from dashboard.reports import build
from dashboard.reports.blocks import number_blocks
from dashboard.reports.build import FORMATS, compose, without_times
from dashboard.reports.chapters.declaration import build_chapter, chapters_of
from dashboard.reports.pictures import DrawingJob, draw_all

QUINDIO = ViewState(departments=("63",))
COARSE = 30  # dots per inch: these pictures are compared, not looked at


@pytest.fixture(scope="session")
def chapter(snapshot):
    """The first chapter of the report of Quindío with two figures, its numbers given."""
    built = (build_chapter(spec, snapshot, QUINDIO) for spec in chapters_of(snapshot, QUINDIO))
    return number_blocks([next(one for one in built if len(_figures(one)) > 1)])


def _figures(chapter):
    return [block for block in chapter.blocks if hasattr(block, "printed")]


@pytest.fixture(scope="session")
def pictures(snapshot, chapter):
    """Its figures in coarse pictures."""
    report = compose(snapshot, QUINDIO, "docx", chapter)
    job = DrawingJob(FORMATS["docx"].drawing.preset, ("svg", "png"), COARSE)
    return draw_all(report.figures, job, lambda done, total, label: None)


@pytest.fixture(scope="session")
def report_of(chapter, pictures):
    """A function from a snapshot and an ending to the file of that chapter, with a template or ours."""

    def make(snapshot, ending, template=None):
        report = compose(snapshot, QUINDIO, ending, chapter, template)
        content = FORMATS[ending].writer()(report, pictures, template)
        return seal_file(without_times(content), ending)

    return make


@pytest.fixture(scope="session")
def documents(snapshot, report_of):
    """The chapter as Word and as PowerPoint, by ending."""
    return {ending: report_of(snapshot, ending) for ending in ("docx", "pptx")}


@pytest.fixture
def remade(monkeypatch, report_of, documents):
    """Have a report made again be of that chapter alone."""

    def write(snapshot, state, ending, path, template=None):
        path.write_bytes(report_of(snapshot, ending, template) if template else documents[ending])

    monkeypatch.setattr(build, "write_report", write)


@pytest.fixture(scope="session")
def saved_again(tmp_path_factory):
    """A function that has LibreOffice open a file and save it in its own format."""
    if shutil.which("soffice") is None:
        pytest.skip("falta LibreOffice: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("guardados")

    def save(content, ending):
        before = folder / f"archivo.{ending}"
        before.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/perfil"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            folder / "otra",
            before,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (folder / "otra" / before.name).read_bytes()

    return save
