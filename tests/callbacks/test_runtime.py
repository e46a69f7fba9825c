"""Data and boundaries are swapped while requests come in: no answer mixes versions, and nothing adds up."""

import gc
import json
import re
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, product

import pytest

from app import create_app
from callbacks.runtime import VERSION_HEADER, current_snapshot
from dashboard.indicators.in_force import SnapshotInForce
from dashboard.indicators.snapshot import Snapshot
from geo.errors import GeoError
from geo.importing import FORMERS
from layouts.ids import FindingIds, HomeIds, MyRegionIds, ProfileIds, ShellIds
from layouts.static_urls import territory_url
from tests.apps import app_of

SWAPS = 24
THREADS = 4
ANSWERS_BETWEEN = 6
"""Answers that come in before the next swap."""


class World:
    """The tiny country in two datasets that differ in a value, on two maps that differ in their name."""

    def __init__(self, tiny):
        """Read what both are made of."""
        self.tiny = tiny
        *others, last = tiny.reports
        whole = (*others, (*last[:5], 1))  # Medellín reports all of its last milestone, not half
        self.models = {"d1": tiny.model, "d2": tiny.build(reports=whole).model}

    def snapshot(self, data, boundaries):
        """Return a snapshot of a model and phases of its own."""
        read = self.models[data]
        phases = {key: replace(phase) for key, phase in read.phases.items()}
        model = replace(read, version=data, phases=phases)
        drawn = replace(self.tiny.snapshot.boundaries, version=boundaries, label=f"límites {boundaries}")
        return Snapshot(model, drawn)


@pytest.fixture(scope="module")
def world(tiny):
    """The tiny country in its versions."""
    return World(tiny)


def callback(app, output, prop, **inputs):
    """Return the body of a request of the callback that fills an output, with a value for each input."""
    key = next(key for key in app.callback_map if f"{output}.{prop}" in key.strip(".").split("..."))
    wiring = app.callback_map[key]
    outputs = [
        dict(zip(("id", "property"), name.rsplit(".", 1), strict=True))
        for name in key.strip(".").split("...")
    ]
    return {
        "output": key,
        "outputs": outputs if key.startswith("..") else outputs[0],
        "inputs": [{**one, "value": inputs.get(one["property"])} for one in wiring["inputs"]],
        "state": [],
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in wiring["inputs"]],
    }


def requests(app):
    """Return what is asked for by turns: the page, its layout, callbacks of all kinds, files, the film."""
    post = [
        callback(app, ShellIds.PAGE, "children", data="/"),
        callback(app, HomeIds.VIEW, "data", search="?indicador=avance-fase-2"),
        callback(app, HomeIds.VIEW, "data", search="?indicador=avance-fase-2&region=andina"),
        callback(app, FindingIds.BODY, "children", search=""),
        callback(app, MyRegionIds.BODY, "children", search=""),
        callback(app, ProfileIds.SHEET, "children", data=["05001", ""]),
    ]
    get = [
        "/",
        "/_dash-layout",
        "/cortes?indicador=avance-fase-2",
        "/descargas/avance-fase-2.csv",
        "/descargas/avance-fase-2.json?nivel=region",
        "/descargas-lista/hallazgos.csv",
    ]
    return [*(("/_dash-update-component", body) for body in post), *((path, None) for path in get)]


def answer(client, path, body):
    """Return version and content of an answer."""
    response = client.get(path) if body is None else client.post(path, json=body)
    assert response.status_code == 200, (path, response.text[:300])
    # Dash writes a name of the process into its own settings
    return response.headers[VERSION_HEADER], re.sub(
        r'<script id="_dash-config".*?</script>', "", response.text
    )


@pytest.fixture(scope="module")
def expected(world):
    """What each request answers in each version, on servers where nothing changes."""
    found = {}
    for data, boundaries in product(("d1", "d2"), ("m1", "m2")):
        app = app_of(world.snapshot(data, boundaries))
        client = app.server.test_client()
        for place, (path, body) in enumerate(requests(app)):
            version, content = answer(client, path, body)
            assert version == f"{data}-{boundaries}"
            found[place, version] = content
    return found


def test_the_versions_can_be_told_apart(expected):
    """Else the next test could not fail: data change the views and files, maps what names or draws them."""
    places = {place for place, _ in expected}
    by_data = [place for place in places if expected[place, "d1-m1"] != expected[place, "d2-m1"]]
    by_map = [place for place in places if expected[place, "d1-m1"] != expected[place, "d1-m2"]]
    assert len(by_data) >= 8
    assert len(by_map) >= 4


class Swapping:
    """What is in force, another version after every few answers; every request looks for it."""

    def __init__(self, world):
        """Start with the first version."""
        self.world = world
        self.turns = cycle(product(("d1", "d2"), ("m1", "m2")))
        self.turn, self.loaded, self.ticks = 0, 0, 0
        self.wanted = next(self.turns)
        self.alive = []
        self.lock = threading.Lock()
        self.in_force = SnapshotInForce(self.load, lambda: self.turn, self.tick)

    def tick(self):
        """Return a time that passes with every look at the clock."""
        self.ticks += 1
        return float(self.ticks)

    def load(self, former):
        """Build the version wanted, and watch it."""
        with self.lock:
            wanted, self.loaded = self.wanted, self.turn
        snapshot = self.world.snapshot(*wanted)
        self.alive += [weakref.ref(snapshot.model), weakref.ref(snapshot)]
        return snapshot

    def swap(self):
        """Want the next version, once the last one wanted was loaded."""
        with self.lock:
            if self.loaded < self.turn:
                return
            self.wanted = next(self.turns)
            self.turn += 1


def test_no_answer_mixes_versions_and_nothing_adds_up(world, expected):
    """Threads ask for pages, views and files while the version changes two dozen times.

    Each answer is, to the letter, that of the version it names; afterwards only the snapshots that are kept
    are alive.
    """
    swapping = Swapping(world)
    app = create_app(swapping.in_force)
    asked = requests(app)
    answered, wrong = [], []

    def ask(first):
        client = app.server.test_client()
        turn = first
        while swapping.turn < SWAPS:
            place = turn % len(asked)
            version, content = answer(client, *asked[place])
            answered.append(version)
            if content != expected[place, version]:
                wrong.append((place, version))
            turn += 1
            if len(answered) % ANSWERS_BETWEEN == 0:
                swapping.swap()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, range(0, 3 * THREADS, 3)))  # raises what a thread raised
    assert wrong == []
    assert len(set(answered)) == 4
    assert len(swapping.alive) >= 2 * SWAPS
    gc.collect()
    assert sum(alive() is not None for alive in swapping.alive) <= 2 * (1 + FORMERS)


def test_a_request_keeps_its_snapshot(world):
    """Also when another one is in force before it ends."""
    swapping = Swapping(world)
    app = create_app(swapping.in_force)

    @app.server.get("/dos-veces")
    def twice():
        first = current_snapshot()
        swapping.swap()
        return [first.version, current_snapshot().version, swapping.in_force.current().version]

    assert app.server.test_client().get("/dos-veces").json == ["d1-m1", "d1-m1", "d1-m2"]


def test_a_page_of_another_version_has_nothing_done(world):
    """A click on it would start what its reader never sees: the callback is not even called."""
    swapping = Swapping(world)
    app = create_app(swapping.in_force)
    body = callback(app, HomeIds.VIEW, "data", search="")
    client = app.server.test_client()
    swapping.swap()
    codes = [
        client.post("/_dash-update-component", json=body, headers={VERSION_HEADER: version}).status_code
        for version in ("d1-m1", "d1-m2", "otra")
    ]
    assert codes == [410, 200, 410]


def test_a_newer_page_is_not_refused(world):
    """Another process answered it: this one looks at once, also when its last look was just now."""
    swapping = Swapping(world)
    app = create_app(SnapshotInForce(swapping.load, lambda: swapping.turn, lambda: 0.0))
    body = callback(app, HomeIds.VIEW, "data", search="")
    swapping.swap()
    response = app.server.test_client().post(
        "/_dash-update-component", json=body, headers={VERSION_HEADER: "d1-m2"}
    )
    assert (response.status_code, response.headers[VERSION_HEADER]) == (200, "d1-m2")


def test_an_open_page_gets_the_files_of_its_version(world):
    """After a swap the territory of the former version is what it was, and says no version of its own."""
    swapping = Swapping(world)
    app = create_app(swapping.in_force)
    former = swapping.in_force.current()
    client = app.server.test_client()
    drawn = f"/mapas/{former.boundaries.version}/{former.boundaries.departments}"
    before = [client.get(path).data for path in (territory_url(former), drawn)]
    swapping.swap()
    assert swapping.in_force.current().boundaries.version != former.boundaries.version
    for path, content in zip((territory_url(former), drawn), before, strict=True):
        response = client.get(path)
        assert (response.status_code, response.data) == (200, content)
        assert VERSION_HEADER not in response.headers


def test_the_document_says_the_version_of_its_answers(world):
    """The browser compares the two."""
    response = app_of(world.snapshot("d1", "m2")).server.test_client().get("/hitos")
    (said,) = re.findall(r'<meta name="version" content="([^"]+)">', response.text)
    assert said == response.headers[VERSION_HEADER] == "d1-m2"


def test_health_says_that_newer_boundaries_are_damaged(world, tiny):
    """The former goes on; whoever watches the server reads why."""
    marks = iter(range(100))
    first = world.snapshot("d1", "m1")

    def load(former):
        if former:
            raise GeoError("El mapa está dañado.")
        return first

    in_force = SnapshotInForce(load, lambda: next(marks), lambda: float(next(marks)))
    found = json.loads(create_app(in_force).server.test_client().get("/salud").text)
    assert (found["estado"], found["aviso"]) == ("con aviso", "El mapa está dañado.")
    assert found["version_limites"] == "m1"
