"""The difference of two cut-offs: by hand, and antisymmetric by property."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.core.scales import DIFFERENCE
from dashboard.core.state import ViewState
from dashboard.indicators.milestones.series import rows_of
from dashboard.indicators.movement import (
    Movement,
    by_movement,
    change_classes,
    counts,
    difference,
    earlier_position,
)
from dashboard.indicators.selection import selected
from dashboard.views.milestones.focus import resolve_focus
from dashboard.views.milestones.page import changes_of


def rows_in_view(model, phase, state):
    """The rows of a view's level among the entities that its filters leave."""
    return rows_of(model, phase, selected(model, state), state.level)


PERCENT = st.one_of(st.just(np.nan), st.floats(0, 100, allow_nan=False))
SIDES = arrays(float, 6, elements=PERCENT)
CODES = pd.Index(list("abcdef"))
MIRROR = {Movement.UP: Movement.DOWN, Movement.DOWN: Movement.UP, Movement.STILL: Movement.STILL}


@given(SIDES, SIDES)
def test_swapping_the_cutoffs_turns_every_sign(before, after):
    """And who moved forward went back; unknown stays unknown."""
    forth, back = difference(CODES, before, after), difference(CODES, after, before)
    assert forth["change"].to_numpy() == pytest.approx(-back["change"].to_numpy(), nan_ok=True)
    for one, other in zip(forth["movement"], back["movement"], strict=True):
        if one in MIRROR:
            assert other == MIRROR[one]


@given(SIDES, SIDES)
def test_every_row_is_counted_once(before, after):
    """Counts and lists cover the rows, each in one movement."""
    rows = difference(CODES, before, after)
    assert sum(counts(rows).values()) == len(CODES)
    assert sorted(place for places in by_movement(rows).values() for place in places) == list(range(6))


def test_movements():
    """Up, by less than one decimal shows too; still, whatever dust sums leave; down, new, silent."""
    before = np.array([10.0, 10.0, 0.3, 10.0, np.nan, np.nan])
    after = np.array([12.0, 10.01, 0.1 + 0.2, 9.99, 0.0, np.nan])
    rows = difference(CODES, before, after)
    wanted = [Movement.UP, Movement.UP, Movement.STILL, Movement.DOWN, Movement.NEW, Movement.SILENT]
    assert rows["movement"].tolist() == wanted
    assert rows["change"].tolist()[2] == 0


@given(SIDES, SIDES)
def test_the_class_of_a_change_is_its_movement(before, after):
    """«retrocede» and «sigue igual» are classes of the map of changes, and of the rows the same."""
    rows = difference(CODES, before, after)
    labels = [DIFFERENCE.bands[place].label for place in change_classes(rows["change"].to_numpy(float))]
    for movement, label, known in zip(rows["movement"], labels, rows["change"].notna(), strict=True):
        assert not known or label.startswith(movement)


def test_a_change_has_its_class_as_it_is_printed():
    """What reads 5,0 is not «hasta 5 puntos»; what reads 0,0 and moved has a direction; unknown has none."""
    sizes = np.array([-0.01, 0.0, 0.01, 4.94, 4.95, 30.0, np.nan])
    assert change_classes(sizes).tolist() == [0, 1, 2, 2, 3, 5, -1]


@pytest.mark.parametrize(
    ("position", "since", "wanted"),
    [
        (2, None, 1),
        (2, date(2020, 9, 15), 0),
        (2, date(2020, 9, 20), 0),
        (2, date(2020, 10, 15), 1),
        (2, date(2020, 12, 31), 1),
        (2, date(2020, 3, 31), 1),
        (0, None, None),
        (0, date(2020, 3, 31), None),
        (-1, date(2020, 3, 31), None),
    ],
)
def test_the_cutoff_to_compare_with(tiny, position, since, wanted):
    """The asked one where the phase has it before the one looked at; else the one before, if there is one."""
    assert earlier_position(tiny.model.phases["2"], position, since) == wanted


def test_the_largest_change_stands_first():
    """Among those who moved forward."""
    rows = difference(pd.Index(list("abc")), np.array([0.0, 0.0, 0.0]), np.array([5.0, 50.0, 20.0]))
    assert by_movement(rows) == {Movement.UP: [1, 2, 0]}


def changes(snapshot, **state):
    view = ViewState(**state)
    found = resolve_focus(snapshot.model, snapshot.indicators[view.indicator], view)
    return changes_of(found, rows_in_view(snapshot.model, found.phase, view))


def test_of_the_last_two_cutoffs(tiny):
    """Medellín rose 37,5; Barranquilla and Baranoa stand still; Bogotá is silent."""
    rows = changes(tiny.snapshot)
    assert rows["change"].fillna(-1).tolist() == [37.5, 0.0, 0.0, -1]
    assert rows["movement"].tolist() == ["avanza", "sigue igual", "sigue igual", "sin reporte"]


def test_since_another_cutoff(tiny):
    """Since 15 September Barranquilla began to report."""
    day = next(item for item in tiny.model.cutoffs if item.month == 9)
    assert changes(tiny.snapshot, since=day)["movement"].tolist()[1] == "empieza a reportar"


def test_of_a_milestone(tiny):
    """The second milestone of Medellín rose from 0 to 50."""
    assert changes(tiny.snapshot, milestone="2.2")["change"].tolist()[0] == 50.0
