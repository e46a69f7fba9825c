"""The shipped font on paper."""

import pytest

from dashboard.figures.drawing.fonts import WEIGHTS, style_sheet, weight_file
from dashboard.figures.drawing.fonts.__main__ import instance


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_fixed_weight_is_made_from_the_font_of_the_browser(weight):
    """The TrueType files are the variable font at one weight, byte for byte."""
    assert weight_file(weight).read_bytes() == instance(weight)


def test_the_style_sheet_carries_the_font_itself():
    """Nothing is fetched: the font is in the sheet."""
    assert "url(data:font/woff2;base64," in style_sheet()
    assert "http" not in style_sheet()
