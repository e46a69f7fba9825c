"""The snapshot in force is replaced whole, by a cheap look, and stays when the next one can't be loaded."""

import gc
import logging
import threading
import weakref
from dataclasses import replace

import geopandas as gpd
import pytest
import shapely

from dashboard.indicators.in_force import LOOK_EVERY, RETRY_AFTER, SnapshotInForce
from dashboard.indicators.snapshot import Snapshot
from geo.errors import GeoError
from geo.importing import FORMERS
from geo.publish import MANIFEST, active_map, map_mark, publish


class Source:
    """A source of snapshots whose version, refusal and time are set by a test."""

    def __init__(self, tiny):
        """Start at version «v1», time 0."""
        self.tiny, self.version, self.now = tiny, "v1", 0.0
        self.refusal, self.loads, self.looks = None, 0, 0

    def load(self, former):
        """Return a snapshot of the version, of a model of its own."""
        self.loads += 1
        if self.refusal:
            raise self.refusal
        model = replace(self.tiny.model, version=self.version)
        return Snapshot(model, self.tiny.snapshot.boundaries)

    def mark(self):
        """Return what the version is."""
        self.looks += 1
        return self.version

    def wait(self, seconds):
        """Let time pass."""
        self.now += seconds

    def in_force(self):
        """Return what is in force by this source."""
        return SnapshotInForce(self.load, self.mark, lambda: self.now)


@pytest.fixture
def source(tiny):
    """A source at «v1»."""
    return Source(tiny)


@pytest.fixture
def in_force(source):
    """What is in force by the source."""
    return source.in_force()


def version_of(in_force):
    """The version of the data in force."""
    return in_force.current().model.version


def test_a_change_is_in_force_after_the_next_look(source, in_force):
    """Before it, the former goes on."""
    source.version = "v2"
    assert version_of(in_force) == "v1"
    source.wait(LOOK_EVERY)
    assert version_of(in_force) == "v2"


def test_it_looks_once_a_second_and_loads_once_a_change(source, in_force):
    """A hundred requests of a second are one look, and what did not change is not loaded again."""
    begun = source.looks
    for _ in range(3):
        source.wait(LOOK_EVERY)
        for _ in range(100):
            in_force.current()
    assert source.looks - begun == 3
    assert source.loads == 1


def test_what_cannot_be_loaded_changes_nothing(source, in_force, caplog):
    """The former stays, the reason is told and logged once, and it is not tried at each look."""
    source.version, source.refusal = "v2", GeoError("El mapa está dañado.")
    with caplog.at_level(logging.ERROR):
        for _ in range(5):
            source.wait(LOOK_EVERY)
            assert version_of(in_force) == "v1"
    assert in_force.refusal == "El mapa está dañado."
    assert [record.getMessage().split(": ")[1] for record in caplog.records] == ["El mapa está dañado."]
    assert source.loads == 2


def test_what_could_not_be_loaded_is_tried_again(source, in_force):
    """A file that was missing may come without any other sign."""
    source.version, source.refusal = "v2", GeoError("Falta un archivo.")
    source.wait(LOOK_EVERY)
    in_force.current()
    source.refusal = None
    source.wait(RETRY_AFTER)
    assert version_of(in_force) == "v2"
    assert in_force.refusal == ""


def test_a_refused_version_that_is_taken_back_is_forgotten(source, in_force):
    """The version in force is the newest again."""
    source.version, source.refusal = "v2", GeoError("El mapa está dañado.")
    source.wait(LOOK_EVERY)
    in_force.current()
    source.version = "v1"
    source.wait(LOOK_EVERY)
    assert version_of(in_force) == "v1"
    assert in_force.refusal == ""


def test_the_first_one_must_load(source):
    """A server does not start on a damaged map."""
    source.refusal = GeoError("El mapa está dañado.")
    with pytest.raises(GeoError, match="dañado"):
        source.in_force()


def test_the_latest_formers_are_found(source, in_force):
    """An open page asks for what it was loaded with; older versions are gone."""
    for number in range(2, 5):
        source.version = f"v{number}"
        source.wait(LOOK_EVERY)
        in_force.current()
    found = [in_force.find(lambda known, wanted=f"v{n}": known.model.version == wanted) for n in range(1, 5)]
    assert [one.model.version if one else None for one in found] == [None, "v2", "v3", "v4"]
    assert FORMERS == 2


def test_an_unknown_version_is_looked_for_at_once(source, in_force):
    """Another process may have taken it up before this one's next look."""
    source.version = "v2"
    found = in_force.find(lambda known: known.model.version == "v2")
    assert found is in_force.current()


def test_readers_do_not_wait_for_a_load(source, in_force):
    """While one thread loads, the others get the former."""
    begun, may_end = threading.Event(), threading.Event()

    def slow(former):
        begun.set()
        assert may_end.wait(10)
        return replace(former, model=replace(former.model, version="v2"))

    in_force._load = slow
    source.version = "v2"
    source.wait(LOOK_EVERY)
    loader = threading.Thread(target=in_force.current)
    loader.start()
    assert begun.wait(10)
    source.wait(LOOK_EVERY)
    assert version_of(in_force) == "v1"
    may_end.set()
    loader.join(10)
    assert version_of(in_force) == "v2"


def test_models_do_not_add_up(source, in_force):
    """After twenty changes only the model in force and those of the kept formers are alive."""
    models = []
    for number in range(20):
        source.version = f"w{number}"
        source.wait(LOOK_EVERY)
        models.append(weakref.ref(in_force.current().model))
    gc.collect()
    assert sum(model() is not None for model in models) == 1 + FORMERS


# ---- real boundary files -------------------------------------------------------------------------------


def draw(folder, degrees):
    """Publish a map of one square of some width, as an import does."""
    square = shapely.box(-75, 6, -75 + degrees, 7)
    units = gpd.GeoDataFrame(geometry=gpd.GeoSeries({"05001": square}, crs="EPSG:4326"))
    return publish(units, folder / "geo", label=f"{degrees} grados", source="Prueba.", formers=FORMERS)


@pytest.fixture
def on_disk(tiny, tmp_path):
    """What is in force by a state folder, and its clock in a list."""
    clock = [0.0]

    def load(former):
        return Snapshot(tiny.model, active_map(tmp_path))

    return SnapshotInForce(load, lambda: map_mark(tmp_path), lambda: clock[0]), clock


def test_imported_boundaries_are_in_force_without_a_restart(on_disk, tmp_path):
    """First the embedded map, then each one that is published, then the embedded one again."""
    in_force, clock = on_disk
    labels = [in_force.current().boundaries.label]
    for degrees in (1, 2):
        draw(tmp_path, degrees)
        clock[0] += LOOK_EVERY
        labels.append(in_force.current().boundaries.label)
    (tmp_path / "geo" / MANIFEST).unlink()
    clock[0] += LOOK_EVERY
    labels.append(in_force.current().boundaries.label)
    assert labels == ["límites generalizados", "1 grados", "2 grados", "límites generalizados"]


@pytest.mark.parametrize("damage", ["manifest", "file"])
def test_damaged_boundaries_leave_the_former_map(on_disk, tmp_path, damage):
    """A manifest that can't be read, and one that names a file that is not there."""
    in_force, clock = on_disk
    draw(tmp_path, 1)
    clock[0] += LOOK_EVERY
    former = in_force.current()
    published = draw(tmp_path, 2)
    if damage == "manifest":
        (tmp_path / "geo" / MANIFEST).write_text("{")
    else:
        (tmp_path / "geo" / published.topology).unlink()
    clock[0] += LOOK_EVERY
    assert in_force.current() is former
    assert "Importe de nuevo los límites" in in_force.refusal
