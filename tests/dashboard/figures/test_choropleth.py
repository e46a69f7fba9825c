"""The map's figure: valid plotly, a position per colour, geometry by address."""

import json

import pytest

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.figures.choropleth import colour_steps, map_figure

UNITS = ("05001", "08001")
BOUNDS = (-79.0, -4.2, -66.8, 12.6)


@pytest.fixture
def figure():
    """A map of two units."""
    return map_figure("/mapas/v/municipios.geojson", UNITS, BOUNDS)


def test_it_is_plain_json(figure):
    """No object of plotly or numpy travels."""
    json.dumps(figure.to_plotly_json(), allow_nan=False)


def test_everything_begins_outside_the_selection(figure):
    """Before values arrive no unit pretends to have one."""
    trace = figure.data[0]
    assert trace.locations == UNITS
    assert {PALETTE[place] for place in trace.z} == {STATE_COLOURS[State.FUERA]}


def test_geometry_is_an_address(figure):
    """Polygons are fetched once, not sent with the figure."""
    assert figure.data[0].geojson == "/mapas/v/municipios.geojson"


def test_bounds_are_the_frame(figure):
    """West to east and south to north."""
    geo = figure.layout.geo
    assert (geo.lonaxis.range, geo.lataxis.range) == ((-79.0, -66.8), (-4.2, 12.6))


def test_steps_are_equal_and_whole():
    """Each position owns one equal step from 0 to 1, in its own colour on both edges."""
    steps = colour_steps()
    assert (steps[0][0], steps[-1][0]) == (0, 1)
    assert [colour for _, colour in steps] == [colour for colour in PALETTE for _ in (0, 1)]
    edges = [edge for edge, _ in steps]
    assert edges == sorted(edges)


def test_positions_fall_in_the_middle_of_their_step(figure):
    """`zmin` and `zmax` stand half a position outside, so that position k is painted with colour k."""
    trace = figure.data[0]
    span = trace.zmax - trace.zmin
    for place, colour in enumerate(PALETTE):
        share = (place - trace.zmin) / span
        reached = [step for edge, step in trace.colorscale if edge <= share][-1]
        assert reached == colour
