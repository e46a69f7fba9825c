"""Files of data: columns, codes as text, missing left empty, filters, names, tags and refusals."""

import csv
import io
import json
from functools import cache

import numpy as np
import pandas as pd
import pytest

from dashboard.core.state import parse_state
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.indicators.declarations import declare
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view, shown_values
from dashboard.views.rows import EXPORT_COLUMNS

HEADER = (
    "codigo,nombre,departamento_codigo,departamento,region,valor,numerador,denominador,n,sin_dato,"
    "estado,origen,corte"
)
SIZES = {"municipio": 1103, "departamento": 33, "region": 8, "gobernacion": 32, "pais": 1}
KEYS = tuple(declare(("1", "2")))
every_file = pytest.mark.parametrize("level", SIZES)
every_key = pytest.mark.parametrize("key", KEYS)


@pytest.fixture(scope="module")
def made(snapshot):
    """A function that makes a file of the shipped data, once each."""
    return cache(lambda key, ending, query="": make_download(snapshot, key, ending, query))


def table(file):
    """The rows of a CSV as text."""
    return list(csv.DictReader(io.StringIO(file.content.decode())))


@every_key
@every_file
def test_header_and_number_of_rows(made, key, level):
    """The header of the design, and one row per unit of the level."""
    lines = made(key, "csv", f"nivel={level}").content.decode().splitlines()
    assert lines[0] == HEADER == ",".join(EXPORT_COLUMNS)
    assert len(lines) - 1 == SIZES[level]


@every_key
@every_file
def test_rows_are_those_of_the_evaluation(snapshot, made, key, level):
    """Code by code the file holds what map and sentence are made from; missing is empty."""
    state, _ = parse_state(f"indicador={key}&nivel={level}", snapshot.vocabulary)
    rows = evaluate(resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state)
    content = made(key, "csv", f"nivel={level}").content
    found = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False).set_index("codigo")
    assert found.index.tolist() == rows.index.tolist()
    value = shown_values(rows)
    printed = rows["category"].ne("") | value.isna()
    assert found.loc[printed, "valor"].tolist() == rows.loc[printed, "category"].tolist()
    np.testing.assert_allclose(found.loc[~printed, "valor"].astype(float), value[~printed], atol=1e-6)
    assert found["n"].astype(int).tolist() == rows["n"].tolist()
    assert found["sin_dato"].astype(int).tolist() == rows["missing"].tolist()
    for name, column in (("numerador", "numerator"), ("denominador", "denominator")):
        assert found[name].eq("").tolist() == rows[column].isna().tolist()


@every_key
@every_file
def test_metadata_is_json(made, key, level):
    """The metadata says indicator, level, cut-off, filters, n and versions."""
    file = made(key, "json", f"nivel={level}")
    content = json.loads(file.content)
    assert content["indicador"] == key
    assert content["nivel"] == level
    assert content["filas"] == SIZES[level]
    assert content["total"].keys() == {"valor", "numerador", "denominador", "n", "sin_dato"}
    assert {"corte", "filtros", "origen", "fuente", "version_datos", "limites"} <= content.keys()
    assert file.media_type.startswith("application/json")


@every_key
def test_codes_are_five_characters(made, key):
    """A municipality's code keeps its leading zero."""
    rows = table(made(key, "csv", "nivel=municipio"))
    codes = [row["codigo"] for row in rows]
    assert all(len(code) == 5 and code.isdigit() for code in codes)
    assert codes[0] == "05001"
    assert [row["departamento_codigo"] for row in rows] == [code[:2] for code in codes]


def test_numbers_of_the_tiny_country(tiny):
    """The whole file by hand: decimal point, 0-100, missing empty, states told apart."""
    text = make_download(tiny.snapshot, "avance-fase-2", "csv", "").content.decode()
    assert text.splitlines()[1:] == [
        "05001,Medellín,05,Antioquia,Andina,62.5,62.5,100,1,0,con avance,demostración,2020-10-15",
        "05002,Abejorral,05,Antioquia,Andina,,,,0,0,no asistido,demostración,2020-10-15",
        "08001,Barranquilla,08,Atlántico,Caribe,15,15,100,1,0,con avance,demostración,2020-10-15",
        "08078,Baranoa,08,Atlántico,Caribe,0,0,100,1,0,0 %,demostración,2020-10-15",
        "08137,Campo de la Cruz,08,Atlántico,Caribe,,,,0,0,no asistido,demostración,2020-10-15",
        '11001,"Bogotá, D.C.",11,"Bogotá, D.C.",Andina,,,,0,1,sin reporte,demostración,2020-10-15',
    ]


def test_numerators_leave_no_dust(made):
    """Weights and fractions have few decimals: single precision never shows as 713.649999."""
    found = [row["numerador"] for row in table(made("avance-fase-2", "csv", "nivel=region"))]
    dusty = [text for text in found if "." in text and text[-4:] in ("9998", "9999", "0001", "0002")]
    assert dusty == []


def test_categories_put_their_code_in_the_value(tiny):
    """Universe letters; empty where a town has none."""
    rows = table(make_download(tiny.snapshot, "universo", "csv", ""))
    assert [row["valor"] for row in rows] == ["A", "B", "A", "C", "", "H"]
    yes_or_no = table(make_download(tiny.snapshot, "decreto-683", "csv", ""))
    assert [row["valor"] for row in yes_or_no] == ["si", "no", "si", "no", "no", "no"]


def test_places_of_groups(tiny):
    """A department names its region; a region has no department; the country has neither."""

    def place(level):
        rows = table(make_download(tiny.snapshot, "avance-fase-2", "csv", f"nivel={level}"))
        return [rows[0][name] for name in EXPORT_COLUMNS[:5]]

    assert place("departamento") == ["05", "Antioquia", "05", "Antioquia", "Andina"]
    assert place("gobernacion") == ["05", "Antioquia", "05", "Antioquia", "Andina"]
    assert place("region") == ["andina", "Andina", "", "", "Andina"]
    assert place("pais") == ["pais", "Colombia", "", "", ""]


def test_filters_are_respected(tiny):
    """Only the towns of the selection, at the cut-off of the address."""
    file = make_download(tiny.snapshot, "avance-fase-2", "csv", "?region=caribe&universo=A&corte=2020-09-30")
    rows = table(file)
    assert [(row["codigo"], row["corte"]) for row in rows] == [("08001", "2020-09-30")]
    assert float(rows[0]["valor"]) == pytest.approx(15, abs=1e-5)


def test_the_path_decides_the_indicator(tiny):
    """`indicador` in the query does not change the file."""
    one = make_download(tiny.snapshot, "universo", "csv", "indicador=avance-fase-1")
    assert one.content == make_download(tiny.snapshot, "universo", "csv", "").content


def test_a_missing_total_is_null(tiny):
    """JSON has no NaN: nothing known is null."""
    content = json.loads(make_download(tiny.snapshot, "avance-fase-2", "json", "depto=11").content)
    assert content["total"] == {
        "valor": None,
        "numerador": None,
        "denominador": None,
        "n": 0,
        "sin_dato": 1,
    }


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "avance-fase-2_mapa_municipio_2020-10-15.csv"),
        ("nivel=gobernacion", "avance-fase-2_mapa_gobernacion_2020-10-15.csv"),
        ("nivel=region&corte=2020-09-15", "avance-fase-2_mapa_region_2020-09-15.csv"),
    ],
)
def test_the_name_says_what_and_when(tiny, query, name):
    """Indicator, figure, level, cut-off and ending."""
    assert make_download(tiny.snapshot, "avance-fase-2", "csv", query).file_name == name


def test_the_tag_changes_with_what_the_file_holds(tiny, third_phase):
    """Another filter, level, cut-off, ending or indicator is another tag; the same view has the same."""
    addresses = [
        ("avance-fase-2", "csv", ""),
        ("avance-fase-2", "json", ""),
        ("avance-fase-1", "csv", ""),
        ("avance-fase-2", "csv", "region=caribe"),
        ("avance-fase-2", "csv", "nivel=region"),
        ("avance-fase-2", "csv", "corte=2020-09-15"),
    ]
    tags = [make_download(tiny.snapshot, *address).etag for address in addresses]
    assert len(set(tags)) == len(tags)
    assert make_download(tiny.snapshot, "avance-fase-2", "csv", "tipo=municipio").etag == tags[0]


def test_one_meaning_is_one_file(tiny):
    """However its parameters are written, a view is the same bytes under the same tag."""
    right, other = (
        make_download(tiny.snapshot, "pdet", "json", query)
        for query in ("corte=2020-09-30&region=caribe&depto=08", "depto=8&region=Caribe&corte=30/9/2020")
    )
    assert (other.content, other.etag) == (right.content, right.etag)


def test_an_unknown_indicator_is_refused_with_the_list(tiny):
    """404, in Spanish, naming what there is."""
    with pytest.raises(
        DownloadError, match=r"No existe el indicador «nada»\..*avance-fase-2.*pdet"
    ) as refusal:
        make_download(tiny.snapshot, "nada", "csv", "")
    assert refusal.value.status == 404


def test_an_unknown_ending_is_refused_with_the_list(tiny):
    """404, in Spanish, naming what there is."""
    with pytest.raises(DownloadError, match=r"No existe el formato «docx».*csv.*json") as refusal:
        make_download(tiny.snapshot, "pdet", "docx", "")
    assert refusal.value.status == 404


def test_text_never_begins_a_formula(tiny):
    """A name that a spreadsheet would compute is quoted."""
    snapshot = tiny.build()
    snapshot.model.entities.loc["05001", "name"] = "=1+1"
    assert table(make_download(snapshot, "pdet", "csv", ""))[0]["nombre"] == "'=1+1"
