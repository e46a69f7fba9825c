"""axe-core finds nothing: WCAG 2.1 A and AA and its best practice, on every page and state, width and theme.

Every rule runs on a wide window in the light. What a width can change runs again on phones, what colours can
change in the dark and in forced colours.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.page import DESKTOP, IDLE, PHONE

AXE = Path(find_spec("axe_playwright_python").origin).with_name("axe.min.js").read_text(encoding="utf-8")
NARROW = (PHONE, (320, 640))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
EVERY = {"runOnly": TAGS}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
SHAPE = {"runOnly": TAGS, "rules": {"color-contrast": {"enabled": False}}}  # what a width can change
RUN = """
const [only, done] = arguments;
const words = (rule) => `${rule.id}: ` + rule.nodes.map((node) => node.target.join(' ')).join(', ');
axe.run(document, {...only, resultTypes: ['violations']})
  .then((found) => done(found.violations.map(words)), (failure) => done([String(failure)]));
"""
TWO_FRAMES = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))"
FIVE = "region=caribe&universo=A&universo=B&decreto683=si&pdet=no&fase=2"
PAGES = [
    "/",
    "/hitos",
    "/comparar",
    "/mi-region",
    "/mi-region?region=caribe",
    "/hallazgos",
    "/comparar",
    "/informe",
    "/entidad/20383",
    "/comparar",
    "/metodologia",
    "/accesibilidad",
]
STATES = [
    f"/?{FIVE}",
    "/?depto=88&pdet=si",
    "/?nivel=region&entidad=05001",
    f"/hitos?nivel=municipio&{FIVE}",
    "/hitos?depto=88&pdet=si",
    "/comparar?a=region%3Dcaribe%26depto%3D05&b=universo%3DA",
    "/mi-region?depto=88&pdet=si",
    f"/hallazgos?{FIVE}",
    "/hallazgos?depto=88&pdet=si",
    "/entidad/20",
    "/entidad/99999",
    "/no-existe",
]
OPENED = [
    ("/", "#mapa-panel .exportar > summary", ".exportar[open] .dropdown-menu a"),
    ("/", "#control-depto-rotulo", "#control-depto-buscar"),
    ("/", "#demostracion", ".explica[open] p"),
    ("/hitos", "#aspecto", "#aspecto ~ .dropdown-menu.show, #aspecto .dropdown-menu.show"),
    ("/informe", "#filtros-boton", None),
]


def _rules(page, only):
    """What axe finds in the page as it stands."""
    page.driver.set_script_timeout(60)
    if not page.js("return !!window.axe"):
        page.js(AXE)
    return page.driver.execute_async_script(RUN, only)


def _dress(page, theme="light", forced="none"):
    features = [
        {"name": "prefers-color-scheme", "value": theme},
        {"name": "forced-colors", "value": forced},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.driver.execute_async_script(TWO_FRAMES)


def _open(page, address):
    path, _, query = address.partition("?")
    page.load(query, path)
    page.until("return !!document.querySelector('h1')", what="the page is there")
    page.until(IDLE)


@pytest.fixture
def dressed(page):
    """The page with still motions; afterwards as it was."""
    _dress(page)
    yield page
    _dress(page)


def _findings(page, widths=(), themes=(("dark", "none"),)):
    found = _rules(page, EVERY)
    for width in widths:
        page.resize(*width)
        found += [f"{width[0]} {one}" for one in _rules(page, SHAPE)]
    page.resize(*DESKTOP)
    for theme, forced in themes:
        _dress(page, theme, forced)
        found += [f"{theme} {forced} {one}" for one in _rules(page, CONTRAST)]
    _dress(page)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_nothing_to_mend(dressed, address):
    """On three widths, in the light, in the dark and in forced colours."""
    _open(dressed, address)
    assert _findings(dressed, NARROW, (("dark", "none"), ("light", "active"))) == []


@pytest.mark.parametrize("address", STATES)
def test_a_state_has_nothing_to_mend(dressed, address):
    """With five filters, with nobody selected, with what there is not; wide, on a phone, in the dark."""
    _open(dressed, address)
    assert _findings(dressed, [PHONE]) == []
    dressed.errors()  # an unknown address is answered with 404, which the console says


@pytest.mark.parametrize(("address", "button", "shown"), OPENED)
def test_what_opens_has_nothing_to_mend(dressed, address, button, shown):
    """Menus, folds and what explains."""
    _open(dressed, address)
    dressed.click(button)
    if shown:
        dressed.one(shown)
    assert _findings(dressed) == []
    dressed.press(Keys.ESCAPE)
    if not shown:
        dressed.click(button)  # a rail that is folded stays so, on every page


@pytest.mark.parametrize("width", [PHONE, (320, 640)])
def test_the_filters_over_a_phone_have_nothing_to_mend(dressed, width):
    """The off-canvas rail, with the page out of reach behind it."""
    dressed.resize(*width)
    _open(dressed, "/?region=caribe")
    dressed.click("#filtros-boton")
    dressed.until("return document.querySelector('#filtros').getBoundingClientRect().left >= 0")
    assert _rules(dressed, EVERY) == []
    dressed.click("#filtros-cerrar")


def test_the_menu_of_a_phone_has_nothing_to_mend(dressed):
    """The pages under the button of the bar."""
    dressed.resize(*PHONE)
    _open(dressed, "/metodologia")
    dressed.click("#menu-boton")
    dressed.until("return document.querySelector('#menu.show')")
    assert _rules(dressed, EVERY) == []
