"""The other pages, measured like the home page: filters, arrows of the profile, steps of the players."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bench.browser import Browser, Request
from bench.serving import Server

Filter = tuple[str, str]

COUNTRY: Final[tuple[Filter, ...]] = (  # each view once: what a worker keeps of it helps nobody here
    ("decreto683", "si"),
    ("universo", "A"),
    ("decreto683", "no"),
    ("universo", "B"),
    ("indicador", "avance-fase-1"),
    ("pdet", "no"),
    ("universo", "A"),
    ("decreto683", ""),
    ("indicador", "avance-fase-2"),
    ("universo", "C"),
)
REGION: Final[tuple[Filter, ...]] = (
    ("decreto683", "si"),
    ("universo", "A"),
    ("decreto683", "no"),
    ("universo", "B"),
    ("pdet", "no"),
    ("universo", "A"),
    ("decreto683", ""),
    ("universo", "C"),
    ("pdet", "si"),
    ("universo", "B"),
)
ARROWS: Final = 10
PLACES: Final = (8, 7, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True)
class PhaseStatus:
    """A page to measure.

    Attributes:
        name: as the report names it. address: where it starts.
        filters: control and value of each click; without any, the arrow to the next entity is pressed.
    """

    name: str
    address: str
    filters: tuple[Filter, ...] = ()


HOME: Final = PhaseStatus("`/` (la página de inicio)", "/", COUNTRY)
SCENES: Final = (
    HOME,
    PhaseStatus("`/hitos`, por regiones", "/hitos", COUNTRY),
    PhaseStatus("`/hitos`, por municipios", "/hitos?nivel=municipio", COUNTRY),
    PhaseStatus("`/mi-region`", "/mi-region?region=caribe", REGION),
    PhaseStatus("`/hallazgos`", "/hallazgos", COUNTRY),
    PhaseStatus("`/entidad`, flecha a la siguiente", "/entidad/05031?fase=2&fase=1"),
)
PLAYERS: Final = (
    PhaseStatus("paso del reproductor, `/`", "/"),
    PhaseStatus("paso del reproductor, `/hitos`", "/hitos"),
)


@dataclass(frozen=True)
class Shift:
    """One change of a page: the reader's time, the server's, and the requests it caused."""

    ms: float
    server_ms: float
    requests: tuple[Request, ...]

    @property
    def received(self) -> int:
        """Bytes of all answers."""
        return sum(request.received for request in self.requests)


@dataclass(frozen=True)
class Shifts:
    """The changes of one phase status."""

    status: PhaseStatus
    found: tuple[Shift, ...]

    @property
    def ms(self) -> float:
        """Median time from the click to the page at rest."""
        return statistics.median(shift.ms for shift in self.found)

    @property
    def server_ms(self) -> float:
        """Median time of the server."""
        return statistics.median(shift.server_ms for shift in self.found)

    @property
    def is_player(self) -> bool:
        """Whether these are steps of a player."""
        return self.status in PLAYERS

    @property
    def requests(self) -> float:
        """Median number of requests of a change."""
        return statistics.median(len(shift.requests) for shift in self.found)

    @property
    def sizes(self) -> tuple[float, int]:
        """Median and most bytes received."""
        sizes = [shift.received for shift in self.found]
        return statistics.median(sizes), max(sizes)


def measure_status(browser: Browser, server: Server, status: PhaseStatus) -> Shifts:
    """Open a page and change it again and again; the first change warms it up where it is an arrow."""
    browser.open(server.url.rstrip("/") + status.address)
    if status.filters:
        return Shifts(status, tuple(_filtered(browser, server, step) for step in status.filters))
    _turned(browser, server)
    return Shifts(status, tuple(_turned(browser, server) for _ in range(ARROWS)))


def _filtered(browser: Browser, server: Server, step: Filter) -> Shift:
    browser.take_requests()
    server.take_callback_ms()
    return _shift(browser, server, browser.filter(f"control-{step[0]}", step[1]))


def _turned(browser: Browser, server: Server) -> Shift:
    browser.take_requests()
    server.take_callback_ms()
    return _shift(browser, server, browser.press(".perfil-siguiente"))


def _shift(browser: Browser, server: Server, ms: float) -> Shift:
    return Shift(ms, server.take_callback_ms(), tuple(browser.take_requests()))


def measure_player(browser: Browser, server: Server, status: PhaseStatus) -> Shifts:
    """Move the slider once, so that its values are there, and then step by step."""
    browser.open(server.url.rstrip("/") + status.address)
    browser.press('.reproductor [data-paso="-1"]')
    browser.take_requests()
    steps: Sequence[float] = browser.play(PLACES)
    requests = tuple(browser.take_requests())
    return Shifts(status, tuple(Shift(ms, 0.0, requests) for ms in steps))


def measure_pages(browser: Browser, server: Server) -> tuple[Shifts, ...]:
    """Measure every page and player, one after the other in one browser, once each worker has served them."""
    for status in SCENES * 2:
        browser.open(server.url.rstrip("/") + status.address)
    pages = tuple(measure_status(browser, server, status) for status in SCENES)
    return (*pages, *(measure_player(browser, server, status) for status in PLAYERS))
