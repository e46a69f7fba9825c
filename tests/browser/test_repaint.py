"""Repainting equals redrawing: the shortcut of the map (values put in its computed data) is never wrong.

`assets/map.js` recolours paths without a redraw. What that relies on is checked here: after any
series of changes the map is the one that a fresh load of the same address draws.
"""

import pytest

SERIES = [
    ["universo=A", "indicador=universo", "indicador=avance-fase-1&decreto683=si"],
    ["region=caribe", "region=caribe&universo=B", "universo=B"],
    [
        "nivel=departamento",
        "indicador=avance-fase-1&nivel=departamento",
        "indicador=avance-fase-1",
        "tipo=gobernacion",
    ],
    ["nivel=region", "indicador=decreto-683&nivel=region", "indicador=decreto-683&pdet=si"],
]
OUTLINES = """
return Object.fromEntries(Array.from(document.querySelectorAll('#mapa .choroplethlocation'),
  (path) => [path.__data__.loc, path.getAttribute('d')]));
"""
BARS = """
const graph = document.querySelector('#regiones .js-plotly-plot');
const full = graph._fullLayout;
return [full.xaxis.range, full.xaxis.visible, full.yaxis.range, full.annotations.length, graph.data.length];
"""
LABELS = """
const trace = document.querySelector('#mapa .js-plotly-plot')._fullData[0];
return Object.fromEntries(trace.locations.map((code, place) => [code, trace.text[place]]));
"""


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series[-1])
def test_a_series_of_changes_ends_in_the_map_of_a_fresh_load(page, series):
    """Colours and the words of the hover box are equal, unit by unit."""
    page.load()
    for query in series:
        page.show(query)
    repainted, said = page.fills(), page.js(LABELS)
    page.load(series[-1])
    assert repainted == page.fills()
    assert said == page.js(LABELS)


@pytest.mark.parametrize("before", ["indicador=dias-sin-reporte", "depto=05&region=caribe"])
def test_bars_of_another_axis_leave_nothing_behind(page, before):
    """Axes and notes of the regions are those of a fresh load."""
    page.load(before)
    page.show("")
    repainted = page.js(BARS)
    page.load("")
    assert repainted == page.js(BARS)


def test_outlines_stay_where_a_fresh_load_draws_them(page):
    """After zooming into a region and out again every path is as it was."""
    page.load()
    before = page.js(OUTLINES)
    page.show("region=caribe")
    page.show("")
    assert page.js(OUTLINES) == before


def test_every_repainted_colour_is_the_model_s(page, expected_fills):
    """Step by step, not only at the end."""
    page.load()
    for query in ("universo=A", "decreto683=si&universo=A", "decreto683=si", ""):
        page.show(query)
        assert page.fills() == expected_fills(query), query


def test_fast_changes_end_at_the_last(page, view, expected_fills):
    """Clicks that overtake the answers leave the page at the last view, not at the last answer."""
    page.show()
    for value in ("A", "B", "C", "D"):
        page.press_button("universo", value)
    query = "universo=A&universo=B&universo=C&universo=D"
    page.settle_at(query)
    assert page.text("#conteo") == view(query).counts
    assert page.fills() == expected_fills(query)
