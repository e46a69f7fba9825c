"""A unit without polygon is a case everywhere: it keeps its values, is counted apart and is named."""

import json
from dataclasses import replace

import geopandas as gpd
import pytest

from dashboard.core.state import Level, parse_state
from dashboard.exports.formats import make_download
from dashboard.indicators.declarations import declare
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.chapters.parts import figure
from dashboard.views.home import view_of_query
from dashboard.views.summary import OFF_MAP
from data.model import load_model
from geo.publish import publish
from geo.true_place import true_units
from layouts.parts.panels import page_parts
from tests.apps import app_of

ISLANDS = ("88001", "88564")
FIVE = ("05001", "08001", "11001", "23001", "76001")
MAPS = {
    "without 88": lambda codes: [code for code in codes if code not in ISLANDS],
    "without Tuchín": lambda codes: [code for code in codes if code != "23815"],
    "five": lambda codes: [code for code in codes if code in FIVE],
}
INDICATORS = sorted(declare(load_model().phases))


@pytest.fixture(scope="module")
def lacking(snapshot, tmp_path_factory):
    """A function from the name of a map to the snapshot that is drawn on it."""
    shapes = true_units(snapshot.boundaries)
    made = {}

    def of(name):
        if name not in made:
            kept = shapes[MAPS[name](shapes.index)]
            units = gpd.GeoDataFrame(geometry=list(kept), index=kept.index, crs="EPSG:4326")
            folder = tmp_path_factory.mktemp("mapa")
            made[name] = Snapshot(snapshot.model, publish(units, folder, label="prueba", source="Prueba."))
        return made[name]

    return of


def counts(view):
    return {item.label: item.count for item in view.legend}


@pytest.mark.parametrize("key", INDICATORS)
@pytest.mark.parametrize("ending", ["csv", "json", "svg"])
@pytest.mark.parametrize("name", MAPS)
def test_every_indicator_can_be_taken(lacking, name, ending, key):
    """No file of any indicator fails on a map that lacks units."""
    assert make_download(lacking(name), key, ending, "").content


@pytest.mark.parametrize("ending", ["csv", "xlsx", "geojson", "json", "svg", "pdf", "png"])
@pytest.mark.parametrize("query", ["depto=88", "region=seaflower", "nivel=departamento", "nivel=region"])
@pytest.mark.parametrize("name", ["without 88", "five"])
def test_every_format_can_be_taken_of_every_place(lacking, name, query, ending):
    """A view of who is on no map, and of groups, is made in every format."""
    assert make_download(
        lacking(name),
        "avance-fase-2",
        ending,
        f"{query}&tamano=columna&resolucion=pantalla" if ending == "png" else query,
    ).content


@pytest.mark.parametrize("name", MAPS)
def test_the_table_keeps_its_rows_and_values(snapshot, lacking, name):
    """Data don't depend on the map."""
    files = [make_download(one, "avance-fase-2", "csv", "").content for one in (snapshot, lacking(name))]
    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "",
            "2 unidades de la selección no están en el mapa: San Andrés (88001) y Providencia (88564). "
            "Sus valores están en la tabla.",
        ),
        ("region=caribe", ""),
        (
            "nivel=region",
            "1 unidad de la selección no está en el mapa: Seaflower. Sus valores están en la tabla.",
        ),
    ],
)
def test_the_page_names_who_is_not_on_the_map(lacking, query, sentence):
    """Count and names, of the selection only."""
    assert view_of_query(lacking("without 88"), query).off_map == sentence


def test_the_page_shows_it_under_the_map(lacking):
    """The caption ends with it."""
    view = view_of_query(lacking("without Tuchín"), "")
    assert "1 unidad de la selección no está en el mapa: Tuchín (23815)." in view.off_map
    assert page_parts(view)["caption"].endswith(view.off_map)


def test_many_are_counted_and_few_named(lacking):
    """Three names, then how many more."""
    sentence = view_of_query(lacking("five"), "depto=05").off_map
    assert sentence.startswith("124 unidades de la selección no están en el mapa: ")
    assert " y 121 más." in sentence


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        (
            "without Tuchín",
            "nivel=departamento",
            "Contornos incompletos, con 1 unidad sin polígono: Tuchín (23815).",
        ),
        ("without Tuchín", "nivel=region&region=pacifico", ""),
        (
            "without 88",
            "nivel=pais",
            "Contornos incompletos, con 2 unidades sin polígono: San Andrés (88001) y Providencia (88564).",
        ),
        (
            "five",
            "nivel=departamento&depto=11&depto=08",
            "Contornos incompletos, con 22 unidades sin polígono: Baranoa (08078), Campo de la Cruz (08137), "
            "Candelaria (08141) y 19 más.",
        ),
    ],
)
def test_an_outline_that_lacks_units_says_so(lacking, name, query, sentence):
    """A department drawn as its capital is not its department."""
    assert view_of_query(lacking(name), query).off_map == sentence


def test_the_legend_counts_them_apart(snapshot, lacking):
    """What the legend counts is what is drawn; who is not is its last entry, and nobody is lost."""
    whole, without = (view_of_query(one, "") for one in (snapshot, lacking("without Tuchín")))
    assert OFF_MAP not in counts(whole)
    assert without.legend[-1].label == OFF_MAP
    assert counts(without)[OFF_MAP] == 1
    assert sum(counts(whole).values()) == sum(counts(without).values())


@pytest.mark.parametrize(
    "query", ["", "nivel=departamento", "tipo=gobernacion", "nivel=region", "nivel=pais"]
)
def test_a_whole_map_says_nothing(snapshot, query):
    """Where every unit has its polygon no sentence and no entry of the legend speaks of it."""
    view = view_of_query(snapshot, query)
    assert (view.off_map, OFF_MAP in counts(view)) == ("", False)


def test_who_is_out_of_the_selection_is_not_missed(lacking):
    """A filter that leaves the islands out has nothing to say of them."""
    view = view_of_query(lacking("without 88"), "depto=05")
    assert OFF_MAP not in counts(view)


def test_the_view_of_a_place_on_no_map_frames_the_country(lacking):
    """With nothing to frame the map is shown whole."""
    one = lacking("without 88")
    assert view_of_query(one, "depto=88").payload["marco"] == list(one.boundaries.bounds)


def test_the_printed_map_and_its_metadata_say_it(lacking):
    """The sentence is in the figure, the codes in its metadata."""
    one = lacking("without 88")
    known = json.loads(make_download(one, "avance-fase-2", "json", "").content)
    assert known["sin_poligono"] == list(ISLANDS)
    assert view_of_query(one, "").off_map in known["como_leer"]
    assert "no están en el mapa" in make_download(one, "avance-fase-2", "svg", "").content.decode()


def test_the_features_have_values_and_no_geometry(lacking):
    """In GeoJSON the unit is a feature with its columns and a null geometry."""
    found = json.loads(make_download(lacking("without 88"), "decreto-683", "geojson", "depto=88").content)
    assert [(one["id"], one["geometry"]) for one in found["features"]] == [(code, None) for code in ISLANDS]
    assert all(one["properties"]["valor"] for one in found["features"])


def test_the_report_says_it_with_its_map(lacking):
    """The figure of the report carries the sentence with its notes."""
    one = lacking("without 88")
    state, _ = parse_state("", one.vocabulary)
    blocks = figure(one, "mapa", replace(state, level=Level.ENTITY))
    assert any("no están en el mapa" in getattr(block, "note", "") for block in blocks)


@pytest.mark.parametrize(("name", "count"), [("without 88", 2), ("without Tuchín", 1), ("five", 1116)])
def test_health_counts_them(lacking, name, count):
    """`/salud` says how many units of the catalogue the map has no polygon of."""
    answer = app_of(lacking(name)).server.test_client().get("/salud")
    assert answer.json["unidades_sin_poligono"] == count
