"""`verify`: one sentence per file and its exit code."""

import pytest
from click.testing import CliRunner

from dashboard.cli import main as cli
from dashboard.cli import verify
from dashboard.cli.spanish_click import PROGRAM
from dashboard.exports.formats import make_download


@pytest.fixture
def run(snapshot, monkeypatch):
    """A function that runs the verb on the shipped data."""
    monkeypatch.setattr(verify, "active_snapshot", lambda: snapshot)
    return lambda *words: CliRunner().invoke(cli.program, ["verify", *map(str, words)], prog_name=PROGRAM)


@pytest.fixture
def exported(snapshot, tmp_path):
    """A file as it left."""
    made = make_download(snapshot, "pdet", "json", "region=caribe")
    path = tmp_path / made.file_name
    path.write_bytes(made.content)
    return path


def test_a_file_that_matches_leaves_with_zero(run, exported):
    """One sentence with its name."""
    done = run(exported)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{exported.name}: coincide con los datos activos")


def test_a_changed_file_leaves_with_three(run, exported):
    """What differs is under the sentence."""
    exported.write_text(exported.read_text("utf-8").replace('"filas": ', '"filas": 1'), "utf-8")
    done = run(exported)
    assert done.exit_code == 3
    assert "fue modificado" in done.stdout
    assert "  filas: se esperaba" in done.stdout


def test_a_file_that_is_not_there_leaves_with_two(run, exported, tmp_path):
    """The others are still told."""
    done = run(tmp_path / "no-hay.svg", exported)
    assert done.exit_code == 2
    assert "no-hay.svg: no se puede verificar" in done.stdout
    assert "coincide" in done.stdout


def test_without_files_the_order_is_refused(run):
    """In Spanish, with where to find help."""
    done = run()
    assert done.exit_code == 2
    assert "Falta" in done.stderr
