"""Native charts: the figure's own numbers, editable, the same bytes each time."""

import io
import re
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pptx
import pytest
from openpyxl import load_workbook
from pptx.util import Mm

from dashboard.figures.printed.catalogue import FIGURES
from dashboard.figures.printed.printed_figure import Table
from dashboard.reports.charts import CHARTS, add_chart, chart_data, chart_parts, native_note, native_of

PLACE = (Mm(10), Mm(10), Mm(200), Mm(100))
CURVES = Table(
    head=("nombre", "fecha", "promedio"),
    rows=[
        ("Caribe", date(2020, 1, 31), 3.5),
        ("Caribe", date(2020, 2, 29), 10.0),
        ("Central", date(2020, 2, 29), None),
    ],
)
FUNNEL = Table(head=("etapa", "porcentaje"), rows=[("Alistamiento", 99.5), ("Aprobación", None)])


def charted(key, table):
    """The shape of a chart on an empty slide."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    return add_chart(slide, CHARTS[key], table, PLACE)


def test_curves_are_one_line_per_territory_and_gaps_stay():
    """A cut-off without value is a gap, never zero."""
    data = chart_data(CHARTS["curvas"], CURVES)
    assert [one.label for one in data.categories] == ["31\xa0ene\xa02020", "29\xa0feb\xa02020"]
    assert [(series.name, list(series.values)) for series in data] == [
        ("Caribe", [3.5, 10.0]),
        ("Central", [None, None]),
    ]


def test_bars_hold_their_numbers():
    """One series, its categories in the order of the table; what is missing has no bar, and is said."""
    (plot,) = charted("embudo", FUNNEL).chart.plots
    assert list(plot.categories) == ["Alistamiento", "Aprobación (sin dato)"]
    assert list(plot.series[0].values) == [99.5, None]


def test_the_data_are_inside_to_be_edited():
    """The workbook behind the chart has the same cells."""
    book = charted("embudo", FUNNEL).chart.part.chart_workbook.xlsx_part.blob
    rows = list(load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))
    assert rows == [
        (None, "Entidades que la cerraron (%)"),
        ("Alistamiento", 99.5),
        ("Aprobación (sin dato)", None),
    ]


def test_the_same_table_is_the_same_bytes():
    """The workbook inside holds no time of its writing."""
    books = [charted("curvas", CURVES).chart.part.chart_workbook.xlsx_part.blob for _ in range(2)]
    assert books[0] == books[1]
    assert b"dcterms:created" not in _properties(books[0])


def _properties(book):
    with ZipFile(io.BytesIO(book)) as archive:
        return archive.read("docProps/core.xml")


@pytest.mark.parametrize("key", CHARTS)
def test_every_chart_is_of_columns_that_its_figure_has(real_printed, key):
    """With numbers between 0 and 100, which is what its axis shows; a ranking of changes has its own."""
    printed = real_printed(key)
    native = native_of(printed)
    data = chart_data(native, printed.table)
    values = [value for series in data for value in series.values if value is not None]
    assert key in FIGURES
    assert values
    assert not native.is_percent or all(0 <= value <= 100 for value in values)


def test_a_figure_without_rows_stays_a_picture(real_printed):
    """There is nothing to chart; a map is never charted."""
    printed = real_printed("embudo")
    assert native_of(replace(printed, table=replace(printed.table, rows=()))) is None
    assert native_of(replace(printed, key="mapa")) is None


MOVES = Table(
    head=("nombre", "cambio"),
    rows=[("Sube poco", 1.0), ("Igual", 0.0), ("Baja", -3.0), ("Sube", 9.0), ("Calla", None)],
)


def test_a_ranking_has_the_largest_changes_of_both_ends():
    """The greatest advance first and the greatest setback last; who did not move is not in it."""
    native = replace(CHARTS["movimientos"], most=1)
    data = chart_data(native, MOVES)
    assert [one.label for one in data.categories] == ["Sube", "Baja"]
    assert [list(series.values) for series in data] == [[9.0, -3.0]]


def test_a_note_says_what_is_charted_and_the_quartiles():
    """Of curves, those of the last cut-off; of who has none, nothing."""
    table = Table(
        head=("nombre", "fecha", "promedio", "cuartil_1", "cuartil_3"),
        rows=[
            ("Caribe", date(2020, 1, 31), 3.5, 1.0, 5.0),
            ("Caribe", date(2020, 2, 29), 10.0, 7.25, 12.0),
            ("Central", date(2020, 2, 29), None, None, None),
        ],
    )
    assert native_note(CHARTS["curvas"], table) == (
        "El gráfico editable muestra los promedios. Mitad central de sus entidades: Caribe, 7,3 a 12,0."
    )
    assert native_note(CHARTS["embudo"], FUNNEL) == ""


def test_a_chart_for_another_package_names_its_workbook():
    """Its XML refers to the workbook by the relation that is given with it."""
    content, relation, book = chart_parts(CHARTS["embudo"], FUNNEL, 8.0)
    assert f'externalData r:id="{relation}"' in re.sub(r" xmlns:\w+=\S+", "", content.decode())
    assert list(load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))[1] == (
        "Alistamiento",
        99.5,
    )
