"""The figure of the curves: a panel per group, band, line and mark of the cut-off."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.figures.curves import curve_figure
from dashboard.indicators.milestones.curves import Curves

DAYS = (date(2020, 9, 15), date(2020, 9, 30))


@pytest.fixture
def figure():
    """Two groups; the second has no data at the first cut-off."""
    mean = np.array([[10.0, np.nan], [20.0, 30.0]])
    groups = Curves(DAYS, pd.Index(["a", "b"]), mean, mean - 5, mean + 5, np.array([[3, 0], [3, 2]]))
    whole = Curves(DAYS, pd.Index(["pais"]), mean[:, :1], mean[:, :1], mean[:, :1], mean[:, :1])
    return curve_figure(groups, whole, ["Andina", "Caribe"], 1)


def test_three_traces_per_panel(figure):
    """Band, the selection's mean and the group's line, on the panel's axes."""
    assert [trace.xaxis for trace in figure.data] == ["x", "x", "x", "x2", "x2", "x2"]


def test_the_band_goes_up_and_comes_back(figure):
    """Along the third quartile and back along the first."""
    assert figure.data[0].y == (15.0, 25.0, 15.0, 5.0)


def test_the_band_leaves_out_what_is_unknown(figure):
    """Only the second cut-off of the second group."""
    assert figure.data[3].x == ("2020-09-30", "2020-09-30")


def test_an_unknown_mean_is_a_gap(figure):
    """Null, never zero."""
    assert figure.data[5].y == (None, 30.0)


def test_each_panel_is_named_and_marks_the_cutoff(figure):
    """Name, value at the cut-off, and a line at it."""
    assert [note.text for note in figure.layout.annotations] == [
        "Andina",
        "<b>20,0\xa0%</b>",
        "Caribe",
        "<b>30,0\xa0%</b>",
    ]
    assert {shape.x0 for shape in figure.layout.shapes} == {"2020-09-30"}
