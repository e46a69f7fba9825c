"""Addresses of figures: what can be asked for, names, tags, and refusals that list what there is."""

import csv
import io
import json
from itertools import product

import pytest
from openpyxl import load_workbook

from dashboard.core.pages import HOME
from dashboard.core.state import parse_state
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import WRITERS, make_download
from dashboard.exports.media import DATA, MEDIA_TYPES, PICTURES
from dashboard.figures.printed.catalogue import FIGURES

ENTITY = "entidad=05001"
OF_ONE_INDICATOR = ("indicador", "unidad")
TABLES = tuple(ending for ending in DATA if ending != "geojson")  # the tiny country has no shapes


def asked(snapshot, ending, **options):
    """The file of an address with an entity picked."""
    query = "&".join((ENTITY, *(f"{key}={value}" for key, value in options.items())))
    return make_download(snapshot, "avance-fase-2", ending, query)


def refused(snapshot, ending, query):
    """The message and the status of a refusal."""
    with pytest.raises(DownloadError) as refusal:
        make_download(snapshot, "avance-fase-2", ending, query)
    return str(refusal.value), refusal.value.status


def test_every_ending_has_a_writer_and_a_media_type():
    """One table of endings."""
    assert set(WRITERS) == set(MEDIA_TYPES)
    assert (MEDIA_TYPES["svg"], MEDIA_TYPES["pdf"]) == ("image/svg+xml", "application/pdf")


@pytest.mark.parametrize("figure", FIGURES)
def test_the_csv_of_a_figure_is_its_table(tiny, figure):
    """The same head and rows in the same order; numbers as numbers."""
    state, _ = parse_state(ENTITY, tiny.snapshot.vocabulary)
    printed = FIGURES[figure].build(tiny.snapshot, state)
    head, *rows = csv.reader(io.StringIO(asked(tiny.snapshot, "csv", figura=figure).content.decode()))
    assert tuple(head) == printed.table.head
    assert len(rows) == len(printed.table.rows)
    for row, wanted in zip(rows, printed.table.rows, strict=True):
        for text, cell in zip(row, wanted, strict=True):
            if isinstance(cell, float):
                assert float(text) == cell
            else:
                assert text == ("" if cell is None else str(cell).replace("\xa0", " "))


@pytest.mark.parametrize("figure", FIGURES)
def test_the_workbook_of_a_figure_has_its_table_and_explains_it(tiny, figure):
    """Data under a frozen head, codes as text, every column in the glossary, the record in the metadata."""
    state, _ = parse_state(ENTITY, tiny.snapshot.vocabulary)
    table = FIGURES[figure].build(tiny.snapshot, state).table
    book = load_workbook(io.BytesIO(asked(tiny.snapshot, "xlsx", figura=figure).content))
    data, facts, terms = book["Datos"], book["Metadatos"], book["Glosario"]
    own = OF_ONE_INDICATOR if FIGURES[figure].page is HOME else ()
    assert tuple(cell.value for cell in data[1]) == (*table.head, *own)
    assert data.max_row == 1 + len(table.rows)
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    explained = [term for kind, term, _ in terms.iter_rows(values_only=True) if kind == "columna"]
    assert set(explained) == {*table.head, *own}
    record = json.loads(dict(facts.iter_rows(min_row=2, values_only=True))["registro"])
    assert (record["figura"], record["formato"], record["tamano"]) == (figure, "xlsx", "")
    for column, head in enumerate(table.head, start=1):
        if head in ("codigo", "departamento_codigo", "fase"):
            assert {data.cell(row, column).number_format for row in range(2, data.max_row + 1)} <= {
                "@",
                "General",
            }


@pytest.mark.parametrize("figure", FIGURES)
def test_the_metadata_of_a_figure_quotes_it(tiny, figure):
    """Title, finding, caption, address and record; those of an indicator have its total."""
    facts = json.loads(asked(tiny.snapshot, "json", figura=figure).content)
    state, _ = parse_state(ENTITY, tiny.snapshot.vocabulary)
    printed = FIGURES[figure].build(tiny.snapshot, state)
    assert (facts["titulo"], facts["hallazgo"], facts["pie"]) == (
        printed.title,
        printed.finding,
        printed.caption,
    )
    assert facts["registro"]["direccion"] == facts["direccion"] == printed.address
    assert facts["filas"] == len(printed.table.rows)
    assert ("total" in facts) == (FIGURES[figure].page.root == "/")


def test_without_a_figure_it_is_the_map(tiny):
    """The bytes of the data are the same with and without saying so."""
    for ending in TABLES:
        plain = make_download(tiny.snapshot, "avance-fase-2", ending, "")
        said = make_download(tiny.snapshot, "avance-fase-2", ending, "figura=mapa")
        assert (plain.content, plain.etag, plain.file_name) == (said.content, said.etag, said.file_name)


@pytest.mark.parametrize(
    ("ending", "query", "name"),
    [
        ("csv", "figura=calor", "avance-fase-2_calor_municipio_2020-10-15.csv"),
        ("svg", "figura=embudo", "avance-fase-2_embudo_etapa_2020-10-15_a4.svg"),
        (
            "png",
            "figura=curvas&tamano=columna&region=caribe",
            "avance-fase-2_curvas_departamento_2020-10-15_columna.png",
        ),
        (
            "pdf",
            f"figura=hitos&{ENTITY}&tamano=cuadrado",
            "avance-fase-2_hitos_municipio_05001_2020-10-15_cuadrado.pdf",
        ),
    ],
)
def test_the_name_says_what_and_when(tiny, ending, query, name):
    """Indicator, figure, level, entity, cut-off and size."""
    made = make_download(tiny.snapshot, "avance-fase-2", ending, query)
    assert made.file_name == name
    assert made.media_type == MEDIA_TYPES[ending]


def test_pictures_are_what_they_say(tiny):
    """By their first bytes, at the size and resolution asked for."""
    starts = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG"}
    for ending, start in starts.items():
        assert asked(tiny.snapshot, ending, figura="embudo", tamano="columna").content.startswith(start)
    sharp = asked(tiny.snapshot, "png", figura="embudo", tamano="columna")
    light = asked(tiny.snapshot, "png", figura="embudo", tamano="columna", resolucion="pantalla")
    assert len(sharp.content) > len(light.content)


def test_every_thing_that_changes_the_bytes_changes_the_tag(tiny):
    """Figure, ending, size, and the resolution of points; vectors have none."""
    tags = [
        asked(tiny.snapshot, ending, figura=figure, tamano=size).etag
        for figure, ending, size in product(("calor", "arbol"), ("svg", "png"), ("a4", "columna"))
    ]
    assert len(set(tags)) == len(tags)
    low = {"figura": "arbol", "resolucion": "pantalla"}
    assert asked(tiny.snapshot, "png", **low).etag != asked(tiny.snapshot, "png", figura="arbol").etag
    assert asked(tiny.snapshot, "svg", **low).etag == asked(tiny.snapshot, "svg", figura="arbol").etag
    assert asked(tiny.snapshot, "csv", tamano="columna").etag == asked(tiny.snapshot, "csv").etag


@pytest.mark.parametrize("ending", [*TABLES, *PICTURES])
def test_equal_tags_are_equal_bytes(tiny, ending):
    """The same address twice is the same file, at any time."""
    first, second = (asked(tiny.snapshot, ending, figura="arbol", tamano="columna") for _ in range(2))
    assert first.etag == second.etag
    assert first.content == second.content


def test_what_does_not_exist_is_refused_with_the_list(tiny):
    """404 for a figure or a format, 400 for a size or a resolution; in Spanish."""
    for query, what, known, status in (
        ("figura=torta", "la figura «torta»", FIGURES, 404),
        ("tamano=a0", "el tamaño «a0»", ("columna", "a4"), 400),
        ("resolucion=72", "la resolución «72»", ("pantalla", "300"), 400),
    ):
        message, found = refused(tiny.snapshot, "svg", query)
        assert message.startswith(f"No existe {what}.")
        assert all(key in message for key in known)
        assert found == status


def test_a_profile_needs_its_entity(tiny):
    """400, saying how it is written, or what is wrong with the one that was given."""
    message, status = refused(tiny.snapshot, "svg", "figura=hitos")
    assert status == 400
    assert "falta el parámetro «entidad»" in message
    message, _ = refused(tiny.snapshot, "csv", "figura=hitos&entidad=99999")
    assert message.startswith("El parámetro «entidad» no admite «99999».")


def test_only_the_map_has_geojson(tiny):
    """Other figures have no territory: 404 with their formats."""
    message, status = refused(tiny.snapshot, "geojson", "figura=curvas")
    assert status == 404
    assert message == (
        "La figura «curvas» no sale en GeoJSON: solo el mapa. "
        "Sus formatos son: csv, excel.csv, xlsx, json, svg, pdf, png, zip."
    )


def test_an_option_has_one_value(tiny):
    """Two figures in one address are a mistake that is said."""
    assert refused(tiny.snapshot, "csv", "figura=calor&figura=arbol") == (
        "El parámetro «figura» admite un solo valor.",
        400,
    )


def test_options_are_not_of_the_view(tiny):
    """They are read before the filters, which would refuse them."""
    assert asked(tiny.snapshot, "json", figura="calor", tamano="a4", resolucion="300").content


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUMA(A1)"])
def test_no_cell_of_a_figure_begins_a_formula(tiny, name):
    """A name that a spreadsheet would compute is led by an apostrophe, in every figure with names."""
    snapshot = tiny.build()
    snapshot.model.entities.loc["05001", "name"] = name
    for figure in ("calor", "movimientos", "fases", "pares"):
        text = asked(snapshot, "csv", figura=figure).content.decode()
        assert not any(cell == name for row in csv.reader(io.StringIO(text)) for cell in row)
        assert f"'{name}" in text
        sheet = load_workbook(io.BytesIO(asked(snapshot, "xlsx", figura=figure).content))["Datos"]
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
