"""The command line: what it prints, and 0, 2 or 3 for done, refused and done in part."""

import json
from dataclasses import replace

import geopandas as gpd
import pytest
from click.testing import CliRunner
from shapely import box

from dashboard.cli import main as cli
from dashboard.cli.spanish_click import PROGRAM
from data.errors import DatasetError, Defect
from geo.divipola import Catalogue, load_catalogue

FOUR = ("05001", "05266", "05360", "05615")
WEST, SOUTH, SIDE = -75.7, 6.1, 0.2
DEFECT = Defect("entities.csv", "universe", "uno de A a H", 1, ("fila 7: «Z»",), "Corrija el universo.")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function that runs a verb with a state folder of its own."""
    monkeypatch.setenv("STATE_DIR", str(tmp_path / "var"))
    return lambda *words: CliRunner().invoke(cli.program, list(words), prog_name=PROGRAM)


@pytest.fixture
def four(monkeypatch):
    """A country of four neighbours instead of the whole one, where and as large as `_file` draws them."""
    whole = load_catalogue()
    units = whole.units.loc[list(FOUR)].assign(
        lon=[WEST + SIDE * (place % 2 + 0.5) for place in range(4)],
        lat=[SOUTH + SIDE * (place // 2 + 0.5) for place in range(4)],
        area_km2=(111 * SIDE) ** 2,
    )
    small = Catalogue(units=units, departments=whole.departments, regions=whole.regions)
    monkeypatch.setattr(cli, "load_catalogue", lambda: small)


def _file(folder, codes=FOUR):
    shapes = [
        box(
            WEST + SIDE * (place % 2),
            SOUTH + SIDE * (place // 2),
            WEST + SIDE * (place % 2 + 1),
            SOUTH + SIDE * (place // 2 + 1),
        )
        for place in range(len(codes))
    ]
    path = folder / "limites.geojson"
    gpd.GeoDataFrame({"MPIO_CDPMP": list(codes)}, geometry=shapes, crs="EPSG:4326").to_file(path)
    return str(path)


def test_importing_a_whole_file_is_done(run, four, tmp_path):
    """Exit 0, the report in Spanish, and the new map in use."""
    done = run("geo", "import", _file(tmp_path))
    assert done.exit_code == 0
    assert "Unidades leídas: 4" in done.stdout
    assert (
        "límites oficiales del DANE (4 de 4 unidades; archivo limites.geojson)" in run("geo", "status").stdout
    )


def test_importing_an_incomplete_file_is_refused_and_changes_nothing(run, four, tmp_path):
    """Exit 2 with the missing units by name; the map in use stays."""
    before = run("geo", "status").stdout
    refused = run("geo", "import", _file(tmp_path, FOUR[:3]))
    assert refused.exit_code == 2
    assert "05615 Rionegro" in refused.stderr
    assert "--parcial" in refused.stderr
    assert run("geo", "status").stdout == before


def test_importing_in_part_says_what_is_missing(run, four, tmp_path):
    """Exit 3: the map is in use and names its gap."""
    partly = run("geo", "import", _file(tmp_path, FOUR[:3]), "--parcial")
    assert partly.exit_code == 3
    assert "Sin polígono en el archivo: 05615 Rionegro" in partly.stdout
    assert "3 de 4" in run("geo", "status").stdout


def test_codes_that_are_not_drawn_are_named_and_count_as_done_in_part(run, four, tmp_path):
    """A file with a code too many is used without it."""
    partly = run("geo", "import", _file(tmp_path, (*FOUR, "99999")))
    assert partly.exit_code == 3
    assert "99999" in partly.stdout


def test_a_file_that_does_not_exist_is_refused(run):
    """Exit 2, and the message on the error stream."""
    refused = run("geo", "import", "no-existe.zip")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "no existe el archivo no-existe.zip" in refused.stderr


def test_a_state_folder_that_cannot_be_written_is_refused(run, four, tmp_path):
    """The place that failed is named, without a stack."""
    source = _file(tmp_path)
    (tmp_path / "var").write_text("no es una carpeta")
    refused = run("geo", "import", source)
    assert refused.exit_code == 2
    assert refused.stderr.startswith("No se pudo leer o escribir en «")


def test_status_of_the_embedded_map(run):
    """Without an import the map is the one that ships, and complete."""
    shown = run("geo", "status")
    assert shown.exit_code == 0
    assert "Mapa en uso: límites generalizados" in shown.stdout
    assert "1.121 de 1.121" in shown.stdout


def test_status_of_a_damaged_map_is_refused(run, tmp_path):
    """A manifest that cannot be read is no map."""
    folder = tmp_path / "var/geo"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"label": 1}))
    assert run("geo", "status").exit_code == 2


def test_reconcile_shows_every_published_figure(run, snapshot):
    """Exit 0: a contradiction of the report itself is shown and is no failure."""
    shown = run("reconcile")
    lines = shown.stdout.splitlines()
    assert shown.exit_code == 0
    assert [line.split()[0] for line in lines[:-1]] == list(snapshot.model.published.index)
    assert any(line.startswith("F2-AVANCE") and line.endswith("el informe se contradice") for line in lines)
    assert lines[-1].startswith("54 cifras publicadas: 38 coinciden, 0 no coinciden")


def test_reconcile_fails_when_a_figure_stops_agreeing(run, snapshot, monkeypatch):
    """Exit 3, and the line says so in capitals."""
    model = snapshot.model
    wrong = model.published.assign(
        valor=model.published["valor"].where(model.published.index != "F1-DNP", "301")
    )
    monkeypatch.setattr(cli, "load_model", lambda _: replace(model, published=wrong))
    shown = run("reconcile")
    assert shown.exit_code == 3
    assert [line.split()[0] for line in shown.stdout.splitlines() if "NO COINCIDE" in line] == ["F1-DNP"]


def test_data_that_cannot_be_used_are_refused_with_every_defect(run, monkeypatch):
    """Exit 2 and the text of the data layer, on the error stream."""

    def refuse(_):
        raise DatasetError([DEFECT])

    monkeypatch.setattr(cli, "load_model", refuse)
    refused = run("reconcile")
    assert refused.exit_code == 2
    assert str(DEFECT) in refused.stderr


def test_a_setting_that_makes_no_sense_is_refused(run, monkeypatch):
    """The variable is named."""
    monkeypatch.setenv("PORT", "ochenta")
    refused = run("geo", "status")
    assert refused.exit_code == 2
    assert "PORT='ochenta'" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("geo", "import"), "Falta ARCHIVO|DIRECCIÓN."),
        (("geo", "import", "--todo"), "No existe la opción --todo."),
        (("--todo",), "No existe la opción --todo."),
        (("geo", "exportar"), "No existe la orden «exportar»."),
        (("geo", "status", "sobra"), "La orden no se entiende"),
    ],
)
def test_an_order_that_is_not_understood_is_answered_in_spanish(run, words, said):
    """Exit 2, what is wrong and where the help is; nothing of click's English."""
    refused = run(*words)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert "--help" in refused.stderr
    assert "Error" not in refused.output
    assert "Usage" not in refused.output


@pytest.mark.parametrize("words", [(), ("geo",), ("geo", "import"), ("geo", "status"), ("reconcile",)])
def test_the_help_is_in_spanish(run, words):
    """Every verb explains itself without a word of click's English."""
    shown = run(*words, "--help")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"Uso: {' '.join((PROGRAM, *words))} [OPCIONES]")
    assert not {"Usage:", "Options:", "Commands:", "Show"}.intersection(shown.stdout.split())
