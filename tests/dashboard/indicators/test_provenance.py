"""The certainty of values: of the rows they are made of, and of what the report prints."""

import numpy as np
import pandas as pd
import pytest

from dashboard.core.state import Level, ViewState
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.provenance import of_groups, origins_of, shown_caveats, source_words
from dashboard.indicators.resolved import resolve_view
from data.contracts import CERTAINTY


@pytest.fixture
def origins(snapshot):
    """The different origins of the rows of a view of the shipped data."""

    def of(level=Level.ENTITY, **state):
        view = ViewState(**state)
        rows = evaluate(resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view, level)
        return origins_of(rows)

    return of


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({"indicator": "pdet"}, ("informe",)),
        ({"indicator": "cobertura-fase-2"}, ("informe",)),
        ({"indicator": "decreto-683"}, ("demostración",)),
        ({"indicator": "decreto-683", "entity_type": "gobernacion"}, ("informe",)),
        ({"indicator": "universo"}, ("demostración",)),
        ({"indicator": "avance-fase-2"}, ("demostración", "informe")),
        ({"indicator": "hito", "milestone": "2.1"}, ("demostración",)),
        ({"indicator": "calificacion-encuesta"}, ("demostración",)),
    ],
)
def test_origins_of_the_shipped_rows(origins, state, expected):
    """What the report or a decree prints of an entity is theirs; the rest is simulated."""
    assert origins(**state) == expected


def test_a_group_is_as_certain_as_its_least_certain_member(origins):
    """Valle holds printed and simulated municipalities, as the country does."""
    assert origins(Level.COUNTRY, indicator="avance-fase-2") == ("demostración",)
    assert origins(Level.COUNTRY, indicator="cobertura-fase-2") == ("informe",)


def test_who_has_no_data_does_not_decide():
    """A group is judged by its members with data; only without any, by the others."""
    ranks = np.array([2, 0, 0, 1], dtype=np.int8)
    known = np.array([True, False, False, False])
    found = of_groups(ranks, np.array([0, 0, 1, 1]), 3, known, np.ones(4, dtype=bool))
    assert found.tolist() == [2, 0, len(CERTAINTY)]


def test_a_simulated_value_that_differs_from_the_printed_one_is_simulated(tiny):
    """Nothing is printed of the tiny country: everything it holds is as its tables say."""
    assert set(tiny.rows(indicator="pdet")["origin"]) == {CERTAINTY.index("demostración")}


def test_caveats_of_a_simulation_go_with_it(snapshot):
    """Loaded data does not say that it is simulated."""
    universe = snapshot.indicators["universo"]
    assert any("se simula" in text for text in shown_caveats(universe, ("demostración",)))
    assert not any("se simula" in text for text in shown_caveats(universe, ("real",)))


def test_sources_are_cited_once(snapshot):
    """Two parts of the same report are one source."""
    words = source_words(snapshot.model, "entities", "milestone_reports", "survey_answers")
    report = "DNP, informe final de la Estrategia Gobierno al Plan (2020)"
    assert words == f"Fuente: {report}, registro SETA y encuesta a los usuarios."


def test_origins_of_rows_with_data_come_first():
    """Rows without data decide only when there are no others."""
    rows = pd.DataFrame({"n": [1, 0], "origin": [0, 2]})
    assert origins_of(rows) == ("demostración",)
    assert origins_of(rows[rows["n"] == 0]) == ("informe",)
