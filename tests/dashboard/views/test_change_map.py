"""The map of changes between two cut-offs: legend, title, sentence and payload say the same."""

from datetime import date

import pytest

from dashboard.core.scales import DIFFERENCE
from dashboard.core.state import Level, ViewState
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.views.home import build_view, view_of_query


def _values(snapshot, cutoff):
    """Progress of every municipality at a cut-off."""
    state = ViewState(cutoff=cutoff)
    return evaluate(
        resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state, Level.ENTITY
    )["value"]


def test_comparing_paints_the_change(snapshot):
    """Without `desde` the map shows values; with it, changes in their own scale."""
    assert view_of_query(snapshot, "").payload["pinta"] == "valores"
    view = view_of_query(snapshot, "desde=2020-10-31")
    assert view.payload["pinta"] == "cambios"
    assert [name for _, name in view.payload["escala"]] == [band.label for band in DIFFERENCE.bands]
    assert view.title.startswith("Cambio: ")


@pytest.mark.parametrize("query", ["", "region=caribe", "nivel=departamento", "tipo=gobernacion"])
def test_the_legend_counts_every_unit_once(snapshot, query):
    """Classes of change, units that can't be compared and states add up to the units of the map."""
    view = view_of_query(snapshot, f"{query}&desde=2020-10-31")
    assert sum(item.count for item in view.legend) == len(view.payload["clases"])


def test_the_sentence_counts_what_the_rows_say(snapshot):
    """Who advances, stands still and goes back, recounted from the two evaluations."""
    state = ViewState(since=date(2020, 10, 31), cutoff=date(2020, 11, 30))
    now, earlier = (_values(snapshot, day) for day in (date(2020, 11, 30), date(2020, 10, 31)))
    change = (now - earlier).dropna().round(6)
    sentence = build_view(snapshot, state).finding
    assert f"{(change > 0).sum()} municipios avanzan" in sentence
    assert f"{(change < 0).sum()} retroceden" in sentence


def test_an_attribute_has_no_map_of_changes(snapshot):
    """Universes have no history: the comparison leaves the map as it is."""
    assert view_of_query(snapshot, "indicador=universo&desde=2020-10-31").payload["pinta"] == "clases"
