"""Rows by hand on the tiny country; means of groups and what travels, by property."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.core.state import Level, ViewState
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.milestones.series import (
    grouped,
    rows_of,
)
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected


def rows_in_view(model, phase, state):
    """The rows of a view's level among the entities that its filters leave."""
    return rows_of(model, phase, selected(model, state), state.level)


PERCENT = st.one_of(st.just(np.nan), st.floats(0, 100, allow_nan=False))


def test_a_milestone_that_nobody_reported_is_told_apart(tiny):
    """Caribe never reported milestone 2 of phase II: it counts 0 and is shown as unknown."""
    rows = rows_in_view(tiny.model, tiny.model.phases["2"], ViewState(level=Level.REGION))
    assert rows.codes.tolist() == ["andina", "caribe"]
    assert rows.at(2)[1].tolist() == [7.5, 30.0, 0.0]
    np.testing.assert_equal(rows.shown_at(2)[1], [7.5, 30.0, np.nan])
    np.testing.assert_equal(rows.shown_at(1)[0], [25.0, 100.0, np.nan])
    np.testing.assert_equal(rows.shown_at(2)[0], [62.5, 100.0, 50.0])


def test_a_zero_that_was_reported_is_a_zero(tiny):
    """Baranoa reported 0 of milestone 1."""
    rows = rows_in_view(tiny.model, tiny.model.phases["2"], ViewState())
    place = rows.codes.get_loc("08078")
    np.testing.assert_equal(rows.shown_at(0)[place], [0.0, 0.0, np.nan])


def test_nothing_is_told_before_the_phase(tiny):
    """At position -1."""
    rows = rows_in_view(tiny.model, tiny.model.phases["2"], ViewState(level=Level.REGION))
    assert np.isnan(rows.shown_at(-1)).all()


def test_rows_of_regions(tiny):
    """Phase II at the end: Andina is Medellín alone (Bogotá is silent), Caribe the mean of 15 and 0."""
    rows = rows_in_view(tiny.model, tiny.model.phases["2"], ViewState(level=Level.REGION))
    assert rows.codes.tolist() == ["andina", "caribe"]
    assert rows.values[-1, :, 0] == pytest.approx([62.5, 7.5])
    assert (rows.n[-1].tolist(), rows.missing(2).tolist()) == ([1, 2], [1, 0])


def test_rows_that_the_phase_does_not_assist_are_absent(tiny):
    """Of six municipalities phase II assists four."""
    rows = rows_in_view(tiny.model, tiny.model.phases["2"], ViewState())
    assert rows.codes.tolist() == ["05001", "08001", "08078", "11001"]


def test_before_the_phase_everything_is_unknown(tiny):
    """Place -1 is a day before the first cut-off."""
    rows = rows_in_view(tiny.model, tiny.model.phases["2"], ViewState(level=Level.REGION))
    assert np.isnan(rows.at(-1)).all()
    assert rows.missing(-1).tolist() == [2, 2]


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("key", ["1", "2"])
def test_the_shipped_rows_equal_the_home_page(snapshot, key, level):
    """Same values as the indicator of the phase evaluates, at each level."""
    view = ViewState(indicator=f"avance-fase-{key}", level=level)
    wanted = evaluate(resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view)
    rows = rows_in_view(snapshot.model, snapshot.model.phases[key], view)
    assert rows.values[-1, :, 0] == pytest.approx(wanted["value"].reindex(rows.codes), nan_ok=True)
    assert rows.n[-1].tolist() == wanted["n"].reindex(rows.codes).tolist()


def test_the_country_row_is_that_of_the_home_page(snapshot):
    """The mean of the whole country."""
    view = ViewState(level=Level.COUNTRY)
    wanted = country_row(
        evaluate(resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view)
    )
    rows = rows_in_view(snapshot.model, snapshot.model.phases["2"], view)
    assert rows.values[-1, 0, 0] == pytest.approx(wanted["value"])


@given(arrays(float, (2, 5, 2), elements=PERCENT), st.lists(st.integers(0, 1), min_size=5, max_size=5))
def test_a_group_mean_lies_between_its_members(values, owners):
    """Never outside the lowest and highest member with data; unknown where no member has any."""
    values[np.isnan(values[..., 0])] = np.nan
    values[~np.isnan(values[..., :1]).repeat(2, axis=2) & np.isnan(values)] = 0.0
    keys = np.array(owners)
    rows = grouped(values, ~np.isnan(values), keys, pd.Index(["a", "b"]))
    for place, code in enumerate(rows.codes):
        own = values[:, keys == ["a", "b"].index(code)]
        for cut in range(2):
            known = own[cut][~np.isnan(own[cut, :, 0])]
            mean = rows.values[cut, place]
            assert len(known) == rows.n[cut, place]
            if len(known):
                assert (mean >= known.min(axis=0) - 1e-9).all()
                assert (mean <= known.max(axis=0) + 1e-9).all()
            else:
                assert np.isnan(mean).all()
