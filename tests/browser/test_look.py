"""How the page looks: theme, large type for a projector, widths, the trail, controls and files of a page."""

import pytest
from selenium.webdriver.common.keys import Keys

THEME = "return document.documentElement.dataset.bsTheme"
TRAIL = "return Array.from(document.querySelectorAll('#migas li'), (item) => item.textContent).join(' › ')"
SCRIPTS = "return Array.from(document.scripts, (one) => one.src.replace(/.*\\/|\\?.*/g, ''))"
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = """
const boxes = document.querySelectorAll('#filtros [data-clave]:not([hidden])');
return Array.from(boxes, (box) => box.dataset.clave);
"""
PATHS = [
    "/",
    "/hitos",
    "/mi-region?region=caribe",
    "/hallazgos",
    "/informe",
    "/entidad/20383",
    "/metodologia",
]


def _open(page, address):
    path, _, query = address.partition("?")
    page.load(query, path)
    page.until("return document.querySelector('#pagina h1')")


def _prefer(page, theme):
    page.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    )


@pytest.fixture
def light(page):
    """A page on a light system, of a browser that remembers nothing."""
    _prefer(page, "light")
    _open(page, "/metodologia")
    page.js("localStorage.clear()")
    yield page
    page.js("localStorage.clear()")
    _prefer(page, "light")


def test_the_theme_follows_the_system(light):
    """At once, when the system changes."""
    assert light.js(THEME) == "light"
    _prefer(light, "dark")
    light.until_equal(THEME, "dark")


def test_a_chosen_theme_is_remembered(light):
    """Whatever the system says, until the system is chosen again."""
    light.click("#aspecto")
    light.click("#tema-oscuro")
    light.until_equal(THEME, "dark")
    light.driver.refresh()
    light.until("return document.querySelector('#pagina h1')")
    assert light.js(THEME) == "dark"
    light.click("#aspecto")
    light.click("#tema-sistema")
    light.until_equal(THEME, "light")


def test_a_projector_gets_the_finding_and_the_map(page):
    """By its address; large, without rail; Escape leaves."""
    page.driver.get(f"{page.url}/#presentacion")
    page.settle()
    assert page.js("return parseFloat(getComputedStyle(document.querySelector('#hallazgo')).fontSize)") >= 36
    assert not page.one("#filtros").is_displayed()
    assert page.js("return document.documentElement.scrollHeight <= innerHeight")
    page.press(Keys.ESCAPE)
    page.until("return document.querySelector('#filtros').checkVisibility()")
    assert page.js("return location.hash") == ""


def test_the_headline_is_read_from_afar(page):
    """24 pixels at least; what stands under a figure, 14."""
    page.show()
    sizes = page.js(
        "return ['#hallazgo', '#pie'].map((id) => "
        "parseFloat(getComputedStyle(document.querySelector(id)).fontSize))"
    )
    assert sizes[0] >= 24
    assert sizes[1] >= 14


@pytest.mark.parametrize("width", [1024, 720, 320])
@pytest.mark.parametrize("address", PATHS)
def test_nothing_scrolls_sideways(page, address, width):
    """From a tablet to a small phone, and a laptop at 200 %."""
    page.resize(width, 640)
    _open(page, address)
    page.until_equal(OVERFLOW, 0)


def test_the_trail_says_where_the_selection_is(page):
    """From the country to the entity; each step leads to as much."""
    page.show("depto=20&entidad=20383")
    page.until_equal(TRAIL, "Colombia › Caribe › Cesar › La Gloria")
    page.click("#migas a[href='/?region=caribe']")
    page.settle_at("region=caribe")
    page.until_equal(TRAIL, "Colombia › Caribe")


def test_the_trail_of_a_profile_leads_to_the_map(page):
    """The entity of the page is its last step."""
    _open(page, "/entidad/20383")
    page.until_equal(TRAIL, "Colombia › Caribe › Cesar › La Gloria")
    page.click("#migas a[href='/?depto=20']")
    page.settle_at("depto=20")


def test_several_regions_are_no_step(page):
    """The trail ends where the selection is of more than one."""
    page.show("region=caribe&region=pacifico")
    page.until_equal(TRAIL, "Colombia")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/hallazgos", {"corte", "region"}),
        ("/informe", {"corte", "region", "depto"}),
        ("/metodologia", set()),
    ],
)
def test_only_controls_that_act_are_there(page, address, shown):
    """No level without a map, no filters where nothing is filtered."""
    _open(page, address)
    found = set(page.js(SHOWN))
    assert shown <= found
    assert not {"indicador", "nivel"} & found
    assert page.one("#filtros-boton").is_displayed() == bool(shown)


def test_a_page_brings_only_its_own_files(page):
    """What paints the map is not loaded where there is none, and comes with it."""
    _open(page, "/metodologia")
    assert "map.js" not in page.js(SCRIPTS)
    page.click('#menu [href^="/"]')
    page.settle()
    assert "map.js" in page.js(SCRIPTS)
    assert "heat.js" not in page.js(SCRIPTS)


def test_a_folded_rail_is_remembered(page):
    """The map has its place, on the next visit too."""
    page.show()
    page.click("#filtros-boton")
    page.until("return !document.querySelector('#filtros').checkVisibility()")
    page.load()
    assert not page.one("#filtros").is_displayed()
    assert page.one("#filtros-boton").get_attribute("aria-expanded") == "false"
    page.click("#filtros-boton")
    page.until("return document.querySelector('#filtros').checkVisibility()")
