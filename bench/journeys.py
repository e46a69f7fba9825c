"""What is measured: two visits and a series of changes, in each app by turns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bench.browser import Browser, Request
from bench.serving import Server


class Kind(StrEnum):
    """Kinds of change that are reported apart, as the report names them."""

    COUNTRY = "filtro o indicador, todo el país a la vista"
    REGION = "entrar o salir de una región"
    INSIDE = "filtro o indicador, una región a la vista"


@dataclass(frozen=True)
class Step:
    """One click: the control without its prefix, and the value that is chosen."""

    kind: Kind
    control: str
    value: str


@dataclass(frozen=True)
class Change:
    """One measured change; `requests` are those it caused, `server_ms` the server's time in them."""

    kind: Kind
    ms: float
    server_ms: float
    requests: tuple[Request, ...]

    @property
    def received(self) -> int:
        """Bytes of all answers."""
        return sum(request.received for request in self.requests)

    @property
    def sent(self) -> int:
        """Bytes of all requests."""
        return sum(request.sent for request in self.requests)


@dataclass(frozen=True)
class Visit:
    """One opening of the page.

    Attributes:
        painted_ms, ready_ms: from the start of the navigation.
        until_painted: requests begun before the map was painted. requests: all.
    """

    painted_ms: float
    ready_ms: float
    until_painted: tuple[Request, ...]
    requests: tuple[Request, ...]


def received(requests: Iterable[Request]) -> int:
    """Return the bytes of all answers."""
    return sum(request.received for request in requests)


COUNTRY_CHANGES: Final = (
    ("decreto683", "si"),
    ("universo", "A"),
    ("indicador", "avance-fase-1"),
    ("decreto683", "no"),
    ("universo", "B"),
    ("indicador", "avance-fase-2"),
    ("universo", "A"),
    ("universo", "B"),
    ("decreto683", ""),
    ("indicador", "dias-sin-reporte"),
    ("universo", "H"),
    ("universo", "H"),
    ("indicador", "universo"),
    ("indicador", "decreto-683"),
    ("indicador", "calificacion-encuesta"),
    ("indicador", "avance-fase-2"),
)
REGIONS: Final = (
    "caribe",
    "pacifico",
    "central",
    "eje-cafetero-y-antioquia",
    "santanderes",
    "llanos-orinoquia",
)
INSIDE_CHANGES: Final = (
    (("decreto683", "si"), ("decreto683", "")),
    (("indicador", "avance-fase-1"), ("indicador", "avance-fase-2")),
)


def series(regions: Sequence[str]) -> list[Step]:
    """Return the changes that are measured; they end where they began, with the whole country in view."""
    steps = [Step(Kind.COUNTRY, *change) for change in COUNTRY_CHANGES]
    for place, region in enumerate(slug for slug in REGIONS if slug in regions):
        inside = INSIDE_CHANGES[place % len(INSIDE_CHANGES)]
        steps.append(Step(Kind.REGION, "region", region))
        steps += [Step(Kind.INSIDE, *change) for change in inside]
        steps.append(Step(Kind.REGION, "region", region))
    return steps


WARM_UP: Final = (
    Step(Kind.COUNTRY, "decreto683", "no"),
    Step(Kind.COUNTRY, "decreto683", "si"),
    Step(Kind.COUNTRY, "decreto683", "no"),
    Step(Kind.COUNTRY, "decreto683", ""),
    Step(Kind.COUNTRY, "region", "caribe"),
    Step(Kind.COUNTRY, "region", "caribe"),
)


def visit(browser: Browser, server: Server) -> Visit:
    """Open the page and wait until it is at rest with map and table."""
    measured = browser.visit(server.url)
    requests = tuple(browser.take_requests())
    instant = (measured["origin"] + measured["painted"]) / 1000
    server.take_callback_ms()
    return Visit(
        painted_ms=measured["painted"],
        ready_ms=measured["ms"],
        until_painted=tuple(request for request in requests if request.begun <= instant),
        requests=requests,
    )


def change(browser: Browser, server: Server, step: Step) -> tuple[Change, list[str]]:
    """Click once; return what it took and the fills of the map afterwards."""
    browser.take_requests()
    server.take_callback_ms()
    measured = browser.change(f"control-{step.control}", step.value)
    done = Change(
        kind=step.kind,
        ms=measured["ms"],
        server_ms=server.take_callback_ms(),
        requests=tuple(browser.take_requests()),
    )
    return done, measured["fills"]


def by_turns(
    apps: Mapping[str, tuple[Browser, Server]], steps: Iterable[Step]
) -> tuple[dict[str, list[Change]], int]:
    """Take each step in each app before the next step.

    Returns:
        The changes by app, and how many steps left the apps with different maps (an honest comparison has 0).
    """
    found: dict[str, list[Change]] = {name: [] for name in apps}
    different = 0
    for step in steps:
        maps = []
        for name, (browser, server) in apps.items():
            done, fills = change(browser, server, step)
            found[name].append(done)
            maps.append(fills)
        different += any(fills != maps[0] for fills in maps)
    return found, different
