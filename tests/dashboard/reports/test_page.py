"""The page that makes reports, as plain values."""

import base64

import pytest

from dashboard.core.state import ViewState
from dashboard.reports import page
from dashboard.reports.jobs import GONE, Jobs, Status
from dashboard.reports.page import options_of, page_of_query, progress_of, start_of_query, template_of
from dashboard.reports.scope import ReportError
from dashboard.reports.steps import Step, read_step, write_step


def test_it_says_what_would_be_made_and_what_is_left_aside(snapshot):
    """The place and the cut-off of the address; its other filters are said."""
    found = page_of_query(snapshot, "?region=caribe&universo=A&color=rojo")
    assert found.heading == "Informe de la región Caribe, con corte al 31 de diciembre de 2020"
    assert found.notices == (
        "«color» no es un parámetro de esta página.",
        "El informe es de todo el lugar: deja de lado los demás filtros (universo A).",
    )
    assert found.chapters[0][0] == "Resumen ejecutivo"
    assert page_of_query(snapshot, "").heading.startswith("Informe del país,")


def test_a_place_with_nobody_is_said(snapshot):
    """There is nothing to make."""
    found = page_of_query(snapshot, "?region=caribe&depto=63")
    assert (bool(found.refusal), found.chapters) == (True, ())


def test_options_are_those_of_the_verb(snapshot):
    """Place and cut-off, repeated where there are several."""
    state = ViewState(regions=("caribe", "pacifico"), departments=("05",))
    assert options_of(state) == ("--region", "caribe", "--region", "pacifico", "--depto", "05")


def test_a_template_arrives_whole_or_is_refused():
    """As browsers send files."""
    sent = "data:application/zip;base64," + base64.b64encode(b"PK").decode()
    assert template_of(sent, "p.docx") == ("p.docx", b"PK")
    assert template_of(None, None) is None
    with pytest.raises(ReportError, match="no llegó completa"):
        template_of("data:x;base64,@@@", "p.docx")


def test_a_job_is_of_the_version_on_the_page(snapshot, tmp_path, monkeypatch):
    """Its process refuses another one."""
    asked = []
    monkeypatch.setattr(page, "start", lambda jobs, options, template: asked.extend(options) or "x")
    start_of_query(snapshot, Jobs(tmp_path, 1), "", "docx", None, None)
    assert asked[asked.index("--version-esperada") + 1] == snapshot.version


def test_a_refusal_to_start_is_shown(snapshot, tmp_path, monkeypatch):
    """In its own words."""

    def busy(*given):
        raise ReportError("Ya se hacen dos.")

    monkeypatch.setattr(page, "start", busy)
    job = start_of_query(snapshot, Jobs(tmp_path, 1), "", "docx", None, None)
    assert progress_of(Jobs(tmp_path, 1), job).refusal == "Ya se hacen dos."


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Status(step=Step(3, 6, "Figura: Mapa"), is_running=True), (50, True, "")),
        (Status(step=Step(1, 1, "", "listo", "a.docx"), file="a.docx"), (100, False, "/informes/x/a.docx")),
        (Status(refusal="No."), (0, False, "")),
        (GONE, (0, False, "")),
    ],
)
def test_how_a_job_looks(tmp_path, monkeypatch, found, expected):
    """Per cent, whether to ask again, and where the file is."""
    monkeypatch.setattr(page, "status", lambda jobs, job: found)
    shown = progress_of(Jobs(tmp_path, 1), {"id": "x"})
    assert (shown.percent, shown.is_running, shown.href) == expected
    assert shown.spoken


def test_voices_hear_quarters_only(tmp_path, monkeypatch):
    """Not every step: a live region that speaks twenty times is noise."""
    said = set()
    for done in range(20):
        monkeypatch.setattr(
            page, "status", lambda *_, d=done: Status(step=Step(d, 20, str(d)), is_running=True)
        )
        said.add(progress_of(Jobs(tmp_path, 1), {"id": "x"}).spoken)
    assert len(said) == 4


def test_steps_are_read_whole(tmp_path):
    """What is not there yet, or is no step, is the first one."""
    path = tmp_path / "avance.json"
    assert read_step(path) == Step()
    write_step(path, Step(2, 5, "Figura: ñ"))
    assert read_step(path) == Step(2, 5, "Figura: ñ")
    path.write_text('{"otro": 1}')
    assert read_step(path) == Step()
