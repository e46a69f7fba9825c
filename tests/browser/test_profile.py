"""The profile in a browser: arrows, keys, search, phone, and one page of A4."""

import base64
import re
import threading
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from selenium.webdriver.common.keys import Keys
from werkzeug.serving import make_server

from dashboard.core.wording import roman
from dashboard.indicators.snapshot import Snapshot
from tests.apps import app_of
from tests.browser.page import IDLE, PHONE

READY = """
const sheet = document.querySelector(`.perfil-pagina[data-codigo="${arguments[0]}"]`);
const figures = sheet ? Array.from(sheet.querySelectorAll('.perfil-figura')) : [];
return sheet && figures.every((item) => item.querySelector('svg'));
"""
GO = "window.dash_clientside.set_props('direccion', {pathname: arguments[0], search: arguments[1]})"
AT = "return location.pathname + location.search"
NAME = "return (document.querySelector('.perfil-nombre') || {}).textContent"
DISPLAY = "return getComputedStyle(document.querySelector('.' + arguments[0])).display"
ON_SCREEN = ("perfil-flechas", "perfil-imprimir", "perfil-pestanas")
ON_PAPER = ("perfil-marca", "perfil-nombre", "perfil-hitos", "perfil-figura")
SHEET = 8_000  # bytes of a profile: 22 milestones, and four figures in which every mark says what it is
LONG_NAME, MOST_FINDINGS, WITH_SURVEY = "88", "81220", "13620"


def open_profile(page, code, query="", url=""):
    """Go to a profile and wait for its figures; load the document where none is open (a load is dear)."""
    path, search = f"/entidad/{code}", f"?{query}" if query else ""
    if (
        page.js("return location.origin + !!document.querySelector('.perfil-pagina')")
        == f"{url or page.url}true"
    ):
        page.js(GO, path, search)
    else:
        page.driver.get(f"{url or page.url}{path}{search}")
    page.until_equal(AT, path + search)
    settle(page, code)


def settle(page, code):
    """Wait until the sheet of an entity and its figures are there."""
    page.until(READY, code, what="the profile is drawn")
    page.until(IDLE, what="the callbacks are done")
    page.until(READY, code, what="the profile is drawn")


def printed(page):
    """Print the page as its style sheet asks; return the pages of the PDF and the first one's box."""
    answer = page.driver.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}
    )
    pdf = base64.b64decode(answer["data"])
    box = re.search(rb"/MediaBox\s*\[([^\]]*)\]", pdf).group(1).split()
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), [round(float(side)) for side in box[2:]]


@pytest.mark.parametrize(
    ("code", "query"),
    [
        (LONG_NAME, ""),
        (LONG_NAME, "indicador=avance-fase-1"),
        (MOST_FINDINGS, "region=llanos-orinoquia"),
        (WITH_SURVEY, ""),
    ],
)
def test_a_profile_prints_on_one_page_of_a4(page, code, query):
    """A long name, every milestone, most findings, a survey table: one sheet, 210 by 297 mm."""
    open_profile(page, code, query)
    assert printed(page) == (1, [595, 842])


def test_four_phases_still_print_on_one_page(page, snapshot):
    """Phases III and IV added as data make the sheet longer, not a second one."""
    phases = four_phases(snapshot)
    server = make_server("127.0.0.1", 0, app_of(phases).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        open_profile(page, MOST_FINDINGS, url=f"http://127.0.0.1:{server.server_port}")
        assert page.texts(".pestana") == ["Fase I", "Fase II", "Fase III", "Fase IV"]
        pages, _ = printed(page)
    finally:
        page.driver.get("about:blank")
        page.foreign_requests()
        page._requests.clear()  # those of this server are ours too
        server.shutdown()
        thread.join()
    assert pages == 1


def four_phases(snapshot):
    """The shipped data with phase II again as phases III and IV, five and ten months later."""
    model = snapshot.model
    second = model.phases["2"]

    def later(key, days):
        return replace(
            second,
            key=key,
            name=f"Fase {roman(key)}",
            cutoffs=tuple(day + timedelta(days=days) for day in second.cutoffs),
            last_report=second.last_report + np.timedelta64(days, "D"),
        )

    phases = {**model.phases, "3": later("3", 150), "4": later("4", 300)}
    return Snapshot(model=replace(model, phases=phases), boundaries=snapshot.boundaries)


def test_paper_has_no_chrome_and_keeps_the_mark(page):
    """Header, rail, arrows and buttons stay on the screen; the demonstration mark goes along."""
    open_profile(page, MOST_FINDINGS)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = {part: page.js(DISPLAY, part) for part in ("cabecera", "filtros", *ON_SCREEN, *ON_PAPER)}
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert {part for part, display in shown.items() if display != "none"} == set(ON_PAPER)
    assert page.text(".perfil-marca") == "Datos de demostración"


def test_arrows_walk_the_selection_and_keep_the_query(page):
    """By mouse and by keyboard, without loading the document again."""
    open_profile(page, "05001", "corte=2020-10-15&region=eje-cafetero-y-antioquia")
    page.js("window.mismo = true")
    query = "?corte=2020-10-15&region=eje-cafetero-y-antioquia"
    page.click(".perfil-siguiente")
    page.until_equal(AT, f"/entidad/05002{query}")
    settle(page, "05002")
    page.press(Keys.ARROW_RIGHT)
    page.until_equal(AT, f"/entidad/05004{query}")
    settle(page, "05004")
    page.press(Keys.ARROW_LEFT)
    page.until_equal(AT, f"/entidad/05002{query}")
    page.until_equal(NAME, "Abejorral")
    assert page.js("return window.mismo") is True
    page.until_equal("return document.title", "Abejorral · Gobierno al Plan")


def test_an_arrow_is_one_small_request(page):
    """The sheet of the next entity, and nothing that it shares with this one."""
    open_profile(page, "18001")
    page.take_requests()
    page.press(Keys.ARROW_RIGHT)
    settle(page, "18029")
    taken = [size for url, size in page.take_requests() if "_dash-update-component" in url]
    assert len(taken) == 1
    assert taken[0] < SHEET


def test_keys_in_a_control_do_not_leave_the_entity(page):
    """The arrow keys choose among joined buttons; they do not turn the page."""
    open_profile(page, "05001")
    page.click('#control-pdet label[for$="_input_"]')
    page.press(Keys.ARROW_RIGHT)
    page.until(IDLE)
    assert page.js("return location.pathname") == "/entidad/05001"


def test_a_phase_is_a_link(page):
    """The tab of phase I shows its milestones; the address says which."""
    open_profile(page, LONG_NAME)
    page.click(".pestana:not(.aqui)")
    page.until("return document.querySelector('.perfil-hitos').textContent.includes('Aprobación de PDT')")
    assert "indicador=avance-fase-1" in page.search
    page.until_equal("return document.title", f"{page.text('.perfil-nombre')} · Gobierno al Plan")


def test_the_search_of_the_rail_opens_a_profile(page):
    """What picks an entity on the map opens it here."""
    open_profile(page, "05001")
    page.search_entity("99001")
    page.until_equal("return document.querySelectorAll('#entidades-halladas > [data-codigo]').length", 1)
    page.press(Keys.ENTER)
    page.until_equal(AT, "/entidad/99001")
    page.until_equal(NAME, "Puerto Carreño")


def test_the_map_opens_with_the_entity(page):
    """The link back picks it."""
    open_profile(page, "99001", "depto=99")
    page.js("document.querySelector('.perfil-flechas a[href^=\"/?\"]').click()")
    page.settle_at("depto=99&entidad=99001")
    assert "Puerto Carreño" in page.text("#ficha h2")


def test_an_unknown_code_suggests_and_leads(page):
    """A lost zero: the first suggestion is what was meant."""
    page.driver.get(f"{page.url}/entidad/5001")
    page.until("return document.querySelector('.perfil-hoja li a')")
    assert page.text(".perfil-hoja li a") == "Medellín"
    page.refused()  # the document says that there is no such profile
    page.click(".perfil-hoja li a")
    page.until_equal(AT, "/entidad/05001")


def test_a_phone_needs_no_sideways_scroll(page):
    """Long names and every table fit the width."""
    page.resize(*PHONE)
    open_profile(page, LONG_NAME)
    assert page.js("return document.documentElement.scrollWidth") <= PHONE[0]
    page.js("document.querySelectorAll('.perfil details').forEach((item) => { item.open = true; })")
    assert page.js("return document.documentElement.scrollWidth") <= PHONE[0]
