"""The file of names and attributes: columns of equal length, in the order of the map."""

import json

import pytest

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.core.state import Level
from dashboard.views.territory import territory_bytes


@pytest.fixture(scope="module")
def territory(snapshot):
    """The file of the shipped data, read."""
    return json.loads(territory_bytes(snapshot))


def test_columns_of_a_level_have_one_length(territory):
    """A position is one unit in every column."""
    for columns in territory["unidades"].values():
        assert len({len(column) for column in columns.values()}) == 1


def test_units_are_all_there(territory):
    """1.103 municipalities and 18 areas, 33 departments, 8 regions."""
    sizes = {level: len(columns["codigo"]) for level, columns in territory["unidades"].items()}
    assert sizes["municipio"] == 1121
    assert sizes["departamento"] == sizes["gobernacion"] == 33
    assert sizes["region"] == 8


def test_every_level_of_the_address_has_its_units(snapshot, territory):
    """A level that an address may ask for can be drawn."""
    assert set(snapshot.vocabulary["nivel"]) <= set(territory["unidades"])


def test_order_is_that_of_the_map(snapshot, territory):
    """As `Snapshot.map_units` says."""
    for level in (Level.ENTITY, Level.DEPARTMENT, Level.REGION):
        assert territory["unidades"][level]["codigo"] == snapshot.map_units(level, "municipio").tolist()


def test_attributes_are_words(tiny):
    """Yes and no in Spanish; nothing for an area."""
    towns = json.loads(territory_bytes(tiny.snapshot))["unidades"]["municipio"]
    place = towns["codigo"].index("05002")
    assert [towns[key][place] for key in ("universo", "socio", "d683", "pdet")] == ["B", "ART", "no", "sí"]
    area = towns["codigo"].index("08999")
    assert [towns[key][area] for key in ("universo", "socio", "d683", "pdet", "clase")] == [
        None,
        None,
        None,
        None,
        "area",
    ]


def test_places_are_named(tiny):
    """Department and region of each town, by name; the region by slug too."""
    towns = json.loads(territory_bytes(tiny.snapshot))["unidades"]["municipio"]
    place = towns["codigo"].index("08078")
    assert [towns[key][place] for key in ("nombre", "departamento", "region", "region_codigo")] == [
        "Baranoa",
        "Atlántico",
        "Caribe",
        "caribe",
    ]


def test_states_have_a_place_in_the_palette(territory):
    """Every negative code that travels has its fill, and the palette is whole."""
    assert territory["paleta"] == list(PALETTE)
    drawn = [state for state in State if state is not State.CON_AVANCE]
    assert set(territory["estados"]) == {str(int(state)) for state in drawn}
    for state in drawn:
        assert territory["paleta"][territory["estados"][str(int(state))]] == STATE_COLOURS[state]


def test_it_is_made_once(snapshot):
    """The bytes are kept for a snapshot."""
    assert territory_bytes(snapshot) is territory_bytes(snapshot)
