"""The button under each figure: it offers the figure and its data as files of the view on the screen."""

from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

LINKS = """
return Array.from(document.querySelectorAll('.exportar[open] a'), (link) => link.textContent);
"""
GROUPS = """
return Array.from(document.querySelectorAll('.exportar[open] legend'), (one) => one.textContent);
"""
FITS = """
const box = document.querySelector('.exportar[open] .exportar-caja').getBoundingClientRect();
return box.left >= 0 && box.right <= window.innerWidth;
"""


def offer(page, figure):
    """Open the button of a figure with the keyboard and wait for its links."""
    page.one(f"[data-figura='{figure}'] summary").send_keys(Keys.ENTER)
    return page.until(LINKS, what=f"links of {figure}")


def link(page, name):
    """The address behind the first link of a name."""
    return page.driver.find_element(By.LINK_TEXT, name).get_attribute("href")


def test_the_map_offers_pictures_and_data_of_the_view(page):
    """Three pictures, and what is seen and everything with their rows."""
    page.show("region=caribe")
    names = offer(page, "mapa")
    assert names[:3] == ["SVG", "PDF", "PNG"]
    assert page.js(GROUPS) == ["Figura", "Lo que veo (195 filas)", "Todo (1.103 filas)", "Código"]


def test_the_picture_that_is_offered_is_the_one_of_the_screen(page):
    """The SVG behind the link has the finding of the page and its filters."""
    page.show("region=caribe")
    finding = page.text("#hallazgo")
    offer(page, "regiones")
    with urlopen(link(page, "SVG")) as answer:
        assert answer.headers.get_content_type() == "image/svg+xml"
        assert "figura" in parse_qs(urlsplit(answer.url).query)
        svg = answer.read().decode()
    assert finding.split(":")[0] in svg
    assert "Región Caribe" in svg


def test_a_size_and_a_resolution_go_into_the_address(page):
    """A choice changes the links at once; the resolution is the PNG's alone."""
    page.show()
    offer(page, "mapa")
    sizes, resolutions, *_ = page.driver.find_elements(By.CSS_SELECTOR, ".exportar[open] select")
    Select(sizes).select_by_value("diapositiva")
    Select(resolutions).select_by_value("pantalla")
    assert "tamano=diapositiva" in link(page, "PDF")
    assert "resolucion" not in link(page, "PDF")
    assert "resolucion=pantalla" in link(page, "PNG")


def test_a_look_and_a_width_go_into_the_address(page):
    """What is asked for beyond the size; a width of its own takes the place of the size."""
    page.show()
    offer(page, "mapa")
    page.one(".exportar[open] .exportar-mas summary").send_keys(Keys.ENTER)
    page.driver.find_element(By.XPATH, "//label[starts-with(., 'Marco')]/select").send_keys("sin")
    width = page.one(".exportar[open] input[type=number]")
    width.send_keys("120")
    assert {"marco=no", "ancho=120"} <= set(urlsplit(link(page, "PNG")).query.split("&"))
    assert "tamano" not in link(page, "PNG")
    width.clear()
    width.send_keys("20")
    assert "ancho" not in link(page, "PNG")


def test_escape_closes_the_button_and_gives_the_focus_back(page):
    """The keyboard gets in and out."""
    page.show()
    offer(page, "mapa")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.until("return !document.querySelector('.exportar[open]')")
    assert page.js("return document.activeElement.tagName") == "SUMMARY"


def test_the_view_at_the_moment_of_opening_counts(page):
    """After a filter the same button offers the new view."""
    page.show()
    offer(page, "mapa")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.js("window.dash_clientside.set_props('direccion', {search: '?region=pacifico'})")
    page.until("return location.search === '?region=pacifico'")
    offer(page, "mapa")
    assert "region=pacifico" in link(page, "PNG")


@pytest.mark.parametrize("figure", ["mapa", "regiones"])
def test_the_offer_fits_a_phone(page, figure):
    """The box stays inside a narrow window."""
    page.resize(390, 844)
    page.show()
    offer(page, figure)
    assert page.js(FITS)


CODE = "return document.querySelector('.exportar[open] textarea').value;"


def test_code_of_the_view_is_chosen_and_copied_with_the_keyboard(page):
    """With the address where the browser is, for the server knows none; and it is said that it was copied."""
    page.show("region=caribe")
    offer(page, "mapa")
    assert f'src="{page.url.rstrip("/")}/incrustar/avance-fase-2.svg?region=caribe' in page.js(CODE)
    kind = page.driver.find_elements(By.CSS_SELECTOR, ".exportar[open] select")[-1]
    Select(kind).select_by_visible_text("Python")
    assert f'direccion = "{page.url.rstrip("/")}/descargas/avance-fase-2.csv?region=caribe"' in page.js(CODE)
    page.one(".exportar[open] button").send_keys(Keys.ENTER)
    page.until(
        "return ['Copiado', 'Cópielo con Ctrl+C']"
        ".includes(document.querySelector('.exportar[open] [role=status]').textContent)"
    )
    selected = "const a = document.querySelector('.exportar[open] textarea');"
    assert page.js(f"{selected} return a.value.slice(a.selectionStart, a.selectionEnd);") == page.js(CODE)


def test_what_is_copied_is_in_the_clipboard(page):
    """Where the browser lets a page write to it, it is said, and it is the code that is shown."""
    allowed = {
        "origin": page.url.rstrip("/"),
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
    }
    page.driver.execute_cdp_cmd("Browser.grantPermissions", allowed)
    try:
        page.show("region=caribe")
        offer(page, "mapa")
        page.one(".exportar[open] button").send_keys(Keys.ENTER)
        page.until("return document.querySelector('.exportar[open] [role=status]').textContent === 'Copiado'")
        read = "const done = arguments[0]; navigator.clipboard.readText().then(done, (e) => done(String(e)));"
        assert page.driver.execute_async_script(read) == page.js(CODE)
    finally:
        page.driver.execute_cdp_cmd("Browser.resetPermissions", {})


def test_the_frame_shows_the_figure_of_the_view(page):
    """As an SVG that fills it, not as a file to save."""
    page.show("region=caribe")
    offer(page, "regiones")
    address = page.js(CODE).split('src="')[1].split('"')[0].replace("&amp;", "&")
    with urlopen(address) as answer:
        assert answer.headers.get_content_type() == "image/svg+xml"
        assert "Content-Disposition" not in answer.headers
        assert b"viewBox" in answer.read()
