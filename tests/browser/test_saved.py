"""What a reader keeps in the browser: views by name, their region, the introduction."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.page import IDLE

NAMES = "return Array.from(document.querySelectorAll('#vistas-lista a'), (link) => link.textContent)"
SHOWN = "return document.getElementById('introduccion')?.classList.contains('show')"
OWN = "return document.querySelector('[data-vista=propia]')?.getAttribute('href')"


@pytest.fixture
def fresh(page):
    """The page, in a browser that has kept nothing; it keeps nothing for the next test either."""
    page.load("region=caribe", path="/hallazgos")
    page.js("localStorage.clear()")
    page.one("main h1")
    page.until(IDLE)
    yield page
    page.js("localStorage.clear()")


def save(page, name):
    """Save what is in view under a name, by the keyboard."""
    if not page.js("return document.querySelector('.guardadas').open"):
        page.click(".guardadas summary")
    page.one("#vistas-nombre").send_keys(name, Keys.ENTER)


def test_a_view_is_saved_opened_and_deleted(fresh):
    """By name; it opens where it was saved, on another visit too."""
    page = fresh
    save(page, "Caribe")
    page.until_equal(NAMES, ["Caribe"])
    page.load(path="/metodologia")
    page.load("pdet=si", path="/hallazgos")
    page.one("main h1")
    page.click(".guardadas summary")
    page.click("#vistas-lista a")
    page.until_equal("return location.pathname + location.search", "/hallazgos?region=caribe")
    page.click("#vistas-lista button")
    page.until_equal(NAMES, [])
    assert page.js("return document.activeElement.id") == "vistas-nombre"


def test_the_same_name_keeps_the_latest_address(fresh):
    """And a view without a name is not saved."""
    page = fresh
    save(page, "Mía")
    page.press_button("pdet", "si")
    page.until("return location.search.includes('pdet')")
    save(page, "Mía")
    save(page, "  ")
    page.until_equal(NAMES, ["Mía"])
    link = "return document.querySelector('#vistas-lista a')?.getAttribute('href')"
    page.until_equal(link, "/hallazgos?region=caribe&pdet=si")


def test_the_region_of_the_work_list_is_the_readers(fresh):
    """Before any, the preset asks which; afterwards it opens the map of that region."""
    page = fresh
    assert page.js(OWN) == "/mi-region"
    page.load("region=caribe", path="/mi-region")
    page.until_equal(OWN, "/?region=caribe")
    page.click("[data-vista=propia]")
    page.until_equal("return location.pathname + location.search", "/?region=caribe")
    page.settle()
    assert page.texts(".vistas nav a[aria-current]") == ["Mi región"]


def test_the_introduction_is_put_away_for_good_and_opened_again(fresh):
    """It comes on the map of a first visit, moves nothing, and is one button away."""
    page = fresh
    page.js("localStorage.removeItem('gobierno-al-plan.introduccion')")
    page.click("#enlace-inicio")
    page.until(SHOWN)
    assert len(page.texts("#introduccion li")) == 3
    page.click("#introduccion-entendido")
    page.until_equal(SHOWN, False)
    page.click("#enlace-hitos")
    page.click("#enlace-inicio")
    page.until(IDLE)
    assert not page.js(SHOWN)
    page.click("#introduccion-abrir")
    page.until(SHOWN)
    assert page.js("return document.activeElement.id") == "introduccion"
    page.press(Keys.ESCAPE)
    page.until_equal(SHOWN, False)
    assert page.js("return document.activeElement.id") == "introduccion-abrir"
