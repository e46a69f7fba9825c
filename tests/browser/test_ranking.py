"""The entity table or the ranking as bars, as one switch."""

ROWS = """
const graph = document.querySelector('#orden .js-plotly-plot');
const words = graph && graph.data.find((trace) => trace.mode === 'text');
return words ? words.text.filter(Boolean) : [];
"""


def _as_bars(page):
    page.click('#tabla-forma label[for$="_input_barras"]')
    page.until(f"return (() => {{ {ROWS} }})().length", what="the bars")


def test_the_switch_shows_one_or_the_other(page):
    """The bars are asked for when they are first seen, and not before."""
    page.load("region=caribe")
    assert page.js("return document.querySelector('#orden-caja').hidden")
    _as_bars(page)
    assert page.js("return document.querySelector('#tabla-caja').hidden")
    assert not page.js("return document.querySelector('#orden-caja').hidden")
    assert "municipios con valor" in page.text("#orden-frase")
    page.click('#tabla-forma label[for$="_input_tabla"]')
    page.until("return document.querySelector('#orden-caja').hidden")


def test_the_bars_follow_the_filters(page):
    """Who is ahead first; in a selection by class, who is behind."""
    page.load("region=caribe")
    _as_bars(page)
    ahead = page.js(ROWS)[0]
    assert ahead.startswith("1. ")
    page.show("region=caribe&clase=avance-fase-2.0-a-20")
    page.until("return document.querySelector('#orden-frase').innerText.includes('8 municipios')")
    assert page.js(ROWS)[0].startswith("8. ")
