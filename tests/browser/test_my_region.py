"""The coordinator: from a saved link to the profile of the most urgent entity; and the page of findings."""

import pytest

from dashboard.desk import desk_of_query
from dashboard.findings_list import findings_of_query

CARIBE = "region=caribe"
FIRST = "#mi-region-cuerpo .lista-trabajo tbody tr:first-child th a"
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_desk(page, query=""):
    """Open the page by its address and wait for its sentence."""
    page.load(query, path="/mi-region")
    page.one("#mi-region-cuerpo")
    page.one("#mi-region-cuerpo h1")


def open_findings(page, query=""):
    """Open the page by its address and wait for its sentence."""
    page.load(query, path="/hallazgos")
    page.one("#hallazgos-cuerpo")
    page.one("#hallazgos-cuerpo h1")


def test_a_saved_link_opens_the_desk(page, board):
    """The sentence and the list are those of the region, in the order of urgency."""
    open_desk(page, CARIBE)
    desk = desk_of_query(board, CARIBE)
    assert page.text("#mi-region-cuerpo h1") == desk.finding
    names = page.texts("#mi-region-cuerpo .lista-trabajo tbody th a")
    assert names == [task.name for task in desk.tasks]


def test_one_click_from_the_saved_link_to_the_most_urgent_profile(page, board):
    """The first of the list leads to its profile, which keeps the region."""
    first = desk_of_query(board, CARIBE).tasks[0]
    open_desk(page, CARIBE)
    page.click(FIRST)
    page.until_equal("return location.pathname + location.search", f"/entidad/{first.code}?{CARIBE}")
    page.until("return document.body.innerText.includes(arguments[0])", first.name, what="the profile opens")


def test_two_clicks_from_the_menu_to_the_profile(page, board):
    """Without region the page asks for one; then the list; then the profile."""
    open_desk(page)
    page.click('a.escritorio-puerta[href="/mi-region?region=caribe"]')
    page.one(FIRST)
    assert page.search == f"?{CARIBE}"
    page.click(FIRST)
    first = desk_of_query(board, CARIBE).tasks[0]
    page.until_equal("return location.pathname", f"/entidad/{first.code}")


def test_the_file_is_that_of_the_view(page):
    """The link to the workbook carries the address."""
    open_desk(page, f"{CARIBE}&corte=2020-05-31")
    href = page.one("#mi-region-cuerpo .descargas a").get_attribute("href")
    assert href.endswith("/descargas-lista/mi-region.xlsx?corte=2020-05-31&region=caribe")


def test_a_filter_of_the_frame_narrows_the_desk(page, board):
    """PDET municipalities only."""
    open_desk(page, CARIBE)
    page.press_button("pdet", "si")
    desk = desk_of_query(board, f"{CARIBE}&pdet=si")
    page.until_equal("return document.querySelector('#mi-region-cuerpo h1').textContent", desk.finding)


def test_picking_a_rule_narrows_the_list(page, board):
    """And the rule stays picked while another filter changes."""
    open_findings(page, CARIBE)
    page.click('#hallazgos-cuerpo a[href="/hallazgos?region=caribe&regla=estancada"]')
    wanted = findings_of_query(board, f"{CARIBE}&regla=estancada")
    page.until_equal("return document.querySelector('#hallazgos-cuerpo h1').textContent", wanted.finding)
    page.press_button("pdet", "si")
    page.until_equal("return location.search", "?region=caribe&pdet=si&regla=estancada")


def test_the_button_turns_the_page(page, board):
    """The next rows take the place of the first."""
    open_findings(page)
    links = "document.querySelectorAll('#hallazgos-cuerpo .lista-trabajo th a')"
    names = f"return Array.from({links}, (link) => link.innerText)"
    page.until_equal(names, [row.name for row in findings_of_query(board, "").rows])
    page.click("#hallazgos-todo")
    page.until_equal(names, [row.name for row in findings_of_query(board, "", turns=1).rows])


@pytest.mark.parametrize("path", ["/mi-region", "/hallazgos"])
def test_a_phone_scrolls_down_only(page, path):
    """No part is wider than the window but those that scroll on their own."""
    page.resize(390, 844)
    page.load(CARIBE, path=path)
    page.one("main h1")
    assert page.js(OVERFLOW) <= 0
