"""`export`: what it prints, and 0, 2 or 3 for all, nothing or a part."""

import pytest
from click.testing import CliRunner

from dashboard.cli import export
from dashboard.cli import main as cli
from dashboard.cli.spanish_click import PROGRAM


@pytest.fixture
def run(snapshot, monkeypatch):
    """A function that runs the verb on the shipped data."""
    monkeypatch.setattr(export, "active_snapshot", lambda: snapshot)
    return lambda *words: CliRunner().invoke(cli.program, ["export", *words], prog_name=PROGRAM)


def test_a_set_is_written(run, tmp_path):
    """Exit 0; progress goes to standard error, the result to standard output."""
    done = run("--indicador", "pdet,socio", "--formato", "csv", "-o", str(tmp_path / "a"))
    assert done.exit_code == 0
    assert "2 archivos en" in done.stdout
    assert "[2/2] socio_mapa_colombia_" in done.stderr
    assert (tmp_path / "a" / "indice.html").exists()


def test_a_part_leaves_with_three(run, tmp_path):
    """Of Bogotá and Amazonas, only Amazonas has a gobernación."""
    words = ("--por", "departamento", "--consulta", "nivel=gobernacion&depto=11&depto=91")
    done = run("--indicador", "avance-fase-2", "--formato", "csv", *words, "-o", str(tmp_path))
    assert done.exit_code == 3
    assert "No se hizo avance-fase-2_mapa_11_" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--indicador", "x", "--formato", "csv"), "No existe el indicador «x». Hay:"),
        (("--indicador", "pdet", "--formato", "gif"), "No existe el formato «gif». Hay:"),
        (("--indicador", "pdet", "--formato", "csv", "--por", "barrio"), "Hay: region, departamento."),
        (("--formato", "csv"), "Falta"),
    ],
)
def test_what_does_not_exist_leaves_with_two(run, tmp_path, words, said):
    """Nothing is written and the refusal says what there is."""
    done = run(*words, "-o", str(tmp_path / "a"))
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_a_file_is_refused(run, tmp_path):
    """Exit 2 with the place in Spanish."""
    place = tmp_path / "a"
    place.write_text("ocupado")
    done = run("--indicador", "pdet", "--formato", "csv", "-o", str(place))
    assert done.exit_code == 2
    assert f"No se pudo leer o escribir en «{place}»" in done.stderr


def test_help_is_spanish(run):
    """What must be given says so in Spanish."""
    shown = run("--help").stdout
    assert "[obligatoria]" in shown
    assert "required" not in shown
