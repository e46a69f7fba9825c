"""One server and one browser for all tests of the screen; each test starts from a view it asks for."""

import logging
import threading
from functools import partial

import pytest
from dash.testing.browser import Browser
from selenium.webdriver.chrome.options import Options
from werkzeug.serving import make_server

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.views.home import view_of_query
from tests.apps import app_of
from tests.browser.page import DESKTOP, Page


class RecordingOptions(Options):
    """Options that record the traffic too: `dash[testing]` would ask for the console's errors only."""

    def set_capability(self, name, value):
        """Add the traffic to what is logged."""
        if name == "goog:loggingPrefs":
            value = {**value, "performance": "ALL"}
        super().set_capability(name, value)


NOT_THE_FIRST = "try { localStorage.setItem('gobierno-al-plan.introduccion', 'true'); } catch {}"
"""A visit as most are: the introduction was put away; `test_saved.py` brings it back."""


@pytest.fixture(scope="session")
def server_url(snapshot):
    """The address of the app, served while the tests last."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app_of(snapshot).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def dash_br(request, tmp_path_factory):
    """The browser of `dash[testing]`, once for all tests: to start one and to load the page is dear."""
    options = RecordingOptions()
    for argument in request.config.hook.pytest_setup_options()[0].arguments:
        options.add_argument(argument)
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    folder = str(tmp_path_factory.mktemp("descargas"))
    headless = request.config.getoption("headless")
    with Browser(
        "Chrome", headless=headless, options=[options], download_path=folder, percy_run=False
    ) as browser:
        browser.driver.implicitly_wait(0)
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": NOT_THE_FIRST})
        yield browser


@pytest.fixture
def page(dash_br, server_url):
    """The page in a window of a work list; whatever a test does, console and traffic must stay clean."""
    page = Page(dash_br, server_url)
    page.resize(*DESKTOP)
    yield page
    page.resize(*DESKTOP)
    assert page.errors() == []
    assert page.foreign_requests() == []


@pytest.fixture(scope="session")
def view(snapshot):
    """What the model says of a query, on the same data as the page."""
    return partial(view_of_query, snapshot)


def rgb(colour):
    """Write a hexadecimal colour as browsers answer it."""
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


@pytest.fixture(scope="session")
def expected_fills(snapshot, view):
    """The fill of each unit of the map for a query, from the model and the declared scales."""

    def of(query):
        payload = view(query).payload
        colours = [rgb(_colour(payload, kind)) for kind in payload["clases"]]
        level, catalogue = payload["nivel"], snapshot.model.catalogue
        if level == "municipio":
            return dict(zip(catalogue.units.index, colours, strict=True))
        if level != "region":
            return dict(zip(catalogue.departments.index, colours, strict=True))
        by_region = dict(zip(catalogue.regions.index, colours, strict=True))
        return {code: by_region[region] for code, region in catalogue.departments["region"].items()}

    return of


def _colour(payload, kind):
    return STATE_COLOURS[State(kind)] if kind < 0 else PALETTE[payload["escala"][kind][0]]


@pytest.fixture(scope="session")
def expected_rows(view):
    """How many rows the table has for a query: units that pass, but no area that is no municipality."""

    def of(query):
        left_out = (State.FUERA, State.AREA)
        return sum(kind not in left_out for kind in view(query).payload["clases"])

    return of
