"""Universes from indices: by hand, at the national means, and at any thresholds."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.universes import (
    INDICES,
    classes_at,
    classes_of_data,
    cut_vocabulary,
    cuts_of,
    has_indices,
    national_means,
)
from data.published.universes import published_universes

CODES = ("05001", "05002", "08001", "08078", "08137", "11001", "05", "08")  # in the order of the fixture
INVESTMENT = ("80", "20", "80", "20", None, "50", None, "90")
FISCAL = ("80", "20", "20", "80", "10", "50", None, "90")
RESULTS = ("20", "20", "80", "80", "90", "50", None, "90")


@pytest.fixture(scope="module")
def country(tiny):
    """The tiny country with indices; Campo lacks one, and a gobernación has all three in vain."""
    columns = dict(zip(INDICES.values(), (INVESTMENT, FISCAL, RESULTS), strict=True))
    return tiny.build(members={name: list(values) for name, values in columns.items()}).model


def letters(model, cuts):
    """The letter of each entity by code."""
    return dict(zip(model.entities.index, classes_at(model, cuts), strict=True))


def test_the_default_is_the_mean_of_those_with_the_three_indices(country):
    """80, 20, 80, 20 and 50 of investment: 50; the gobernación's 90 and Campo's 10 do not count."""
    assert dict(national_means(country)) == {"inversion": 50.0, "fiscal": 50.0, "resultados": 50.0}


def test_the_class_is_the_three_sides(country):
    """At its threshold an index is high; without one of them there is no class."""
    found = letters(country, national_means(country))
    assert found == {
        "05001": "A",
        "05002": "C",
        "08001": "E",
        "08078": "H",
        "08137": "",
        "11001": "F",
        "05": "",
        "08": "",
    }


def test_a_threshold_that_moves_changes_one_side(country):
    """With 90 of fiscal nobody is high there: A is B, H is G, F is E."""
    found = letters(country, cuts_of(country, ("fiscal.90",)))
    assert (found["05001"], found["08078"], found["11001"]) == ("B", "G", "E")


def test_of_two_thresholds_for_one_index_the_first_counts(country):
    """An address with both is not refused."""
    assert cuts_of(country, ("fiscal.10", "fiscal.90"))["fiscal"] == 10.0


def test_without_indices_there_are_no_classes(tiny):
    """And no mean to cut at."""
    assert not has_indices(tiny.model).any()
    assert all(math.isnan(mean) for mean in national_means(tiny.model).values())
    assert set(classes_at(tiny.model, national_means(tiny.model))) == {""}


def test_the_national_means_reproduce_the_published_classes(snapshot):
    """167, 191, 231, 96, 128, 92, 82 and 115, and every municipality in the class that the data give."""
    model = snapshot.model
    found = classes_at(model, national_means(model))
    assert (found == classes_of_data(model)).all()
    counts = {letter: int((found == letter).sum()) for letter in "ABCDEFGH"}
    assert counts == {letter: one.towns for letter, one in published_universes().items()}
    assert list(counts.values()) == [167, 191, 231, 96, 128, 92, 82, 115]


@given(asked=st.lists(st.sampled_from(cut_vocabulary()), max_size=4))
def test_any_thresholds_class_all_who_have_indices(snapshot, asked):
    """One letter each, of the eight; nobody is lost."""
    model = snapshot.model
    found = classes_at(model, cuts_of(model, asked))
    assert set(found[has_indices(model)]) <= set("ABCDEFGH")
    assert set(found[~has_indices(model)]) == {""}


def test_the_published_totals_are_met(snapshot):
    """UNI-BAJOS 685 and UNI-ALTOS 417: the focus and the rest."""
    published = snapshot.model.published["number"]
    focus = sum(one.towns for one in published_universes().values() if one.is_focus)
    rest = sum(one.towns for one in published_universes().values() if not one.is_focus)
    assert (focus, rest) == (published["UNI-BAJOS"], published["UNI-ALTOS"])
    assert all(one.is_focus != one.results for one in published_universes().values())
