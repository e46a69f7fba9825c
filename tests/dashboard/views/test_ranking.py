"""Who leads and who lags, unit by unit."""

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import unbroken
from dashboard.indicators.resolved import resolve_view
from dashboard.views.ranking import EACH_END, build_ranking


def ranked(snapshot, **state):
    """The ranking of a state."""
    view = ViewState(**state)
    return build_ranking(snapshot, resolve_view(snapshot.indicators, snapshot.model, view), view)


def test_who_is_ahead_comes_first(tiny):
    """Medellín 62,5, Barranquilla 15, Baranoa 0; the three without a value are counted at the end."""
    ranking = ranked(tiny.snapshot)
    assert [(row.place, row.name, row.owner, row.value) for row in ranking.rows] == [
        (1, "Medellín", "Antioquia", 62.5),
        (2, "Barranquilla", "Atlántico", 15.0),
        (3, "Baranoa", "Atlántico", 0.0),
    ]
    assert [row.is_zero for row in ranking.rows] == [False, False, True]
    assert ranking.sentence == unbroken(
        "Avance de la fase II: 3 municipios con valor; el más alto, Medellín (62,5 %); "
        "el más bajo, Baranoa (0,0 %). 3 sin valor al final."
    )


def test_in_a_selection_by_class_who_is_behind_comes_first(tiny):
    """The laggards by how late they are; their places stay."""
    ranking = ranked(tiny.snapshot, classes=("avance-fase-2.0-a-20", "avance-fase-2.cero"))
    assert [(row.place, row.name) for row in ranking.rows] == [(2, "Baranoa"), (1, "Barranquilla")]


def test_fewer_days_are_better(tiny):
    """Medellín reported last."""
    rows = ranked(tiny.snapshot, indicator="dias-sin-reporte").rows
    assert rows[0].name == "Medellín"
    assert [row.value for row in rows] == sorted(row.value for row in rows)


def test_who_prints_alike_shares_the_best_place(snapshot):
    """Places are those of the printed values."""
    rows = ranked(snapshot).rows
    assert all(row.place == 1 + sum(other.value > row.value for other in rows) for row in rows)


def test_of_many_only_both_ends_are_shown(snapshot):
    """And how many stand between them."""
    ranking = ranked(snapshot)
    assert (len(ranking.first), len(ranking.last)) == (EACH_END, EACH_END)
    assert len(ranking.rows) == 2 * EACH_END + ranking.left_out
    assert (ranking.rows[0], ranking.rows[-1]) == (ranking.first[0], ranking.last[-1])


def test_groups_are_ranked_by_their_mean(tiny):
    """Andina 62,5, Caribe 7,5."""
    ranking = ranked(tiny.snapshot, level=Level.REGION)
    assert [(row.name, row.value) for row in ranking.rows] == [("Andina", 62.5), ("Caribe", 7.5)]
    assert ranking.sentence.startswith("Avance de la fase II: 2 regiones con valor; el más alto, Andina")


@pytest.mark.parametrize("key", ["universo", "pdet"])
def test_a_category_ranks_nobody(tiny, key):
    """A class of single entities is no order."""
    ranking = ranked(tiny.snapshot, indicator=key)
    assert ranking.rows == ()
    assert "no pone a las unidades en orden" in ranking.sentence


def test_an_empty_selection_says_why(tiny):
    """Which filters clash."""
    assert "Ninguna entidad" in ranked(tiny.snapshot, regions=("caribe",), departments=("05",)).sentence
