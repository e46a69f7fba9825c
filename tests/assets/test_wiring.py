"""Python names the functions that the browser runs: each is there, and none is there for nobody."""

import pytest

from tests.apps import app_of

NAMES = """(() => Object.fromEntries(
  Object.entries(window.dash_clientside).filter(([, value]) => typeof value === "object")
    .map(([name, value]) => [name, Object.keys(value).sort()])))"""


@pytest.fixture(scope="module")
def wired(snapshot):
    """The functions that callbacks name, by namespace."""
    found = {}
    for callback in app_of(snapshot)._callback_list:
        named = callback["clientside_function"]
        if named:
            found.setdefault(named["namespace"], set()).add(named["function_name"])
    return {namespace: sorted(names) for namespace, names in found.items()}


def test_every_function_of_a_callback_is_in_a_script_and_the_other_way_round(scripts, wired):
    """A name without a function fails silently in the browser; a function without a callback is dead."""
    assert len(wired) > 5
    assert scripts.call(NAMES) == wired
