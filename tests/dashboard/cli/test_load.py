"""The verbs of the loaded tables: what they print, and 0, 2 or 3."""

import openpyxl
import pytest
from click.testing import CliRunner

from dashboard.cli import main as cli
from dashboard.cli.spanish_click import PROGRAM

HEAD = "codigo;fase;hito;corte;avance (0 a 100)"
GOOD = "05001;2;3;2020-12-31;45,5"
BAD = "05001;2;99;2020-12-31;45,5"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function that runs a verb with a state folder of its own."""
    monkeypatch.setenv("STATE_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return lambda *words: CliRunner().invoke(cli.program, list(map(str, words)), prog_name=PROGRAM)


@pytest.fixture
def file(tmp_path):
    """A function that writes a csv of hitos and returns its path."""

    def write(*rows, head=HEAD):
        path = tmp_path / "seta.csv"
        path.write_text("\n".join((head, *rows)), encoding="utf-8")
        return path

    return write


def test_a_whole_load_is_done(run, file):
    """Exit 0, the counts, the version in force, and what changes on the screens."""
    done = run("load", file(GOOD), "--tipo", "hitos")
    assert done.exit_code == 0
    assert "aceptadas 1 · repetidas 0 · rechazadas 0" in done.stdout
    assert "En uso en «hitos»: la versión 1." in done.stdout
    assert "Es la primera carga real de esta tabla" in done.stdout
    assert "Medellín no asistido → 2,0\u00a0%" in done.stdout


def test_a_load_with_rejected_rows_is_done_in_part(run, file, tmp_path):
    """Exit 3; `rejected` gives the rows back, to be mended and loaded."""
    done = run("load", file(GOOD, BAD), "--tipo", "hitos")
    assert done.exit_code == 3
    assert "aceptadas 1 · repetidas 0 · rechazadas 1" in done.stdout
    written = run("rejected", 1, "-o", tmp_path / "rechazadas.xlsx")
    assert written.exit_code == 0
    rows = list(openpyxl.load_workbook(tmp_path / "rechazadas.xlsx").active.values)
    assert rows[0] == (*HEAD.split(";"), "motivo")
    assert rows[1] == (*BAD.split(";"), "ese hito no está en el catálogo de su fase")


def test_rejected_rows_are_mended_and_loaded(run, file, tmp_path):
    """The file is one of the same shape."""
    run("load", file(GOOD, BAD), "--tipo", "hitos")
    run("rejected", 1, "-o", tmp_path / "rechazadas.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rechazadas.xlsx")
    book.active["C2"] = "4"
    book.save(tmp_path / "rechazadas.xlsx")
    done = run("load", tmp_path / "rechazadas.xlsx", "--tipo", "hitos")
    assert done.exit_code == 0
    assert "aceptadas 1 · repetidas 0 · rechazadas 0" in done.stdout


def test_the_same_file_again_is_done_and_changes_nothing(run, file):
    """Exit 0: it is already as asked."""
    run("load", file(GOOD), "--tipo", "hitos")
    again = run("load", file(GOOD), "--tipo", "hitos")
    assert again.exit_code == 0
    assert "aceptadas 0 · repetidas 1 · rechazadas 0" in again.stdout
    assert "no cambia nada" in again.stdout
    assert len(run("versions").stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("head", "row", "words", "said"),
    [
        (HEAD, BAD, (), "No quedó ninguna fila nueva"),
        ("codigo;fase;hito;corte;avance", "05001;2;3;2020-12-31;0,5", (), "--escala"),
        ("codigo;hito;corte;avance", "05001;3;2020-12-31;50%", (), "--fase"),
        ("codigo;fase;hito;avance", "05001;2;3;50%", (), "--corte"),
        ("algo;otro", "1;2", (), "template hitos"),
        (HEAD, BAD, ("--estricto",), "Con --estricto"),
        (HEAD, GOOD, ("--hoja", "Datos"), "no tiene hojas"),
    ],
)
def test_what_is_refused_changes_nothing(run, file, head, row, words, said):
    """Exit 2, with what to do."""
    refused = run("load", file(row, head=head), "--tipo", "hitos", *words)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert "No se ha cargado ninguna tabla" in run("versions").stdout


def test_options_answer_what_the_file_leaves_open(run, file):
    """Phase, cut-off and scale."""
    options = ("--fase", "2", "--corte", "2020-12-31", "--escala", "0-1", "--nota", "quincena")
    done = run("load", file("05001;3;0,5", head="codigo;hito;avance"), "--tipo", "hitos", *options)
    assert done.exit_code == 0
    assert "quincena" in run("versions").stdout


def test_a_review_changes_nothing(run, file):
    """It says what would change."""
    seen = run("load", file(GOOD), "--tipo", "hitos", "--solo-revisar")
    assert seen.exit_code == 0
    assert "Solo se revisó" in seen.stdout
    assert "No se ha cargado ninguna tabla" in run("versions").stdout
    assert run("load", file(GOOD, BAD), "--tipo", "hitos", "--solo-revisar").exit_code == 3


def test_a_rollback_takes_back_and_chooses(run, file):
    """The last change, or a version by its number; nothing to take back is refused."""
    run("load", file(GOOD), "--tipo", "hitos")
    run("load", file("05002;2;3;2020-12-31;1"), "--tipo", "hitos")
    assert "la versión 1" in run("rollback").stdout
    assert "la versión 2" in run("rollback", "hitos", 2).stdout
    assert "los datos que trae el tablero" in run("rollback", "hitos", 0).stdout
    assert run("rollback", "hitos", 9).exit_code == 2
    assert run("rollback", "encuesta").exit_code == 2


def test_nothing_loaded_has_nothing_to_take_back(run):
    """Exit 2."""
    assert run("rollback").exit_code == 2
    assert run("rejected", 1, "-o", "x.xlsx").exit_code == 2


def test_a_template_is_written(run, tmp_path):
    """With its instructions."""
    done = run("template", "hitos", "-o", tmp_path / "p.xlsx")
    assert done.exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "p.xlsx").sheetnames == ["hitos", "Instrucciones"]


def test_the_other_verbs_speak_of_what_is_loaded(run, file):
    """`reconcile` computes from the real rows: what they lack is no longer equal."""
    run("load", file(GOOD), "--tipo", "hitos")
    assert "NO COINCIDE" in run("reconcile").stdout
