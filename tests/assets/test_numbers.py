"""Numbers in the browser are those of `dashboard/core/wording.py`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.wording import number, signed
from dashboard.figures.heat import brief

PRINTED = st.integers(-2_000_000, 2_000_000).map(lambda tenths: tenths / 10)
PERCENT = st.integers(0, 1000).map(lambda tenths: tenths / 10)


@given(PRINTED, st.sampled_from([0, 1, 2]))
def test_a_number_is_written_alike(scripts, value, decimals):
    """Thousands, decimals, and halves up, as Colombia writes them."""
    assert scripts.call("numbers.number", value, decimals) == number(value, decimals)


@given(PRINTED | st.sampled_from([0.01, -0.01, 0.0]))
def test_a_difference_is_written_alike(scripts, value):
    """With its sign; none for no change, and words for one too small to be printed."""
    assert scripts.call("numbers.signed", value, 1) == signed(value, 1)


@pytest.mark.parametrize(
    ("value", "format_", "text"),
    [
        (1, [0, "\xa0días"], "1\xa0día"),
        (31, [0, "\xa0días"], "31\xa0días"),
        (43.1, [1, "\xa0%"], "43,1\xa0%"),
    ],
)
def test_a_value_has_its_suffix(scripts, value, format_, text):
    """One day is no days."""
    assert scripts.call("numbers.measured", value, format_) == text


@given(PERCENT)
def test_a_cell_of_the_heat_map_is_the_one_on_paper(scripts, value):
    """Whole percent, but no «0» of something begun nor «100» of something unfinished."""
    assert scripts.call("heat.brief", value) == brief(value)


def test_an_unknown_cell_is_the_one_on_paper(scripts):
    """A sign, no number."""
    assert scripts.call("heat.brief", None) == brief(float("nan"))
