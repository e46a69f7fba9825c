"""Waiting, failing and finding nothing, as a reader meets them: a slow network, a lost one, a "
"broken server."""

import contextlib

import pytest

from callbacks import home

SLOW = {"offline": False, "latency": 900, "downloadThroughput": 500_000, "uploadThroughput": 500_000}
LOST = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
FREE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


@contextlib.contextmanager
def network(page, conditions):
    """The network of the browser under some conditions, and as it was again."""
    page.driver.execute_cdp_cmd("Network.enable", {})
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)
    try:
        yield
    finally:
        page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", FREE)


@pytest.fixture
def broken(page):
    """A page whose failures are part of the test: the console reports each, and nothing else."""
    yield page
    assert all("Failed to load resource" in line for line in page.errors())


def has(page, selector):
    """Whether an element is on the page."""
    return bool(page.js("return document.querySelector(arguments[0])", selector))


def test_what_takes_longer_than_a_moment_says_so(page):
    """And no longer when it is there; a quick answer shows no sign."""
    page.show()
    with network(page, SLOW):
        page.js("window.address.change('region', 'caribe')")
        page.until("return document.getElementById('ocupado')?.textContent === 'Cargando…'")
    page.until("return !document.getElementById('ocupado')")
    page.settle()


def test_a_lost_connection_is_said_and_tried_again(broken):
    """The figures are set aside while they are not of the selection, and come when there is a "
    "network again."""
    page = broken
    page.show()
    before = page.text("#hallazgo")
    with network(page, LOST):
        page.js("window.address.change('region', 'caribe')")
        page.until("return document.getElementById('sin-conexion')")
        assert "Se perdió la conexión" in page.text("#sin-conexion")
        assert "selección anterior" in page.text("#sin-conexion")
        assert (page.text("#hallazgo"), has(page, "main.opacity-50")) == (before, True)
    page.settle()
    assert "región Caribe" in page.text("#hallazgo")
    assert not has(page, "#sin-conexion, main.opacity-50")


@pytest.mark.parametrize(("way", "is_new"), [("#reintentar", True), (".btn-outline-danger", False)])
def test_an_error_of_the_server_is_said_and_left(broken, monkeypatch, way, is_new):
    """By trying again, or by going back to what was shown; both take the notice away."""
    page = broken
    page.show()
    before = page.text("#hallazgo")

    def fail(*given):
        raise RuntimeError("a test breaks the server")

    with monkeypatch.context() as patch:
        patch.setattr(home, "page_parts", fail)
        page.js("window.address.change('region', 'pacifico')")
        page.until("return document.getElementById('sin-conexion')")
        assert "El servidor no pudo responder" in page.text("#sin-conexion")
    page.js("document.querySelector(`#sin-conexion ${arguments[0]}`).click()", way)
    page.settle()
    assert ("región Pacífico" in page.text("#hallazgo"), page.text("#hallazgo") == before) == (
        is_new,
        not is_new,
    )
    assert not has(page, "#sin-conexion, main.opacity-50")


def test_an_unknown_address_offers_what_it_may_mean(broken):
    """Of a path a page, of a name the entity; and the search leads to a profile."""
    page = broken
    page.driver.get(f"{page.url}/hito")
    page.until("return document.querySelector('main h1')?.textContent === 'Esta página no existe'")
    assert has(page, "main a[href='/hitos']")
    box = page.driver.find_element("css selector", "main form input")
    box.send_keys("lopez-de-micay")
    box.submit()
    page.until("return location.pathname === '/entidad/19418'")
    page.until("return document.querySelector('main h1')?.textContent.includes('López de Micay')")


@pytest.mark.parametrize("path", ["/", "/hitos", "/mi-region", "/hallazgos"])
def test_an_empty_selection_is_left_with_one_click(page, path):
    """Wherever its filters clash."""
    page.driver.get(f"{page.url}{path}?region=caribe&depto=05")
    page.until("return document.querySelectorAll('.salidas a').length === 2")
    page.js("document.querySelector('.salidas a').click()")
    page.until("return !document.querySelector('.salidas')")
    assert "depto" not in page.js("return location.search") or "region" not in page.js(
        "return location.search"
    )
