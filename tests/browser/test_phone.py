"""The page at the width of a phone, 390 pixels."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.page import PHONE

RAIL_OUT = "return document.querySelector('#filtros').getBoundingClientRect().right <= 0"
RAIL_IN = "return document.querySelector('#filtros').getBoundingClientRect().left >= 0"


@pytest.fixture
def phone(page):
    """The page opened on a phone."""
    page.resize(*PHONE)
    page.show()
    return page


@pytest.mark.parametrize("path", ["/", "/metodologia"])
def test_nothing_scrolls_sideways(page, path):
    """The page is as wide as the screen."""
    page.resize(*PHONE)
    page.load(path=path)
    page.until("return document.querySelector('h1')")
    assert page.js("return document.documentElement.scrollWidth") <= PHONE[0]


def test_the_filters_wait_outside(phone):
    """They are not in view, nor in the way of Tab."""
    phone.until(RAIL_OUT)
    assert not phone.one("#control-region").is_displayed()


def test_the_filters_open_by_their_button(phone):
    """They slide in and take the focus."""
    phone.click("#filtros-boton")
    phone.until(RAIL_IN)
    phone.until_equal("return document.activeElement.id", "filtros-cerrar")


def test_the_filters_close_by_their_button(phone):
    """They slide out and give the focus back."""
    phone.click("#filtros-boton")
    phone.until(RAIL_IN)
    phone.click("#filtros-cerrar")
    phone.until(RAIL_OUT)
    phone.until_equal("return document.activeElement.id", "filtros-boton")


def test_the_filters_close_by_escape(phone):
    """Escape is enough."""
    phone.click("#filtros-boton")
    phone.until(RAIL_IN)
    phone.until_equal("return document.activeElement.id", "filtros-cerrar")
    phone.press(Keys.ESCAPE)
    phone.until(RAIL_OUT)


def test_a_filter_works_on_a_phone(phone, view):
    """Open, press, close: the count is the model's."""
    phone.click("#filtros-boton")
    phone.until(RAIL_IN)
    phone.press_button("universo", "A")
    phone.settle_at("universo=A")
    assert phone.text("#conteo") == view("universo=A").counts


def test_cards_stand_two_by_two(phone):
    """Two cards share a line, the third begins the next."""
    tops = phone.js(
        "return Array.from(document.querySelectorAll('.tarjeta'), (c) => c.getBoundingClientRect().top)"
    )
    assert tops[0] == tops[1] < tops[2] == tops[3] < tops[4]


def test_the_map_fits_the_phone(phone):
    """All of it is between the edges of the screen."""
    box = phone.js(
        "const b = document.querySelector('.mapa-caja').getBoundingClientRect(); return [b.left, b.right]"
    )
    assert 0 <= box[0] < box[1] <= PHONE[0]


def test_the_bars_keep_their_n(phone):
    """The words at their right end before the edge of their panel."""
    ends = phone.until(
        "const words = Array.from(document.querySelectorAll('#regiones .textpoint text'));"
        "const room = document.querySelector('.regiones').getBoundingClientRect().right;"
        "return words.length && words[0].textContent.includes('n')"
        " && document.querySelector('#regiones .ytick text tspan')"
        " && words.map((text) => room - text.getBoundingClientRect().right)"
    )
    assert min(ends) >= 0
