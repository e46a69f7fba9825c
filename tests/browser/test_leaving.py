"""Leaving a page before it is drawn: nothing is written where it was, and no error is logged (see `page`)."""

import pytest

from tests.browser.page import IDLE

GO = "window.dash_clientside.set_props('direccion', {pathname: arguments[0]})"
READY = "return !!document.querySelector('#enlace-hitos') && !!window.dash_clientside.set_props"
DRAWN = {
    "/hitos": "return !!document.querySelector('#hitos-calor tbody tr')",
    "/mi-region": "return !!document.querySelector('#mi-region-cuerpo h1')",
    "/hallazgos": "return !!document.querySelector('#hallazgos-cuerpo h1')",
    "/entidad/18001": "return !!document.querySelector('.perfil-pagina svg')",
}


@pytest.mark.parametrize("path", DRAWN)
def test_the_home_page_can_be_left_at_once(page, path):
    """Before its map is there; the other page is drawn, and back home the map too."""
    page.driver.get(f"{page.url}/?region=caribe")
    page.until(READY)
    page.js(GO, path)
    page.until(DRAWN[path], what="the other page")
    page.until(IDLE)
    page.js(GO, "/")
    page.settle()
    assert page.errors() == []


def test_pages_can_be_turned_faster_than_they_are_drawn(page):
    """Through all of them, without waiting; the last one stays."""
    page.driver.get(page.url)
    page.until(READY)
    for path in (*DRAWN, "/", *DRAWN, "/", "/hitos"):
        page.js(GO, path)
    page.until(DRAWN["/hitos"])
    page.until(IDLE)
    assert page.js("return location.pathname") == "/hitos"


def test_filters_on_the_way_out_change_the_next_page(page):
    """A filter and the next page in one breath."""
    page.driver.get(page.url)
    page.until(READY)
    page.js("window.dash_clientside.set_props('direccion', {search: '?region=caribe'})")
    page.js(GO, "/hallazgos")
    page.until(
        "return (document.querySelector('main h1') || {textContent: ''}).textContent.includes('Caribe: ')"
    )
