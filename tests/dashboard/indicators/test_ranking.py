"""The monthly ranking by hand: two codes of DNP, and one of another partner that is not ranked."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.ranking import ranking, reports_between
from dashboard.indicators.weights import COMPONENTS, weight_vocabulary, weights_asked

CODES = ("05001", "05002", "08001", "08078", "08137", "11001", "05", "08")  # in the order of the fixture
ADVISERS = {"05001": "ASE-1", "11001": "ASE-2", "08078": "ASE-2", "08001": "DAF-1", "05": "COO-1"}
SEPTEMBER = date(2020, 9, 30)
EQUAL = {"asesorias": 0, "cobertura": 50, "puntualidad": 50}


@pytest.fixture(scope="module")
def country(tiny):
    """In September Medellín and Baranoa report on the 10th and Barranquilla on the 28th; Bogotá never."""
    return tiny.build(members={"adviser_code": [ADVISERS.get(code) for code in CODES]})


def places(country, weights=EQUAL, **state):
    """The ranking by code."""
    found = ranking(country, ViewState(**state), SEPTEMBER, weights)
    return {place.adviser: place for place in found}


def test_a_report_is_an_entity_in_a_cut_off(country):
    """Barranquilla's, on the 28th, is one of the three last days of the month."""
    count, late = reports_between(country.model, date(2020, 9, 1), SEPTEMBER)
    codes = country.model.entities.index
    assert {code: n for code, n in zip(codes, count, strict=True) if n} == {
        "05": 1,
        "05001": 1,
        "08001": 1,
        "08078": 1,
    }
    assert list(codes[late > 0]) == ["08001"]


def test_components_by_hand(country):
    """ASE-2 has Bogotá, silent, and Baranoa: half attended, all punctual; nobody advised in September."""
    own = places(country)["ASE-2"]
    assert (own.entities, own.reports, own.advisories) == (2, 1, 0)
    assert own.parts["cobertura"] == 50.0
    assert own.parts["puntualidad"] == 100.0
    assert own.parts["asesorias"] != own.parts["asesorias"]
    assert own.score == 75.0


def test_codes_of_other_partners_are_not_ranked(country):
    """They keep no register of advisories."""
    assert set(places(country)) == {"ASE-1", "ASE-2", "COO-1"}


def test_those_that_print_alike_share_a_place(country):
    """ASE-1 and COO-1 have 100; ASE-2 is third."""
    assert {code: place.rank for code, place in places(country).items()} == {
        "ASE-1": 1,
        "COO-1": 1,
        "ASE-2": 3,
    }


def test_what_cannot_be_measured_is_not_zero(country):
    """With all the weight on advisories, of which there are none, nobody has a score."""
    only = {"asesorias": 100, "cobertura": 0, "puntualidad": 0}
    assert {place.rank for place in places(country, only).values()} == {None}


def test_weights_are_of_what_is_known(country):
    """Half of the weight is on what is not known: the rest decides alone."""
    weights = {"asesorias": 50, "cobertura": 50, "puntualidad": 0}
    assert places(country, weights)["ASE-2"].score == 50.0


def test_filters_choose_who_is_ranked(country):
    """In Caribe only ASE-2 has an entity of the phase, with the one that reports."""
    found = places(country, regions=("caribe",))
    assert {code: place.entities for code, place in found.items()} == {"ASE-2": 1}


def test_advisories_are_per_entity_and_over_the_most(snapshot):
    """Somebody has 100, nobody more; every score is a percentage."""
    weights = weights_asked(())
    found = ranking(snapshot, ViewState(), date(2020, 4, 30), weights)
    assert max(place.parts["asesorias"] for place in found) == 100.0
    assert all(0 <= place.score <= 100 for place in found)
    assert [place.rank for place in found] == sorted(place.rank for place in found)


def test_the_weights_of_an_address():
    """Over the declared ones; of two for one the first counts."""
    assert weights_asked(()) == {one.key: one.weight for one in COMPONENTS}
    assert weights_asked(("asesorias.5", "asesorias.90"))["asesorias"] == 5
    assert sum(one.weight for one in COMPONENTS) == 100
    assert "puntualidad.100" in weight_vocabulary()
