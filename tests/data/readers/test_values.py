"""One text, one value: every way in which officials write numbers, dates and codes."""

import pandas as pd
import pytest

from data.readers import values
from data.readers.values import CellError


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("45,5", 45.5),
        ("45.5", 45.5),
        (" 45 ", 45.0),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("0,45", 0.45),
        (",5", 0.5),
        ("1e-05", 1e-5),
    ],
)
def test_numbers_have_comma_or_point(written, meant):
    """Decimal comma, decimal point, thousands."""
    assert values.number(written) == pytest.approx(meant)


@pytest.mark.parametrize("written", ["", "abc", "4,5,6", "1.2.3", "--4", "NaN", "inf", "٤٥", "=1+1"])
def test_what_is_no_number_is_refused(written):
    """Nothing is guessed."""
    with pytest.raises(CellError):
        values.number(written)


def test_a_number_that_may_be_thousands_is_refused():
    """«1.103» is a thousand or one and a bit: of a figure without bounds nobody can tell."""
    with pytest.raises(CellError, match="miles o decimales"):
        values.amount("1.103")
    assert values.amount("1103") == "1103"
    assert values.amount("43,1") == "43.1"


def test_a_percentage_keeps_its_sign():
    """The sign makes the scale certain."""
    assert values.percentage("45,5 %") == (45.5, True)
    assert values.percentage("0.455") == (0.455, False)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020-03-31", "2020-03-31"),
        ("2020-03-31 00:00:00", "2020-03-31"),
        ("31/03/2020", "2020-03-31"),
        ("1-4-2020", "2020-04-01"),
        ("31/03/20", "2020-03-31"),
        ("43921", "2020-03-31"),
        ("43921.5", "2020-03-31"),
        ("31 de enero de 2021", "2021-01-31"),
        ("1 de setiembre del 2020", "2020-09-01"),
        ("31-ene-21", "2021-01-31"),
        ("Enero 31 de 2021", "2021-01-31"),
    ],
)
def test_days_in_every_form(written, meant):
    """ISO, day first, Excel's serial number and words."""
    assert values.day(written) == meant


@pytest.mark.parametrize(
    "written",
    ["31/02/2020", "12/31/2020", "1899-12-31", "99999", "enero de 2021", "31 de ma de 2020", "ayer"],
)
def test_days_that_do_not_exist_are_refused(written):
    """A wrong day is not moved to a right one."""
    with pytest.raises(CellError):
        values.day(written)


def test_a_title_says_its_cutoff():
    """The days of a sentence, each once."""
    assert values.days_in("SETA - Corte: 31 de enero de 2021 (31/01/2021)") == ["2021-01-31"]
    assert values.days_in("Reporte quincenal") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("05001", "05001"),
        ("5001", "05001"),
        ("5001.0", "05001"),
        ("5.001", "05001"),
        ("5,001", "05001"),
        ("5 001", "05001"),
        (" 05001 ", "05001"),
        ("'05001", "05001"),
        ("05001 - Medellín", "05001"),
        ("5", "05"),
        ("91", "91"),
        ("91.0", "91"),
    ],
)
def test_codes_are_mended(written, meant):
    """A lost zero, a decimal tail, a point of thousands, blanks."""
    assert values.entity_code(written) == meant


@pytest.mark.parametrize("written", ["5.1", "123", "123456", "Medellín", "05-001x", "1.5.0"])
def test_codes_that_may_be_several_are_refused(written):
    """«5.1» may have been 5.100 or 5.1: it is not guessed."""
    with pytest.raises(CellError):
        values.entity_code(written)


def test_flags_are_yes_or_no():
    """As people write them."""
    assert [values.flag(text) for text in ("Sí", "x", "1", "VERDADERO")] == ["True"] * 4
    assert [values.flag(text) for text in ("no", "0", "Falso")] == ["False"] * 3
    with pytest.raises(CellError):
        values.flag("quizá")


def test_a_column_says_why_a_cell_is_not_read():
    """Blank is missing; unreadable has a reason; each keeps its place."""
    read, reasons = values.read_column(pd.Series(["3.0", "", "tres"], index=[5, 6, 9]), values.whole_number)
    assert read.tolist() == ["3", None, None]
    assert list(read.index) == [5, 6, 9]
    assert reasons.tolist() == [None, None, "«tres» no es un número"]
