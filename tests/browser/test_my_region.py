"""The coordinator: from a saved link to the profile of the most urgent entity; and the page of findings."""

from datetime import date

import pytest
from selenium.webdriver.common.keys import Keys

from dashboard.core.wording import short_day
from dashboard.views.findings import findings_of_query
from dashboard.views.worklist import worklist_of_query
from tests.browser.page import IDLE

CARIBE = "region=caribe"
FIRST = "#mi-region-cuerpo .lista-trabajo tbody tr:first-child th a"
NAMES = """
const links = document.querySelectorAll('#hallazgos-cuerpo .lista-trabajo th a');
return Array.from(links, (link) => link.textContent);
"""
FORWARD = "#hallazgos-cuerpo .paginas-lista button:last-child"
BACK = "#hallazgos-cuerpo .paginas-lista button:first-child"
BYTES = 6500  # with the headers
FEW = 60  # pixels: a line or two of the sentence above
CHIPS_SAY = """
const chips = Array.from(document.querySelectorAll('.ficha-filtro'), (chip) => chip.textContent);
return chips.some((text) => text.includes(arguments[0]));
"""
THERE = "return !(document.querySelector(arguments[0])?.textContent || 'Cargando').startsWith('Cargando')"
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_worklist(page, query=""):
    """Open the page by its address and wait for its sentence."""
    page.load(query, path="/mi-region")
    page.one("#mi-region-cuerpo")
    page.until(THERE, "#mi-region-cuerpo h1")


def named(snapshot, query, number=1):
    """The names of a page of the findings."""
    return [row.name for row in findings_of_query(snapshot, query, number).rows]


def open_findings(page, query=""):
    """Open the page by its address and wait for its sentence."""
    page.load(query, path="/hallazgos")
    page.one("#hallazgos-cuerpo")
    page.until(THERE, "#hallazgos-cuerpo h1")


def test_a_saved_link_opens_the_worklist(page, snapshot):
    """The sentence and the list are those of the region, in the order of urgency."""
    open_worklist(page, CARIBE)
    worklist = worklist_of_query(snapshot, CARIBE)
    assert page.text("#mi-region-cuerpo h1") == worklist.finding
    names = page.texts("#mi-region-cuerpo .lista-trabajo tbody th a")
    assert names == [task.name for task in worklist.tasks[worklist.list_page.rows]]


def test_one_click_from_the_saved_link_to_the_most_urgent_profile(page, snapshot):
    """The first of the list leads to its profile, which keeps the region."""
    first = worklist_of_query(snapshot, CARIBE).tasks[0]
    open_worklist(page, CARIBE)
    page.click(FIRST)
    page.until_equal("return location.pathname + location.search", first.href)
    page.until("return document.body.innerText.includes(arguments[0])", first.name, what="the profile opens")


def test_two_clicks_from_the_saved_link_to_paper(page):
    """The first of the list, and print: the sheet of that entity is what is printed."""
    open_worklist(page, CARIBE)
    page.js("window.print = () => { window.impreso = document.querySelector('.perfil-nombre').textContent; }")
    name = page.text(FIRST)
    page.click(FIRST)
    page.one(".perfil-pagina svg")
    page.click("#perfil-imprimir")
    page.until_equal("return window.impreso", name)
    assert page.js("return document.title") == f"{name} · Gobierno al Plan"


def test_two_clicks_from_the_menu_to_the_profile(page, snapshot):
    """Without region the page asks for one; then the list; then the profile."""
    open_worklist(page)
    page.click('#mi-region-cuerpo a[href="/mi-region?region=caribe"]')
    page.one(FIRST)
    assert page.search == f"?{CARIBE}"
    page.click(FIRST)
    first = worklist_of_query(snapshot, CARIBE).tasks[0]
    page.until_equal("return location.pathname", f"/entidad/{first.code}")


def test_the_file_is_that_of_the_view(page):
    """The link to the workbook carries the address."""
    open_worklist(page, f"{CARIBE}&corte=2020-05-31")
    href = page.one("#mi-region-cuerpo .descargas a").get_attribute("href")
    assert href.endswith("/descargas-lista/mi-region.xlsx?corte=2020-05-31&region=caribe")


def test_a_filter_of_the_frame_narrows_the_worklist(page, snapshot):
    """PDET municipalities only."""
    open_worklist(page, CARIBE)
    page.press_button("pdet", "si")
    worklist = worklist_of_query(snapshot, f"{CARIBE}&pdet=si")
    page.until_equal("return document.querySelector('#mi-region-cuerpo h1').textContent", worklist.finding)


def test_picking_a_rule_narrows_the_list(page, snapshot):
    """And the rule stays picked while another filter changes."""
    open_findings(page, CARIBE)
    page.click('#hallazgos-cuerpo a[href="/hallazgos?region=caribe&regla=estancada"]')
    wanted = findings_of_query(snapshot, f"{CARIBE}&regla=estancada")
    page.until_equal("return document.querySelector('#hallazgos-cuerpo h1').textContent", wanted.finding)
    page.press_button("pdet", "si")
    page.until_equal("return location.search", "?region=caribe&pdet=si&regla=estancada")


def test_the_buttons_list_page_the_page(page, snapshot):
    """The next rows take the place of the first, and the focus stays on the button."""
    open_findings(page)
    page.until_equal(NAMES, named(snapshot, ""))
    page.click(FORWARD)
    page.until_equal(NAMES, named(snapshot, "", 2))
    page.until_equal("return document.activeElement.textContent", "Siguiente ›")
    page.press(Keys.ENTER)
    page.until_equal(NAMES, named(snapshot, "", 3))
    page.click(BACK)
    page.until_equal(NAMES, named(snapshot, "", 2))


def test_a_filter_opens_the_list_at_its_first_page(page, snapshot):
    """Whatever page the list stood at."""
    open_findings(page)
    page.click(FORWARD)
    page.until_equal(NAMES, named(snapshot, "", 2))
    page.press_button("pdet", "si")
    page.until_equal(NAMES, named(snapshot, "pdet=si"))
    page.click(FORWARD)
    page.until_equal(NAMES, named(snapshot, "pdet=si", 2))


def test_a_change_is_one_small_request(page, snapshot):
    """One answer per filter, and its list is a page long."""
    for path, query in (("/hallazgos", ""), ("/mi-region", CARIBE)):
        page.load(query, path=path)
        page.one("main h1")
        page.until(IDLE)
        page.take_requests()
        page.press_button("pdet", "si")
        page.until(CHIPS_SAY, "PDET")
        taken = [size for url, size in page.take_requests() if "_dash-update-component" in url]
        assert len(taken) == 1
        assert taken[0] < BYTES


def test_the_worklist_turns_its_list(page, snapshot):
    """The second page begins where the first ends."""
    open_worklist(page, CARIBE)
    worklist = worklist_of_query(snapshot, CARIBE, page=2)
    page.click('#mi-region-cuerpo button[data-pagina="2"]')
    page.until_equal(
        "return document.querySelector('#mi-region-cuerpo .lista-trabajo td b').textContent",
        str(worklist.list_page.first),
    )


def test_a_link_opens_no_document(page):
    """The same window goes on, and the reader hears the new first line."""
    open_findings(page)
    page.js("window.mismo = true")
    page.click("#hallazgos-cuerpo a[href*='regla=estancada']")
    page.until_equal("return location.search", "?regla=estancada")
    page.until("return document.querySelector('#hallazgos-cuerpo .elegida-regla')")
    assert page.js("return window.mismo")
    assert page.js("return document.querySelector('body > [role=status]').textContent") == page.text(
        "main h1"
    )


def test_what_is_open_stays_open(page, snapshot):
    """A filter makes the list anew, not the reader's choice."""
    open_worklist(page, CARIBE)
    page.click("#mi-region-cuerpo details:not(.exportar) summary")
    page.press_button("pdet", "si")
    worklist = worklist_of_query(snapshot, f"{CARIBE}&pdet=si")
    page.until_equal("return document.querySelector('#mi-region-cuerpo h1').textContent", worklist.finding)
    page.until("return document.querySelector('#mi-region-cuerpo details:not(.exportar)').open")


def test_a_rule_keeps_the_reader_where_they_are(page):
    """Picking one low in the table leaves it where it is on the screen, with the focus."""
    page.resize(390, 844)
    open_findings(page)
    page.js("window.scrollTo(0, 250)")
    link = "#hallazgos-cuerpo tbody tr:not(.sin-nada) th a[href*='regla=']"
    before = page.js(
        "const link = document.querySelector(arguments[0]); link.focus({preventScroll: true}); link.click();"
        "return link.getBoundingClientRect().top",
        link,
    )
    page.until("return document.querySelector('#hallazgos-cuerpo .elegida-regla')")
    page.until("return document.activeElement.textContent.startsWith('✓')")
    after = page.js("return document.activeElement.getBoundingClientRect().top")
    assert after == pytest.approx(before, abs=FEW)


@pytest.mark.parametrize("path", ["/mi-region", "/hallazgos"])
def test_a_phone_scrolls_down_only(page, path):
    """No part is wider than the window but those that scroll on their own."""
    page.resize(390, 844)
    page.load(CARIBE, path=path)
    page.one("main h1")
    assert page.js(OVERFLOW) <= 0


def row_of(code):
    """The row of an entity in the work list."""
    return f"#mi-region-cuerpo tr[data-entidad='{code}']"


def mark(page, code, note=""):
    """Mark a call as made, with a note."""
    page.click(f"{row_of(code)} input[type=checkbox]")
    if note:
        page.one(f"{row_of(code)} input[type=text]").send_keys(note)


@pytest.fixture
def forgetful(page):
    """The page, in a browser that has kept nothing; it keeps nothing for the next test either."""
    page.load(CARIBE, path="/mi-region")
    page.js("localStorage.clear()")
    yield page
    page.js("localStorage.clear()")


def test_a_call_is_marked_with_a_note_and_stays(forgetful, snapshot):
    """Without a request; another visit in this browser finds it."""
    page, code = forgetful, worklist_of_query(snapshot, CARIBE).tasks[0].code
    open_worklist(page, CARIBE)
    page.until(IDLE)
    page.take_requests()
    mark(page, code, "llamar al alcalde el lunes")
    assert not [url for url, _ in page.take_requests() if "_dash" in url]
    open_worklist(page, CARIBE)
    page.until_equal(f'return document.querySelector("{row_of(code)} input[type=checkbox]")?.checked', True)
    note = page.js(f'return document.querySelector("{row_of(code)} input[type=text]")?.value')
    assert note == "llamar al alcalde el lunes"
    assert "queda en este navegador" in page.text(".llamadas")


def test_the_list_is_filtered_by_the_calls_made(forgetful, snapshot):
    """To make, made, all: one request each, with the counts on the buttons, over the whole list."""
    page, tasks = forgetful, worklist_of_query(snapshot, CARIBE).tasks
    open_worklist(page, CARIBE)
    first, second = tasks[0].code, tasks[1].code
    for code in (first, second):
        mark(page, code)
    texts = ["Todas 69", "Por hacer 67", "Hechas 2"]
    assert [text.strip() for text in page.texts(".llamadas-filtro label")] == texts
    shown = "return Array.from(document.querySelectorAll('tr[data-entidad]'), (row) => row.dataset.entidad)"
    page.take_requests()
    page.click(".llamadas-filtro label[for=llamadas-hechas]")
    page.until_equal(shown, [first, second])
    assert len([url for url, _ in page.take_requests() if "_dash-update-component" in url]) == 1
    page.click(".llamadas-filtro label[for=llamadas-por-hacer]")
    page.until_equal(shown, [task.code for task in tasks[2:20]])
    mark(page, tasks[2].code)
    page.until_equal(shown, [task.code for task in tasks[3:21]])


def test_a_call_belongs_to_its_cutoff(forgetful, snapshot):
    """At another one it is to be made again, and the former note is read beside it."""
    page, code = forgetful, worklist_of_query(snapshot, CARIBE).tasks[0].code
    open_worklist(page, f"{CARIBE}&corte=2020-12-15")
    mark(page, code, "pidió plazo")
    open_worklist(page, CARIBE)
    page.until_equal(
        f'return document.querySelector("{row_of(code)} .llamada-antes")?.textContent',
        f"Corte {short_day(date(2020, 12, 15))}: hecha, pidió plazo",
    )
    assert not page.js(f'return document.querySelector("{row_of(code)} input[type=checkbox]")?.checked')


def test_the_arrows_of_a_profile_follow_the_list(page, snapshot):
    """In the order of urgency, which the profile names; and one click back to the list."""
    tasks = worklist_of_query(snapshot, CARIBE).tasks
    open_worklist(page, CARIBE)
    page.click(FIRST)
    for task in tasks[1:3]:
        page.click(".perfil-siguiente")
        page.until_equal("return location.pathname", f"/entidad/{task.code}")
        page.until("return document.querySelector('.perfil-nombre')?.textContent === arguments[0]", task.name)
    assert page.text(".perfil-lugar") == "3 de 69 en la lista de trabajo, por urgencia (región Caribe)"
    page.click(".perfil-flechas a[href^='/mi-region']")
    page.one(FIRST)
    assert page.search == f"?{CARIBE}"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_profile_opens_with_reasons_and_next_milestone(page, snapshot, size):
    """Above the fold, on a laptop and on a phone."""
    first = worklist_of_query(snapshot, CARIBE).tasks[0]
    page.resize(*size)
    page.load(f"{CARIBE}&lista=mi-region", path=f"/entidad/{first.code}")
    page.one(".perfil-motivos .perfil-sigue")
    bottom = "return document.querySelector('.perfil-motivos').getBoundingClientRect().bottom"
    assert page.js(bottom) <= size[1]
