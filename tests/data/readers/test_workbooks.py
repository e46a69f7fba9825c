"""Sheets as people keep them: hidden rows, merged cells, percentages, dates, several sheets."""

from datetime import date

import openpyxl
import pytest

from data.readers.layout import find_body
from data.readers.limits import UploadError
from data.readers.upload import open_upload

TITLES = {"codigo", "municipio", "avance", "fecha"}


@pytest.fixture
def body(tmp_path):
    """A function that writes rows to a sheet, changes it, and returns the table found in it."""

    def read(rows, change=lambda sheet: None):
        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(row)
        change(made.active)
        made.save(tmp_path / "libro.xlsx")
        (sheet,) = open_upload(tmp_path / "libro.xlsx").sheets
        return find_body(sheet, lambda title: title.lower() in TITLES)

    return read


HEAD = ["codigo", "municipio", "avance", "fecha"]


def test_titles_above_are_not_the_header(body):
    """The header is where the known titles are; what is above is kept as titles."""
    rows = [["Estrategia Gobierno al Plan"], [], ["Corte: 31/12/2020"], HEAD, ["05001", "Medellín", 1]]
    found = body(rows)
    assert found.header_row == 4
    assert found.titles == ("Estrategia Gobierno al Plan", "Corte: 31/12/2020")
    assert found.rows.index.tolist() == [5]


def test_a_percentage_cell_has_its_sign(body):
    """Excel keeps 0,455 and shows 45,5 %: the sign makes the scale certain."""

    def percent(sheet):
        sheet["C2"].number_format = "0.0%"

    found = body([HEAD, ["05001", "Medellín", 0.455], ["05002", "Abejorral", 0.455]], percent)
    assert found.rows[2].tolist() == ["45.5%", "0.455"]


def test_dates_are_iso(body):
    """Whatever way the cell shows them."""
    found = body([HEAD, ["05001", "Medellín", 1, date(2020, 3, 31)]])
    assert found.rows[3].tolist() == ["2020-03-31"]


def test_cells_merged_downwards_are_filled(body):
    """A department written once for its municipalities is each one's."""
    rows = [HEAD, ["05001", "Medellín", 1], ["05002", None, 2], ["05004", None, 3]]
    found = body(rows, lambda sheet: sheet.merge_cells("B2:B3"))
    assert found.rows[1].tolist() == ["Medellín", "Medellín", ""]


def test_hidden_rows_are_read_and_counted(body):
    """They hold data; whoever loads is told how many."""

    def hide(sheet):
        sheet.row_dimensions[3].hidden = True

    found = body([HEAD, ["05001", "Medellín", 1], ["05002", "Abejorral", 2]], hide)
    assert found.hidden == 1
    assert len(found.rows) == 2


def test_blank_rows_totals_and_repeated_headers_are_left_out(body):
    """And counted; the rows keep the numbers of the sheet."""
    rows = [HEAD, ["05001", "Medellín", 1], [], HEAD, ["05002", "Abejorral", 2], ["Total general", None, 3]]
    found = body(rows)
    assert found.rows.index.tolist() == [2, 5]
    assert (found.totals, found.repeated_headers) == (1, 1)


def test_a_sheet_without_known_titles_has_no_table(body):
    """Nothing is taken for a header."""
    assert body([["a", "b"], ["1", "2"]]) is None


def test_a_named_sheet_is_read_alone(tmp_path):
    """And an unknown name says which there are."""
    made = openpyxl.Workbook()
    made.active.title = "Portada"
    made.create_sheet("SETA & más").append(["codigo"])
    made.save(tmp_path / "libro.xlsx")
    assert [s.name for s in open_upload(tmp_path / "libro.xlsx", sheet="SETA & más").sheets] == ["SETA & más"]
    with pytest.raises(UploadError, match="tiene «Portada», «SETA & más»"):
        open_upload(tmp_path / "libro.xlsx", sheet="Datos")
