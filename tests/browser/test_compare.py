"""The comparison as its reader uses it: sides by list and by preset, the address, files, what is small."""

from urllib.parse import urlencode

import pytest
from selenium.webdriver.support.ui import Select

from dashboard.views.compare import compare_of_query
from tests.browser.page import IDLE

H1 = "return (document.querySelector('.comparar h1') || {}).textContent"
BYTES = 15_000
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_comparison(page, **sides):
    """Open the page by its address and wait for its sentence."""
    page.load(urlencode(sides), path="/comparar")
    page.until(
        "return !(document.querySelector('.comparar h1')?.textContent || 'Cargando').startsWith('Cargando')"
    )
    page.until(IDLE)


def test_an_address_opens_its_comparison(page, snapshot):
    """Sentence, both sides in the lists, the table."""
    sides = {"a": "region=caribe", "b": "universo=A"}
    open_comparison(page, **sides)
    view = compare_of_query(snapshot, urlencode(sides))
    assert page.text(".comparar h1") == view.finding
    assert page.text(".comparar .alert") == view.overlap
    values = "return Array.from(document.querySelectorAll('select[data-lado]'), (list) => list.value)"
    assert page.js(values) == list(sides.values())
    assert page.texts(".comparar section tbody tr:first-child td")[0] == "195"


def test_a_side_is_chosen_in_its_list(page, snapshot):
    """One request, and the address has both sides."""
    open_comparison(page)
    page.take_requests()
    Select(page.one("#comparar-a")).select_by_value("region=caribe")
    wanted = {"a": "region=caribe", "b": "decreto683=no"}
    page.until_equal(H1, compare_of_query(snapshot, urlencode(wanted)).finding)
    assert page.query == urlencode(wanted)
    sizes = [size for url, size in page.take_requests() if "_dash-update-component" in url]
    assert len(sizes) == 1
    assert sizes[0] < BYTES


def test_a_preset_is_a_link(page, snapshot):
    """It opens its comparison and is marked."""
    open_comparison(page)
    page.click(".comparar nav a[href*='pacifico']")
    wanted = urlencode({"a": "region=caribe", "b": "region=pacifico"})
    page.until_equal(H1, compare_of_query(snapshot, wanted).finding)
    assert page.texts(".comparar nav a[aria-current]") == ["Dos regiones"]


def test_an_empty_side_says_so(page, snapshot):
    """And the page goes on."""
    open_comparison(page, a="region=caribe&depto=05")
    assert "no tiene ninguna entidad" in page.text(".comparar h1")


def test_what_the_address_has_wrong_is_said(page):
    """On the page."""
    open_comparison(page, a="region=atlantida", b="universo=A")
    assert "atlantida" in page.text("#comparar-cuerpo")


def test_a_filter_of_the_rail_holds_on_both_sides(page):
    """Gobernaciones are compared with gobernaciones; the sides stay."""
    open_comparison(page, a="region=caribe", b="region=pacifico")
    page.press_button("tipo", "gobernacion")
    page.until("return document.querySelector('.comparar h1').textContent.startsWith('Gobernaciones')")
    assert "a=region" in page.query


def test_a_saved_view_is_a_side(page):
    """Its filters are in the lists under its name."""
    page.load(path="/metodologia")
    page.js(
        "localStorage.setItem('gobierno-al-plan.vistas', arguments[0])",
        '[{"nombre": "PDET del Caribe", "direccion": "/?region=caribe&pdet=si&corte=2020-11-30"}]',
    )
    try:
        open_comparison(page)
        page.until("return document.querySelector('#comparar-b option[value=\"region=caribe&pdet=si\"]')")
        Select(page.one("#comparar-b")).select_by_visible_text("Guardada: PDET del Caribe")
        page.until("return location.search.includes('b=region%3Dcaribe%26pdet%3Dsi')")
    finally:
        page.js("localStorage.clear()")


@pytest.mark.parametrize("width", [320, 390, 1024])
def test_it_scrolls_down_only(page, width):
    """No part is wider than the window but those that scroll on their own."""
    page.resize(width, 844)
    open_comparison(page)
    assert page.js(OVERFLOW) <= 0
