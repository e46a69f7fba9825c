"""What every page shares: the vocabulary of the address, the order of units, names."""

import pytest

from dashboard.core.state import PARAMETERS, Level
from dashboard.indicators.classes import drawn_scale_positions


def test_the_vocabulary_covers_the_parameters(snapshot):
    """Each key of the address has its values, but the two sides compared, which are queries of their own."""
    assert set(snapshot.vocabulary) == {parameter.key for parameter in PARAMETERS}
    assert {key for key, values in snapshot.vocabulary.items() if not values} == {"a", "b"}


def test_the_vocabulary_has_no_value_twice(snapshot):
    """Values are told apart."""
    for key, values in snapshot.vocabulary.items():
        assert len(set(values)) == len(values), key


@pytest.mark.parametrize(
    ("level", "kind", "size"),
    [
        (Level.ENTITY, "municipio", 1121),
        (Level.ENTITY, "gobernacion", 33),
        (Level.DEPARTMENT, "municipio", 33),
        (Level.REGION, "municipio", 8),
        (Level.COUNTRY, "municipio", 1),
    ],
)
def test_units_of_a_level(snapshot, level, kind, size):
    """The map of gobernaciones is drawn on departments, Bogotá included."""
    assert len(snapshot.map_units(level, kind)) == size


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("05001", "Medellín"),
        ("05", "Antioquia"),
        ("11", "Bogotá, D.C."),
        ("caribe", "Caribe"),
        ("pais", "Colombia"),
    ],
)
def test_names(tiny, code, name):
    """Entities, departments, regions and the country by name."""
    assert tiny.snapshot.unit_name(code) == name


def test_simulated_tables_are_marked(snapshot):
    """The shipped data is a demonstration."""
    assert snapshot.is_demonstration


def test_published_data_alone_is_not_marked(tiny):
    """Without a simulated table there is no mark."""
    published = dict.fromkeys(tiny.model.origins, "informe")
    snapshot = tiny.build()
    object.__setattr__(snapshot.model, "origins", published)
    assert not snapshot.is_demonstration


def test_what_travels_as_positions(snapshot):
    """Categories at any level; attributes for entities only; numbers never."""
    found = {
        key: [
            drawn_scale_positions(snapshot.indicators[key], level) for level in (Level.ENTITY, Level.REGION)
        ]
        for key in ("universo", "pdet", "avance-fase-2")
    }
    assert found == {"universo": [True, True], "pdet": [True, False], "avance-fase-2": [False, False]}
