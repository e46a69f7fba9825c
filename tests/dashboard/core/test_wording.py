"""Spanish of Colombia: numbers, dates, lists and signs."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.wording import (
    aside,
    capitalised,
    counted,
    day,
    headline,
    joined,
    magnitude,
    mark,
    number,
    percent,
    roman,
    rounded,
    sample,
    short_day,
    signed,
    span,
    unbroken,
)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(1103, 0, "1.103"), (43.1, 1, "43,1"), (0, 1, "0,0"), (1234567.891, 2, "1.234.567,89"), (999, 0, "999")],
)
def test_numbers(value, decimals, expected):
    """A point for thousands, a comma for decimals."""
    assert number(value, decimals) == expected


@given(value=st.floats(-1e9, 1e9), decimals=st.integers(0, 4))
def test_numbers_can_be_read_back(value, decimals):
    """Undoing the marks gives the number at its precision."""
    back = float(number(value, decimals).replace(".", "").replace(",", "."))
    assert back == pytest.approx(value, abs=0.5 * 10**-decimals + 1e-6)


@pytest.mark.parametrize(
    ("value", "expected"), [(-1.6, "−1,6"), (0, "0"), (25.0, "25"), (2.5, "2,5"), (-1000, "−1.000")]
)
def test_marks_of_an_axis(value, expected):
    """A true minus sign, and decimals only where there are some."""
    assert mark(value) == expected


def test_halves_go_up():
    """As the browser's table (toLocaleString) and the reconciliation round: one view, one number."""
    halves = [(6.25, 1), (96.25, 1), (0.5, 0), (2.5, 0), (4.125, 2)]
    assert [number(*half) for half in halves] == ["6,3", "96,3", "1", "3", "4,13"]


@pytest.mark.parametrize("write", [number, percent, signed])
def test_missing_is_said(write):
    """No format draws a missing value as zero."""
    assert write(math.nan) == "sin dato"


def test_percentages_have_a_space_before_the_sign():
    """43,1 % as the Academy writes it."""
    assert percent(43.1) == "43,1\xa0%"
    assert percent(7, 0) == "7\xa0%"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2.1, "+2,1"), (-2.1, "−2,1"), (0, "0,0"), (1500, "+1.500,0")],
)
def test_signs(value, expected):
    """A true minus; no sign where nothing changed."""
    assert signed(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.04, "sube menos de 0,1"), (-0.04, "baja menos de 0,1"), (0.05, "+0,1"), (-0.05, "−0,1")],
)
def test_a_change_too_small_to_be_printed_is_said(value, expected):
    """It isn't written as if nothing had moved."""
    assert signed(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(2.14, "2,1"), (-2.14, "2,1"), (0, "0,0"), (0.01, "menos de 0,1")]
)
def test_the_size_of_a_change_has_no_sign(value, expected):
    """For sentences whose verb says the direction."""
    assert magnitude(value) == expected


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_rounding_is_writing(value, decimals):
    """What `rounded` gives is the number that `number` writes, of either sign."""
    text = number(value, decimals).replace(".", "").replace(",", ".")
    assert float(rounded(np.array([value]), decimals)[0]) == pytest.approx(float(text), abs=1e-9)


@given(value=st.floats(-1e6, 1e6))
def test_opposite_changes_differ_in_the_sign_only(value):
    """What rises by an amount falls by the same amount."""
    assert signed(value).lstrip("+−subeja") == signed(-value).lstrip("+−subeja")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2020, 11, 30), ("30 de noviembre de 2020", "30\xa0nov\xa02020")),
        (date(2020, 1, 1), ("1 de enero de 2020", "1\xa0ene\xa02020")),
        (date(2021, 9, 15), ("15 de septiembre de 2021", "15\xa0sep\xa02021")),
    ],
)
def test_dates(value, expected):
    """In a sentence the month has its name; alone, its first letters, and the date never breaks."""
    assert (day(value), short_day(value)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2020, 12, 15), date(2020, 12, 31), "del 15 al 31 de diciembre de 2020"),
        (date(2020, 11, 30), date(2020, 12, 15), "del 30 de noviembre al 15 de diciembre de 2020"),
        (date(2020, 12, 31), date(2021, 1, 15), "del 31 de diciembre de 2020 al 15 de enero de 2021"),
    ],
)
def test_from_when_to_when(first, last, expected):
    """What both dates share is said once."""
    assert span(first, last) == expected


def test_numbers_stay_with_their_unit():
    """No line ends between them; a year or a noun that is no unit may begin one."""
    assert unbroken("20 a 40 %, hasta 15 días, 1 punto") == "20 a 40\xa0%, hasta 15\xa0días, 1\xa0punto"
    assert counted(31, "día", "días") == "31\xa0días"
    assert counted(31, "municipio", "municipios") == "31 municipios"
    assert sample(1103) == "n\xa0=\xa01.103"


def test_a_headline_has_two_facts():
    """The others go to the caption."""
    assert headline(["Uno.", "Dos.", "Tres."]) == "Uno. Dos."
    assert aside(["Uno.", "Dos.", "Tres."]) == "Tres."
    assert aside(["Uno."]) == ""


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A y B"),
        (["A", "B", "C"], "A, B y C"),
        (["Cali", "Ibagué"], "Cali e Ibagué"),
        (["Neiva", "Íquira"], "Neiva e Íquira"),
        (["Sincelejo", "Hispania"], "Sincelejo e Hispania"),
        (["agua", "hielo"], "agua y hielo"),
        (["I", "II"], "I y II"),
    ],
)
def test_lists(items, expected):
    """«y», and «e» before the sound of i; Roman numerals are read as ordinals and keep «y»."""
    assert joined(items) == expected


@given(items=st.lists(st.text("abcdefgh", min_size=1), max_size=6))
def test_lists_keep_every_item(items):
    """Nothing is lost and the order stays."""
    assert joined(items).replace(" y ", ", ").split(", ") == (items or [""])


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 municipios"), (1, "1 municipio"), (1103, "1.103 municipios")]
)
def test_counts(count, expected):
    """One is singular, none is plural."""
    assert counted(count, "municipio", "municipios") == expected


def test_phases_are_roman():
    """As the strategy numbers them."""
    assert [roman(key) for key in "1234"] == ["I", "II", "III", "IV"]


def test_capitalised_keeps_other_capitals():
    """Only the first letter is raised."""
    assert capitalised("región Caribe, PDET") == "Región Caribe, PDET"
    assert capitalised("") == ""
