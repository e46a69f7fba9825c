"""What differs, by row and column, in words."""

from dashboard.verification.differences import MOST_SHOWN, differences, is_same, quote, to_lines

EXPECTED = {("05001", "valor"): 45.2, ("05001", "nombre"): "Medellín", ("05002", "valor"): 3.0}


def _difference_lines(found):
    return [item.to_text() for item in differences(EXPECTED, found)]


def test_equal_values_have_no_differences():
    """Numbers are equal up to the decimals that files are written with."""
    assert _difference_lines({**EXPECTED, ("05001", "valor"): 45.2000000001}) == []


def test_a_changed_cell_is_named():
    """With code, column, what was expected and what was found."""
    found = {**EXPECTED, ("05001", "valor"): 99.0}
    assert _difference_lines(found) == ["05001 · valor: se esperaba 45,2 y dice 99"]


def test_a_missing_row_is_one_difference():
    """Not one per cell."""
    assert _difference_lines({("05002", "valor"): 3.0}) == ["05001: falta"]


def test_a_row_too_many_is_named():
    """As one that nobody expected."""
    assert _difference_lines({**EXPECTED, ("99999", "valor"): 1.0, ("99999", "nombre"): "x"}) == [
        "99999: sobra"
    ]


def test_an_emptied_cell_is_named():
    """Missing is not zero."""
    found = {place: value for place, value in EXPECTED.items() if place != ("05001", "valor")}
    assert _difference_lines(found) == ["05001 · valor: se esperaba 45,2 y dice vacío"]


def test_a_filled_cell_is_named():
    """What should be missing and is not."""
    assert _difference_lines({**EXPECTED, ("05002", "nombre"): "x"}) == [
        "05002 · nombre: se esperaba vacío y dice «x»"
    ]


def test_a_code_without_its_zero_differs():
    """A text is never equal to a number."""
    assert not is_same("05001", 5001.0)


def test_long_and_strange_texts_are_made_harmless():
    """A terminal gets neither control characters nor endless lines."""
    text = quote("a\x1b[31m" + "x" * 500)
    assert "\x1b" not in text
    assert len(text) < 100


def test_long_texts_are_shown_from_where_they_differ():
    """What they share before is left out."""
    one, other = ("a" * 300 + end for end in ("bien", "mal"))
    (found,) = differences({("f", "x"): one}, {("f", "x"): other})
    assert found.expected.endswith("aabien»")
    assert found.found.startswith("«…aa")
    assert len(found.to_text()) < 120


def test_only_the_first_differences_are_listed():
    """And how many more there are is said."""
    found = differences(
        {(str(place), "a"): 1.0 for place in range(15)}, {(str(p), "a"): 2.0 for p in range(15)}
    )
    lines = to_lines(found)
    assert len(lines) == MOST_SHOWN + 1
    assert lines[-1] == "y 5 diferencias más"
