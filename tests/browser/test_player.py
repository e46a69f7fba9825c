"""The player on the map: steps repaint what the browser has, and the address follows when it rests."""

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
