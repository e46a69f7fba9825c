"""Filters: who passes, which one empties the selection, and how they are said."""

import numpy as np
import pytest

from dashboard.core.state import SELECTION_FIELDS, ViewState
from dashboard.indicators.filters import population
from dashboard.indicators.selection import (
    FILTERS,
    describe_filters,
    emptied_by,
    in_force,
    selected,
)


def passing(tiny, **state):
    """The codes that pass."""
    return tiny.model.entities.index[selected(tiny.model, ViewState(**state))].tolist()


def test_without_filters_every_town_passes(tiny):
    """All municipalities and no gobernación."""
    assert passing(tiny) == ["05001", "05002", "08001", "08078", "08137", "11001"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({"entity_type": "gobernacion"}, ["05", "08"]),
        ({"regions": ("caribe",)}, ["08001", "08078", "08137"]),
        ({"regions": ("andina", "caribe")}, ["05001", "05002", "08001", "08078", "08137", "11001"]),
        ({"departments": ("05", "11")}, ["05001", "05002", "11001"]),
        ({"phases": ("1",)}, ["05001", "05002", "08001", "11001"]),
        ({"phases": ("1", "2")}, ["05001", "05002", "08001", "08078", "11001"]),
        ({"universes": ("A", "C")}, ["05001", "08001", "08078"]),
        ({"decree_683": "si"}, ["05001", "08001"]),
        ({"decree_683": "no"}, ["05002", "08078", "08137", "11001"]),
        ({"partners": ("DNP", "ART")}, ["05001", "05002", "11001"]),
        ({"pdet": "si"}, ["05002"]),
        ({"pdet": "no"}, ["05001", "08001", "08078", "08137", "11001"]),
    ],
)
def test_each_filter(tiny, state, expected):
    """A list means any of its values."""
    assert passing(tiny, **state) == expected


def test_filters_combine(tiny):
    """Every filter must hold."""
    assert passing(tiny, regions=("andina",), universes=("A", "B"), decree_683="si") == ["05001"]


def test_a_filter_on_a_missing_attribute_leaves_the_entity_out(tiny):
    """A town without universe is in no universe; it is not an error."""
    assert "08137" not in passing(tiny, universes=tuple("ABCDEFGH"))


def test_combining_is_intersecting(snapshot):
    """On the shipped data the mask of two filters is the product of their masks."""
    model = snapshot.model
    both = selected(model, ViewState(regions=("caribe",), decree_683="si"))
    each = selected(model, ViewState(regions=("caribe",))) & selected(model, ViewState(decree_683="si"))
    np.testing.assert_array_equal(both, each)


def test_population_is_one_type(tiny):
    """Municipalities or gobernaciones, never both."""
    towns = population(tiny.model, ViewState())
    offices = population(tiny.model, ViewState(entity_type="gobernacion"))
    assert not (towns & offices).any()
    assert (towns | offices).all()


def test_emptied_by_is_silent_with_entities(tiny):
    """A selection with someone in it has no culprit."""
    assert emptied_by(tiny.model, ViewState(regions=("caribe",))) == ((), True)


def test_emptied_by_names_the_culprit(tiny):
    """Only taking off PDET gives entities back."""
    state = ViewState(regions=("caribe",), decree_683="no", pdet="si")
    culprits, one_is_enough = emptied_by(tiny.model, state)
    assert [item.field for item in culprits] == ["regions", "pdet"]
    assert one_is_enough
    alone = ViewState(universes=("F",), phases=("2",))
    assert [item.field for item in emptied_by(tiny.model, alone)[0]] == ["universes"]


def test_emptied_by_names_all_when_none_suffices(tiny):
    """Universe F is empty and gobernaciones have no PDET: no single filter is the culprit."""
    state = ViewState(universes=("F",), pdet="si", entity_type="gobernacion")
    culprits, one_is_enough = emptied_by(tiny.model, state)
    assert [item.field for item in culprits] == ["universes", "pdet"]
    assert not one_is_enough


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, "todo el país"),
        ({"entity_type": "gobernacion"}, "gobernaciones"),
        ({"entity_type": "gobernacion", "regions": ("caribe",)}, "gobernaciones, región Caribe"),
        ({"regions": ("andina", "caribe")}, "regiones Andina y Caribe"),
        ({"departments": ("05", "08")}, "Antioquia y Atlántico"),
        ({"phases": ("2",)}, "fase II"),
        ({"phases": ("1", "2")}, "fases I y II"),
        ({"universes": ("A",)}, "universo A"),
        ({"universes": ("A", "B", "C")}, "universos A, B y C"),
        ({"decree_683": "si"}, "con Decreto 683"),
        ({"decree_683": "no"}, "sin Decreto 683"),
        ({"pdet": "si"}, "PDET"),
        ({"pdet": "no"}, "no PDET"),
        ({"partners": ("DNP",)}, "socio DNP"),
    ],
)
def test_filters_in_words(tiny, state, expected):
    """Each filter says itself."""
    assert describe_filters(tiny.model, ViewState(**state)) == expected


def test_several_partners_are_plural(tiny):
    """Two partners are «socios», as two regions are «regiones»."""
    words = describe_filters(tiny.model, ViewState(partners=("ART", "DNP")))
    assert words == "socios ART y DNP"


def test_filters_are_said_in_declared_order(tiny):
    """As the sentence of the design: region, universes, decree."""
    state = ViewState(decree_683="si", universes=("A", "B"), regions=("caribe",))
    assert describe_filters(tiny.model, state) == "región Caribe, universos A y B, con Decreto 683"
    assert [item.field for item in in_force(state)] == ["regions", "universes", "decree_683"]


def test_every_filter_is_a_field_of_the_view():
    """No filter looks at a field that is not there, and none is declared twice."""
    fields = [item.field for item in FILTERS]
    assert set(fields) <= set(ViewState.__dataclass_fields__)
    assert len(set(fields)) == len(fields)


def test_a_side_of_a_comparison_is_made_of_the_filters():
    """All of them, and of nothing else."""
    assert {item.field for item in FILTERS} == set(SELECTION_FIELDS)
