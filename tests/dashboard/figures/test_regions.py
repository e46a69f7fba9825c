"""The regions' figure: valid plotly for every view, values as evaluated, fixed axis."""

import json

import pytest

from dashboard.core.state import ViewState
from dashboard.figures.regions import LAYOUT, VARYING, region_figure
from dashboard.figures.template import TEMPLATE
from dashboard.indicators.declarations import declare
from dashboard.views.home import build_view

KEYS = tuple(declare(("1", "2")))
NOBODY = {"regions": ("caribe",), "departments": ("05",)}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["municipio", "gobernacion"])
def test_json_carries_it(view_of, key, kind):
    """Every indicator for both types gives a figure of plain numbers and texts."""
    figure = region_figure(view_of(ViewState(indicator=key, entity_type=kind)).regions)
    assert figure.data
    json.dumps(figure.to_plotly_json()["data"], allow_nan=False)


@pytest.mark.parametrize(
    "query", [{"indicator": key} for key in KEYS] + [{"regions": ("caribe",), "departments": ("05",)}]
)
def test_a_view_has_nothing_of_its_own_but_what_travels(view_of, query):
    """The rest of the layout, the template too, is the page's."""
    layout = region_figure(view_of(ViewState(**query)).regions).to_plotly_json()["layout"]
    kept = [{key: value for key, value in item.items() if key not in VARYING} for item in (layout, LAYOUT)]
    assert kept[0] == kept[1]
    assert LAYOUT["template"] == TEMPLATE.to_plotly_json()


def test_bars_say_value_and_n_and_the_spread_of_their_entities(tiny):
    """Under the pointer: the bar what stands beside it, the thick line its ends, the thin one each end."""
    bars, extremes, middle, words = region_figure(build_view(tiny.snapshot, ViewState()).regions).data
    assert bars.hovertext == words.text
    assert bars.hovertext[0] == "<b>7,5</b>\xa0%  n\xa0=\xa02"
    assert middle.hovertext == ("2", "1")
    assert middle.hovertemplate.startswith("%{y}: mitad central %{base:.1f} a %{x:.1f}\xa0%  n\xa0=\xa0")
    assert extremes.hovertext == ("2", "2", None, "1", "1", None)


def test_every_mark_is_a_switch_of_its_region(tiny):
    """Whatever is under the pointer of a region, a click hands over its code; words let it through."""
    *marks, words = region_figure(build_view(tiny.snapshot, ViewState()).regions).data
    assert all({*mark.customdata} - {None} == {"caribe", "andina"} for mark in marks)
    assert words.hoverinfo == "skip"


def test_an_empty_selection_has_an_empty_figure(tiny):
    """No region, no bar."""
    empty = build_view(tiny.snapshot, ViewState(regions=("caribe",), departments=("05",)))
    assert region_figure(empty.regions).data == ()


def test_bars_are_the_means(tiny):
    """The best region is on top (last), with the mean that the rows say."""
    bars = region_figure(build_view(tiny.snapshot, ViewState()).regions).data[0]
    assert (bars.customdata, bars.x) == (("caribe", "andina"), (7.5, 62.5))


def test_lines_run_from_the_lowest_to_the_highest(tiny):
    """Caribe from 0 to 15, Andina a point."""
    reach = region_figure(build_view(tiny.snapshot, ViewState()).regions).data[1]
    assert reach.x == (0, 15, None, 62.5, 62.5, None)


@pytest.mark.parametrize("state", [{}, {"indicator": "decreto-683"}, {"indicator": "universo"}])
def test_a_percentage_has_one_axis(tiny, state):
    """The axis does not move with the values: two selections can be compared by eye."""
    views = [build_view(tiny.snapshot, ViewState(**state, **more)) for more in ({}, {"regions": ("caribe",)})]
    ranges = [region_figure(view.regions).layout.xaxis.range for view in views]
    assert ranges[0] == ranges[1]
    assert ranges[0][0] == 0
    assert ranges[0][1] >= 100


def test_a_region_without_data_says_why(tiny):
    """Bogotá alone: Andina is assisted and has reported nothing."""
    labels = region_figure(build_view(tiny.snapshot, ViewState(departments=("11",))).regions).data[-1]
    assert labels.text == ("sin dato",)


def test_the_axis_suits_its_scale(snapshot):
    """A survey from 1 to 5 has no zero, days are counted by round numbers, percentages by quarters."""

    def axis(key):
        figure = region_figure(build_view(snapshot, ViewState(indicator=key)).regions)
        return figure.layout.xaxis.range[0], list(figure.layout.xaxis.tickvals), figure.data[0].base

    assert axis("calificacion-encuesta") == (1.0, [1, 2, 3, 4, 5], 1.0)
    assert axis("avance-fase-2") == (0.0, [0, 25, 50, 75, 100], None)
    low, marks, _ = axis("dias-sin-reporte")
    assert (low, {mark % 5 for mark in marks}) == (0.0, {0.0})
