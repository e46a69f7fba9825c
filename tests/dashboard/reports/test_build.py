"""The report written: whole or not at all, told step by step, the same bytes for the same data."""

import pytest

from dashboard.core.state import ViewState
from dashboard.reports import build
from dashboard.reports.build import format_of, without_times, write_report, write_whole
from dashboard.reports.scope import ReportError

QUINDIO = ViewState(departments=("63",))


@pytest.fixture
def quick(monkeypatch, pictures):
    """Figures that are drawn already."""

    def draw(blocks, job, progress):
        for done, block in enumerate(blocks, start=1):
            progress(done, len(blocks), block.printed.title)
        return pictures

    monkeypatch.setattr(build, "draw_all", draw)


def test_it_tells_every_step_and_ends_with_the_file(snapshot, tmp_path, quick):
    """Steps only go on; the last one is the end, and the folder has the file only."""
    told = []
    path = tmp_path / "informe.pdf"
    result = write_report(snapshot, QUINDIO, "pdf", path, progress=lambda *step: told.append(step))
    shares = [done / total for done, total, _ in told]
    assert shares == sorted(shares)
    assert told[-1][0] == told[-1][1]
    assert len(told) == len(result.report.chapters) + len(result.report.figures) + 1
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_same_report_is_the_same_bytes(snapshot, tmp_path, quick):
    """No hour is inside."""
    paths = [tmp_path / f"{name}.docx" for name in "ab"]
    for path in paths:
        write_report(snapshot, QUINDIO, "docx", path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_failure_leaves_no_file(snapshot, tmp_path, monkeypatch):
    """Not even a part of one."""

    def fail(*given):
        raise ReportError("no se dibuja")

    monkeypatch.setattr(build, "draw_all", fail)
    with pytest.raises(ReportError):
        write_report(snapshot, QUINDIO, "docx", tmp_path / "informe.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    """The move is the last thing done."""
    path = tmp_path / "informe.pdf"
    path.write_bytes(b"antes")

    def fail(*given):
        raise OSError("lleno")

    monkeypatch.setattr(build.os, "replace", fail)
    with pytest.raises(OSError, match="lleno"):
        write_whole(b"nuevo", path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("informe.pdf", b"antes")]


def test_formats_and_templates_are_checked_first(tmp_path):
    """Each refusal says what is expected."""
    cases = {
        ("odt", None): "No existe el formato «odt»",
        ("pdf", tmp_path / "p.docx"): "El PDF no recibe plantilla",
        ("docx", tmp_path / "p.pptx"): r"se esperaba un archivo \.docx",
        ("docx", tmp_path / "p.docx"): "No existe la plantilla",
    }
    for (ending, template), words in cases.items():
        with pytest.raises(ReportError, match=words):
            format_of(ending, template)


def test_only_office_files_lose_their_hour():
    """A PDF stays as it is."""
    assert without_times(b"%PDF-1.7") == b"%PDF-1.7"
