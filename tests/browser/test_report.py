"""The page that makes reports, as its reader uses it: create, watch, download, cancel."""

import io
import urllib.request
import zipfile

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import page as browser_page

MADE_IN = 90.0  # seconds; a small region takes some fifteen on a free machine
BAR = (
    "return (document.querySelector('#informe-avance [role=progressbar]') || {ariaValueNow: ''}).ariaValueNow"
)
LINK = "return (document.querySelector('#informe-avance a') || {href: ''}).href"
HIDDEN = "return document.querySelector('#informe-cancelar').hidden"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the server keeps its jobs: a place of this test."""
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    monkeypatch.setattr(browser_page, "LIMIT", MADE_IN)
    return tmp_path / "informes"


@pytest.fixture
def opened(page, folder):
    """A function that opens the page on a query, without a job of an earlier test."""

    def go(query):
        page.driver.get(f"{page.url}/informe{query}")
        page.js("sessionStorage.clear()")
        page.driver.get(f"{page.url}/informe{query}")
        page.until("return document.querySelectorAll('.informe-capitulos li').length")
        return page

    return go


def test_a_regional_report_is_made_and_downloaded(opened, folder):
    """Its steps show; its link brings a Word document of that region."""
    page = opened("?region=seaflower")
    assert page.text(".hallazgo").startswith("Informe de la región Seaflower")
    page.one("#informe-crear").send_keys(Keys.ENTER)
    page.until(BAR, what="progress bar")
    assert page.js("return document.querySelector('#informe-crear').disabled")
    assert "Creando el informe" in page.text("#informe-voz")
    href = page.until(LINK, what="link of the report")
    content = urllib.request.urlopen(href).read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "Seaflower" in archive.read("word/document.xml").decode()
    assert href.endswith("informe_seaflower_2020-12-31.docx")
    assert page.text("#informe-voz") == "Informe listo."
    assert not page.js("return document.querySelector('#informe-crear').disabled")


def test_a_report_is_cancelled_and_leaves_nothing(opened, folder):
    """The button shows while it goes on; afterwards there is no folder."""
    page = opened("?region=caribe")
    assert page.js(HIDDEN)
    page.one("#informe-crear").send_keys(Keys.ENTER)
    page.until(BAR, what="progress bar")
    page.one("#informe-cancelar").send_keys(Keys.ENTER)
    page.until("return document.querySelector('#informe-avance').textContent.includes('cancelado')")
    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
    assert page.js(HIDDEN)


def test_a_place_with_nobody_says_so(page, folder):
    """In words, and nothing is lost."""
    page.driver.get(f"{page.url}/informe?region=caribe&depto=63")
    page.until("return document.querySelector('#informe-cuerpo [role=alert]')")
    assert "Ningún municipio está a la vez" in page.text("#informe-cuerpo")
    page.driver.get(f"{page.url}/")
    page.one("#mapa-panel")
