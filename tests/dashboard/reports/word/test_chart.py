"""Native charts in Word: in their place, with their data, compared by `verify`, opened by LibreOffice."""

import io
from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook

from dashboard.exports.seals.documents import ALTERNATIVE, CHART, read_document
from dashboard.figures.printed.printed_figure import Table
from dashboard.reports.charts import CHARTS, chart_parts
from dashboard.reports.word.chart import add_chart
from dashboard.verification.document_differences import document_differences

FUNNEL = Table(head=("etapa", "porcentaje"), rows=[("Alistamiento", 99.5), ("Plan aprobado", 40.0)])


def written(table=FUNNEL):
    """A document with one chart."""
    document = docx.Document()
    parts = chart_parts(CHARTS["embudo"], table, 8.0)
    add_chart(document, document.add_paragraph(), parts, 3, (400, 200)).set("descr", "Qué muestra")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def said():
    return read_document(written())


def test_the_chart_and_its_description_are_read_back(said):
    """Its values and the words for who can't see it."""
    kinds = {piece.kind: piece.said for piece in said.pieces}
    assert kinds[CHART] == "Entidades que la cerraron (%) | Alistamiento | Plan aprobado | 99.5 | 40"
    assert kinds[ALTERNATIVE] == "Qué muestra"


def test_the_workbook_is_inside():
    """Word edits the numbers in it."""
    with ZipFile(io.BytesIO(written())) as archive:
        (name,) = [one for one in archive.namelist() if one.startswith("word/embeddings/")]
        book = load_workbook(io.BytesIO(archive.read(name)))
        assert b"application/vnd.openxmlformats-officedocument.drawingml.chart" in archive.read(
            "[Content_Types].xml"
        )
    assert list(book.active.iter_rows(values_only=True))[1:] == FUNNEL.rows


def test_a_changed_value_is_a_difference(said):
    """`verify` compares charts by what they show."""
    changed = replace(FUNNEL, rows=[("Alistamiento", 99.5), ("Plan aprobado", 41.0)])
    (found,) = document_differences(said, read_document(written(changed)))
    assert "40" in found.expected
    assert "41" in found.found


def test_the_same_table_is_the_same_chart():
    """Nothing in its parts has a time of its own."""
    assert chart_parts(CHARTS["embudo"], FUNNEL, 8.0) == chart_parts(CHARTS["embudo"], FUNNEL, 8.0)


def test_libreoffice_draws_the_chart(tmp_path, converted):
    """Its words are on the page that it prints."""
    path = tmp_path / "grafico.docx"
    path.write_bytes(written())
    (page,) = converted(path)
    assert "Planaprobado" in page
    assert "99,5" in page or "99.5" in page
