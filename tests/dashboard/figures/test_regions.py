"""The regions' figure: valid plotly for every view, values as evaluated, fixed axis."""

import json

import plotly.graph_objects as go
import pytest

from dashboard.core.state import ViewState
from dashboard.figures.regions import region_figure
from dashboard.indicators.declarations import declare
from dashboard.views.home import build_view

KEYS = tuple(declare(("1", "2")))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["municipio", "gobernacion"])
def test_plotly_takes_it(view_of, key, kind):
    """Every indicator for both types gives a figure that plotly accepts and JSON carries."""
    figure = region_figure(view_of(ViewState(indicator=key, entity_type=kind)).regions)
    assert go.Figure(figure).data
    json.dumps(figure, allow_nan=False)


def test_an_empty_selection_has_an_empty_figure(tiny):
    """No region, no bar; plotly still takes it."""
    empty = build_view(tiny.snapshot, ViewState(regions=("caribe",), departments=("05",)))
    assert go.Figure(region_figure(empty.regions)).data == ()


def test_bars_are_the_means(tiny):
    """The best region is on top (last), with the mean that the rows say."""
    bars = region_figure(build_view(tiny.snapshot, ViewState()).regions)["data"][0]
    assert (bars["customdata"], bars["x"]) == (["caribe", "andina"], [7.5, 62.5])


def test_lines_run_from_the_lowest_to_the_highest(tiny):
    """Caribe from 0 to 15, Andina a point."""
    reach = region_figure(build_view(tiny.snapshot, ViewState()).regions)["data"][1]
    assert reach["x"] == [0, 15, None, 62.5, 62.5, None]


@pytest.mark.parametrize("state", [{}, {"indicator": "decreto-683"}, {"indicator": "universo"}])
def test_a_percentage_has_one_axis(tiny, state):
    """The axis does not move with the values: two selections can be compared by eye."""
    views = [build_view(tiny.snapshot, ViewState(**state, **more)) for more in ({}, {"regions": ("caribe",)})]
    ranges = [region_figure(view.regions)["layout"]["xaxis"]["range"] for view in views]
    assert ranges[0] == ranges[1]
    assert ranges[0][0] == 0
    assert ranges[0][1] >= 100


def test_a_region_without_data_says_why(tiny):
    """Bogotá alone: Andina is assisted and has reported nothing."""
    labels = region_figure(build_view(tiny.snapshot, ViewState(departments=("11",))).regions)["data"][-1]
    assert labels["text"] == ["sin dato"]
