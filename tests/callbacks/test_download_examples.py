"""The examples of docs/descargas.md: what they say to read is there, and the Python one runs as written."""

import contextlib
import io
import re
import threading
from pathlib import Path
from urllib.parse import urlsplit

import geopandas as gpd
import pytest
from werkzeug.serving import make_server

from dashboard.core.state import Level, parse_state
from dashboard.exports.formats import WRITERS, make_download
from dashboard.exports.look import CHOICES, WIDTHS
from dashboard.figures.drawing.presets import DEFAULT_PRESET, DEFAULT_RESOLUTION, PRESETS, RESOLUTIONS
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from tests.apps import app_of

DOCUMENT = (Path(__file__).parents[2] / "docs" / "descargas.md").read_text(encoding="utf-8")
WRITTEN_HOST = "http://127.0.0.1:8050"


def block(language):
    """The example in a language."""
    return re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL).group(1)


def first_cells(head):
    """The keys in the first column of the table that begins with a head."""
    table = DOCUMENT.partition(f"| {head} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([a-z0-9.-]+)` \|", table, re.MULTILINE)


@pytest.fixture(scope="module")
def host(snapshot):
    """The address of the app on a free port."""
    server = make_server("127.0.0.1", 0, app_of(snapshot).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def test_the_python_example_gives_the_number_of_the_dashboard(snapshot, host):
    """Run as it is written, against the app; its mean is that of the region."""
    given = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(block("python").replace(WRITTEN_HOST, host), given)
    state, _ = parse_state("region=caribe&corte=2020-10-31", snapshot.vocabulary)
    whole = evaluate(
        resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state, Level.COUNTRY
    ).iloc[0]
    assert given["promedio"] == pytest.approx(whole["value"])
    assert printed.getvalue() == (
        f"{whole['value']:.1f} % en {whole['n']} entidades con dato, {whole['missing']} sin dato\n"
    )


def test_the_map_opens_in_geopandas(snapshot, tmp_path):
    """Text columns, numbers and shapes, in longitude and latitude."""
    path = tmp_path / "mapa.geojson"
    path.write_bytes(make_download(snapshot, "avance-fase-2", "geojson", "nivel=region").content)
    frame = gpd.read_file(path)
    assert len(frame) == 8
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_valid.all()


def test_every_address_of_the_examples_exists(client, snapshot):
    """R and Power Query read what the app answers, with nothing ignored."""
    addresses = re.findall(rf'"{WRITTEN_HOST}(/[^"]+)"', DOCUMENT)
    assert len(addresses) >= 4
    for address in addresses:
        assert client.get(address).status_code == 200
        assert parse_state(urlsplit(address).query, snapshot.vocabulary)[1] == ()


def test_the_power_query_example_names_what_exists(client):
    """Its path, its parameters and its columns."""
    example = block("m")
    path = re.search(r'RelativePath = "([^"]+)"', example).group(1)
    query = dict(re.findall(r'(\w+) = "([^"]+)"', re.search(r"Query = \[(.*?)\]", example).group(1)))
    response = client.get(f"/{path}", query_string=query)
    header = response.data.decode().splitlines()[0].split(",")
    assert set(re.findall(r'\{"(\w+)", ', example)) <= set(header)
    assert len(response.data.decode().splitlines()) > 100


def test_every_ending_is_explained():
    """The table of the document is the table of the code."""
    assert first_cells("Terminación") == list(WRITERS)


def test_every_figure_and_option_is_explained():
    """The figures, in their order and on their page; the sizes and resolutions, the usual one first."""
    assert first_cells("Figura") == list(FIGURES)
    pages = re.findall(r"^\| `[a-z0-9-]+` \| .* \| `(/[a-z0-9-]*)` \|", DOCUMENT, re.MULTILINE)
    assert pages == [spec.page.root.rstrip("/") or "/" for spec in FIGURES.values()]
    options = dict(
        re.findall(r"^\| `(tamano|resolucion|texto|marco|logo)` \| (.*?) \|", DOCUMENT, re.MULTILINE)
    )
    for key, known, usual in (
        ("tamano", PRESETS, DEFAULT_PRESET),
        ("resolucion", RESOLUTIONS, DEFAULT_RESOLUTION),
        *((key, known, known[0]) for key, known in CHOICES.items()),
    ):
        named = re.findall(r"`([a-z0-9]+)`", options[key].replace("`LOGO`", ""))
        assert named[0] == usual
        assert set(named) == set(known)
    assert f"de {WIDTHS[0]} a {WIDTHS[-1]}" in DOCUMENT
