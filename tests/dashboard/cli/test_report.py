"""`report`: what it prints, where it writes, and its exit codes."""

import json

import pytest
from click.testing import CliRunner

from dashboard.cli import main as cli
from dashboard.cli import report as verb
from dashboard.cli.spanish_click import PROGRAM
from dashboard.reports import build
from dashboard.reports.pictures import DrawingError, Picture
from dashboard.reports.steps import read_step

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36"><text>x</text></svg>'


@pytest.fixture
def run(tmp_path, monkeypatch, snapshot):
    """A function that runs the verb on the shipped data, its figures drawn as one word."""
    monkeypatch.setenv("STATE_DIR", str(tmp_path / "var"))
    monkeypatch.setattr(verb, "active_snapshot", lambda: snapshot)
    picture = Picture({"svg": SVG}, 25.4, 12.7)
    monkeypatch.setattr(build, "draw_all", lambda blocks, *_: {block.number: picture for block in blocks})
    return lambda *words: CliRunner().invoke(cli.program, ["report", *words], prog_name=PROGRAM)


def test_it_writes_a_file_with_a_telling_name_and_says_so(run, tmp_path):
    """0; steps go to the error stream, the file's name to the output."""
    result = run("--depto", "63", "--corte", "2020-11-30", "--formato", "pdf", "-o", str(tmp_path / "salida"))
    assert result.exit_code == 0, result.output
    path = tmp_path / "salida" / "informe_quindio_2020-11-30.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert result.stdout.startswith(f"«{path}»: ")
    assert "[1/" in result.stderr
    assert "Capítulo: Resumen ejecutivo" in result.stderr


def test_it_writes_the_file_that_is_asked_for(run, tmp_path):
    """A name with a known ending is a file."""
    assert run("--region", "seaflower", "--formato", "pdf", "-o", str(tmp_path / "a.pdf")).exit_code == 0
    assert (tmp_path / "a.pdf").is_file()


def test_a_report_of_another_version_than_asked_for_is_not_written(run, tmp_path, snapshot):
    """Who asked for it on a page gets the version of that page, or is told that it changed."""
    place = ("--region", "seaflower", "--formato", "pdf", "-o", str(tmp_path / "a.pdf"))
    refused = run(*place, "--version-esperada", "otra", "--avance", str(tmp_path / "pasos"))
    assert (refused.exit_code, (tmp_path / "a.pdf").exists()) == (2, False)
    assert "Los datos o los límites cambiaron" in refused.stderr
    assert "Los datos o los límites cambiaron" in read_step(tmp_path / "pasos").text
    assert run(*place, "--version-esperada", snapshot.version).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--region", "nada"), "«nada» no sirve para --region"),
        (("--depto", "99999"), "«99999» no sirve para --depto"),
        (("--corte", "ayer"), "«ayer» no sirve para --corte"),
        (("--formato", "odt"), "No existe el formato «odt»"),
        (("--region", "caribe", "--depto", "63"), "Ningún municipio está a la vez"),
        (("--formato", "docx", "--plantilla", "no-existe.docx"), "No existe la plantilla"),
        (("--formato", "pdf", "--plantilla", "x.docx"), "El PDF no recibe plantilla"),
        (("--color",), "No existe la opción --color"),
    ],
)
def test_a_refusal_is_spanish_and_writes_nothing(run, tmp_path, words, said):
    """2, and no file."""
    folder = tmp_path / "salida"
    result = run(*words, "-o", str(folder))
    assert (result.exit_code, folder.exists()) == (2, False)
    assert said in result.stderr


def test_who_watches_hears_the_end(run, tmp_path):
    """A file that another process reads says the steps, and the refusal or the name at the end."""
    told = tmp_path / "avance.json"
    folder = str(tmp_path / "salida")
    run("--depto", "63", "--formato", "pdf", "-o", folder, "--avance", str(told))
    assert json.loads(told.read_text())["text"] == "informe_quindio_2020-12-31.pdf"
    run("--depto", "nada", "-o", folder, "--avance", str(told))
    assert json.loads(told.read_text())["end"] == "rechazado"


def test_a_figure_that_cannot_be_drawn_is_said(run, tmp_path, monkeypatch):
    """No report is written without one of its figures."""

    def fail(*given):
        raise DrawingError("No se pudo dibujar «Mapa».")

    monkeypatch.setattr(build, "draw_all", fail)
    result = run("--depto", "63", "-o", str(tmp_path / "salida"))
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "No se pudo dibujar «Mapa».")
    assert not (tmp_path / "salida").exists()
