"""Ten tasks of the people who use it, with their clicks counted: docs/tareas.md says how many."""

import re
from pathlib import Path

import pytest

from dashboard.views.worklist import worklist_of_query
from tests.browser.page import IDLE, PHONE

DOCUMENT = (Path(__file__).parents[2] / "docs" / "tareas.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([a-z]+) \| (.+?) \| (.+?) \| (\d) \|", re.MULTILINE)
TOLD = {name: int(clicks) for name, _, _, clicks in ROW.findall(DOCUMENT)}
WHO = [who.split(",")[0] for _, who, _, _ in ROW.findall(DOCUMENT)]
MOST = 4
CARIBE = "region=caribe"
FIRST = "#mi-region-cuerpo tbody tr:first-child th a"
LINK = "return (document.querySelector(arguments[0]) || {}).href || ''"


class Hand:
    """The mouse or the finger of a reader, which counts."""

    def __init__(self, page):
        """Begin at no click."""
        self.page = page
        self.clicks = 0

    def click(self, selector):
        """Click once something that is in sight."""
        self.page.one(selector)
        self.page.click(selector)
        self.clicks += 1


@pytest.fixture
def hand(page):
    """A reader's hand, in a browser that has kept nothing."""
    page.load(path="/metodologia")
    page.js("localStorage.clear()")
    yield Hand(page)
    page.js("localStorage.clear()")


def heading(page, words):
    """Wait for the first line of a page."""
    page.until("return (document.querySelector('main h1') || {}).textContent.includes(arguments[0])", words)


def open_list(hand):
    """Open the saved link of a coordinator."""
    hand.page.load(CARIBE, path="/mi-region")
    hand.page.one(FIRST)
    hand.page.until(IDLE)


def rezagadas(hand, snapshot):
    """Who lags, on the map."""
    hand.page.load()
    hand.click(".vistas a[href*='clase=']")
    hand.page.until("return location.search.includes('0-a-20')")
    heading(hand.page, "0 a 20")


def decreto(hand, snapshot):
    """Adopters of Decree 683 and the others."""
    hand.page.load()
    hand.click("#enlace-comparar")
    heading(hand.page, "Con Decreto 683")


def regiones(hand, snapshot):
    """The country by regions."""
    hand.page.load()
    hand.click("#control-nivel label[for$='_input_region']")
    hand.page.until_equal("return location.search", "?nivel=region")


def urgente(hand, snapshot):
    """Why to call the first of the list, and what is next for it."""
    open_list(hand)
    hand.click(FIRST)
    hand.page.until("return document.querySelectorAll('.perfil-motivos li').length > 0")
    hand.page.one(".perfil-sigue")


def llamadas(hand, snapshot):
    """A call is made; which ones are left."""
    tasks = worklist_of_query(snapshot, CARIBE).tasks
    open_list(hand)
    hand.click(f"tr[data-entidad='{tasks[0].code}'] input[type=checkbox]")
    hand.click("label[for=llamadas-por-hacer]")
    hand.page.until_equal("return document.querySelector('tr[data-entidad]')?.dataset.entidad", tasks[1].code)


def visitas(hand, snapshot):
    """The second profile in the order of urgency, on paper."""
    second = worklist_of_query(snapshot, CARIBE).tasks[1]
    open_list(hand)
    hand.page.js("window.print = () => { window.impreso = location.pathname; }")
    hand.click(FIRST)
    hand.click(".perfil-siguiente")
    hand.page.until(
        "return document.querySelector('.perfil-nombre')?.textContent === arguments[0]", second.name
    )
    hand.click("#perfil-imprimir")
    hand.page.until_equal("return window.impreso", f"/entidad/{second.code}")


def datos(hand, snapshot):
    """The data of the map, in Excel."""
    hand.page.load()
    hand.click("#mapa-panel .exportar summary")
    hand.click("#mapa-panel .exportar-caja a[href*='.xlsx']")


def comparar(hand, snapshot):
    """The numbers of two regions side by side."""
    hand.page.load()
    hand.click("#enlace-comparar")
    hand.click(".comparar nav a[href*='pacifico']")
    heading(hand.page, "Región Caribe")
    hand.click(".comparar [data-figura=comparacion] summary")
    hand.click(".comparar [data-figura=comparacion] a[href*='.csv']")
    assert "pacifico" in hand.page.js(LINK, ".comparar [data-figura=comparacion] a[href*='.csv']")


def hallazgos(hand, snapshot):
    """The findings of one rule, in Excel."""
    hand.page.load()
    hand.click("#enlace-hallazgos")
    hand.click("#hallazgos-cuerpo a[href*='regla=estancada']")
    hand.page.one("#hallazgos-cuerpo .elegida-regla")
    hand.click("#hallazgos-cuerpo .descargas a[href*='.xlsx']")


def celular(hand, snapshot):
    """On a phone, from the map to the most urgent entity of a region."""
    hand.page.resize(*PHONE)
    hand.page.load()
    hand.click("#menu-boton")
    hand.click("#enlace-mi-region")
    hand.click("#mi-region-cuerpo a[href='/mi-region?region=caribe']")
    hand.click(FIRST)
    hand.page.one(".perfil-motivos")


TASKS = {
    task.__name__: task
    for task in (
        rezagadas,
        decreto,
        regiones,
        urgente,
        llamadas,
        visitas,
        datos,
        comparar,
        hallazgos,
        celular,
    )
}


@pytest.mark.parametrize("name", TASKS)
def test_a_task_takes_the_clicks_that_the_document_says(hand, snapshot, name):
    """Done with real clicks, and never more than four."""
    TASKS[name](hand, snapshot)
    assert hand.clicks == TOLD[name] <= MOST


def test_the_document_has_every_task_once():
    """Three of each user at least, one of them on a phone."""
    assert list(TOLD) == list(TASKS)
    assert {who: WHO.count(who) for who in WHO} == {"dirección": 3, "coordinación": 4, "análisis": 3}
