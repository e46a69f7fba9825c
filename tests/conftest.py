"""What every test may use: the snapshot of the shipped data, the shared folder, a browser if there is one."""

import shutil
from pathlib import Path

import pytest
from selenium.webdriver.chrome.options import Options

from dashboard.indicators.snapshot import Snapshot
from data.model import load_model
from geo.publish import active_map

SHARED = Path(__file__).parents[2] / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIXTURES = {"dash_duo", "dash_duo_mp", "dash_br"}
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
    """Skip the tests of the browser, saying so, where there is none; else allow each two more tries.

    A pointer event of a headless browser can be lost on a busy machine; a bug fails three times, and pytest
    says which tests were tried again.
    """
    if has_browser():
        for item in items:
            if FIXTURES.intersection(item.fixturenames):
                item.add_marker(pytest.mark.flaky(reruns=2))
        return
    reason = "falta Chromium con chromedriver: apt-get install chromium chromium-driver"
    for item in items:
        if FIXTURES.intersection(item.fixturenames):
            item.add_marker(pytest.mark.skip(reason=reason))


def has_browser():
    """Return whether a Chromium and its driver are in the path."""
    return bool(shutil.which("chromedriver") and any(shutil.which(name) for name in BROWSERS))


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    """The shipped data on the embedded map, away from whatever `var/` holds."""
    return Snapshot(model=load_model(), boundaries=active_map(tmp_path_factory.mktemp("estado")))


@pytest.fixture(scope="session")
def shared():
    """The folder beside the repository with the report and boundary files, which are not part of it."""
    if not SHARED.is_dir():
        pytest.skip("falta ../shared: sus archivos no están en el repositorio")
    return SHARED
