"""Values as people write them."""

import pytest

from dashboard.core.written import meant


@pytest.mark.parametrize(
    ("written", "allowed", "value"),
    [
        ("05", ("05", "5"), "05"),
        ("5", ("05", "5"), "5"),
        ("5", ("05", "08"), "05"),
        (" 5001 ", ("05001",), "05001"),
        ("1/2/2020", ("2020-02-01", "2020-01-02"), "2020-02-01"),
        ("2020/2/1", ("2020-02-01",), "2020-02-01"),
        ("Eje cafetero y Antioquia", ("eje-cafetero-y-antioquia",), "eje-cafetero-y-antioquia"),
    ],
)
def test_one_meaning_is_taken(written, allowed, value):
    """What is allowed as it stands comes first; the day comes before the month."""
    assert meant(written, allowed) == value


@pytest.mark.parametrize(
    ("written", "allowed"),
    [("si", ("SI", "Si")), ("31/31/2020", ("2020-12-31",)), ("12/31/2020", ("2020-12-31",)), ("", ("05",))],
)
def test_no_meaning_or_several_is_left(written, allowed):
    """Two values alike, no such day, nothing written: the text stays as it is."""
    assert meant(written, allowed) == written
