"""Cells of a workbook: values without formats, whoever saved it; formulas stay formulas."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.exports.seals.safe import UnreadableError
from dashboard.exports.seals.sheets import number_of, place_of, read_sheets
from dashboard.exports.workbook import SheetContent, workbook


@pytest.fixture
def book():
    """A small book of ours."""
    rows = (("05001", 45.123457, None, date(2020, 10, 31)), ("05002", 3, "=SUM(A1)", None))
    return workbook([SheetContent(name="Datos", head=("codigo", "valor", "nota", "corte"), rows=rows)])


def test_values_are_read_by_row_and_column(book):
    """Codes are texts, numbers numbers, days serial numbers, and missing cells absent."""
    cells = read_sheets(book)["Datos"]
    assert (cells[2, 1], cells[2, 2], cells[2, 4], cells[3, 2]) == ("05001", 45.123457, 44135.0, 3.0)
    assert (2, 3) not in cells


def test_what_looked_like_a_formula_is_text(book):
    """Our books neutralise it with an apostrophe."""
    assert read_sheets(book)["Datos"][3, 3] == "'=SUM(A1)"


def test_a_formula_is_read_as_a_formula():
    """It is neither run nor taken for the value it once had."""
    made = Workbook()
    made.active["A1"] = "=1+1"
    buffer = io.BytesIO()
    made.save(buffer)
    assert read_sheets(buffer.getvalue())["Sheet"][1, 1] == "=1+1"


def test_a_book_saved_again_has_the_same_cells(book):
    """Another writer makes other bytes and the same values."""
    buffer = io.BytesIO()
    load_workbook(io.BytesIO(book)).save(buffer)
    assert read_sheets(buffer.getvalue()) == read_sheets(book)


def test_a_reference_is_a_row_and_a_column():
    """Columns go on after Z."""
    assert [place_of(text) for text in ("A1", "Z9", "AB10")] == [(1, 1), (9, 26), (10, 28)]
    with pytest.raises(ValueError, match="1A"):
        place_of("1A")


def test_numbers_have_twelve_digits():
    """What a program adds behind them when it saves is no change."""
    assert number_of("45.123457000000002") == 45.123457


def test_what_is_no_book_is_refused():
    """The clause is Spanish."""
    with pytest.raises(UnreadableError, match="dañado"):
        read_sheets(b"PK nada")
