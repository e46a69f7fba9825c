"""Other data or boundaries while a page is open: it is loaded again, quietly, at the same address."""

import threading
from dataclasses import replace

import pytest
from werkzeug.serving import make_server

from app import create_app
from dashboard.indicators.in_force import LOOK_EVERY, SnapshotInForce
from tests.browser.page import PAINTED

VERSION = "return document.querySelector('meta[name=\"version\"]').content"
FILLED = "const page = document.querySelector('#pagina'); return page && page.textContent.length > 40"
NOTICE = "return (document.querySelector('.aviso-version') || {}).textContent || ''"
LOADS = "return JSON.parse(sessionStorage.getItem('recargas') || '[]').length"


class Source:
    """The shipped data on a map whose version a test sets; a restless one is another at each request."""

    def __init__(self, snapshot):
        """Start at «primera»."""
        self.snapshot, self.version, self.restless, self.turn = snapshot, "primera", False, 0
        self.in_force = SnapshotInForce(self.load, self.mark, self.tick)

    def tick(self):
        """Return a time at which it is always time to look."""
        self.turn += 1
        return self.turn * LOOK_EVERY

    def mark(self):
        """Return what the version is."""
        return self.turn if self.restless else self.version

    def load(self, former):
        """Return the snapshot of the version."""
        version = f"{self.version}{self.turn}" if self.restless else self.version
        return replace(self.snapshot, boundaries=replace(self.snapshot.boundaries, version=version))


@pytest.fixture
def source(snapshot):
    """A source at «primera»."""
    return Source(snapshot)


@pytest.fixture
def open_page(page, source):
    """The page on a server of that source."""
    server = make_server("127.0.0.1", 0, create_app(source.in_force).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    shipped, page.url = page.url, f"http://127.0.0.1:{server.server_port}"
    yield page
    page.js("sessionStorage.clear()")
    page.driver.get("about:blank")
    assert [error for error in page.errors() if "status of 410" not in error] == []
    assert page.foreign_requests() == []
    page._requests.clear()  # those of this server are ours too
    page.url = shipped
    server.shutdown()
    thread.join()


@pytest.mark.parametrize("path", ["/", "/hitos", "/hallazgos", "/informe"])
def test_an_open_page_is_loaded_again_at_its_address(open_page, source, path):
    """The first answer of another version is not shown: the page comes anew with it, once."""
    open_page.driver.get(f"{open_page.url}{path}")
    open_page.until(FILLED, what="the page")
    first = open_page.js(VERSION)
    open_page.js("window.__antes = true")
    source.version = "segunda"
    open_page.js("window.dash_clientside.set_props('direccion', {search: '?region=caribe'})")
    open_page.until("return !window.__antes", what="the page is loaded again")
    open_page.until(FILLED, what="the page")
    assert (first.split("-")[1], open_page.js(VERSION).split("-")[1]) == ("primera", "segunda")
    assert open_page.js("return location.pathname + location.search") == f"{path}?region=caribe"
    if path == "/":
        open_page.until(PAINTED, what="the map shows the address")
    assert open_page.js(LOADS) == 1
    assert open_page.js(NOTICE) == ""


def test_a_server_that_does_not_rest_is_left_to_the_reader(open_page, source):
    """After a few loads the page says so instead of loading for ever."""
    source.restless = True
    open_page.driver.get(f"{open_page.url}/hallazgos")
    open_page.until_equal(NOTICE, "Hay datos o límites nuevos. Vuelva a cargar la página para verlos.")
    assert open_page.js(LOADS) == 5
