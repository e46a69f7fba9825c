"""Whose boundaries a map shows is said by what the file looks like, never more."""

import pytest

from geo.identity import MapIdentity, thousands


@pytest.mark.parametrize(
    ("column", "is_exact", "label"),
    [
        ("MPIO_CDPMP", True, "límites oficiales del DANE (1.120 de 1.121 unidades; archivo a.zip)"),
        ("MPIO_CDPMP", False, "límites del archivo a.zip (1.120 de 1.121 unidades)"),
        ("ADM2_PCODE", True, "límites de OCHA COD-AB (1.120 de 1.121 unidades; archivo a.zip)"),
        ("codigo", True, "límites del archivo a.zip (1.120 de 1.121 unidades)"),
    ],
)
def test_only_what_looks_official_is_called_so(column, is_exact, label):
    """DANE's columns with DIVIPOLA's areas; anything else is named as what it is."""
    assert MapIdentity.of(column, "a.zip", 1120, 1121, is_exact=is_exact).label == label


def test_numbers_are_written_as_in_colombia():
    """A point for thousands, a comma for decimals."""
    assert (thousands(1121), thousands(1234.56, 1)) == ("1.121", "1.234,6")
