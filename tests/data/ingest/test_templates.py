"""Every template is filled in and loaded as it stands."""

from io import BytesIO

import openpyxl
import pytest

from data.ingest.declarations import TABLES
from data.ingest.loading import check
from data.ingest.templates import example, template, titles
from data.store.connection import database_url
from data.store.store import Store


@pytest.mark.parametrize("key", TABLES)
def test_the_example_of_a_template_is_accepted(key, tmp_path):
    """Its row has no reason to be rejected, and every column is known."""
    path = tmp_path / "ejemplo.xlsx"
    path.write_bytes(example(key))
    preview = check(Store(database_url("", tmp_path)), path, key, who="ana")
    assert (preview.accepted, preview.rejected, preview.left_out) == (1, 0, ())
    assert preview.sheet == key


@pytest.mark.parametrize("key", TABLES)
def test_a_template_explains_each_column(key):
    """In its second sheet, in order."""
    book = openpyxl.load_workbook(BytesIO(template(key)))
    assert [cell.value for cell in book[key][1]] == titles(TABLES[key])
    explained = [row[0] for row in book["Instrucciones"].values]
    assert explained[-len(TABLES[key].fields) :] == titles(TABLES[key])


def test_the_template_of_the_entities_has_them_all():
    """Their codes are text, with their zero."""
    sheet = openpyxl.load_workbook(BytesIO(template("entidades")))["entidades"]
    rows = [row for row in sheet.values if row[0]]
    assert len(rows) == 1 + 1103 + 32
    assert rows[1][:3] == ("05", "Gobernación de Antioquia", "Antioquia")
    assert rows[2][:3] == ("05001", "Medellín", "Antioquia")


def test_a_template_keeps_codes_as_text():
    """A spreadsheet would drop the zero of a code otherwise."""
    sheet = openpyxl.load_workbook(BytesIO(template("hitos")))["hitos"]
    assert sheet["A2"].number_format == "@"
