"""The milestones page as its reader uses it: which region lags and since when, drill-down, player, picks."""

from urllib.parse import parse_qs

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from dashboard.core.wording import number
from dashboard.views.milestones.page import milestones_of_query
from tests.browser.page import PHONE

READY = """
const root = document.querySelector('.hitos');
return !!root && root.dataset.pintado === (location.search || '?')
  && !!document.querySelector('#hitos-calor tbody tr');
"""
DRAWN = "return document.querySelectorAll('#hitos-curvas .curva-linea').length"
ROWS = """
const texts = (row) => Array.from(row.querySelectorAll('th, td'), (cell) => cell.textContent);
return Array.from(document.querySelectorAll('#hitos-calor tbody tr[data-lugar]'), texts);
"""
MARKS = """
const marks = document.querySelectorAll('#hitos-curvas .curva-corte');
return Array.from(marks, (path) => path.getAttribute('d'));
"""
LAST_ROW = """
const rows = Array.from(document.querySelectorAll('#hitos-calor tr[data-lugar]'));
return Math.max(...rows.map((row) => Number(row.dataset.lugar))) > 600;
"""
CLICKED = """
const own = '#hitos-calor [data-fila], #hitos-calor [data-columna], ';
const controls = own + '#hitos-reproductor button, #hitos-reproductor input';
return Array.from(document.querySelectorAll(controls), (item) => item.tagName);
"""
BYTES = 8000  # with the headers; of single entities too


@pytest.fixture
def hitos(page):
    """A function that opens a view of the page and waits until it is drawn."""

    def show(query=""):
        page.load(query, "/hitos")
        page.until(READY, what="the milestones page")
        page.until(DRAWN, what="the curves")
        return page

    return show


def settle_at(page, query):
    """Wait until the address is a query and the page shows it."""
    page.until_equal("return location.search.replace(/^\\?/, '')", query)
    page.until(READY, what="the milestones page shows the address")


def shown(page):
    """Return the first column of the heat map, the phase, by territory."""
    return {row[0]: row[1] for row in page.js(ROWS)}


def expected(snapshot, query):
    """Return what the heat map should show of the phase by place of row, from the model."""
    values = [row[0] for row in milestones_of_query(snapshot, query).heat["valores"]]
    return ["—" if value is None else number(value, 1 if 0 < value < 1 else 0) for value in values]


def test_leadership_reads_who_lags_and_since_when(hitos):
    """The first line says it, and the heat map has that region first."""
    page = hitos()
    assert (
        "La región más atrás es Santanderes (10,0\xa0%): es la última desde el 31 de agosto de 2020"
    ) in page.text("h1")
    assert page.js(ROWS)[1][:2] == ["Santanderes", "10"]


def test_cells_show_the_model(hitos, snapshot):
    """The progress of the phase of each region, lowest first."""
    page = hitos()
    assert [row[1] for row in page.js(ROWS)[1:]] == expected(snapshot, "")


def test_a_row_drills_down_to_entities(hitos):
    """Region, its departments, its municipalities; and the trail leads back up."""
    page = hitos()
    page.click('#hitos-calor [data-fila="0"]')
    settle_at(page, "nivel=departamento&region=santanderes")
    assert "Santander" in shown(page)
    page.driver.find_element(By.XPATH, '//*[@id="hitos-calor"]//button[text()="Santander"]').click()
    page.until(READY)
    page.until("return new URLSearchParams(location.search).get('depto') === '68'")
    page.until("return document.querySelector('.hitos').dataset.pintado.includes('depto=68')")
    assert parse_qs(page.query)["nivel"] == ["municipio"]
    assert page.texts("#hitos-migas a") == ["Colombia", "Santanderes"]
    page.click("#hitos-migas a")
    settle_at(page, "")


def test_a_column_picks_its_milestone_for_the_whole_page(hitos):
    """Curves, finding and tree speak of it; again, and it is let go."""
    page = hitos()
    page.click('#hitos-calor [data-columna="4"]')
    page.until("return location.search.includes('hito=2.4')")
    page.until(READY)
    assert page.text("h1").startswith("Hito 4:")
    assert page.text("#hitos-curvas-titulo").startswith("Hito 4:")
    assert "Hito 4:" in page.text(".arbol tr.elegido")
    page.click('#hitos-calor [data-columna="4"]')
    settle_at(page, "")


def test_the_slider_repaints_without_a_request(hitos, snapshot):
    """The series comes once; then a step costs nothing, and the address follows when the reader rests."""
    page = hitos()
    page.take_requests()
    slider = page.one("#hitos-reproductor input")
    page.js("arguments[0].focus()", slider)
    slider.send_keys(Keys.LEFT)
    page.until("return location.search.includes('corte=2020-12-15')")
    page.until(READY)
    asked = [url for url, _ in page.take_requests()]
    assert sum("/hitos/serie/" in url for url in asked) == 1
    assert sum("_dash-update-component" in url for url in asked) == 1
    before = page.js(MARKS)
    page.js(
        """for (const place of [6, 5, 4]) { arguments[0].value = place;
        arguments[0].dispatchEvent(new Event('input', {bubbles: true})); }""",
        slider,
    )
    page.until_equal("return document.querySelector('.corte-visto').textContent", "15\xa0oct\xa02020")
    assert page.js(MARKS) != before
    page.until("return location.search.includes('corte=2020-10-15')")
    page.until(READY)
    asked = [url for url, _ in page.take_requests()]
    assert sum("/hitos/serie/" in url for url in asked) == 0
    assert sum("_dash-update-component" in url for url in asked) == 1


def test_a_step_paints_what_the_server_says(hitos, snapshot):
    """The cells of a cut-off are the same by player and by address."""
    page = hitos()
    page.click('#hitos-reproductor [data-paso="-1"]')
    page.until("return document.querySelector('.corte-visto').textContent === '15\xa0dic\xa02020'")
    page.until("return document.querySelector('.hitos').classList.contains('moviendo')")
    by_player = page.js(ROWS)
    page.until("return location.search.includes('corte=2020-12-15')")
    page.until(READY)
    assert sorted(by_player) == sorted(page.js(ROWS))


def test_play_runs_to_the_end_and_then_moves_the_address(hitos):
    """From 15 December to the last cut-off, which needs no parameter; the button becomes pause and back."""
    page = hitos("corte=2020-12-15")
    page.click("#hitos-reproductor [data-tocar]")
    page.until("return document.querySelector('[data-tocar]').textContent.includes('Pausa')")
    settle_at(page, "")
    assert "Reproducir" in page.text("[data-tocar]")
    assert page.text(".corte-visto") == "31\xa0dic\xa02020"


def test_pause_leaves_the_address_where_play_stopped(hitos):
    """Play from the start, pause at a later cut-off: that one is in the address."""
    page = hitos()
    page.click("#hitos-reproductor [data-tocar]")
    page.until("return document.querySelector('.corte-visto').textContent === '15\xa0sep\xa02020'")
    page.click("#hitos-reproductor [data-tocar]")
    page.until("return location.search.includes('corte=2020-09')")
    page.until(READY)


def test_who_moved_is_listed(hitos):
    """Counts in the sentence, and the list behind each of them."""
    page = hitos("desde=2020-11-30&nivel=municipio")
    assert "Del 30 de noviembre al 31 de diciembre de 2020, de 365 municipios:" in page.text("#hitos-cambio")
    page.click('#hitos-cambios details[data-grupo="avanza"] summary')
    rows = page.until("return document.querySelectorAll('#hitos-cambios details[open] tbody tr').length")
    assert page.text('#hitos-cambios details[data-grupo="avanza"] summary').startswith(f"{rows} ")


def test_the_change_can_be_seen_in_the_cells(hitos):
    """The button says which it is; cells have signs."""
    page = hitos("desde=2020-08-31")
    page.click("#hitos-modo")
    page.until("return document.querySelector('#hitos-modo').getAttribute('aria-pressed') === 'true'")
    assert page.js(ROWS)[0][1].startswith("+")


def test_hundreds_of_entities_scroll(hitos):
    """The table says how many rows it has and draws those in view."""
    page = hitos("indicador=avance-fase-1&nivel=municipio")
    assert page.js("return Number(document.querySelector('.calor-tabla').ariaRowCount)") > 600
    assert len(page.js(ROWS)) < 80
    page.js("document.querySelector('#hitos-calor').scrollTop = 1e6")
    page.until(LAST_ROW, what="the last row")


def test_missing_is_hatched_and_said(hitos):
    """An entity without report has a sign and a hatch, and no number."""
    page = hitos("depto=05&nivel=municipio")
    silent = page.js("return document.querySelector('#hitos-calor td.sin-reporte')?.textContent")
    assert silent == "—"
    assert "que la fase II no asiste" in page.text("#hitos-sin-fila")


def test_a_change_is_one_small_request(hitos):
    """One answer per change, some KB."""
    page = hitos()
    page.take_requests()
    page.click('#hitos-calor [data-columna="2"]')
    page.until("return location.search.includes('hito=2.2')")
    page.until(READY)
    taken = page.take_requests()
    assert len(taken) == 1
    assert taken[0][1] < BYTES


def test_the_keyboard_reaches_rows_columns_and_player(hitos):
    """Everything that is clicked is a native control."""
    page = hitos()
    kinds = page.js(CLICKED)
    assert set(kinds) == {"BUTTON", "INPUT"}
    button = page.one('#hitos-calor [data-fila="0"]')
    page.js("arguments[0].focus()", button)
    page.press(Keys.ENTER)
    settle_at(page, "nivel=departamento&region=santanderes")


def test_a_phone_shows_it_all_without_scrolling_sideways(hitos):
    """The heat map scrolls in its own box."""
    page = hitos()
    page.resize(*PHONE)
    page.driver.refresh()
    page.until(READY)
    page.until(DRAWN)
    assert page.js("return document.querySelector('.hitos').scrollWidth <= window.innerWidth")
    assert page.js(
        "const box = document.querySelector('#hitos-calor'); return box.scrollWidth > box.clientWidth"
    )


def test_the_menu_leads_here_with_the_view(hitos):
    """From the page to another and back, the filters stay, and the curves are drawn again."""
    page = hitos("region=caribe")
    page.click("#enlace-metodologia")
    page.until("return !document.querySelector('.hitos')")
    page.click("#enlace-hitos")
    page.until(READY)
    page.until(DRAWN, what="the curves again")
    assert page.query == "region=caribe"


def test_bare_it_opens_on_regions_and_the_page_says_so(hitos):
    """Single entities are a click away, and the address keeps them; the rail has no level of a map."""
    page = hitos()
    assert page.texts("#hitos-niveles .elegida-aqui") == ["Regiones"]
    assert not page.one("#control-nivel").is_displayed()
    page.driver.find_element(By.LINK_TEXT, "Municipios").click()
    settle_at(page, "nivel=municipio")
    page.driver.refresh()
    page.until(READY)
    assert page.texts("#hitos-niveles .elegida-aqui") == ["Municipios"]
    page.driver.find_element(By.LINK_TEXT, "Regiones").click()
    settle_at(page, "")
    page.until_equal("return document.querySelector('#hitos-niveles .elegida-aqui').textContent", "Regiones")


def test_the_map_keeps_its_own_level(hitos):
    """From the regions of this page to the municipalities of the map, and back."""
    page = hitos()
    page.click("#enlace-inicio")
    page.settle()
    assert page.query == ""
    page.until_equal("return document.querySelector('#control-nivel input:checked').value", "municipio")
    page.click("#enlace-hitos")
    page.until(READY)
    page.until_equal("return document.querySelector('#control-nivel input:checked').value", "region")


def test_a_curve_is_a_button_into_its_territory(hitos):
    """By mouse and by keyboard; the territory of the picked entity is marked."""
    page = hitos()
    button = page.one('#hitos-curvas [data-codigo="caribe"]')
    page.js("arguments[0].focus()", button)
    page.press(Keys.ENTER)
    settle_at(page, "nivel=departamento&region=caribe")
    page = hitos("region=caribe&entidad=08001&nivel=municipio")
    assert page.texts("#hitos-curvas .curva-elegida .curva-nombre") == ["Atlántico"]


def test_paper_has_every_row(hitos):
    """The screen draws those in view; a print, all."""
    page = hitos("nivel=municipio")
    rows = "return document.querySelectorAll('#hitos-calor tr[data-lugar]').length"
    assert page.js(rows) < 100
    page.js("window.dispatchEvent(new Event('beforeprint'))")
    assert page.js(rows) == 366
    page.js("window.dispatchEvent(new Event('afterprint'))")
    assert page.js(rows) < 100


def test_paper_has_the_curves(hitos):
    """They are buttons, which paper has none of; but these are drawings too."""
    page = hitos()
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert (
            page.js("return document.querySelector('#hitos-curvas .curva').getBoundingClientRect().height")
            > 50
        )
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_every_filter_changes_the_page_with_one_request(hitos):
    """Single entities too: their values came once."""
    page = hitos("nivel=municipio")
    page.take_requests()
    page.press_button("pdet", "si")
    page.until("return location.search.includes('pdet=si')")
    page.until(READY)
    taken = page.take_requests()
    assert len(taken) == 1
    assert taken[0][1] < BYTES
