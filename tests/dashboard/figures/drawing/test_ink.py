"""Type on paper: measuring, wrapping, bold parts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.drawing.fonts import BOLD, REGULAR
from dashboard.figures.drawing.ink import Canvas, clamped, marked_width, segments, shortened, width_of, wrap

WORDS = st.lists(st.text("abcdeñáü mn%0123,.", min_size=1, max_size=12), max_size=12).map(" ".join)


@given(WORDS, st.integers(30, 400))
def test_no_wrapped_line_is_wider_than_its_room(text, width):
    """Whatever the text, each line fits."""
    assert all(width_of(line, 10.0) <= width + 1e-6 for line in wrap(text, 10.0, width))


@given(WORDS, st.integers(30, 400))
def test_wrapping_loses_no_letter(text, width):
    """The lines hold every letter of the text, in its order."""
    joined = "".join(wrap(text, 10.0, width))
    assert joined.replace(" ", "").replace("\N{NO-BREAK SPACE}", "") == text.replace(" ", "")


def test_a_number_is_not_parted_from_its_percent_sign():
    """«41,0 %» stays on one line."""
    lines = wrap("un promedio de 41,0 % en el país", 10.0, width_of("un promedio de 41,0", 10.0) + 2)
    assert not any(line.startswith("%") for line in lines)


def test_bold_parts_are_split_from_the_rest():
    """The one mark that figures use is read, and what it holds is heavier."""
    assert list(segments("<b>41,0</b> %  n = 316")) == [("41,0", BOLD), (" %  n = 316", REGULAR)]
    assert marked_width("<b>41,0</b>", 10.0) > width_of("41,0", 10.0)


def test_a_text_is_shortened_only_where_it_does_not_fit():
    """An ellipsis ends a text that is too long, and only that."""
    assert shortened("Chocó", 10.0, 500.0) == "Chocó"
    cut = shortened("Archipiélago de San Andrés, Providencia y Santa Catalina", 10.0, 80.0)
    assert cut.endswith("…")
    assert width_of(cut, 10.0) <= 80.0


@pytest.mark.parametrize("sign", ["–", "«", "»", "·", "×", "…", "ñ", "Á", "%", "°", "≥", "≤"])
def test_the_signs_of_our_texts_have_a_width(sign):
    """No sign that our sentences use is missing from the fonts."""
    assert width_of(sign, 10.0) > 0


def test_a_shortened_text_stays_bold():
    """A bold text that is cut is still bold, and fits; its marks are not counted as letters."""
    cut = shortened("<b>Puesta en marcha del sistema</b>", 8, 60)
    assert cut.startswith("<b>Puesta")
    assert cut.endswith("…</b>")
    assert 45 < marked_width(cut, 8) <= 60


def test_a_text_of_too_many_lines_says_that_it_goes_on():
    """The last line that fits ends with an ellipsis; a text that fits is whole."""
    lines = clamped("uno dos tres cuatro cinco seis", 8, 40, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert clamped("uno dos", 8, 200, 2) == ["uno dos"]


def test_a_text_keeps_clear_of_what_is_written_in_its_line():
    """Room ends before the next text of the same line; another line takes none."""
    sheet = Canvas(200, 100)
    sheet.text("valor", 150, 50, 10)
    assert 120 < sheet.room_right(20, 50, 10) < 130
    assert sheet.room_right(20, 90, 10) == math.inf
