"""The small figures of a profile: what they draw, and that they are as wide on paper as on a screen."""

import json
from datetime import date

import pytest

from dashboard.core.scales import PROGRESS
from dashboard.core.state import ViewState
from dashboard.figures.profile import WIDTH, curve_figure, standing_figure, strip_figure
from dashboard.views.peers import curve_of, position_among_peers, standings

LAST = date(2020, 10, 15)


@pytest.fixture
def figures(tiny):
    """The three figures of Medellín in phase II."""
    snapshot = tiny.snapshot
    return {
        "standing": standing_figure(standings(snapshot, "05001", None)[1]),
        "curve": curve_figure(
            [curve_of(snapshot, "05001", key, LAST) for key in ("1", "2")], "su departamento"
        ),
        "strip": strip_figure(position_among_peers(snapshot, ViewState(), "05001", "2", LAST), 62.5),
    }


@pytest.mark.parametrize("name", ["standing", "curve", "strip"])
def test_figures_have_one_width_and_travel_as_json(figures, name):
    """Nothing to resize between screen and paper, and no value that JSON cannot carry."""
    assert figures[name].layout.width == WIDTH
    json.dumps(figures[name].to_plotly_json(), allow_nan=False)


def test_the_entity_is_a_bar_over_the_dots_of_its_groups(figures):
    """The bar in the colour of its class; groups from the nearest down to the country."""
    bar, dots, words = figures["standing"].data
    assert bar.x == (62.5,)
    assert bar.marker.color == PROGRESS.bands[PROGRESS.band_of(62.5)].colour
    assert dots.x == (25.83, 38.75, 62.5, 62.5)
    assert words.text[-1] == "<b>62,5\xa0%</b>"
    assert words.text[0].endswith("n\xa0=\xa03")


def test_an_entity_without_report_has_no_bar(tiny):
    """Its words stand where the bar would; nothing is drawn as zero."""
    figure = standing_figure(standings(tiny.snapshot, "11001", None)[1])
    assert figure.data[0].x == (None,)
    assert figure.data[2].text[-1] == "<b>sin reporte</b>"
    assert figure.layout.shapes == ()


def test_the_curve_has_the_mean_behind_the_entity(figures):
    """Two lines per phase, the entity's drawn last; ticks in Spanish."""
    assert [trace.name for trace in figures["curve"].data] == [
        "Promedio de su departamento",
        "Esta entidad",
    ] * 2
    assert figures["curve"].data[-1].y == (25, 25, 62.5)
    assert "oct 20" in figures["curve"].layout.xaxis.ticktext


def test_every_peer_is_a_stroke(figures):
    """Medellín and Barranquilla, and the triangle of Medellín."""
    peers, picked = figures["strip"].data
    assert peers.x == (62.5, 15)
    assert peers.hovertext == ("Medellín: 62,5\xa0%", "Barranquilla: 15,0\xa0%")
    assert picked.x == (62.5,)


def test_every_mark_says_its_value_and_of_how_many_it_is(figures):
    """The bar, the dots with the group's whole name, the points of both lines, the median."""
    bar, dots, _ = figures["standing"].data
    assert bar.hovertext == ("Esta entidad: 62,5\xa0%  n\xa0=\xa01",)
    assert dots.hovertext[0] == "País: 25,8\xa0%  n\xa0=\xa03"
    behind, own = figures["curve"].data[-2:]
    assert behind.hovertext[-1].startswith("Promedio de su departamento, 15\xa0oct\xa02020: ")
    assert own.hovertext[-1] == "Esta entidad, 15\xa0oct\xa02020: 62,5\xa0%  n\xa0=\xa01"
    assert figures["strip"].layout.shapes[0].name == "Mediana: 38,8\xa0%  n\xa0=\xa02"
