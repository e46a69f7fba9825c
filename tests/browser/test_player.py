"""The player on the map: steps repaint what the browser has, and the address follows when it rests."""

import time

COUNTS = """
const numbers = [...document.querySelectorAll('#leyenda .leyenda-numero')];
return numbers.map((one) => Number(one.innerText.replace('.', '')));
"""
FILM = (
    "return performance.getEntriesByType('resource').filter((item) => item.name.includes('/cortes')).length"
)


def test_a_step_repaints_the_map_and_then_moves_the_address(page, expected_fills):
    """One step back shows the cut-off before, on the map first and in the address after."""
    page.load()
    page.one("#mapa-cortes [data-paso='-1']").click()
    page.until("return location.search === '?corte=2020-12-15'", what="the address follows")
    page.settle()
    assert page.fills() == expected_fills("corte=2020-12-15")


def test_the_frames_is_asked_for_once(page):
    """Several steps cost one request of values."""
    page.load()
    before = page.js(FILM)
    for _ in range(3):
        page.one("#mapa-cortes [data-paso='-1']").click()
    page.until("return location.search === '?corte=2020-11-15'", what="three steps back")
    page.settle()
    assert page.js(FILM) - before == 1


def test_the_slider_obeys_the_keyboard(page):
    """Arrow keys on the range are steps."""
    page.load()
    page.js("document.querySelector('#mapa-cortes input').focus()")
    page.press("\ue012")
    page.until("return location.search === '?corte=2020-12-15'", what="the left arrow is a step back")


def test_an_indicator_without_history_has_no_player(page):
    """Universes do not change with the cut-off."""
    page.load("indicador=universo")
    assert page.js("return document.querySelector('#mapa-cortes').hidden")


def test_while_it_plays_the_rest_is_set_aside(page, view):
    """In words and in looks; the legend counts what the map shows. At rest everything is of one cut-off."""
    page.load()
    page.js(
        "window.pasos = 0; const set = window.dash_clientside.set_props;"
        "window.dash_clientside.set_props = (...given) => window.detenido ? null : set(...given);"
        "window.detenido = true;"
    )
    page.one("#mapa-cortes [data-paso='-1']").click()
    page.until("return document.querySelector('.tablero').classList.contains('otro-corte')")
    assert "15 dic 2020" in page.text("#mapa-aparte").replace("\xa0", " ")
    counts = {item.label: item.count for item in view("corte=2020-12-15").legend if item.shown is not None}
    page.until_equal(
        COUNTS,
        list(counts.values()),
    )
    page.js("window.detenido = false;")
    page.show("corte=2020-12-15")
    assert page.js("return document.querySelector('#mapa-aparte').hidden")
    assert not page.js("return document.querySelector('.tablero').classList.contains('otro-corte')")


def test_a_player_goes_with_its_indicator(page):
    """Playing, it stops where the next indicator has no time, and does not move the cut-off any more."""
    page.load("corte=2020-10-15")
    page.click("#mapa-cortes [data-tocar]")
    page.js("window.dash_clientside.set_props('direccion', {search: '?indicador=universo&corte=2020-10-15'})")
    page.settle_at("indicador=universo&corte=2020-10-15")
    assert page.js("return document.querySelector('#mapa-cortes').hidden")
    time.sleep(1.6)  # two steps of play
    assert page.query == "indicador=universo&corte=2020-10-15"


def test_a_map_of_changes_has_their_legend(page, view):
    """And no player."""
    query = "desde=2020-11-30"
    page.show(query)
    assert page.texts(".leyenda-nombre") == [item.label for item in view(query).legend]
    assert "retrocede" in page.texts(".leyenda-nombre")
