"""Plain HTTP: map files, territory, downloads and health."""

import gzip
import json

import brotli
import pytest

from dashboard.core.state import Level
from dashboard.figures.choropleth import TOPOLOGY_NAME
from layouts.parts.exports import OFFER_URL
from layouts.static_urls import BOOTSTRAP_URL, bootstrap_file, published_url, territory_url

FOR_EVER = "public, max-age=31536000, immutable"
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
PUBLISHED = ("municipalities", "departments", "topology")


def map_url(snapshot, name):
    """The address of a published file; the topology is asked for by plotly.js under its own name."""
    published = TOPOLOGY_NAME if name == "topology" else getattr(snapshot.boundaries, name)
    return published_url(snapshot.boundaries, published)


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize(("accepted", "used"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")])
def test_map_files_come_in_each_encoding(client, snapshot, name, accepted, used):
    """The smallest that the browser takes, with the same content once unpacked."""
    response = client.get(map_url(snapshot, name), headers={"Accept-Encoding": accepted})
    plain = (snapshot.boundaries.folder / getattr(snapshot.boundaries, name)).read_bytes()
    assert response.status_code == 200
    assert response.headers.get("Content-Encoding", "") == used
    assert response.headers["Vary"] == "Accept-Encoding"
    assert DECODERS[used](response.data) == plain


def test_a_refused_encoding_is_not_used(client, snapshot):
    """`br;q=0` says that the browser does not take it."""
    response = client.get(map_url(snapshot, "departments"), headers={"Accept-Encoding": "br;q=0, gzip"})
    assert response.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("name", PUBLISHED)
def test_map_files_are_kept_for_ever(client, snapshot, name):
    """Their name changes with their content."""
    assert client.get(map_url(snapshot, name)).headers["Cache-Control"] == FOR_EVER


@pytest.mark.parametrize(
    "path",
    [
        "/mapas/{version}/manifest.json",
        "/mapas/{version}/nada.geojson",
    ],
)
def test_only_published_files_are_served(client, snapshot, path):
    """Another name is not there, and that is not kept for ever."""
    response = client.get(path.format(version=snapshot.boundaries.version))
    assert response.status_code == 404
    assert "Cache-Control" not in response.headers


def test_features_are_identified_by_code(client, snapshot):
    """The ids of the GeoJSON are the units that values travel for."""
    response = client.get(map_url(snapshot, "municipalities"), headers={"Accept-Encoding": "identity"})
    ids = [feature["id"] for feature in json.loads(response.data)["features"]]
    assert sorted(ids) == snapshot.map_units(Level.ENTITY, "municipio").tolist()


def test_the_territory_has_the_order_of_the_map(client, snapshot):
    """Position by position the units that values travel for."""
    response = client.get(territory_url(snapshot), headers={"Accept-Encoding": "identity"})
    units = json.loads(response.data)["unidades"]
    assert response.headers["Cache-Control"] == FOR_EVER
    for level in (Level.ENTITY, Level.DEPARTMENT, Level.REGION):
        assert units[level]["codigo"] == snapshot.map_units(level, "municipio").tolist()
    assert units["gobernacion"]["codigo"] == snapshot.map_units(Level.ENTITY, "gobernacion").tolist()


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_the_territory_is_compressed(client, snapshot, encoding):
    """It is asked for once by every browser."""
    response = client.get(territory_url(snapshot), headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert json.loads(DECODERS[encoding](response.data))["unidades"]
    assert len(response.data) < 40_000


@pytest.mark.parametrize(
    "path", ["/territorio/otra-version.json", "/mapas/otra/world_110m.json", "/hitos/serie/otra/1.json"]
)
def test_a_version_that_is_not_kept_is_gone(client, path):
    """What is kept for ever under a name must be of that name: the browser is told to load the page again."""
    response = client.get(path)
    assert response.status_code == 410
    assert "Vuelva a cargar la página" in response.text
    assert "Cache-Control" not in response.headers


def test_health_says_what_runs(client, snapshot):
    """Status, dataset version, source of the boundaries, when they were loaded and seconds running."""
    answer = client.get("/salud").json
    assert set(answer) == {
        "estado",
        "aviso",
        "cargado",
        "tablas_cargadas",
        "version_datos",
        "limites",
        "version_limites",
        "unidades_sin_poligono",
        "segundos_en_marcha",
    }
    assert (answer["estado"], answer["aviso"]) == ("bien", "")
    assert answer["cargado"] == snapshot.loaded_at.isoformat(timespec="seconds")
    assert (answer["version_datos"], answer["limites"]) == (snapshot.model.version, snapshot.boundaries.label)
    assert answer["segundos_en_marcha"] >= 0


# ---- downloads -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("excel.csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("geojson", "application/geo+json"),
        ("json", "application/json; charset=utf-8"),
    ],
)
def test_a_file_has_its_type_and_name(client, ending, media_type):
    """Saved with a name that says what and when, read with the right letters."""
    response = client.get(f"/descargas/avance-fase-2.{ending}?nivel=region")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    name = f"avance-fase-2_mapa_region_2020-12-31.{ending}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_query_of_the_page_is_that_of_the_file(client):
    """The page's address plus an ending: the same filters."""
    response = client.get("/descargas/universo.csv?region=caribe&universo=A&universo=B")
    rows = response.data.decode().splitlines()[1:]
    assert rows
    assert {row.split(",")[4] for row in rows} == {"Caribe"}
    assert {row.split(",")[5] for row in rows} == {"A", "B"}


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("ending", ["csv", "excel.csv", "xlsx", "geojson", "json"])
def test_an_unchanged_file_is_not_sent_again(client, ending, encoding):
    """With the tag it had, 304 and no body, whatever the encoding."""
    url, headers = f"/descargas/pdet.{ending}", {"Accept-Encoding": encoding}
    tag = client.get(url, headers=headers).headers["ETag"]
    again = client.get(url, headers={**headers, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [("svg", "image/svg+xml"), ("pdf", "application/pdf"), ("png", "image/png")],
)
def test_a_figure_has_its_type_and_name_and_is_sent_once(client, ending, media_type):
    """The figure of a page at its size; with the tag it had, 304 without drawing it again."""
    url = f"/descargas/avance-fase-2.{ending}?region=caribe&figura=embudo&tamano=columna&resolucion=pantalla"
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"].split(";")[0] == media_type
    name = f"avance-fase-2_embudo_etapa_2020-12-31_columna.{ending}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    again = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_another_view_is_sent(client):
    """The tag of one view is not that of another."""
    tag = client.get("/descargas/pdet.csv").headers["ETag"]
    response = client.get("/descargas/pdet.csv?region=caribe", headers={"If-None-Match": tag})
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/descargas/nada.csv", ("No existe el indicador «nada»", "avance-fase-2", "pdet")),
        ("/descargas/pdet.docx", ("No existe el formato «docx»", "csv", "json")),
        ("/descargas/pdet", ("No existe el formato «»", "xlsx", "geojson")),
        ("/descargas/pdet.csv?figura=torta", ("No existe la figura «torta»", "mapa", "curvas")),
        ("/descargas/pdet.geojson?figura=calor", ("no sale en GeoJSON", "csv", "svg")),
        ("/descargas/pdet.csv.zip", ("No existe el formato «csv.zip»", "excel.csv")),
    ],
)
def test_what_does_not_exist_is_refused_in_spanish(client, path, words):
    """404 with a sentence that lists what there is."""
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/plain; charset=utf-8")
    assert all(word in response.data.decode() for word in words)


@pytest.mark.parametrize(
    "query", ["region=\xff", "region=%FF", "=&&==", "nivel=%00", "indicador=%F0%9F%92%A9"]
)
@pytest.mark.parametrize("path", ["/descargas/pdet.csv", "/descargas-lista/hallazgos.csv"])
def test_a_damaged_address_is_no_failure(client, path, query):
    """Whatever bytes an address has, what can't be used is refused in words."""
    response = client.get(path, environ_overrides={"QUERY_STRING": query})
    assert response.status_code == 400
    assert "parámetro" in response.data.decode()


@pytest.mark.parametrize("path", ["/descargas/pdet.csv", "/descargas-lista/hallazgos.csv"])
@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("corte=2020-12-20", "El parámetro «corte» no admite «2020-12-20». Sus valores son: 2020-"),
        ("depto=98", "El parámetro «depto» no admite «98». Sus valores son: 05, 08, 11, "),
        ("color=rojo", "No existe el parámetro «color». Los parámetros son: indicador, nivel, "),
    ],
)
def test_a_filter_that_is_misread_is_refused(client, path, query, text):
    """It would give the whole country under the name of a part: 400, with what is allowed."""
    response = client.get(f"{path}?{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("text/plain; charset=utf-8")
    assert response.data.decode().startswith(text)


def test_the_menu_of_a_page_ignores_what_the_page_ignores(client):
    """A page goes on without a wrong filter, and so does what can be taken from it."""
    response = client.get(f"{OFFER_URL}?region=atlantida&figura=mapa")
    assert response.status_code == 200
    assert "atlantida" not in response.get_data(as_text=True)


@pytest.mark.parametrize("ending", ["csv", "excel.csv", "geojson"])
def test_files_of_data_are_compressed(client, ending):
    """A file of 1.103 rows is text like any other: a tenth on the wire."""
    response = client.get(f"/descargas/avance-fase-2.{ending}", headers={"Accept-Encoding": "gzip"})
    assert response.headers.get("Content-Encoding") == "gzip"


@pytest.mark.parametrize(("accepted", "used"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")])
def test_the_style_sheet_of_bootstrap_comes_from_here(client, accepted, used):
    """It is the installed package's own file in the smallest encoding, and is kept for ever."""
    response = client.get(BOOTSTRAP_URL, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding", "") == used
    assert response.headers["Cache-Control"] == FOR_EVER
    assert DECODERS[used](response.data) == bootstrap_file().read_bytes()
