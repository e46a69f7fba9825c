"""The view as a whole: every combination is built, and says what it ignored."""

import re

import numpy as np
import pytest

from dashboard.core.state import Level, ViewState
from dashboard.indicators.declarations import declare
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.views.home import build_view, region_spread, view_of_query

KEYS = tuple(declare(("1", "2")))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["municipio", "gobernacion"])
def test_every_view_is_built(tiny, key, kind):
    """Every indicator at every level, for both types."""
    for level in Level:
        view = build_view(tiny.snapshot, ViewState(indicator=key, level=level, entity_type=kind))
        assert view.finding
        assert not re.search(r"\bnan\b", view.finding)
        assert len(view.cards) == 5


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_view_is_built(tiny, key):
    """Filters that leave nobody are a view like any other."""
    view = build_view(tiny.snapshot, ViewState(indicator=key, regions=("caribe",), departments=("05",)))
    assert view.finding.startswith("Ninguna entidad cumple todos los filtros:")
    assert view.region_rows == ()


@pytest.mark.parametrize("key", KEYS)
def test_every_cutoff_is_built(tiny, key):
    """Also before and after the indicator's phase."""
    for cutoff in tiny.model.cutoffs:
        assert build_view(tiny.snapshot, ViewState(indicator=key, cutoff=cutoff)).finding


def test_a_phase_without_reports_does_not_break_a_page(silent_phase):
    """A phase that is only in the catalogue is shown as without report."""
    for key in silent_phase.indicators:
        assert build_view(silent_phase, ViewState(indicator=key)).finding, key


def test_the_query_is_canonical(tiny):
    """Whatever the order of the address, the view gives back the one way to write it."""
    view = view_of_query(tiny.snapshot, "?universo=B&universo=A&region=caribe&nivel=municipio")
    assert view.query == "region=caribe&universo=A&universo=B"


def test_notices_say_what_was_ignored(tiny):
    """One sentence per thing."""
    view = view_of_query(tiny.snapshot, "?color=rojo&region=atlantida")
    assert len(view.notices) == 2


def test_a_comparison_that_is_not_earlier_is_said(tiny):
    """`desde` at or after the cut-off can't be used: the address has it wrong, and the page says so."""
    view = view_of_query(tiny.snapshot, "?corte=2020-09-30&desde=2020-10-15")
    assert view.notices


def test_spread_of_a_region(tiny):
    """Caribe: 0 and 15; Andina: Medellín alone."""
    view = ViewState()
    rows = evaluate(resolve_view(tiny.snapshot.indicators, tiny.model, view), tiny.model, view)
    spread = region_spread(tiny.snapshot, rows)
    np.testing.assert_allclose(spread.loc["caribe"], [0, 3.75, 7.5, 11.25, 15], rtol=1e-6)
    np.testing.assert_allclose(spread.loc["andina"], [62.5] * 5)


def test_rows_of_the_regions(tiny):
    """Name, value, n, missing, lowest, middle and highest, in words."""
    assert build_view(tiny.snapshot, ViewState()).region_rows == (
        ("Andina", "62,5\xa0%", "1", "1", "62,5\xa0%", "62,5\xa0%", "62,5\xa0%"),
        ("Caribe", "7,5\xa0%", "2", "0", "0,0\xa0%", "7,5\xa0%", "15,0\xa0%"),
    )


def test_filters_leave_their_regions_only(tiny):
    """A region without entities in the selection is no row."""
    view = build_view(tiny.snapshot, ViewState(departments=("08",)))
    assert [row[0] for row in view.region_rows] == ["Caribe"]


def test_the_reach_of_a_region_with_withheld_values_is_not_told(snapshot):
    """One municipality of Caribe has answers enough: its rating is not the reach of the 51 that answered."""
    view = build_view(snapshot, ViewState(indicator="calificacion-encuesta"))
    assert view.regions.rows.at["caribe", "n"] > 1
    assert view.regions.spread.loc["caribe"].isna().all()
