"""The controls: one per parameter of the address, with values that the address accepts."""

import dash_bootstrap_components as dbc
import pytest
from dash.development.base_component import Component

from dashboard.core.state import PARAMETERS, parse_state
from layouts.ids import ControlIds
from layouts.parts.controls import control_specs, filter_controls, view_controls

UNCONTROLLED = ("entidad", "regla", "lista", "clase", "a", "b", "umbral", "peso")  # picked by other means
KINDS = (dbc.Select, dbc.RadioItems, dbc.Checklist)


@pytest.fixture(scope="module")
def controls(snapshot):
    """Every control of the page by id."""
    roots = [*view_controls(snapshot), *filter_controls(snapshot)]
    found = [item for root in roots for item in (root, *root._traverse()) if isinstance(item, Component)]
    return {str(item.id): item for item in found if isinstance(item, KINDS)}


def test_every_parameter_has_a_control(controls):
    """And no control stands for anything else; the picked entity is the search's, rules are of links."""
    assert set(controls) | {f"control-{key}" for key in UNCONTROLLED} == {
        f"control-{parameter.key}" for parameter in PARAMETERS
    }
    assert set(controls) <= {member.value for member in ControlIds}


def test_specs_follow_the_address(snapshot):
    """Key, default and whether it repeats, in the order of the address."""
    assert [(spec["clave"], spec["omision"], spec["varios"]) for spec in control_specs(snapshot)] == [
        (parameter.key, parameter.default, parameter.many) for parameter in PARAMETERS
    ]


@pytest.mark.parametrize(
    "parameter", [p for p in PARAMETERS if p.key not in UNCONTROLLED], ids=lambda p: p.key
)
def test_options_are_values_of_the_address(snapshot, controls, parameter):
    """Choosing any option makes an address that is read without complaint."""
    options = [option["value"] for option in controls[f"control-{parameter.key}"].options]
    chosen = [value for value in options if value]
    assert [parse_state(f"{parameter.key}={value}", snapshot.vocabulary)[1] for value in chosen] == [
        ()
    ] * len(chosen)


@pytest.mark.parametrize(
    "parameter", [p for p in PARAMETERS if p.key not in (*UNCONTROLLED, "nivel")], ids=lambda p: p.key
)
def test_every_value_of_the_address_can_be_chosen(snapshot, controls, parameter):
    """The page reaches every view (the country is a level of files, not of the map)."""
    options = {option["value"] for option in controls[f"control-{parameter.key}"].options}
    assert set(snapshot.vocabulary[parameter.key]) <= options


def test_labels_of_a_control_are_unique(controls):
    """Two options never look the same."""
    for name, control in controls.items():
        labels = [option["label"] for option in control.options]
        assert len(set(labels)) == len(labels), name
