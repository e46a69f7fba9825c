"""Excel: three sheets, the evaluated numbers, codes as text, formats, frozen heads, the mark."""

import io
import json
import subprocess
import sys
from datetime import datetime
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboard.core.provenance import FILE_MARKS
from dashboard.exports.data_workbook import DATA_SHEET, FACTS_SHEET, TERMS_SHEET
from dashboard.exports.formats import make_download
from dashboard.views.rows import EXPORT_COLUMNS
from data.contracts import CERTAINTY

COLUMNS = (*EXPORT_COLUMNS, "indicador", "unidad")


def opened(file):
    """The workbook read back."""
    return load_workbook(io.BytesIO(file.content))


def records(book):
    """The rows of the data sheet by column."""
    head, *rows = book[DATA_SHEET].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def regions(snapshot):
    """A small workbook: progress by region in Caribe."""
    return opened(make_download(snapshot, "avance-fase-2", "xlsx", "nivel=region&region=caribe"))


def test_every_workbook_holds_the_evaluated_rows(view, made, same_rows):
    """Three sheets; row by row what map and sentence are made from; codes keep their zeros."""
    book = opened(made(view.key, "xlsx", view.query))
    assert book.sheetnames == [DATA_SHEET, FACTS_SHEET, TERMS_SHEET]
    assert tuple(cell.value for cell in book[DATA_SHEET][1]) == COLUMNS
    same_rows(records(book), view.rows)
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    assert {cell.number_format for cell in book[DATA_SHEET]["A"][1:]} == {"@"}
    assert [row["origen"] for row in records(book)] == [CERTAINTY[rank] for rank in view.rows["origin"]]


def test_numbers_have_the_format_of_the_indicator(regions):
    """One decimal for percentages, thousands apart, the cut-off as a day."""
    row = {head.value: cell for head, cell in zip(*regions[DATA_SHEET]["1:2"], strict=True)}
    assert row["valor"].number_format == "#,##0.0"
    assert row["n"].number_format == "#,##0"
    assert row["corte"].value == datetime(2020, 12, 31)
    assert row["corte"].number_format == "yyyy-mm-dd"


def test_the_same_view_is_the_same_bytes(tiny):
    """A workbook holds no time of its writing: equal tags are equal bytes."""
    first, second = (make_download(tiny.snapshot, "avance-fase-2", "xlsx", "") for _ in range(2))
    assert first.etag == second.etag
    assert first.content == second.content
    with ZipFile(io.BytesIO(first.content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"<dcterms:" not in archive.read("docProps/core.xml")


def test_columns_are_as_wide_as_their_texts(regions):
    """No name is cut, no column is wider than a screen can use."""
    widths = {key: column.width for key, column in regions[DATA_SHEET].column_dimensions.items()}
    assert len(widths) == len(COLUMNS)
    assert all(len(name) < width <= 60 for name, width in zip(COLUMNS, widths.values(), strict=True))


def test_the_metadata_sheet_says_what_the_file_is(regions, snapshot):
    """Filters, cut-off, mark, version and address, one to a row."""
    facts = dict(regions[FACTS_SHEET].iter_rows(min_row=2, values_only=True))
    assert facts["filtros"] == "región Caribe"
    assert facts["corte"] == "2020-12-31"
    assert facts["marca"] == FILE_MARKS["demostración"]
    assert facts["version_datos"] == snapshot.model.version
    assert facts["direccion"] == "/?nivel=region&corte=2020-12-31&region=caribe"
    assert facts["filas"] == 1
    assert facts["fuente"] == "DNP, informe final de la Estrategia Gobierno al Plan (2020), registro SETA"
    assert facts["tablas"] == "milestone_reports · milestones_1 · milestones_2"
    record = json.loads(facts["registro"])
    assert (record["figura"], record["formato"], record["nivel"]) == ("mapa", "xlsx", "region")


def test_the_total_is_numbers(regions):
    """As a formula can add them, and the same as the one row that the file has."""
    facts = dict(regions[FACTS_SHEET].iter_rows(min_row=2, values_only=True))
    (row,) = records(regions)
    assert facts["total.valor"] == pytest.approx(row["valor"])
    assert (facts["total.n"], facts["total.sin_dato"]) == (row["n"], row["sin_dato"])
    assert {type(facts[f"total.{name}"]) for name in ("valor", "n", "numerador")} <= {int, float}


def test_a_missing_total_is_empty(tiny):
    """Neither zero nor a text."""
    book = opened(make_download(tiny.snapshot, "avance-fase-2", "xlsx", "depto=11"))
    facts = dict(book[FACTS_SHEET].iter_rows(min_row=2, values_only=True))
    assert (facts["total.valor"], facts["total.n"]) == (None, 0)


@pytest.mark.parametrize(
    ("key", "unit"),
    [("avance-fase-2", "%"), ("dias-sin-reporte", "días"), ("calificacion-encuesta", "puntos (1 a 5)")],
)
def test_every_row_says_its_indicator_and_unit(tiny, key, unit):
    """So that rows of two files can be one table."""
    rows = records(opened(make_download(tiny.snapshot, key, "xlsx", "")))
    assert {(row["indicador"], row["unidad"]) for row in rows} == {(key, unit)}


def test_a_figure_of_several_things_has_only_its_columns(tiny):
    """Its columns are not in one unit."""
    rows = records(opened(make_download(tiny.snapshot, "avance-fase-2", "xlsx", "figura=embudo")))
    assert "unidad" not in rows[0]


def test_the_mark_is_printed_on_every_page(regions):
    """A printed sheet still says that it is a demonstration."""
    assert {sheet.oddFooter.left.text for sheet in regions} == {FILE_MARKS["demostración"]}


def test_the_glossary_explains_every_column_and_indicator(regions, snapshot):
    """Columns, states and each declared indicator."""
    rows = list(regions[TERMS_SHEET].iter_rows(min_row=2, values_only=True))
    assert [term for kind, term, _ in rows if kind == "columna"] == list(COLUMNS)
    assert [term for kind, term, _ in rows if kind == "indicador"] == [
        indicator.label for indicator in snapshot.indicators.values()
    ]
    assert [term for kind, term, _ in rows if kind == "estado"] == [
        "con avance",
        "0 %",
        "sin reporte",
        "no asistido",
    ]
    assert all(meaning for _, _, meaning in rows)


def test_the_glossary_names_the_classes(tiny):
    """The keys that `valor` holds are explained."""
    book = opened(make_download(tiny.snapshot, "socio", "xlsx", ""))
    terms = [term for kind, term, _ in book[TERMS_SHEET].iter_rows(values_only=True) if kind == "clase"]
    assert {"DNP", "ART", "DAFP"} <= set(terms)


def test_a_name_is_never_a_formula(tiny):
    """A name that Excel would compute is led by an apostrophe; missing stays empty, zero stays zero."""
    snapshot = tiny.build()
    snapshot.model.entities.loc["05001", "name"] = "=1+1"
    rows = records(opened(make_download(snapshot, "avance-fase-2", "xlsx", "")))
    assert rows[0]["nombre"] == "'=1+1"
    assert [row["valor"] for row in rows] == [62.5, None, 15, 0, None, None]


def test_a_start_does_not_load_the_writer():
    """The libraries of workbooks and pictures are loaded by the first one of each."""
    code = (
        "import sys, dashboard.exports.formats, dashboard.exports.lists; "
        "sys.exit(bool({'openpyxl', 'matplotlib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
