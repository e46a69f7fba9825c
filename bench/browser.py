"""A headless Chromium with the probe in each page, and what it says of the traffic."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

CHROMIUM: Final = "/usr/bin/chromium"
CHROMEDRIVER: Final = "/usr/bin/chromedriver"
WINDOW: Final = (1440, 900)  # CSS pixels
FLAGS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
    f"--window-size={WINDOW[0]},{WINDOW[1]}",
)
PROBE: Final = Path(__file__).with_name("probe.js")
SCRIPT_LIMIT: Final = 60  # seconds
CALL: Final = """
const done = arguments[arguments.length - 1];
window.bench[arguments[0]](...arguments[1]).then(done, (error) => done({ error: String(error) }));
"""


@dataclass(frozen=True)
class Request:
    """One request that went over the network.

    Attributes:
        path: path of its address. begun: seconds since 1970.
        received: bytes of the answer, headers included, as they travelled. sent: bytes of headers and body.
    """

    path: str
    begun: float
    received: int
    sent: int


class Browser:
    """One Chromium on one page."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        """Put the probe in each page that the driver will open."""
        self.driver = driver
        driver.set_script_timeout(SCRIPT_LIMIT)
        driver.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument", {"source": PROBE.read_text(encoding="utf-8")}
        )

    def visit(self, url: str) -> dict[str, Any]:
        """Open an address from an empty page; return when map and page were ready (ms) and its origin."""
        self.driver.get("about:blank")
        self.take_requests()
        self.driver.get(url)
        return self._call("visit")

    def change(self, control: str, value: str) -> dict[str, Any]:
        """Click a value of a control; return its ms and the fills of the map afterwards."""
        return self._call("change", control, value)

    def open(self, url: str) -> None:
        """Open a page and wait until it is at rest."""
        self.driver.get("about:blank")
        self.driver.get(url)
        self._call("open")

    def filter(self, control: str, value: str) -> float:
        """Click a value of a control on any page; return the ms until the page is at rest, changed."""
        return float(self._call("filter", control, value)["ms"])

    def press(self, selector: str) -> float:
        """Click something in the page; return the ms until the page is at rest, changed."""
        return float(self._call("press", selector)["ms"])

    def play(self, places: Sequence[int]) -> list[float]:
        """Move the player to each place; return the ms until each is on the screen."""
        return [float(ms) for ms in self._call("play", list(places))["found"]]

    def take_requests(self) -> list[Request]:
        """Return the requests that ended since the last call; those answered by the cache count nothing."""
        entries = self.driver.get_log("performance")  # type: ignore[no-untyped-call]
        return requests_of([json.loads(entry["message"])["message"] for entry in entries])

    def _call(self, name: str, *given: object) -> dict[str, Any]:
        result: dict[str, Any] = self.driver.execute_async_script(CALL, name, list(given))
        if "error" in result:
            raise RuntimeError(f"{self.driver.current_url} {name}{given}: {result['error']}")
        return result


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Run a Chromium with a new profile while the block lasts."""
    options = Options()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag)  # type: ignore[no-untyped-call]
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})  # type: ignore[no-untyped-call]
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    try:
        size = {"width": WINDOW[0], "height": WINDOW[1], "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        yield Browser(driver)
    finally:
        driver.quit()


def requests_of(messages: list[dict[str, Any]]) -> list[Request]:
    """Read the requests out of the messages of the browser's network domain."""
    begun: dict[str, dict[str, Any]] = {}
    headers: dict[str, int] = {}
    found: list[Request] = []
    for message in messages:
        params = message["params"]
        key = params.get("requestId", "")
        if message["method"] == "Network.requestWillBeSent":
            begun[key] = params
        elif message["method"] == "Network.requestWillBeSentExtraInfo":
            headers[key] = sum(len(name) + len(value) + 4 for name, value in params["headers"].items())
        elif message["method"] == "Network.loadingFinished" and key in begun:
            found.append(_request(begun[key], headers.get(key, 0), int(params["encodedDataLength"])))
    return [request for request in found if request.received]


def _request(params: dict[str, Any], headers: int, received: int) -> Request:
    asked = params["request"]
    path = urlsplit(asked["url"]).path
    sent = headers + len(asked["method"]) + len(path) + 11 + len(asked.get("postData", "").encode())
    return Request(path=path, begun=float(params["wallTime"]), received=received, sent=sent)
