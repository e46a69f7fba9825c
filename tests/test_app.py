"""The wiring: ids of callbacks and layouts agree, and nothing imports the composition root."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from dash.development.base_component import Component

import app as composition
from layouts import ids
from layouts.pages.registry import registered
from layouts.parts.entity_grid import entity_table
from layouts.shell import shell
from tests.apps import app_of

ROOT = Path(__file__).parents[1]
PACKAGES = ("callbacks", "layouts", "dashboard", "data", "geo")
ENUMS = [kind for kind in vars(ids).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]


@pytest.fixture(scope="module")
def dash_app(snapshot):
    """An app around the shipped data."""
    return app_of(snapshot)


def _layouts(snapshot):
    pages = {page["path"]: page["layout"](snapshot) for page in registered()}
    return {"shell": shell(snapshot), "table": entity_table(), **pages}


def _ids(component):
    own = getattr(component, "id", None)
    below = (item.id for item in component._traverse() if isinstance(item, Component) and hasattr(item, "id"))
    return [str(found) for found in (own, *below) if found is not None]


def _wired(dash_app):
    """Every id that a callback reads or writes."""
    callbacks = dash_app.callback_map
    written = {name for output in callbacks for name in re.findall(r"([\w-]+)\.\w", output)}
    read = {
        part["id"] for wiring in callbacks.values() for kind in ("inputs", "state") for part in wiring[kind]
    }
    return written | read


def test_every_id_that_a_callback_uses_is_in_a_layout(dash_app, snapshot):
    """Dash says nothing about an id that exists nowhere; the callback would only never fire."""
    placed = {found for layout in _layouts(snapshot).values() for found in _ids(layout)}
    wired = _wired(dash_app)
    assert len(wired) > 20
    assert wired - placed == set()


def test_no_id_is_placed_twice_on_a_screen(snapshot):
    """A page never repeats an id of itself, of the frame or of the table that it receives later."""
    layouts = _layouts(snapshot)
    frame = _ids(layouts.pop("shell")) + _ids(layouts.pop("table"))
    for path, layout in layouts.items():
        found = frame + _ids(layout)
        assert sorted(found) == sorted(set(found)), path


def test_ids_are_unique_across_enums():
    """Two enums never share a value: it would be one id with two names."""
    values = [member.value for kind in ENUMS for member in kind]
    assert len(ENUMS) > 1
    assert sorted(values) == sorted(set(values))


def test_every_declared_id_is_in_a_layout(snapshot):
    """An id nobody places is a leftover."""
    placed = {found for layout in _layouts(snapshot).values() for found in _ids(layout)}
    assert {member.value for kind in ENUMS for member in kind} - placed == set()


def test_pages_have_paths_names_and_titles_of_their_own():
    """Two pages with one path, or one name in the menu, could not be told apart."""
    for attribute in ("path", "name", "title"):
        values = [page[attribute] for page in registered()]
        assert sorted(values) == sorted(set(values))


def test_nobody_imports_the_composition_root():
    """`app` imports everything; an import back would be a circle."""
    written = re.compile(r"^\s*(from app import|import app\b)", re.MULTILINE)
    modules = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    assert len(modules) > 30
    assert [path.name for path in modules if written.search(path.read_text(encoding="utf-8"))] == []


def test_importing_the_composition_root_reads_no_data():
    """Only asking for `server` loads the model, so that tools and tests import for free."""
    assert "server" not in vars(composition)


def test_two_apps_live_in_one_process(dash_app, snapshot):
    """A second app has wiring of its own, equal to the first one's."""
    other = app_of(snapshot)
    assert other.callback_map is not dash_app.callback_map
    assert _wired(other) == _wired(dash_app)
