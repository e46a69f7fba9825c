"""What every test may use: the snapshot of the shipped data, the shared folder, a browser if there is one."""

import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from selenium.webdriver.chrome.options import Options

from dashboard.indicators.snapshot import Snapshot
from data.model import load_model
from data.store.connection import database_url
from geo.publish import active_map
from tests.databases import MISSING, cluster, programs

SHARED = Path(__file__).parents[2] / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIXTURES = {"dash_duo", "dash_duo_mp", "dash_br"}
SLOW = (
    "dashboard/figures/drawing/",
    "dashboard/reports/",
    "test_units_off_the_map",
    "test_provenance_everywhere",
    "test_freshness",
    "data/store/test_failures",
    "verification/test_",
)
"""What draws or makes whole files: `make quick` leaves it to `make test`."""
OFFICE_FIXTURES = {"converted", "printed_by_office", "resaved", "saved_again"}
BROWSER_OPTIONS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1366,900",
)


def pytest_setup_options():
    """Return the options of every Chromium that `dash[testing]` starts."""
    options = Options()
    for option in BROWSER_OPTIONS:
        options.add_argument(option)
    return options


def pytest_collection_modifyitems(items):
    """Mark the tests of browser and office, and skip them, saying so, where there is none.

    Those of the browser may be tried twice more: a pointer event of a headless browser can be lost on a busy
    machine; a bug fails three times, and `pytest_terminal_summary` counts what was tried again.
    """
    reason = "falta Chromium con chromedriver: apt-get install chromium chromium-driver"
    for item in items:
        if FIXTURES.intersection(item.fixturenames):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2) if has_browser() else pytest.mark.skip(reason=reason))
        if any(part in item.nodeid for part in SLOW):
            item.add_marker(pytest.mark.slow)
        if OFFICE_FIXTURES.intersection(item.fixturenames):
            item.add_marker(pytest.mark.office)


def pytest_terminal_summary(terminalreporter, config):
    """Count the tests that were tried again, by name: one that comes back often is worth a look."""
    again = Counter(report.nodeid for report in terminalreporter.stats.get("rerun", ()))
    if not again and not config.getoption("headless"):
        return
    terminalreporter.section("tests tried again")
    for name, times in again.most_common():
        terminalreporter.line(f"{times} × {name}")
    terminalreporter.line(f"{len(again)} tests were tried again, {again.total()} times in all")


@cache
def has_browser():
    """Return whether a Chromium and its driver are in the path."""
    return bool(shutil.which("chromedriver") and any(shutil.which(name) for name in BROWSERS))


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    """The shipped data on the embedded map, away from whatever `var/` holds."""
    return Snapshot(model=load_model(), boundaries=active_map(tmp_path_factory.mktemp("estado")))


@pytest.fixture(scope="session")
def postgresql():
    """A function that makes an empty database of a PostgreSQL and returns its address."""
    if programs() is None:
        pytest.skip(MISSING)
    with cluster() as new_database:
        yield new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of an empty database of each kind."""
    if request.param == "postgresql":
        return database_url(request.getfixturevalue("postgresql")(), tmp_path)
    return database_url("", tmp_path)


@pytest.fixture(scope="session")
def shared():
    """The folder beside the repository with the report and boundary files, which are not part of it."""
    if not SHARED.is_dir():
        pytest.skip("falta ../shared: sus archivos no están en el repositorio")
    return SHARED
